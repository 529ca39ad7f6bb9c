package dev.sekisho.cli;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Limits set by name, as `members=1000`.
final class LimitOption {
  private LimitOption() {}

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
