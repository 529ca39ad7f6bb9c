package dev.sekisho.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// The texts for people, in one language.
final class Messages {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle texts;
  private final ResourceBundle help;

  private Messages(Locale locale) {
    this.locale = locale;
    this.texts = bundle("messages");
    this.help = bundle("help");
  }

  private ResourceBundle bundle(String name) {
    return ResourceBundle.getBundle("dev.sekisho.cli." + name, locale, NO_FALLBACK);
  }

  /// Texts in `language`: Japanese for `ja`, else English.
  static Messages in(String language) {
    return new Messages(language.equals("ja") ? Locale.JAPANESE : Locale.ROOT);
  }

  /// The language asked for by `--lang` in the arguments, else that of the locale.
  static String language(String[] args, Map<String, String> environment) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--lang=")) {
        return args[i].substring("--lang=".length());
      }
      if (args[i].equals("--lang") && i + 1 < args.length) {
        return args[i + 1];
      }
    }
    for (String name : new String[] {"SEKISHO_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.startsWith("ja") ? "ja" : "en";
      }
    }
    return "en";
  }

  /// The language, `en` or `ja`.
  String language() {
    return locale.equals(Locale.JAPANESE) ? "ja" : "en";
  }

  /// The text of a key with `{0}`, `{1}` … replaced.
  String text(String key, Object... arguments) {
    String pattern = texts.getString(key);
    if (arguments.length == 0) {
      return pattern;
    }
    Object[] strings = new Object[arguments.length];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(pattern, Locale.ROOT).format(strings);
  }

  /// The help texts, as picocli looks them up.
  ResourceBundle help() {
    return help;
  }
}
