package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What must hold on any bytes: no exception, spans inside the input, limits kept.
class HostileInputTest {
  static final String RICH =
      """
      From sender@example.com Mon Jan  1 00:00:00 2024
      Received: from a.example ([192.0.2.1]) by b.example with ESMTP id x;
       Mon, 1 Jan 2024 00:00:00 +0900
      From: =?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <y@example.jp>, "b, c" <d@e.example>
      To: list: f@g.example, h@i.example;
      Subject: =?utf-8?q?caf=C3=A9?= =?utf-8?b?44GC?= plain
      Date: Mon, 1 Jan 2024 00:00:00 +0900
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="outer"; boundary=other
      junk line
      Content-Type: multipart/related; boundary="outer"

      preamble
      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=iso-2022-jp
      Content-Transfer-Encoding: quoted-printable

      =1B$B$3=1B(B soft=
      break =ZZ
      --inner
      Content-Type: text/html
      Content-Transfer-Encoding: base64

      PGh0bWw+PG1ldGEgY2hhcnNldD1zaGlmdF9qaXM+gqA8L2h0bWw+
      --inner--
      --outer
      Content-Type: message/rfc822
      Content-Transfer-Encoding: base64

      U3ViamVjdDogeA0KQ29udGVudC1UeXBlOiBtdWx0aXBhcnQvbWl4ZWQ7IGJvdW5kYXJ5PXoNCg0KLS16DQoNCmhpDQotLXotLQ0K
      --outerextra
      --outer
      Content-Type: application/octet-stream; name*0*=utf-8''%e3%81; name*1*=%82.zip
      Content-Disposition: attachment; filename="=?shift_jis?B?gqA=?=.zip"
      Content-Transfer-Encoding: x-uuencode

      begin 644 a.zip
      #0V%T
      `
      end
      --outer--
      epilogue
      --outer

      late
      """;

  private static Entity parse(byte[] bytes, Limits limits) {
    return MessageParser.parse(Slice.of(bytes), Budget.of(limits));
  }

  /// Asks everything of `entity` and all in it.
  private static void touch(Entity entity, List<Entity> seen) {
    seen.add(entity);
    entity.content();
    entity.text();
    entity.fileNames();
    entity.disposition();
    entity.contentId();
    for (Header header : entity.headers().all()) {
      header.text();
      Addresses.parse(header);
      Dates.parse(header.unfolded());
      Received.parse(header);
    }
    entity.alternatives().forEach(alternative -> touch(alternative, seen));
    entity.parts().forEach(part -> touch(part, seen));
    entity.defects();
  }

  private static List<Entity> touch(byte[] bytes) {
    List<Entity> seen = new ArrayList<>();
    Entity message = parse(bytes, Limits.standard());
    touch(message, seen);
    for (Entity entity : seen) {
      assertThat(entity.start()).isNotNegative();
      assertThat(entity.length()).isNotNegative();
      assertThat(entity.rawHeader().length() + entity.body().length())
          .isLessThanOrEqualTo(entity.length());
    }
    assertThat(message.start() + message.length()).isEqualTo(bytes.length);
    return seen;
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String shape(Entity entity) {
    StringBuilder shape = new StringBuilder(entity.mediaType()).append(entity.headers().size());
    entity.parts().forEach(part -> shape.append('(').append(shape(part)).append(')'));
    return shape.toString();
  }

  @Property(tries = 300)
  void parse_anyBytes_neverThrows(@ForAll byte[] bytes) {
    touch(bytes);
  }

  @Property(tries = 300)
  void parse_mutatedMessage_neverThrows(
      @ForAll @IntRange(max = 2_000) int at,
      @ForAll @IntRange(max = 2_000) int from,
      @ForAll @IntRange(max = 200) int length,
      @ForAll byte with) {
    byte[] bytes = latin1(RICH);
    bytes[at % bytes.length] = with;
    int start = from % bytes.length;
    int target = (at * 31 + length) % bytes.length;
    int count = Math.min(length, bytes.length - Math.max(start, target));
    System.arraycopy(bytes, start, bytes, target, count);
    touch(bytes);
  }

  @Test
  void parse_truncatedAnywhere_neverThrows() {
    byte[] bytes = latin1(RICH);
    for (int length = 0; length < bytes.length; length++) {
      touch(java.util.Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void parse_lineEnds_sameStructure() {
    String crlf = RICH.replace("\n", "\r\n");
    String shape = shape(parse(latin1(RICH), Limits.standard()));
    assertThat(shape(parse(latin1(crlf), Limits.standard()))).isEqualTo(shape);
    assertThat(shape).contains("message/rfc8222(multipart/mixed2(text/plain0))");
  }

  @Test
  void parse_insideLargerArray_sameAsAlone() {
    byte[] bytes = latin1(RICH);
    byte[] larger = latin1("--outer\n" + RICH + "--outer\n");
    Slice slice = Slice.of(larger, 8, bytes.length);
    Entity inside = MessageParser.parse(slice, Budget.of(Limits.standard()));
    assertThat(shape(inside)).isEqualTo(shape(parse(bytes, Limits.standard())));
    assertThat(inside.start()).isZero();
  }

  private static String nested(int levels) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      out.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i);
      out.append('\n');
    }
    return out.append("\ndeep\n").toString();
  }

  @Test
  void parse_tenThousandLevels_stopsAtDepth() {
    Entity message = parse(latin1(nested(10_000)), Limits.standard());

    Entity deepest = message;
    int levels = 0;
    while (!deepest.parts().isEmpty()) {
      deepest = deepest.parts().getFirst();
      levels++;
    }
    assertThat(levels).isEqualTo(50);
    assertThat(deepest.missing()).isEqualTo(Missing.of(Limit.DEPTH));
    assertThat(deepest.text()).endsWith("deep\n");
  }

  @Test
  void parse_tenThousandLevelsAllowed_needNoStack() {
    Limits limits = Limits.standard().with(Limit.DEPTH, 20_000).with(Limit.PARTS, 20_000);
    Entity deepest = parse(latin1(nested(10_000)), limits);
    int levels = 0;
    while (!deepest.parts().isEmpty()) {
      deepest = deepest.parts().getFirst();
      levels++;
    }
    assertThat(levels).isEqualTo(10_000);
    assertThat(deepest.text()).isEqualTo("deep\n");
  }

  @Test
  void parse_tenThousandNestedMessages_stopAtDepth() {
    byte[] bytes = latin1("Content-Type: message/rfc822\n\n".repeat(10_000));
    assertThat(touch(bytes)).hasSize(51);
  }

  @Test
  void parse_hundredThousandParts_stopsAtLimit() {
    byte[] bytes =
        latin1("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000));
    Entity message = parse(bytes, Limits.standard());

    assertThat(message.parts()).hasSize(9_999);
    assertThat(message.missing()).isEqualTo(Missing.of(Limit.PARTS));
  }

  @Test
  void parse_headerLineOfOneMegabyte_isRead() {
    Entity message = parse(latin1("X: " + "a".repeat(1 << 20) + "\n\nbody"), Limits.standard());

    assertThat(message.headers().all().getFirst().text()).hasSize(1 << 20);
    assertThat(message.text()).isEqualTo("body");
    assertThat(message.missing()).isNull();
  }

  /// Each took minutes where a step looked at all that came before it.
  @Test
  void header_megabyteOfOneThing_isReadInLinearTime() {
    int count = 1 << 20;
    touch(latin1("From: a@" + ":".repeat(count) + "\n\n"));
    touch(latin1("From: " + "a".repeat(count) + " <" + "\"\"".repeat(count / 4) + "\n\n"));
    touch(latin1("Content-Type: a/b; name=a" + " ".repeat(count) + "b\n\n"));
    touch(latin1("Content-Type: a/b; name=a" + " a".repeat(count / 2) + "\n\n"));
    touch(latin1("Subject: " + "=?u?q?".repeat(count / 6) + "\n\n"));
    touch(latin1("Subject: " + "\r".repeat(count) + "x\n\n"));
    touch(latin1("\r".repeat(count)));
    touch(latin1("Received: " + "1:".repeat(count / 2) + "\n\n"));
    touch(latin1("A: b\nx" + "\n x".repeat(count / 3) + "\n\n"));
    String field = "Content-Transfer-Encoding: base64\n";
    touch(latin1("A: b\n\n" + "transfer-encoding ".repeat(count / 18)));
    touch(latin1("A: b\n\n" + field.repeat(count / field.length())));
    touch(latin1("A: b\n\n" + (field + "\n").repeat(count / field.length())));
    touch(latin1("A: b\n\n" + (field + "\n").repeat(count / field.length()).replace('\n', '\r')));
    touch(
        latin1("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\na: b\n".repeat(count / 9)));
    touch(latin1("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nab\n".repeat(count / 7)));
    touch(latin1("A: b\n" + "--\nA: b\n".repeat(count / 8)));
    touch(latin1("Content-Type: multipart/mixed; boundary=\":\"\n\n" + "--:\n".repeat(count / 4)));
    touch(latin1("Content-Type: multipart/mixed\n\n--\nx\n" + "--\na: b\n".repeat(count / 9)));
  }

  /// Readings multiply with each level; what they look at again is paid for, and then they stop.
  @Test
  void alternatives_twoReadingsAtEachOfFortyLevels_stopAtTheBudget() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("Content-Type: multipart/mixed; boundary=a").append(i).append('\n');
      text.append("Content-Type: multipart/related; boundary=a").append(i).append('\n');
      text.append("\n--a").append(i).append('\n');
    }
    byte[] bytes = latin1(text + "\ndeep\n");
    Limits limits =
        Limits.standard().with(Limit.PARTS, 2_000).with(Limit.UNPACKED_BYTES, 100L * bytes.length);
    Budget budget = Budget.of(limits);
    List<Entity> seen = new ArrayList<>();
    touch(MessageParser.parse(Slice.of(bytes), budget), seen);

    assertThat(seen).hasSizeLessThanOrEqualTo(2_000);
    assertThat(seen).anyMatch(entity -> entity.unread() != null);
    assertThat(budget.met()).containsAnyOf(Limit.PARTS, Limit.UNPACKED_BYTES);
  }

  /// As many readings as there are limits for; the rest is said to be there.
  @Test
  void alternatives_hundredBoundaries_stopAtTheReadings() {
    StringBuilder field = new StringBuilder("Content-Type: multipart/mixed");
    for (int i = 0; i < 100; i++) {
      field.append("; boundary=b").append(i);
    }
    Entity message = parse(latin1(field + "\n\n--b0\n\n1\n"), Limits.standard());

    assertThat(message.alternatives()).hasSize(15);
    assertThat(message.unread()).isEqualTo(Missing.of(Limit.READINGS));
  }

  @Test
  void parse_headerOverLimit_keepsStartAndBody() {
    Limits limits = Limits.standard().with(Limit.HEADER_BYTES, 20);
    Entity message = parse(latin1("Subject: x\nLong: 0123456789\nLost: y\n\nbody"), limits);

    assertThat(message.headers().all()).extracting(Header::text).containsExactly("x", "012");
    assertThat(message.text()).isEqualTo("body");
    assertThat(message.missing()).isEqualTo(Missing.of(Limit.HEADER_BYTES));
  }

  @Test
  void parse_fieldsOverLimit_keepsFirstAndBody() {
    Limits limits = Limits.standard().with(Limit.HEADER_COUNT, 2);
    Entity message = parse(latin1("A: 1\nB: 2\nC: 3\n\nbody"), limits);

    assertThat(message.headers().size()).isEqualTo(2);
    assertThat(message.text()).isEqualTo("body");
    assertThat(message.missing()).isEqualTo(Missing.of(Limit.HEADER_COUNT));
  }

  @Test
  void content_overLimit_keepsStart() {
    for (String encoding : List.of("base64", "quoted-printable")) {
      byte[] bytes = latin1("Content-Transfer-Encoding: " + encoding + "\n\n" + "QUJD".repeat(100));
      Entity message = parse(bytes, Limits.standard().with(Limit.UNPACKED_BYTES, 10));

      assertThat(message.content().length()).isBetween(9, 10);
      assertThat(message.missing()).isEqualTo(Missing.of(Limit.UNPACKED_BYTES));
    }
  }

  @Test
  void parse_timeOver_isMissing() {
    long[] now = {0};
    Budget budget = Budget.of(Limits.standard(), () -> now[0]);
    now[0] = 61_000_000_000L;
    Entity message =
        MessageParser.parse(
            Slice.ofLatin1("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n"), budget);

    assertThat(message.missing()).isEqualTo(Missing.of(Limit.TIME));
  }
}
