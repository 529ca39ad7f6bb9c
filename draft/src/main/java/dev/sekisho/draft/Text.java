package dev.sekisho.draft;

import java.util.Arrays;
import java.util.List;

/// A text of a page whose characters know where they stand.
///
/// Whitespace is one space each, and characters that are not seen (format characters, such as soft
/// hyphens) are left out.
final class Text {
  private final String value;
  private final int page;
  private final int[] lines;
  private final int[] columns;
  private final List<Span> links;
  private final List<Span> exact;

  Text(String value, int page, int[] lines, int[] columns, List<Span> links, List<Span> exact) {
    this.value = value;
    this.page = page;
    this.lines = lines;
    this.columns = columns;
    this.links = List.copyOf(links);
    this.exact = List.copyOf(exact);
  }

  /// A stretch of a text.
  ///
  /// @param target where it leads to, for a link; else empty
  record Span(int start, int end, String target) {
    String of(String text) {
      return text.substring(start, end);
    }
  }

  /// The characters.
  String value() {
    return value;
  }

  /// The links in it.
  List<Span> links() {
    return links;
  }

  /// What the page sets apart as to be taken literally, such as `code`.
  List<Span> exact() {
    return exact;
  }

  boolean isBlank() {
    return value.isBlank();
  }

  /// Where the character at `offset` stands.
  Place at(int offset) {
    if (lines.length == 0) {
      return Place.WHOLE;
    }
    int at = Math.min(Math.max(offset, 0), lines.length - 1);
    return new Place(page, lines[at], columns[at]);
  }

  /// The text from `start` to `end`, without spaces around it.
  Text part(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && value.charAt(from) == ' ') {
      from++;
    }
    while (to > from && value.charAt(to - 1) == ' ') {
      to--;
    }
    return new Text(
        value.substring(from, to),
        page,
        Arrays.copyOfRange(lines, from, to),
        Arrays.copyOfRange(columns, from, to),
        within(links, from, to),
        within(exact, from, to));
  }

  private static List<Span> within(List<Span> spans, int from, int to) {
    return spans.stream()
        .filter(span -> span.start() < to && span.end() > from)
        .map(
            span ->
                new Span(
                    Math.max(span.start(), from) - from,
                    Math.min(span.end(), to) - from,
                    span.target()))
        .toList();
  }
}
