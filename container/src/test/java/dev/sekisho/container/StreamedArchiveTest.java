package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// tar, cpio and ar archives.
class StreamedArchiveTest {
  private static final List<String> ALL =
      List.of(
          "v7.tar",
          "ustar.tar",
          "pax.tar",
          "gnu.tar",
          "oldgnu.tar",
          "newc.cpio",
          "odc.cpio",
          "crc.cpio",
          "bin.cpio",
          "gnu.a",
          "bsd.a");

  private static byte[] bytes(String name) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Others.bytes(name + ".gz")))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Contents read(byte[] archive, Budget budget) {
    ContainerReader reader = Containers.of(Slice.of(archive)).getFirst();
    return reader.read(Slice.of(archive), Opening.of(budget));
  }

  private static Contents read(byte[] archive) {
    return read(archive, Budget.of(Limits.standard()));
  }

  private static List<String> texts(Contents contents) {
    return contents.members().stream()
        .map(m -> m.names().getFirst() + "=" + m.content().latin1())
        .toList();
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v7.tar",
        "ustar.tar",
        "pax.tar",
        "gnu.tar",
        "oldgnu.tar",
        "newc.cpio",
        "odc.cpio",
        "crc.cpio",
        "bin.cpio"
      })
  void read_archiveOfGnu_hasBothFiles(String name) {
    Contents contents = read(bytes(name));

    assertThat(contents.format()).isEqualTo(name.substring(name.indexOf('.') + 1));
    assertThat(texts(contents))
        .containsExactly("text.txt=" + Others.TEXT, "folder/other.txt=" + Others.OTHER);
    assertThat(contents.missing()).isNull();
    assertThat(contents.defects()).isEmpty();
    assertThat(contents.members())
        .allSatisfy(
            m -> {
              assertThat(m.modified()).isEqualTo("2003-07-08T09:10:12Z");
              assertThat(m.size()).isEqualTo(m.content().length());
              assertThat(m.missing()).isNull();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu.a", "bsd.a"})
  void read_ar_hasLongNames(String name) {
    Contents contents = read(bytes(name));

    assertThat(texts(contents))
        .containsExactly(
            "a_long_name_of_some_text.txt=" + Others.TEXT, "other.txt=" + Others.OTHER);
    assertThat(contents.missing()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sparse.tar", "sparse-pax.tar"})
  void read_sparseFile_hasItsZeros(String name) {
    Contents contents = read(bytes(name));

    Member sparse = contents.members().getFirst();
    assertThat(sparse.names()).containsExactly("sparse.bin");
    assertThat(sparse.content().length()).isEqualTo(300_003);
    assertThat(sparse.content().from(299_999).latin1()).isEqualTo("\0end");
    assertThat(contents.members().getLast().content().latin1()).isEqualTo(Others.OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newc", "odc", "crc", "bin", "ustar", "tar"})
  void read_cpioMadeNow_isRead(String format, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("text.txt"), Others.TEXT);
    Files.writeString(folder.resolve("list"), "text.txt\n");

    Others.assumeInstalled("cpio");

    byte[] archive = Others.run(folder, "sh", "-c", "cpio -o -H " + format + " < list");

    assertThat(texts(read(archive))).containsExactly("text.txt=" + Others.TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax"})
  void read_sparseFilesAndOthers_areAllWhole(String format, @TempDir Path folder)
      throws IOException {
    Others.assumeInstalled("truncate");
    Files.writeString(folder.resolve("a"), Others.OTHER);
    Files.writeString(folder.resolve("d"), Others.TEXT);
    for (String name : List.of("b", "c")) {
      String make = "printf start > %s; truncate -s 200000 %s; printf end >> %s";
      Others.run(folder, "sh", "-c", make.replace("%s", name));
    }

    Contents contents =
        read(Others.run(folder, "tar", "-S", "--format=" + format, "-cf", "-", "a", "b", "c", "d"));

    assertThat(contents.missing()).isNull();
    assertThat(contents.members())
        .extracting(m -> m.content().length())
        .containsExactly(Others.OTHER.length(), 200_003, 200_003, Others.TEXT.length());
    assertThat(contents.members().get(2).content())
        .isEqualTo(Slice.of(Files.readAllBytes(folder.resolve("c"))));
    assertThat(contents.members()).allSatisfy(m -> assertThat(m.missing()).isNull());
  }

  @Test
  void read_linksAndFolders_areListedWithoutContent(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("d"));
    Files.writeString(folder.resolve("d/f"), Others.OTHER);
    Files.createSymbolicLink(folder.resolve("d/l"), Path.of("f"));

    Contents contents = read(Others.run(folder, "tar", "--sort=name", "-cf", "-", "d"));

    assertThat(texts(contents)).containsExactly("d/=", "d/f=" + Others.OTHER, "d/l=");
    assertThat(contents.members().getFirst().directory()).isTrue();
    assertThat(contents.members().getLast().method()).isEqualTo("link");
  }

  @Test
  void read_longNames_areWhole(@TempDir Path folder) throws IOException {
    String name = "n".repeat(200);
    Files.writeString(folder.resolve(name), Others.OTHER);
    for (String format : List.of("gnu", "pax")) {
      Contents contents = read(Others.run(folder, "tar", "--format=" + format, "-cf", "-", name));

      assertThat(texts(contents)).containsExactly(name + "=" + Others.OTHER);
    }
  }

  @Test
  void read_archiveBehindTheEnd_isReadToo() {
    Contents contents = read(joined(bytes("gnu.tar"), new byte[1024], bytes("v7.tar")));

    assertThat(contents.members()).hasSize(4);
    assertThat(contents.defects()).containsExactly(Defect.of("tar.further"));
  }

  @Test
  void read_tarDamagedInside_keepsWhatPrecedes() {
    byte[] archive = bytes("ustar.tar");
    Arrays.fill(archive, 512 + 2048, 512 + 2048 + 512, (byte) 'x');

    Contents contents = read(archive);

    assertThat(texts(contents)).containsExactly("text.txt=" + Others.TEXT);
    assertThat(contents.missing()).isEqualTo(new Missing(Cause.DAMAGED, "tar"));
  }

  @Test
  void read_moreMembersThanAllowed_keepsTheFirst() {
    for (String name : ALL) {
      Contents contents = read(bytes(name), Budget.of(Limits.standard().with(Limit.MEMBERS, 1)));

      assertThat(contents.members()).hasSize(1);
      assertThat(contents.missing()).isEqualTo(Missing.of(Limit.MEMBERS));
    }
  }

  @Property(tries = 3_000)
  void read_mutatedAndCut_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] whole = bytes(ALL.get(random.nextInt(ALL.size())));
    byte[] archive = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
    for (int i = random.nextInt(6); i >= 0; i--) {
      archive[random.nextInt(archive.length)] = (byte) random.nextInt();
    }
    Budget budget =
        Budget.of(Limits.standard().with(Limit.MEMBERS, 5).with(Limit.UNPACKED_BYTES, 4_000));

    for (ContainerReader reader : Containers.of(Slice.of(archive))) {
      reader.read(Slice.of(archive), Opening.of(budget)).members().forEach(Member::content);
    }

    assertThat(budget.left(Limit.UNPACKED_BYTES)).isNotNegative();
    assertThat(budget.left(Limit.MEMBERS)).isNotNegative();
  }
}
