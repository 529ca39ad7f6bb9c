package dev.sekisho.exchange;

import dev.sekisho.exchange.Candidate.Clause;
import dev.sekisho.exchange.Subject.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Signatures of ClamAV 1.0 and later: `.hdb` and `.hsb` (hashes), `.ldb` (logical signatures),
/// `.cdb` (names in mails and archives).
///
/// Source: docs.clamav.net, "Signatures". ClamAV opens mails and archives itself and asks each file
/// by itself, so that what is asked of two layers cannot be joined.
final class Clamav implements Target {
  private static final Set<String> HASHES = Set.of("SHA-256", "SHA-1", "MD5");
  private static final List<String> ARCHIVES =
      List.of(
          "ZIP",
          "RAR",
          "7Z",
          "ARJ",
          "MSCAB",
          "POSIX_TAR",
          "OLD_TAR",
          "CPIO_OLD",
          "CPIO_ODC",
          "CPIO_NEWC",
          "CPIO_CRC");
  private static final String START = "\\A(?:[^\\r\\n]+\\r?\\n)*?";
  private static final String END = "(?:\\r?\\n(?![ \\t])|\\z)";

  @Override
  public String comment() {
    return "# ";
  }

  @Override
  public List<Rule> rules(Candidate candidate, Outcome.Draft draft) {
    return Target.each(
        candidate,
        draft,
        (clause, number, one) -> {
          String weak = candidate.indicator().weak() ? "Weak." : "";
          return rule("Sekisho." + weak + candidate.name() + "-" + number, clause, one);
        });
  }

  private static Optional<Rule> rule(String name, Clause clause, Outcome.Draft draft) {
    Optional<FileHash> hash = FileHash.of(clause, HASHES, draft);
    if (hash.isPresent()) {
      String size = hash.get().size() < 0 ? "*" : Long.toString(hash.get().size());
      String level = hash.get().size() < 0 ? ":73" : "";
      return Optional.of(
          new Rule(
              hash.get().algorithm().equals("MD5") ? "sekisho.hdb" : "sekisho.hsb",
              hash.get().hexadecimal() + ":" + size + ":" + name + level + "\n"));
    }
    List<Term> terms = clause.terms();
    if (terms.stream().allMatch(term -> RawField.name(term).isPresent())) {
      return fields(name, terms, draft);
    }
    if (terms.stream().allMatch(term -> term.about(Kind.CONTENT))) {
      return content(name, terms, draft);
    }
    if (terms.size() > 1) {
      draft.refuse(Reason.TOGETHER);
      return Optional.empty();
    }
    return single(name, terms.getFirst(), draft);
  }

  private static Optional<Rule> single(String name, Term term, Outcome.Draft draft) {
    if (term.check() instanceof Check.Unsaid(Reason reason)) {
      draft.refuse(reason);
      return Optional.empty();
    }
    Kind kind = term.subject().map(Subject::kind).orElse(Kind.REGISTRY_KEY);
    return switch (kind) {
      case PART_NAME -> {
        draft.narrower(Reason.ENCODED_NAME);
        yield names(name, term, List.of("CL_TYPE_MAIL"), draft);
      }
      case FILE_NAME -> names(name, term, List.of("*"), draft);
      case MEMBER_NAME, FILE_MEMBER_NAME -> {
        if (kind == Kind.MEMBER_NAME) {
          draft.wider(Reason.ANYWHERE);
        }
        yield names(name, term, ARCHIVES.stream().map(type -> "CL_TYPE_" + type).toList(), draft);
      }
      case BODY, PART_BODY -> {
        draft.wider(Reason.ANY_TEXT);
        yield content(name, List.of(term), draft);
      }
      case URL, DOMAIN, ADDRESS -> mention(name, term, kind, draft);
      default -> {
        draft.refuse(Reason.PROPERTY);
        yield Optional.empty();
      }
    };
  }

  /// Names in containers; the expression is POSIX, fields end at a colon.
  private static Optional<Rule> names(
      String name, Term term, List<String> containers, Outcome.Draft draft) {
    RegexWriter.Around base = new RegexWriter.Around("(^|[/\\])", "", "$", "[^/\\]*$");
    Optional<String> expression =
        term.check() instanceof Check.Text text
            ? text.regex()
                .flatMap(regex -> RegexWriter.write(regex, Dialect.POSIX_BOTH_CASES, false, base))
            : Optional.empty();
    if (expression.isEmpty() || expression.get().replace("[:space:]", "").contains(":")) {
      draft.refuse(Reason.EXPRESSION);
      return Optional.empty();
    }
    StringBuilder lines = new StringBuilder();
    for (String container : containers) {
      lines.append(name).append(':').append(container).append(":*:");
      lines.append(expression.get()).append(":*:*:*:*:*:*\n");
    }
    return Optional.of(new Rule("sekisho.cdb", lines.toString()));
  }

  private static Optional<Rule> fields(String name, List<Term> terms, Outcome.Draft draft) {
    Signature signature = new Signature("4");
    for (Term term : terms) {
      Optional<RawField> field = RawField.of(term, RawField.Style.pcre(END), draft);
      if (field.isEmpty()) {
        return Optional.empty();
      }
      signature.search(
          List.of(field.get().name() + ":"),
          true,
          START + field.get().expression(),
          field.get().anyCase() ? "i" : "");
    }
    return Optional.of(new Rule("sekisho.ldb", signature.line(name)));
  }

  private static Optional<Rule> content(String name, List<Term> terms, Outcome.Draft draft) {
    Signature signature = new Signature("0");
    for (Term term : terms) {
      if (term.check() instanceof Check.Bytes(String bytes) && bytes.length() >= 4) {
        signature.whole(bytes);
        continue;
      }
      Optional<Regex> regex =
          term.check() instanceof Check.Text text ? text.regex() : Optional.empty();
      boolean bytes = term.about(Kind.CONTENT);
      Optional<List<String>> texts = regex.flatMap(found -> BytesOf.texts(found, 2));
      Optional<String> expression =
          regex
              .filter(found -> !bytes || BytesOf.ascii(found.root()))
              .flatMap(
                  found ->
                      RegexWriter.write(
                          found,
                          Dialect.PCRE_BYTES,
                          false,
                          new RegexWriter.Around("\\A", "", "\\z", "")));
      if (regex.isEmpty() || texts.isEmpty() || expression.isEmpty()) {
        draft.refuse(term.check() instanceof Check.Unsaid(Reason no) ? no : Reason.EXPRESSION);
        return Optional.empty();
      }
      if (bytes) {
        draft.wider(Reason.ANYWHERE);
      } else {
        BytesOf.note(regex.get(), draft);
      }
      signature.search(
          texts.get(), regex.get().anyCase(), expression.get(), regex.get().anyCase() ? "is" : "s");
    }
    return Optional.of(new Rule("sekisho.ldb", signature.line(name)));
  }

  /// A link or host as text between characters that cannot belong to it.
  private static Optional<Rule> mention(String name, Term term, Kind kind, Outcome.Draft draft) {
    Optional<String> text =
        term.check() instanceof Check.Text found ? found.equal() : Optional.empty();
    if (text.isEmpty()
        || text.get().length() < 4
        || !BytesOf.ascii(Regex.exactly(text.get()).root())) {
      draft.refuse(Reason.EXPRESSION);
      return Optional.empty();
    }
    boolean url = kind == Kind.URL;
    String before = url ? "(?<![A-Za-z0-9])" : "(?<![A-Za-z0-9._-])";
    String behind =
        url ? "(?![^\\s\\x22\\x27<>()\\[\\],\\x3b])" : "(?![A-Za-z0-9_-]|\\.[A-Za-z0-9])";
    String expression =
        RegexWriter.write(
                Regex.exactly(text.get()),
                Dialect.PCRE_BYTES,
                false,
                new RegexWriter.Around(before, "", behind, ""))
            .orElseThrow();
    draft.wider(Reason.AS_TEXT);
    draft.narrower(Reason.AS_WRITTEN);
    Signature signature = new Signature("0");
    signature.search(List.of(text.get()), !url, expression, url ? "" : "i");
    return Optional.of(new Rule("sekisho.ldb", signature.line(name)));
  }

  /// A logical signature: plain texts, and expressions that are tried once their texts are found.
  private static final class Signature {
    private final String target;
    private String size = "";
    private final List<String> parts = new ArrayList<>();
    private final List<String> needed = new ArrayList<>();

    Signature(String target) {
      this.target = target;
    }

    void whole(String bytes) {
      int length = bytes.length() / 2;
      size = ",FileSize:" + length + "-" + length;
      needed.add(Integer.toString(parts.size()));
      parts.add("0:" + bytes);
    }

    void search(List<String> texts, boolean anyCase, String expression, String flags) {
      List<String> any = new ArrayList<>();
      for (String text : texts) {
        any.add(Integer.toString(parts.size()));
        parts.add(
            HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))
                + (anyCase ? "::i" : ""));
      }
      String trigger = any.size() == 1 ? any.getFirst() : "(" + String.join("|", any) + ")";
      needed.add(trigger + "&" + parts.size());
      parts.add(trigger + "/" + expression + "/" + flags);
    }

    String line(String name) {
      return name
          + ";Engine:81-255"
          + size
          + ",Target:"
          + target
          + ";"
          + String.join("&", needed)
          + ";"
          + String.join(";", parts)
          + "\n";
    }
  }
}
