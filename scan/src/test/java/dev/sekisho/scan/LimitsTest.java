package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.RuleSet;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each limit of the budget one under, at and one over what a message needs.
class LimitsTest {
  private static final RuleSet RULES =
      Samples.rules(
          "[file:name = 'no']",
          "[artifact:payload_bin = 'no']",
          "[email-message:subject = 'no']",
          "[email-message:additional_header_fields.X[0] = 'no']");

  private static final byte[] INNER = noise(700);
  private static final byte[] INNER_ZIP = Samples.zip("c.bin", INNER);
  private static final byte[] ZIP = Samples.zip("b.zip", INNER_ZIP);
  private static final RawMessage MAIL = Samples.message(Samples.mail("s", "a.zip", ZIP));

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static RawMessage headers(String header) {
    return Samples.message(header + "\ntext\n");
  }

  static Stream<Arguments> needs() {
    String header = "Subject: s\nX: y\n";
    int unpacked = ZIP.length + INNER_ZIP.length + INNER.length;
    byte[] zeros = Samples.zip("zeros", new byte[3 << 20]);
    byte[] locked = PasswordsTest.resource("password-secret.zip");
    int tries = 1 + Examiner.WELL_KNOWN.indexOf("secret");
    return Stream.of(
        Arguments.of(Limit.PASSWORD_TRIES, tries, Samples.file(locked)),
        Arguments.of(Limit.PARTS, 3, MAIL),
        Arguments.of(Limit.MEMBERS, 2, MAIL),
        Arguments.of(Limit.DEPTH, 2, MAIL),
        Arguments.of(Limit.UNPACKED_BYTES, unpacked, MAIL),
        Arguments.of(Limit.HEADER_COUNT, 2, headers(header)),
        Arguments.of(Limit.HEADER_BYTES, header.strip().length(), headers(header)),
        Arguments.of(Limit.READINGS, 3, headers("Subject: a\nSubject: b\nSubject: c\n")),
        Arguments.of(Limit.RATIO, (3 << 20) / zeros.length, Samples.file(zeros)));
  }

  @ParameterizedTest
  @MethodSource("needs")
  void scan_underAtAndOver_isIncompleteOnlyUnder(Limit limit, long needed, RawMessage message) {
    assertThat(scan(limit, needed + 1, message).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scan(limit, needed, message).verdict()).isEqualTo(Verdict.CLEAN);
    Scanned under = scan(limit, needed - 1, message);
    assertThat(under.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(under.undecided())
        .anySatisfy(open -> assertThat(open.gap().detail()).contains(limit.key()));
  }

  private static Scanned scan(Limit limit, long value, RawMessage message) {
    return new Scanner(RULES, Limits.standard().with(limit, value)).scan(message);
  }
}
