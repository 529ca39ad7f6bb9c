package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Archives that other people's programs made, beside what is listed and read of each. The `.out`
/// files are written anew with `-Dgolden.write`.
class ForeignArchivesTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "foreign");

  /// All archives, unpacked where they are kept compressed.
  static Stream<Path> archives() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<Path> found =
          files
              .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".out"))
              .sorted()
              .toList();
      assertThat(found).isNotEmpty();
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".Z")) {
      return bytes;
    }
    try (var in = new ZCompressorInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  @TestFactory
  Stream<DynamicTest> read_foreignArchive_isAsRecorded() {
    return archives()
        .map(file -> dynamicTest(FOLDER.relativize(file).toString(), () -> compare(file)));
  }

  private static void compare(Path file) throws IOException {
    String seen = seen(Slice.of(bytes(file)));
    Path recorded = Path.of(file + ".out");
    if (System.getProperty("golden.write") != null) {
      Files.writeString(recorded, seen);
    }
    assertThat(seen).isEqualTo(Files.readString(recorded));
  }

  /// What all readers that recognise `content` say of it.
  static String seen(Slice content) {
    StringBuilder text = new StringBuilder();
    for (ContainerReader reader : Containers.of(content)) {
      Contents contents = reader.read(content, Opening.of(Budget.of(Limits.standard())));
      text.append(contents.format()).append(missing(contents.missing()));
      text.append(defects(contents.defects())).append('\n');
      contents.members().forEach(member -> text.append(seen(member)).append('\n'));
    }
    return text.toString();
  }

  private static String seen(Member member) {
    Slice content = member.content();
    return "- %s %d of %d, %s%s%s, %s: %d bytes, crc32 %08x%s%s"
        .formatted(
            member.names(),
            member.packedSize(),
            member.size(),
            member.method(),
            member.encrypted() ? ", encrypted" : "",
            member.directory() ? ", folder" : "",
            member.modified(),
            content.length(),
            Checksums.crc32(content),
            missing(member.missing()),
            defects(member.defects()));
  }

  private static String missing(@Nullable Missing missing) {
    return missing == null ? "" : " [" + missing.cause() + " " + missing.detail() + "]";
  }

  private static String defects(List<Defect> defects) {
    StringBuilder text = new StringBuilder();
    defects.forEach(
        d -> text.append(" <").append((d.code() + " " + d.detail()).strip()).append('>'));
    return text.toString();
  }
}
