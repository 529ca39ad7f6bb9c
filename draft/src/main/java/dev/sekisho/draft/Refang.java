package dev.sekisho.draft;

import java.util.regex.Pattern;

/// Makes addresses whole again that notices write so that nobody follows them: `hxxp://`,
/// `example[.]com`, `user[at]example[dot]com`.
public final class Refang {
  private static final Pattern DOT =
      Pattern.compile("(?i)\\s?[\\[({［]\\s?(?:\\.|dot|ドット)\\s?[\\])}］]\\s?|\\s(?:dot)\\s");
  private static final Pattern AT =
      Pattern.compile("(?i)\\s?[\\[({［]\\s?(?:@|at|アット)\\s?[\\])}］]\\s?");
  private static final Pattern COLON = Pattern.compile("[\\[({［]\\s?:\\s?[\\])}］]");
  private static final Pattern SLASHES = Pattern.compile("[\\[({［]://[\\])}］]");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)^h[xX*]{2}p|^h\\*\\*p|^hxtp|^htxp|^meow");

  private Refang() {}

  /// `text` whole again.
  public static String of(String text) {
    String whole = SLASHES.matcher(text).replaceAll("://");
    whole = COLON.matcher(whole).replaceAll(":");
    whole = DOT.matcher(whole).replaceAll(".");
    whole = AT.matcher(whole).replaceAll("@");
    whole = SCHEME.matcher(whole).replaceFirst("http");
    return whole.replaceFirst("(?i)^fxp", "ftp");
  }

  /// True if `text` is defanged.
  public static boolean isDefanged(String text) {
    return !of(text).equals(text);
  }
}
