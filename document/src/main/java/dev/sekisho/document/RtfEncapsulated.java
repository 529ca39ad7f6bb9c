package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The HTML or plain text that Exchange hid in the RTF of a body. MS-OXRTFEX.
///
/// One pass; the text is at most about as long as the RTF.
final class RtfEncapsulated {
  private static final byte[] FROM_HTML = {'\\', 'f', 'r', 'o', 'm', 'h', 't', 'm', 'l'};
  private static final byte[] FROM_TEXT = {'\\', 'f', 'r', 'o', 'm', 't', 'e', 'x', 't'};

  /// How far in the word that says what is hidden may stand. MS-OXRTFEX §2.2.3.1 asks for the first
  /// ten tokens; mailers vary.
  private static final int HEAD = 4096;

  /// Groups that hold no text.
  private static final Set<String> APART =
      Set.of("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable");

  /// A text and its form.
  record Text(String mediaType, String text) {}

  /// What holds until the end of a group.
  private record Group(boolean hidden, boolean rtfOnly, int skipped) {
    Group hide() {
      return new Group(true, rtfOnly, skipped);
    }

    boolean shown() {
      return !hidden && !rtfOnly;
    }
  }

  private final Slice rtf;
  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream run = new ByteArrayOutputStream();
  private final Deque<Group> outer = new ArrayDeque<>();
  private Group group = new Group(false, false, 1);
  private int codepage = 1252;
  private int at;
  private int toSkip;

  private RtfEncapsulated(Slice rtf) {
    this.rtf = rtf;
  }

  /// What is hidden in `rtf`; null if nothing is.
  static @Nullable Text of(Slice rtf) {
    Slice head = rtf.part(0, Math.min(rtf.length(), HEAD));
    if (head.contains(FROM_HTML)) {
      return new Text("text/html", new RtfEncapsulated(rtf).read());
    }
    return head.contains(FROM_TEXT)
        ? new Text("text/plain", new RtfEncapsulated(rtf).read())
        : null;
  }

  private String read() {
    while (at < rtf.length()) {
      int c = rtf.at(at++);
      switch (c) {
        case '{' -> outer.push(group);
        case '}' -> group = outer.isEmpty() ? group : outer.pop();
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> emit(c);
      }
    }
    flush();
    return out.toString();
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
      case '\'' -> hex();
      case '*' -> starred();
      case '~' -> emit(' ');
      case '_' -> emit('-');
      case '\\', '{', '}' -> emit(c);
      case '\r', '\n' -> lineEnd();
      default -> {}
    }
  }

  /// A group that readers may leave out: of these only the HTML tags are text.
  private void starred() {
    int start = at;
    if (at < rtf.length() && rtf.at(at) == '\\') {
      at++;
      String name = name();
      number();
      if (name.equals("htmltag")) {
        space();
        return;
      }
    }
    at = start;
    group = group.hide();
  }

  private void word() {
    String name = name();
    @Nullable Integer number = number();
    space();
    switch (name) {
      case "htmlrtf" ->
          group = new Group(group.hidden(), number == null || number != 0, group.skipped());
      case "ansicpg" -> codepage = number == null ? codepage : number;
      case "uc" ->
          group = new Group(group.hidden(), group.rtfOnly(), number == null ? 1 : number & 0xf);
      case "u" -> unicode(number == null ? 0 : number);
      case "par", "line" -> lineEnd();
      case "tab" -> emit('\t');
      case "lquote" -> text("&lsquo;");
      case "rquote" -> text("&rsquo;");
      case "ldblquote" -> text("&ldquo;");
      case "rdblquote" -> text("&rdquo;");
      case "bullet" -> text("&bull;");
      case "endash" -> text("&ndash;");
      case "emdash" -> text("&mdash;");
      default -> group = APART.contains(name) ? group.hide() : group;
    }
  }

  private String name() {
    int start = at;
    while (at < rtf.length() && isLetter(rtf.at(at))) {
      at++;
    }
    return rtf.part(start, Math.min(at - start, 32)).latin1();
  }

  private @Nullable Integer number() {
    int start = at;
    boolean negative = at < rtf.length() && rtf.at(at) == '-';
    at += negative ? 1 : 0;
    int from = at;
    int value = 0;
    while (at < rtf.length() && rtf.at(at) >= '0' && rtf.at(at) <= '9') {
      value = value * 10 + rtf.at(at++) - '0';
    }
    if (at == from) {
      at = start;
      return null;
    }
    return negative ? -value : value;
  }

  private void space() {
    if (at < rtf.length() && rtf.at(at) == ' ') {
      at++;
    }
  }

  private void hex() {
    if (at + 2 > rtf.length()) {
      at = rtf.length();
      return;
    }
    int high = Character.digit(rtf.at(at), 16);
    int low = Character.digit(rtf.at(at + 1), 16);
    at += 2;
    if (high >= 0 && low >= 0) {
      emit(high << 4 | low);
    }
  }

  private void unicode(int number) {
    if (group.shown()) {
      flush();
      out.append((char) number);
    }
    toSkip = group.skipped();
  }

  private void lineEnd() {
    text("\r\n");
  }

  private void text(String text) {
    if (group.shown()) {
      flush();
      out.append(text);
    }
  }

  private void emit(int c) {
    if (toSkip > 0) {
      toSkip--;
    } else if (group.shown()) {
      run.write(c);
    }
  }

  private void flush() {
    if (run.size() > 0) {
      out.append(run.toString(Codepages.charset(codepage)));
      run.reset();
    }
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
