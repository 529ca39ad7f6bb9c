package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Reading.Delimiters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the entities of one range of bytes in one pass, with a stack of its own.
///
/// Every line that starts with two hyphens is looked up among the boundaries of all open
/// multiparts, so a delimiter of an outer one ends all that is open inside. What can only be read
/// once its end is known (messages that are encoded, multiparts no delimiter of which was found)
/// waits in `later`.
final class StructureReader {
  private final Slice source;

  /// The bytes of the source, or a copy in which some line ends are none.
  private final byte[] array;

  private final LineEnds lineEnds;
  private final int end;
  private final Budget budget;
  private final ArrayDeque<Entity> later;
  private final Boundaries boundaries;
  private final List<Open> stack = new ArrayList<>();

  /// The container this reads again, decoded or leniently; null on a first reading.
  private final @Nullable Entity again;

  private StructureReader(
      Slice source, @Nullable Entity again, ArrayDeque<Entity> later, Budget budget) {
    this(source, source.array(), again, later, budget);
  }

  private StructureReader(
      Slice source, byte[] array, @Nullable Entity again, ArrayDeque<Entity> later, Budget budget) {
    this.source = source;
    this.array = array;
    this.lineEnds = new LineEnds(array);
    this.end = source.offset() + source.length();
    this.again = again;
    this.later = later;
    this.budget = budget;
    this.boundaries = new Boundaries(array);
  }

  /// An entity whose end is not known yet.
  private record Open(Entity entity, Boundaries.@Nullable Multipart multipart) {}

  /// The message that `raw` is.
  static Entity message(Slice raw, int depth, Budget budget) {
    ArrayDeque<Entity> later = new ArrayDeque<>();
    StructureReader reader = new StructureReader(raw, null, later, budget);
    Entity root = reader.root(raw.offset(), depth);
    readLater(later, budget);
    return root;
  }

  /// `entity` read anew over the same bytes.
  ///
  /// @param from index of the first byte of its body
  static Entity again(
      Entity entity, Reading reading, Headers headers, int from, byte[] array, Budget budget) {
    return again(entity, upToEnd(entity), reading, headers, from, array, budget);
  }

  private static Entity again(
      Entity entity,
      Slice source,
      Reading reading,
      Headers headers,
      int from,
      byte[] array,
      Budget budget) {
    Entity other =
        new Entity(
            source, entity.startIndex(), entity.depth(), entity.isMessage(), reading, budget);
    other.head(new HeaderReader.Section(headers, from, List.of(), null, null));
    ArrayDeque<Entity> later = new ArrayDeque<>();
    StructureReader reader = new StructureReader(source, array, null, later, budget);
    reader.scan(reader.enter(other));
    readLater(later, budget);
    return other;
  }

  /// The message `entity` read anew, header and body, where only some line ends are any.
  static Entity again(Entity entity, LineEnds.Kind kind, Budget budget) {
    Slice source = upToEnd(entity);
    ArrayDeque<Entity> later = new ArrayDeque<>();
    byte[] array = LineEnds.only(kind, source);
    StructureReader reader = new StructureReader(source, array, null, later, budget);
    Entity other = reader.open(entity.startIndex(), entity.depth(), true, "text/plain");
    reader.scan(reader.enter(other));
    readLater(later, budget);
    return other;
  }

  /// The header of `entity` for a client that passes over lines of two hyphens in it.
  static HeaderReader.Cut headerBehindDashes(Entity entity, Budget budget) {
    Slice source = upToEnd(entity);
    byte[] array = source.array();
    int end = entity.endIndex();
    List<Headers> sections = new ArrayList<>(List.of(entity.headers()));
    int body = entity.bodyIndex();
    while (Lines.isDashes(array, body, end)) {
      int next = Lines.after(array, Lines.end(array, body, end), end);
      Boundaries none = new Boundaries(array);
      HeaderReader.Section section =
          HeaderReader.read(source, array, next, false, none, new LineEnds(array), budget);
      if (section.headers().size() == 0) {
        break;
      }
      sections.add(section.headers());
      body = section.bodyStart();
    }
    return new HeaderReader.Cut(Headers.joined(sections), body);
  }

  /// `entity` with `body` of the same bytes for its body.
  static Entity again(Entity entity, Slice body, Budget budget) {
    int offset = entity.source().offset();
    Slice source = Slice.of(body.array(), offset, body.offset() + body.length() - offset);
    return again(
        entity, source, entity.reading(), entity.headers(), body.offset(), body.array(), budget);
  }

  /// A part that is no message, in `range` of the bytes of `around`.
  static Entity part(Slice range, Entity around, Budget budget) {
    int offset = around.source().offset();
    int end = range.offset() + range.length();
    Slice source = Slice.of(range.array(), offset, end - offset);
    ArrayDeque<Entity> later = new ArrayDeque<>();
    StructureReader reader = new StructureReader(source, null, later, budget);
    Entity part = reader.open(range.offset(), around.depth() + 1, false, "text/plain");
    reader.scan(reader.enter(part));
    readLater(later, budget);
    return part;
  }

  private static void readLater(ArrayDeque<Entity> later, Budget budget) {
    for (Entity entity = later.poll(); entity != null; entity = later.poll()) {
      if (entity.reading().encoded()) {
        entity.add(Defect.of(Code.CONTAINER_ENCODED));
        Slice content = entity.content();
        new StructureReader(content, entity, later, budget).again(entity, content.offset());
      } else {
        new StructureReader(upToEnd(entity), entity, later, budget)
            .again(entity, entity.bodyIndex());
      }
    }
  }

  private static Slice upToEnd(Entity entity) {
    Slice whole = entity.source();
    return Slice.of(whole.array(), whole.offset(), entity.endIndex() - whole.offset());
  }

  private Entity root(int start, int depth) {
    budget.spend(Limit.PARTS, 1);
    Entity root = open(start, depth, true, "text/plain");
    scan(enter(root));
    root.endsOtherwise(lineEnds.others());
    return root;
  }

  /// Reads what is in `container`, whose content starts at index `from` of the source.
  private void again(Entity container, int from) {
    if (container.reading().nestsMessage()) {
      Entity nested = nested(container, from);
      if (nested != null) {
        scan(enter(nested));
      }
      return;
    }
    push(container, from);
    Boundaries.Multipart multipart = stack.getLast().multipart();
    if (multipart != null) {
      boundaries.lenient(multipart);
    }
    scan(from);
    if (container.hasParts() && !container.reading().encoded()) {
      container.add(Defect.of(Code.BOUNDARY_JUNK));
    }
  }

  private void scan(int from) {
    int at = from;
    while (!boundaries.isEmpty() && at >= 0 && at < end) {
      int line = Lines.dashes(array, source.offset(), at, end);
      if (line < 0) {
        break;
      }
      Boundaries.Delimiter delimiter = boundaries.at(line, end);
      at = delimiter == null ? line + 1 : delimiter(delimiter, line);
    }
    closeAbove(-1, end);
  }

  /// Takes a delimiter line; where to go on, or -1 to stop.
  private int delimiter(Boundaries.Delimiter delimiter, int line) {
    Boundaries.Multipart multipart = delimiter.of();
    if (cutsOpen(multipart)) {
      return line + 1;
    }
    int contentEnd = Lines.before(array, line, source.offset());
    lineEnds.seenBefore(line, source.offset());
    closeAbove(multipart.level, contentEnd);
    if (multipart.preambleEnd < 0) {
      multipart.preambleEnd = Math.max(contentEnd, multipart.from);
    }
    int lineEnd = Lines.end(array, line, end);
    int next = Lines.after(array, lineEnd, end);
    lineEnds.seen(lineEnd, next);
    if (delimiter.closing()) {
      multipart.epilogue = next;
      return next;
    }
    if (next >= end) {
      return next;
    }
    if (multipart.closed()) {
      multipart.epilogue = -1;
      multipart.entity.add(Defect.of(Code.PART_AFTER_CLOSE));
    }
    return part(multipart.entity, next);
  }

  /// True if a delimiter of `outer` does not count, since a multipart inside has not been closed.
  private boolean cutsOpen(Boundaries.Multipart outer) {
    for (int i = stack.size() - 1; i > outer.level; i--) {
      Boundaries.Multipart inner = stack.get(i).multipart();
      if (inner != null && inner.preambleEnd >= 0 && !inner.closed()) {
        outer.others.add(Delimiters.CLOSED);
        return outer.delimiters == Delimiters.CLOSED;
      }
    }
    return false;
  }

  private int part(Entity parent, int start) {
    Limit met = met();
    if (met != null) {
      stopped(Missing.of(met));
      return -1;
    }
    String fallback =
        parent.mediaType().equals("multipart/digest") ? "message/rfc822" : "text/plain";
    Entity part = open(start, parent.depth() + 1, false, fallback);
    parent.add(part);
    return enter(part);
  }

  /// Says of every multipart that may have more parts that they were not read.
  private void stopped(Missing why) {
    for (Open open : stack) {
      Boundaries.Multipart multipart = open.multipart();
      if (multipart != null && !multipart.closed()) {
        multipart.entity.missing(why);
      }
    }
  }

  private @Nullable Limit met() {
    if (!budget.spend(Limit.PARTS, 1)) {
      return Limit.PARTS;
    }
    return budget.inTime() ? null : Limit.TIME;
  }

  private Entity open(int start, int depth, boolean message, String fallback) {
    HeaderReader.Section section =
        HeaderReader.read(source, array, start, message, boundaries, lineEnds, budget);
    List<Reading> readings =
        Reading.all(section.headers(), fallback, budget.limits().of(Limit.READINGS) + 1);
    Reading reading = readings.getFirst();
    Entity entity = new Entity(source, start, depth, message, reading, budget);
    entity.head(section);
    if (readings.size() == 1) {
      entity.hasOneReading();
    }
    Reading.defects(section.headers(), readings).forEach(entity::add);
    return entity;
  }

  /// Puts `entity` and the messages directly in it on the stack; index of the first byte that may
  /// hold a delimiter.
  private int enter(Entity entity) {
    Entity inner = entity;
    while (true) {
      push(inner, inner.bodyIndex());
      Reading reading = inner.reading();
      if (!inner.opens() || !reading.nestsMessage() || reading.encoded()) {
        return inner.bodyIndex();
      }
      Entity nested = nested(inner, inner.bodyIndex());
      if (nested == null) {
        return inner.bodyIndex();
      }
      inner = nested;
    }
  }

  private @Nullable Entity nested(Entity container, int start) {
    Limit met = met();
    if (met != null) {
      container.missing(Missing.of(met));
      return null;
    }
    Entity nested = open(start, container.depth() + 1, true, "text/plain");
    container.add(nested);
    return nested;
  }

  private void push(Entity entity, int from) {
    Reading reading = entity.reading();
    if (reading.elsewhere()) {
      entity.close(new Missing(Cause.ABSENT, reading.mediaType()));
    } else if (entity.opens() && !budget.within(Limit.DEPTH, entity.depth() + 1L)) {
      entity.close(Missing.of(Limit.DEPTH));
    }
    stack.add(new Open(entity, entity.opens() ? multipart(entity, from) : null));
  }

  private Boundaries.@Nullable Multipart multipart(Entity entity, int from) {
    if (!entity.reading().multipart() || (waits(entity) && entity != again)) {
      return null;
    }
    Slice boundary = entity.reading().boundary();
    if (boundary == null) {
      entity.add(Defect.of(Code.BOUNDARY_MISSING));
      return null;
    }
    Boundaries.Multipart multipart = new Boundaries.Multipart(entity, boundary, stack.size(), from);
    boundaries.add(multipart);
    return multipart;
  }

  /// Ends, at index `to`, all open entities above `level`.
  private void closeAbove(int level, int to) {
    for (int i = stack.size() - 1; i > level; i--) {
      Open open = stack.removeLast();
      if (open.entity() != again) {
        open.entity().end(to);
      }
      Boundaries.Multipart multipart = open.multipart();
      if (multipart != null) {
        boundaries.remove(multipart);
        ended(multipart, to);
      } else if (waits(open.entity())) {
        later.add(open.entity());
      }
    }
  }

  private void ended(Boundaries.Multipart multipart, int to) {
    Entity entity = multipart.entity;
    if (entity.hasParts()) {
      if (entity != again && entity.reading().encoded()) {
        multipart.others.add(Delimiters.DECODED);
      }
      if (entity != again) {
        entity.delimitedOtherwise(multipart.others);
      }
      if (!multipart.closed()) {
        entity.add(Defect.of(Code.CLOSE_MISSING));
      }
      int epilogue = multipart.closed() ? Math.min(multipart.epilogue, to) : to;
      entity.around(range(multipart.from, multipart.preambleEnd), range(epilogue, to));
    } else if (entity != again && entity.missing() == null) {
      entity.add(Defect.of(Code.BOUNDARY_UNUSED));
      later.add(entity);
    }
  }

  private Slice range(int from, int to) {
    return Slice.of(source.array(), from, to - from);
  }

  private static boolean waits(Entity entity) {
    Reading reading = entity.reading();
    return entity.opens()
        && reading.encoded()
        && (reading.nestsMessage() || reading.delimiters() == Delimiters.DECODED);
  }
}
