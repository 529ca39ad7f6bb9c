/// The STIX 2.1 language front end: patterns, observed data and bundles, read and checked.
///
/// ```
/// pattern text ─► PatternParser ─► Parsed (engine Pattern, places, Diagnostics) ─► PatternLint
/// observed data (JSON) ─► ObservedDataReader ─► Observations ─┐
/// Parsed ─► engine RuleSet ───────────────────────────────────┴─► PatternMatcher ─► verdicts
/// bundle (JSON) ─► BundleReader ─► Bundle (indicators, malware, relationships …)
/// ```
///
/// For example `PatternParser.parse("[file:name = 'a.exe']")` gives a {@link
/// dev.sekisho.stix.Parsed.Valid}.
@org.jspecify.annotations.NullMarked
package dev.sekisho.stix;
