package dev.sekisho.mime;

/// Line ends in bytes: LF, up to four CRs and a LF, or a bare CR.
final class Lines {
  private static final int MAX_CRS = 4;

  private Lines() {}

  /// Index after the line end at `lineEnd`; `end` if that is the end.
  static int after(byte[] array, int lineEnd, int end) {
    int i = lineEnd;
    while (i < end && array[i] == '\r' && i - lineEnd < MAX_CRS) {
      i++;
    }
    if (i < end && array[i] == '\n') {
      return i + 1;
    }
    return Math.min(lineEnd + 1, end);
  }

  /// Index of the first LF or CR at or after `from`, or `end`.
  static int end(byte[] array, int from, int end) {
    int i = from;
    while (i < end && array[i] != '\n' && array[i] != '\r') {
      i++;
    }
    return i;
  }

  /// Index of the line end before `next`, the first byte of a line; not below `floor`.
  static int before(byte[] array, int next, int floor) {
    int i = next;
    if (i > floor && array[i - 1] == '\n') {
      i--;
    }
    if (i > floor && array[i - 1] == '\r') {
      i--;
    }
    return i;
  }

  /// Index of the first `--` at or after `from` that starts a line, or -1. Looks at every second
  /// byte: of two hyphens in a row one lies there.
  ///
  /// @param floor index of the first byte of all, which starts a line
  static int dashes(byte[] array, int floor, int from, int end) {
    for (int i = from; i < end; i += 2) {
      if (array[i] == '-') {
        int first = i > from && array[i - 1] == '-' ? i - 1 : i;
        if (startsLine(array, floor, first, end)) {
          return first;
        }
      }
    }
    return -1;
  }

  /// True if two hyphens stand at `line`.
  static boolean isDashes(byte[] array, int line, int end) {
    return line + 1 < end && array[line] == '-' && array[line + 1] == '-';
  }

  private static boolean startsLine(byte[] array, int floor, int i, int end) {
    return isDashes(array, i, end) && (i == floor || array[i - 1] == '\n' || array[i - 1] == '\r');
  }
}
