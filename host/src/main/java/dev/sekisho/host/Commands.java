package dev.sekisho.host;

import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the file that a command of Windows starts.
///
/// Source: `CreateProcess` in the Windows API: the first words that are a file, `.exe` understood,
/// unless quotes tell; a name without a folder is looked for in the folders of Windows. Of a
/// `rundll32` the library is what is started.
final class Commands {
  private static final String RUNDLL = "rundll32";
  private static final int MOST_WORDS = 16;

  private final Locator locator;
  private final Environment environment;
  private final Forms forms;

  Commands(Locator locator, Environment environment, Forms forms) {
    this.locator = locator;
    this.environment = environment;
    this.forms = forms;
  }

  /// The file that `command` starts; null if it is not there, or the command is not understood.
  @Nullable FileSeen target(String command) {
    String text = command.strip();
    for (String candidate : candidates(text)) {
      FileSeen found = find(candidate);
      if (found != null) {
        FileSeen library = library(text, candidate, found);
        return library == null ? found : library;
      }
    }
    return null;
  }

  private static List<String> candidates(String text) {
    if (text.startsWith("\"")) {
      int end = text.indexOf('"', 1);
      return List.of(text.substring(1, end < 0 ? text.length() : end));
    }
    List<String> candidates = new ArrayList<>();
    int end = text.indexOf(' ');
    while (end >= 0 && candidates.size() < MOST_WORDS) {
      candidates.add(text.substring(0, end));
      end = text.indexOf(' ', end + 1);
    }
    candidates.add(text);
    return candidates;
  }

  private @Nullable FileSeen library(String text, String candidate, FileSeen program) {
    if (!program.base().toLowerCase(Locale.ROOT).startsWith(RUNDLL)) {
      return null;
    }
    int start = text.indexOf(candidate) + candidate.length();
    String rest = text.substring(Math.min(start, text.length())).replace("\"", "").strip();
    int comma = rest.indexOf(',');
    return find(comma < 0 ? rest : rest.substring(0, comma));
  }

  private @Nullable FileSeen find(String name) {
    for (String path : places(name)) {
      FileSeen found = file(path);
      found = found == null ? file(path + ".exe") : found;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The paths that a name may mean.
  private List<String> places(String name) {
    String plain = name.startsWith("\\??\\") ? name.substring(4) : name;
    String lower = plain.toLowerCase(Locale.ROOT);
    if (lower.startsWith("\\systemroot\\")) {
      plain = "%systemroot%" + plain.substring("\\systemroot".length());
    } else if (lower.startsWith("system32\\") || lower.startsWith("syswow64\\")) {
      plain = "%systemroot%\\" + plain;
    }
    List<String> paths = new ArrayList<>();
    for (String path : environment.expand(plain)) {
      if (path.indexOf(':') == 1) {
        paths.add(path);
      } else if (!path.isEmpty() && path.indexOf('\\') < 0) {
        for (String windows : environment.folders().getOrDefault("windir", List.of())) {
          paths.add(windows + "\\System32\\" + path);
          paths.add(windows + "\\" + path);
        }
      }
    }
    return paths;
  }

  /// The folder or file of a path; null if there is none.
  @Nullable Artefact artefact(String path) {
    FileSeen file = file(path);
    Locator.Found found = file == null ? locator.find(path) : null;
    return found == null || !Files.isDirectory(found.file(), LinkOption.NOFOLLOW_LINKS)
        ? file
        : new Artefact.FolderSeen(environment.folder(found.path(), forms), Times.UNKNOWN);
  }

  /// The file of a path; null if there is none.
  @Nullable FileSeen file(String path) {
    Locator.Found found = locator.find(path);
    if (found == null) {
      return null;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(found.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        return null;
      }
      return FileWalk.file(found, attributes, environment, forms);
    } catch (IOException unreadable) {
      return null;
    }
  }
}
