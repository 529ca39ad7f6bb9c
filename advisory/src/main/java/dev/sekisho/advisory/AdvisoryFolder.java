package dev.sekisho.advisory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The JSON files of one folder, or one file given by itself.
///
/// @param origin the folder or file
/// @param files the files, sorted by name
record AdvisoryFolder(Path origin, List<Path> files) {
  /// Folder of the test vectors inside an advisory folder; not searched for advisories.
  static final String VECTORS = "vectors";

  /// So deep are folders searched; a loop of links ends there.
  private static final int MAX_DEPTH = 16;

  /// The folders and files at and below `paths`, in the order given, then by name.
  static List<AdvisoryFolder> find(List<Path> paths, List<Problem> problems) {
    List<AdvisoryFolder> found = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        int before = found.size() + problems.size();
        search(path, 0, found, problems);
        if (found.size() + problems.size() == before) {
          problems.add(Problems.empty(path));
        }
      } else if (Files.exists(path)) {
        found.add(new AdvisoryFolder(path, List.of(path)));
      } else {
        problems.add(Problems.absent(path));
      }
    }
    return found;
  }

  private static void search(
      Path folder, int depth, List<AdvisoryFolder> found, List<Problem> problems) {
    List<Path> files = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    for (Path entry : entries(folder, problems)) {
      if (Files.isDirectory(entry)) {
        if (!entry.endsWith(VECTORS) && depth < MAX_DEPTH) {
          folders.add(entry);
        }
      } else if (entry.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
        files.add(entry);
      }
    }
    if (!files.isEmpty()) {
      found.add(new AdvisoryFolder(folder, files));
    }
    folders.forEach(inner -> search(inner, depth + 1, found, problems));
  }

  private static List<Path> entries(Path folder, List<Problem> problems) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      problems.add(Problems.unreadable(folder, e));
      return List.of();
    }
  }
}
