package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tree of directories that one volume descriptor leads to.
final class IsoTree {
  /// Takes a file; answers false if no more are wanted.
  interface Files {
    boolean file(
        List<Extents.Extent> extents, List<String> names, IsoRecord record, boolean compressed);
  }

  private record Directory(long block, long size, List<String> paths) {}

  private static final int LONGEST_PATH = 4096;

  private final Slice image;
  private final int blockSize;
  private final boolean joliet;
  private final MemberList list;
  private final Files files;
  private final Deque<Directory> waiting = new ArrayDeque<>();
  private final Set<Long> visited = new HashSet<>();
  private int skip;

  IsoTree(Slice image, int blockSize, boolean joliet, MemberList list, Files files) {
    this.image = image;
    this.blockSize = blockSize;
    this.joliet = joliet;
    this.list = list;
    this.files = files;
  }

  void read(IsoRecord root) {
    waiting.add(new Directory(root.block(), root.size(), List.of("")));
    boolean more = true;
    while (more && !waiting.isEmpty()) {
      Directory directory = waiting.remove();
      if (directory.paths().getFirst().length() > LONGEST_PATH) {
        list.lacks(Cause.DAMAGED, "path");
      } else if (!list.budget().within(Limit.MEMBERS, visited.size())) {
        list.lacks(Cause.LIMIT, Limit.MEMBERS.key());
        more = false;
      } else if (visited.add(directory.block())) {
        more = read(directory);
      }
    }
  }

  private boolean read(Directory directory) {
    long start = directory.block() * blockSize;
    if (start > image.length() || directory.size() > image.length() - start) {
      list.lacks(Cause.DAMAGED, "directory");
      if (start > image.length()) {
        return true;
      }
    }
    int length = (int) Math.min(directory.size(), image.length() - start);
    Slice records = image.part((int) start, length);
    List<Extents.Extent> extents = new ArrayList<>();
    int at = 0;
    while (at < length) {
      if (records.at(at) == 0) {
        at = (at / IsoReader.SECTOR + 1) * IsoReader.SECTOR;
        continue;
      }
      IsoRecord record = IsoRecord.at(records, at);
      if (record == null) {
        list.lacks(Cause.DAMAGED, "directory record");
        return true;
      }
      at += records.at(at);
      if (record.isDot()) {
        lookForSkip(record);
      } else if (!take(record, directory, extents)) {
        return false;
      }
    }
    return true;
  }

  /// The first record of the root says how many bytes to skip before the fields of all others.
  private void lookForSkip(IsoRecord record) {
    Slice area = record.systemUse();
    if (visited.size() == 1 && area.length() >= 7 && area.at(0) == 'S' && area.at(1) == 'P') {
      skip = area.at(6);
    }
  }

  private boolean take(IsoRecord record, Directory parent, List<Extents.Extent> extents) {
    RockRidge fields = new RockRidge(image, record, blockSize, skip);
    List<String> names = names(record, fields.name(), parent.paths());
    if (fields.movedTo() >= 0) {
      IsoRecord itself = movedTo(fields.movedTo());
      if (itself != null) {
        waiting.add(new Directory(itself.block(), itself.size(), names));
      }
      return true;
    }
    if (record.isDirectory()) {
      waiting.add(new Directory(record.block(), record.size(), names));
      return true;
    }
    extents.add(new Extents.Extent(record.block() * blockSize, record.size()));
    if (record.continues()) {
      return true;
    }
    List<Extents.Extent> all = List.copyOf(extents);
    extents.clear();
    return files.file(all, names, record, fields.compressed());
  }

  /// The first record of a directory that was moved elsewhere, which stands for itself.
  private @Nullable IsoRecord movedTo(long block) {
    long start = block * blockSize;
    return start > image.length() ? null : IsoRecord.at(image, (int) start);
  }

  private List<String> names(IsoRecord record, @Nullable Slice posix, List<String> parents) {
    List<String> readings = new ArrayList<>();
    if (joliet) {
      readings.add(plain(record.name().text(StandardCharsets.UTF_16BE)));
    } else {
      if (posix != null) {
        readings.addAll(RawNames.of(posix, false));
      }
      readings.add(plain(RawNames.of(record.name(), false).getFirst()));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      names.add(
          parents.get(Math.min(i, parents.size() - 1))
              + readings.get(i)
              + (record.isDirectory() ? "/" : ""));
    }
    return names;
  }

  /// A name as clients show it: without its version number, or a dot with no ending behind it.
  private static String plain(String name) {
    int version = name.lastIndexOf(';');
    String plain = version >= 0 ? name.substring(0, version) : name;
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
