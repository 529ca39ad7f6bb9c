package dev.sekisho.bytes;

/// Something wrong with content, beside whatever could still be read.
///
/// @param code stable name, never reused: area, dot, what (`mime.boundary-missing`); listed in
///   docs/formats/defects.md
/// @param detail what was seen there, short, possibly hostile text; empty if there is nothing to
///   add
public record Defect(String code, String detail) {
  /// A defect without detail.
  public static Defect of(String code) {
    return new Defect(code, "");
  }
}
