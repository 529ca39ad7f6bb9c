package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file as the Object Packager embeds it (`Package`, the native data of an OLE 1.0 object).
///
/// Source: the layout as written by Windows' packager.dll; MS-OLEDS §2.2.5 and §2.3.6 only give the
/// data's place.
///
/// @param names the name it shows, that of the file it was made of, and its wide form, where they
///   differ; at least one
/// @param whole false if the data ends before it should
record OlePackage(List<String> names, Slice content, boolean whole) {
  private static final int EMBEDDED = 3;
  private static final int SIGNATURE = 2;

  OlePackage {
    names = List.copyOf(names);
  }

  /// The package whose data starts at `bytes`; null if there is none.
  static @Nullable OlePackage parse(Slice bytes) {
    Cursor in = new Cursor(bytes, 0);
    if (in.u16() != SIGNATURE) {
      return null;
    }
    String label = in.text();
    String file = in.text();
    in.u16();
    if (in.u16() != EMBEDDED || in.overran()) {
      return null;
    }
    String command = Cursor.ansi(in.take(in.u32()));
    long size = in.u32();
    if (in.overran()) {
      return null;
    }
    Slice content = in.take(size);
    boolean whole = !in.overran();
    Set<String> names = new LinkedHashSet<>(List.of(label, file));
    in.take(2 * in.u32());
    names.add(wide(in));
    names.add(wide(in));
    names.add(command);
    names.remove("");
    return new OlePackage(names.isEmpty() ? List.of("package") : inBase(names), content, whole);
  }

  private static String wide(Cursor in) {
    return in.take(2 * in.u32()).text(StandardCharsets.UTF_16LE);
  }

  /// Names that differ in more than the folder, the first of each.
  private static List<String> inBase(Set<String> names) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      if (seen.add(name.substring(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1))) {
        kept.add(name);
      }
    }
    return kept;
  }
}
