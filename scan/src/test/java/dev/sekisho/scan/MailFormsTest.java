package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static Verdict attached(String name, byte[] content, String pattern) {
    return new Scanner(Samples.rules(pattern), Limits.standard())
        .scan(Samples.message(Samples.mail("offer", name, content)))
        .verdict();
  }

  private static final String UUENCODED = "begin 644 run.js\n(:&%R;6QE<W,\n`\nend\n";

  @ParameterizedTest
  @ValueSource(strings = {"%s--b\n\n1\n--b--\n", "--b\n\n1\n--b--\n%s"})
  void scan_uuencodedFileBesideTheParts_isAPart(String body) {
    String mail =
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
            + body.formatted(UUENCODED);
    String pattern =
        "[email-message:body_multipart[*].body_raw_ref.name = 'run.js' AND"
            + " email-message:body_multipart[*].body_raw_ref.content_ref.payload_bin"
            + " MATCHES 'harmless']";
    assertThat(
            new Scanner(Samples.rules(pattern), Limits.standard())
                .scan(Samples.message(mail))
                .verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s\n--b\n\n1\n--b--\n", "--b\n\n1\n--b--\n%s\n"})
  void scan_textBesideTheParts_isRead(String body) {
    String html = "<p><a href='http://evil.example/a?b=1&amp;c=2'>go on</a></p>";
    String part =
        """
        Content-Disposition: attachment; filename=run.js
        Content-Transfer-Encoding: base64

        aGFybWxlc3M=
        """;
    String link = "[url:value = 'http://evil.example/a?b=1&c=2']";
    String words = "[email-message:body_multipart[*].body MATCHES 'go on']";
    String file = "[file:name = 'run.js' AND file:content_ref.payload_bin MATCHES '^harmless$']";
    assertThat(beside(body, html, link)).isEqualTo(Verdict.SIGHTING);
    assertThat(beside(body, html, words)).isEqualTo(Verdict.SIGHTING);
    assertThat(beside(body, part, file)).isEqualTo(Verdict.SIGHTING);
    assertThat(beside(body, "This is MIME.", file)).isEqualTo(Verdict.CLEAN);
  }

  private static Verdict beside(String body, String text, String pattern) {
    String mail =
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + body.formatted(text);
    return new Scanner(Samples.rules(pattern), Limits.standard())
        .scan(Samples.message(mail))
        .verdict();
  }

  /// Each epilogue is a multipart with an epilogue that is one.
  @Test
  void scan_epiloguesInEpilogues_stopAtALimit() {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      mail.append(
          "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n\n1\n--b%d--\n"
              .formatted(i, i, i));
    }
    assertThat(
            new Scanner(Samples.rules("[file:name = 'run.js']"), Limits.standard())
                .scan(Samples.message(mail.toString()))
                .verdict())
        .isEqualTo(Verdict.INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void scan_messageSavedInUnicode_isRead(String charset) {
    for (String mark : List.of("\ufeff", "")) {
      byte[] file = (mark + INNER).getBytes(Charset.forName(charset));
      for (String name : List.of("a.eml", "a.bin")) {
        assertThat(attached(name, file, "[email-message:subject = 'inside']"))
            .isEqualTo(Verdict.SIGHTING);
      }
    }
  }

  @Test
  void scan_wideMessageOverTheLimit_isIncomplete() {
    byte[] file = INNER.getBytes(StandardCharsets.UTF_16LE);
    Limits limits = Limits.standard().with(Limit.UNPACKED_BYTES, file.length + 80L);
    Scanner scanner = new Scanner(Samples.rules("[email-message:body MATCHES '^hello']"), limits);
    assertThat(scanner.scan(Samples.message(Samples.mail("s", "a.eml", file))).verdict())
        .isEqualTo(Verdict.INCOMPLETE);
  }

  private static final String INNER =
      "From: inner@example.com\r\nSubject: inside\r\nContent-Type: text/plain\r\n\r\nhello\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"mail.eml", "mail.txt", "noname", "saved.nws", "page.mht"})
  void scan_messageAttachedUnderAnyName_isAMessage(String name) {
    String pattern = "[email-message:subject = 'inside']";
    assertThat(attached(name, Samples.bytes(INNER), pattern)).isEqualTo(Verdict.SIGHTING);
    byte[] zip = Samples.zip(name, Samples.bytes(INNER));
    assertThat(attached("mails.zip", zip, pattern)).isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_textThatQuotesAHeader_isNoMessage() {
    String mail = "From: a@example.com\nSubject: outside\nContent-Type: %s\n\n" + INNER;
    Scanner scanner =
        new Scanner(Samples.rules("[email-message:subject = 'inside']"), Limits.standard());
    for (String type : List.of("text/plain", "text/rfc822-headers; name=headers.txt")) {
      assertThat(scanner.scan(Samples.message(mail.formatted(type))).verdict())
          .isEqualTo(Verdict.CLEAN);
    }
  }

  private static final String PAGE =
      """
      MIME-Version: 1.0
      Content-Type: multipart/related; boundary="p"

      --p
      Content-Location: file:///C:/AB/document.htm
      Content-Type: text/html; charset="us-ascii"

      <html><body>harmless</body></html>
      --p
      Content-Location: http://pages.example/files/edit%20data.mso
      Content-Transfer-Encoding: base64
      Content-Type: application/x-mso

      QWN0aXZlTWltZQ==
      --p--
      """;

  @ParameterizedTest
  @ValueSource(strings = {"", "junk\n", "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"})
  void scan_pageWithAllItNeeds_isOpenedUnderAnyName(String before) {
    byte[] page = Samples.bytes(before + PAGE);
    for (String pattern :
        List.of(
            "[file:name = 'edit data.mso']",
            "[file:name = 'document.htm']",
            "[url:value = 'http://pages.example/files/edit%20data.mso']",
            "[artifact:payload_bin MATCHES '^ActiveMime$']")) {
      assertThat(attached("invoice.doc", page, pattern)).as(pattern).isEqualTo(Verdict.SIGHTING);
    }
  }

  @Test
  void scan_messageInMessages_isHeldToTheDepth() {
    String mail = INNER;
    for (int i = 0; i < 5; i++) {
      mail = "From: a@b\r\nTo: c\r\nContent-Type: application/x-any\r\n\r\n" + mail;
    }
    Scanner scanner =
        new Scanner(
            Samples.rules("[email-message:subject = 'inside']"),
            Limits.standard().with(Limit.DEPTH, 3));
    assertThat(scanner.scan(Samples.message(mail)).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void scan_textThatOpenPgpOnlyWrapped_isABodyOfTheMessage() {
    byte[] text = Samples.bytes("\013\0t\0\0\0\0\0go to http://wrapped.example/x");
    text[0] = (byte) 0xcb;
    text[1] = (byte) (text.length - 2);
    String mail =
        "Subject: s\n\n-----BEGIN PGP MESSAGE-----\n\n%s\n-----END PGP MESSAGE-----\n"
            .formatted(Base64.getEncoder().encodeToString(text));

    for (String pattern :
        List.of(
            "[email-message:subject = 's' AND email-message:body LIKE 'go to%']",
            "[url:value = 'http://wrapped.example/x']")) {
      Scanned scanned =
          new Scanner(Samples.rules(pattern), Limits.standard()).scan(Samples.message(mail));
      assertThat(scanned.verdict()).isEqualTo(Verdict.SIGHTING);
    }
  }
}
