/// Advisories: CSAF documents, STIX bundles and test vectors as one thing.
///
/// ```
/// folders and files ─► AdvisoryLoader ─► Loaded (Advisories, Problems)
/// Advisories, time of the scan ─► Catalogue ─► engine Rules; rule number ─► Advisory and Indicator
/// ```
///
/// For example `AdvisoryLoader.load(List.of(Path.of("advisories")))` loads the bundled set.
@org.jspecify.annotations.NullMarked
package dev.sekisho.advisory;
