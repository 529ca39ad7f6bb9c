package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder of a cabinet: files packed as one run of blocks, unpacked when the first of them is
/// asked for.
final class CabFolder {
  private static final int STORED = 0;
  private static final int MSZIP = 1;

  private final Slice cabinet;
  private final long start;
  private final int blocks;
  private final int kind;
  private final int reserve;
  private final Unpacking unpacking;
  private long wanted;
  private long given;
  private Unpacking.@Nullable Taken taken;
  private List<Defect> defects = List.of();

  /// @param start where its first block is
  /// @param kind the field `typeCompress`
  /// @param reserve bytes between the head of a block and its data
  CabFolder(Slice cabinet, long start, int blocks, int kind, int reserve, Unpacking unpacking) {
    this.cabinet = cabinet;
    this.start = start;
    this.blocks = blocks;
    this.kind = kind;
    this.reserve = reserve;
    this.unpacking = unpacking;
  }

  /// How it is packed.
  String method() {
    return switch (kind & 0x0f) {
      case STORED -> "stored";
      case MSZIP -> "MSZIP";
      case 2 -> "Quantum";
      case 3 -> "LZX";
      default -> "method " + (kind & 0x0f);
    };
  }

  /// True if its content can be read.
  boolean isRead() {
    return (kind & 0x0f) == STORED || (kind & 0x0f) == MSZIP;
  }

  /// Says that a file ends at `end`: so far the folder is unpacked.
  void holds(long end) {
    wanted = Math.max(wanted, end);
  }

  /// The file of `size` bytes that starts at `from`.
  Unpacked file(long from, long size) {
    Unpacking.Taken all = unpacked();
    long there = Math.clamp(all.content().length() - from, 0L, size);
    Slice content = there == 0 ? Slice.empty() : all.content().part((int) from, (int) there);
    if (there < size) {
      Missing why = all.missing() == null ? new Missing(Cause.DAMAGED, method()) : all.missing();
      return again(content, why);
    }
    return again(content, null);
  }

  /// Bytes that several files share are paid for by each.
  private Unpacked again(Slice content, @Nullable Missing missing) {
    given += content.length();
    if (given > unpacked().content().length()) {
      Unpacking.Taken shared = unpacking.whole(content);
      return new Unpacked(shared.content(), missing == null ? shared.missing() : missing, defects);
    }
    return new Unpacked(content, missing, defects);
  }

  private Unpacking.Taken unpacked() {
    if (taken == null) {
      try (CabStream in =
          new CabStream(cabinet, start, blocks, reserve, wanted, (kind & 0x0f) == MSZIP)) {
        taken = unpacking.drain(in, (int) Math.min(wanted, 1 << 16));
        if (in.mismatches() > 0) {
          defects = List.of(new Defect("cab.checksum", in.mismatches() + " blocks"));
        }
      }
    }
    return taken;
  }
}
