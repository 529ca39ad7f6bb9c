package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The plausible readings of a member's name in an LHA archive.
final class LhaNames {
  private static final int FILE_NAME = 0x01;
  private static final int FOLDER_NAME = 0x02;
  private static final int UNICODE_FILE_NAME = 0x44;
  private static final int UNICODE_FOLDER_NAME = 0x45;
  private static final char SEPARATOR = '\u00ff';
  private static final char UNICODE_SEPARATOR = '\uffff';

  private LhaNames() {}

  /// All readings, the most plausible first, none twice; folders are parted by `/`.
  static List<String> of(LhaHeader header) {
    Set<String> names = new LinkedHashSet<>();
    addUnicode(header, names);
    Slice file = header.extension(FILE_NAME);
    Slice own = header.plainName();
    for (Slice name : file == null ? List.of(own) : List.of(file, own)) {
      if (!name.isEmpty() || names.isEmpty()) {
        addPlain(header.extension(FOLDER_NAME), name, names);
      }
    }
    return RawNames.endedAtNul(names);
  }

  private static void addUnicode(LhaHeader header, Set<String> names) {
    Slice file = header.extension(UNICODE_FILE_NAME);
    if (file == null) {
      return;
    }
    Slice folder = header.extension(UNICODE_FOLDER_NAME);
    String path = folder == null ? "" : folder.text(StandardCharsets.UTF_16LE);
    names.add(path.replace(UNICODE_SEPARATOR, '/') + file.text(StandardCharsets.UTF_16LE));
  }

  /// The separator is a byte that no character of a name has at its end, so each component is read
  /// by itself.
  private static void addPlain(@Nullable Slice folder, Slice name, Set<String> names) {
    StringBuilder path = new StringBuilder();
    if (folder != null) {
      for (String part : folder.latin1().split(String.valueOf(SEPARATOR), 64)) {
        String component = RawNames.of(Slice.ofLatin1(part), false).getFirst();
        path.append(component).append(component.isEmpty() ? "" : "/");
      }
    }
    for (String reading : RawNames.of(name, false)) {
      names.add(path + reading);
    }
  }
}
