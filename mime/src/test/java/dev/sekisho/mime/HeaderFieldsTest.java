package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFieldsTest {
  private static Entity parse(Slice message) {
    return MessageParser.parse(message, Budget.of(Limits.standard()));
  }

  private static Entity parse(String message) {
    return parse(Slice.ofLatin1(message));
  }

  private static List<String> names(String fields) {
    return parse(fields + "\n\n").fileNames();
  }

  private static List<String> texts(Entity entity) {
    return entity.headers().all().stream().map(h -> h.name() + "=" + h.text()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'A: 1\r\nB: 2\r\n\r\nx', ",
    "'A: 1\nB: 2\n\nx', ",
    "'A: 1\rB: 2\r\rx', mime.header-bare-cr",
    "'A: 1\r\r\nB: 2\r\r\n\r\r\nx', ",
    "'A: 1\r\nB: 2\n\r\nx', mime.line-ends-mixed",
    "'From me Mon\nA: 1\nB: 2\n\nx', ",
    "'>From me Mon\nA: 1\nB: 2\n\nx', ",
    "'\n\nA: 1\nB: 2\n\nx', mime.header-late",
    "'A : 1\nB\t: 2\n\nx', mime.header-space",
    "'A\u0001: 1\n\0B\u007f: 2\n\nx', mime.header-control",
    "'A (c) : 1\nB(c): 2\n\nx', mime.header-comment",
    "'A: 1\njunk\n more\nB: 2\n\nx', mime.header-junk",
    "'A: 1\n \nB: 2\n\nx', mime.header-blank-fold",
    "'A: 1\nB: 2\nx', mime.header-unended",
    "'A: 1\nB: 2\n \nx', mime.header-unended",
    "'A: 1\0\nB: 2\n\nx', "
  })
  void header_oddForms_isRead(String message, String code) {
    Entity entity = parse(message);

    assertThat(texts(entity)).containsExactly("A=1", "B=2");
    assertThat(entity.text().strip()).isEqualTo("x");
    assertThat(entity.defects())
        .extracting(Defect::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void header_spans_areThoseOfTheMessage() {
    String message = "A: 1\nLong:\n x\n\n";
    for (Header header : parse(message).headers().all()) {
      String field = message.substring(header.start(), header.start() + header.length());
      assertThat(field).isEqualTo(header.name() + ":" + header.rawValue().latin1());
    }
  }

  @Test
  void header_junkLine_hasAlternativeThatStops() {
    Entity message = parse("A: 1\nhidden words\nB: 2\n\nx");
    assertThat(message.alternatives()).hasSize(1);
    Entity other = message.alternatives().getFirst();
    assertThat(texts(other)).containsExactly("A=1");
    assertThat(other.text()).isEqualTo("hidden words\nB: 2\n\nx");
    assertThat(other.alternatives()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=a.zip | a.zip",
        "attachment; filename=\"a b.zip\" | a b.zip",
        "attachment; filename=a b.zip | a,a b.zip",
        "attachment; filename=\"a.zip | a.zip",
        "attachment; filename=\"a;b.zip\"; size=3 | a;b.zip,a",
        "attachment; filename=\"a\\\\b\\\"c.zip\" | a\\b\"c.zip,a\\\\b\"c.zip",
        "attachment; filename=a.zip size=3 | a.zip",
        "attachment; filename=a.zip (comment) | a.zip,a.zip (comment)",
        "attachment; filename*=utf-8''%e3%81%82.zip; filename=a.zip | あ.zip,a.zip",
        "attachment; filename*1=b.zip; filename*0=a | ab.zip,b.zipa",
        "attachment; filename*0*=utf-8'ja'%e3%81; filename*1*=%82; filename*2=.zip | あ.zip",
        "attachment; filename=\"=?utf-8?B?44GC?=.zip\" | あ.zip,=?utf-8?B?44GC?=.zip",
        "attachment; filename==?utf-8?B?44GC?= =?utf-8?B?44GC?= | ああ,あ,=?utf-8?B?44GC?="
            + " =?utf-8?B?44GC?=",
        "attachment; filename=a.zip; filename=b.zip | a.zip,b.zip",
        "attachment; FileName=A.ZIP | A.ZIP",
        "attachment filename=a.zip | a.zip",
        "attachment; filename*=x'%zz | x'%zz,%zz",
        "attachment; filename*=utf-8'a%2Ezip | utf-8'a.zip,a.zip",
        "attachment; filename=a%2Ezip | a%2Ezip,a.zip",
        "attachment; filename=utf-8''a.zip | utf-8''a.zip,a.zip",
        "attachment; filename=\"utf-8'en'a%2Ezip\" | utf-8'en'a%2Ezip,utf-8'en'a.zip,a.zip",
        "attachment; filename=\"it is'nt a'b.zip\" | it is'nt a'b.zip",
        "attachment; filename *0=\"a\"; filename *1=\".zip\" | a.zip",
        "filename=a.zip | a.zip",
        "filename = a.zip | a.zip",
        "filename=\"a b.zip\"; size=3 | a b.zip",
        "; filename=a.zip | a.zip",
        "attachment; filename:\"a.zip\" | a.zip",
        "attachment; filename: a.zip | a.zip",
        "filename:\"a.zip\" | a.zip",
        "attachment; filename=\"\\\"a.zip\\\"\" | '\"a.zip\",a.zip'",
        "attachment; filename=\"a.zip: b\" | a.zip: b",
        "attachment; filename=\"\"a.zip\"\" | a.zip",
        "attachment; filename=\"a\".zip | a,a.zip",
        "attachment; filename=\"a.zip\"size=3 | a.zip",
        "attachment; filename=\"a.zip\" size=3 | a.zip",
        "attachment; filename=\"=?utf-8?q?a.zip?\" | =?utf-8?q?a.zip?,a.zip",
        "attachment; filename= | ''"
      })
  void fileNames_allReadings_mostPlausibleFirst(String disposition, String names) {
    assertThat(String.join(",", names("Content-Disposition: " + disposition))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Type: application/x; filename=a.zip | a.zip",
        "Content-Type: name=a.zip | a.zip",
        "Content-Description: a b.zip | a b.zip",
        "Content-Description: the file a.zip! | ''",
        "Content-Description: see below. | ''",
        "Content-Description: .zip | ''",
        "'Content-Location: b.zip\nContent-Description: a.zip' | b.zip,a.zip",
        "'Content-Type: text/plain; name=b.zip\nContent-Description: a.zip' | b.zip"
      })
  void fileNames_inOtherPlaces_areRead(String fields, String names) {
    assertThat(String.join(",", names(fields))).isEqualTo(names);
  }

  @Test
  void fileNames_bothFields_areListed() {
    assertThat(
            names(
                "Content-Type: application/zip; name=n.zip\n"
                    + "Content-Disposition: attachment; filename=f.zip"))
        .containsExactly("f.zip", "n.zip");
  }

  @Test
  void fileNames_rawShiftJis_isRead() {
    byte[] field =
        "Content-Type: a/b; name=\"請求書の件.zip\"\n\n".getBytes(Charset.forName("windows-31j"));
    assertThat(parse(Slice.of(field)).fileNames()).first().isEqualTo("請求書の件.zip");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT/HTML; charset=x | text/html",
        "text / html | text/html",
        "text/html charset=x | text/html",
        "\"text/html\" | text/html",
        "text/html(c) | text/html",
        "(c) text/html | text/html",
        "text | text/plain",
        "multipart | multipart/mixed",
        "a/b/c | text/plain"
      })
  void mediaType_sloppyForms_isRead(String field, String type) {
    assertThat(parse("Content-Type: " + field + "\n\n").mediaType()).isEqualTo(type);
  }

  @Test
  void mediaType_inDigest_isMessage() {
    Entity digest =
        parse("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: s\n\nx\n--b--\n");
    assertThat(digest.parts().getFirst().mediaType()).isEqualTo("message/rfc822");
    assertThat(texts(digest.parts().getFirst().parts().getFirst())).containsExactly("Subject=s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a@b.c | <a@b.c>",
        "A B <a@b.c> | A B<a@b.c>",
        "\"B, A\" <a@b.c>, d@e.f | B, A<a@b.c> <d@e.f>",
        "a@b.c (A B) | A B<a@b.c>",
        "Group: a@b.c, X <d@e.f>; | <a@b.c> X<d@e.f>",
        "undisclosed-recipients:; | ''",
        "<@r1,@r2:a@b.c> | <a@b.c>",
        "\"a b\"@c.d | <\"a b\"@c.d>",
        "\"ab\"@c.d | <ab@c.d>",
        "a @ b . c | <a@b.c>",
        "A B a@b.c | A B<a@b.c>",
        "=?utf-8?q?=C3=A9?= <a@b.c> | é<a@b.c>",
        "\"=?utf-8?q?=C3=A9?=\" <a@b.c> | é<a@b.c>",
        "用户@例え.jp | <用户@例え.jp>",
        "<a@b.c | <a@b.c>",
        "A <a@b.c>, , B <> | A<a@b.c> B<>",
        "a@[192.0.2.1] | <a@[192.0.2.1]>",
        "mailto:a@b.c | <a@b.c>",
        "A <a@b.c> B <d@e.f> | A<a@b.c> B<d@e.f>",
        "user | <user>"
      })
  void addresses_allForms_areRead(String list, String expected) {
    List<String> found =
        Addresses.parse(list).stream().map(a -> a.displayName() + "<" + a.address() + ">").toList();
    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 21 Nov 1997 09:55:06 -0600 | 1997-11-21T15:55:06Z",
        "21 Nov 97 09:55:06 GMT | 1997-11-21T09:55:06Z",
        "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600 | 1997-11-21T15:55:06Z",
        "21 Nov 1997 09:55 EST | 1997-11-21T14:55:00Z",
        "Fri Nov 21 09:55:06 1997 | 1997-11-21T09:55:06Z",
        "Fri Nov 21 09:55:06 EST 1997 | 1997-11-21T14:55:06Z",
        "Friday, November 21, 1997 9:55:06 PM | 1997-11-21T21:55:06Z",
        "1997-11-21T09:55:06+09:00 | 1997-11-21T00:55:06Z",
        "1997-11-21 09:55:06Z | 1997-11-21T09:55:06Z",
        "Fri, 21 Nov 1997 09:55:06 +0900 (JST) | 1997-11-21T00:55:06Z",
        "Fri, 21 Nov 1997 09:55:06 JST | 1997-11-21T00:55:06Z",
        "Fri, 21 Nov 1997 23:59:60 +0000 | 1997-11-21T23:59:59Z",
        "Fri, 32 Nov 1997 09:55:06 +0000 |",
        "nonsense |",
        "21-Nov-1997 09:55:06 UT | 1997-11-21T09:55:06Z"
      })
  void dates_allForms_areRead(String text, String expected) {
    assertThat(Dates.parse(text)).isEqualTo(expected == null ? null : Instant.parse(expected));
  }

  @Test
  void received_clauses_areRead() {
    Received received =
        Received.parse(
            "from [192.0.2.7] (helo=x [IPv6:2001:db8::1]) by mx.example (Postfix) with ESMTPS"
                + " id ABC for <a@b.c>; Fri, 21 Nov 1997 09:55:06 -0600");
    assertThat(received)
        .isEqualTo(
            new Received(
                "192.0.2.7",
                "mx.example",
                "ESMTPS",
                "ABC",
                "a@b.c",
                List.of("192.0.2.7", "2001:db8::1"),
                Instant.parse("1997-11-21T15:55:06Z")));
  }

  @Test
  void contentId_hasNoBrackets() {
    assertThat(parse("Content-ID: <a@b>\n\n").contentId()).isEqualTo("a@b");
    assertThat(parse("A: b\n\n").contentId()).isNull();
  }
}
