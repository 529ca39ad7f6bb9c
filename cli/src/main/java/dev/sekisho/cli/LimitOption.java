package dev.sekisho.cli;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Limits set by name, as `members=1000`.
final class LimitOption {
  private LimitOption() {}

  /// The defaults, those of content lowered so that each of `processors` messages fits a heap of
  /// `heap` bytes.
  static Limits fitting(long heap, int processors) {
    long most = Math.max(1, heap / processors / 8);
    Limits fitting = Limits.standard();
    for (Limit limit : List.of(Limit.MESSAGE_BYTES, Limit.UNPACKED_BYTES)) {
      fitting = fitting.with(limit, Math.min(most, limit.standard()));
    }
    return fitting;
  }

  /// `limits` with the one called `name` set to `value`.
  static Limits set(Limits limits, String name, String value, Messages messages)
      throws CommandFailure {
    Limit limit =
        Stream.of(Limit.values())
            .filter(known -> known.key().equals(name))
            .findFirst()
            .orElseThrow(() -> new CommandFailure(messages.text("limit.name", name, names())));
    try {
      return limits.with(limit, Long.parseLong(value));
    } catch (IllegalArgumentException notANumber) {
      throw new CommandFailure(messages.text("limit.value", name, value));
    }
  }

  /// `limits` with all of `values` set, by name.
  static Limits set(Limits limits, Map<String, String> values, Messages messages)
      throws CommandFailure {
    Limits all = limits;
    for (Map.Entry<String, String> value : values.entrySet()) {
      all = set(all, value.getKey(), value.getValue(), messages);
    }
    return all;
  }

  private static String names() {
    return Stream.of(Limit.values()).map(Limit::key).collect(Collectors.joining(", "));
  }
}
