package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads OneNote sections (`.one`): the files attached to them.
///
/// Source: MS-ONESTORE §2.6.13, FileDataStoreObject. Each is found by its GUID wherever it lies,
/// the revision tree is not walked; which name belongs to which file only the tree tells, so that
/// each file has all names of files that occur as readings of its name.
final class OneNoteReader implements ContainerReader {
  /// guidFileType of a section (§2.3.1), lowest byte first.
  private static final byte[] SECTION = HexFormat.of().parseHex("e4525c7b8cd8a74daeb15378d02996d3");

  private static final byte[] DATA = HexFormat.of().parseHex("e716e3bd65261145a4c48d4d0b7a9eac");
  private static final int HEAD = 36;
  private static final int MOST_NAMES = 8;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_ENDING = 5;

  @Override
  public String name() {
    return "onenote";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(SECTION, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    List<String> names = names(content);
    int count = 0;
    int at = next(content, 0);
    while (at >= 0 && !parts.full()) {
      Cursor in = new Cursor(content, at + DATA.length);
      long length = in.u32() | in.u32() << 32;
      in.skip(HEAD - DATA.length - 8);
      boolean fits = length >= 0 && length <= in.left();
      Slice file = in.take(fits ? length : in.left());
      List<String> readings = new ArrayList<>(names);
      readings.add("attachment " + ++count);
      parts.stored(readings, file, fits);
      at = next(content, fits ? in.at() : at + HEAD);
    }
    return parts.contents("onenote");
  }

  private static int next(Slice content, int from) {
    int at = content.indexOf(DATA[0], from);
    while (at >= 0 && !content.startsWith(DATA, at)) {
      at = content.indexOf(DATA[0], at + 1);
    }
    return at;
  }

  /// The file names in the properties: UTF-16 with its length in bytes before it.
  private static List<String> names(Slice content) {
    Set<String> names = new LinkedHashSet<>();
    for (int at = 4; at + 1 < content.length() && names.size() < MOST_NAMES; at++) {
      if (content.at(at) >= ' ' && content.at(at - 1) == 0 && content.at(at - 2) == 0) {
        long bytes = new Cursor(content, at - 4).u32();
        if (bytes > 4 && bytes <= 2 * LONGEST_NAME && bytes <= content.length() - at) {
          String name = Cursor.wide(content.part(at, (int) bytes));
          if (isFileName(name) && name.length() >= bytes / 2 - 1) {
            names.add(name);
          }
        }
      }
    }
    return List.copyOf(names);
  }

  private static boolean isFileName(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        && name.length() - dot - 1 <= LONGEST_ENDING
        && dot < name.length() - 1
        && name.chars().noneMatch(c -> c < ' ' || "<>\"|?*:/".indexOf(c) >= 0)
        && name.substring(dot + 1).chars().allMatch(Character::isLetterOrDigit);
  }
}
