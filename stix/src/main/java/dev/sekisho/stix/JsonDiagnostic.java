package dev.sekisho.stix;

/// Something to say about a JSON document.
///
/// @param code stable name, never reused, such as `json.syntax`; listed in
///   docs/formats/diagnostics.md
/// @param severity ERROR: what it is about was left out
/// @param where place in the document: a JSON Pointer (RFC 6901), or `line N, column N` from 1
///   where the document cannot be read on
/// @param message what was found and what was expected, for people; it may quote the document,
///   which is hostile
public record JsonDiagnostic(String code, Severity severity, String where, String message) {
  static JsonDiagnostic error(String code, String where, String message) {
    return new JsonDiagnostic(code, Severity.ERROR, where, message);
  }

  static JsonDiagnostic note(String code, String where, String message) {
    return new JsonDiagnostic(code, Severity.NOTE, where, message);
  }

  static JsonDiagnostic warning(String code, String where, String message) {
    return new JsonDiagnostic(code, Severity.WARNING, where, message);
  }
}
