package dev.sekisho.scan;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.PartNumbers;
import dev.sekisho.container.RawMessage;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.mime.MessageParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One message that comes in several, as far as its parts were seen.
///
/// Where parts of one number differ, or totals do, each is read: the first copies of all, the
/// second ones, and so on; each total for which all parts are there.
final class PartialMessage {
  private record Part(RawMessage raw, Entity entity, Slice content) {}

  private final long mostCopies;
  private final long mostMade;
  private final Map<Long, List<Part>> parts = new HashMap<>();

  /// Each total that some part says, with how many messages were made for it.
  private final TreeMap<Long, Integer> totals = new TreeMap<>();

  /// Parts that have not been given on for examination.
  private final List<RawMessage> held = new ArrayList<>();

  private long firstAbsent = 1;
  private int copies = 1;
  private long bytes;
  private long made;
  private int taken;
  private boolean tooMany;

  /// @param mostCopies how many copies of a part, and how many totals, are looked at
  /// @param mostBytes how long a message may be; the messages that are made of all copies and
  ///   totals are twice that together at most
  PartialMessage(long mostCopies, long mostBytes) {
    this.mostCopies = mostCopies;
    this.mostMade = 2 * mostBytes;
  }

  long bytes() {
    return bytes;
  }

  int taken() {
    return taken;
  }

  /// Adds a part; what can be examined now goes to `ready`.
  ///
  /// @param total how many parts it says there are; 0 if it does not
  void add(RawMessage raw, Entity entity, long number, long total, List<RawMessage> ready) {
    taken++;
    bytes += raw.bytes().length();
    held.add(raw);
    copy(new Part(raw, entity, entity.content()), number);
    if (total > 0 && !totals.containsKey(total)) {
      if (totals.size() < mostCopies) {
        totals.put(total, 0);
      } else {
        tooMany = true;
      }
    }
    List<RawMessage> messages = new ArrayList<>();
    totals.replaceAll((of, done) -> make(of, done, messages));
    if (isWhole()) {
      release(null, ready);
    }
    ready.addAll(messages);
  }

  private void copy(Part part, long number) {
    List<Part> there = parts.computeIfAbsent(number, _ -> new ArrayList<>());
    if (there.stream().anyMatch(other -> other.content().equals(part.content()))) {
      return;
    }
    if (there.size() < mostCopies) {
      there.add(part);
      copies = Math.max(copies, there.size());
    } else {
      tooMany = true;
    }
    while (parts.containsKey(firstAbsent)) {
      firstAbsent++;
    }
  }

  private boolean isWhole() {
    return !totals.isEmpty() && totals.lastKey() < firstAbsent && !tooMany;
  }

  /// Gives on what is held.
  ///
  /// @param why a limit that was met; null for what the parts themselves tell
  void release(@Nullable Missing why, List<RawMessage> ready) {
    RawMessage.Others others = RawMessage.Others.JOINED;
    if (!isWhole()) {
      others = RawMessage.Others.lacking(why == null ? absent() : why);
    }
    for (RawMessage raw : held) {
      ready.add(raw.with(others));
    }
    held.clear();
  }

  private Missing absent() {
    if (tooMany) {
      return Missing.of(Limit.READINGS);
    }
    long total = totals.isEmpty() ? 0 : totals.lastKey();
    return new Missing(
        Cause.ABSENT, "message/partial " + PartNumbers.absent(parts.keySet(), total));
  }

  /// Makes the messages of `total` parts that were not made before.
  ///
  /// @return how many were made in all
  private int make(long total, int done, List<RawMessage> messages) {
    if (total >= firstAbsent) {
      return done;
    }
    for (int copy = done; copy < copies; copy++) {
      if (made + bytes > mostMade) {
        tooMany = true;
        return copy;
      }
      RawMessage message = joined(total, copy);
      made += message.bytes().length();
      messages.add(message);
    }
    return copies;
  }

  private RawMessage joined(long total, int copy) {
    List<Part> chosen = new ArrayList<>();
    for (long number = 1; number <= total; number++) {
      List<Part> there = parts.getOrDefault(number, List.of());
      chosen.add(there.get(Math.min(copy, there.size() - 1)));
    }
    Part first = chosen.getFirst();
    Entity inner = MessageParser.parse(first.content(), Budget.of(Limits.standard()));
    List<Slice> pieces = new ArrayList<>();
    fields(first.entity(), false, pieces);
    fields(inner, true, pieces);
    pieces.add(Inherited.LINE_END);
    pieces.add(first.content().from(inner.rawHeader().length()));
    chosen.stream().skip(1).forEach(part -> pieces.add(part.content()));
    long length = pieces.stream().mapToLong(Slice::length).sum();
    Missing missing = null;
    for (Part part : chosen) {
      missing = missing == null ? part.raw().missing() : missing;
    }
    Slice whole = Inherited.joined(pieces, Math.toIntExact(length));
    return message(first.raw(), whole, missing, total);
  }

  /// Adds the fields that a message has of its first part, or of what stands in it. RFC 2046
  /// §5.2.2.1.
  private static void fields(Entity of, boolean inner, List<Slice> pieces) {
    for (Header field : of.headers().all()) {
      if (isOfWhole(field.name()) == inner) {
        pieces.add(Inherited.field(of, field));
        pieces.add(Inherited.LINE_END);
      }
    }
  }

  private static boolean isOfWhole(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("content-")
        || List.of("subject", "message-id", "encrypted", "mime-version").contains(lower);
  }

  private RawMessage message(RawMessage first, Slice whole, @Nullable Missing missing, long total) {
    List<Defect> defects = new ArrayList<>(first.defects());
    defects.add(new Defect("partial.joined", Long.toString(total)));
    if (copies > 1 || totals.size() > 1) {
      defects.add(Defect.of("partial.conflict"));
    }
    return new RawMessage(
        first.source(),
        first.number(),
        first.offset(),
        whole,
        first.kind(),
        defects,
        missing,
        first.envelopeTime(),
        first.inStore());
  }
}
