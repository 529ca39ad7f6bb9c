package dev.sekisho.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The environment variables of a host that stand for folders. One may stand for several: each
/// user's.
///
/// @param naming how the host names its files
/// @param folders by the name of the variable in lower case, folders as people write them
record Environment(Naming naming, Map<String, List<String>> folders) {
  Environment {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    folders.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    folders = copy;
  }

  /// Without any.
  static Environment none(Naming naming) {
    return new Environment(naming, Map.of());
  }

  /// That of a Windows whose folder is `windows` and whose users have `profiles`.
  static Environment ofWindows(String windows, List<String> profiles) {
    String drive = windows.substring(0, Math.min(2, windows.length()));
    Map<String, List<String>> folders = new LinkedHashMap<>();
    for (String name : List.of("windir", "systemroot", "windows")) {
      folders.put(name, List.of(windows));
    }
    folders.put("system", List.of(windows + "\\System32", windows + "\\System"));
    folders.put("systemdrive", List.of(drive));
    folders.put("programfiles", List.of(drive + "\\Program Files"));
    folders.put("programfiles(x86)", List.of(drive + "\\Program Files (x86)"));
    folders.put("commonprogramfiles", List.of(drive + "\\Program Files\\Common Files"));
    folders.put(
        "programdata",
        List.of(
            drive + "\\ProgramData",
            drive + "\\Documents and Settings\\All Users\\Application Data"));
    folders.put(
        "allusersprofile",
        List.of(drive + "\\ProgramData", drive + "\\Documents and Settings\\All Users"));
    folders.put("public", List.of(drive + "\\Users\\Public"));
    folders.put("userprofile", profiles);
    folders.put("appdata", in(profiles, List.of("\\AppData\\Roaming", "\\Application Data")));
    folders.put(
        "localappdata",
        in(profiles, List.of("\\AppData\\Local", "\\Local Settings\\Application Data")));
    List<String> temporary =
        new ArrayList<>(in(profiles, List.of("\\AppData\\Local\\Temp", "\\Local Settings\\Temp")));
    temporary.add(windows + "\\Temp");
    folders.put("temp", temporary);
    folders.put("tmp", temporary);
    return new Environment(Naming.WINDOWS, folders);
  }

  private static List<String> in(List<String> profiles, List<String> below) {
    List<String> folders = new ArrayList<>();
    for (String profile : profiles) {
      below.forEach(rest -> folders.add(profile + rest));
    }
    return folders;
  }

  /// A folder with the forms of its path that patterns ask for.
  ///
  /// @param path on the host, as people write it
  Folder folder(String path, Forms asked) {
    String folded = naming.foldPath(path);
    Set<String> forms = new LinkedHashSet<>(List.of(folded));
    for (String variable : asked.variables()) {
      for (String folder : folders.getOrDefault(variable, List.of())) {
        String start = naming.foldPath(folder);
        if (naming.isIn(folded, start)) {
          forms.add("%" + variable + "%" + folded.substring(start.length()));
        }
      }
    }
    if (asked.shortNames() && naming == Naming.WINDOWS) {
      forms.add(naming.foldPath(ShortNames.ofPath(path)));
    }
    return new Folder(naming, path, List.copyOf(forms));
  }

  /// `text` with variables replaced by the folders they stand for: one text for each of them, only
  /// `text` itself if it has none that is known.
  List<String> expand(String text) {
    int start = text.indexOf('%');
    int end = start < 0 ? -1 : text.indexOf('%', start + 1);
    if (end < 0) {
      return List.of(text);
    }
    String variable = text.substring(start + 1, end).toLowerCase(Locale.ROOT);
    List<String> expanded = new ArrayList<>();
    for (String folder : folders.getOrDefault(variable, List.of())) {
      expanded.add(text.substring(0, start) + folder + text.substring(end + 1));
    }
    return expanded.isEmpty() ? List.of(text) : expanded;
  }
}
