package dev.sekisho.draft;

import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The facts of a notice, as the writers ask for them.
record Findings(Notice notice, List<Fact> facts) {
  Findings {
    facts = merged(facts);
  }

  /// Without facts that another one of the same kind and value says with more details.
  private static List<Fact> merged(List<Fact> facts) {
    Map<String, List<Fact>> same =
        facts.stream().collect(Collectors.groupingBy(Findings::key, LinkedHashMap::new, toList()));
    return facts.stream()
        .filter(
            fact -> same.getOrDefault(key(fact), List.of()).stream().noneMatch(o -> more(o, fact)))
        .toList();
  }

  private static String key(Fact fact) {
    return fact.kind() + " " + fact.value().toLowerCase(Locale.ROOT);
  }

  private static boolean more(Fact one, Fact other) {
    return one.details().size() > other.details().size()
        && one.details().entrySet().containsAll(other.details().entrySet());
  }

  boolean japanese() {
    return notice.page().japanese();
  }

  Stream<Fact> of(Kind kind) {
    return facts.stream().filter(fact -> fact.kind() == kind);
  }

  /// The first sure fact of a kind, else the first.
  Optional<Fact> best(Kind kind) {
    return of(kind).filter(Fact::sure).findFirst().or(() -> of(kind).findFirst());
  }

  boolean has(Kind kind) {
    return of(kind).findAny().isPresent();
  }

  /// One of two texts, by the language of the page.
  String say(String english, String japanese) {
    return japanese() ? japanese : english;
  }
}
