package dev.sekisho.advisory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A text in one or more languages.
///
/// @param texts the text by language tag (RFC 5646), the original first; empty if there is none
public record Localized(Map<String, String> texts) {
  /// No text in any language.
  public static final Localized NONE = new Localized(Map.of());

  public Localized {
    Map<String, String> copy = new LinkedHashMap<>();
    texts.forEach((tag, text) -> copy.put(tag.toLowerCase(Locale.ROOT), text));
    texts = Collections.unmodifiableMap(copy);
  }

  /// A text whose language was not said; taken for English.
  public static Localized of(String text) {
    return new Localized(Map.of("en", text));
  }

  /// A text in English and in Japanese.
  public static Localized of(String english, String japanese) {
    Map<String, String> both = new LinkedHashMap<>();
    both.put("en", english);
    both.put("ja", japanese);
    return new Localized(both);
  }

  /// True if there is no text.
  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /// The text in `language`, else in a language of the same primary subtag, else in English, else
  /// the original; empty if there is none.
  public String in(String language) {
    String wanted = language.toLowerCase(Locale.ROOT);
    String exact = texts.get(wanted);
    if (exact != null) {
      return exact;
    }
    for (String primary : new String[] {primary(wanted), "en"}) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        if (primary(text.getKey()).equals(primary)) {
          return text.getValue();
        }
      }
    }
    return texts.isEmpty() ? "" : texts.values().iterator().next();
  }

  private static String primary(String tag) {
    int hyphen = tag.indexOf('-');
    return hyphen < 0 ? tag : tag.substring(0, hyphen);
  }
}
