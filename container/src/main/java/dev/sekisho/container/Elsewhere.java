package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The members of one archive that are unpacked elsewhere: the unpacker runs once, when the first
/// of them is asked for, and each takes the file of its name from what it made.
///
/// A file counts only if it is whole: of the stated size, and, where the unpacker was not content
/// with the archive, of the stated CRC-32, since an unpacker may fill up what it cannot read.
final class Elsewhere {
  private static final int LONGEST_COMPLAINT = 100;

  private final Slice archive;
  private final List<Member> listed;
  private final Unpacker unpacker;
  private final Budget budget;
  private final Map<String, Deque<Slice>> files = new HashMap<>();
  private Unpacker.@Nullable Output output;

  Elsewhere(Slice archive, List<Member> listed, Unpacker unpacker, Budget budget) {
    this.archive = archive;
    this.listed = listed;
    this.unpacker = unpacker;
    this.budget = budget;
  }

  /// True for a member of a form that is not read.
  static boolean isWanted(Member member) {
    Missing missing = member.missing();
    return missing != null && missing.cause() == Cause.UNSUPPORTED;
  }

  /// The member of that number, with content if it is wanted and can be had.
  Member member(int index) {
    Member member = listed.get(index);
    Missing missing = member.missing();
    if (missing == null || !isWanted(member)) {
      return member;
    }
    return new Member(
        member.role(), member.listing(), member.defects(), null, () -> unpacked(member, missing));
  }

  private Unpacked unpacked(Member member, Missing missing) {
    Unpacker.Output made = output;
    if (made == null) {
      made = unpacker.unpack(archive, budget);
      output = made;
      keep(made.tar());
    }
    Slice file = fileOf(member);
    boolean sized = file != null && (member.size() < 0 || file.length() == member.size());
    boolean same = file != null && isCrc(member, file);
    if (file != null && sized && (made.whole() || (same && member.crc32() != null))) {
      List<Defect> defects = new ArrayList<>();
      defects.add(new Defect("container.unpacked-with", unpacker.name()));
      if (!same) {
        defects.add(Defect.of("container.crc"));
      }
      return new Unpacked(file, null, defects);
    }
    String why = made.complaint().isEmpty() ? "no such file" : made.complaint();
    String shown = why.substring(0, Math.min(why.length(), LONGEST_COMPLAINT));
    Defect failed = new Defect("container.unpack-failed", unpacker.name() + ": " + shown);
    return new Unpacked(Slice.empty(), missing, List.of(failed));
  }

  private static boolean isCrc(Member member, Slice file) {
    Long crc = member.crc32();
    return crc == null || Checksums.crc32(file) == crc;
  }

  /// The next file of one of the member's names.
  private @Nullable Slice fileOf(Member member) {
    for (String name : member.names()) {
      Deque<Slice> named = files.get(plain(name));
      if (named != null && !named.isEmpty()) {
        return named.removeFirst();
      }
    }
    return null;
  }

  /// Keeps the files of a tar archive by their names, as far as they are whole.
  private void keep(Slice tar) {
    SliceStream in = new SliceStream(tar);
    try (TarArchiveInputStream entries = new TarArchiveInputStream(in)) {
      TarArchiveEntry entry = entries.getNextEntry();
      while (entry != null) {
        int start = in.position();
        if (entry.isFile() && entry.getSize() <= tar.length() - start) {
          Slice file = tar.part(start, (int) entry.getSize());
          files.computeIfAbsent(plain(entry.getName()), _ -> new ArrayDeque<>()).add(file);
        }
        entry = entries.getNextEntry();
      }
    } catch (IOException | RuntimeException e) {
      // The unpacker was stopped in the middle: what came before counts.
    }
  }

  /// A name without what programs write in different ways.
  private static String plain(String name) {
    String path = name.replace('\\', '/');
    int start = 0;
    while (path.startsWith("/", start) || path.startsWith("./", start)) {
      start += path.startsWith("/", start) ? 1 : 2;
    }
    return path.substring(start);
  }
}
