package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files that stand uuencoded in the text of a message, as mailers sent them before MIME; clients
/// show them as attachments to this day. `uuencode` of POSIX.
final class InlineUuencode {
  private static final byte[] BEGIN = {'b', 'e', 'g', 'i', 'n', ' '};
  private static final byte[] END = {'e', 'n', 'd'};
  private static final int MAX_MODE = 4;

  private final Slice text;
  private final byte[] array;
  private final int end;

  private InlineUuencode(Slice text) {
    this.text = text;
    this.array = text.array();
    this.end = text.offset() + text.length();
  }

  /// The files in the content of `leaf`, each an entity of its own.
  static List<Entity> files(Entity leaf, Budget budget) {
    return new InlineUuencode(leaf.content()).find(leaf, budget);
  }

  private List<Entity> find(Entity leaf, Budget budget) {
    List<Entity> found = new ArrayList<>();
    int at = text.offset();
    while (at < end) {
      String name = array[at] == 'b' ? name(at) : null;
      if (name == null) {
        at = next(at);
        continue;
      }
      if (!budget.spend(Limit.PARTS, 1)) {
        leaf.missing(Missing.of(Limit.PARTS));
        return found;
      }
      int stop = afterEnd(at);
      found.add(file(leaf, at, stop, name, budget));
      at = stop;
    }
    return found;
  }

  private Entity file(Entity leaf, int start, int stop, String name, Budget budget) {
    String type = "application/octet-stream";
    Reading reading = Reading.of(type, Reading.Encoding.UUENCODE, type);
    Slice upToEnd = Slice.of(array, text.offset(), stop - text.offset());
    Entity file = new Entity(upToEnd, start, leaf.depth(), false, reading, budget);
    file.markAlternative(leaf, Alternatives.Stage.DECODING);
    file.hasOneReading();
    file.named(name);
    return file;
  }

  /// The file name if `line` is `begin MODE NAME` and a line of data follows, else null.
  private @Nullable String name(int line) {
    int lineEnd = Lines.end(array, line, end);
    if (!starts(BEGIN, line)) {
      return null;
    }
    int mode = line + BEGIN.length;
    int digits = mode;
    while (digits < lineEnd && array[digits] >= '0' && array[digits] <= '7') {
      digits++;
    }
    boolean named =
        digits - mode >= 3
            && digits - mode <= MAX_MODE
            && digits + 1 < lineEnd
            && array[digits] == ' ';
    if (!named || !data(Lines.after(array, lineEnd, end))) {
      return null;
    }
    return Charsets.guess(text.part(digits + 1 - text.offset(), lineEnd - digits - 1)).strip();
  }

  /// True if `line` is as long as its first byte says, give or take what mailers cut off or add.
  private boolean data(int line) {
    int length = Lines.end(array, line, end) - line;
    if (length == 0) {
      return false;
    }
    int groups = (((array[line] - ' ') & 0x3f) + 2) / 3;
    return Math.abs(length - 1 - groups * 4) <= 3;
  }

  private int afterEnd(int begin) {
    int at = next(begin);
    while (at < end && !starts(END, at)) {
      at = next(at);
    }
    return next(at);
  }

  private int next(int line) {
    return Lines.after(array, Lines.end(array, line, end), end);
  }

  private boolean starts(byte[] prefix, int line) {
    return text.startsWith(prefix, line - text.offset());
  }
}
