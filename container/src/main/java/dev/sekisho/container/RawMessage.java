package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One message of a source, or a file that is none, as raw bytes.
///
/// @param source the file, written as the path was given, or `-`
/// @param number place in the source, from 1
/// @param offset where it starts in the uncompressed source, in bytes; in an mbox its `From ` line
/// @param bytes the message without the mbox's `From ` line and quoting, or the file; its own array
/// @param kind whether the bytes look like a message
/// @param defects what is wrong with the source here
/// @param missing why the bytes are not all there; null if they are
/// @param envelopeTime time in the mbox's `From ` line (UTC where that names no zone); null if none
/// @param inStore true if the source is an mbox
/// @param others what is known of the rest, if it is a part of a message (`message/partial`) or has
///   parts of a file (yEnc)
public record RawMessage(
    String source,
    long number,
    long offset,
    Slice bytes,
    Kind kind,
    List<Defect> defects,
    @Nullable Missing missing,
    @Nullable Instant envelopeTime,
    boolean inStore,
    Others others) {
  public RawMessage {
    defects = List.copyOf(defects);
  }

  /// A message of which nobody asked what it is a part of.
  public RawMessage(
      String source,
      long number,
      long offset,
      Slice bytes,
      Kind kind,
      List<Defect> defects,
      @Nullable Missing missing,
      @Nullable Instant envelopeTime,
      boolean inStore) {
    this(
        source,
        number,
        offset,
        bytes,
        kind,
        defects,
        missing,
        envelopeTime,
        inStore,
        Others.UNKNOWN);
  }

  /// The same with what is known of the other parts.
  public RawMessage with(Others known) {
    return new RawMessage(
        source, number, offset, bytes, kind, defects, missing, envelopeTime, inStore, known);
  }

  /// What is known of the other parts of a message or a file that comes in several. RFC 2046
  /// §5.2.2, yEnc draft 1.3.
  ///
  /// @param known false if nobody looked for them
  /// @param missing why not all of them can be had; null if all were joined and are examined as one
  /// @param blocks parts of files in the message that were joined, and are examined with the rest
  ///   of their file elsewhere
  public record Others(boolean known, @Nullable Missing missing, Set<YencBlock> blocks) {
    public Others {
      blocks = Set.copyOf(blocks);
    }

    /// Nobody looked for them.
    public static final Others UNKNOWN = new Others(false, null, Set.of());

    /// All are there, and examined as the message they make.
    public static final Others JOINED = new Others(true, null, Set.of());

    /// Not all are there.
    public static Others lacking(Missing why) {
      return new Others(true, why, Set.of());
    }

    /// The same of a message that has these parts of files, all joined with the rest.
    public Others with(Set<YencBlock> joined) {
      return new Others(known, missing, joined);
    }
  }

  /// What the bytes look like.
  public enum Kind {
    /// A message: header fields come first.
    MESSAGE,
    /// A file that holds no message, such as an archive or nothing at all.
    FILE
  }
}
