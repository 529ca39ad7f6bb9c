package dev.sekisho.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A term about a header field as an expression over the field as it stands in the message.
///
/// @param name the field's name in small letters, or its start
/// @param expression from the name to where the value is met, or to the end of the field
/// @param anyCase true if letter case does not count
record RawField(String name, String expression, boolean anyCase) {
  private static final Style BYTES =
      new Style(
          Dialect.PCRE_BYTES,
          "(?:(?:\\r?\\n)?[ \\t])*",
          "(?:[^\\r\\n]|\\r?\\n[ \\t])*",
          "[ \\t<,]",
          "[ \\t>,;\\r\\n]",
          "");

  /// How a program sees a field.
  ///
  /// @param space any white space
  /// @param anything any characters of the field
  /// @param opens what stands before an address
  /// @param closes what stands behind an address or a name
  /// @param end the end of the field
  record Style(
      Dialect dialect, String space, String anything, String opens, String closes, String end) {
    /// For PCRE over the whole message, with what stands at the end of a field.
    static Style pcre(String end) {
      return new Style(BYTES.dialect, BYTES.space, BYTES.anything, BYTES.opens, BYTES.closes, end);
    }

    /// For YARA.
    static Style yara() {
      return new Style(
          Dialect.YARA,
          BYTES.space.replace("(?:", "("),
          BYTES.anything.replace("(?:", "("),
          BYTES.opens,
          BYTES.closes,
          "\\r?\\n[^ \\t]");
    }

    /// For POSIX, where one field is looked at alone.
    static Style posix() {
      return new Style(
          Dialect.POSIX, "[[:space:]]*", ".*", "[[:space:]<,]", "([[:space:]>,;]|$)", "$");
    }

    /// True if expressions have to keep within the field.
    boolean folded() {
      return !dialect.posix();
    }
  }

  /// Writes a term about a header field, or about the name of an attachment.
  ///
  /// @param draft told how far it is from the term, or why there is nothing
  static Optional<RawField> of(Term term, Style style, Outcome.Draft draft) {
    Optional<String> name = name(term);
    boolean attachment = term.about(Subject.Kind.PART_NAME);
    if (!(name.isPresent() || attachment) || !(term.check() instanceof Check.Text text)) {
      draft.refuse(term.check() instanceof Check.Unsaid(Reason reason) ? reason : Reason.PROPERTY);
      return Optional.empty();
    }
    RegexWriter.Around around =
        attachment ? ofName(style) : address(term) ? ofAddress(style) : ofField(style);
    Optional<String> value =
        text.regex()
            .flatMap(regex -> RegexWriter.write(regex, style.dialect(), style.folded(), around));
    if (value.isEmpty()) {
      draft.refuse(Reason.EXPRESSION);
      return Optional.empty();
    }
    draft.narrower(attachment ? Reason.ENCODED_NAME : Reason.RAW_HEADER);
    if (address(term)) {
      draft.wider(Reason.ADDRESS_FIELD);
    }
    Regex regex = text.regex().orElseThrow();
    BytesOf.note(regex, draft);
    String start =
        attachment
            ? bothCases("content-")
                + style.dialect().open()
                + bothCases("type")
                + "|"
                + bothCases("disposition")
                + "):"
                + style.anything()
                + bothCases("name")
                + style.space()
                + "="
                + style.space()
            : bothCases(name.orElseThrow()) + ":";
    return Optional.of(new RawField(name.orElse("content-"), start + value.get(), regex.anyCase()));
  }

  /// The field a term is about; empty if it is not about one.
  static Optional<String> name(Term term) {
    return term.subject()
        .flatMap(
            subject ->
                switch (subject.kind()) {
                  case SUBJECT -> Optional.of("subject");
                  case FROM -> Optional.of("from");
                  case SENDER -> Optional.of("sender");
                  case TO -> Optional.of("to");
                  case CC -> Optional.of("cc");
                  case MESSAGE_ID -> Optional.of("message-id");
                  case HEADER -> header(subject.name());
                  default -> Optional.empty();
                });
  }

  private static Optional<String> header(String name) {
    return name.matches("[A-Za-z0-9_-]{1,70}")
        ? Optional.of(name.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /// True if it is about a field of addresses.
  static boolean address(Term term) {
    return List.of(Subject.Kind.FROM, Subject.Kind.SENDER, Subject.Kind.TO, Subject.Kind.CC)
        .contains(term.subject().map(Subject::kind).orElse(Subject.Kind.BODY));
  }

  private static RegexWriter.Around ofField(Style style) {
    return new RegexWriter.Around(style.space(), style.anything(), style.space() + style.end(), "");
  }

  private static RegexWriter.Around ofAddress(Style style) {
    String before = style.dialect().open() + style.anything() + style.opens() + ")?";
    return new RegexWriter.Around(before, style.anything(), style.closes(), "");
  }

  private static RegexWriter.Around ofName(Style style) {
    String quote = style.dialect().posix() ? "\"?" : "\\x22?";
    return new RegexWriter.Around(quote, style.anything(), quote + style.closes(), "");
  }

  private static String bothCases(String name) {
    StringBuilder out = new StringBuilder();
    name.chars()
        .forEach(
            c -> {
              if (Character.isLetter(c)) {
                out.append('[')
                    .append((char) Character.toUpperCase(c))
                    .append((char) c)
                    .append(']');
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }
}
