package dev.sekisho.advisory;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Operator;
import dev.sekisho.engine.Pattern;
import java.util.List;

/// The form of a pattern in which a scan of mail runs it: what is asked of a property that mail
/// never yields is false, also of objects that a gap hides. An archive that could not be opened may
/// hold a file of any name; it does not put one in a folder of the system.
final class MailForm {
  private static final Condition NEVER = new Condition.AnyOf(List.of());

  private MailForm() {}

  /// `pattern` for scans of mail.
  static Pattern of(Pattern pattern) {
    return Pattern.replace(pattern, term -> yields(term) ? term : NEVER);
  }

  private static boolean yields(Condition.Comparison comparison) {
    boolean asksForAbsence = comparison.operator() == Operator.EXISTS && comparison.negated();
    FieldPath path = comparison.path();
    return asksForAbsence
        || (path.steps().getFirst() instanceof FieldPath.Key(String name)
            && MailProperties.ALL.contains(path.type() + ":" + name));
  }
}
