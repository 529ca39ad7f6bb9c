package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the values of a PDF file (ISO 32000-2 §7.2 and §7.3) from a place on. What is not well
/// formed gives what can be made of it.
final class PdfLexer {
  private static final int DEEPEST = 64;
  private static final int MOST_DIGITS = 18;

  private final Slice pdf;
  private int at;

  PdfLexer(Slice pdf, int at) {
    this.pdf = pdf;
    this.at = at;
  }

  /// Where the next value starts.
  int at() {
    return at;
  }

  /// The next value; null at the end, and where a structure closes that was not opened.
  @Nullable PdfValue value() {
    return value(0);
  }

  private @Nullable PdfValue value(int depth) {
    skipSpace();
    if (at >= pdf.length() || depth > DEEPEST) {
      return null;
    }
    int c = pdf.at(at);
    return switch (c) {
      case '(' -> new PdfValue.Text(literal());
      case '/' -> new PdfValue.Name(name());
      case '[' -> array(depth);
      case '<' ->
          pdf.length() - at > 1 && pdf.at(at + 1) == '<' ? dictionary(depth) : hexadecimal();
      case ']', '>', ')', '}', '{' -> null;
      default -> (c >= '0' && c <= '9') ? number() : keyword();
    };
  }

  /// Passes over white space and comments.
  void skipSpace() {
    while (at < pdf.length()) {
      int c = pdf.at(at);
      if (c == '%') {
        while (at < pdf.length() && pdf.at(at) != '\r' && pdf.at(at) != '\n') {
          at++;
        }
      } else if (c <= ' ') {
        at++;
      } else {
        return;
      }
    }
  }

  private PdfValue.Array array(int depth) {
    List<PdfValue> items = new ArrayList<>();
    at++;
    PdfValue item;
    while ((item = value(depth + 1)) != null) {
      items.add(item);
      if (item instanceof PdfValue.Other && endsObject()) {
        break;
      }
    }
    if (at < pdf.length() && pdf.at(at) == ']') {
      at++;
    }
    return new PdfValue.Array(items);
  }

  private PdfValue.Dictionary dictionary(int depth) {
    Map<String, PdfValue> entries = new HashMap<>();
    at += 2;
    while (true) {
      PdfValue key = value(depth + 1);
      if (key == null || (key instanceof PdfValue.Other && endsObject())) {
        break;
      }
      if (key instanceof PdfValue.Name(String name)) {
        PdfValue value = value(depth + 1);
        if (value == null) {
          break;
        }
        entries.put(name, value);
      }
    }
    if (pdf.length() - at > 1 && pdf.at(at) == '>') {
      at += pdf.at(at + 1) == '>' ? 2 : 1;
    }
    return new PdfValue.Dictionary(entries);
  }

  /// True behind `obj`, `endobj` or `stream`: what was open before never closed.
  private boolean endsObject() {
    return at >= 3 && (isBefore("obj") || isBefore("stream"));
  }

  private boolean isBefore(String word) {
    int start = at - word.length();
    return start >= 0 && pdf.part(start, word.length()).latin1().equals(word);
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    at++;
    while (at < pdf.length() && isRegular(pdf.at(at))) {
      int c = pdf.at(at++);
      if (c == '#' && pdf.length() - at >= 2) {
        int high = Character.digit(pdf.at(at), 16);
        int low = Character.digit(pdf.at(at + 1), 16);
        if (high >= 0 && low >= 0) {
          c = high << 4 | low;
          at += 2;
        }
      }
      name.append((char) c);
    }
    return name.toString();
  }

  private static boolean isRegular(int c) {
    return c > ' ' && "()<>[]{}/%".indexOf(c) < 0;
  }

  /// A string in parentheses, which stands at the position.
  String literal() {
    StringBuilder text = new StringBuilder();
    int open = 1;
    at++;
    while (at < pdf.length()) {
      int c = pdf.at(at++);
      if (c == '\\') {
        escape(text);
        continue;
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0) {
        break;
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private void escape(StringBuilder text) {
    if (at >= pdf.length()) {
      return;
    }
    int c = pdf.at(at++);
    switch (c) {
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case '\r' -> at += at < pdf.length() && pdf.at(at) == '\n' ? 1 : 0;
      case '\n' -> {}
      default -> {
        if (c < '0' || c > '7') {
          text.append((char) c);
          return;
        }
        int code = c - '0';
        for (int i = 0; i < 2 && at < pdf.length() && (pdf.at(at) & ~7) == '0'; i++) {
          code = code << 3 | (pdf.at(at++) - '0');
        }
        text.append((char) (code & 0xff));
      }
    }
  }

  private PdfValue.Text hexadecimal() {
    HexBytes bytes = new HexBytes();
    at++;
    while (at < pdf.length() && pdf.at(at) != '>') {
      bytes.digit(pdf.at(at++));
    }
    at++;
    bytes.digit('0');
    return new PdfValue.Text(bytes.finish().latin1());
  }

  /// A number, or a reference, which starts with two.
  private PdfValue number() {
    int start = at;
    long first = digits();
    if (at < pdf.length() && isRegular(pdf.at(at))) {
      at = start;
      return keyword();
    }
    int behind = at;
    skipBlank();
    if (at < pdf.length() && Character.digit(pdf.at(at), 10) >= 0) {
      digits();
      skipBlank();
      if (at < pdf.length() && pdf.at(at) == 'R' && first <= Integer.MAX_VALUE) {
        at++;
        return new PdfValue.Reference((int) first);
      }
    }
    at = behind;
    return new PdfValue.Whole(first);
  }

  private long digits() {
    long value = 0;
    int start = at;
    while (at < pdf.length()
        && at - start < MOST_DIGITS
        && pdf.at(at) >= '0'
        && pdf.at(at) <= '9') {
      value = 10 * value + pdf.at(at++) - '0';
    }
    return value;
  }

  private void skipBlank() {
    for (int i = 0; i < MOST_DIGITS && at < pdf.length() && pdf.at(at) <= ' '; i++) {
      at++;
    }
  }

  private PdfValue keyword() {
    int start = at;
    while (at < pdf.length() && isRegular(pdf.at(at))) {
      at++;
    }
    at = Math.max(at, start + 1);
    return new PdfValue.Other();
  }
}
