package dev.sekisho.advisory;

import java.util.Set;

/// What one test vector must give (docs/formats/advisory-folder.md).
///
/// @param file name of the file, in the folder of `vectors.json`
/// @param about what it shows
/// @param verdict the word for the verdict of each message
/// @param sightings ids of the indicators that each message must sight
/// @param hints ids of the weak indicators that each message must meet
/// @param stream ids of the indicators that the messages together must sight
record Vector(
    String file,
    Localized about,
    String verdict,
    Set<String> sightings,
    Set<String> hints,
    Set<String> stream) {
  Vector {
    sightings = Set.copyOf(sightings);
    hints = Set.copyOf(hints);
    stream = Set.copyOf(stream);
  }
}
