package dev.sekisho.exchange;

import java.util.Locale;
import java.util.Optional;

/// A term about a header field as an expression over the field as it stands in the message.
///
/// @param name the field's name, in small letters
/// @param expression from the name to where the value is met, or to the end of the field
/// @param anyCase true if letter case does not count
record RawField(String name, String expression, boolean anyCase) {
  /// Writes a term.
  ///
  /// @param dialect PCRE over bytes or YARA
  /// @param end what stands behind the last character of a field
  /// @param draft told how far it is from the term, or why there is nothing
  static Optional<RawField> of(Term term, Dialect dialect, String end, Outcome.Draft draft) {
    Optional<String> name = name(term);
    if (name.isEmpty() || !(term.check() instanceof Check.Text text)) {
      draft.refuse(term.check() instanceof Check.Unsaid(Reason reason) ? reason : Reason.PROPERTY);
      return Optional.empty();
    }
    Optional<String> value =
        text.regex()
            .flatMap(regex -> RegexWriter.write(regex, dialect, true, around(term, dialect, end)));
    if (value.isEmpty()) {
      draft.refuse(Reason.EXPRESSION);
      return Optional.empty();
    }
    Regex regex = text.regex().orElseThrow();
    draft.narrower(Reason.RAW_HEADER);
    if (address(term)) {
      draft.wider(Reason.ADDRESS_FIELD);
    }
    BytesOf.note(regex, draft);
    String start = bothCases(name.get()) + ":";
    return Optional.of(new RawField(name.get(), start + value.get(), regex.anyCase()));
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

  private static boolean address(Term term) {
    return term.about(Subject.Kind.FROM)
        || term.about(Subject.Kind.SENDER)
        || term.about(Subject.Kind.TO)
        || term.about(Subject.Kind.CC);
  }

  private static RegexWriter.Around around(Term term, Dialect dialect, String end) {
    String space = dialect.open() + dialect.open() + "\\r?\\n)?[ \\t])*";
    String anything = dialect.open() + "[^\\r\\n]|\\r?\\n[ \\t])*";
    return address(term)
        ? new RegexWriter.Around(
            dialect.open() + anything + "[ \\t<,])?", anything, "[ \\t>,;\\r\\n]", "")
        : new RegexWriter.Around(space, anything, space + end, "");
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
