package dev.sekisho.exchange;

import dev.sekisho.exchange.Candidate.Clause;
import dev.sekisho.exchange.Subject.Kind;
import java.util.List;
import java.util.Optional;

/// Tables for Postfix's header_checks, mime_header_checks and body_checks, of type `regexp:`.
///
/// Source: Postfix's header_checks(5) and regexp_table(5). One table looks at one field, or one
/// line of a body, at a time, undecoded. What is strong and not wider is rejected, the rest is only
/// logged (WARN).
final class Postfix implements Target {
  private static final RegexWriter.Around ANCHORS = new RegexWriter.Around("^", "", "$", "");
  private static final RegexWriter.Around MENTION =
      new RegexWriter.Around(
          "(^|[^A-Za-z0-9._-])", "", "([^A-Za-z0-9._-]|[.][^A-Za-z0-9]|[.]?$)", "");
  private static final RegexWriter.Around LINK =
      new RegexWriter.Around("(^|[^A-Za-z0-9])", "", "([][[:space:]\"'<>(),;]|$)", "");

  @Override
  public String comment() {
    return "# ";
  }

  @Override
  public List<Rule> rules(Candidate candidate, Outcome.Draft draft) {
    return Target.each(
        candidate,
        draft,
        (clause, _, one) ->
            line(clause, one)
                .map(
                    line -> {
                      boolean log = candidate.indicator().weak() || one.isWider();
                      String action = log ? " WARN " : " REJECT ";
                      return new Rule(
                          line.file(), line.text() + action + "sekisho " + candidate.name() + "\n");
                    }));
  }

  private static Optional<Rule> line(Clause clause, Outcome.Draft draft) {
    if (clause.terms().size() > 1) {
      draft.refuse(Reason.TOGETHER);
      return Optional.empty();
    }
    Term term = clause.terms().getFirst();
    Kind kind = term.subject().map(Subject::kind).orElse(Kind.REGISTRY_KEY);
    if (RawField.name(term).isPresent() || kind == Kind.PART_NAME) {
      draft.narrower(Reason.FOLDS);
      String file = kind == Kind.PART_NAME ? "mime_header_checks" : "header_checks";
      return RawField.of(term, RawField.Style.posix(), draft)
          .map(field -> new Rule(file, table("^" + field.expression(), field.anyCase())));
    }
    if (!(term.check() instanceof Check.Text(_, Optional<Regex> regex, Optional<String> equal))) {
      draft.refuse(term.check() instanceof Check.Unsaid(Reason reason) ? reason : Reason.PROPERTY);
      return Optional.empty();
    }
    return switch (kind) {
      case BODY -> {
        draft.wider(Reason.ANY_TEXT);
        regex.ifPresent(found -> BytesOf.note(found, draft));
        yield body(regex, ANCHORS, draft);
      }
      case URL, DOMAIN, ADDRESS -> {
        draft.wider(Reason.AS_TEXT);
        draft.narrower(Reason.AS_WRITTEN);
        yield body(
            equal.map(text -> new Regex(Regex.exactly(text).root(), kind == Kind.DOMAIN)),
            kind == Kind.URL ? LINK : MENTION,
            draft);
      }
      default -> {
        draft.refuse(Reason.PROPERTY);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Rule> body(
      Optional<Regex> regex, RegexWriter.Around around, Outcome.Draft draft) {
    draft.narrower(Reason.RAW_BODY);
    draft.narrower(Reason.ONE_LINE);
    Optional<String> written =
        regex.flatMap(found -> RegexWriter.write(found, Dialect.POSIX, false, around));
    if (written.isEmpty()) {
      draft.refuse(Reason.EXPRESSION);
      return Optional.empty();
    }
    return Optional.of(new Rule("body_checks", table(written.get(), regex.get().anyCase())));
  }

  /// Letter case does not count in a table unless the flag `i` is there.
  private static String table(String expression, boolean anyCase) {
    return "/" + expression.replace("/", "\\/") + (anyCase ? "/" : "/i");
  }
}
