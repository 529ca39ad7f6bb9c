package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedArchivesTest {
  private static final Path FOREIGN = Path.of("src", "test", "resources", "foreign");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rar/rar.rar",
        "rar/rar5_stored.rar",
        "cab/gcab_stored.cab",
        "arj/stored.arj",
        "lha/lh0.lzh",
        "lha/header2.lzh",
        "lha/header3.lzh"
      })
  void of_archiveBehindProgramOrPicture_isReadAsWell(String archive) throws IOException {
    byte[] bytes = ForeignArchivesTest.bytes(FOREIGN.resolve(archive));
    List<String> plain = names(Slice.of(bytes));
    for (String host : List.of("MZ", "GIF89a", "%PDF-1.4\n", "#!/bin/sh\n", "\u007fELF")) {
      Slice both = joined(host, 5_000, bytes);
      assertThat(names(both)).as(host).isEqualTo(plain).isNotEmpty();
      assertThat(read(both).getFirst().defects())
          .anyMatch(defect -> defect.code().equals("container.embedded"));
    }
  }

  @Test
  void of_severalCabinetsInOneProgram_areAllRead() throws IOException {
    byte[] first = ForeignArchivesTest.bytes(FOREIGN.resolve("cab/gcab_stored.cab"));
    byte[] second = ForeignArchivesTest.bytes(FOREIGN.resolve("cab/1.cab"));
    Slice both = joined("MZ", 100, joined(first, second));

    assertThat(names(both)).contains("one.txt", "empty", "dir1\\file1");
  }

  @Test
  void of_textAboutArchives_isNotSearched() throws IOException {
    byte[] rar = ForeignArchivesTest.bytes(FOREIGN.resolve("rar/rar.rar"));

    assertThat(Containers.of(joined("Dear all,\n", 16, rar))).isEmpty();
  }

  @Test
  void of_signaturesWithoutHeaders_areNoArchives() {
    Random random = new Random(1);
    ByteArrayOutputStream noise = new ByteArrayOutputStream();
    noise.writeBytes("MZ".getBytes(StandardCharsets.ISO_8859_1));
    for (String sign :
        List.of("Rar!\u001a\u0007\u0000", "7z\u00bc\u00af'\u001c", "MSCF", "`\u00ea")) {
      for (int i = 0; i < 200; i++) {
        byte[] some = new byte[random.nextInt(60)];
        random.nextBytes(some);
        noise.writeBytes(sign.getBytes(StandardCharsets.ISO_8859_1));
        noise.writeBytes(some);
        noise.writeBytes("xx-lh5-".getBytes(StandardCharsets.ISO_8859_1));
      }
    }

    assertThat(Containers.of(Slice.of(noise.toByteArray()))).isEmpty();
  }

  private static List<Contents> read(Slice content) {
    List<Contents> all = new ArrayList<>();
    for (ContainerReader reader : Containers.of(content)) {
      all.add(reader.read(content, Opening.of(Budget.of(Limits.standard()))));
    }
    return all;
  }

  private static List<String> names(Slice content) {
    List<String> names = new ArrayList<>();
    for (Contents contents : read(content)) {
      for (Member member : contents.members()) {
        names.add(member.names().getFirst());
        assertThat(member.defects()).isEmpty();
      }
    }
    return names;
  }

  private static Slice joined(String host, int filling, byte[] archive) {
    byte[] before = new byte[filling];
    byte[] start = host.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, before, 0, start.length);
    return Slice.of(joined(before, archive));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
