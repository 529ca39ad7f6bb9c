package dev.sekisho.csaf;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Explanations of findings, in one language.
record Texts(ResourceBundle bundle) {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  static Texts in(String language) {
    Locale locale = language.equals("ja") ? Locale.JAPANESE : Locale.ROOT;
    return new Texts(ResourceBundle.getBundle("dev.sekisho.csaf.findings", locale, NO_FALLBACK));
  }

  String of(String name, List<String> arguments) {
    return new MessageFormat(bundle.getString(name), Locale.ROOT).format(arguments.toArray());
  }
}
