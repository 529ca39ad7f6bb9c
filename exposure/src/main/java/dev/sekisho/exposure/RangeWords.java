package dev.sekisho.exposure;

import static dev.sekisho.exposure.VersionRange.Comparator.AT_LEAST;
import static dev.sekisho.exposure.VersionRange.Comparator.AT_MOST;
import static dev.sekisho.exposure.VersionRange.Comparator.GREATER;
import static dev.sekisho.exposure.VersionRange.Comparator.LESS;

import dev.sekisho.exposure.VersionRange.Comparator;
import dev.sekisho.exposure.VersionRange.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ranges put in words: `2.1 up to 2.4.3`, `prior to 4.7`, `1.9 and earlier`, `4.7より前`.
final class RangeWords {
  private static final String V = "(" + RangeReader.VERSION + "|[a-z])";
  private static final String S = "(?:\\s+versions?)?";

  /// A form, and what its versions are compared by, in their order.
  private record Form(Pattern pattern, List<Comparator> comparators) {
    static Form of(String expression, Comparator... comparators) {
      Pattern pattern = Pattern.compile(expression + "\\s*\\.?", Pattern.CASE_INSENSITIVE);
      return new Form(pattern, List.of(comparators));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of(
              "(?:prior to and including|up to(?: and including)?|through|until)\\s+" + V, AT_MOST),
          Form.of(
              "(?:prior to|before|(?:earlier|lower|older|less) than|below|preceding)\\s+" + V,
              LESS),
          Form.of("(?:after|(?:later|newer|higher|greater) than|above)\\s+" + V, GREATER),
          Form.of(
              "(?:from|since|starting (?:with|from))\\s+"
                  + V
                  + "(?:\\s+(?:and|or)\\s+(?:later|newer))?",
              AT_LEAST),
          Form.of(
              "(?:from\\s+)?"
                  + V
                  + S
                  + "\\s*(?:to|through|thru|up to(?: and including)?|until| - )\\s*"
                  + V,
              AT_LEAST,
              AT_MOST),
          Form.of("between\\s+" + V + "\\s+and\\s+" + V, AT_LEAST, AT_MOST),
          Form.of(
              "(?:from\\s+)?" + V + S + "\\s*(?:and later,? |up to,? )?(?:before|prior to)\\s*" + V,
              AT_LEAST,
              LESS),
          Form.of(
              V
                  + ",?\\s*(?:and|or)?\\s*(?:all\\s+)?(?:prior|earlier|below|older|lower|previous)"
                  + S,
              AT_MOST),
          Form.of(
              V + ",?\\s*(?:and|or)\\s*(?:all\\s+)?(?:later|newer|above|higher|up|onwards?)" + S,
              AT_LEAST),
          Form.of(V + "(?:\\+| onwards?)", AT_LEAST),
          Form.of(V + "\\s*から\\s*" + V + "\\s*まで", AT_LEAST, AT_MOST),
          Form.of(V + "\\s*(?:より前|未満)(?:のバージョン)?", LESS),
          Form.of(V + "\\s*(?:以前|以下|まで)(?:のバージョン)?", AT_MOST),
          Form.of(V + "\\s*(?:以降|以上)(?:のバージョン)?", AT_LEAST));

  private RangeWords() {}

  /// The constraints of a text that one of the forms covers whole; else none.
  static List<Constraint> read(String text) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      if (matcher.matches()) {
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < form.comparators().size(); i++) {
          constraints.add(new Constraint(form.comparators().get(i), matcher.group(i + 1).strip()));
        }
        return constraints;
      }
    }
    return List.of();
  }
}
