package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private static final String JAPANESE = "請求書の件で、ご確認をお願いいたします。カタカナ①";

  private static Slice bytes(String text, String charset) {
    return Slice.of(text.getBytes(Charset.forName(charset)));
  }

  private static Entity message(String contentType, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String header = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\n";
    out.writeBytes((header + "Subject: x\n\n").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(body);
    return MessageParser.parse(Slice.of(out.toByteArray()), Budget.of(Limits.standard()));
  }

  @ParameterizedTest
  @CsvSource({
    "iso-2022-jp, x-windows-50221",
    "ISO-2022-JP-MS, x-windows-50221",
    "shift_jis, windows-31j",
    "cp932, windows-31j",
    "x-sjis, windows-31j",
    "euc-jp, x-eucJP-Open",
    "utf-8, utf-8",
    "UTF8, utf-8",
    "utf-16le, utf-16le"
  })
  void text_labelledJapanese_isRead(String label, String charset) {
    Entity message =
        message("text/plain; charset=\"" + label + "\"", bytes(JAPANESE, charset).toArray());
    assertThat(message.text()).isEqualTo(JAPANESE);
    assertThat(message.defects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-windows-50221", "windows-31j", "x-eucJP-Open", "utf-8"})
  void text_unlabelledJapanese_isRead(String charset) {
    assertThat(message("", bytes(JAPANESE, charset).toArray()).text()).isEqualTo(JAPANESE);
    assertThat(Charsets.guess(bytes("請求書.pdf", charset))).isEqualTo("請求書.pdf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-31j", "x-eucJP-Open"})
  void text_wrongLabel_isReadByItsLooks(String charset) {
    Entity message = message("text/plain; charset=utf-8", bytes(JAPANESE, charset).toArray());
    assertThat(message.text()).isEqualTo(JAPANESE);
    assertThat(message.defects()).extracting(Defect::code).containsExactly(Code.CHARSET_WRONG);
  }

  @Test
  void text_westernWithoutLabel_isWindows1252() {
    for (String text : new String[] {"Résumé – café “naïve”", "Über Größe", "10 €"}) {
      assertThat(Charsets.guess(bytes(text, "windows-1252"))).isEqualTo(text);
    }
  }

  @Test
  void text_byteOrderMark_beatsLabel() {
    assertThat(
            message("text/plain; charset=us-ascii", bytes("\ufeffあ", "utf-16be").toArray()).text())
        .isEqualTo("あ");
    assertThat(
            message("text/plain; charset=iso-8859-1", bytes("\ufeffあ", "utf-8").toArray()).text())
        .isEqualTo("あ");
  }

  @Test
  void text_htmlNamesItsCharset_isRead() {
    String html = "<html><meta http-equiv=content-type content='text/html; charset=euc-jp'>表";
    assertThat(message("text/html", bytes(html, "euc-jp").toArray()).text()).isEqualTo(html);
  }

  @Test
  void text_damagedUtf8_staysUtf8() {
    byte[] bytes = "ååå\u00ff".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = (byte) 0xff;
    assertThat(message("text/plain; charset=utf-8", bytes).text()).startsWith("ååå\ufffd");
  }

  @Test
  void text_unknownLabel_isGuessedWithDefect() {
    Entity message = message("text/plain; charset=x-unknown", bytes("é", "utf-8").toArray());
    assertThat(message.text()).isEqualTo("é");
    assertThat(message.defects()).extracting(Defect::code).containsExactly(Code.CHARSET_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "Hi Mom -+Jjo--!, Hi Mom -☺-!",
    "A+ImIDkQ., A≢Α.",
    "1 +- 1, 1 + 1",
    "+AGE-b, ab",
    "x+, x"
  })
  void text_utf7_isRead(String body, String text) {
    assertThat(Charsets.decode(Slice.ofLatin1(body), "UTF-7")).isEqualTo(text);
  }

  @Test
  void encodedWords_characterSplitBetweenWords_isJoined() {
    byte[] bytes = JAPANESE.getBytes(StandardCharsets.UTF_8);
    Base64.Encoder base64 = Base64.getEncoder();
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < bytes.length; i += 4) {
      byte[] some = java.util.Arrays.copyOfRange(bytes, i, Math.min(i + 4, bytes.length));
      words.append(" =?UTF-8?B?").append(base64.encodeToString(some)).append("?=");
    }
    assertThat(EncodedWords.decode(words.toString().strip())).isEqualTo(JAPANESE);
  }

  @Test
  void encodedWords_iso2022jpSplitWithoutReset_isJoined() {
    byte[] bytes = bytes("日本語", "iso-2022-jp").toArray();
    Base64.Encoder base64 = Base64.getEncoder();
    String first = base64.encodeToString(java.util.Arrays.copyOf(bytes, 6));
    String rest = base64.encodeToString(java.util.Arrays.copyOfRange(bytes, 6, bytes.length));
    assertThat(
            EncodedWords.decode("=?ISO-2022-JP?B?" + first + "?=\t=?iso-2022-jp?b?" + rest + "?="))
        .isEqualTo("日本語");
  }

  @ParameterizedTest
  @CsvSource({
    "=?utf-8?q?caf=C3=A9_x?=, café x",
    "a =?utf-8?q?b?= c, a b c",
    "=?utf-8?q?a?= =?utf-8?q?b?=, ab",
    "=?utf-8?q?a?= b =?utf-8?q?c?=, a b c",
    "=?iso-8859-1?q?=E9?= =?utf-8?q?=C3=A9?=, éé",
    "=?utf-8*fr?q?=C3=A9?=, é",
    "=?utf-8?q?What??=, What?",
    "=?utf-8?q?=3F?=x, ?x",
    "=?utf-8?B?w6k?=, é",
    "=?utf-8?B?w6?= =?utf-8?B?k=?=, é",
    "=?utf-8?x?a?=, =?utf-8?x?a?=",
    "=?utf-8?q?open, =?utf-8?q?open",
    "=?nonsense?q?=C3=A9?=, é",
    "=?us-ascii?q?=?=, =",
    "=?utf-8?q?a?==?utf-8?q?b?=, ab"
  })
  void encodedWords_areDecoded(String text, String expected) {
    assertThat(EncodedWords.decode(text)).isEqualTo(expected);
  }
}
