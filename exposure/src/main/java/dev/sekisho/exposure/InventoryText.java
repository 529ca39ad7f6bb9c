package dev.sekisho.exposure;

import java.nio.file.Path;

/// The text of an inventory file.
///
/// @param file the file
/// @param text all of it
/// @param host the host of entries that name none
record InventoryText(Path file, String text, String host) {
  /// File and place in one text.
  String where(String place) {
    return file + ":" + place;
  }
}
