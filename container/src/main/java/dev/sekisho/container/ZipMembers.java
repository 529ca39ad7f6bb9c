package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
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
    boolean described = named.size() == 1 && header.describedBehind() && header.crc32() == 0;
    Member.Listing listing =
        new Member.Listing(
            names,
            header.size(),
            header.packedSize(),
            header.encrypted(),
            names.getFirst().endsWith("/") && header.size() == 0 && header.packedSize() == 0,
            ZipMethod.name(header.method()),
            header.modified(),
            described ? null : header.crc32());
    return new Member(
        listing,
        defects,
        unreadable(dataStart, header),
        () -> unpack(dataStart, header, described));
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

  /// @param described true if sizes and CRC-32 are not in the header but behind the data
  private Unpacked unpack(int dataStart, ZipHeader header, boolean described) {
    List<Defect> defects = new ArrayList<>();
    Unpacking.Taken taken;
    if (header.method() == ZipMethod.STORED) {
      long stated =
          described && header.packedSize() == 0
              ? nextSignature(dataStart) - dataStart
              : header.packedSize();
      int there = (int) Math.min(stated, content.length() - dataStart);
      taken = unpacking.whole(content.part(dataStart, there));
      if (there < stated) {
        taken = new Unpacking.Taken(taken.content(), taken.missing(), true);
      }
    } else {
      taken = inflate(dataStart, header, described, defects);
    }
    Missing missing = taken.missing();
    if (missing == null && taken.broken()) {
      missing = new Missing(Cause.DAMAGED, ZipMethod.name(header.method()));
    }
    if (missing == null && !described) {
      compare(taken.content(), header, defects);
    }
    return new Unpacked(taken.content(), missing, defects);
  }

  private Unpacking.Taken inflate(
      int dataStart, ZipHeader header, boolean described, List<Defect> defects) {
    // Packed data ends by itself, so a packed size that lies hides nothing.
    Slice packed = content.from(dataStart);
    long trusted =
        Math.max(TRUSTED_SIZE, TRUSTED_RATIO * Math.min(header.packedSize(), packed.length()));
    int capacity = (int) Math.min(Math.min(header.size(), trusted), Integer.MAX_VALUE - 8);
    if (header.method() == ZipMethod.DEFLATE) {
      try (DeflateStream in = new DeflateStream(packed)) {
        Unpacking.Taken taken = unpacking.drain(in, capacity);
        if (!described
            && taken.missing() == null
            && !taken.broken()
            && in.consumed() != header.packedSize()) {
          defects.add(new Defect("zip.packed-size", Long.toString(header.packedSize())));
        }
        return taken;
      }
    }
    try (InputStream raw = new SliceStream(packed);
        InputStream in =
            header.method() == ZipMethod.BZIP2
                ? new BZip2CompressorInputStream(raw)
                : new Deflate64CompressorInputStream(raw)) {
      return unpacking.drain(in, capacity);
    } catch (IOException e) {
      return new Unpacking.Taken(Slice.empty(), null, true);
    }
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

  /// Where stored data of unknown length ends: at the next signature, else at the end.
  private int nextSignature(int from) {
    int at = content.indexOf((byte) 'P', from);
    while (at >= 0 && !isSignature(at)) {
      at = content.indexOf((byte) 'P', at + 1);
    }
    return at < 0 ? content.length() : at;
  }

  private boolean isSignature(int at) {
    if (content.length() - at < 4 || content.at(at + 1) != 'K') {
      return false;
    }
    int kind = content.at(at + 2) << 8 | content.at(at + 3);
    return kind == 0x0102 || kind == 0x0304 || kind == 0x0506 || kind == 0x0708;
  }
}
