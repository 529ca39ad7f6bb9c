package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the members of one archive and unpacks them.
final class ZipMembers {
  private static final int TRUSTED_SIZE = 1 << 16;
  private static final int TRUSTED_RATIO = 4;

  private final Slice content;
  private final Opening opening;
  private final Unpacking unpacking;
  private final ZipDescriptor descriptor;

  ZipMembers(Slice content, Opening opening) {
    this.content = content;
    this.opening = opening;
    this.unpacking = new Unpacking(opening.budget(), content.length());
    this.descriptor = new ZipDescriptor(content.length());
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
            ZipMethod.name(ZipAes.method(header)),
            header.modified(),
            described ? null : header.crc32());
    return new Member(
        Member.Role.FILE,
        listing,
        defects,
        unreadable(dataStart, header),
        () -> read(content.from(dataStart), header));
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
    if (header.encrypted() && !ZipLock.canOpen(header)) {
      return new Missing(Cause.ENCRYPTED, "");
    }
    if (!header.encrypted() && !ZipMethod.read(header.method())) {
      return new Missing(Cause.UNSUPPORTED, ZipMethod.name(header.method()));
    }
    return dataStart < 0 ? new Missing(Cause.DAMAGED, "local header") : null;
  }

  private Unpacked read(Slice data, ZipHeader header) {
    return header.encrypted() ? unlock(data, header) : unpack(data, header, true);
  }

  private Unpacked unlock(Slice data, ZipHeader header) {
    ZipLock.Unlocked unlocked = ZipLock.open(data, header, opening, unpacking.memory(), descriptor);
    if (unlocked.plain() == null || unlocked.opened() == null) {
      return new Unpacked(Slice.empty(), unlocked.missing(), List.of());
    }
    Unpacked unpacked = unpack(unlocked.plain(), unlocked.header(), unlocked.summed());
    List<Defect> defects = new ArrayList<>(unpacked.defects());
    defects.add(Passwords.decrypted(unlocked.opened()));
    if (unlocked.missing() == null) {
      opening.passwords().opens(unlocked.opened());
    }
    Missing missing = unpacked.missing() == null ? unlocked.missing() : unpacked.missing();
    return new Unpacked(unpacked.content(), missing, defects);
  }

  /// @param data starts where the member's data does, and may go on behind it
  /// @param summed true if its CRC-32 is stated
  private Unpacked unpack(Slice data, ZipHeader header, boolean summed) {
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
      compare(taken.content(), header, summed, defects);
    }
    return new Unpacked(taken.content(), missing, defects);
  }

  private Unpacking.Taken stored(Slice data, ZipHeader header) {
    long stated = header.describedBehind() ? descriptor.dataEnd(data) : header.packedSize();
    if (stated < 0) {
      return new Unpacking.Taken(Slice.empty(), Missing.of(Limit.STEPS), false);
    }
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

  private static void compare(Slice bytes, ZipHeader header, boolean summed, List<Defect> defects) {
    if (bytes.length() != header.size()) {
      defects.add(new Defect("zip.size", header.size() + " stated, " + bytes.length() + " found"));
    }
    if (summed && Checksums.crc32(bytes) != header.crc32()) {
      defects.add(Defect.of("zip.crc"));
    }
  }
}
