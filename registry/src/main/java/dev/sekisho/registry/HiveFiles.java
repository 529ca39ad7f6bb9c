package dev.sekisho.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The files that belong to a hive.
public final class HiveFiles {
  private static final List<String> SUFFIXES = List.of(".log", ".log1", ".log2");

  private HiveFiles() {}

  /// The transaction logs beside a hive, in any case of letters, in the order .LOG, .LOG1, .LOG2.
  ///
  /// @throws IOException if the folder cannot be listed
  public static List<Path> logs(Path hive) throws IOException {
    Path folder = hive.toAbsolutePath().getParent();
    Path file = hive.getFileName();
    if (folder == null || file == null) {
      return List.of();
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    List<Path> beside;
    try (Stream<Path> all = Files.list(folder)) {
      beside = all.filter(path -> nameOf(path).startsWith(name + ".log")).sorted().toList();
    }
    List<Path> logs = new ArrayList<>();
    for (String suffix : SUFFIXES) {
      beside.stream()
          .filter(path -> nameOf(path).equals(name + suffix) && Files.isRegularFile(path))
          .forEach(logs::add);
    }
    return List.copyOf(logs);
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }
}
