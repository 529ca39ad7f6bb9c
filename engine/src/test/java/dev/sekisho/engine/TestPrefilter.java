package dev.sekisho.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;

/// The plainest prefilter: looks for each literal by itself, and reports each expression that is
/// none.
record TestPrefilter(List<Expression> expressions, boolean literals) implements Prefilter {
  /// Looks for literals.
  static final Compiler LITERALS = expressions -> new TestPrefilter(expressions, true);

  /// Reports everything.
  static final Compiler ALL = expressions -> new TestPrefilter(expressions, false);

  @Override
  public void scan(byte[] bytes, int offset, int length, IntConsumer candidate) {
    String scanned = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < expressions.size(); i++) {
      Expression expression = expressions.get(i);
      if (!literals || !expression.literal() || scanned.contains(encoded(expression))) {
        candidate.accept(i);
      }
    }
  }

  private static String encoded(Expression expression) {
    byte[] utf8 = expression.text().getBytes(StandardCharsets.UTF_8);
    return expression.utf8() ? new String(utf8, StandardCharsets.ISO_8859_1) : expression.text();
  }

  @Override
  public void close() {}
}
