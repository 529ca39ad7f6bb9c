package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.container.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Messages that come in several. Those of `partial` were made by mpack 1.6.
class PartialMessagesTest {
  private static final String MADE_BY_MPACK =
      "[email-message:subject = 'your account taro'"
          + " AND email-message:body_multipart[*].body_raw_ref.name = 'message.zip'"
          + " AND email-message:body_multipart[*].body_raw_ref"
          + ".extensions.'archive-ext'.contains_refs[*].hashes.'SHA-256'"
          + " = '94dcec675248e600a59775a294135c6b2bcbdb1a92ef3238a2f4fdac58c822a6']";

  private static RawMessage recorded(int number) {
    String name = "/partial/part.%02d".formatted(number);
    try (InputStream in = PartialMessagesTest.class.getResourceAsStream(name)) {
      return Samples.message(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A part whose text is `text`, of a message that says it has `total`.
  private static RawMessage part(String id, int number, int total, String text) {
    return Samples.message(
        """
        From: outer@example.com
        Subject: part
        Content-Type: message/partial; id="%s"; number=%d; total=%d

        %s"""
            .formatted(id, number, total, text));
  }

  private static List<RawMessage> taken(Limits limits, List<RawMessage> messages) {
    PartialMessages partials = new PartialMessages(limits);
    List<RawMessage> ready = new ArrayList<>();
    messages.forEach(message -> ready.addAll(partials.take(message)));
    ready.addAll(partials.rest());
    return ready;
  }

  private static List<RawMessage> taken(RawMessage... messages) {
    return taken(Limits.standard(), List.of(messages));
  }

  private static List<Verdict> verdicts(String pattern, List<RawMessage> messages) {
    Scanner scanner = new Scanner(Samples.rules(pattern), Limits.standard());
    return messages.stream().map(message -> scanner.scan(message).verdict()).toList();
  }

  private static List<String> details(List<RawMessage> messages) {
    return messages.stream()
        .map(message -> message.others().missing())
        .map(missing -> missing == null ? "" : missing.detail())
        .toList();
  }

  private static List<String> joined(List<RawMessage> messages) {
    return messages.stream()
        .filter(message -> !message.defects().isEmpty())
        .map(message -> message.bytes().latin1().replace("\r", ""))
        .toList();
  }

  @Test
  void take_allParts_areOneMessage() {
    List<RawMessage> parts = List.of(recorded(3), recorded(1), recorded(2));

    assertThat(verdicts(MADE_BY_MPACK, taken(Limits.standard(), parts)))
        .containsExactly(Verdict.CLEAN, Verdict.CLEAN, Verdict.CLEAN, Verdict.SIGHTING);
  }

  @Test
  void take_partsMissing_areSaid() {
    List<RawMessage> ready = taken(recorded(2));

    assertThat(details(ready)).containsExactly("message/partial parts 1, 3 of 3");
    assertThat(verdicts(MADE_BY_MPACK, ready)).containsExactly(Verdict.INCOMPLETE);
  }

  @Test
  void take_header_isPutTogetherAsTheStandardSays() {
    String inner = "Subject: inner\nFrom: inner@example.com\nMIME-Version: 1.0\n\nfirst ";

    List<RawMessage> ready = taken(part("a", 1, 2, inner), part("a", 2, 2, "second"));

    assertThat(joined(ready))
        .containsExactly(
            "From: outer@example.com\nSubject: inner\nMIME-Version: 1.0\n\nfirst second");
    assertThat(ready.getLast().defects()).containsExactly(new Defect("partial.joined", "2"));
  }

  @Test
  void take_samePartAgain_saysNothingNew() {
    RawMessage first = part("a", 1, 2, "\n1");

    List<RawMessage> ready = taken(first, first, part("a", 2, 2, "2"), first);

    assertThat(joined(ready)).hasSize(1);
    assertThat(ready).hasSize(5);
    assertThat(ready)
        .filteredOn(part -> part.defects().isEmpty())
        .allSatisfy(part -> assertThat(part.others()).isEqualTo(RawMessage.Others.JOINED));
  }

  @Test
  void take_partsThatDiffer_areEachRead() {
    List<RawMessage> ready =
        taken(part("a", 1, 2, "\n1 "), part("a", 2, 2, "harmless"), part("a", 2, 2, "other"));

    assertThat(joined(ready))
        .extracting(text -> text.substring(text.indexOf("\n\n") + 2))
        .containsExactly("1 harmless", "1 other");
    assertThat(ready.getLast().defects()).extracting(Defect::code).contains("partial.conflict");
  }

  @Test
  void take_totalsThatDiffer_areEachRead() {
    List<RawMessage> ready =
        taken(part("a", 1, 2, "\n1"), part("a", 2, 3, "2"), part("a", 3, 0, "3"));

    assertThat(joined(ready))
        .extracting(text -> text.substring(text.indexOf("\n\n") + 2))
        .containsExactlyInAnyOrder("12", "123");
    assertThat(details(ready)).containsOnly("");
  }

  @Test
  void take_otherIds_areOtherMessages() {
    assertThat(details(taken(part("a", 1, 2, "\n1"), part("b", 2, 2, "2"))))
        .containsExactly("message/partial parts 2 of 2", "message/partial parts 1 of 2");
  }

  @Test
  void take_noTotal_saysWhichAreThere() {
    assertThat(details(taken(part("a", 2, 0, "2"), part("a", 4, 0, "4"))))
        .containsOnly("message/partial parts other than 2, 4");
  }

  @Test
  void take_moreBytesThanAllowed_letsTheOldestGo() {
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, 5_000);
    List<RawMessage> parts =
        List.of(
            part("a", 1, 2, "a".repeat(2_000)),
            part("b", 1, 2, "\n" + "b".repeat(2_000)),
            part("b", 2, 2, "b"),
            part("a", 2, 2, "a"));

    List<RawMessage> ready = taken(limits, parts);

    assertThat(ready.getFirst().others().missing()).isEqualTo(Missing.of(Limit.MESSAGE_BYTES));
    assertThat(joined(ready)).singleElement().asString().endsWith("bb");
    assertThat(details(ready)).contains("message/partial parts 1 of 2");
  }

  @Test
  void take_moreCopiesThanReadings_isNotWhole() {
    Limits limits = Limits.standard().with(Limit.READINGS, 2);
    List<RawMessage> parts =
        List.of(part("a", 1, 1, "\n1"), part("a", 1, 1, "\n2"), part("a", 1, 1, "\n3"));

    List<RawMessage> ready = taken(limits, parts);

    assertThat(joined(ready)).hasSize(2);
    assertThat(details(ready)).contains(Limit.READINGS.key());
  }

  @Test
  void take_manyTotals_makeNoMoreThanTwoMessagesMayHold() {
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, 20_000);
    List<RawMessage> parts = new ArrayList<>();
    for (int number = 10; number > 0; number--) {
      parts.add(part("a", number, number, "\n" + "x".repeat(780)));
    }

    List<RawMessage> ready = taken(limits, parts);

    assertThat(joined(ready)).hasSizeBetween(2, 9);
    assertThat(joined(ready).stream().mapToLong(String::length).sum()).isLessThan(40_000);
    assertThat(details(ready)).contains(Limit.READINGS.key());
  }

  @Test
  void take_otherMessages_areGivenOnAtOnce() {
    RawMessage mail = Samples.message("Subject: 1\n\nContent-Type: message/partial\n");
    RawMessage noNumber = Samples.message("Content-Type: message/partial; id=a\n\n");
    PartialMessages partials = new PartialMessages(Limits.standard());

    assertThat(partials.take(mail)).containsExactly(mail);
    assertThat(partials.take(noNumber)).containsExactly(noNumber);
    assertThat(verdicts(MADE_BY_MPACK, List.of(noNumber))).containsExactly(Verdict.INCOMPLETE);
  }

  @Test
  void scan_bodyThatLiesElsewhere_isAGapWithItsPlace() {
    String mail =
        """
        Content-Type: message/external-body; access-type=url;
         url="http://far.example/a/
          b.exe"

        Content-Type: x/y

        """;
    List<RawMessage> messages =
        List.of(
            Samples.message(mail),
            Samples.message(
                "Content-Type: message/external-body; access-type=anon-ftp;"
                    + " site=far.example; directory=\"a\"; name=\"b.exe\"\n\n"));

    assertThat(verdicts("[domain-name:value = 'far.example']", messages))
        .containsOnly(Verdict.SIGHTING);
    assertThat(verdicts("[url:value MATCHES '^(http|ftp)://far.example/a/b.exe$']", messages))
        .containsOnly(Verdict.SIGHTING);
    assertThat(verdicts("[file:name = 'x' AND file:size = 5]", messages))
        .containsOnly(Verdict.INCOMPLETE);
  }

  @Property(tries = 300)
  void take_anyParts_areAllGivenOnOnce(@ForAll Random random) {
    List<RawMessage> parts = new ArrayList<>();
    for (int i = random.nextInt(1, 30); i > 0; i--) {
      String text = "\n" + "x".repeat(random.nextInt(3));
      String id = "abc".substring(random.nextInt(3));
      parts.add(part(id, random.nextInt(4), random.nextInt(4), text));
    }
    Collections.shuffle(parts, random);
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, random.nextInt(1, 40_000));

    List<RawMessage> ready = taken(limits, parts);

    List<String> given =
        ready.stream()
            .filter(message -> message.defects().isEmpty())
            .map(message -> message.bytes().text(StandardCharsets.ISO_8859_1))
            .toList();
    assertThat(given)
        .containsExactlyInAnyOrderElementsOf(
            parts.stream().map(part -> part.bytes().latin1()).toList());
  }
}
