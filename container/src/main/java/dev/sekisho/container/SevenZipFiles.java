package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a 7z header says of the files: names, times, and which have no content.
///
/// Source: `7zFormat.txt`, "Files Info".
///
/// @param count how many files there are
/// @param names their names, as far as they are said
/// @param empty those without content
/// @param files of those without content, in order, the ones that are files and not folders
/// @param anti of those without content, in order, the ones that say "delete this"
/// @param modified when each was last changed; null where it is not said
record SevenZipFiles(
    long count,
    List<String> names,
    BitSet empty,
    BitSet files,
    BitSet anti,
    List<@Nullable Instant> modified) {
  private static final int EMPTY_STREAM = 0xe;
  private static final int EMPTY_FILE = 0xf;
  private static final int ANTI = 0x10;
  private static final int NAMES = 0x11;
  private static final int MODIFIED = 0x14;
  private static final int MOST_NAMES = 1 << 18;
  private static final long TICKS = 10_000_000;
  private static final long SECONDS_TO_1970 = 11_644_473_600L;

  static final SevenZipFiles NONE =
      new SevenZipFiles(0, List.of(), new BitSet(), new BitSet(), new BitSet(), List.of());

  static SevenZipFiles read(SevenZipBytes in) throws IOException {
    long count = in.number();
    List<String> names = List.of();
    BitSet empty = new BitSet();
    BitSet files = new BitSet();
    BitSet anti = new BitSet();
    List<@Nullable Instant> modified = List.of();
    for (int id = in.u8(); id != 0; id = in.u8()) {
      SevenZipBytes field = new SevenZipBytes(in.take(in.number()));
      // Each of these takes at least a bit a file, so that their number is bounded by what is
      // there.
      int known = (int) Math.min(count, 8L * field.left());
      switch (id) {
        case EMPTY_STREAM -> empty = field.bits(known);
        case EMPTY_FILE -> files = field.bits(Math.min(empty.cardinality(), known));
        case ANTI -> anti = field.bits(Math.min(empty.cardinality(), known));
        case NAMES -> names = names(field);
        case MODIFIED -> modified = times(field, count);
        default -> {}
      }
    }
    return new SevenZipFiles(count, names, empty, files, anti, modified);
  }

  /// UTF-16, each name with a zero behind it.
  private static List<String> names(SevenZipBytes field) throws IOException {
    if (field.u8() != 0) {
      throw new IOException("names kept elsewhere");
    }
    Slice text = field.take(field.left());
    List<String> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i + 1 < text.length() && names.size() < MOST_NAMES; i += 2) {
      if (text.at(i) == 0 && text.at(i + 1) == 0) {
        names.add(text.part(start, i - start).text(StandardCharsets.UTF_16LE));
        start = i + 2;
      }
    }
    return names;
  }

  private static List<@Nullable Instant> times(SevenZipBytes field, long count) throws IOException {
    if (count > Math.min(MOST_NAMES, 8L * field.left())) {
      throw new IOException("more files than times");
    }
    BitSet said = field.bitsOrAll((int) count);
    if (field.u8() != 0) {
      throw new IOException("times kept elsewhere");
    }
    List<@Nullable Instant> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add(said.get(i) ? time(field.u64()) : null);
    }
    return times;
  }

  /// Ticks of 100 nanoseconds since 1601.
  private static Instant time(long ticks) {
    return Instant.ofEpochSecond(
        Long.divideUnsigned(ticks, TICKS) - SECONDS_TO_1970,
        100 * Long.remainderUnsigned(ticks, TICKS));
  }

  /// The name of a file; empty where it is not said.
  String name(int file) {
    return file < names.size() ? names.get(file) : "";
  }

  @Nullable Instant modified(int file) {
    return file < modified.size() ? modified.get(file) : null;
  }
}
