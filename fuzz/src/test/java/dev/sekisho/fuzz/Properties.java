package dev.sekisho.fuzz;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;

/// What fuzzers ask of every reader.
public final class Properties {
  private Properties() {}

  /// Small enough limits that a fuzzer meets them.
  static Budget budget() {
    return Budget.of(
        Limits.standard()
            .with(Limit.UNPACKED_BYTES, 1 << 20)
            .with(Limit.MEMBERS, 50)
            .with(Limit.PASSWORD_TRIES, 50)
            .with(Limit.PARTS, 50)
            .with(Limit.DEPTH, 10));
  }

  /// Ends a run with a finding where a property does not hold.
  public static void require(boolean holds, String property) {
    if (!holds) {
      throw new AssertionError(property);
    }
  }

  static void requireKept(Budget budget) {
    for (Limit limit : Limit.values()) {
      require(budget.left(limit) >= 0, "more spent than allowed: " + limit.key());
    }
  }
}
