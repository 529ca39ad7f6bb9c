package dev.sekisho.exchange;

import dev.sekisho.engine.Operator;
import dev.sekisho.exchange.Candidate.Clause;
import dev.sekisho.exchange.Subject.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Rules of Rspamd 3 as one Lua file: a table of rules, and the functions of `rspamd.lua` that ask
/// them.
///
/// Source: Rspamd's documentation, "Lua API". A symbol for each indicator. Rspamd decodes fields,
/// bodies and names, knows the messages in a mail apart, and lists the members of archives; it
/// unpacks none.
final class Rspamd implements Target {
  private static final String FILE = "sekisho.lua";
  private static final Map<Kind, String> FIELDS = new EnumMap<>(Kind.class);

  static {
    FIELDS.put(Kind.SUBJECT, "subject");
    FIELDS.put(Kind.FROM, "from");
    FIELDS.put(Kind.FROM_NAME, "from_name");
    FIELDS.put(Kind.SENDER, "sender");
    FIELDS.put(Kind.TO, "to");
    FIELDS.put(Kind.CC, "cc");
    FIELDS.put(Kind.MESSAGE_ID, "message_id");
    FIELDS.put(Kind.HEADER, "header");
    FIELDS.put(Kind.BODY, "body");
    FIELDS.put(Kind.PART_BODY, "part_body");
    FIELDS.put(Kind.PART_NAME, "part_name");
    FIELDS.put(Kind.PART_SIZE, "part_size");
    FIELDS.put(Kind.PART_HASH, "part_hash");
    FIELDS.put(Kind.MEMBER_NAME, "member_name");
    FIELDS.put(Kind.FILE_NAME, "name");
    FIELDS.put(Kind.FILE_SIZE, "size");
    FIELDS.put(Kind.FILE_HASH, "hash");
    FIELDS.put(Kind.CONTENT_HASH, "hash");
    FIELDS.put(Kind.FILE_MEMBER_NAME, "members");
    FIELDS.put(Kind.CONTENT, "content");
    FIELDS.put(Kind.URL, "url");
    FIELDS.put(Kind.DOMAIN, "host");
    FIELDS.put(Kind.ADDRESS, "host");
  }

  @Override
  public String comment() {
    return "-- ";
  }

  @Override
  public String preamble(String file) {
    return "local rules = {}\n";
  }

  @Override
  public String epilogue(String file) {
    try (InputStream lua = Rspamd.class.getResourceAsStream("rspamd.lua")) {
      if (lua == null) {
        throw new IllegalStateException("rspamd.lua is missing beside the classes");
      }
      return "\n" + new String(lua.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Rule> rules(Candidate candidate, Outcome.Draft draft) {
    List<String> clauses = new ArrayList<>();
    for (Clause clause : candidate.clauses()) {
      Outcome.Draft one = new Outcome.Draft();
      Optional<String> text = clause(clause, one);
      if (text.isPresent()) {
        draft.take(one);
        clauses.add(text.get());
      } else {
        one.refusals().forEach(draft::refuse);
      }
    }
    if (clauses.isEmpty()) {
      return List.of();
    }
    draft.file(FILE);
    String score = candidate.indicator().weak() ? "1.0" : draft.isWider() ? "4.0" : "10.0";
    String symbol =
        "SEKISHO_" + candidate.name().toUpperCase(Locale.ROOT).replaceFirst("^SEKISHO_", "");
    String text =
        "rules[#rules + 1] = {symbol = "
            + quoted(symbol)
            + ", score = "
            + score
            + ",\n  description = "
            + quoted(Sheets.harmless(candidate.indicator().name().in("en")))
            + ",\n  clauses = {\n"
            + String.join("", clauses)
            + "}}\n";
    return List.of(new Rule(FILE, text));
  }

  private static Optional<String> clause(Clause clause, Outcome.Draft draft) {
    String type = clause.terms().isEmpty() ? "" : clause.terms().getFirst().type();
    StringBuilder out =
        new StringBuilder(
            "    {type = " + quoted(type.replaceFirst("ipv[46]-addr", "domain-name")));
    for (Term term : clause.terms()) {
      Optional<String> text = term(term, draft);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      out.append(",\n      ").append(text.get());
    }
    return Optional.of(out.append("},\n").toString());
  }

  private static Optional<String> term(Term term, Outcome.Draft draft) {
    Kind kind = term.subject().map(Subject::kind).orElse(Kind.REGISTRY_KEY);
    String field = FIELDS.get(kind);
    Optional<String> check = check(term.check(), kind);
    if (field == null || check.isEmpty()) {
      draft.refuse(
          term.check() instanceof Check.Unsaid(Reason reason)
              ? reason
              : field == null ? Reason.PROPERTY : Reason.OPERATOR);
      return Optional.empty();
    }
    switch (kind) {
      case FILE_NAME, FILE_SIZE, FILE_HASH, CONTENT, CONTENT_HASH, FILE_MEMBER_NAME ->
          draft.narrower(Reason.NOT_UNPACKED);
      case URL, DOMAIN, ADDRESS -> draft.narrower(Reason.LINKS_ONLY);
      default -> {}
    }
    String name = term.subject().map(Subject::name).orElse("");
    String argument = name.isEmpty() ? "" : ", name = " + quoted(name);
    return Optional.of("{field = " + quoted(field) + argument + ", " + check.get() + "}");
  }

  private static Optional<String> check(Check check, Kind kind) {
    return switch (check) {
      case Check.Text text ->
          text.equal()
              .map(equal -> "equal = " + quoted(equal))
              .or(() -> Optional.of("found = " + quoted("(?s)" + text.pcre())));
      case Check.Size(Operator operator, long number) ->
          kind == Kind.FILE_SIZE || kind == Kind.PART_SIZE
              ? Optional.of(bounds(operator, number))
              : Optional.empty();
      case Check.Bytes(String hexadecimal) -> Optional.of("bytes = " + quoted(hexadecimal));
      case Check.Network _, Check.Unsaid _ -> Optional.empty();
    };
  }

  private static String bounds(Operator operator, long number) {
    return switch (operator) {
      case LESS -> "most = " + (number - 1);
      case AT_MOST -> "most = " + number;
      case GREATER -> "least = " + (number + 1);
      case AT_LEAST -> "least = " + number;
      default -> "least = " + number + ", most = " + number;
    };
  }

  /// A string of Lua; bytes beyond printable ASCII are written as numbers.
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      int c = unit & 0xff;
      if (c == '"' || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c >= ' ' && c < 127) {
        out.append((char) c);
      } else {
        out.append(String.format(Locale.ROOT, "\\%03d", c));
      }
    }
    return out.append('"').toString();
  }
}
