package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {
  private static final byte[] PAGE = Samples.bytes("<html>harmless marker-1</html>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[email-message:subject = 'Grüße']",
        "[email-message:from_ref.value = 'sender@example.com' AND email-message:is_multipart = true]",
        "[email-message:to_refs[*].value LIKE '%@example.org']",
        "[email-addr:display_name = 'Sender']",
        "[email-message:message_id = '<1@example.com>']",
        "[email-message:date = t'2003-08-02T01:00:00Z']",
        "[email-message:additional_header_fields.'MIME-Version'[0] = '1.0']",
        "[email-message:body_multipart[0].body MATCHES 'Please\\\\s+read']",
        "[email-message:body_multipart[*].body_raw_ref.name = 'Message.zip']",
        "[email-message:body_multipart[*].body_raw_ref.extensions.'archive-ext'.contains_refs[*].name = 'MESSAGE.HTM']",
        "[email-message:raw_email_ref.payload_bin MATCHES 'MIME-Version']",
        "[file:name = 'MESSAGE.HTM' AND file:size = 30]",
        "[file:hashes.'SHA-256' = '9ea6059225ebd5b1bbd3c94c0d76cf2e12ec16c31b2dbf1c0259efe8cf4bd037']",
        "[file:mime_type = 'application/zip' AND file:magic_number_hex = h'504b0304']",
        "[artifact:payload_bin MATCHES 'marker-\\\\d']",
        "[url:value = 'http://link.example/x']",
        "[domain-name:value = 'link.example']"
      })
  void scan_propertyThatMailYields_isSighted(String pattern) {
    RawMessage mail =
        Samples.message(
            Samples.mail(
                "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
                "Message.zip",
                Samples.zip("dir/MESSAGE.HTM", PAGE)));
    assertThat(scan(mail, pattern).verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(Samples.message("Subject: other\n\nnothing\n"), pattern).verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void scan_memberOfZipInZip_isFoundWithItsPath() {
    byte[] zips = Samples.zip("inner.zip", Samples.zip("deep.txt", PAGE));
    Scanned scanned =
        scan(
            Samples.message(Samples.mail("s", "outer.zip", zips)),
            "[artifact:payload_bin MATCHES 'marker-1']");
    Outcome.Evidence evidence = scanned.sightings().getFirst().evidence().getFirst();
    assertThat(evidence.object().path().names())
        .containsExactly("mail", "outer.zip", "inner.zip", "deep.txt");
    assertThat(evidence.start()).isEqualTo(15);
    assertThat(evidence.length()).isEqualTo(8);
  }

  @Test
  void scan_encryptedMember_keepsNameAndLosesContent() {
    RawMessage mail =
        Samples.message(Samples.mail("s", "a.zip", Samples.encryptedZip("secret.doc", PAGE)));
    assertThat(scan(mail, "[file:name = 'secret.doc']").verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(mail, "[file:name = 'other.doc']").verdict()).isEqualTo(Verdict.CLEAN);
    Scanned undecided = scan(mail, "[file:hashes.MD5 = '00000000000000000000000000000001']");
    assertThat(undecided.verdict()).isEqualTo(Verdict.INCOMPLETE);
    Outcome.Undecided entry = undecided.undecided().getFirst();
    assertThat(entry.gap().cause()).isEqualTo(Cause.ENCRYPTED);
    assertThat(entry.gap().path().names()).containsExactly("mail", "a.zip", "secret.doc");
    assertThat(entry.property()).isEqualTo("file:hashes");
    assertThat(entry.count()).isEqualTo(1);
  }

  @Test
  void scan_gapThatNoRuleCouldNeed_holdsNothingUp() {
    RawMessage mail =
        Samples.message(Samples.mail("s", "a.zip", Samples.encryptedZip("secret.doc", PAGE)));
    String pattern =
        "[file:name = 'other.doc' AND file:hashes.MD5 = '00000000000000000000000000000001']";
    Scanned scanned = scan(mail, pattern);
    assertThat(scanned.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scanned.examination().gaps()).isNotEmpty();
  }

  @Test
  void scan_archiveThatIsNotRead_isAGapForItsMembers() {
    byte[] rar = Samples.bytes("RE~^ and more");
    RawMessage mail = Samples.message(Samples.mail("s", "a.rar", rar));
    Scanned scanned = scan(mail, "[file:name = 'x']");
    assertThat(scanned.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(scanned.undecided().getFirst().gap().cause()).isEqualTo(Cause.UNSUPPORTED);
    assertThat(scan(mail, "[email-message:subject = 'x']").verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void scan_labelThatLies_isOverruledByContent() {
    String mail =
        Samples.mail("s", "photo.jpg", Samples.zip("MESSAGE.HTM", PAGE))
            .replace("application/octet-stream", "text/plain");
    assertThat(scan(Samples.message(mail), "[file:name = 'MESSAGE.HTM']").verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_secondSubject_isAnotherReading() {
    RawMessage mail = Samples.message("Subject: a\nSubject: b\n\nx\n");
    assertThat(scan(mail, "[email-message:subject = 'a']").verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(mail, "[email-message:subject = 'b']").verdict()).isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_forwardedMessage_isAMessageOfTheSameObservation() {
    String inner = Samples.mail("inner", "Message.zip", Samples.zip("MESSAGE.HTM", PAGE));
    RawMessage attached =
        Samples.message(
            "Subject: outer\nContent-Type: multipart/mixed; boundary=o\n\n--o\n"
                + "Content-Type: message/rfc822\n\n"
                + inner
                + "\n--o--\n");
    RawMessage asFile = Samples.message(Samples.mail("outer", "fwd.eml", Samples.bytes(inner)));
    String pattern =
        "[email-message:subject = 'inner' AND email-message:body_multipart[*].body_raw_ref.name = 'Message.zip']";
    assertThat(scan(attached, pattern).verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(asFile, pattern).verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(attached, "[email-message:subject = 'outer']").verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_singlePartAttachment_isListed() {
    RawMessage mail =
        Samples.message("Content-Type: application/x-thing; name=only.bin\n\ncontent\n");
    assertThat(
            scan(mail, "[email-message:body_multipart[*].body_raw_ref.name = 'only.bin']")
                .verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_fileThatIsNoMessage_isExaminedAsFile() {
    Scanned scanned =
        scan(Samples.file(Samples.zip("MESSAGE.HTM", PAGE)), "[file:name = 'MESSAGE.HTM']");
    assertThat(scanned.verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scanned.examination().root().kind()).isEqualTo(Node.Kind.FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parts", "members", "unpacked-bytes", "depth", "header-count"})
  void scan_limitMet_isIncompleteAndNamed(String key) {
    Limit limit =
        Arrays.stream(Limit.values()).filter(l -> l.key().equals(key)).findFirst().orElseThrow();
    byte[] nested = Samples.zip("b.zip", Samples.zip("c.zip", Samples.zip("d.txt", PAGE)));
    RawMessage mail = Samples.message(Samples.mail("s", "a.zip", nested));
    String[] patterns = {
      "[file:name = 'no']",
      "[artifact:payload_bin = 'no']",
      "[email-message:additional_header_fields.X[0] = 'no']"
    };
    assertThat(scan(mail, patterns).verdict()).isEqualTo(Verdict.CLEAN);
    Scanned limited = scan(limit, 2, mail, patterns);
    assertThat(limited.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(limited.undecided())
        .anySatisfy(open -> assertThat(open.gap().detail()).contains(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/mixed; boundary=b%d\n\n--b%d", "message/rfc822\n"})
  void scan_containersBeyondTheDepth_mayHideAnything(String container) {
    StringBuilder mail = new StringBuilder("Subject: s\n");
    for (int level = 0; level < 60; level++) {
      mail.append("Content-Type: ").append(container.replace("%d", "" + level)).append('\n');
    }
    Scanned scanned =
        scan(
            Samples.message(mail + "\nx\n"),
            "[email-message:subject = 'a' AND email-message:body = 'b']");
    assertThat(scanned.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(scanned.undecided().getFirst().gap().detail()).isEqualTo("depth");
  }

  /// S/MIME enveloped data as far as its type, and a session key of OpenPGP.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3082010006092a864886f70d010703a0820010020100",
        "850110030123456789abcdef010000000000"
      })
  void scan_encryptedMail_mayHideAnything(String start) {
    byte[] encrypted = Arrays.copyOf(HexFormat.of().parseHex(start), 300);
    RawMessage mail = Samples.message(Samples.mail("s", "smime.p7m", encrypted));

    Scanned scanned = scan(mail, "[email-message:body LIKE '%absent%']");

    assertThat(scanned.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(scanned.undecided().getFirst().gap().cause()).isEqualTo(Cause.ENCRYPTED);
    assertThat(scan(mail, "[email-message:subject = 'absent']").verdict())
        .isEqualTo(Verdict.INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"d0cf11e0a1b11ae1", "2142444e"})
  void scan_mailInAFormThatIsNotRead_mayHideAnything(String magic) {
    byte[] properties = "__properties_version1.0".getBytes(StandardCharsets.UTF_16LE);
    byte[] outlook = Arrays.copyOf(HexFormat.of().parseHex(magic), 600);
    System.arraycopy(properties, 0, outlook, 512, properties.length);
    String pattern = "[email-message:subject = 'a' AND email-message:body = 'b']";
    RawMessage mail = Samples.message(Samples.mail("s", "photo.jpg", outlook));
    assertThat(scan(mail, pattern).verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(scan(Samples.file(outlook), pattern).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[email-message:body LIKE '%absent%']",
        "[url:value = 'http://absent.example/']",
        "[domain-name:value = 'absent.example']",
        "[artifact:payload_bin MATCHES 'absent']",
        "[email-message:subject = 's' AND email-message:body LIKE '%absent%']"
      })
  void scan_bodyCutByALimit_losesTextAndLinks(String pattern) {
    String body = Base64.getMimeEncoder().encodeToString(Samples.bytes("read this ".repeat(500)));
    RawMessage mail =
        Samples.message(
            "Subject: s\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + body);
    assertThat(scan(mail, pattern).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scan(Limit.UNPACKED_BYTES, 1_000, mail, pattern).verdict())
        .isEqualTo(Verdict.INCOMPLETE);
    assertThat(
            scan(Limit.UNPACKED_BYTES, 1_000, mail, "[email-message:body LIKE 'read%']").verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[email-message:body_multipart[*].body LIKE '%absent%']",
        "[file:mime_type = 'application/pdf']",
        "[url:value = 'http://absent.example/']"
      })
  void scan_partCutByALimit_losesTextTypeAndLinks(String pattern) {
    String mail =
        Samples.mail("s", "page.html", PAGE)
            .replace("application/octet-stream", "text/html")
            .replace("text/plain; charset=utf-8", "image/png\nContent-Transfer-Encoding: base64");
    assertThat(scan(Samples.message(mail), pattern).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scan(Limit.UNPACKED_BYTES, 1, Samples.message(mail), pattern).verdict())
        .isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void scan_headerPastALimit_keepsTheFieldsThatWereRead() {
    RawMessage mail = Samples.message("Subject: s\nX-A: 1\nX-B: 2\nX-C: 3\n\nx\n");
    String read = "[email-message:additional_header_fields.'X-A'[0] = '1']";
    String past = "[email-message:additional_header_fields.'X-C'[0] = 'other']";
    assertThat(scan(Limit.HEADER_COUNT, 2, mail, read).verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(Limit.HEADER_COUNT, 2, mail, past).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void scan_messageInAFileBeyondTheDepth_mayHideAnything() {
    String inner = Samples.mail("inner", "a.eml", Samples.bytes("Subject: deep\n\nx\n"));
    RawMessage mail = Samples.message(Samples.mail("outer", "fwd.eml", Samples.bytes(inner)));
    String pattern = "[email-message:subject = 'deep']";
    assertThat(scan(mail, pattern).verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(Limit.DEPTH, 1, mail, pattern).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void scan_moreReadingsThanAreExamined_areIncomplete() {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      mail.append("Subject: s").append(i).append('\n');
    }
    mail.append("From: a@b.example\nContent-Type: application/x-thing");
    for (int i = 0; i < 20; i++) {
      mail.append(";\n name").append("=n").append(i).append(".bin; filename=f").append(i);
    }
    mail.append("\nContent-Disposition: attachment");
    for (int i = 0; i < 20; i++) {
      mail.append(";\n filename=f").append(i);
    }
    RawMessage message = Samples.message(mail + "\n\nx\n");
    assertThat(
            scan(
                    message,
                    "[email-message:subject = 's15' AND email-message:from_ref.value LIKE 'a%']")
                .verdict())
        .isEqualTo(Verdict.SIGHTING);
    for (String past : List.of("[email-message:subject = 'no']", "[file:name = 'no']")) {
      assertThat(scan(message, past).verdict()).isEqualTo(Verdict.INCOMPLETE);
      assertThat(scan(Limit.READINGS, 100, message, past).verdict()).isEqualTo(Verdict.CLEAN);
    }
  }

  @Test
  void scan_oneGap_isRecordedOnce() {
    RawMessage mail = Samples.message("Subject: s\nX-A: 1\nX-B: 2\n\nx\n");
    Scanned scanned = scan(Limit.HEADER_COUNT, 1, mail, "[email-message:subject = 'no']");
    assertThat(scanned.examination().gaps()).hasSize(1);
  }

  @Test
  void scan_ourOwnFailure_isNeverClean() {
    Prefilter.Compiler broken =
        _ ->
            new Prefilter() {
              @Override
              public void scan(byte[] bytes, int offset, int length, IntConsumer candidate) {
                throw new IllegalStateException("broken on purpose");
              }

              @Override
              public void close() {}
            };
    RuleSet rules = Samples.rules(broken, "[email-message:subject LIKE '%x%']");
    Scanned scanned =
        new Scanner(rules, Limits.standard()).scan(Samples.message("Subject: a\n\nb\n"));
    assertThat(scanned.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(scanned.undecided().getFirst().gap().cause()).isEqualTo(Cause.FAILURE);
    assertThat(scanned.undecided().getFirst().count()).isEqualTo(1);
  }

  @Property(tries = 200)
  void scan_mutatedMail_neverFails(@ForAll @IntRange(max = 5000) int at, @ForAll byte value) {
    byte[] mail =
        Samples.bytes(Samples.mail("s", "a.zip", Samples.zip("b.zip", Samples.zip("c", PAGE))));
    mail[at % mail.length] = value;
    assertNotFailed(
        new Scanner(Samples.rules("[file:name = 'no']"), Limits.standard())
            .scan(Samples.message(mail)));
  }

  @Test
  void scan_mailCutAtEveryByte_neverFails() {
    byte[] mail =
        Samples.bytes(Samples.mail("s", "a.zip", Samples.zip("b.zip", Samples.zip("c", PAGE))));
    Scanner scanner = new Scanner(Samples.rules("[file:name = 'no']"), Limits.standard());
    for (int length = 0; length < mail.length; length++) {
      assertNotFailed(scanner.scan(Samples.message(Arrays.copyOf(mail, length))));
    }
  }

  private static void assertNotFailed(Scanned scanned) {
    assertThat(scanned.undecided())
        .noneSatisfy(open -> assertThat(open.gap().cause()).isEqualTo(Cause.FAILURE));
  }

  private static Scanned scan(Limit limit, long value, RawMessage message, String... patterns) {
    return new Scanner(Samples.rules(patterns), Limits.standard().with(limit, value)).scan(message);
  }

  private static Scanned scan(RawMessage message, String... patterns) {
    List<String> given = List.of(patterns);
    assertThat(given).isNotEmpty();
    return new Scanner(Samples.rules(patterns), Limits.standard()).scan(message);
  }
}
