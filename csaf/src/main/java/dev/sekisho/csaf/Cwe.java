package dev.sekisho.csaf;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The weaknesses of CWE, by number.
final class Cwe {
  private static final NavigableMap<Integer, String> NAMES = read();

  private Cwe() {}

  private static NavigableMap<Integer, String> read() {
    NavigableMap<Integer, String> names = new TreeMap<>();
    for (String line : Resource.lines("cwe.tsv")) {
      int tab = line.indexOf('\t');
      names.put(Integer.valueOf(line.substring(0, tab)), line.substring(tab + 1));
    }
    return names;
  }

  /// The name of a weakness; empty if there is no such weakness.
  static Optional<String> name(int number) {
    return Optional.ofNullable(NAMES.get(number));
  }

  /// True if a weakness of this number may have been added after our list was made.
  static boolean isNewer(int number) {
    return number > NAMES.lastKey();
  }
}
