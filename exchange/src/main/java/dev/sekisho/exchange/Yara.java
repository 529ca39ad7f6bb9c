package dev.sekisho.exchange;

import dev.sekisho.exchange.Candidate.Clause;
import dev.sekisho.exchange.Subject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rules of YARA 4, for files and for mails as they stand (`.eml`).
///
/// Source: YARA's documentation, "Writing YARA rules". YARA unpacks nothing and knows no name of a
/// file, so that hashes, contents and what stands in a mail undecoded are what it can ask.
final class Yara implements Target {
  private static final String FILE = "sekisho.yar";
  private static final Map<String, String> HASHES =
      Map.of("SHA-256", "sha256", "SHA-1", "sha1", "MD5", "md5");
  private static final RegexWriter.Around ANCHORS = new RegexWriter.Around("^", "", "$", "");

  private boolean hashes;

  @Override
  public String comment() {
    return "// ";
  }

  @Override
  public String preamble(String file) {
    return hashes ? "import \"hash\"\n" : "";
  }

  @Override
  public List<Rule> rules(Candidate candidate, Outcome.Draft draft) {
    return Target.each(
        candidate,
        draft,
        (clause, number, one) -> {
          String weak = candidate.indicator().weak() ? " : weak" : "";
          return body(candidate, clause, one)
              .map(
                  body ->
                      new Rule(
                          FILE, "rule sekisho_" + candidate.name() + "_" + number + weak + body));
        });
  }

  private Optional<String> body(Candidate candidate, Clause clause, Outcome.Draft draft) {
    Optional<FileHash> hash = FileHash.of(clause, HASHES.keySet(), draft);
    Body body = new Body();
    if (hash.isPresent()) {
      hashes = true;
      draft.narrower(Reason.NOT_UNPACKED);
      if (hash.get().size() >= 0) {
        body.conditions.add("filesize == " + hash.get().size());
      }
      body.conditions.add(
          "hash."
              + HASHES.get(hash.get().algorithm())
              + "(0, filesize) == \""
              + hash.get().hexadecimal()
              + "\"");
      return Optional.of(body.text(candidate));
    }
    for (Term term : clause.terms()) {
      if (!add(term, body, draft)) {
        return Optional.empty();
      }
    }
    return Optional.of(body.text(candidate));
  }

  private static boolean add(Term term, Body body, Outcome.Draft draft) {
    Kind kind = term.subject().map(Subject::kind).orElse(Kind.REGISTRY_KEY);
    if (RawField.name(term).isPresent() || kind == Kind.PART_NAME) {
      return field(term, body, draft);
    }
    if (term.check() instanceof Check.Bytes(String bytes) && kind == Kind.CONTENT) {
      draft.narrower(Reason.NOT_UNPACKED);
      String name = body.string("{ " + bytes.replaceAll("..", "$0 ") + "}");
      body.conditions.add("filesize == " + bytes.length() / 2 + " and " + name + " at 0");
      return true;
    }
    if (!(term.check() instanceof Check.Text(_, Optional<Regex> regex, Optional<String> equal))) {
      draft.refuse(term.check() instanceof Check.Unsaid(Reason reason) ? reason : Reason.PROPERTY);
      return false;
    }
    return switch (kind) {
      case CONTENT -> {
        draft.wider(Reason.ANYWHERE);
        draft.narrower(Reason.NOT_UNPACKED);
        boolean ascii = regex.isPresent() && BytesOf.ascii(regex.get().root());
        yield text(ascii ? regex : Optional.empty(), body, ANCHORS, draft);
      }
      case BODY -> {
        draft.wider(Reason.ANY_TEXT);
        draft.narrower(Reason.RAW_BODY);
        regex.ifPresent(found -> BytesOf.note(found, draft));
        yield text(regex, body, ANCHORS, draft);
      }
      case URL, DOMAIN, ADDRESS -> {
        draft.wider(Reason.AS_TEXT);
        draft.narrower(Reason.AS_WRITTEN);
        draft.narrower(Reason.RAW_BODY);
        yield text(equal.map(text -> anyCase(text, kind)), body, mention(kind), draft);
      }
      case FILE_MEMBER_NAME -> member(regex, body, draft);
      default -> {
        draft.refuse(Reason.PROPERTY);
        yield false;
      }
    };
  }

  private static Regex anyCase(String text, Kind kind) {
    return new Regex(Regex.exactly(text).root(), kind == Kind.DOMAIN);
  }

  private static RegexWriter.Around mention(Kind kind) {
    return kind == Kind.URL
        ? new RegexWriter.Around("(^|[^A-Za-z0-9])", "", "([\\s\\x22\\x27<>()\\[\\],\\x3b]|$)", "")
        : new RegexWriter.Around(
            "(^|[^A-Za-z0-9._-])", "", "([^A-Za-z0-9._-]|\\.[^A-Za-z0-9]|\\.?$)", "");
  }

  private static boolean text(
      Optional<Regex> regex, Body body, RegexWriter.Around around, Outcome.Draft draft) {
    Optional<String> written =
        regex.flatMap(found -> RegexWriter.write(found, Dialect.YARA, false, around));
    if (written.isEmpty()) {
      draft.refuse(Reason.EXPRESSION);
      return false;
    }
    body.conditions.add(body.string("/" + written.get() + (regex.get().anyCase() ? "/is" : "/s")));
    return true;
  }

  /// A field of the header: before the first empty line.
  private static boolean field(Term term, Body body, Outcome.Draft draft) {
    Optional<RawField> field = RawField.of(term, RawField.Style.yara(), draft);
    if (field.isEmpty()) {
      return false;
    }
    String name =
        body.string("/(^|\\n)" + field.get().expression() + (field.get().anyCase() ? "/i" : "/"));
    if (term.about(Kind.PART_NAME)) {
      draft.wider(Reason.ANY_TEXT);
      body.conditions.add(name);
      return true;
    }
    draft.narrower(Reason.OUTERMOST);
    body.header = true;
    String place = "@" + name.substring(1) + "[i]";
    body.conditions.add(
        "for any i in (1..#"
            + name.substring(1)
            + ") : ((#lf == 0 or "
            + place
            + " < @lf[1]) and (#crlf == 0 or "
            + place
            + " < @crlf[1]))");
    return true;
  }

  /// A member of a ZIP archive, by its local header: the name's length stands 26 bytes in.
  private static boolean member(Optional<Regex> regex, Body body, Outcome.Draft draft) {
    RegexWriter.Around header =
        new RegexWriter.Around(
            "PK\\x03\\x04.{26}([^\\x00]{0,250}[\\x2f\\\\])?",
            "PK\\x03\\x04.{26}[^\\x00]{0,250}",
            "",
            "");
    boolean toTheEnd =
        regex.flatMap(Regex::ways).stream()
            .flatMap(List::stream)
            .allMatch(way -> way.end() && regex.isPresent());
    Optional<String> written =
        regex
            .filter(_ -> toTheEnd)
            .flatMap(found -> RegexWriter.write(found, Dialect.YARA, false, header));
    if (written.isEmpty()) {
      draft.refuse(Reason.EXPRESSION);
      return false;
    }
    draft.narrower(Reason.ONLY_ZIP);
    draft.narrower(Reason.NOT_UNPACKED);
    String name =
        body.string("/" + written.get() + (regex.get().anyCase() ? "/is" : "/s")).substring(1);
    body.conditions.add(
        "for any i in (1..#"
            + name
            + ") : (uint16(@"
            + name
            + "[i] + 26) == !"
            + name
            + "[i] - 30)");
    return true;
  }

  /// Strings and conditions of one rule.
  private static final class Body {
    private final List<String> strings = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private boolean header;

    String string(String value) {
      String name = "$s" + (strings.size() + 1);
      strings.add(name + " = " + value);
      return name;
    }

    String text(Candidate candidate) {
      StringBuilder out = new StringBuilder("\n{\n  meta:\n");
      meta(out, "indicator", candidate.indicator().id());
      meta(out, "advisory", candidate.advisory().id());
      meta(out, "revision", candidate.advisory().revision());
      meta(out, "tlp", candidate.advisory().tlp(candidate.indicator()));
      out.append("    confidence = ").append(candidate.indicator().confidence()).append('\n');
      if (header) {
        strings.add("$lf = \"\\n\\n\"");
        strings.add("$crlf = \"\\r\\n\\r\\n\"");
      }
      if (!strings.isEmpty()) {
        out.append("  strings:\n");
        strings.forEach(string -> out.append("    ").append(string).append('\n'));
      }
      out.append("  condition:\n    ").append(String.join("\n    and ", conditions));
      return out.append("\n}\n").toString();
    }

    private static void meta(StringBuilder out, String name, String value) {
      if (!value.isEmpty()) {
        out.append("    ").append(name).append(" = \"");
        out.append(Sheets.harmless(value).replace("\\", "\\\\").replace("\"", "\\\""));
        out.append("\"\n");
      }
    }
  }
}
