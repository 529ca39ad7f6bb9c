package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticMessageTest {
  private static Budget budget() {
    return Budget.of(Limits.standard());
  }

  private static String written(SyntheticMessage message) {
    return message.write(budget()).content().text(StandardCharsets.UTF_8);
  }

  @Test
  void write_oneText_isThatTextAlone() {
    assertThat(written(new SyntheticMessage().field("Subject", "写真").text("text/plain", "ほら")))
        .isEqualTo(
            "Subject: 写真\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\nほら");
  }

  @Test
  void write_nothing_endsItsHeader() {
    assertThat(written(new SyntheticMessage())).isEqualTo("MIME-Version: 1.0\r\n\r\n");
  }

  @Test
  void field_lineEnds_cannotEndIt() {
    assertThat(written(new SyntheticMessage().field("Subject", "a\r\nBcc: b\0c").field("To", "\n")))
        .startsWith("Subject: a  Bcc: b c\r\nMIME-Version: 1.0\r\n");
  }

  @Test
  void transported_fieldsOfTheBodyAndOtherLines_areLeftOut() {
    Slice header =
        Slice.ofLatin1(
            String.join(
                "\r\n",
                "",
                "Received: from a",
                "\tby b\nContent-Type: multipart/mixed;",
                " boundary=x",
                "no field",
                " folded",
                "mime-version: 1.0\rDate: c",
                "",
                "Subject: behind"));
    assertThat(written(new SyntheticMessage().transported(header)))
        .isEqualTo("Received: from a\r\n\tby b\r\nDate: c\r\nMIME-Version: 1.0\r\n\r\n");
  }

  @Test
  void write_contentWithBoundaries_choosesOthers() {
    String message =
        written(
            new SyntheticMessage()
                .text("text/plain", "\r\n--=_part-00000000--\r\n--=_part-00000001\r\n")
                .file("image/png", List.of("a b.png", "A~1.PNG"), "id@x", Slice.ofLatin1("PNG")));
    assertThat(message)
        .contains("boundary=\"=_part-00000002\"")
        .contains(
            String.join(
                "\r\n",
                "Content-Type: image/png; name*=utf-8''A%7E1.PNG",
                "Content-Disposition: attachment; filename*=utf-8''a%20b.png",
                "Content-ID: <id@x>",
                "Content-Transfer-Encoding: binary",
                "",
                "PNG",
                "--"));
  }

  @Test
  void file_typeOfStructure_isJustAFile() {
    for (String type : List.of("multipart/mixed", "message/partial", "x", "a/b/c", "text/a;b=c")) {
      assertThat(
              written(new SyntheticMessage().file(type, List.of("a"), null, Slice.ofLatin1("x"))))
          .contains("Content-Type: application/octet-stream\r\n");
    }
  }

  @Test
  void write_pastTheLimit_isCutOffAndSaysSo() {
    Budget budget = Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, 20));
    Unpacked unpacked = new SyntheticMessage().text("text/plain", "long").write(budget);
    assertThat(unpacked.content().length()).isEqualTo(20);
    assertThat(unpacked.missing()).isEqualTo(Missing.of(Limit.UNPACKED_BYTES));
    assertThat(budget.left(Limit.UNPACKED_BYTES)).isZero();
  }
}
