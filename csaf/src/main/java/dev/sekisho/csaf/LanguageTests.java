package dev.sekisho.csaf;

import java.util.List;
import java.util.Locale;

/// Tests of the document's languages.
final class LanguageTests {
  private LanguageTests() {}

  private static List<Node> languages(Content content) {
    return List.of(content.document().at("lang"), content.document().at("source_lang")).stream()
        .filter(node -> !node.text().isEmpty())
        .toList();
  }

  /// 6.1.12
  static void exists(Content content, Report report) {
    for (Node language : languages(content)) {
      String subtag = LanguageTags.invalidSubtag(language.text());
      if (!subtag.isEmpty()) {
        report.fail(language, language.text(), subtag);
      }
    }
  }

  /// 6.1.15
  static void translator(Content content, Report report) {
    if (content.document().at("publisher").text("category").equals("translator")
        && content.document().text("source_lang").isEmpty()) {
      report.fail(content.document().at("source_lang"));
    }
  }

  /// 6.1.28
  static void translation(Content content, Report report) {
    String lang = content.document().text("lang");
    if (!lang.isEmpty() && lang.equalsIgnoreCase(content.document().text("source_lang"))) {
      report.fail(content.document().at("source_lang"), lang);
    }
  }

  /// 6.2.12
  static void missing(Content content, Report report) {
    if (content.document().text("lang").isEmpty()) {
      report.fail(content.document().at("lang"));
    }
  }

  /// 6.2.14
  static void privateUse(Content content, Report report) {
    for (Node language : languages(content)) {
      String subtag = LanguageTags.privateSubtag(language.text());
      if (!subtag.isEmpty()) {
        report.fail(language, language.text(), subtag);
      }
    }
  }

  /// 6.2.15
  static void isDefault(Content content, Report report) {
    for (Node language : languages(content)) {
      if (language.text().toLowerCase(Locale.ROOT).equals("i-default")) {
        report.fail(language, language.text());
      }
    }
  }

  /// 6.3.8: there is no spell checker here.
  static void spelling(Content content, Report report) {
    if (!content.document().text("lang").isEmpty()) {
      report.unchecked(content.document().at("lang"), "unchecked.spelling");
    }
  }
}
