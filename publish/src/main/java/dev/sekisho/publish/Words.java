package dev.sekisho.publish;

import dev.sekisho.advisory.Localized;
import java.util.Locale;
import java.util.Map;

/// A text and the language it is in.
///
/// @param text the text; empty if there is none
/// @param lang its language tag
record Words(String text, String lang) {
  /// The text for readers of `language`: in that language, else as {@link Localized#in} chooses.
  static Words of(Localized localized, String language) {
    String text = localized.in(language);
    for (Map.Entry<String, String> one : localized.texts().entrySet()) {
      if (one.getValue().equals(text) && isOf(one.getKey(), language)) {
        return new Words(text, language);
      }
    }
    for (Map.Entry<String, String> one : localized.texts().entrySet()) {
      if (one.getValue().equals(text)) {
        return new Words(text, one.getKey());
      }
    }
    return new Words(text, language);
  }

  /// True if `tag` is `language` or a form of it.
  static boolean isOf(String tag, String language) {
    String lower = tag.toLowerCase(Locale.ROOT);
    return lower.equals(language) || lower.startsWith(language + "-");
  }

  /// The value of a `lang` attribute on a page in `language`: empty where none is needed.
  String on(String language) {
    return text.isEmpty() || isOf(lang, language) ? "" : lang;
  }
}
