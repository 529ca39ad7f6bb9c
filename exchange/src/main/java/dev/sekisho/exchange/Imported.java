package dev.sekisho.exchange;

import java.util.List;

/// What was read of a list of indicators.
///
/// @param rows what could be read, in its order; equal patterns once for each place
/// @param unread what could not
/// @param refanged places whose value was written so that nobody follows it, and was made whole
/// @param passed how many attributes were passed over since MISP says they are not for detection
/// @param tlp TLP label of the list, such as `AMBER`; empty if not said
public record Imported(
    List<Row> rows, List<Unread> unread, List<Refanged> refanged, int passed, String tlp) {
  public Imported {
    rows = List.copyOf(rows);
    unread = List.copyOf(unread);
    refanged = List.copyOf(refanged);
  }

  /// One value.
  ///
  /// @param pattern STIX pattern
  /// @param value as it was read, whole
  /// @param place where it stands, such as `line 3`
  /// @param said what the source says there: the value as it is written, with its type and its
  ///   remark if it has them
  public record Row(String pattern, String value, String place, String said) {}

  /// A row that could not be read.
  ///
  /// @param place where it stands
  /// @param value what stands there; hostile
  /// @param type the type that was said; empty if none
  public record Unread(String place, String value, String type) {}

  /// A value that was made whole.
  ///
  /// @param from as it stands there
  public record Refanged(String place, String from) {}
}
