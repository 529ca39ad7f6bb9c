package dev.sekisho.publish;

import dev.sekisho.csaf.Node;
import java.util.Locale;
import java.util.regex.Pattern;

/// The sections of an advisory's page, in their order. Which note of a document goes where is told
/// by its category and, where that says too little, by words of its title (docs/publish.md).
enum Section {
  /// What it is about.
  INTRODUCTION,
  /// How it arrives.
  ARRIVAL,
  /// How to tell.
  TELL,
  /// Affected products.
  AFFECTED,
  /// What to do, by product.
  REMEDIES,
  /// Where to get it.
  GET,
  /// Names by vendor.
  NAMES,
  /// All else.
  MORE,
  /// Revision history.
  HISTORY,
  /// References.
  REFERENCES,
  /// The same for machines.
  MACHINE;

  private static final Pattern NAME_TITLE =
      Pattern.compile("\\bnames?\\b|\\balias(es)?\\b|名称|別名|検出名|呼称");
  private static final Pattern TELL_TITLE =
      Pattern.compile(
          "infected|infection|\\bsigns?\\b|detect|indicator|recogni[sz]e|artefact|artifact"
              + "|感染した|感染ホスト|見分け|検知|検出|痕跡|兆候");
  private static final Pattern ARRIVAL_TITLE =
      Pattern.compile(
          "\\b(e-?)?mails?\\b|\\bmessages?\\b|arriv|deliver|spread|\\bvector\\b"
              + "|メール|届|配送|感染経路|拡散|侵入経路");

  /// The id of the section on its page, and the end of the key of its heading.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The section of a note of the document itself.
  static Section ofDocumentNote(Node note) {
    String title = note.text("title").toLowerCase(Locale.ROOT);
    return switch (note.text("category")) {
      case "summary", "description" -> INTRODUCTION;
      case "details" ->
          NAME_TITLE.matcher(title).find()
              ? NAMES
              : TELL_TITLE.matcher(title).find()
                  ? TELL
                  : ARRIVAL_TITLE.matcher(title).find() ? ARRIVAL : MORE;
      case "other", "general" -> NAME_TITLE.matcher(title).find() ? NAMES : MORE;
      default -> MORE;
    };
  }

  /// The section of a note of a vulnerability.
  static Section ofVulnerabilityNote(Node note) {
    return switch (note.text("category")) {
      case "summary", "description" -> INTRODUCTION;
      default -> AFFECTED;
    };
  }
}
