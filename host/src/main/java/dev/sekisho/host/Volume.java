package dev.sekisho.host;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// One drive or file system of a host, as it lies in a folder here.
///
/// @param naming how it names its files
/// @param root the folder
/// @param path its path on the host: `C:\`, or `/`
/// @param encoded true if names here are percent-encoded, as Velociraptor writes them
record Volume(Naming naming, Path root, String path, boolean encoded) {
  /// The name on the host of what is called `name` here.
  String nameOnHost(String name) {
    if (!encoded || name.indexOf('%') < 0) {
      return name;
    }
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return name;
    }
  }
}
