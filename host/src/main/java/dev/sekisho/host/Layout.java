package dev.sekisho.host;

import dev.sekisho.registry.HiveKind;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where on a root the drives, the folder of Windows, the users' profiles and the hives lie.
///
/// Known are the file system of a Windows (its folders `Windows` or `WINNT` at the top), any other
/// file system, and collections with a folder for each drive: KAPE's (`C`), Velociraptor's
/// (`uploads/auto/C%3A`, `uploads/ntfs/%5C%5C.%5CC%3A`).
///
/// @param volumes the drives
/// @param windows the folder of Windows; null if there is none
/// @param profiles folders of users
record Layout(List<Volume> volumes, Locator.@Nullable Found windows, List<Locator.Found> profiles) {
  private static final List<String> OF_WINDOWS =
      List.of(
          "windows",
          "winnt",
          "documents and settings",
          "program files",
          "users",
          "programdata",
          "$mft",
          "$extend");
  private static final List<String> FOLDERS = List.of("windows", "winnt");
  private static final List<String> USERS = List.of("Users", "Documents and Settings");
  private static final Pattern DRIVE =
      Pattern.compile("(?i)(%5C%5C|\\\\\\\\)?\\.?(%5C|\\\\)?([A-Z])(:|%3A)?");

  Layout {
    volumes = List.copyOf(volumes);
    profiles = List.copyOf(profiles);
  }

  /// The layout of what lies in a folder.
  static Layout of(Path root) {
    List<Volume> volumes = drives(root);
    if (volumes.isEmpty()) {
      volumes =
          List.of(
              looksLikeWindows(root)
                  ? new Volume(Naming.WINDOWS, root, "C:\\", false)
                  : new Volume(Naming.POSIX, root, "/", false));
    }
    Locator locator = new Locator(volumes);
    Locator.Found windows = windows(volumes, locator);
    return new Layout(volumes, windows, profiles(volumes, windows, locator));
  }

  /// How the host names its files.
  Naming naming() {
    return volumes.getFirst().naming();
  }

  private static List<Volume> drives(Path root) {
    List<Volume> found = new ArrayList<>();
    List<Path> places = new ArrayList<>(List.of(root));
    for (Path folder : foldersOf(root)) {
      places.add(folder);
      if (Locator.name(folder).equalsIgnoreCase("uploads")) {
        places.addAll(foldersOf(folder));
      }
    }
    for (Path place : places) {
      boolean velociraptor = place.toString().contains("uploads");
      for (Path folder : foldersOf(place)) {
        String drive = drive(folder, velociraptor);
        if (drive != null) {
          found.add(new Volume(Naming.WINDOWS, folder, drive + ":\\", velociraptor));
        }
      }
      if (!found.isEmpty() && !velociraptor) {
        return found;
      }
    }
    return found;
  }

  private static @Nullable String drive(Path folder, boolean named) {
    Matcher matcher = DRIVE.matcher(Locator.name(folder));
    if (!matcher.matches()) {
      return null;
    }
    boolean sure = named || matcher.group(4) != null;
    return sure || looksLikeWindows(folder) ? matcher.group(3).toUpperCase(Locale.ROOT) : null;
  }

  private static List<Path> foldersOf(Path folder) {
    Locator.Found found = new Locator.Found(folder, folder.toString());
    return new Locator(List.of()).folders(found).stream().map(folder::resolve).toList();
  }

  private static boolean looksLikeWindows(Path folder) {
    List<String> names =
        foldersOf(folder).stream().map(f -> Locator.name(f).toLowerCase(Locale.ROOT)).toList();
    boolean plainUsers = names.contains("users") && !names.contains("library");
    return names.stream()
        .anyMatch(name -> OF_WINDOWS.contains(name) && (!name.equals("users") || plainUsers));
  }

  /// The folder of Windows that holds the most: with hives rather than without.
  private static Locator.@Nullable Found windows(List<Volume> volumes, Locator locator) {
    Locator.Found first = null;
    for (Volume volume : volumes) {
      for (String name : FOLDERS) {
        Locator.Found found = locator.below(volume, name);
        if (found != null && locator.below(volume, name + "\\System32\\config") != null) {
          return found;
        }
        first = first == null ? found : first;
      }
    }
    return first;
  }

  private static List<Locator.Found> profiles(
      List<Volume> volumes, Locator.@Nullable Found windows, Locator locator) {
    List<Locator.Found> found = new ArrayList<>();
    for (Volume volume : volumes) {
      for (String users : USERS) {
        add(volume, locator.below(volume, users), found, locator);
      }
      if (windows != null && windows.file().startsWith(volume.root())) {
        add(volume, at(locator, windows, "Profiles"), found, locator);
        add(volume, at(locator, windows, "ServiceProfiles"), found, locator);
      }
    }
    return found;
  }

  private static Locator.@Nullable Found at(Locator locator, Locator.Found folder, String below) {
    return locator.find(folder.path() + "\\" + below);
  }

  private static void add(
      Volume volume, Locator.@Nullable Found users, List<Locator.Found> into, Locator locator) {
    if (users == null) {
      return;
    }
    for (String name : locator.folders(users)) {
      String path = volume.naming().join(users.path(), volume.nameOnHost(name));
      into.add(new Locator.Found(users.file().resolve(name), path));
    }
  }

  /// The hives that are there.
  List<HiveFile> hives(Locator locator) {
    List<HiveFile> found = new ArrayList<>();
    if (windows != null) {
      for (HiveKind kind : HiveKind.values()) {
        if (kind.ofMachine()) {
          hive(locator, windows.path() + "\\System32\\config\\" + kind, kind, "")
              .ifPresent(found::add);
        }
      }
    }
    for (Locator.Found profile : profiles) {
      String user = profile.path().substring(profile.path().lastIndexOf('\\') + 1);
      hive(locator, profile.path() + "\\NTUSER.DAT", HiveKind.NTUSER, user).ifPresent(found::add);
      for (String data : List.of("AppData\\Local", "Local Settings\\Application Data")) {
        String path = profile.path() + "\\" + data + "\\Microsoft\\Windows\\UsrClass.dat";
        hive(locator, path, HiveKind.USRCLASS, user).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<HiveFile> hive(Locator locator, String path, HiveKind kind, String user) {
    Locator.Found found = locator.find(path);
    return found == null || !Files.isRegularFile(found.file(), LinkOption.NOFOLLOW_LINKS)
        ? Optional.empty()
        : Optional.of(new HiveFile(found.file(), found.path(), kind, user));
  }

  /// A hive of the host.
  ///
  /// @param file the file here
  /// @param path its path on the host
  /// @param user name of the user's profile; empty for hives of the machine
  record HiveFile(Path file, String path, HiveKind kind, String user) {}
}
