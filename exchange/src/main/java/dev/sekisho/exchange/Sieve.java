package dev.sekisho.exchange;

import dev.sekisho.exchange.Subject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Sieve scripts (RFC 5228, with RFC 5173 for bodies and RFC 5703 for attachments).
///
/// What needs the extension `regex` stands in a script by itself, since a server without it refuses
/// all of a script that asks for it. What is strong and not wider is filed into Junk, the rest gets
/// the keyword `$sekisho`.
final class Sieve implements Target {
  private static final String PLAIN = "sekisho.sieve";
  private static final String REGEX = "sekisho-regex.sieve";

  private final Map<String, Set<String>> required = new TreeMap<>();

  /// One test.
  ///
  /// @param match tag and comparator
  /// @param key quoted
  private record Match(String match, String key, Set<String> needs) {}

  @Override
  public String comment() {
    return "# ";
  }

  @Override
  public String preamble(String file) {
    return required.getOrDefault(file, Set.of()).stream()
        .map(Sieve::quoted)
        .collect(Collectors.joining(", ", "require [", "];\n"));
  }

  @Override
  public List<Rule> rules(Candidate candidate, Outcome.Draft draft) {
    return Target.each(
        candidate,
        draft,
        (clause, _, one) -> {
          Set<String> needs = new TreeSet<>();
          List<String> tests = new ArrayList<>();
          for (Term term : clause.terms()) {
            Optional<String> test = test(term, needs, one);
            if (test.isEmpty()) {
              return Optional.empty();
            }
            tests.add(test.get());
          }
          if (clause.terms().size() > 1
              && clause.terms().stream().anyMatch(t -> t.about(Kind.PART_NAME))) {
            one.wider(Reason.NESTED_PARTS);
          }
          boolean flag = candidate.indicator().weak() || one.isWider();
          needs.add(flag ? "imap4flags" : "fileinto");
          String file = needs.contains("regex") ? REGEX : PLAIN;
          required.computeIfAbsent(file, _ -> new TreeSet<>()).addAll(needs);
          String all =
              tests.size() == 1
                  ? tests.getFirst()
                  : "allof (" + String.join(",\n    ", tests) + ")";
          String action = flag ? "addflag \"$sekisho\";" : "fileinto \"Junk\";";
          return Optional.of(new Rule(file, "if " + all + " {\n  " + action + "\n}\n"));
        });
  }

  private static Optional<String> test(Term term, Set<String> needs, Outcome.Draft draft) {
    if (!(term.check() instanceof Check.Text text)) {
      draft.refuse(term.check() instanceof Check.Unsaid(Reason reason) ? reason : Reason.PROPERTY);
      return Optional.empty();
    }
    Kind kind = term.subject().map(Subject::kind).orElse(Kind.REGISTRY_KEY);
    return switch (kind) {
      case SUBJECT, MESSAGE_ID, HEADER, FROM, SENDER, TO, CC -> {
        draft.narrower(Reason.OUTERMOST);
        String name = RawField.name(term).orElse("");
        if (name.isEmpty()) {
          draft.refuse(Reason.PROPERTY);
          yield Optional.empty();
        }
        String test = RawField.address(term) ? "address :all" : "header";
        yield match(text, draft)
            .map(match -> test + match.match() + " " + quoted(name) + " " + use(match, needs));
      }
      case PART_NAME -> {
        draft.narrower(Reason.ENCODED_NAME);
        needs.add("mime");
        yield match(text, draft)
            .map(
                match ->
                    "anyof (header :mime :anychild :param \"filename\""
                        + match.match()
                        + " \"content-disposition\" "
                        + use(match, needs)
                        + ",\n    header :mime :anychild :param \"name\""
                        + match.match()
                        + " \"content-type\" "
                        + match.key()
                        + ")");
      }
      case BODY -> {
        draft.wider(Reason.ANY_TEXT);
        needs.add("body");
        yield match(text, draft)
            .map(match -> "body :content \"text\"" + match.match() + " " + use(match, needs));
      }
      case URL, DOMAIN, ADDRESS -> {
        draft.wider(Reason.AS_TEXT);
        draft.narrower(Reason.AS_WRITTEN);
        needs.add("body");
        yield text.equal().filter(equal -> equal.matches("\\P{Cntrl}+")).isPresent()
            ? Optional.of("body :content \"text\" :contains " + quoted(text.equal().get()))
            : refused(draft, Reason.EXPRESSION);
      }
      default -> refused(draft, Reason.PROPERTY);
    };
  }

  private static Optional<String> refused(Outcome.Draft draft, Reason reason) {
    draft.refuse(reason);
    return Optional.empty();
  }

  private static String use(Match match, Set<String> needs) {
    needs.addAll(match.needs());
    return match.key();
  }

  private static Optional<Match> match(Check.Text text, Outcome.Draft draft) {
    Optional<Regex> regex = text.regex();
    boolean control =
        text.equal().stream().flatMapToInt(String::chars).anyMatch(c -> c < ' ' || c == 127);
    if (regex.isEmpty() || control) {
      draft.refuse(Reason.EXPRESSION);
      return Optional.empty();
    }
    boolean anyCase = regex.get().anyCase();
    String comparator = " :comparator " + (anyCase ? "\"i;ascii-casemap\"" : "\"i;octet\"");
    Optional<Regex.Plain> plain = regex.get().plain();
    if (plain.isPresent() && plain.get().text().chars().noneMatch(c -> c < ' ' || c == 127)) {
      boolean whole = plain.get().begin() && plain.get().end();
      boolean part = !plain.get().begin() && !plain.get().end();
      String escaped = plain.get().text().replaceAll("[*?\\\\]", "\\\\$0");
      String key =
          whole || part ? plain.get().text() : plain.get().begin() ? escaped + "*" : "*" + escaped;
      String tag = whole ? " :is" : part ? " :contains" : " :matches";
      return Optional.of(new Match(tag + comparator, quoted(key), Set.of()));
    }
    Optional<String> written =
        RegexWriter.write(
            regex.get(), Dialect.POSIX, false, new RegexWriter.Around("^", "", "$", ""));
    if (written.isEmpty()) {
      draft.refuse(Reason.EXPRESSION);
    }
    return written.map(
        expression -> new Match(" :regex" + comparator, quoted(expression), Set.of("regex")));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
