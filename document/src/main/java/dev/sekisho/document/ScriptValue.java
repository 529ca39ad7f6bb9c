package dev.sekisho.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A string of a script, or an array of strings.
///
/// @param items its elements; the one string if it is no array
record ScriptValue(List<String> items, boolean isList) {
  static final int MOST_ITEMS = 1 << 16;
  private static final int MOST_GROWTH = 1 << 16;

  ScriptValue {
    items = List.copyOf(items);
  }

  static ScriptValue of(String text) {
    return new ScriptValue(List.of(text), false);
  }

  String text() {
    return items.isEmpty() ? "" : items.getFirst();
  }

  /// How many characters it has, and elements.
  int length() {
    int length = items.size();
    for (String item : items) {
      length += item.length();
    }
    return length;
  }

  /// What a method of it returns; null if it is none that is known.
  ///
  /// @param all true if it replaces all that is there to be replaced
  @Nullable ScriptValue called(String method, boolean all, List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    if (isList) {
      return switch (method) {
        case "reverse" -> reversed();
        case "join" -> joined(arguments.isEmpty() ? "," : first);
        default -> null;
      };
    }
    return switch (method) {
      case "replace", "replaceAll" ->
          arguments.size() == 2 ? replaced(first, arguments.get(1), all) : null;
      case "split" -> arguments.size() == 1 ? split(first) : null;
      case "concat" -> of(text() + String.join("", arguments));
      case "toString", "trim" -> of(text().strip());
      default -> null;
    };
  }

  private ScriptValue reversed() {
    List<String> reversed = new ArrayList<>(items);
    Collections.reverse(reversed);
    return new ScriptValue(reversed, true);
  }

  private @Nullable ScriptValue joined(String separator) {
    long growth = (long) items.size() * separator.length();
    return growth > MOST_GROWTH && separator.length() > 1
        ? null
        : of(String.join(separator, items));
  }

  private @Nullable ScriptValue replaced(String from, String to, boolean all) {
    long growth = (long) text().length() * to.length();
    if (from.isEmpty() || (growth > MOST_GROWTH && to.length() > from.length())) {
      return null;
    }
    int at = text().indexOf(from);
    String once =
        at < 0 ? text() : text().substring(0, at) + to + text().substring(at + from.length());
    return of(all ? text().replace(from, to) : once);
  }

  private @Nullable ScriptValue split(String separator) {
    if (separator.isEmpty() && text().length() > MOST_ITEMS) {
      return null;
    }
    if (separator.isEmpty()) {
      return new ScriptValue(text().chars().mapToObj(c -> String.valueOf((char) c)).toList(), true);
    }
    List<String> pieces = new ArrayList<>();
    int from = 0;
    int at = text().indexOf(separator);
    while (at >= 0) {
      if (pieces.size() == MOST_ITEMS) {
        return null;
      }
      pieces.add(text().substring(from, at));
      from = at + separator.length();
      at = text().indexOf(separator, from);
    }
    pieces.add(text().substring(from));
    return new ScriptValue(pieces, true);
  }
}
