package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalReportTest {
  private static final String EXCHANGE_2007 =
      """
      Sender: attacker@evil.example
      On-Behalf-Of: boss@evil.example
      Subject: Recipient: nobody@example.jp
      Message-Id: <inner@evil.example>
      Label: 営業部
      To: hanako@example.jp, Expanded: sales@example.jp
      Cc: taro@example.jp, Forwarded: jiro@example.jp
      Bcc: hidden@example.jp
      Recipient: outside@example.org
      SentUtc: 8/2/2003 3:00:00 AM
      """;

  private static final String EXCHANGE_2003 =
      """
      Sender: "Attacker" <SMTP:attacker@evil.example>
      Message-ID: <inner@evil.example>
      Recipients:
      "Hanako" <smtp:hanako@example.jp>
      <smtp:taro@example.jp>
      hidden@example.jp, outside@example.org
      """;

  private static final String JOURNALED =
      """
      From: Friend <friend@example.com>
      To: everybody@example.com
      Subject: urgent
      Message-ID: <inner@evil.example>

      text
      """;

  private static String envelope(String comparison) {
    return "[email-message:subject = 'urgent' AND"
        + " email-message:extensions.'x-sekisho-envelope-ext'."
        + comparison
        + "]";
  }

  private static String report(String mark, String text, String... messages) {
    StringBuilder report =
        new StringBuilder(
            """
            From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.jp>
            To: journal@example.jp
            Subject: urgent report
            %s
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            %s
            """
                .formatted(
                    mark,
                    Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    for (String message : messages) {
      report.append("--b\nContent-Type: message/rfc822\n\n").append(message).append('\n');
    }
    return report.append("--b--\n").toString();
  }

  private static Scanned scan(String mail, String pattern) {
    return scan(Samples.message(mail), pattern);
  }

  private static Scanned scan(RawMessage mail, String pattern) {
    return new Scanner(Samples.rules(pattern), Limits.standard()).scan(mail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sender_ref.value = 'attacker@evil.example'",
        "on_behalf_of_ref.value = 'boss@evil.example'",
        "recipient_refs[*].value = 'hanako@example.jp'",
        "recipient_refs[*].value = 'taro@example.jp'",
        "recipient_refs[*].value = 'hidden@example.jp'",
        "recipient_refs[*].value = 'outside@example.org'",
        "original_recipient_refs[*].value = 'sales@example.jp'",
        "original_recipient_refs[*].value = 'jiro@example.jp'"
      })
  void scan_reportOfExchange2007_envelopeIsThatOfTheMessageInIt(String comparison) {
    String mail = report("X-MS-Journal-Report:", EXCHANGE_2007, JOURNALED);
    assertThat(scan(mail, envelope(comparison)).verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(JOURNALED, envelope(comparison)).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody@example.jp", "friend@example.com", "sales@example.jp"})
  void scan_reportOfExchange2007_othersAreNoRecipients(String other) {
    String mail = report("X-MS-Journal-Report:", EXCHANGE_2007, JOURNALED);
    assertThat(scan(mail, envelope("recipient_refs[*].value = '" + other + "'")).verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Identifier, hanako@example.jp",
    "Content-Identifer, taro@example.jp",
    "Content-Identifer, hidden@example.jp",
    "Content-Identifer, outside@example.org"
  })
  void scan_reportOfExchange2003_envelopeIsThatOfTheMessageInIt(String field, String recipient) {
    String mail = report(field + ": ExJournalReport", EXCHANGE_2003, JOURNALED);
    assertThat(scan(mail, envelope("recipient_refs[*].value = '" + recipient + "'")).verdict())
        .isEqualTo(Verdict.SIGHTING);
    assertThat(scan(mail, envelope("sender_ref.value = 'attacker@evil.example'")).verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_reportThatLostItsMark_isToldByItsText() {
    String mail = report("X-Other: x", EXCHANGE_2007, JOURNALED);
    assertThat(scan(mail, envelope("recipient_refs[*].value = 'hidden@example.jp'")).verdict())
        .isEqualTo(Verdict.SIGHTING);
    String forwarded = report("X-Other: x", "Please look:\n" + EXCHANGE_2007, JOURNALED);
    assertThat(scan(forwarded, envelope("recipient_refs[*].value = 'hidden@example.jp'")).verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void scan_reportInHtml_isRead() {
    String html = "<html><body>Sender: a@evil.example<br>\nSubject: x<br/>To: b@example.jp</body>";
    String mail =
        report("X-MS-Journal-Report:", html, JOURNALED).replaceFirst("text/plain", "text/html");
    assertThat(scan(mail, envelope("recipient_refs[*].value = 'b@example.jp'")).verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_clearCopyBesideTheEncryptedOne_eachHasTheEnvelope() {
    String encrypted = JOURNALED.replace("urgent", "locked");
    String mail = report("X-MS-Journal-Report:", EXCHANGE_2007, encrypted, JOURNALED);
    String comparison = "recipient_refs[*].value = 'hidden@example.jp'";
    assertThat(scan(mail, envelope(comparison)).verdict()).isEqualTo(Verdict.SIGHTING);
    assertThat(scan(mail, envelope(comparison).replace("urgent", "locked")).verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_messageInsideTheJournaledOne_hasAnotherEnvelope() {
    String outer =
        """
        From: a@example.jp
        Subject: outer
        Content-Type: message/rfc822

        """
            + JOURNALED;
    String mail = report("X-MS-Journal-Report:", EXCHANGE_2007, outer);
    String comparison = "recipient_refs[*].value = 'hidden@example.jp'";
    assertThat(scan(mail, envelope(comparison)).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scan(mail, envelope(comparison).replace("urgent", "outer")).verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_recipient_isAnAddressAnyIndicatorSees() {
    String mail = report("X-MS-Journal-Report:", EXCHANGE_2007, JOURNALED);
    assertThat(scan(mail, "[email-addr:value = 'hidden@example.jp']").verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_reportWithoutRecipients_isIncompleteWhereTheyAreAskedFor() {
    String mail = report("X-MS-Journal-Report:", "Sender: a@example.jp\nTo\n", JOURNALED);
    assertThat(scan(mail, envelope("recipient_refs[*].value = 'x@example.jp'")).verdict())
        .isEqualTo(Verdict.INCOMPLETE);
    assertThat(scan(mail, envelope("sender_ref.value = 'b@example.jp'")).verdict())
        .isEqualTo(Verdict.CLEAN);
    assertThat(scan(mail, "[email-message:subject = 'other']").verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void scan_reportThatIsMalformed_hasDefects() {
    String mail = report("X-MS-Journal-Report:", "confidential!\nTo: hanako@example.jp\nCc: \n");
    Scanned scanned = scan(mail, "[email-message:subject = 'other']");
    assertThat(scanned.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scanned.examination().root().defects())
        .containsExactly(
            Defect.of("journal.sender"),
            new Defect("journal.line", "2"),
            Defect.of("journal.message"));
    String asked = "[email-message:extensions.'x-sekisho-defects-ext'.codes[*] = 'journal.sender']";
    assertThat(scan(mail, asked).verdict()).isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void of_emptyReversePath_isNoDefect() {
    JournalReport report =
        JournalReport.of("Sender: <>\nSubject: x\nTo: a@example.jp\nto: A@example.jp\n", null);
    assertThat(report.defects()).isEmpty();
    assertThat(report.senders()).isEmpty();
    assertThat(report.recipients()).hasSize(2);
    assertThat(report.missing()).isNull();
  }

  @Test
  void of_manyRecipients_areReadOnceEach() {
    StringBuilder text = new StringBuilder("Sender: a@example.jp\nMessage-ID: <x>\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("Bcc: r").append(i % 10_000).append("@example.jp\n");
    }
    JournalReport report = JournalReport.of(text.toString(), null);
    assertThat(report.recipients()).hasSize(10_000);
    assertThat(report.defects()).isEqualTo(List.of());
  }
}
