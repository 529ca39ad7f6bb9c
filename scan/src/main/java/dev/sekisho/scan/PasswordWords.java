package dev.sekisho.scan;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of texts that may be passwords, in groups by how likely that is. One pass over a text for
/// each group, in linear time; of each group a bounded number is kept, the first.
///
/// A word is what stands between white space or Japanese punctuation: whole, without punctuation
/// around it, and, in a script that leaves no space between words, each run of ASCII in it.
final class PasswordWords {
  private static final int LONGEST = 64;
  private static final int WORDS_BEFORE = 3;
  private static final int WORDS_BEHIND = 8;
  private static final int BEHIND = 400;

  /// What announces a password.
  private static final Pattern MARK =
      Pattern.compile(
          "pass(?:word|phrase|code|wort|wd)?|kennwort|contraseñ?n?a|mot de passe|senha|пароль"
              + "|\\bpw\\b|\\bpwd\\b|\\bpin\\b|\\bcode\\b|\\bkey\\b"
              + "|パスワード|パスフレーズ|パスコード|暗証番号|解凍キー|合言葉|ﾊﾟｽﾜｰﾄﾞ|密码|密碼|解压|비밀번호|암호",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern QUOTED =
      Pattern.compile("[\"'`“‘«「『【<(\\[（*]([^\"'`”’»」』】>)\\]）*\\r\\n]{1,64})[\"'`”’»」』】>)\\]）*]");

  private static final String AROUND = ".,;:!?\"'`“”‘’«»「」『』【】()<>[]{}（）、。：；！？*=_-";

  private final int most;
  private final Set<String> marked = new LinkedHashSet<>();
  private final Set<String> quoted = new LinkedHashSet<>();
  private final Set<String> coded = new LinkedHashSet<>();
  private final Set<String> plain = new LinkedHashSet<>();

  /// How many words that announce a password were looked at: as many as there may be words.
  private int looked;

  /// @param most how many words of each group are kept
  PasswordWords(int most) {
    this.most = most;
  }

  /// Words near one that announces a password; a fourth as many as of the others are kept, so that
  /// they crowd none out.
  Set<String> marked() {
    return marked;
  }

  /// What stands in quotes or brackets.
  Set<String> quoted() {
    return quoted;
  }

  /// Words with a digit in them.
  Set<String> coded() {
    return coded;
  }

  /// All others.
  Set<String> plain() {
    return plain;
  }

  /// Adds the words of `text`, and of what it is with full-width letters and digits made plain.
  void read(String text) {
    readAsIs(text);
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
      readAsIs(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
  }

  private void readAsIs(String text) {
    readMarked(text);
    Matcher quotes = QUOTED.matcher(text);
    while (quoted.size() < most && quotes.find()) {
      add(quoted, quotes.group(1).strip());
    }
    if (coded.size() == most && plain.size() == most) {
      return;
    }
    words(text, 0, text.length(), word -> add(isCoded(word) ? coded : plain, word));
  }

  private void readMarked(String text) {
    Matcher marks = MARK.matcher(text);
    while (looked < most && marked.size() < (most + 3) / 4 && marks.find()) {
      looked++;
      int end = Math.min(text.length(), marks.end() + BEHIND);
      phrase(text.substring(marks.end(), end).lines().findFirst().orElse(""));
      int behind = marked.size() + WORDS_BEHIND;
      words(text, marks.end(), end, word -> addWithin(behind, word));
      Deque<String> before = new ArrayDeque<>();
      words(text, Math.max(0, marks.start() - LONGEST), marks.start(), before::addLast);
      for (int i = 0; i < WORDS_BEFORE && !before.isEmpty(); i++) {
        add(marked, before.removeLast());
      }
    }
  }

  /// What stands behind a colon, to the end of the line: a password may have spaces.
  private void phrase(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (":：=".indexOf(rest.charAt(i)) >= 0) {
        add(marked, rest.substring(i + 1).strip());
        return;
      }
    }
  }

  private void addWithin(int size, String word) {
    if (marked.size() < size) {
      add(marked, word);
    }
  }

  private void add(Set<String> group, String word) {
    if (!word.isEmpty() && word.length() <= LONGEST && group.size() < most) {
      group.add(word);
    }
  }

  private static boolean isCoded(String word) {
    return word.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static void words(String text, int from, int to, Consumer<String> words) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || isBetween(text.charAt(i))) {
        if (i > start && i - start <= 4 * LONGEST) {
          word(text.substring(start, i), words);
        }
        start = i + 1;
      }
    }
  }

  private static void word(String word, Consumer<String> words) {
    words.accept(word);
    words.accept(stripped(word));
    if (word.chars().allMatch(c -> c < 0x80)) {
      return;
    }
    int start = 0;
    for (int i = 0; i <= word.length(); i++) {
      if (i == word.length() || word.charAt(i) >= 0x7f) {
        if (i > start) {
          words.accept(word.substring(start, i));
          words.accept(stripped(word.substring(start, i)));
        }
        start = i + 1;
      }
    }
  }

  private static boolean isBetween(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || "「」『』【】、。（）".indexOf(c) >= 0;
  }

  private static String stripped(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && AROUND.indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && AROUND.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(start, end);
  }
}
