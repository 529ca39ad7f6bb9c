package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.observe.Demand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Encrypted archives in mail, opened by words of the mail: `password-sesame-99.zip`, by 7-Zip with
/// AES-256, has the password `Sesame 99`; `password-secret.zip`, by Info-ZIP, has `secret`.
class PasswordsTest {
  private static final String PATTERN = "[artifact:payload_bin MATCHES 'harmless inside']";

  static byte[] resource(String name) {
    try (InputStream in = PasswordsTest.class.getResourceAsStream("/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A message with a body, and the archive of this password as an attachment.
  private static String mail(String subject, String type, String body, String name) {
    return Samples.mail(subject, name, resource("password-sesame-99.zip"))
        .replace("text/plain", type)
        .replace("Please read http://link.example/x and reply.", body);
  }

  private static Verdict verdict(String mail) {
    return new Scanner(Samples.rules(PATTERN), Limits.standard())
        .scan(Samples.message(mail))
        .verdict();
  }

  private static List<Defect> defects(String mail) {
    Examination seen =
        new Examiner(new Demand(Set.of(), Set.of()), Limits.standard())
            .examine(Samples.message(mail));
    List<Defect> found = new ArrayList<>();
    add(seen.root(), found);
    return found;
  }

  private static void add(Node node, List<Defect> found) {
    found.addAll(node.defects());
    node.children().forEach(child -> add(child, found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "text/plain | Password: Sesame 99",
        "text/plain | The files are safe with the password “Sesame 99”, do not tell.",
        "text/plain | 添付ファイルのパスワードは「Sesame 99」です。",
        "text/plain | パスワード：Ｓｅｓａｍｅ　９９",
        "text/html | <p>Your <b>PASSWORD</b>:&#32;Ses<b>ame</b>&#32;99</p>",
        "text/html | <td>PW:</td><td>x</td><p>(Sesame 99)</p>",
      })
  void scan_passwordInTheBody_isOpened(String type, String body) {
    String mail = mail("offer", type, body, "a.zip");

    assertThat(verdict(mail)).isEqualTo(Verdict.SIGHTING);
    assertThat(defects(mail)).containsExactly(new Defect("container.decrypted", "body"));
  }

  @Test
  void scan_passwordInTheSubject_isOpened() {
    String mail = mail("offer, pw: Sesame 99", "text/plain", "see there", "a.zip");

    assertThat(verdict(mail)).isEqualTo(Verdict.SIGHTING);
    assertThat(defects(mail)).containsExactly(new Defect("container.decrypted", "subject"));
  }

  @Test
  void scan_passwordIsTheFileName_isOpened() {
    String mail = mail("offer", "text/plain", "its name is it", "Sesame 99.zip");

    assertThat(verdict(mail)).isEqualTo(Verdict.SIGHTING);
    assertThat(defects(mail)).containsExactly(new Defect("container.decrypted", "name"));
  }

  @Test
  void scan_passwordNowhere_isIncompleteUnlessListed() {
    String mail = mail("offer", "text/plain", "It comes later.", "a.zip");

    Tools listed = new Tools(List.of("x", "Sesame 99"), null);
    assertThat(verdict(mail)).isEqualTo(Verdict.INCOMPLETE);
    assertThat(
            new Scanner(Samples.rules(PATTERN), Limits.standard(), listed)
                .scan(Samples.message(mail))
                .verdict())
        .isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_passwordAroundANestedMessage_isOpened() {
    String inner = mail("inner", "text/plain", "as announced", "a.zip");
    String outer =
        """
        Subject: outer
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=o

        --o

        Passwort lautet: Sesame 99
        --o
        Content-Type: message/rfc822

        """
            + inner
            + "\n--o--\n";

    assertThat(verdict(outer)).isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_passwordInAnotherReadingOfTheBody_isOpened() {
    String encoded = Base64.getEncoder().encodeToString(Samples.bytes("Password: Sesame 99\n"));
    String mail =
        mail(
            "offer",
            "text/plain\nContent-Transfer-Encoding: 7bit"
                + "\nContent-Transfer-Encoding: base64\nX-Rest: text/plain",
            encoded,
            "a.zip");

    assertThat(verdict(mail)).isEqualTo(Verdict.SIGHTING);
  }

  /// An attack on the budget: words that announce passwords by the thousand do not keep those of
  /// the list from being tried.
  @Test
  void scan_manyAnnouncedWords_listIsStillTried() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      body.append("password: no").append(i).append('\n');
    }
    String mail =
        Samples.mail("s", "a.zip", resource("password-secret.zip"))
            .replace("Please read http://link.example/x and reply.", body);

    assertThat(verdict(mail)).isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void words_longText_keepNoMoreThanAreTried() {
    PasswordWords words = new PasswordWords(100);
    words.read("word ".repeat(10) + "pass: a b c d e f g h i\n".repeat(1000));
    for (int i = 0; i < 10_000; i++) {
      words.read("w" + i + " \"q" + i + "\" p");
    }

    assertThat(words.marked()).hasSizeLessThanOrEqualTo(100).contains("a", "h");
    PasswordWords announced = new PasswordWords(100);
    announced.read("pass ".repeat(1_000_000) + "pass: late1");
    assertThat(announced.marked()).doesNotContain("late1");
    assertThat(announced.coded()).containsExactly("late1");
    assertThat(words.coded()).hasSize(100).contains("w0");
    assertThat(words.quoted()).hasSize(100);
  }

  /// An attack on the budget: an archive that no word opens, put before the one that a word opens.
  @Test
  void scan_closedArchiveBefore_listIsStillTriedOnTheNext() {
    String closed =
        """
        --b
        Content-Type: application/zip; name=closed.zip
        Content-Transfer-Encoding: base64

        %s
        """
            .formatted(Base64.getMimeEncoder().encodeToString(resource("password-sesame-99.zip")));
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      words.append("word").append(i).append(' ');
    }
    String mail = Samples.mail("s", "z.zip", resource("password-secret.zip"));
    String body = mail.replaceFirst("--b\n", closed + "--b\n").replace("Please read", words);
    Scanned scanned =
        new Scanner(Samples.rules(PATTERN), Limits.standard().with(Limit.PASSWORD_TRIES, 100))
            .scan(Samples.message(body));
    assertThat(scanned.verdict()).isEqualTo(Verdict.SIGHTING);
  }
}
