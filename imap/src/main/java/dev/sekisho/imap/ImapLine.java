package dev.sekisho.imap;

import dev.sekisho.bytes.Slice;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One response of a server.
///
/// @param text the line, a byte a character, with {@link #LITERAL} in the place of each literal
/// @param literals their bytes, in order
record ImapLine(String text, List<Slice> literals) {
  /// Stands for a literal; no byte gives this character.
  static final char LITERAL = '\uffff';

  private static final Pattern BODY =
      Pattern.compile(
          "BODY\\[\\](?:<(\\d{1,10})>)? (NIL|\uffff|\"((?:[^\"\\\\]++|\\\\.)*+)\")",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LIST =
      Pattern.compile(
          "\\* LIST \\(([^)]*)\\) (?:NIL|\"(?:[^\"\\\\]|\\\\.)\") (.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  ImapLine {
    literals = List.copyOf(literals);
  }

  /// The number that follows a word; -1 if there is none.
  long number(String word) {
    Matcher found =
        Pattern.compile("\\b" + word + " (\\d{1,18})", Pattern.CASE_INSENSITIVE).matcher(text);
    return found.find() ? Long.parseLong(found.group(1)) : -1;
  }

  /// The number in `* N WORD`; -1 if the line is another.
  long counted(String word) {
    Matcher found =
        Pattern.compile("\\* (\\d{1,18}) " + word + "\\b.*", Pattern.DOTALL).matcher(text);
    return found.matches() ? Long.parseLong(found.group(1)) : -1;
  }

  /// The mailbox that the line lists, as sent; null if it lists none, or one that holds no
  /// messages.
  @Nullable String mailbox() {
    Matcher list = LIST.matcher(text);
    if (!list.matches() || list.group(1).matches("(?i).*\\\\(Noselect|NonExistent).*")) {
      return null;
    }
    String name = list.group(2);
    if (name.equals(String.valueOf(LITERAL)) && literals.size() == 1) {
      Slice bytes = literals.getFirst();
      return latin1(bytes);
    }
    boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? unquoted(name.substring(1, name.length() - 1)) : name;
  }

  private static String latin1(Slice bytes) {
    return new String(bytes.toArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static String unquoted(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }

  /// The part of a message in the line, from `origin` on; null if there is none, or another.
  @Nullable Slice body(long origin) {
    Matcher found = BODY.matcher(text);
    if (!found.find() || (found.group(1) != null && Long.parseLong(found.group(1)) != origin)) {
      return null;
    }
    if (found.group(1) == null && origin > 0) {
      return null;
    }
    if (found.group(2).equals(String.valueOf(LITERAL))) {
      int before =
          (int) text.substring(0, found.start(2)).chars().filter(c -> c == LITERAL).count();
      return literals.get(before);
    }
    String quoted = found.group(3);
    return quoted == null
        ? null
        : Slice.of(unquoted(quoted).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }
}
