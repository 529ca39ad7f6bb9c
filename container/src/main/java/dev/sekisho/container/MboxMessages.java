package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of an mbox, one after another, holding no more of it than the message at hand.
///
/// Source: RFC 4155; de-quoting as mboxrd. A `From ` line starts a message if it has a date and an
/// empty line precedes it; without the empty line it must be a `From ` line to the last word. Where
/// a Content-Length field (mboxcl, mboxcl2) leads to the end or to such a line, and there are
/// others before, both readings are given: first the message as long as it says, then what the
/// lines make of it.
final class MboxMessages implements StreamMessages {
  /// Bytes before the end of what is held that a separator, or the empty line before it, may need.
  private static final int KEPT = 8;

  private static final byte[] LF = {'\n'};
  private static final byte[] CRLF = {'\r', '\n'};

  private final Feed feed;
  private final String source;
  private final int limit;
  private long number;
  private List<Defect> defects = List.of();
  private @Nullable FromLine next;

  /// Where in the stream the bytes end that a Content-Length claimed; no field before it counts.
  private long claimed = -1;

  /// @param feed stands at the first `From ` line
  MboxMessages(Feed feed, String source, Limits limits) {
    this.feed = feed;
    this.source = source;
    this.limit = (int) Math.min(limits.of(Limit.MESSAGE_BYTES), Integer.MAX_VALUE / 2);
  }

  /// True if `head`, the start of a file, starts with the `From ` line of an mbox.
  static boolean isMbox(Slice head) {
    return FromLine.parse(head.part(0, lineEnd(head, 0))) != null;
  }

  private static int lineEnd(Slice bytes, int from) {
    int end = bytes.indexOf((byte) '\n', from);
    return end < 0 ? bytes.length() : end;
  }

  @Override
  public @Nullable RawMessage next() {
    if (feed.length() == 0 && !feed.fill()) {
      return null;
    }
    feed.fillTo(FromLine.LONGEST);
    long offset = feed.dropped();
    int line = lineEnd(feed.held(), 0);
    FromLine from = next == null ? FromLine.parse(feed.held().part(0, line)) : next;
    List<Defect> found = new ArrayList<>(defects);
    defects = List.of();
    Slice whole = offset < claimed ? null : asLongAsItSays(line);
    if (whole != null) {
      found.add(Defect.of("mbox.from-line"));
      return message(offset, new Body(whole, null), from, found);
    }
    if (offset < claimed) {
      found.add(Defect.of("mbox.in-content-length"));
    }
    feed.drop(line);
    Body body = body();
    if (feed.length() == 0) {
      found.addAll(feed.defects());
    }
    return message(offset, body, from, found);
  }

  private RawMessage message(long offset, Body body, @Nullable FromLine from, List<Defect> found) {
    number++;
    return new RawMessage(
        source,
        number,
        offset,
        body.bytes(),
        RawMessage.Kind.MESSAGE,
        found,
        body.missing(),
        from == null ? null : from.time(),
        true);
  }

  /// The message whose `From ` line, `line` bytes long, the feed stands at, if it is longer by its
  /// Content-Length than by the next `From ` line; else null. Nothing is dropped.
  private @Nullable Slice asLongAsItSays(int line) {
    feed.fillTo(line + ContentLength.LONGEST_HEADER);
    long says = ContentLength.end(feed.held().from(line));
    if (says < 0 || says > limit) {
      return null;
    }
    int end = line + (int) says;
    feed.fillTo(end + KEPT + FromLine.LONGEST);
    int split = endsAt(end) ? nextSeparator(line) : -1;
    next = null;
    defects = List.of();
    if (split < 0 || split >= end - 1) {
      return null;
    }
    claimed = feed.dropped() + end;
    return MboxSplitter.unquoted(feed.array(), feed.start() + line + 1, feed.start() + end);
  }

  /// True if a message may end at `end`: the mbox ends there, or a `From ` line follows, in either
  /// case after an empty line or none.
  private boolean endsAt(int end) {
    if (feed.length() < end) {
      return false;
    }
    Slice rest = feed.held().from(end);
    int blank = rest.startsWith(CRLF, 0) ? 2 : rest.startsWith(LF, 0) ? 1 : 0;
    Slice after = rest.from(blank);
    return after.isEmpty() || FromLine.parse(after.part(0, lineEnd(after, 0))) != null;
  }

  private record Body(Slice bytes, @Nullable Missing missing) {}

  /// Reads the message behind a `From ` line. The feed stands at that line's line feed before, and
  /// at the next `From ` line, or the end, afterwards.
  private Body body() {
    Slice cut = null;
    int searched = 0;
    while (true) {
      int at = nextSeparator(searched);
      if (at >= 0) {
        Body body = body(cut, contentEnd(at), null);
        feed.drop(at + 1);
        return body;
      }
      if (cut == null && feed.length() > limit + KEPT) {
        cut = text(limit + 1);
      }
      searched = Math.max(0, feed.length() - KEPT);
      if (cut != null) {
        int over = Math.max(0, searched - KEPT);
        feed.drop(over);
        searched -= over;
      }
      if (!feed.fill()) {
        Body body = body(cut, lastEnd(), feed.missing());
        feed.drop(feed.length());
        return body;
      }
    }
  }

  private Body body(@Nullable Slice cut, int end, @Nullable Missing missing) {
    if (cut != null) {
      return new Body(cut, Missing.of(Limit.MESSAGE_BYTES));
    }
    boolean over = end - 1 > limit;
    return new Body(text(over ? limit + 1 : end), over ? Missing.of(Limit.MESSAGE_BYTES) : missing);
  }

  /// Position, from the feed's start, of the next line feed that a `From ` line follows which
  /// starts a message; -1 if there is none in what the feed holds.
  private int nextSeparator(int from) {
    int at = find(from);
    while (at >= 0) {
      feed.fillTo(at + 1 + FromLine.LONGEST);
      Slice held = feed.held();
      FromLine line = FromLine.parse(held.part(at + 1, lineEnd(held, at + 1) - at - 1));
      boolean blank = at == 0 || contentEnd(at) <= at;
      if (line != null && (blank || line.strict())) {
        next = line;
        defects = blank ? List.of() : List.of(Defect.of("mbox.no-blank-line"));
        return at;
      }
      at = find(at + 1);
    }
    return -1;
  }

  private int find(int from) {
    int at = MboxSplitter.separator(feed.array(), feed.start() + from, feed.end());
    return at < 0 ? -1 : at - feed.start();
  }

  /// Where the content ends that the line feed at `at` closes: before the empty line if that is
  /// one.
  private int contentEnd(int at) {
    Slice held = feed.held();
    if (at >= 1 && held.at(at - 1) == '\n') {
      return at;
    }
    return at >= 2 && held.at(at - 1) == '\r' && held.at(at - 2) == '\n' ? at - 1 : at + 1;
  }

  private int lastEnd() {
    int length = feed.length();
    return length > 1 && feed.held().at(length - 1) == '\n' ? contentEnd(length - 1) : length;
  }

  /// The content up to `end`, without its quoting; it starts behind the feed's first byte.
  private Slice text(int end) {
    int start = feed.start() + 1;
    return MboxSplitter.unquoted(feed.array(), start, Math.max(start, feed.start() + end));
  }
}
