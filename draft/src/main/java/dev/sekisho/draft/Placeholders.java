package dev.sekisho.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parts of a mail's text that differ from mail to mail, as notices write them: `%user%`, `<name>`,
/// `[random]`, `{user}`, `(recipient's account name)`, `XXXX`, `……`.
final class Placeholders {
  private static final String ONE =
      "%[\\p{L}\\p{N}_ -]{1,40}%|<[\\p{L}\\p{N}_"
          + " '’-]{1,60}>|＜[^＜＞]{1,60}＞|\\{[^{}]{1,60}\\}|\\[[^\\[\\]]{2,60}\\]|［[^［］]{1,60}］"
          + "|[(（][^()（）]{0,30}(?:account|user|name|random|recipient|address|number|date|アカウント|ユーザ|受信者|宛先|任意|ランダム|可変|文字列|数字|氏名|名前)[^()（）]{0,30}[)）]"
          + "|(?<![A-Za-z])[Xx]{3,}(?![A-Za-z])|[○●×＊]{2,}|\\*{3,}|\\.{3,}|…+";
  private static final Pattern PLACEHOLDER = Pattern.compile(ONE, Pattern.CASE_INSENSITIVE);

  private Placeholders() {}

  /// True if all of `text` is one.
  static boolean isOne(String text) {
    return PLACEHOLDER.matcher(text.strip()).matches();
  }

  /// A regular expression that meets texts like `text`: any word or words for a placeholder, any
  /// whitespace for a space. Letters that follow one another stay so.
  static String expression(String text, String space) {
    StringBuilder out = new StringBuilder();
    Matcher one = PLACEHOLDER.matcher(text);
    int at = 0;
    while (one.find()) {
      Expressions.literal(text.substring(at, one.start()), space, out);
      boolean ends = one.end() == text.length();
      boolean open = one.group().matches("\\.{3,}|…+");
      out.append(open ? ".*?" : ends && one.start() == 0 ? ".+" : "\\S+");
      at = one.end();
    }
    Expressions.literal(text.substring(at), space, out);
    return out.toString();
  }

  /// `text` without an explanation of its placeholder behind it, as in `account %user% (%user% is
  /// the account name)` or `account %user%, where …`.
  static Text unexplained(Text text) {
    String value = text.value();
    Matcher one = PLACEHOLDER.matcher(value);
    if (!one.find()) {
      return text;
    }
    String name = Pattern.quote(one.group());
    Matcher explained =
        Pattern.compile(
                "\\s?[(（「“\"]?[(（,、;；]\\s?(?:where\\s)?[\"“「`]?" + name + ".*$|,?\\swhere\\s.*$")
            .matcher(value);
    return explained.find(one.end()) ? text.part(0, explained.start()) : text;
  }
}
