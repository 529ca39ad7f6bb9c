package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.scan.Scanner;
import dev.sekisho.scan.Verdict;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFormTest {
  /// A mail with an archive in a form that is not read: it may hold files.
  private static final String MAIL =
      "Content-Type: application/octet-stream; name=a.rar\n\nRar!\u001a\u0007\u0000 and more\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [file:name = 'x']                                                   | INCOMPLETE
          [file:name = 'x' AND file:parent_directory_ref.path = 'C:\\\\WINNT'] | CLEAN
          [file:name = 'x' OR file:parent_directory_ref.path = 'C:\\\\WINNT']  | INCOMPLETE
          [windows-registry-key:key = 'k']                                    | CLEAN
          [file:name = 'a.rar' AND NOT EXISTS file:parent_directory_ref]      | SIGHTING
          """)
  void of_propertyThatMailNeverYields_isFalseBehindGapsToo(String pattern, Verdict verdict) {
    Parsed.Valid parsed = (Parsed.Valid) PatternParser.parse(pattern);
    Rule rule = new Rule("rule", MailForm.of(parsed.pattern()), false);
    RawMessage mail =
        new RawMessage(
            "a.eml",
            1,
            0,
            Slice.of(MAIL.getBytes(StandardCharsets.ISO_8859_1)),
            RawMessage.Kind.MESSAGE,
            List.of(),
            null,
            null,
            false);
    RuleSet rules = RuleSet.compile(List.of(rule), EveryExpression.COMPILER);
    assertThat(new Scanner(rules, Limits.standard()).scan(mail).verdict()).isEqualTo(verdict);
  }
}
