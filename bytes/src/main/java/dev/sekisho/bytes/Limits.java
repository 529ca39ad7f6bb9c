package dev.sekisho.bytes;

import java.util.EnumMap;
import java.util.Map;

/// The limits in force, immutable: the defaults of {@link Limit} but for what was set. There is no
/// "unlimited".
public final class Limits {
  private static final Limits STANDARD = new Limits(Map.of());

  private final EnumMap<Limit, Long> values = new EnumMap<>(Limit.class);

  private Limits(Map<Limit, Long> set) {
    for (Limit limit : Limit.values()) {
      values.put(limit, set.getOrDefault(limit, limit.standard()));
    }
  }

  /// The defaults.
  public static Limits standard() {
    return STANDARD;
  }

  /// These limits with one changed.
  ///
  /// @param value at least 1, in the unit of the limit
  /// @throws IllegalArgumentException if `value` is below 1
  public Limits with(Limit limit, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(limit.key() + " must be at least 1, not " + value);
    }
    EnumMap<Limit, Long> changed = new EnumMap<>(values);
    changed.put(limit, value);
    return new Limits(changed);
  }

  /// The value of one limit, in its own unit.
  public long of(Limit limit) {
    return values.getOrDefault(limit, limit.standard());
  }
}
