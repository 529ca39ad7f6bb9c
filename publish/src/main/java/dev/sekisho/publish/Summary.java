package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.csaf.Node;

/// The summary of a document: what lists and feeds show of it.
final class Summary {
  /// So much of it is shown.
  private static final int LONGEST = 300;

  private Summary() {}

  /// The text of its first note with category `summary`, else of its first note, on one line and
  /// cut.
  static String of(Document document) {
    String first = "";
    for (Node note : document.node().at("document").items("notes")) {
      String text = note.text("text").strip().replaceAll("\\s+", " ");
      if (note.text("category").equals("summary")) {
        return cut(text);
      }
      first = first.isEmpty() ? text : first;
    }
    return cut(first);
  }

  /// What the report or indicator says, else what to do; on one line and cut.
  static Words of(Advisory advisory, String language) {
    Words words =
        Words.of(
            advisory.description().isEmpty() ? advisory.action() : advisory.description(),
            language);
    return new Words(cut(words.text().strip().replaceAll("\\s+", " ")), words.lang());
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)).strip() + "…";
  }
}
