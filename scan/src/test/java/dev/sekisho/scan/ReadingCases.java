package dev.sekisho.scan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Messages with several readings, each with what only another reading than the first shows.
@SuppressWarnings("StringConcatToTextBlock") // the line ends matter, and some are not LF
final class ReadingCases {
  /// A message with several readings.
  ///
  /// @param name as docs/readings.md has it
  /// @param message a character a byte
  /// @param pattern what another reading than the first shows
  /// @param defect code of the defect that tells of the ambiguity; empty where each reading is an
  ///   object of its own
  record Case(String name, String message, String pattern, String defect) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String SCRIPT = "[file:name = 'x.js']";
  private static final String ATTACHED = "Content-Disposition: attachment; filename=x.js\n\n1\n";

  private static final String ENCODED =
      "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n";

  private ReadingCases() {}

  static List<Case> fields() {
    return List.of(
        mixed(
            "content-type-twice",
            "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n",
            "--b\n" + ATTACHED + "--b--\n",
            "mime.header-duplicate"),
        mixed(
            "content-type-thrice",
            "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n"
                + "Content-Type: image/png\n",
            "--b\n" + ATTACHED + "--b--\n",
            "mime.header-duplicate"),
        new Case(
            "encoding-twice",
            "Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n\nc2Vjb25k\n",
            "[artifact:payload_bin MATCHES '^second']",
            "mime.header-duplicate"),
        new Case(
            "encoding-unknown",
            "Content-Transfer-Encoding: my-base64\n\nc2Vjb25k\n",
            "[artifact:payload_bin MATCHES '^second']",
            "mime.encoding-unknown"),
        new Case(
            "encoding-words",
            "Content-Transfer-Encoding: odd base64\n\nc2Vjb25k\n",
            "[artifact:payload_bin MATCHES '^second']",
            "mime.encoding-unknown"),
        new Case(
            "encoding-control",
            "Content-Transfer-Encoding: \fbase64\u000b\n\nc2Vjb25k\n",
            "[artifact:payload_bin MATCHES '^second']",
            "mime.encoding-unknown"),
        mixed(
            "type-control",
            "Content-Type: \u000bmultipart/mixed\f; boundary=b\n",
            "--b\n" + ATTACHED + "--b--\n",
            "mime.content-type-invalid"),
        mixed(
            "type-space",
            "Content-Type: \u00a0multipart/mixed;\u00c2\u00a0boundary=b\u0085\n",
            "--b\n" + ATTACHED + "--b--\n",
            "mime.content-type-invalid"),
        mixed(
            "type-space-inside",
            "Content-Type: multi\u00e2\u0080\u008bpart/mixed; boundary=b\n",
            "--b\n" + ATTACHED + "--b--\n",
            "mime.content-type-invalid"),
        new Case(
            "encoding-space",
            "Content-Transfer-Encoding: \u00c2\u00a0base64\n\nc2Vjb25k\n",
            "[artifact:payload_bin MATCHES '^second']",
            "mime.encoding-unknown"),
        mixed(
            "encoding-of-multipart",
            "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n",
            encoded("--b\n" + ATTACHED + "--b--\n") + "\n--b\n\n1\n--b--\n",
            "mime.container-encoded"),
        new Case(
            "encoding-of-message",
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nSubject: t\n\n1\n",
            "[email-message:subject = 't']",
            "mime.container-encoded"),
        new Case(
            "header-comment",
            "Subject: s\nContent-Type (c): multipart/mixed; boundary=b\n\n--b\n\n1\n",
            "[artifact:payload_bin MATCHES '^Content-Type .c.: multi']",
            "mime.header-comment"),
        new Case(
            "header-space",
            "Content-Type : multipart/mixed; boundary=b\n\n--b\n\n1\n",
            "[artifact:payload_bin MATCHES '^--b']",
            "mime.header-space"),
        new Case(
            "header-folded-colon",
            "Subject: s\nContent-Type\n : multipart/mixed; boundary=b\n\n--b\n\n1\n",
            "[artifact:payload_bin MATCHES '^Content-Type']",
            "mime.header-space"),
        new Case(
            "header-junk-last",
            ENCODED + ">From x\n\nc2Vjb25k\n",
            "[artifact:payload_bin MATCHES '^second$']",
            "mime.header-unended"),
        new Case(
            "header-delimiter",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + ENCODED
                + "--b\n\nc2Vjb25k\n--b--\n",
            "[artifact:payload_bin MATCHES '^second$']",
            "mime.header-unended"),
        new Case(
            "header-dashes",
            "From: a@example.org\n--x\nX-A: b\n--\nSubject: t\n\n1\n",
            "[email-message:subject = 't']",
            "mime.header-unended"),
        new Case(
            "header-control",
            "Content-\u0001Type: multipart/mixed; boundary=b\n\n--b\n\n1\n",
            "[artifact:payload_bin MATCHES '^--b']",
            "mime.header-control"),
        new Case(
            "header-junk",
            "Subject: s\njunk\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n",
            "[artifact:payload_bin MATCHES '^junk']",
            "mime.header-junk"),
        new Case(
            "header-blank-fold",
            "Subject: s\n \nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n",
            "[artifact:payload_bin MATCHES '^Content-Type']",
            "mime.header-blank-fold"),
        new Case(
            "header-bare-cr",
            "Subject: s\rContent-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n",
            "[artifact:payload_bin MATCHES '^--b']",
            "mime.line-ends-mixed"),
        new Case(
            "header-bare-lf",
            "Subject: s\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n1\r\n",
            "[artifact:payload_bin MATCHES '^--b']",
            "mime.line-ends-mixed"),
        new Case(
            "header-lf-cr",
            "Subject: s\n\rContent-Type: multipart/mixed; boundary=b\n\r\n\r--b\n\r"
                + "Content-Disposition: attachment; filename=x.js\n\r\n\r1\n\r--b--\n\r",
            SCRIPT,
            "mime.line-ends-mixed"));
  }

  static List<Case> delimiters() {
    return List.of(
        new Case(
            "delimiter-bare-lf",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\n--b\r\n\r\ntwo\r\n",
            "[artifact:payload_bin MATCHES 'one.--b.+two']",
            "mime.line-ends-mixed"),
        new Case(
            "delimiter-bare-cr",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\r--b\n\ntwo\n",
            "[artifact:payload_bin MATCHES 'one.--b.+two']",
            "mime.line-ends-mixed"),
        mixed(
            "boundary-missing",
            "Content-Type: multipart/mixed\n",
            "--b\n" + ATTACHED + "--b--\n",
            "mime.boundary-missing"),
        mixed(
            "boundary-empty",
            "Content-Type: multipart/mixed; boundary=\"\"\n",
            "--\n" + ATTACHED + "----\n",
            "mime.boundary-missing"),
        mixed(
            "boundary-not-there",
            "Content-Type: multipart/mixed; boundary=B\n",
            "--b\n" + ATTACHED + "--b--\n",
            "mime.boundary-unused"),
        mixed(
            "boundary-encoded-word",
            "Content-Type: multipart/mixed; boundary=\"=?utf-8?q?b?=\"\n",
            "--=?utf-8?q?b?=\n\n1\n--b\n" + ATTACHED + "--b--\n--=?utf-8?q?b?=--\n",
            "mime.boundary-duplicate"),
        mixed(
            "type-encoded-word",
            "Content-Type: =?utf-8?q?multipart/mixed?=; boundary=b\n",
            "--b\n" + ATTACHED + "--b--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-twice",
            "Content-Type: multipart/mixed; boundary=a; boundary=b\n",
            "--a\n\n1\n--b\n" + ATTACHED + "--b--\n--a--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-rfc2231-and-plain",
            "Content-Type: multipart/mixed; boundary*=us-ascii''a; boundary=b\n",
            "--a\n\n1\n--b\n" + ATTACHED + "--b--\n--a--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-continuations-out-of-order",
            "Content-Type: multipart/mixed; boundary*1=d; boundary*0=c\n",
            "--cd\n\n1\n--dc\n" + ATTACHED + "--dc--\n--cd--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-comment",
            "Content-Type: multipart/mixed; (; boundary=b; ) boundary=a\n",
            "--a\n\n1\n--b\n" + ATTACHED + "--b--\n--a--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-semicolon",
            "Content-Type: multipart/mixed; boundary=a;b\n",
            "--a\n\n1\n--a;b\n" + ATTACHED + "--a;b--\n--a--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-quoted-semicolon",
            "Content-Type: multipart/mixed; boundary=\"a;b\"\n",
            "--a;b\n\n1\n--a\n" + ATTACHED + "--a--\n--a;b--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-backslash",
            "Content-Type: multipart/mixed; boundary=\"a\\b\"\n",
            "--ab\n\n1\n--a\\b\n" + ATTACHED + "--a\\b--\n--ab--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-words",
            "Content-Type: multipart/mixed; boundary=a b\n",
            "--a\n\n1\n--a b\n" + ATTACHED + "--a b--\n--a--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-nul",
            "Content-Type: multipart/mixed; boundary=\"a\0b\"\n",
            "--ab\n\n1\n--a\n" + ATTACHED + "--a--\n--ab--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-single-quotes",
            "Content-Type: multipart/mixed; boundary='b'\n",
            "--'b'\n\n1\n--b\n" + ATTACHED + "--b--\n--'b'--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-folded",
            "Content-Type: multipart/mixed; boundary=\"a\n b\"\n",
            "--a b\n\n1\n--ab\n" + ATTACHED + "--ab--\n--a b--\n",
            "mime.boundary-duplicate"),
        mixed(
            "boundary-leading-space",
            "Content-Type: multipart/mixed; boundary=\" b\"\n",
            "-- b\n\n1\n--b\n" + ATTACHED + "--b--\n-- b--\n",
            "mime.boundary-duplicate"),
        new Case(
            "boundary-trailing-space",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b \n\ntwo\n--b--\n",
            "[artifact:payload_bin MATCHES 'one.--b.+two']",
            "mime.boundary-space"),
        mixed(
            "boundary-prefix",
            "Content-Type: multipart/mixed; boundary=b\n",
            "--b\n\n1\n--bx\n" + ATTACHED + "--b--\n",
            "mime.boundary-prefix"),
        new Case(
            "boundary-prefix-of-inner",
            "Content-Type: multipart/mixed; boundary=a\n\n"
                + "--a\nContent-Type: multipart/mixed; boundary=ab\n\n--ab\n\n1\n--ab--\n"
                + "X-Field: y\n\nsecond\n--a--\n",
            "[artifact:payload_bin MATCHES '^second']",
            "mime.boundary-prefix"),
        new Case(
            "boundary-nested",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
                + "Content-Type: multipart/mixed; boundary=a\n\nbefore\n--a\n\n1\n--a--\n--a--\n",
            "[artifact:payload_bin MATCHES '^before']",
            "mime.boundary-nested"),
        new Case(
            "close-missing-inside",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--a\n\ntwo\n--a--\n",
            "[artifact:payload_bin MATCHES 'one.--a.+two']",
            "mime.close-missing"));
  }

  static List<Case> names() {
    return List.of(
        named(
            "disposition-twice",
            "attachment; filename=a.txt\nContent-Disposition: inline; filename=x.js"),
        named("name-twice", "attachment; filename=a.txt; filename=x.js"),
        named("name-rfc2231-and-plain", "attachment; filename*=utf-8''a.txt; filename=x.js"),
        named(
            "name-rfc2231-in-lines",
            "attachment; filename*0=a;\n filename*1=.txt;\n filename=x.js"),
        named("name-continuations-out-of-order", "attachment; filename*1=x.; filename*0=js"),
        named(
            "name-continuations-twice", "attachment; filename*0=a.; filename*0=x.; filename*1=js"),
        named("name-continuations-with-gap", "attachment; filename*0=x.js; filename*2=.txt"),
        named("name-unquoted-words", "attachment; filename=a b.js", "[file:name = 'a b.js']"),
        named("name-semicolon", "attachment; filename=a;b.js", "[file:name = 'a;b.js']"),
        named("name-quoted-semicolon", "attachment; filename=\"x.js;.txt\""),
        named("name-unclosed-quote", "attachment; filename=\"x.js; size=3"),
        named("name-comment", "attachment; filename=x(c).js", "[file:name = 'x(c).js']"),
        named("name-single-quotes", "attachment; filename='x.js'"),
        named("name-nul", "attachment; filename=\"x.js\0.txt\""),
        named("name-folded", "attachment; filename=\"x.\n js\""),
        named(
            "name-encoded-word",
            "attachment; filename=\"=?utf-8?q?a?=.js\"",
            "[file:name = '=?utf-8?q?a?=.js']"),
        named(
            "name-8-bit",
            "attachment; filename=\"\u00c3\u00a9.js\"",
            "[file:name = '\u00c3\u00a9.js']"),
        named("name-behind-quotes", "attachment; filename=\"x\".js"),
        named("name-escaped-quotes", "attachment; filename=\\\"x.js\\\""),
        named("name-encoded-word-unended", "attachment; filename=\"=?utf-8?B?eC5qcw==\""),
        named("name-overlong", "attachment; filename=\"x\u00c0\u00aejs\""));
  }

  static List<Case> data() {
    return List.of(
        encoded("base64-junk", "base64", "c2Vjb25k\n--\naaaa\n", "^second$", "mime.base64-junk"),
        encoded(
            "base64-to-padding",
            "base64",
            "c2Vjb24=\nQUJD\n",
            "^secon$",
            "mime.base64-after-padding"),
        encoded(
            "base64-over-padding",
            "base64",
            "c2V=jb25k\n",
            "^second$",
            "mime.base64-after-padding"),
        encoded("base64-unfinished", "base64", "c2Vjb25kQUI", "^second$", "mime.base64-padding"),
        encoded(
            "quoted-printable-escape",
            "quoted-printable",
            "sec=ond",
            "^second$",
            "mime.quoted-printable-escape"),
        encoded(
            "quoted-printable-space",
            "quoted-printable",
            "second  \n",
            "^second  ",
            "mime.quoted-printable-space"));
  }

  static List<Case> texts() {
    return List.of(
        text("charset-twice", "text/plain; charset=utf-8; charset=utf-7", "+AHM-econd"),
        text("charset-in-html", "text/html; charset=utf-8", "<meta charset=utf-7>+AHM-econd"),
        text("charset-utf-7-unlabelled", "text/html", "+ADw-b+AD4-+AHM-econd"),
        text(
            "charset-byte-order-mark", "text/plain; charset=utf-7", "\u00ef\u00bb\u00bf+AHM-econd"),
        text("charset-wrong", "text/plain; charset=us-ascii; charset=utf-16be", wide("second")),
        text("charset-overlong", "text/plain; charset=utf-8", "\u00c1\u00b3econd"));
  }

  static List<Case> mails() {
    return List.of(
        mail("subject-twice", "Subject: a\nSubject: b\n", "subject = 'b'"),
        mail("subject-encoded-word", "Subject: a=?utf-8?q?b?=c\n", "subject = 'a=?utf-8?q?b?=c'"),
        mail("subject-8-bit", "Subject: \u00c3\u00a9\n", "subject = '\u00c3\u00a9'"),
        mail(
            "from-twice",
            "From: a@a.example\nFrom: b@b.example\n",
            "from_ref.value = 'b@b.example'"),
        mail("message-id-twice", "Message-ID: <a@a>\nMessage-ID: <b@b>\n", "message_id = '<b@b>'"),
        mail(
            "date-twice",
            "Date: Sat, 2 Aug 2003 10:00:00 +0000\nDate: Sat, 2 Aug 2003 11:00:00 +0000\n",
            "date = t'2003-08-02T11:00:00Z'"));
  }

  private static Case mixed(String name, String fields, String body, String defect) {
    return new Case(name, "Subject: s\n" + fields + "\n" + body, SCRIPT, defect);
  }

  private static Case named(String name, String disposition) {
    return named(name, disposition, SCRIPT);
  }

  private static Case named(String name, String disposition, String pattern) {
    String message =
        "Content-Type: application/x-thing\nContent-Disposition: " + disposition + "\n\n1\n";
    return new Case(name, message, pattern, "mime.name-ambiguous");
  }

  private static String encoded(String text) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Case encoded(
      String name, String encoding, String body, String expression, String defect) {
    String message =
        "Content-Type: application/x-thing\nContent-Transfer-Encoding: " + encoding + "\n\n" + body;
    return new Case(name, message, "[artifact:payload_bin MATCHES '" + expression + "']", defect);
  }

  private static Case text(String name, String type, String body) {
    return new Case(
        name,
        "Content-Type: " + type + "\n\n" + body,
        "[email-message:body MATCHES 'second']",
        "mime.charset-ambiguous");
  }

  private static String wide(String text) {
    return text.replaceAll("(.)", "\0$1") + "\u00e9";
  }

  private static Case mail(String name, String fields, String comparison) {
    return new Case(name, fields + "\n1\n", "[email-message:" + comparison + "]", "");
  }
}
