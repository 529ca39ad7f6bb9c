package dev.sekisho.observe;

/// One STIX Cyber-observable Object (STIX 2.1 §6) of an observation.
///
/// @param type object type, such as `email-message`
/// @param id identifier, unique in the observation
/// @param path where in the source it was found, from the outermost container inward, for people
///   (`mail`, `Message.zip`, `MESSAGE.HTM`); empty for observed data read from JSON
/// @param properties its properties, without `type` and `id`
public record ObservedObject(String type, String id, Path path, Properties properties) {
  /// An object without properties yet, and no path.
  public static ObservedObject of(String type, String id) {
    return new ObservedObject(type, id, Path.ROOT, new Properties());
  }
}
