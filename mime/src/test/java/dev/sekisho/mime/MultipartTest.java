package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static Entity parse(String message) {
    return MessageParser.parse(Slice.ofLatin1(message), Budget.of(Limits.standard()));
  }

  private static List<String> codes(Entity entity) {
    return entity.defects().stream().map(Defect::code).toList();
  }

  /// Texts of leaves, those of one multipart in brackets.
  private static String tree(Entity entity) {
    if (entity.parts().isEmpty()) {
      return entity.text().strip();
    }
    return "[" + String.join(" ", entity.parts().stream().map(MultipartTest::tree).toList()) + "]";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'--b\n\n1\n--b\n\n2\n--b--\n' | [1 2] | ",
        "'--b\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--\r\n' | [1 2] | mime.line-ends-mixed",
        "'--b \t\n\n1\n--b-- \n' | [1] | mime.boundary-space",
        "'--b\n\n1\n--bb\n--b--' | '[1\n--bb]' | mime.boundary-prefix",
        "'--b\n\n1\n--b--\nx\n--b\n\n2\n--b--' | [1 2] | mime.part-after-close",
        "'--b\n\n1\n--b' | [1] | mime.close-missing",
        "'--b\n\n1\n' | [1] | mime.close-missing",
        "'--b\n1\n--b--' | [1] | ",
        "'--b\n--b--' | [] | ",
        "'--bx\n\n1\n--bx\n\n2\n' | [1 2] | "
            + "mime.boundary-unused mime.close-missing mime.boundary-junk",
        "'just text' | just text | mime.boundary-unused",
        "'x--b\n\n1' | 'x--b\n\n1' | mime.boundary-unused"
      })
  void parse_delimiters_splitParts(String body, String tree, String codes) {
    Entity message = parse("Content-Type: multipart/mixed; boundary=b\n\n" + body);

    assertThat(tree(message)).isEqualTo(tree);
    assertThat(String.join(" ", codes(message))).isEqualTo(codes == null ? "" : codes);
  }

  @Test
  void parse_outerDelimiter_endsInner() {
    Entity message =
        parse(
            """
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/mixed; boundary=ab

            --ab

            1
            --a

            2
            --a--
            """);
    assertThat(tree(message)).isEqualTo("[[1] 2]");
  }

  @Test
  void parse_equalBoundaries_loseNoPart() {
    Entity message =
        parse(
            """
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/mixed; boundary=a

            --a

            1
            --a--
            --a

            2
            --a--
            """);
    assertThat(tree(message)).contains("1").contains("2").doesNotContain("--a");
  }

  @ParameterizedTest
  @CsvSource({"''", "; boundary=", "'; boundary=\"\"'", "'; boundary=\" \"'"})
  void parse_noBoundary_isText(String parameter) {
    Entity message = parse("Content-Type: multipart/mixed" + parameter + "\n\n--\n\n1\n");
    assertThat(message.text()).isEqualTo("--\n\n1\n");
    assertThat(codes(message)).contains(Code.BOUNDARY_MISSING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | '--b\n\n1\n--b\n\n2\n--b--\n' | [1 2]",
        "; boundary=\"\" | '--\n\n1\n--\n\n2\n----\n' | [1 2]",
        "'; boundary=B' | '--b\nA: 1\n\n1\n--b--\n' | [1]",
        "'' | '-- \nnot a part\n--b\n\n1\n--b--\n' | [1]",
        "'' | 'x\n--a\n\n1\n--b \nA: 2\n\n2\n--b--\n' | '[1\n--b \nA: 2\n\n2\n--b--] [2]'",
        "'' | '--b\nno field\n' | ''",
        "'' | '--b' | ''",
        "'' | '--b\n' | ''",
        "'\nContent-Transfer-Encoding: base64' | 'LS1iCgoxCi0tYi0tCg==' | [1]"
      })
  void alternatives_noUsableBoundary_isGuessed(String parameter, String body, String trees) {
    Entity message = parse("Content-Type: multipart/mixed" + parameter + "\n\n" + body);
    assertThat(String.join(" ", message.alternatives().stream().map(MultipartTest::tree).toList()))
        .isEqualTo(trees);
  }

  @Test
  void alternatives_manyLinesLikeDelimiters_areBounded() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      body.append("--").append(i).append("\n\n");
    }
    Entity message = parse("Content-Type: multipart/mixed\n\n" + body);
    assertThat(message.alternatives()).hasSize(15);
    assertThat(message.unread()).isEqualTo(Missing.of(Limit.READINGS));
  }

  @Test
  void parse_encodedMultipart_isDecoded() {
    Entity message =
        parse(
            """
            Content-Type: multipart/mixed; boundary=b
            Content-Transfer-Encoding: base64

            LS1iCgoxCi0tYgoKMgotLWItLQo=
            """);
    assertThat(tree(message)).isEqualTo("[1 2]");
    assertThat(codes(message)).contains(Code.CONTAINER_ENCODED);
    assertThat(message.length()).isEqualTo(message.rawHeader().length() + message.body().length());
    assertThat(message.content().isEmpty()).isTrue();
  }

  @Test
  void alternatives_twoBoundaries_showBothReadings() {
    Entity message =
        parse("Content-Type: multipart/mixed; boundary=a; boundary=b\n\n--a\n\n1\n--b\n\n2\n");
    assertThat(tree(message)).isEqualTo("[1\n--b\n\n2]");
    assertThat(message.alternatives()).extracting(MultipartTest::tree).containsExactly("[2]");
    assertThat(codes(message)).contains(Code.BOUNDARY_DUPLICATE);
  }

  @Test
  void alternatives_twoContentTypes_showBothReadings() {
    Entity message =
        parse("Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n");
    assertThat(tree(message)).isEqualTo("--b\n\n1");
    assertThat(message.alternatives()).extracting(MultipartTest::tree).containsExactly("[1]");
  }

  @Test
  void alternatives_twoEncodings_showBothReadings() {
    Entity message =
        parse("Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n\nQUJD");
    assertThat(message.text()).isEqualTo("QUJD");
    assertThat(message.alternatives()).extracting(Entity::text).containsExactly("ABC");
  }

  @Test
  void alternatives_delimiterGoesOn_isOtherReading() {
    Entity message =
        parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--bx\n\n2\n--b--\n");
    assertThat(tree(message)).isEqualTo("[1\n--bx\n\n2]");
    assertThat(message.alternatives()).extracting(MultipartTest::tree).containsExactly("[1 2]");
  }

  @Test
  void alternatives_plainMessage_hasNone() {
    assertThat(parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n").alternatives())
        .isEmpty();
  }

  @Test
  void missing_contentElsewhere_isAbsent() {
    Entity message = parse("Content-Type: message/partial; number=1\n\nSubject: x\n\ny");
    assertThat(message.missing()).isEqualTo(new Missing(Cause.ABSENT, "message/partial"));
    assertThat(message.content().latin1()).isEqualTo("Subject: x\n\ny");
  }

  @Test
  void parse_encodedMessage_isDecoded() {
    Entity message =
        parse(
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "Subject: =41=\nB\n\nx");
    Entity inner = message.parts().getFirst();
    assertThat(inner.isMessage()).isTrue();
    assertThat(inner.headers().named("Subject").getFirst().text()).isEqualTo("AB");
    assertThat(inner.text()).isEqualTo("x");
  }

  private static final String ENCODED =
      "Content-Type: application/octet-stream\nContent-Transfer-Encoding: ";

  /// Contents of the parts that only some client finds.
  private static List<String> swallowed(Entity leaf) {
    return leaf.alternatives().stream().map(part -> part.content().latin1()).toList();
  }

  private static Stream<Entity> readings(Entity entity) {
    return Stream.concat(Stream.of(entity), entity.alternatives().stream());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: s\n\nhello\n--x_b\n%1$s",
        "Subject: s\n\nhello\n--x_b\r%1$s",
        "Content-Type: text/html\n\n<p>\n\n%1$s",
        "Content-Transfer-Encoding: quoted-printable\n\nhello=\n\n%1$s",
        "Content-Type: application/o\n\nctet-stream\n%1$s"
      })
  void alternatives_partInTheBodyOfALeaf_isFound(String message) {
    String part = ENCODED + "7bit\nContent-Transfer-Encoding: base64\n\nc2Vjb25k\n--b--\n";
    Entity leaf = parse(message.formatted(part));

    assertThat(leaf.alternatives().stream().flatMap(MultipartTest::readings))
        .anyMatch(found -> found.content().latin1().equals("second"));
    assertThat(codes(leaf)).contains("mime.part-swallowed");
  }

  @Test
  void alternatives_severalPartsInALeaf_endBeforeTheNext() {
    String parts =
        (ENCODED + "base64\n\nMQ==\n")
            + (ENCODED + "base64\n\nMg==\n\n")
            + (ENCODED + "quoted-printable\n\n=33\n-- sig\nx\n--y\nz\n");
    assertThat(swallowed(parse("Subject: s\n\nhello\n" + parts)))
        .containsExactly("1", "2", "3\n-- sig\nx");
  }

  @Test
  void alternatives_partBehindAnotherWithoutBody_isFound() {
    String other = "Subject: s\n\nhello\nContent-Transfer-Encoding: 7bit\n--x\n";
    assertThat(swallowed(parse(other + ENCODED + "base64\n\nMQ==\n"))).contains("1");
  }

  @Test
  void alternatives_base64BehindADamagedDelimiter_isFoundInBase64() {
    String first = ENCODED + "base64\n\nMQ==\n";
    Entity message =
        parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n" + first + "--\u0001b\n" + first);
    Entity part = message.parts().getFirst();
    assertThat(swallowed(part).getLast()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\nthe transfer-encoding is not named here\n",
        "\nContent-Transfer-Encoding: 7bit\n\ntext\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n%sbase64\n\nMQ==\n--b--\n"
      })
  void alternatives_noPartInALeaf_noneAreMade(String message) {
    Entity entity = parse(message.formatted(ENCODED));
    assertThat(entity.alternatives()).isEmpty();
    assertThat(entity.parts()).allSatisfy(part -> assertThat(part.alternatives()).isEmpty());
  }

  @Test
  void alternatives_moreSwallowedThanPartsAllowed_saysSo() {
    Budget budget = Budget.of(Limits.standard().with(Limit.PARTS, 3));
    String text = "Subject: s\n\nhello\n" + (ENCODED + "base64\n\nMQ==\n").repeat(5);
    Entity message = MessageParser.parse(Slice.ofLatin1(text), budget);
    assertThat(message.alternatives()).hasSize(2);
    assertThat(message.unread()).isEqualTo(Missing.of(Limit.PARTS));
  }

  @Test
  void parse_carriageReturnsAlone_areLineEnds() {
    Entity message = parse((ENCODED + "base64\n=\nc2Vjb25k\n").replace('\n', '\r'));
    assertThat(message.content().latin1()).isEqualTo("second");
  }
}
