/// First drafts of advisories, made from notices for people by rules.
///
/// ```
/// page (HTML, Markdown, text, PDF) ─► PageReader ─► Page (Blocks of Text with Places)
/// Page ─► Outline ─► Passages (text with its section's topics and its label)
/// Passages ─► Extractors ─► Facts (value, place, quoted text, doubt) ─► CsafWriter, StixWriter
/// ```
///
/// For example `Drafter.draft("notice.html", bytes, Budget.of(limits), now)` is a `Drafting`.
/// Nothing is invented: each value stands in the page, up to its normal form; what a standard
/// demands and the page does not give is a placeholder that says so.
@org.jspecify.annotations.NullMarked
package dev.sekisho.draft;
