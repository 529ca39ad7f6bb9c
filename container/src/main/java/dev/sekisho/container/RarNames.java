package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The plausible readings of a member's name in a RAR 4 archive.
///
/// A Unicode name is kept as what differs from the name in a code page: two bits a character say
/// whether its code is one byte, one byte with the common high byte, two bytes, or a run of the
/// other name's characters.
final class RarNames {
  private RarNames() {}

  /// All readings, the most plausible first, none twice; folders are parted by `/`.
  static List<String> of(Slice raw, boolean unicode) {
    Set<String> names = new LinkedHashSet<>();
    int nul = unicode ? raw.indexOf((byte) 0, 0) : -1;
    if (nul >= 0) {
      names.add(decoded(raw.part(0, nul), raw.from(nul + 1)));
      RawNames.add(raw.part(0, nul), false, names);
    } else {
      RawNames.add(raw, unicode, names);
    }
    Set<String> paths = new LinkedHashSet<>();
    RawNames.endedAtNul(names).forEach(name -> paths.add(name.replace('\\', '/')));
    return List.copyOf(paths);
  }

  private static String decoded(Slice plain, Slice coded) {
    StringBuilder name = new StringBuilder();
    if (coded.isEmpty()) {
      return plain.latin1();
    }
    int high = coded.at(0) << 8;
    int at = 1;
    int flags = 0;
    int bits = 0;
    while (at < coded.length()) {
      if (bits == 0) {
        flags = coded.at(at++);
        bits = 8;
      }
      bits -= 2;
      at = one(flags >> bits & 3, plain, coded, at, high, name);
    }
    return name.toString();
  }

  /// Adds what one pair of bits stands for.
  ///
  /// @return position behind it
  private static int one(int kind, Slice plain, Slice coded, int at, int high, StringBuilder name) {
    if (at >= coded.length()) {
      return at;
    }
    int value = coded.at(at);
    switch (kind) {
      case 0 -> name.append((char) value);
      case 1 -> name.append((char) (high | value));
      case 2 -> {
        int upper = at + 1 < coded.length() ? coded.at(at + 1) << 8 : 0;
        name.append((char) (upper | value));
        return at + 2;
      }
      case 3 -> {
        return run(plain, coded, at, high, name);
      }
      default -> throw new IllegalArgumentException(Integer.toString(kind));
    }
    return at + 1;
  }

  private static int run(Slice plain, Slice coded, int at, int high, StringBuilder name) {
    int length = (coded.at(at) & 0x7f) + 2;
    boolean corrected = (coded.at(at) & 0x80) != 0 && at + 1 < coded.length();
    int correction = corrected ? coded.at(at + 1) : 0;
    for (int i = 0; i < length && name.length() < plain.length(); i++) {
      int value = plain.at(name.length());
      name.append((char) (corrected ? high | ((value + correction) & 0xff) : value));
    }
    return at + (corrected ? 2 : 1);
  }
}
