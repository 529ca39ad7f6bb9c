package dev.sekisho.host;

import dev.sekisho.host.Artefact.Lost;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds files of a host by their paths there: in any case of letters on Windows, short names too.
/// Follows no link. Keeps the names of the folders asked for last, and which could not be listed.
/// Used by one thread.
final class Locator {
  private static final int KEPT = 32;
  private static final int MOST_UNLISTED = 1_000;

  private final List<Volume> volumes;
  private final Map<String, Lost> unlisted = new LinkedHashMap<>();
  private final Map<Path, Map<String, String>> names =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Map<String, String>> eldest) {
          return size() > KEPT;
        }
      };

  Locator(List<Volume> volumes) {
    this.volumes = List.copyOf(volumes);
  }

  /// What was found.
  ///
  /// @param file the file or folder here
  /// @param path its path on the host, with the names it has there
  record Found(Path file, String path) {}

  /// The file or folder of a path of the host; null if there is none, or it cannot be seen.
  @Nullable Found find(String path) {
    for (Volume volume : volumes) {
      String start = volume.naming().foldPath(volume.path());
      if (volume.naming().isIn(volume.naming().foldPath(path), start)) {
        String below = path.substring(Math.min(path.length(), start.length()));
        Found found = below(volume, below);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /// What lies below the root of a volume; null if there is none.
  ///
  /// @param below names with separators of the host between them
  @Nullable Found below(Volume volume, String below) {
    Path at = volume.root();
    String path = volume.path();
    String separators = volume.naming() == Naming.WINDOWS ? "[\\\\/]" : "/";
    for (String name : below.split(separators, -1)) {
      if (name.isEmpty()) {
        continue;
      }
      String here = child(volume, new Found(at, path), name);
      if (here == null) {
        return null;
      }
      at = at.resolve(here);
      path = volume.naming().join(path, volume.nameOnHost(here));
    }
    return new Found(at, path);
  }

  /// The names of folders in a folder of a volume.
  List<String> folders(Found folder) {
    List<String> found = new ArrayList<>();
    for (String name : listed(folder)) {
      if (Files.isDirectory(folder.file().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        found.add(name);
      }
    }
    return found;
  }

  /// The names of regular files in a folder of a volume.
  List<String> files(Found folder) {
    List<String> found = new ArrayList<>();
    for (String name : listed(folder)) {
      if (Files.isRegularFile(folder.file().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        found.add(name);
      }
    }
    return found;
  }

  /// Folders that could not be listed though they are there, by their paths on the host: the first
  /// 1,000.
  Map<String, Lost> unlisted() {
    return Map.copyOf(unlisted);
  }

  private @Nullable String child(Volume volume, Found folder, String name) {
    if (name.equals(".") || name.equals("..")) {
      return null;
    }
    Map<String, String> known = names.computeIfAbsent(folder.file(), _ -> byName(volume, folder));
    String found = known.get(volume.naming().fold(name));
    if (found != null || volume.naming() != Naming.WINDOWS || name.indexOf('~') < 0) {
      return found;
    }
    List<String> candidates =
        known.values().stream()
            .filter(here -> ShortNames.mayBe(name, volume.nameOnHost(here)))
            .toList();
    return candidates.size() == 1 ? candidates.getFirst() : null;
  }

  private Map<String, String> byName(Volume volume, Found folder) {
    Map<String, String> names = new LinkedHashMap<>();
    if (Files.isDirectory(folder.file(), LinkOption.NOFOLLOW_LINKS)) {
      for (String name : listed(folder)) {
        names.put(volume.naming().fold(volume.nameOnHost(name)), name);
      }
    }
    return names;
  }

  private List<String> listed(Found folder) {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.file())) {
      for (Path entry : entries) {
        found.add(name(entry));
      }
    } catch (NoSuchFileException gone) {
      return found;
    } catch (IOException e) {
      unlisted(folder, Hives.lost(e));
    } catch (DirectoryIteratorException e) {
      unlisted(folder, FileWalk.lost(e));
    }
    found.sort(null);
    return found;
  }

  private void unlisted(Found folder, Lost lost) {
    if (unlisted.size() < MOST_UNLISTED) {
      unlisted.put(folder.path(), lost);
    }
  }

  /// The last name of a path, without the slash that folders of a ZIP have.
  static String name(Path entry) {
    Path last = entry.getFileName();
    String name = last == null ? "" : last.toString();
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }
}
