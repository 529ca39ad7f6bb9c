package dev.sekisho.hyperscan;

import dev.sekisho.engine.Prefilter;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Both engines, and what they find.
@SuppressWarnings("restricted") // loads the native library
final class Engines {
  static final Loaded.Native NATIVE = loaded();

  private Engines() {}

  private static Loaded.Native loaded() {
    return switch (Prefilters.load(List.of())) {
      case Loaded.Native library -> library;
      case Loaded.Unavailable(String reason) -> throw new AssertionError(reason);
    };
  }

  /// The library with counts of its own.
  static Hyperscan hyperscan() {
    return new Hyperscan(SymbolLookup.libraryLookup(Path.of(NATIVE.library()), Arena.global()));
  }

  static List<Prefilter.Compiler> all() {
    return List.of(NATIVE.compiler(), Prefilters.pureJava());
  }

  static Prefilter.Expression regex(String text) {
    return new Prefilter.Expression(text, false, true);
  }

  static Prefilter.Expression literal(String text) {
    return new Prefilter.Expression(text, true, true);
  }

  static NavigableSet<Integer> candidates(Prefilter prefilter, String text) {
    return candidates(prefilter, text.getBytes(StandardCharsets.UTF_8));
  }

  static NavigableSet<Integer> candidates(Prefilter prefilter, byte[] bytes) {
    NavigableSet<Integer> found = new TreeSet<>();
    prefilter.scan(bytes, 0, bytes.length, found::add);
    return found;
  }
}
