package dev.sekisho.bytes;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/// The reference data that tests read where it is present: folder `SEKISHO_SHARED`, by default
/// `../shared` beside the project.
public final class SharedData {
  private SharedData() {}

  /// A folder or file of the reference data.
  ///
  /// @param name path inside it, such as `conformance/stix`
  /// @throws TestAbortedException with message `not present: NAME` where it is absent
  public static Path at(String name) {
    String set = System.getenv("SEKISHO_SHARED");
    Path root = set != null ? Path.of(set) : projectRoot().resolveSibling("shared");
    Path found = root.resolve(name);
    if (!Files.exists(found)) {
      throw new TestAbortedException("not present: " + name);
    }
    return found;
  }

  /// The project's root folder.
  public static Path projectRoot() {
    String set = System.getenv("SEKISHO_ROOT");
    return Path.of(set != null ? set : "..").toAbsolutePath().normalize();
  }
}
