package dev.sekisho.scan;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.container.YencBlock;
import dev.sekisho.container.YencPart;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.MessageParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts files together whose yEnc parts stand in several MIME parts of a message, or in several
/// messages of a run: all parts of a file, one after the other, as the text of a message with the
/// fields of the one its first part is in.
///
/// Source: yEnc draft 1.3. A message waits until all files it has parts of are whole, or the run
/// ends, or it is told to give way. Parts of one number that differ are not joined: the message
/// with the second one is given on as it is. Used by one thread.
final class YencMessages {
  private static final Slice HEADER =
      Slice.of(
          "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));

  /// What a message that waits takes beside its bytes.
  private static final int OVERHEAD = 1 << 10;

  private record Part(RawMessage of, YencPart part) {}

  /// A file that is not whole yet.
  private static final class Incoming {
    final Map<Long, Part> parts = new HashMap<>();
    final List<Held> messages = new ArrayList<>();
    long length;
  }

  /// A message that waits, with the files it has parts of that are not whole yet.
  private static final class Held {
    final RawMessage raw;
    final Set<YencPart.File> files = new HashSet<>();
    final Set<YencBlock> blocks = new HashSet<>();

    Held(RawMessage raw) {
      this.raw = raw;
    }

    long size() {
      return raw.bytes().length() + (long) OVERHEAD;
    }
  }

  private final Limits limits;
  private final Map<YencPart.File, Incoming> files = new HashMap<>();
  private final LinkedHashSet<Held> waiting = new LinkedHashSet<>();
  private long bytes;

  /// @param limits those of one message
  YencMessages(Limits limits) {
    this.limits = limits;
  }

  /// Takes the next message of the run.
  ///
  /// @return what is to be examined now, as {@link PartialMessages#take} says
  List<RawMessage> take(RawMessage raw) {
    List<YencPart> parts = apart(raw);
    Map<List<Object>, YencPart> numbers = new HashMap<>();
    boolean conflict = false;
    for (YencPart part : parts) {
      YencPart same = numbers.putIfAbsent(List.of(part.file(), part.block().part()), part);
      conflict |= differs(part) || (same != null && !same.lines().equals(part.lines()));
    }
    if (parts.isEmpty() || conflict) {
      return List.of(raw);
    }
    Held held = new Held(raw);
    for (YencPart part : parts) {
      Incoming file = files.computeIfAbsent(part.file(), _ -> new Incoming());
      held.blocks.add(part.block());
      if (held.files.add(part.file())) {
        file.messages.add(held);
      }
      if (file.parts.putIfAbsent(part.block().part(), new Part(raw, part)) == null) {
        file.length += part.block().length();
      }
    }
    waiting.add(held);
    bytes += held.size();
    List<RawMessage> ready = new ArrayList<>();
    for (YencPart.File file : List.copyOf(held.files)) {
      whole(file, ready);
    }
    return ready;
  }

  /// How many bytes wait, with what their messages take beside them.
  long bytes() {
    return bytes;
  }

  /// Gives on the message that has waited longest; one has to wait.
  void releaseOldest(List<RawMessage> ready) {
    Held held = waiting.removeFirst();
    held.files.forEach(files::remove);
    ready.add(held.raw);
    bytes -= held.size();
  }

  /// What waits when the run ends; each says itself which parts it lacks.
  List<RawMessage> rest() {
    List<RawMessage> rest = new ArrayList<>();
    waiting.forEach(held -> rest.add(held.raw));
    waiting.clear();
    files.clear();
    bytes = 0;
    return rest;
  }

  /// The parts in a message that its reader does not see together.
  private static List<YencPart> apart(RawMessage raw) {
    if (raw.kind() != RawMessage.Kind.MESSAGE || !YencPart.mayBeIn(raw.bytes())) {
      return List.of();
    }
    List<YencPart> parts = YencPart.in(raw.bytes());
    boolean oneText = true;
    for (int i = 1; i < parts.size(); i++) {
      YencPart before = parts.get(i - 1);
      int from = before.at() + before.lines().length();
      Slice between = raw.bytes().part(from, parts.get(i).at() - from);
      oneText &= !between.startsWith(new byte[] {'-', '-'}, 0);
      oneText &= !between.contains(new byte[] {'\n', '-', '-'});
    }
    Map<YencPart.File, Long> there = new HashMap<>();
    parts.forEach(part -> there.merge(part.file(), part.block().length(), Long::sum));
    boolean complete = there.entrySet().stream().allMatch(e -> e.getValue() == e.getKey().size());
    return oneText && complete ? List.of() : parts;
  }

  private boolean differs(YencPart part) {
    Incoming file = files.get(part.file());
    Part same = file == null ? null : file.parts.get(part.block().part());
    return same != null && !same.part().lines().equals(part.lines());
  }

  /// Gives on what a file makes if all its parts are there, and the messages that lack no more.
  private void whole(YencPart.File name, List<RawMessage> ready) {
    Incoming file = files.get(name);
    if (file == null || file.length != name.size()) {
      return;
    }
    List<Part> parts = new ArrayList<>(file.parts.values());
    parts.sort(Comparator.comparingLong(part -> part.part().block().start()));
    long expected = 0;
    for (Part part : parts) {
      if (part.part().block().start() != expected) {
        return;
      }
      expected += part.part().block().length();
    }
    files.remove(name);
    for (Held held : file.messages) {
      held.files.remove(name);
      if (held.files.isEmpty() && waiting.remove(held)) {
        ready.add(held.raw.with(held.raw.others().with(held.blocks)));
        bytes -= held.size();
      }
    }
    ready.add(joined(parts));
  }

  private RawMessage joined(List<Part> parts) {
    RawMessage first = parts.getFirst().of();
    List<Slice> pieces = new ArrayList<>();
    pieces.add(HEADER);
    parts.forEach(part -> pieces.add(part.part().lines()));
    pieces.add(Inherited.LINE_END);
    long length = pieces.stream().mapToLong(Slice::length).sum();
    Budget budget = Budget.of(limits);
    Entity text = MessageParser.parse(Inherited.joined(pieces, Math.toIntExact(length)), budget);
    Entity whole = Inherited.of(MessageParser.parse(first.bytes(), budget), text, budget);
    List<Defect> defects = new ArrayList<>(first.defects());
    defects.add(new Defect("yenc.joined", Integer.toString(parts.size())));
    return new RawMessage(
        first.source(),
        first.number(),
        first.offset(),
        MessageWalk.whole(whole),
        first.kind(),
        defects,
        first.missing(),
        first.envelopeTime(),
        first.inStore());
  }
}
