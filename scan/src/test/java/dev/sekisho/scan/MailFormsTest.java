package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Mails in forms of their own, scanned.
class MailFormsTest {
  /// A TNEF stream with one attachment.
  private static byte[] tnef(String title, String content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0});
    attribute(out, 0x69002, "rendering data");
    attribute(out, 0x18010, title + "\0");
    attribute(out, 0x6800f, content);
    return out.toByteArray();
  }

  private static void attribute(ByteArrayOutputStream out, int id, String value) {
    byte[] data = value.getBytes(StandardCharsets.ISO_8859_1);
    int sum = 0;
    for (byte b : data) {
      sum += b & 0xff;
    }
    out.write(2);
    little(out, id, 4);
    little(out, data.length, 4);
    out.writeBytes(data);
    little(out, sum, 2);
  }

  private static void little(ByteArrayOutputStream out, int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(value >> (8 * i));
    }
  }

  private static Verdict verdict(byte[] tnef, String pattern) {
    return new Scanner(Samples.rules(pattern), Limits.standard())
        .scan(Samples.message(Samples.mail("offer", "winmail.dat", tnef)))
        .verdict();
  }

  @Test
  void scan_fileInTnef_isAPartOfTheMessageAroundIt() {
    String pattern =
        "[email-message:subject = 'offer' AND email-message:from_ref.value = 'sender@example.com'"
            + " AND email-message:body_multipart[*].body_raw_ref.name = 'run.txt'"
            + " AND email-message:body_multipart[*].body_raw_ref.content_ref.payload_bin"
            + " MATCHES 'harmless']";
    assertThat(verdict(tnef("run.txt", "harmless"), pattern)).isEqualTo(Verdict.SIGHTING);
    assertThat(verdict(tnef("else.txt", "harmless"), pattern)).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void scan_tnefCutOff_mayHoldAnything() {
    byte[] whole = tnef("run.txt", "harmless");
    byte[] cut = Arrays.copyOf(whole, whole.length - 6);
    assertThat(verdict(cut, "[email-message:subject = 'something else']"))
        .isEqualTo(Verdict.INCOMPLETE);
    assertThat(verdict(cut, "[file:name = 'run.txt']")).isEqualTo(Verdict.SIGHTING);
  }
}
