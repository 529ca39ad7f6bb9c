package dev.sekisho.publish;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The site's own words, in one language.
final class SiteText {
  /// The languages of the site.
  static final List<String> LANGUAGES = List.of("ja", "en");

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final String language;
  private final ResourceBundle texts;

  private SiteText(String language) {
    this.language = language;
    Locale locale = language.equals("ja") ? Locale.JAPANESE : Locale.ROOT;
    this.texts = ResourceBundle.getBundle("dev.sekisho.publish.site", locale, NO_FALLBACK);
  }

  /// The words in `language`, `ja` or `en`.
  static SiteText in(String language) {
    return new SiteText(language);
  }

  /// The language.
  String language() {
    return language;
  }

  /// The other language of the site.
  String other() {
    return language.equals("ja") ? "en" : "ja";
  }

  /// The text of a key with `{0}` replaced.
  String of(String key, String... arguments) {
    String text = texts.getString(key);
    return arguments.length == 0
        ? text
        : new MessageFormat(text, Locale.ROOT).format((Object[]) arguments);
  }

  /// The text of `prefix` and `value`, or `value` itself where there is none.
  String value(String prefix, String value) {
    String key = prefix + "." + value;
    return texts.containsKey(key) ? texts.getString(key) : value;
  }

  /// A date and time of RFC 3339 as a date for people.
  String date(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
      return text;
    }
    int month = Integer.parseInt(text.substring(5, 7));
    int day = Integer.parseInt(text.substring(8, 10));
    if (language.equals("ja")) {
      return text.substring(0, 4) + "年" + month + "月" + day + "日";
    }
    if (month < 1 || month > 12) {
      return text;
    }
    return day
        + " "
        + java.time.Month.of(month).getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH)
        + " "
        + text.substring(0, 4);
  }
}
