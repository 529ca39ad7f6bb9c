package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Builds a text of pieces of a page.
final class TextBuilder {
  private final StringBuilder value = new StringBuilder();
  private final List<Text.Span> links = new ArrayList<>();
  private final List<Text.Span> exact = new ArrayList<>();
  private int[] lines = new int[64];
  private int[] columns = new int[64];
  private final int page;

  TextBuilder(int page) {
    this.page = page;
  }

  /// A text that is one line or a part of it.
  static Text line(String text, Place place) {
    TextBuilder builder = new TextBuilder(place.page());
    builder.add(text, place.line(), place.column());
    return builder.text();
  }

  /// Adds what stands from `line` and `column` on; line ends in it count.
  TextBuilder add(String text, int line, int column) {
    int atLine = line;
    int atColumn = column;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      put(c, atLine, atColumn);
      if (c == '\n') {
        atLine++;
        atColumn = 1;
      } else {
        atColumn++;
      }
    }
    return this;
  }

  private void put(char c, int line, int column) {
    boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
    if (Character.getType(c) == Character.FORMAT
        || (Character.isISOControl(c) && !space)
        || (space && endsWithSpace())) {
      return;
    }
    if (value.length() == lines.length) {
      lines = Arrays.copyOf(lines, 2 * lines.length);
      columns = Arrays.copyOf(columns, 2 * columns.length);
    }
    lines[value.length()] = line;
    columns[value.length()] = column;
    value.append(space ? ' ' : c);
  }

  private boolean endsWithSpace() {
    return value.isEmpty() || value.charAt(value.length() - 1) == ' ';
  }

  /// How long the text is so far.
  int length() {
    return value.length();
  }

  /// What was added since `start` is a link.
  void link(int start, String target) {
    span(start, target, links);
  }

  /// What was added since `start` is to be taken literally.
  void exact(int start) {
    span(start, "", exact);
  }

  private void span(int start, String target, List<Text.Span> spans) {
    if (start < value.length()) {
      spans.add(new Text.Span(start, value.length(), target));
    }
  }

  /// The text so far, without spaces around it.
  Text text() {
    return new Text(
            value.toString(),
            page,
            Arrays.copyOf(lines, value.length()),
            Arrays.copyOf(columns, value.length()),
            links,
            exact)
        .part(0, value.length());
  }
}
