package dev.sekisho.hyperscan;

import dev.sekisho.engine.Prefilter;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Looks for the native library.
@SuppressWarnings("restricted") // loading native code is what this class is for
final class LibrarySearch {
  private static final List<String> FILES =
      List.of("libjnihyperscan.so", "libhs.so.5", "libhs.so", "jnihyperscan.dll", "hs.dll");
  private static final String SYSTEM_NAME = "libhs.so.5";

  private final List<Path> folders;
  private final String systemName;
  private final List<String> failures = new ArrayList<>();

  LibrarySearch(List<Path> folders) {
    this(folders, SYSTEM_NAME);
  }

  /// @param systemName what the system may have installed, where the folders have none
  LibrarySearch(List<Path> folders, String systemName) {
    this.folders = folders;
    this.systemName = systemName;
  }

  Loaded load(Function<Hyperscan, Prefilter.Compiler> compiler) {
    for (Path file : files()) {
      var hyperscan = open(file.toString(), () -> SymbolLookup.libraryLookup(file, Arena.global()));
      if (hyperscan.isPresent()) {
        return loaded(compiler, hyperscan.get(), file.toString());
      }
    }
    var hyperscan = open(systemName, () -> SymbolLookup.libraryLookup(systemName, Arena.global()));
    return hyperscan.isPresent()
        ? loaded(compiler, hyperscan.get(), systemName)
        : new Loaded.Unavailable(String.join("; ", failures));
  }

  private static Loaded loaded(
      Function<Hyperscan, Prefilter.Compiler> compiler, Hyperscan hyperscan, String library) {
    return new Loaded.Native(compiler.apply(hyperscan), hyperscan.version(), library);
  }

  private List<Path> files() {
    List<Path> places = new ArrayList<>();
    String set = System.getProperty("sekisho.native");
    if (set != null) {
      places.add(Path.of(set));
    }
    places.addAll(folders);
    List<Path> files = new ArrayList<>();
    for (Path place : places) {
      List<Path> found = Files.isDirectory(place) ? inside(place) : List.of(place);
      if (found.isEmpty() || !Files.exists(found.getFirst())) {
        failures.add(place + ": no Hyperscan library there");
      } else {
        files.addAll(found);
      }
    }
    return files;
  }

  private static List<Path> inside(Path folder) {
    List<Path> files = new ArrayList<>();
    for (Path place : List.of(folder.resolve(platform()), folder)) {
      FILES.stream().map(place::resolve).filter(Files::isRegularFile).forEach(files::add);
    }
    return files;
  }

  /// System and processor, such as `linux-x86_64`.
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (system.startsWith("windows") ? "windows" : system)
        + "-"
        + (processor.equals("amd64") ? "x86_64" : processor);
  }

  /// The library, or empty with the reason added to the failures: it is not there, was made for
  /// another system, lacks functions, or native access is not allowed to this process.
  private Optional<Hyperscan> open(String name, Supplier<SymbolLookup> lookup) {
    try {
      Hyperscan hyperscan = new Hyperscan(lookup.get());
      if (hyperscan.validPlatform()) {
        return Optional.of(hyperscan);
      }
      failures.add(name + ": does not support this processor (it needs SSSE3)");
    } catch (IllegalArgumentException | IllegalCallerException | IllegalStateException e) {
      failures.add(name + ": " + e.getMessage());
    }
    return Optional.empty();
  }
}
