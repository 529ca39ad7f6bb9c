package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;

/// A reader of archives whose members stand one behind another, each with its header before it and
/// its content as it is.
///
/// @param <E> what the library's reader says of a member
abstract class StreamedArchive<E extends ArchiveEntry> implements ContainerReader {
  /// Opens the library's reader at the start of `in`.
  abstract ArchiveInputStream<E> open(SliceStream in) throws IOException;

  /// Makes a member.
  ///
  /// @param in stands at its content
  /// @param data where in the file its content starts
  abstract Member member(E entry, ArchiveInputStream<E> in, int data, MemberList list);

  /// Where to go on reading behind what looks like the end of the archive; the end of `content` if
  /// nothing is there.
  abstract int further(Slice content, int at, MemberList list);

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList(name(), content, opening.budget());
    int at = 0;
    while (at < content.length()) {
      at = further(content, list(content, at, list), list);
    }
    return list.archive();
  }

  /// Lists the archive at `start`.
  ///
  /// @return where it ends; the end of `content` where listing ends for another reason
  private int list(Slice content, int start, MemberList list) {
    SliceStream in = new SliceStream(content.from(start));
    try (ArchiveInputStream<E> archive = open(in)) {
      E entry = archive.getNextEntry();
      while (entry != null) {
        if (!list.room()) {
          return content.length();
        }
        int data = start + in.position();
        list.add(member(entry, archive, data, list));
        if (data + entry.getSize() > content.length()) {
          list.lacks(Cause.DAMAGED, name());
          return content.length();
        }
        entry = archive.getNextEntry();
      }
    } catch (IOException | RuntimeException e) {
      // The library reports damage by either.
      list.lacks(Cause.DAMAGED, name());
      return content.length();
    }
    return start + in.position();
  }
}
