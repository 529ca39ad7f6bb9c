package dev.sekisho.csaf;

import java.util.List;
import java.util.Locale;

/// One thing in a document that a test of the standard objects to.
///
/// @param test number of the test, such as `6.1.11`; `schema` for the structure of the document
/// @param group the group the test belongs to
/// @param path JSON Pointer (RFC 6901) of what it is about
/// @param text name of its explanation
/// @param arguments what the explanation quotes of the document, which is hostile
public record Finding(String test, Group group, String path, String text, List<String> arguments) {
  public Finding {
    arguments = List.copyOf(arguments);
  }

  /// The explanation, for people.
  ///
  /// @param language `ja` for Japanese; any other for English
  public String message(String language) {
    return Texts.in(language).of(text, arguments);
  }

  /// Groups of tests (CSAF 2.0 §6). A document is valid if no test of the first two fails.
  public enum Group {
    /// The structure, by a schema that admits no other properties.
    SCHEMA,
    /// §6.1: an error.
    MANDATORY,
    /// §6.2: a warning.
    OPTIONAL,
    /// §6.3: worth knowing.
    INFORMATIVE;

    /// The name in reports.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
