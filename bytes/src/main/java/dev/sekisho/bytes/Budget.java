package dev.sekisho.bytes;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongSupplier;

/// What one message may still spend. One object for the whole message, nested messages and archives
/// included, handed to every reader.
///
/// A reader asks {@link #spend} before it does the work; on false it stops, keeps what it has and
/// says so. Which limits were met is remembered. Used by one thread.
public final class Budget {
  private final Limits limits;
  private final long[] spent = new long[Limit.values().length];
  private final EnumSet<Limit> met = EnumSet.noneOf(Limit.class);
  private final LongSupplier nanos;
  private final long deadline;

  private Budget(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.deadline = nanos.getAsLong() + limits.of(Limit.TIME) * 1_000_000;
  }

  /// A fresh budget whose time starts now.
  public static Budget of(Limits limits) {
    return new Budget(limits, System::nanoTime);
  }

  /// A fresh budget that reads its time, in nanoseconds, from `nanos`.
  public static Budget of(Limits limits, LongSupplier nanos) {
    return new Budget(limits, nanos);
  }

  /// The limits this budget started with.
  public Limits limits() {
    return limits;
  }

  /// Takes `amount` off what is left of `limit`.
  ///
  /// @return false if there is less left: then nothing was taken and the limit counts as met
  public boolean spend(Limit limit, long amount) {
    int i = limit.ordinal();
    if (amount > limits.of(limit) - spent[i]) {
      met.add(limit);
      return false;
    }
    spent[i] += amount;
    return true;
  }

  /// Checks a measure that is not used up, such as a depth, against its limit.
  ///
  /// @return false if `measure` is above the limit, which then counts as met
  public boolean within(Limit limit, long measure) {
    if (measure > limits.of(limit)) {
      met.add(limit);
      return false;
    }
    return true;
  }

  /// False once the time is used up; {@link Limit#TIME} then counts as met.
  public boolean inTime() {
    if (nanos.getAsLong() - deadline > 0) {
      met.add(Limit.TIME);
      return false;
    }
    return true;
  }

  /// What is left of `limit`, in its unit.
  public long left(Limit limit) {
    return limits.of(limit) - spent[limit.ordinal()];
  }

  /// What has been spent of `limit`, in its unit.
  public long spent(Limit limit) {
    return spent[limit.ordinal()];
  }

  /// The limits met so far.
  public Set<Limit> met() {
    return Set.copyOf(met);
  }
}
