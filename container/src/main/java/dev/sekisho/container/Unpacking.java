package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.MemoryLimitException;
import org.jspecify.annotations.Nullable;

/// What the members of one archive may still unpack: the message's budget, and the archive's own
/// ratio.
public final class Unpacking {
  private static final long RATIO_FROM = 1 << 20;
  private static final int STEP = 1 << 16;

  private final Budget budget;
  private final long packed;
  private long unpacked;

  /// @param packed length of the whole archive in bytes
  public Unpacking(Budget budget, long packed) {
    this.budget = budget;
    this.packed = Math.max(packed, 1);
  }

  /// Takes up to `count` bytes off the budget.
  ///
  /// @return null if all were taken, else the limit that was met
  private @Nullable Limit take(long count) {
    unpacked += count;
    if (unpacked >= RATIO_FROM && !budget.within(Limit.RATIO, unpacked / packed)) {
      return Limit.RATIO;
    }
    if (!budget.inTime()) {
      return Limit.TIME;
    }
    return budget.spend(Limit.UNPACKED_BYTES, count) ? null : Limit.UNPACKED_BYTES;
  }

  /// Content that needs no unpacking, held to the same limits.
  public Taken whole(Slice content) {
    long left = budget.left(Limit.UNPACKED_BYTES);
    Limit met = take(content.length());
    if (met == null) {
      return new Taken(content, null, false);
    }
    int kept = met == Limit.UNPACKED_BYTES ? (int) Math.min(left, content.length()) : 0;
    budget.spend(Limit.UNPACKED_BYTES, kept);
    return new Taken(content.part(0, kept), Missing.of(met), false);
  }

  /// How many bytes a decoder may keep: as many as may be unpacked, so that a claim of more memory
  /// is met by `UNPACKED_BYTES`.
  long memory() {
    return budget.limits().of(Limit.UNPACKED_BYTES);
  }

  /// Opens a decoder.
  interface Opener {
    InputStream open() throws IOException;
  }

  /// As {@link #drain(InputStream, int)}; the stream is opened, which may fail as reading may, and
  /// closed.
  public Taken drain(Opener opener, int capacity) {
    try (InputStream in = opener.open()) {
      return drain(in, capacity);
    } catch (IOException | RuntimeException e) {
      return ended(Slice.empty(), e);
    }
  }

  /// Reads `in` to its end, or as far as it can be read and the limits go.
  ///
  /// A decoder that needs more memory than it may have meets `UNPACKED_BYTES`.
  ///
  /// @param capacity for how many bytes to make room at first; no claim of hostile content
  public Taken drain(InputStream in, int capacity) {
    GrowingBytes bytes = new GrowingBytes(capacity, budget.left(Limit.UNPACKED_BYTES));
    try {
      int count;
      while ((count = readSome(in, bytes)) >= 0) {
        long left = budget.left(Limit.UNPACKED_BYTES);
        Limit met = take(count);
        if (met != null) {
          int kept = met == Limit.UNPACKED_BYTES ? (int) Math.min(left, count) : 0;
          budget.spend(Limit.UNPACKED_BYTES, kept);
          bytes.advance(kept);
          return new Taken(bytes.finish(), Missing.of(met), false);
        }
        bytes.advance(count);
      }
      return new Taken(bytes.finish(), null, false);
    } catch (IOException | RuntimeException e) {
      return ended(bytes.finish(), e);
    }
  }

  /// What was taken before a decoder gave up: some report damage by any exception.
  private static Taken ended(Slice content, Exception e) {
    return switch (e) {
      case MissingException known -> new Taken(content, known.missing(), false);
      case MemoryLimitException _, org.tukaani.xz.MemoryLimitException _ ->
          new Taken(content, Missing.of(Limit.UNPACKED_BYTES), false);
      default -> new Taken(content, null, true);
    };
  }

  /// Reads behind what is there, without counting it yet; makes room only where there is more.
  private static int readSome(InputStream in, GrowingBytes bytes) throws IOException {
    if (bytes.room() > 0) {
      return in.read(bytes.array(), bytes.length(), Math.min(bytes.room(), STEP));
    }
    int next = in.read();
    if (next < 0) {
      return -1;
    }
    bytes.reserve(1);
    bytes.array()[bytes.length()] = (byte) next;
    return 1;
  }

  /// What was taken of one member.
  ///
  /// @param missing the limit that was met; null if none was
  /// @param broken true if the packed data ended early or was wrong
  public record Taken(Slice content, @Nullable Missing missing, boolean broken) {
    /// What was taken, as what unpacking gave.
    ///
    /// @param what names the form of the data where it is broken
    public Unpacked unpacked(String what) {
      Missing why = missing == null && broken ? new Missing(Cause.DAMAGED, what) : missing;
      return new Unpacked(content, why, List.of());
    }
  }
}
