package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.container.Contents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveMimeReaderTest {
  /// A file whose stream starts at `start`, as its head says or does not.
  private static byte[] file(int start, boolean said, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] head = Arrays.copyOf("ActiveMime".getBytes(StandardCharsets.US_ASCII), start);
    if (said) {
      head[0x1e] = (byte) (start - 46);
      head[0x1f] = (byte) ((start - 46) >> 8);
    }
    out.writeBytes(head);
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
      packed.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Contents read(byte[] file) {
    return Read.one(new ActiveMimeReader(), file);
  }

  @ParameterizedTest
  @CsvSource({"50, true", "50, false", "554, true", "554, false", "99, true", "99, false"})
  void read_macros_areACompoundFile(int start, boolean said) {
    byte[] project = Read.resource("vbaProject.bin");

    Contents contents = read(file(start, said, project));

    assertThat(Read.member(contents, "oledata.bin").content().toArray()).isEqualTo(project);
    assertThat(contents.missing()).isNull();
  }

  @Test
  void read_noStream_isDamaged() {
    assertThat(Read.missing(read(Arrays.copyOf(file(50, false, new byte[9]), 50))).cause())
        .isEqualTo(Cause.DAMAGED);
  }

  @Test
  void read_streamCutOff_isDamaged() {
    byte[] file = file(50, true, Read.resource("vbaProject.bin"));

    Contents contents = read(Arrays.copyOf(file, file.length / 2));

    assertThat(contents.members().getFirst().content().length()).isPositive();
    assertThat(contents.members().getFirst().missing()).isNotNull();
  }

  @Property(tries = 200)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] file = file(50, true, Read.resource("vbaProject.bin"));
    Read.requireSound(new ActiveMimeReader(), Read.mutated(file, random));
  }
}
