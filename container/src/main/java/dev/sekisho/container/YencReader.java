package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Reads files that stand yEncoded in a text or a file of text: any number of them, whole or in
/// parts, in any order. Parts that are not there are a gap that names them, but where all that are
/// here were joined with them elsewhere.
///
/// Source: yEnc draft 1.3 (Helbing, 2002). Differs on purpose: sizes are not believed; a check sum
/// that does not fit is a defect.
final class YencReader implements ContainerReader {
  private static final TextLook.LineStart BEGIN = new TextLook.LineStart("=ybegin ");

  /// What tells the parts of one file from those of others. Of two parts of one number the second
  /// is of another file.
  private record Key(String name, long size, long total, int occurrence) {}

  @Override
  public String name() {
    return "yenc";
  }

  @Override
  public boolean recognises(Slice content) {
    return !blocks(content, 1).isEmpty();
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList(name(), content, opening.budget());
    Map<Key, List<YencBlock>> files = new LinkedHashMap<>();
    Map<List<Object>, Integer> seen = new HashMap<>();
    for (YencBlock block : blocks(content, Integer.MAX_VALUE)) {
      String name = block.name().latin1();
      List<Object> part = List.of(name, block.size(), block.total(), block.part());
      int occurrence = seen.merge(part, 1, Integer::sum);
      Key key = new Key(name, block.size(), block.total(), occurrence);
      files.computeIfAbsent(key, _ -> new ArrayList<>()).add(block);
    }
    for (Map.Entry<Key, List<YencBlock>> file : files.entrySet()) {
      if (!list.room()) {
        break;
      }
      add(list, file.getKey(), file.getValue(), opening.joined());
    }
    return list.document();
  }

  private static List<YencBlock> blocks(Slice content, int most) {
    List<YencBlock> blocks = new ArrayList<>();
    int at = BEGIN.in(content, 0);
    while (at >= 0 && blocks.size() < most) {
      YencBlock block = YencBlock.at(content, at);
      if (block != null) {
        blocks.add(block);
      }
      at = BEGIN.in(content, TextLook.nextLine(content, at));
    }
    return blocks;
  }

  private static void add(MemberList list, Key key, List<YencBlock> parts, Set<YencBlock> joined) {
    parts.sort(Comparator.comparingLong(YencBlock::start));
    Member.Listing listing =
        new Member.Listing(
            RawNames.of(parts.getFirst().name(), false),
            key.size(),
            -1,
            false,
            false,
            "yenc",
            null,
            null);
    list.add(
        new Member(
            Member.Role.ATTACHMENT,
            listing,
            List.of(),
            null,
            () -> unpack(list, key, parts, joined.containsAll(parts))));
  }

  /// @param elsewhere true if parts that are not here are no loss
  private static Unpacked unpack(
      MemberList list, Key key, List<YencBlock> parts, boolean elsewhere) {
    List<Slice> pieces = new ArrayList<>();
    List<Defect> defects = new ArrayList<>();
    Missing missing = elsewhere ? null : absent(key, parts);
    long length = 0;
    for (YencBlock part : parts) {
      Unpacked piece = list.unpacking().drain(new YencStream(part.data()), 0).unpacked("yEnc");
      pieces.add(piece.content());
      length += piece.content().length();
      boolean broken = piece.missing() == null && piece.content().length() != part.length();
      Missing why = broken ? new Missing(Cause.DAMAGED, "yEnc") : piece.missing();
      missing = missing == null || isLimit(why) ? why : missing;
      if (piece.missing() == null && part.crc32() >= 0 && part.crc32() != crc32(piece.content())) {
        defects.add(new Defect("yenc.crc", part.total() > 1 ? "part " + part.part() : ""));
      }
    }
    if (missing == null && length < key.size() && !elsewhere) {
      missing = new Missing(Cause.DAMAGED, "yEnc");
    }
    return new Unpacked(joined(pieces, (int) length), missing, defects);
  }

  private static boolean isLimit(@Nullable Missing why) {
    return why != null && why.cause() == Cause.LIMIT;
  }

  /// Says which parts of a file are not there; null if all are.
  private static @Nullable Missing absent(Key key, List<YencBlock> parts) {
    long expected = 0;
    for (YencBlock part : parts) {
      if (part.start() < expected) {
        return new Missing(Cause.DAMAGED, "yEnc");
      }
      if (part.start() > expected) {
        return absentParts(key, parts);
      }
      expected = part.start() + part.length();
    }
    return expected < key.size() || parts.size() < key.total() ? absentParts(key, parts) : null;
  }

  private static Missing absentParts(Key key, List<YencBlock> parts) {
    Set<Long> there = parts.stream().map(YencBlock::part).collect(Collectors.toSet());
    return new Missing(Cause.ABSENT, "yEnc " + PartNumbers.absent(there, key.total()));
  }

  private static long crc32(Slice content) {
    CRC32 crc = new CRC32();
    crc.update(content.array(), content.offset(), content.length());
    return crc.getValue();
  }

  private static Slice joined(List<Slice> pieces, int length) {
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    GrowingBytes bytes = new GrowingBytes(length);
    for (Slice piece : pieces) {
      bytes.reserve(piece.length());
      System.arraycopy(
          piece.array(), piece.offset(), bytes.array(), bytes.length(), piece.length());
      bytes.advance(piece.length());
    }
    return bytes.finish();
  }
}
