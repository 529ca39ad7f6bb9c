package dev.sekisho.scan;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.container.YencPart;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.MessageParser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts messages together that come in several (`message/partial`), across all messages of a run.
///
/// Source: RFC 2046 §5.2.2. A part waits for the others, which may come in any order, until all are
/// there or the run ends. Files whose yEnc parts stand in several messages or MIME parts are put
/// together likewise. All that waits takes no more than `message-bytes` together: of the kind that
/// takes more, those not seen for longest go first. Used by one thread.
public final class PartialMessages {
  private static final Needle PARTIAL = Needle.ignoringCase("/partial");
  private static final List<Needle> EMPTY_LINE = List.of(Needle.of("\n\n"), Needle.of("\n\r\n"));
  private static final int LONGEST_HEADER = 1 << 16;

  /// What a part takes beside its bytes.
  private static final int OVERHEAD = 1 << 10;

  private final Limits limits;
  private final long most;
  private final Map<String, PartialMessage> waiting = new LinkedHashMap<>(16, 0.75f, true);
  private final YencMessages files;
  private long bytes;

  /// @param limits those of one message
  public PartialMessages(Limits limits) {
    this.limits = limits;
    this.most = limits.of(Limit.MESSAGE_BYTES);
    this.files = new YencMessages(limits);
  }

  /// Takes the next message of the run.
  ///
  /// @return what is to be examined now: the message itself as a rule; nothing if it waits for
  ///   others; what waited, and the messages that were put together
  public List<RawMessage> take(RawMessage raw) {
    Entity part = isPartial(raw) ? MessageParser.parse(raw.bytes(), Budget.of(limits)) : null;
    String id = part == null ? null : part.parameter("id");
    long number = part == null ? 0 : number(part, "number");
    if (part == null || !part.isPartial() || id == null || number < 1) {
      return withinLimit(files.take(raw));
    }
    List<RawMessage> ready = new ArrayList<>();
    PartialMessage message =
        waiting.computeIfAbsent(id, _ -> new PartialMessage(limits.of(Limit.READINGS), most));
    bytes += raw.bytes().length() + OVERHEAD;
    message.add(raw, part, number, number(part, "total"), ready);
    return withinLimit(ready);
  }

  /// What waits when the run ends, each part with what it lacks.
  public List<RawMessage> rest() {
    List<RawMessage> rest = new ArrayList<>();
    waiting.values().forEach(message -> message.release(null, rest));
    waiting.clear();
    bytes = 0;
    rest.addAll(files.rest());
    return rest;
  }

  /// What is to be examined now, with what waited and has to give way.
  private List<RawMessage> withinLimit(List<RawMessage> ready) {
    if (bytes + files.bytes() <= most) {
      return ready;
    }
    List<RawMessage> all = new ArrayList<>(ready);
    Iterator<PartialMessage> oldest = waiting.values().iterator();
    while (bytes + files.bytes() > most && (oldest.hasNext() || files.bytes() > 0)) {
      if (files.bytes() > bytes || !oldest.hasNext()) {
        files.releaseOldest(all);
      } else {
        PartialMessage message = oldest.next();
        message.release(Missing.of(Limit.MESSAGE_BYTES), all);
        bytes -= message.bytes() + (long) OVERHEAD * message.taken();
        oldest.remove();
      }
    }
    return all;
  }

  /// True if a message may be a part of one, or have parts of a file whose others stand elsewhere.
  public static boolean comesInSeveral(RawMessage raw) {
    return isPartial(raw)
        || (raw.kind() == RawMessage.Kind.MESSAGE && YencPart.mayBeIn(raw.bytes()));
  }

  /// True if the header may say that a message is a part of one; cheap.
  private static boolean isPartial(RawMessage raw) {
    return raw.kind() == RawMessage.Kind.MESSAGE && PARTIAL.in(header(raw.bytes()));
  }

  /// What is before the first empty line; one at the very start is passed over.
  private static Slice header(Slice message) {
    Slice start = message.part(0, Math.min(message.length(), LONGEST_HEADER));
    for (Needle empty : EMPTY_LINE) {
      int end = empty.indexIn(start, 1);
      start = end < 0 ? start : start.part(0, end);
    }
    return start;
  }

  /// A number of parameter `name`; 0 if there is none.
  private static long number(Entity part, String name) {
    @Nullable String value = part.parameter(name);
    boolean digits = value != null && value.strip().matches("[0-9]{1,9}");
    return value != null && digits ? Long.parseLong(value.strip()) : 0;
  }
}
