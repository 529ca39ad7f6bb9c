package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over an RTF document.
///
/// Each group has a destination: text that is shown, nothing, or hexadecimal digits. Groups inherit
/// theirs from the group around.
final class RtfScan {
  private static final byte TEXT = 0;
  private static final byte NOTHING = 1;
  private static final byte DIGITS = 2;

  /// A group that starts with `\*`: passed over unless its first word says otherwise.
  private static final byte STARRED = 3;

  private static final int LONGEST_WORD = 32;

  private static final Set<String> SHOWN_AFTER_STAR =
      Set.of("fldinst", "template", "shppict", "nonshppict", "hlinkbase", "hl", "hlloc", "hlsrc");
  private static final Set<String> HIDDEN =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "generator",
          "themedata",
          "colorschememapping",
          "latentstyles",
          "xmlnstbl",
          "listtable",
          "rsidtbl",
          "blipuid");
  private static final Set<String> BREAKS = Set.of("par", "line", "tab", "cell", "row", "sect");

  private final Slice rtf;
  private final Parts parts;
  private final StringBuilder text = new StringBuilder();
  private byte[] destinations = new byte[64];
  private int depth;
  private int at;
  private int fallback = 1;
  private int skipped;

  private int digitsDepth;
  private boolean picture;
  private @Nullable HexBytes nested;
  private @Nullable HexBytes own;
  private int objects;
  private int pictures;

  RtfScan(Slice rtf, Parts parts) {
    this.rtf = rtf;
    this.parts = parts;
  }

  /// Reads the whole document and adds what it holds.
  void scan() {
    while (at < rtf.length() && !parts.full()) {
      int c = rtf.at(at++);
      switch (c) {
        case '{' -> open();
        case '}' -> close();
        case '\\' -> control();
        case '\r', '\n', 0 -> {}
        default -> character(c);
      }
    }
    finishDigits();
    if (!text.isEmpty()) {
      Slice shown = Slice.of(text.toString().getBytes(StandardCharsets.UTF_8));
      parts.text("text", () -> parts.unpacking().whole(shown).unpacked("text"));
    }
  }

  private void open() {
    depth++;
    if (depth == destinations.length) {
      destinations = Arrays.copyOf(destinations, 2 * depth);
    }
    destinations[depth] = destinations[depth - 1];
  }

  private void close() {
    if (nested != null && depth <= digitsDepth) {
      finishDigits();
    }
    depth = Math.max(depth - 1, 0);
  }

  private void character(int c) {
    if (skipped > 0) {
      skipped--;
      return;
    }
    switch (destinations[depth]) {
      case TEXT -> text.append((char) c);
      case DIGITS -> digit(c);
      default -> {}
    }
  }

  private void digit(int c) {
    if (nested != null && own != null) {
      nested.digit(c);
      if (depth == digitsDepth) {
        own.digit(c);
      }
    }
  }

  private void control() {
    if (at >= rtf.length()) {
      return;
    }
    int c = rtf.at(at);
    if (isLetter(c)) {
      word();
      return;
    }
    at++;
    switch (c) {
      case '\'' -> quoted();
      case '*' -> {
        if (destinations[depth] != NOTHING) {
          destinations[depth] = STARRED;
        }
      }
      case '{', '}', '\\' -> character(c);
      case '~', '\r', '\n' -> space();
      default -> {}
    }
  }

  /// A character by its code in the code page.
  private void quoted() {
    int high = at < rtf.length() ? Character.digit(rtf.at(at), 16) : -1;
    int low = at + 1 < rtf.length() ? Character.digit(rtf.at(at + 1), 16) : -1;
    if (high >= 0 && low >= 0) {
      at += 2;
      if (destinations[depth] == TEXT || skipped > 0) {
        character(high << 4 | low);
      }
    }
  }

  private void word() {
    int start = at;
    while (at < rtf.length() && isLetter(rtf.at(at)) && at - start < LONGEST_WORD) {
      at++;
    }
    String word = rtf.part(start, at - start).latin1();
    int number = number();
    if (at < rtf.length() && rtf.at(at) == ' ') {
      at++;
    }
    obey(word, number);
  }

  private int number() {
    int start = at;
    if (at < rtf.length() && rtf.at(at) == '-') {
      at++;
    }
    long value = 0;
    int first = at;
    while (at < rtf.length() && rtf.at(at) >= '0' && rtf.at(at) <= '9') {
      value = Math.min(10 * value + rtf.at(at) - '0', Integer.MAX_VALUE);
      at++;
    }
    if (at == first) {
      at = start;
      return -1;
    }
    return (int) (first > start ? -value : value);
  }

  private void obey(String word, int number) {
    boolean starred = destinations[depth] == STARRED;
    if (starred) {
      destinations[depth] = SHOWN_AFTER_STAR.contains(word) ? TEXT : NOTHING;
    }
    switch (word) {
      case "objdata", "datastore" -> startDigits(false);
      case "pict" -> startDigits(true);
      case "bin" -> binary(number);
      case "u" -> unicode(number);
      case "uc" -> fallback = Math.clamp(number, 0, 16);
      default -> {
        if (BREAKS.contains(word)) {
          space();
        } else if (HIDDEN.contains(word) && destinations[depth] == TEXT) {
          destinations[depth] = NOTHING;
        }
      }
    }
  }

  private void space() {
    if (destinations[depth] == TEXT) {
      text.append(' ');
    }
  }

  private void unicode(int number) {
    if (destinations[depth] == TEXT) {
      text.append((char) number);
    }
    skipped = fallback;
  }

  private void binary(int count) {
    int length = Math.clamp(count, 0, rtf.length() - at);
    Slice bytes = rtf.part(at, length);
    at += length;
    if (destinations[depth] == DIGITS && nested != null && own != null) {
      nested.raw(bytes);
      own.raw(bytes);
    }
  }

  private void startDigits(boolean ofPicture) {
    finishDigits();
    destinations[depth] = DIGITS;
    digitsDepth = depth;
    picture = ofPicture;
    nested = new HexBytes();
    own = new HexBytes();
    skipped = 0;
  }

  private void finishDigits() {
    if (nested == null || own == null) {
      return;
    }
    Slice all = nested.finish();
    if (picture) {
      if (!all.isEmpty()) {
        parts.stored(List.of("picture " + ++pictures), all, true);
      }
    } else {
      RtfObject.add(all, ++objects, parts);
      if (own.length() != nested.length()) {
        RtfObject.add(own.finish(), objects, parts);
      }
    }
    nested = null;
    own = null;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
