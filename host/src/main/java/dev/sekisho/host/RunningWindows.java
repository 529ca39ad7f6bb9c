package dev.sekisho.host;

import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The Windows that this runs on, if it does: its drive is read as it lies, its registry through
/// the API, since Windows keeps the files of its hives to itself.
public final class RunningWindows {
  private static final String DRIVE = "C:";

  private RunningWindows() {}

  /// Asks for the registry; what is behind it is loaded then and not before.
  interface Registry {
    LiveRegistry open(Limits limits) throws IOException;
  }

  /// The root of the drive Windows runs from, such as `C:\`; empty on other systems.
  public static Optional<String> drive() {
    return drive(System.getProperty("os.name", ""), System.getenv("SystemDrive"));
  }

  static Optional<String> drive(String system, @org.jspecify.annotations.Nullable String drive) {
    boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
    return windows ? Optional.of((drive == null ? DRIVE : drive) + "\\") : Optional.empty();
  }

  /// True if a folder is the root of the drive that Windows runs from.
  static boolean isRoot(Path folder) {
    return drive().map(Path::of).filter(folder.toAbsolutePath().normalize()::equals).isPresent();
  }
}
