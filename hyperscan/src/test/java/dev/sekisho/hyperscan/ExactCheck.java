package dev.sekisho.hyperscan;

import dev.sekisho.bytes.Slice;
import dev.sekisho.engine.Check;
import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Operator;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.Steps;
import dev.sekisho.observe.Value;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;

/// The check that confirms what a prefilter reports, and so the oracle of what it must report.
final class ExactCheck {
  private static final FieldPath PATH =
      new FieldPath("artifact", List.of(new FieldPath.Key("payload_bin")));
  private static final long STEPS = 100_000;

  private final Check check;
  private final boolean utf8;

  ExactCheck(Prefilter.Expression expression) {
    utf8 = expression.utf8();
    check =
        Check.of(
            new Condition.Comparison(
                PATH, Operator.MATCHES, false, List.of(new Constant.Text(expression.text()))));
  }

  /// True if it surely finds something.
  boolean finds(String text) {
    Value value = utf8 ? new Value.Text(text) : new Value.Binary(Slice.ofLatin1(text));
    return check.ask(value, Steps.of(STEPS)) instanceof Check.Answer.Met;
  }

  /// The bytes a prefilter gets of `text`.
  byte[] bytes(String text) {
    return utf8
        ? Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8)
        : text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
