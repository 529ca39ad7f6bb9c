package dev.sekisho.host;

import java.util.List;

/// A folder of a host: its path there, and the forms of it that patterns ask for.
///
/// @param naming how names are compared
/// @param path the path on the host, such as `C:\WINNT`
/// @param forms paths as they are compared, first that of `path`; the others begin with a variable
///   or have short names
record Folder(Naming naming, String path, List<String> forms) {
  Folder {
    forms = List.copyOf(forms);
  }

  /// The path of what is called `name` in it.
  String join(String name) {
    return naming.join(path, name);
  }
}
