package dev.sekisho.hyperscan;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes an expression as a regular expression over bytes, made only of escaped bytes, classes,
/// groups, alternatives, repetitions, `^` and `$`.
///
/// Hyperscan's own UTF-8 mode is undefined on bytes that are not UTF-8, so characters become byte
/// sequences here. Larger sets of characters outside ASCII and long repetitions are widened.
final class ByteRegex {
  private static final int MAX_CHARACTERS = 8;
  private static final int MAX_REPEATED = 2_000;

  private final StringBuilder text = new StringBuilder();
  private final boolean utf8;

  private ByteRegex(boolean utf8) {
    this.utf8 = utf8;
  }

  static String of(Node node, boolean utf8) {
    ByteRegex regex = new ByteRegex(utf8);
    regex.write(node);
    return regex.text.toString();
  }

  /// @param literal one character for each byte
  static String ofLiteral(String literal) {
    ByteRegex regex = new ByteRegex(false);
    literal.chars().forEach(regex::hex);
    return regex.text.toString();
  }

  /// Writes `node` and says how many bytes of input its longest bounded match can take about.
  private long write(Node node) {
    return switch (node) {
      case Node.Chars(var set) -> set.equals(CodePoints.ALL) ? any(1, 1) : chars(set);
      case Node.Sequence(var parts) -> parts.stream().mapToLong(this::group).sum();
      case Node.Choice(var options) -> choice(options);
      case Node.Repeat(var part, int min, int max) ->
          part.equals(Node.any()) ? any(min, max) : repeat(part, min, max);
      case Node.Edge(boolean start) -> {
        text.append(start ? '^' : '$');
        yield 0;
      }
    };
  }

  private long choice(Iterable<Node> options) {
    long size = 0;
    String separator = "";
    for (Node option : options) {
      text.append(separator);
      size += group(option);
      separator = "|";
    }
    return size;
  }

  private long group(Node node) {
    text.append("(?:");
    long size = write(node);
    text.append(')');
    return size;
  }

  private long repeat(Node part, int min, int max) {
    long size = Math.max(1, group(part));
    return times(size, min, max, 1);
  }

  private long any(int min, int max) {
    text.append('.');
    return times(1, min, max, utf8 ? 4 : 1);
  }

  /// Writes how often: `min` to `max * wide` times, or more where that would be too large.
  private long times(long size, int min, int max, int wide) {
    int least = size * min <= MAX_REPEATED ? min : 1;
    boolean bounded = max != Node.UNBOUNDED && size * max * wide <= MAX_REPEATED;
    if (bounded && least == 1 && max * wide == 1) {
      return size;
    }
    text.append('{').append(least).append(',');
    if (bounded) {
      text.append(max * wide);
    }
    text.append('}');
    return size * Math.max(1, bounded ? max * wide : least);
  }

  private long chars(CodePoints set) {
    CodePoints single = set.within(0, utf8 ? 0x7F : 0xFF);
    CodePoints longer = utf8 ? set.within(0x80, Character.MAX_CODE_POINT) : CodePoints.none();
    if (!single.isEmpty()) {
      byteClass(single);
    }
    if (!longer.isEmpty()) {
      text.append(single.isEmpty() ? "" : "|");
      sequences(longer);
    }
    return single.isEmpty() && longer.isEmpty() ? any(1, 1) : 1;
  }

  private void byteClass(CodePoints set) {
    text.append('[');
    for (CodePoints.Range range : set.ranges()) {
      hex(range.from());
      if (range.to() > range.from()) {
        text.append('-');
        hex(range.to());
      }
    }
    text.append(']');
  }

  private void sequences(CodePoints set) {
    if (set.size() > MAX_CHARACTERS) {
      int first = set.ranges().getFirst().from();
      byteClass(CodePoints.of(lead(first), lead(set.ranges().getLast().to())));
      text.append("[\\x80-\\xbf]{1,3}");
      return;
    }
    String separator = "";
    for (int c : set.toArray()) {
      text.append(separator);
      bytes(encoded(c));
      separator = "|";
    }
  }

  /// The first byte of a code point of two bytes or more.
  private static int lead(int c) {
    if (c < 0x800) {
      return 0xC0 | c >> 6;
    }
    return c < 0x10000 ? 0xE0 | c >> 12 : 0xF0 | c >> 18;
  }

  /// UTF-8 of one code point; of a surrogate, which no text holds, a question mark.
  static byte[] encoded(int c) {
    return Character.toString(c).getBytes(StandardCharsets.UTF_8);
  }

  private void bytes(byte[] sequence) {
    for (byte b : sequence) {
      hex(b & 0xFF);
    }
  }

  private void hex(int b) {
    text.append("\\x").append(HexFormat.of().toHexDigits((byte) b));
  }
}
