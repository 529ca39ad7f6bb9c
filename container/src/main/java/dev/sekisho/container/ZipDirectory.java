package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/// A place where a central directory stands, by one reading of an end record.
///
/// Source: APPNOTE §4.3.14 to §4.3.16. Readers differ: some take the directory's offset as it is
/// written, others reckon back from the end record by its size, which also finds it where bytes
/// were put before the archive. Both readings are kept where both lead to a directory.
///
/// @param start position of the first central header
/// @param base what to add to offsets that headers state
/// @param entries how many headers are claimed
/// @param endRecord position of the end record
record ZipDirectory(int start, long base, long entries, int endRecord) {
  private static final Needle END = Needle.of("PK\5\6");
  private static final byte[] ZIP64_LOCATOR = {'P', 'K', 6, 7};
  private static final byte[] ZIP64_END = {'P', 'K', 6, 6};
  private static final int END_LENGTH = 22;
  private static final int LOCATOR_LENGTH = 20;
  private static final int ZIP64_END_LENGTH = 56;

  /// Where end records are looked for, from the end: readers look further than the longest comment.
  private static final int SEARCHED = 1 << 20;

  private static final int MOST_END_RECORDS = 8;

  /// Positions of end records near the end of `content`, the last first, eight at most: those that
  /// lead to a directory, or any if none does.
  static List<Integer> endRecords(Slice content) {
    List<Integer> all = new ArrayList<>();
    List<Integer> leading = new ArrayList<>();
    Slice searched = content.part(0, Math.max(0, content.length() - END_LENGTH + END.length()));
    int at = END.indexIn(searched, searched.length() - END.length() - SEARCHED);
    while (at >= 0) {
      all.add(at);
      if (at(content, at).stream().anyMatch(found -> ZipHeader.isCentral(content, found.start()))) {
        leading.add(at);
      }
      at = END.indexIn(searched, at + END.length());
    }
    List<Integer> found = leading.isEmpty() ? all : leading;
    return found.reversed().stream().limit(MOST_END_RECORDS).toList();
  }

  /// The directories that the end record at `end` leads to: none, one, or two where its size and
  /// its offset point to different places and a directory stands at both. An empty archive has one,
  /// of no entries.
  static List<ZipDirectory> at(Slice content, int end) {
    long entries = u16(content, end + 10);
    long size = u32(content, end + 12);
    long offset = u32(content, end + 16);
    int behind = end;
    int wide = zip64End(content, end);
    if (wide >= 0) {
      entries = u63(content, wide + 32);
      size = u63(content, wide + 40);
      offset = u63(content, wide + 48);
      behind = wide;
    }
    List<ZipDirectory> found = new ArrayList<>();
    long reckoned = behind - size;
    if (entries == 0 && size == 0) {
      found.add(new ZipDirectory(behind, 0, 0, end));
    } else if (ZipHeader.isCentral(content, reckoned)) {
      found.add(new ZipDirectory((int) reckoned, reckoned - offset, entries, end));
    }
    if (offset != reckoned && ZipHeader.isCentral(content, offset)) {
      found.add(new ZipDirectory((int) offset, 0, entries, end));
    }
    return found;
  }

  /// True if the end record at `end` is that of an archive in several volumes.
  static boolean isLastOfSeveral(Slice content, int end) {
    int volume = u16(content, end + 4);
    return volume != 0 && volume != 0xffff;
  }

  /// Position of the ZIP64 end record that belongs to the end record at `end`, or -1.
  private static int zip64End(Slice content, int end) {
    int locator = end - LOCATOR_LENGTH;
    if (!content.startsWith(ZIP64_LOCATOR, locator)) {
      return -1;
    }
    int before = locator - ZIP64_END_LENGTH;
    if (content.startsWith(ZIP64_END, before)) {
      return before;
    }
    long stated = u63(content, locator + 8);
    boolean there = stated < before && content.startsWith(ZIP64_END, (int) stated);
    return there ? (int) stated : -1;
  }
}
