package dev.sekisho.registry;

import java.util.ArrayList;
import java.util.List;

/// A transaction log of a hive, of either format.
///
/// @param index which of the hive's logs it is
/// @param pages its bytes
/// @param base its base block
/// @param entries entries of the new format that may be applied, with numbers that follow one
///   another; empty for the old format
record LogFile(int index, Pages pages, BaseBlock base, List<Entry> entries) {
  private static final int NEW_FORMAT = 6;
  private static final int ENTRY_HEAD = 40;
  private static final int HASHED_HEAD = 32;
  private static final int REFERENCE = 8;

  /// An entry of the new format.
  ///
  /// @param at where it starts in the log
  /// @param sequence its number
  /// @param binsSize bytes of all hive bins once it is applied
  /// @param count how many pages it writes
  record Entry(long at, long size, int sequence, long binsSize, long count) {}

  static LogFile read(int index, Source source) {
    Pages pages = new Pages(source);
    BaseBlock base = BaseBlock.read(pages);
    boolean isNew = base.valid() && base.type() == NEW_FORMAT;
    return new LogFile(index, pages, base, isNew ? entries(pages, base) : List.of());
  }

  /// True if it is of the new format.
  boolean isNew() {
    return base.type() == NEW_FORMAT;
  }

  /// True if it is a log of the old format that was written to its end.
  boolean isOld() {
    boolean type = base.type() == 1 || base.type() == 2;
    return type && base.primarySequence() == base.secondarySequence();
  }

  private static List<Entry> entries(Pages pages, BaseBlock base) {
    List<Entry> entries = new ArrayList<>();
    long at = Patches.PAGE;
    int expected = base.primarySequence();
    while (pages.has(at, ENTRY_HEAD) && pages.startsWith(at, "HvLE")) {
      Entry entry =
          new Entry(
              at, pages.u32(at + 4), pages.i32(at + 12), pages.u32(at + 16), pages.u32(at + 20));
      if (entry.sequence() != expected || !sound(pages, entry)) {
        break;
      }
      entries.add(entry);
      expected++;
      at += entry.size();
    }
    return List.copyOf(entries);
  }

  private static boolean sound(Pages pages, Entry entry) {
    long at = entry.at();
    long hashed = entry.size() - ENTRY_HEAD;
    return hashed >= 0
        && entry.size() % Patches.PAGE == 0
        && entry.binsSize() % BaseBlock.LENGTH == 0
        && entry.count() <= hashed / REFERENCE
        && pages.has(at, entry.size())
        && pages.i64(at + 24) == Marvin32.of(pages, at + ENTRY_HEAD, hashed, Marvin32.LOG_SEED)
        && pages.i64(at + 32) == Marvin32.of(pages, at, HASHED_HEAD, Marvin32.LOG_SEED);
  }

  /// Lays the pages of an entry over the hive.
  ///
  /// @return false if a page lies outside of the entry or of any hive; those before it are laid
  boolean apply(Entry entry, Patches patches) {
    long reference = entry.at() + ENTRY_HEAD;
    long from = reference + entry.count() * REFERENCE;
    for (long i = 0; i < entry.count(); i++) {
      long offset = pages.u32(reference + i * REFERENCE);
      long size = pages.u32(reference + i * REFERENCE + 4);
      if (size > entry.at() + entry.size() - from
          || !patches.lay(BaseBlock.LENGTH + offset, size, index, from)) {
        return false;
      }
      from += size;
    }
    return true;
  }

  /// Lays the pages of a log of the old format over the hive.
  ///
  /// @return false if the log ends before its pages do, or has no list of them
  boolean applyOld(Patches patches) {
    int sector = base.sector();
    if (!pages.startsWith(sector, "DIRT")) {
      return false;
    }
    long bits = base.binsSize() / Patches.PAGE;
    long end = sector + 4 + (bits + 7) / 8;
    long from = (end + sector - 1) / sector * sector;
    if (!pages.has(sector, end - sector)) {
      return false;
    }
    for (long i = 0; i < bits; i++) {
      if (((pages.u8(sector + 4 + i / 8) >> (i % 8)) & 1) != 0) {
        if (!pages.has(from, Patches.PAGE) || !patches.lay(page(i), Patches.PAGE, index, from)) {
          return false;
        }
        from += Patches.PAGE;
      }
    }
    return true;
  }

  private static long page(long number) {
    return BaseBlock.LENGTH + number * Patches.PAGE;
  }
}
