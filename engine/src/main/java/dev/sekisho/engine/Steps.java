package dev.sekisho.engine;

/// A budget of evaluation steps. A step is a constant amount of work: a comparison, a character a
/// regular expression looks at, a node of a search. Used by one thread.
public final class Steps {
  private final long limit;
  private long taken;

  private Steps(long limit) {
    this.limit = limit;
  }

  /// A budget of `limit` steps.
  public static Steps of(long limit) {
    return new Steps(limit);
  }

  /// Takes `steps` off the budget.
  ///
  /// @return false once more than the limit has been asked for; stop then
  public boolean take(long steps) {
    taken += steps;
    return taken <= limit;
  }

  /// Steps asked for so far.
  public long taken() {
    return taken;
  }

  /// True once more than the limit has been asked for.
  public boolean spent() {
    return taken > limit;
  }
}
