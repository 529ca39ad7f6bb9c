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
        () -> unpack(dataStart, header));
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

  private Unpacked unpack(int dataStart, ZipHeader header) {
    List<Defect> defects = new ArrayList<>();
    Unpacking.Taken taken =
        switch (header.method()) {
          case ZipMethod.STORED -> stored(dataStart, header);
          case ZipMethod.DEFLATE -> inflated(dataStart, header, defects);
          default -> decoded(dataStart, header);
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

  private Unpacking.Taken stored(int dataStart, ZipHeader header) {
    long stated =
        header.describedBehind() ? nextSignature(dataStart) - dataStart : header.packedSize();
    int there = (int) Math.min(stated, content.length() - dataStart);
    Unpacking.Taken taken = unpacking.whole(content.part(dataStart, there));
    return there == stated ? taken : new Unpacking.Taken(taken.content(), taken.missing(), true);
  }

  // Deflate, like the other methods, ends by itself: a packed size that lies hides nothing.
  private Unpacking.Taken inflated(int dataStart, ZipHeader header, List<Defect> defects) {
    try (DeflateStream in = new DeflateStream(content.from(dataStart))) {
      Unpacking.Taken taken = unpacking.drain(in, capacity(header));
      boolean whole = taken.missing() == null && !taken.broken();
      if (whole && !header.describedBehind() && in.consumed() != header.packedSize()) {
        defects.add(new Defect("zip.packed-size", Long.toString(header.packedSize())));
      }
      return taken;
    }
  }

  private Unpacking.Taken decoded(int dataStart, ZipHeader header) {
    InputStream packed = new SliceStream(content.from(dataStart));
    try (InputStream in =
        header.method() == ZipMethod.BZIP2
            ? new BZip2CompressorInputStream(packed)
            : new Deflate64CompressorInputStream(packed)) {
      return unpacking.drain(in, capacity(header));
    } catch (IOException | RuntimeException e) {
      // As in drain: these decoders report damage by either.
      return new Unpacking.Taken(Slice.empty(), null, true);
    }
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
