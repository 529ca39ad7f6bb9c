package dev.sekisho.draft;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects facts, each once: of two equal ones the sure one counts, else the first.
final class Facts {
  private static final int AROUND = 80;

  private final Map<Kind, Map<String, Fact>> facts = new EnumMap<>(Kind.class);
  private final Budget budget;
  private boolean complete = true;

  Facts(Budget budget) {
    this.budget = budget;
  }

  /// Adds a fact found in `text` from `start` to `end`.
  void add(
      Kind kind,
      String value,
      Map<String, String> details,
      Text text,
      int start,
      int end,
      @Nullable Doubt doubt) {
    if (value.isBlank()) {
      return;
    }
    Fact fact =
        new Fact(
            kind,
            value,
            details,
            text.at(start),
            quote(text.value(), start, end),
            Optional.ofNullable(doubt));
    String key = value.toLowerCase(Locale.ROOT) + "\u0000" + fact.details();
    Map<String, Fact> alike = facts.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
    Fact known = alike.get(key);
    if (known == null && !budget.spend(Limit.MEMBERS, 1)) {
      complete = false;
    } else if (known == null || (!known.sure() && fact.sure())) {
      alike.put(key, fact);
    }
  }

  /// Adds a fact without details that is a whole text.
  void add(Kind kind, Text text, @Nullable Doubt doubt) {
    add(kind, text.value(), Map.of(), text, 0, text.value().length(), doubt);
  }

  /// The text around a find.
  static String quote(String text, int start, int end) {
    int from = Math.max(0, start - AROUND);
    int to = Math.min(text.length(), Math.max(end, Math.min(end, start + 400)) + AROUND);
    to = Math.min(to, from + 600);
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to++;
    }
    int word = text.indexOf(' ', from);
    int last = text.lastIndexOf(' ', to - 1);
    from = from > 0 && word >= 0 && word < Math.min(start, from + 20) ? word + 1 : from;
    to = to < text.length() && last > Math.max(end, to - 20) ? last : to;
    return text.substring(from, to);
  }

  /// True until the budget did not allow a fact.
  boolean complete() {
    return complete && budget.inTime();
  }

  Stream<Fact> of(Kind kind) {
    return facts.getOrDefault(kind, Map.of()).values().stream();
  }

  /// All facts, by kind, then in the order of the page.
  List<Fact> all() {
    List<Fact> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      of(kind).forEach(all::add);
    }
    return all;
  }
}
