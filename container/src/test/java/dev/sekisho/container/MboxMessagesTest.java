package dev.sekisho.container;

import static dev.sekisho.container.Messages.read;
import static dev.sekisho.container.Messages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MboxMessagesTest {
  private static final String FROM = "From a@example.org Thu Jan  1 00:00:10 2004\n";
  private static final String MBOX =
      """
      From a@example.org Thu Jan  1 00:00:10 2004
      Subject: one

      >From here
      >>From there
      text >From within

      From b@example.org Thu Jan  1 00:00:20 2004
      Subject: two

      From time to time, at 10:00 of 2004

      end

      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void next_twoMessages_splitsAtFromLineAndUnquotes() {
    List<RawMessage> messages = read(MBOX);

    assertThat(texts(messages))
        .containsExactly(
            "Subject: one\n\nFrom here\n>From there\ntext >From within\n",
            "Subject: two\n\nFrom time to time, at 10:00 of 2004\n\nend\n");
    assertThat(messages).extracting(RawMessage::number).containsExactly(1L, 2L);
    assertThat(messages)
        .extracting(RawMessage::offset)
        .containsExactly(0L, (long) MBOX.indexOf("From b@"));
    assertThat(messages.getLast().envelopeTime()).isEqualTo("2004-01-01T00:00:20Z");
    assertThat(messages)
        .allSatisfy(
            m -> {
              assertThat(m.inStore()).isTrue();
              assertThat(m.kind()).isEqualTo(RawMessage.Kind.MESSAGE);
              assertThat(m.defects()).isEmpty();
              assertThat(m.missing()).isNull();
            });
  }

  @Test
  void next_crlf_isTheSame() {
    assertThat(texts(read(MBOX.replace("\n", "\r\n"))))
        .isEqualTo(texts(read(MBOX)).stream().map(t -> t.replace("\n", "\r\n")).toList());
  }

  private static final String INNER =
      "text\n\nFrom x@example.org Thu Jan  1 00:00:30 2004\nSubject: inner\n\nmore\n";

  private static String claiming(int length) {
    return FROM
        + "Subject: outer\nContent-Length: "
        + length
        + "\n\n"
        + INNER
        + "\n"
        + FROM
        + "Subject: last\n\nend\n";
  }

  @Test
  void next_contentLengthOverFromLine_bothReadings() {
    List<RawMessage> messages = read(claiming(INNER.length()));

    assertThat(texts(messages))
        .containsExactly(
            "Subject: outer\nContent-Length: " + INNER.length() + "\n\n" + INNER,
            "Subject: outer\nContent-Length: " + INNER.length() + "\n\ntext\n",
            "Subject: inner\n\nmore\n",
            "Subject: last\n\nend\n");
    assertThat(messages)
        .extracting(m -> m.defects().stream().map(Defect::code).toList())
        .containsExactly(
            List.of("mbox.from-line"),
            List.of("mbox.in-content-length"),
            List.of("mbox.in-content-length"),
            List.of());
  }

  @Test
  void next_contentLengthToTheEnd_bothReadings() {
    String mbox = FROM + "Content-Length: " + INNER.length() + "\n\n" + INNER;

    assertThat(read(mbox)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 6, 70, 73, 1_000, Integer.MAX_VALUE})
  void next_contentLengthThatLeadsNowhere_linesAlone(int length) {
    assertThat(read(claiming(length))).hasSize(3);
    assertThat(texts(read(claiming(length)))).last().isEqualTo("Subject: last\n\nend\n");
  }

  @Test
  void next_contentLengthInContentLength_isNotFollowed() {
    StringBuilder mbox = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      mbox.insert(0, FROM + "Content-Length: " + mbox.length() + "\n\n");
    }

    assertThat(read(mbox.toString())).hasSize(51);
  }

  @Test
  void next_emptyLineMissing_splitsAtWholeFromLineOnly() {
    String mbox =
        FROM
            + "Subject: a\n\ntext\nFrom the 1 Jan at 10:00 in 2004 on\n"
            + FROM
            + "Subject: b\n\nb\n";

    List<RawMessage> messages = read(mbox);

    assertThat(texts(messages))
        .containsExactly(
            "Subject: a\n\ntext\nFrom the 1 Jan at 10:00 in 2004 on\n", "Subject: b\n\nb\n");
    assertThat(messages.getFirst().defects()).isEmpty();
    assertThat(messages.getLast().defects()).containsExactly(Defect.of("mbox.no-blank-line"));
  }

  @Test
  void next_messagesWithoutContent_areMessages() {
    assertThat(texts(read(FROM + FROM + "\n" + FROM))).containsExactly("", "", "");
    assertThat(texts(read(FROM.strip()))).containsExactly("");
  }

  @Test
  void next_overMessageBytes_cutsAndGoesOn() {
    String mbox = FROM + "Subject: a\n\n" + "x".repeat(5_000_000) + "\n\n" + FROM + "Subject: b\n";
    for (int limit : List.of(20, 4_999_999)) {
      Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, limit);

      List<RawMessage> messages = read(Drip.of(bytes(mbox), 70_000), limits);

      assertThat(messages).hasSize(2);
      assertThat(messages.getFirst().bytes())
          .isEqualTo(Slice.of(bytes(mbox), FROM.length(), limit));
      assertThat(messages.getFirst().missing()).isEqualTo(Missing.of(Limit.MESSAGE_BYTES));
      assertThat(messages.getLast().bytes().latin1()).isEqualTo("Subject: b\n");
      assertThat(messages.getLast().missing()).isNull();
      assertThat(messages.getLast().offset()).isEqualTo(mbox.lastIndexOf("From a@"));
    }
  }

  @Test
  void next_exactlyMessageBytes_isWhole() {
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, 11);

    RawMessage message = read(Drip.of(bytes(FROM + "Subject: a\n\n"), 1), limits).getFirst();

    assertThat(message.bytes().latin1()).isEqualTo("Subject: a\n");
    assertThat(message.missing()).isNull();
  }

  @Test
  void next_largeMessages_growTheWindow() {
    String large = "Subject: a\n\n" + ("y".repeat(77) + "\n").repeat(60_000);
    String mbox = (FROM + large + "\n").repeat(3);

    assertThat(texts(read(mbox))).containsExactly(large, large, large);
  }

  @Test
  void next_dripped_isTheSame() {
    assertThat(read(Drip.of(bytes(MBOX), 1), Limits.standard())).isEqualTo(read(MBOX));
  }

  @Test
  void next_readFailing_keepsWhatPrecedesAndSaysSo() {
    List<RawMessage> whole = read(MBOX);
    for (int read = 1; read <= MBOX.length() + 1; read++) {
      Drip drip = Drip.failing(bytes(MBOX), 1, read);

      List<Item> items = Messages.items(Sources.open(drip, "-", Limits.standard()));

      assertThat(items.getLast()).isEqualTo(new Item.Failure("-", "the disk is on fire"));
      assertThat(drip.closed()).isTrue();
      for (int i = 0; i < items.size() - 1; i++) {
        RawMessage message = ((Item.Message) items.get(i)).message();
        boolean last = i == items.size() - 2;
        assertThat(message.missing()).isEqualTo(last ? new Missing(Cause.IO, "") : null);
        assertThat(last || message.equals(whole.get(i))).isTrue();
      }
    }
  }

  /// Random pieces of what matters to an mbox: however the stream is cut, the messages are the
  /// same, and nothing that is not quoting, separator or From_ line is lost.
  @Property(tries = 500)
  void next_randomMbox_isTheSameHoweverRead(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 100) int step) {
    List<String> pieces =
        List.of(FROM, "\n", "\r\n", "From ", ">", ">From x\n", "text\n", "\nFrom ", " ");
    StringBuilder mbox = new StringBuilder(FROM);
    for (int i = random.nextInt(60); i > 0; i--) {
      mbox.append(pieces.get(random.nextInt(pieces.size())));
    }
    List<RawMessage> messages = read(mbox.toString());

    assertThat(read(Drip.of(bytes(mbox.toString()), step), Limits.standard())).isEqualTo(messages);
    assertThat(texts(messages)).isEqualTo(naive(mbox.toString()));
  }

  /// Line by line, as the format is described.
  private static List<String> naive(String mbox) {
    List<String> messages = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<String> lines = List.of(mbox.split("(?<=\n)"));
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      FromLine from = FromLine.parse(Slice.ofLatin1(line.replace("\n", "")));
      boolean blank = i == 0 || lines.get(i - 1).matches("\r?\n");
      boolean afterFrom = i > 0 && text.isEmpty();
      if (from != null && (blank || afterFrom || from.strict())) {
        if (i > 0) {
          messages.add(ended(text));
        }
        text.setLength(0);
      } else {
        text.append(line.matches("(?s)>+From .*") ? line.substring(1) : line);
      }
    }
    messages.add(ended(text));
    return messages;
  }

  private static String ended(StringBuilder text) {
    return text.toString().replaceFirst("(?s)(^|(?<=\n))\r?\n\\z", "");
  }

  @ParameterizedTest
  @CsvSource({
    "From a@b Thu Jan  1 00:00:10 2004, 2004-01-01T00:00:10Z, true",
    "From - Sat Jan  3 01:05:34 1998, 1998-01-03T01:05:34Z, true",
    "From ???@??? Mon Jan 05 10:20 2004, 2004-01-05T10:20:00Z, true",
    "From a Thu Nov 13 10:02:03 EST 1997, 1997-11-13T10:02:03Z, true",
    "From a Thu Nov 13 10:02:03 +0900 1997, 1997-11-13T01:02:03Z, true",
    "From a Thu Nov 13 10:02:03 1997 -0130, 1997-11-13T11:32:03Z, true",
    "From a Thu Nov 13 10:02:03 1997 remote from b, 1997-11-13T10:02:03Z, false",
    "'From a Mon, 05 Jan 2004 10:20:30 +0100', 2004-01-05T09:20:30Z, false",
    "From a 2004-01-05T10:20:30Z, 2004-01-05T10:20:30Z, false",
    "From a 2004-01-05T10:20:30+09:00, 2004-01-05T01:20:30Z, false",
  })
  void parse_dialects_giveTheTime(String line, String time, boolean strict) {
    assertThat(FromLine.parse(Slice.ofLatin1(line)))
        .isEqualTo(new FromLine(Instant.parse(time), strict));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From now on",
        "From ",
        "From a Thu Jan 32 00:00:10 2004",
        "From a Thu Feb 31 00:00:10 2004",
        "From a Thu Jan 1 25:00:10 2004",
        "From a Thu Jan 1 2004",
        "From Jan",
        "From a 2004-01-05T10:20:99Z",
        "from a@b Thu Jan  1 00:00:10 2004",
      })
  void parse_noDate_isNoFromLine(String line) {
    assertThat(FromLine.parse(Slice.ofLatin1(line))).isNull();
  }
}
