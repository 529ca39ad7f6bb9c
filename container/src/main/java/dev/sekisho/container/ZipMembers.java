package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Makes the members of one archive and unpacks them.
final class ZipMembers {
  private static final int TRUSTED_SIZE = 1 << 16;
  private static final int TRUSTED_RATIO = 4;

  private final Slice content;
  private final Unpacking unpacking;

  ZipMembers(Slice content, Budget budget) {
    this.content = content;
    this.unpacking = new Unpacking(budget, content.length());
  }

  /// @param dataStart where the packed data starts, -1 if that is not known
  /// @param header the header whose reading the member is
  /// @param named headers that name it, the one to believe first
  Member member(int dataStart, ZipHeader header, List<ZipHeader> named, List<Defect> found) {
    List<String> names = ZipNames.of(named);
    List<Defect> defects = new ArrayList<>(found);
    for (String name : names) {
      if (leavesFolder(name)) {
        defects.add(new Defect("zip.path", name));
        break;
      }
    }
    if (named.size() > 1 && !named.get(0).name().equals(named.get(1).name())) {
      defects.add(new Defect("zip.names-differ", names.getLast()));
    }
    boolean described = header.describedBehind();
    Member.Listing listing =
        new Member.Listing(
            names,
            described ? -1 : header.size(),
            described ? -1 : header.packedSize(),
            header.encrypted(),
            !described && isFolder(names.getFirst(), header),
            ZipMethod.name(header.method()),
            header.modified(),
            described ? null : header.crc32());
    return new Member(
        Member.Role.FILE,
        listing,
        defects,
        unreadable(dataStart, header),
        () -> unpack(content.from(dataStart), header));
  }

  /// Some writers deflate the nothing that a folder holds, to two bytes.
  private static boolean isFolder(String name, ZipHeader header) {
    return name.endsWith("/") && header.size() == 0 && header.packedSize() <= 2;
  }

  private static boolean leavesFolder(String name) {
    String path = name.replace('\\', '/');
    return path.startsWith("/")
        || path.equals("..")
        || path.startsWith("../")
        || path.endsWith("/..")
        || path.contains("/../")
        || (path.length() > 1 && path.charAt(1) == ':');
  }

  private static @Nullable Missing unreadable(int dataStart, ZipHeader header) {
    if (header.encrypted()) {
      return new Missing(Cause.ENCRYPTED, "");
    }
    if (!ZipMethod.read(header.method())) {
      return new Missing(Cause.UNSUPPORTED, ZipMethod.name(header.method()));
    }
    return dataStart < 0 ? new Missing(Cause.DAMAGED, "local header") : null;
  }

  /// @param data starts where the member's data does, and may go on behind it
  private Unpacked unpack(Slice data, ZipHeader header) {
    List<Defect> defects = new ArrayList<>();
    Unpacking.Taken taken =
        switch (header.method()) {
          case ZipMethod.STORED -> stored(data, header);
          case ZipMethod.DEFLATE -> inflated(data, header, defects);
          default -> decoded(data, header);
        };
    Missing missing = taken.missing();
    if (missing == null && taken.broken()) {
      missing = new Missing(Cause.DAMAGED, ZipMethod.name(header.method()));
    }
    if (missing == null && !header.describedBehind()) {
      compare(taken.content(), header, defects);
    }
    return new Unpacked(taken.content(), missing, defects);
  }

  private Unpacking.Taken stored(Slice data, ZipHeader header) {
    long stated = header.describedBehind() ? ZipDescriptor.dataEnd(data) : header.packedSize();
    int there = (int) Math.min(stated, data.length());
    Unpacking.Taken taken = unpacking.whole(data.part(0, there));
    return there == stated ? taken : new Unpacking.Taken(taken.content(), taken.missing(), true);
  }

  // Deflate, like most other methods, ends by itself: a packed size that lies hides nothing.
  private Unpacking.Taken inflated(Slice data, ZipHeader header, List<Defect> defects) {
    try (DeflateStream in = new DeflateStream(data)) {
      Unpacking.Taken taken = unpacking.drain(in, capacity(header));
      boolean whole = taken.missing() == null && !taken.broken();
      if (whole && !header.describedBehind() && in.consumed() != header.packedSize()) {
        defects.add(new Defect("zip.packed-size", Long.toString(header.packedSize())));
      }
      return taken;
    }
  }

  private Unpacking.Taken decoded(Slice data, ZipHeader header) {
    return unpacking.drain(
        () -> ZipDecoder.open(data, header, unpacking.memory()), capacity(header));
  }

  /// Room to start with: the stated size as far as the bytes that are really there bear it out.
  private int capacity(ZipHeader header) {
    long packed = Math.min(header.packedSize(), content.length());
    long trusted = Math.max(TRUSTED_SIZE, TRUSTED_RATIO * packed);
    return (int) Math.min(Math.min(header.size(), trusted), Integer.MAX_VALUE - 8);
  }

  private static void compare(Slice bytes, ZipHeader header, List<Defect> defects) {
    if (bytes.length() != header.size()) {
      defects.add(new Defect("zip.size", header.size() + " stated, " + bytes.length() + " found"));
    }
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), bytes.offset(), bytes.length());
    if (crc.getValue() != header.crc32()) {
      defects.add(Defect.of("zip.crc"));
    }
  }
}
