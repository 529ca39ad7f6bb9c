package dev.sekisho.advisory;

import java.nio.file.Path;
import java.util.List;

/// What is read of a CSAF 2.0 document, in its one language. Strings are empty where the document
/// says nothing.
///
/// @param id tracking id
/// @param version version of the document
/// @param lang its language
/// @param sourceLang the language it was translated from; empty for an original
/// @param title its title
/// @param severity aggregate severity, in the publisher's words
/// @param tlp TLP label, such as `WHITE`
/// @param ids CVE and other ids of its vulnerabilities, and its aliases
/// @param notes of the document, then of its vulnerabilities
/// @param remediations of all its vulnerabilities
/// @param references of the document, then of its vulnerabilities
/// @param file where it was read
public record CsafDocument(
    String id,
    String version,
    String lang,
    String sourceLang,
    String title,
    String severity,
    String tlp,
    List<String> ids,
    List<Note> notes,
    List<Remediation> remediations,
    List<Reference> references,
    Path file) {
  public CsafDocument {
    ids = List.copyOf(ids);
    notes = List.copyOf(notes);
    remediations = List.copyOf(remediations);
    references = List.copyOf(references);
  }

  /// A note (CSAF 2.0 §3.1.5).
  public record Note(String category, String title, String text) {}

  /// A remediation (CSAF 2.0 §3.2.3.12).
  ///
  /// @param category such as `vendor_fix`
  /// @param products names of the products it is for, groups resolved
  /// @param details what to do
  /// @param url where to get it
  public record Remediation(String category, List<String> products, String details, String url) {
    public Remediation {
      products = List.copyOf(products);
    }
  }

  /// A reference (CSAF 2.0 §3.1.10).
  public record Reference(String category, String summary, String url) {}
}
