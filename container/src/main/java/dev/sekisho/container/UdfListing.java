package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One listing of one UDF image.
final class UdfListing {
  private static final int FILE_SET = 256;
  private static final int IDENTIFIER = 257;
  private static final int IDENTIFIER_LENGTH = 38;
  private static final int DIRECTORY = 0x02;
  private static final int DELETED = 0x04;
  private static final int PARENT = 0x08;
  private static final int LONGEST_PATH = 4096;

  private record Directory(UdfVolume.Address address, String path) {}

  private final Slice content;
  private final Budget budget;
  private final MemberList list;
  private final UdfVolume volume;
  private final Unpacking directories;
  private final Deque<Directory> waiting = new ArrayDeque<>();
  private final Set<UdfVolume.Address> visited = new HashSet<>();

  UdfListing(Slice content, Budget budget) {
    this.content = content;
    this.budget = budget;
    this.list = new MemberList("udf", content, budget);
    this.volume = new UdfVolume(content);
    this.directories = new Unpacking(budget, content.length());
  }

  Contents list() {
    UdfVolume.Address fileSet = volume.fileSet();
    if (fileSet == null) {
      list.lacks(Cause.DAMAGED, "volume descriptors");
      return list.archive();
    }
    if (!volume.isRead(fileSet)) {
      list.lacks(Cause.UNSUPPORTED, "partition");
      return list.archive();
    }
    Slice block = volume.block(fileSet);
    if (block == null || !UdfVolume.isTagged(block, 0, FILE_SET)) {
      list.lacks(Cause.DAMAGED, "file set");
      return list.archive();
    }
    waiting.add(new Directory(UdfVolume.Address.longAt(block, 400), ""));
    boolean more = true;
    while (more && !waiting.isEmpty()) {
      more = visit(waiting.remove());
    }
    return list.archive();
  }

  private boolean visit(Directory directory) {
    if (directory.path().length() > LONGEST_PATH) {
      list.lacks(Cause.DAMAGED, "path");
      return true;
    }
    if (!budget.within(Limit.MEMBERS, visited.size())) {
      list.lacks(Cause.LIMIT, Limit.MEMBERS.key());
      return false;
    }
    if (!visited.add(directory.address())) {
      return true;
    }
    UdfFile file = UdfFile.at(volume, directory.address());
    if (file == null || !file.whole()) {
      list.lacks(Cause.DAMAGED, "directory");
      return true;
    }
    Unpacked records = Extents.read(content, file.extents(), file.size(), directories);
    if (records.missing() != null) {
      list.lacks(records.missing().cause(), records.missing().detail());
    }
    return read(records.content(), directory.path());
  }

  private boolean read(Slice records, String path) {
    int at = 0;
    while (at < records.length()) {
      if (records.length() - at < IDENTIFIER_LENGTH
          || !UdfVolume.isTagged(records, at, IDENTIFIER)) {
        list.lacks(Cause.DAMAGED, "directory");
        return true;
      }
      int flags = records.at(at + 18);
      int nameStart = at + IDENTIFIER_LENGTH + u16(records, at + 36);
      int nameEnd = nameStart + records.at(at + 19);
      if (nameEnd > records.length()) {
        list.lacks(Cause.DAMAGED, "directory");
        return true;
      }
      if ((flags & PARENT) == 0) {
        String name = path + name(records.part(nameStart, nameEnd - nameStart));
        UdfVolume.Address entry = UdfVolume.Address.longAt(records, at + 20);
        if ((flags & DIRECTORY) != 0) {
          waiting.add(new Directory(entry, name + "/"));
        } else if (!add(entry, name, (flags & DELETED) != 0)) {
          return false;
        }
      }
      at += (nameEnd - at + 3) & ~3;
    }
    return true;
  }

  /// A name in OSTA Compressed Unicode (UDF 2.1.1): 8 or 16 bits a character, as its first byte
  /// says.
  private static String name(Slice coded) {
    if (coded.isEmpty()) {
      return "";
    }
    return coded.at(0) == 16
        ? coded.from(1).text(StandardCharsets.UTF_16BE)
        : coded.from(1).latin1();
  }

  private boolean add(UdfVolume.Address entry, String name, boolean deleted) {
    UdfFile file = UdfFile.at(volume, entry);
    if (deleted && file == null) {
      return true;
    }
    if (!list.room()) {
      return false;
    }
    long size = file == null ? -1 : file.size();
    Member.Listing listing =
        new Member.Listing(
            List.of(name),
            size,
            size,
            false,
            false,
            "stored",
            file == null ? null : file.modified(),
            null);
    boolean lost = file == null || !file.whole();
    @Nullable Missing missing = lost ? new Missing(Cause.DAMAGED, "file entry") : null;
    List<Extents.Extent> extents = file == null ? List.of() : file.extents();
    list.add(
        new Member(
            Member.Role.FILE,
            listing,
            List.of(),
            missing,
            () -> Extents.read(content, extents, size, list.unpacking())));
    return true;
  }
}
