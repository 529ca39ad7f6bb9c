package dev.sekisho.advisory;

import dev.sekisho.engine.Prefilter;
import java.util.List;
import java.util.function.IntConsumer;

/// A prefilter that reports every expression: the most that one may over-report.
record EveryExpression(int count) implements Prefilter {
  static final Compiler COMPILER = EveryExpression::of;

  private static Prefilter of(List<Expression> expressions) {
    return new EveryExpression(expressions.size());
  }

  @Override
  public void scan(byte[] bytes, int offset, int length, IntConsumer candidate) {
    for (int number = 0; number < count; number++) {
      candidate.accept(number);
    }
  }

  @Override
  public void close() {}
}
