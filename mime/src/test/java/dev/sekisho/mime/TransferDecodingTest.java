package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferDecodingTest {
  private static Decoded decode(String body, Reading.Encoding encoding) {
    return Decoded.of(Slice.ofLatin1(body), encoding, Budget.of(Limits.standard()));
  }

  private static List<String> codes(Decoded decoded) {
    return decoded.defects().stream().map(Defect::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "QUJDREVG, ABCDEF, ",
    "'QUJD\r\nREVG\r\n', ABCDEF, ",
    "'QUJD\nRE\nVG\n\n', ABCDEF, ",
    "'QU JD\tREVG', ABCDEF, ",
    "QUI=, AB, ",
    "QQ==, A, ",
    "QUI, AB, mime.base64-padding",
    "QQ, A, mime.base64-padding",
    "QUJDR, ABC, mime.base64-padding",
    "QQ=, A, ",
    "QQ==QUI=QUJD, AABABC, mime.base64-after-padding",
    "'QUI=\nQUJD', ABABC, mime.base64-after-padding",
    "=QUJD, ABC, mime.base64-padding mime.base64-after-padding",
    "QU*J!D, ABC, mime.base64-junk",
    "'QUJD\n--\nlist', 'ABC\u0096+-', mime.base64-junk",
    "'', '', "
  })
  void base64_isDecodedLeniently(String body, String content, String code) {
    Decoded decoded = decode(body, Reading.Encoding.BASE64);

    assertThat(decoded.content().latin1()).isEqualTo(content);
    assertThat(String.join(" ", codes(decoded))).isEqualTo(code == null ? "" : code);
    assertThat(decoded.missing()).isNull();
  }

  @Property
  void base64_ofAnyBytes_roundTrips(@ForAll @Size(max = 400) byte[] bytes) {
    String body = Base64.getMimeEncoder().encodeToString(bytes);
    Decoded clean = decode(body, Reading.Encoding.BASE64);
    Decoded junk = decode("*" + body, Reading.Encoding.BASE64);

    assertThat(clean.content().toArray()).isEqualTo(bytes);
    assertThat(clean.defects()).isEmpty();
    assertThat(junk.content().toArray()).isEqualTo(bytes);
  }

  @Property
  void base64_overLimit_keepsStart(@ForAll @Size(min = 40, max = 200) byte[] bytes) {
    Limits limits = Limits.standard().with(Limit.UNPACKED_BYTES, 31);
    String body = Base64.getMimeEncoder().encodeToString(bytes);
    for (String form : List.of(body, "*" + body)) {
      Budget budget = Budget.of(limits);
      Decoded decoded = Decoded.of(Slice.ofLatin1(form), Reading.Encoding.BASE64, budget);

      assertThat(decoded.content().length()).isBetween(29, 31);
      assertThat(bytes).startsWith(decoded.content().toArray());
      assertThat(budget.met()).containsExactly(Limit.UNPACKED_BYTES);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a=3Db, a=b, ",
    "a=3db=E9, a=b\u00e9, ",
    "'a=\nb', ab, ",
    "'a= \t\r\nb', ab, ",
    "'a \t\nb', 'a\nb', mime.quoted-printable-space",
    "'a=20\nb', 'a \nb', ",
    "'a=20 \nb', 'a \nb', mime.quoted-printable-space",
    "'a=', a, ",
    "'a=4', a=4, mime.quoted-printable-escape",
    "'=ZZ=', =ZZ, mime.quoted-printable-escape",
    "'a \r\n', 'a\r\n', mime.quoted-printable-space"
  })
  void quotedPrintable_isDecodedLeniently(String body, String content, String code) {
    Decoded decoded = decode(body, Reading.Encoding.QUOTED_PRINTABLE);

    assertThat(decoded.content().latin1()).isEqualTo(content);
    assertThat(codes(decoded)).isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "'begin 644 a\n#0V%T\n`\nend\n', Cat, ",
    "'text\n\nbegin 644 a\r\n#0V%T\r\n`\r\nend\r\n', Cat, ",
    "'begin 644 a\n#0V%T\n', Cat, mime.uuencode-damaged",
    "'#0V%T\n`\nend\n', Cat, mime.uuencode-damaged",
    "'begin 644 a\n#0V\n`\nend\n', C, mime.uuencode-damaged"
  })
  void uuencode_isDecodedLeniently(String body, String content, String code) {
    Decoded decoded = decode(body, Reading.Encoding.UUENCODE);

    assertThat(decoded.content().latin1()).isEqualTo(content);
    assertThat(codes(decoded)).isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void identity_sharesTheBytes() {
    Slice body = Slice.ofLatin1("x");
    Decoded decoded = Decoded.of(body, Reading.Encoding.IDENTITY, Budget.of(Limits.standard()));
    assertThat(decoded.content().array()).isSameAs(body.array());
  }

  @Test
  void unknown_isIdentityWithDefect() {
    Slice raw = Slice.ofLatin1("Content-Transfer-Encoding: odd\n\nx");
    Entity message = MessageParser.parse(raw, Budget.of(Limits.standard()));
    assertThat(message.content().latin1()).isEqualTo("x");
    assertThat(message.defects()).containsExactly(new Defect(Code.ENCODING_UNKNOWN, "odd"));
  }
}
