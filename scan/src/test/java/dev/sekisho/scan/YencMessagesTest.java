package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.container.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Files in yEnc whose parts stand apart.
class YencMessagesTest {
  private static final String CONTENT = "a harmless text in three parts";
  private static final String WHOLE =
      "[file:name = 'run.txt' AND file:content_ref.payload_bin MATCHES '^" + CONTENT + "$']";

  /// Part `number` of three of `CONTENT`, ten bytes each.
  private static String part(int number) {
    return part(number, CONTENT);
  }

  private static String part(int number, String content) {
    StringBuilder lines = new StringBuilder();
    lines.append("=ybegin part=%d total=3 line=128 size=30 name=run.txt\r\n".formatted(number));
    lines.append("=ypart begin=%d end=%d\r\n".formatted(number * 10 - 9, number * 10));
    content.substring(number * 10 - 10, number * 10).chars().forEach(c -> lines.append(yenc(c)));
    return lines.append("\r\n=yend size=10 part=%d\r\n".formatted(number)).toString();
  }

  private static char yenc(int c) {
    return (char) ((c + 42) & 0xff);
  }

  private static RawMessage message(String subject, String body) {
    String mail = "From: a@example.com\r\nSubject: " + subject + "\r\n" + body;
    return Samples.message(mail.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static RawMessage posted(int number) {
    return message("post " + number, "\r\nsee\r\n\r\n" + part(number));
  }

  private static List<RawMessage> taken(Limits limits, List<RawMessage> messages) {
    PartialMessages partials = new PartialMessages(limits);
    List<RawMessage> ready = new ArrayList<>();
    messages.forEach(message -> ready.addAll(partials.take(message)));
    ready.addAll(partials.rest());
    return ready;
  }

  private static List<Verdict> verdicts(String pattern, List<RawMessage> messages) {
    Scanner scanner = new Scanner(Samples.rules(pattern), Limits.standard());
    return messages.stream().map(message -> scanner.scan(message).verdict()).toList();
  }

  @Property(tries = 20)
  void take_partsInSeveralMessages_areJoinedInAnyOrder(@ForAll int seed) {
    List<RawMessage> posts = new ArrayList<>(List.of(posted(1), posted(2), posted(3)));
    Collections.shuffle(posts, new Random(seed));
    List<RawMessage> ready = taken(Limits.standard(), posts);
    assertThat(verdicts(WHOLE, ready))
        .containsExactly(Verdict.CLEAN, Verdict.CLEAN, Verdict.CLEAN, Verdict.SIGHTING);
    assertThat(verdicts("[email-message:subject = 'post 1']", List.of(ready.getLast())))
        .containsExactly(Verdict.SIGHTING);
    assertThat(ready.getLast().defects()).extracting("code").containsExactly("yenc.joined");
  }

  @Test
  void take_partsInSeveralMimeParts_areJoined() {
    String body = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int number : List.of(2, 3, 1)) {
      body += "--b\r\nContent-Type: text/plain\r\n\r\n" + part(number);
    }
    List<RawMessage> ready =
        taken(Limits.standard(), List.of(message("apart", body + "--b--\r\n")));
    assertThat(verdicts(WHOLE, ready)).containsExactly(Verdict.CLEAN, Verdict.SIGHTING);
  }

  @Test
  void take_partsInOneText_areLeftToItsReader() {
    RawMessage one = message("whole", "\r\n" + part(3) + "\r\n" + part(1) + part(2));
    List<RawMessage> ready = taken(Limits.standard(), List.of(one));
    assertThat(ready).containsExactly(one);
    assertThat(verdicts(WHOLE, ready)).containsExactly(Verdict.SIGHTING);
  }

  @Test
  void take_partWithoutEndBesideJoinedOnes_keepsItsGap() {
    String open = part(2).replace("size=30", "size=40").replaceFirst("(?s)=yend.*", "");
    RawMessage both = message("post 3", "\r\n" + part(3) + open);
    List<RawMessage> ready = taken(Limits.standard(), List.of(posted(1), posted(2), both));
    assertThat(verdicts("[file:name = 'other.txt' AND file:size = 1]", ready))
        .containsOnly(Verdict.CLEAN);
    assertThat(verdicts("[file:content_ref.payload_bin MATCHES '^nothing$']", ready))
        .containsExactly(Verdict.CLEAN, Verdict.CLEAN, Verdict.INCOMPLETE, Verdict.CLEAN);
  }

  @Test
  void take_partInBase64BesideJoinedOnes_keepsItsGap() {
    String coded =
        Base64.getMimeEncoder()
            .encodeToString(
                part(2, "a harmless TEXT in three parts").getBytes(StandardCharsets.ISO_8859_1));
    String body =
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
            + part(3)
            + "--b\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + coded
            + "\r\n--b--\r\n";
    List<RawMessage> ready =
        taken(Limits.standard(), List.of(posted(1), posted(2), message("post 3", body)));
    assertThat(verdicts("[file:content_ref.payload_bin MATCHES '^nothing$']", ready))
        .containsExactly(Verdict.CLEAN, Verdict.CLEAN, Verdict.INCOMPLETE, Verdict.CLEAN);
  }

  @Test
  void take_partMissing_isSaidAtTheEndOfTheRun() {
    List<RawMessage> posts = List.of(posted(1), message("other", "\r\nx\r\n"), posted(3));
    List<RawMessage> ready = taken(Limits.standard(), posts);
    assertThat(ready).containsExactly(posts.get(1), posts.get(0), posts.get(2));
    assertThat(verdicts(WHOLE, ready))
        .containsExactly(Verdict.CLEAN, Verdict.INCOMPLETE, Verdict.INCOMPLETE);
  }

  @Test
  void take_otherPartOfOneNumber_staysIncomplete() {
    RawMessage other = message("other", "\r\n" + part(2, "a harmless TEXT in three parts"));
    List<RawMessage> ready =
        taken(Limits.standard(), List.of(posted(2), other, posted(1), posted(3)));
    assertThat(verdicts(WHOLE, ready))
        .containsExactly(
            Verdict.INCOMPLETE, Verdict.CLEAN, Verdict.CLEAN, Verdict.CLEAN, Verdict.SIGHTING);
  }

  @Test
  void take_twoPartsOfOneNumberInOneMessage_staysIncomplete() {
    String two = "\r\n" + part(2) + part(2, "a harmless TEXT in three parts");
    List<RawMessage> ready =
        taken(Limits.standard(), List.of(posted(1), message("two", two), posted(3)));
    assertThat(verdicts(WHOLE, ready)).containsOnly(Verdict.INCOMPLETE);
  }

  @Test
  void take_moreThanMayWait_oldestIsExaminedAlone() {
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, 2000);
    List<RawMessage> posts = List.of(posted(1), posted(2), posted(3));
    assertThat(taken(limits, posts)).containsExactlyElementsOf(posts);
  }

  private static RawMessage partial(int bytes) {
    String fields = "Content-Type: message/partial; id=p; number=1; total=2\r\n\r\n";
    return message("part", fields + "\r\n" + "x".repeat(bytes));
  }

  @Test
  void take_moreOfBothKindsThanMayWait_theKindThatTakesMoreGivesWay() {
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, 6_000);
    List<RawMessage> posts = List.of(posted(1), posted(2), posted(3));
    // Either would wait by itself.
    assertThat(taken(limits, posts)).hasSize(4);
    assertThat(taken(limits, List.of(partial(3_000))).getFirst().others().missing())
        .isEqualTo(new Missing(Cause.ABSENT, "message/partial parts 2 of 2"));

    List<RawMessage> large = new ArrayList<>(List.of(partial(3_000)));
    large.addAll(posts);
    assertThat(taken(limits, large)).hasSize(5);
    assertThat(taken(limits, large).getFirst().others().missing())
        .isEqualTo(Missing.of(Limit.MESSAGE_BYTES));

    RawMessage long1 = message("post 1", "\r\n" + "y".repeat(3_000) + "\r\n\r\n" + part(1));
    List<RawMessage> ready = taken(limits, List.of(long1, posted(2), partial(1_000), posted(3)));
    assertThat(ready.getFirst()).isEqualTo(long1);
    assertThat(ready).hasSize(4);
  }

  @Test
  void take_sizesThatLie_areNotBelieved() {
    RawMessage huge =
        message("s", "\r\n" + part(1).replace("begin=1 end=10", "begin=1 end=999999999999"));
    RawMessage none = message("s", "\r\n" + part(1).replace("=yend", "=yen"));
    assertThat(taken(Limits.standard(), List.of(huge, none))).containsExactly(none, huge);
  }
}
