package dev.sekisho.engine;

import java.util.List;

/// An object path (STIX 2.1 §9.7): the type of the object it starts from, and the steps to a value.
///
/// References are followed where they are met, so that a step after `from_ref` names a property of
/// the object referred to.
///
/// @param type object type, such as `email-message`
/// @param steps one or more; the first is a {@link Key}
public record FieldPath(String type, List<Step> steps) {
  public FieldPath {
    steps = List.copyOf(steps);
  }

  /// One step of a path.
  public sealed interface Step {}

  /// A property name or dictionary key.
  public record Key(String name) implements Step {}

  /// An element of a list, counted from 0.
  public record Index(int number) implements Step {}

  /// `[*]`: every element of a list; one that satisfies the comparison is enough, also under `!=`
  /// and NOT.
  public record Any() implements Step {}

  /// As written in a pattern, with quotes only where a name needs them.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(type);
    char separator = ':';
    for (Step step : steps) {
      switch (step) {
        case Key(String name) -> {
          boolean plain =
              name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
          text.append(separator)
              .append(plain ? name : "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'");
        }
        case Index(int number) -> text.append('[').append(number).append(']');
        case Any() -> text.append("[*]");
      }
      separator = '.';
    }
    return text.toString();
  }
}
