/// The `sekisho` command.
///
/// ```
/// Main ─► Root, one class a command ─► options checked, advisories loaded
/// scan: Sources ─► ScanRun (workers, in order) ─► a Report: text, JSON, CSV or STIX ─► Exit
/// ```
///
/// Standard output has only what was asked for; progress, warnings and summaries go to standard
/// error. All texts for people are in `messages.properties` and `messages_ja.properties`.
@org.jspecify.annotations.NullMarked
package dev.sekisho.cli;
