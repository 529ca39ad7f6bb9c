package dev.sekisho.advisory;

/// One difference between two editions of an advisory. Texts are the documents' own, hence hostile.
///
/// @param action what became of it
/// @param kind what it is about
/// @param id what tells it from others: STIX id, product id, CVE, tracking id of the document
/// @param name what people call it; possibly empty
/// @param field the property that differs, from the thing on, such as `valid_until`; empty if it is
///   the whole thing
/// @param path JSON Pointer in the document of the new edition, of what is gone in that of the old
/// @param before what the old edition has: a text, or JSON; empty if nothing
/// @param after what the new edition has, likewise
public record Change(
    Action action,
    Kind kind,
    String id,
    String name,
    String field,
    String path,
    String before,
    String after) {
  /// What became of a thing.
  public enum Action {
    /// Only the new edition has it.
    ADDED,
    /// Only the old edition has it.
    REMOVED,
    /// Both have it, and it differs.
    CHANGED,
    /// A product has other statuses than before.
    MOVED,
    /// A list has the same things in another order.
    REORDERED
  }

  /// What a difference is about, in the order in which they are told.
  public enum Kind {
    /// Title of the document.
    TITLE,
    /// Tracking id of the document.
    ID,
    /// Version of the document.
    VERSION,
    /// Status of the document.
    STATUS,
    /// An entry of the revision history.
    REVISION,
    /// The TLP label, or the markings of a STIX object.
    TLP,
    /// An indicator.
    INDICATOR,
    /// A vulnerability.
    VULNERABILITY,
    /// A product of the product tree.
    PRODUCT,
    /// How a product stands to a vulnerability.
    PRODUCT_STATUS,
    /// A remediation.
    REMEDIATION,
    /// A note.
    NOTE,
    /// A STIX object of another type than indicator.
    OBJECT,
    /// A whole document.
    DOCUMENT,
    /// Anything else; the path says what.
    OTHER
  }
}
