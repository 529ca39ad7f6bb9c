package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Terms of STIX patterns for the mail.
final class MailPatterns {
  private static final String PART = "email-message:body_multipart[*]";
  private static final int SHORTEST_BODY = 12;

  private MailPatterns() {}

  /// The subject, whatever its case, with any word for a placeholder.
  static String subject(List<Fact> subjects) {
    return any(
        subjects.stream()
            .map(
                fact ->
                    matches(
                        "email-message:subject",
                        "(?i)^\\s*"
                            + Placeholders.expression(fact.value().strip(), "\\s+")
                            + (fact.detail("match").equals("start") ? "" : "\\s*$")))
            .toList());
  }

  /// The names of attachments.
  static String attachment(List<Fact> attachments) {
    return any(
        attachments.stream()
            .map(fact -> matches(PART + ".body_raw_ref.name", name(fact)))
            .toList());
  }

  /// The names of files in attached archives.
  static String member(List<Fact> members) {
    return any(
        members.stream()
            .map(
                fact ->
                    matches(
                        PART + ".body_raw_ref.extensions.'archive-ext'.contains_refs[*].name",
                        name(fact)))
            .toList());
  }

  private static String name(Fact file) {
    return "(?i)^" + Placeholders.expression(file.value(), " ") + "$";
  }

  /// Phrases of the body, in a text of its own or in a part.
  static String body(List<Fact> phrases) {
    List<String> terms = new ArrayList<>();
    for (Fact phrase : phrases) {
      String expression = "(?i)" + Placeholders.expression(phrase.value().strip(), "[\\s>]+");
      terms.add(matches("email-message:body", expression));
      terms.add(matches(PART + ".body", expression));
    }
    return any(terms);
  }

  /// The phrases that are long enough to tell anything.
  static List<Fact> telling(List<Fact> phrases) {
    return phrases.stream().filter(phrase -> phrase.value().length() >= SHORTEST_BODY).toList();
  }

  private static String matches(String path, String expression) {
    return path + " MATCHES " + Expressions.constant(expression);
  }

  /// One of the terms; in brackets if there are several.
  static String any(List<String> terms) {
    String all = terms.stream().distinct().collect(Collectors.joining(" OR "));
    return terms.size() > 1 ? "(" + all + ")" : all;
  }
}
