/// The compiled matcher: many rules over observations, at a cost that follows hits, not rules.
///
/// ```
/// Rule (Pattern of Conditions on Fields) ─► RuleSet.compile ─► immutable, shared
/// Observation ─► Matcher.match ─► Outcome (hits, undecided)
/// many Observations ─► Sequences: AND, FOLLOWEDBY, WITHIN, REPEATS, START/STOP
/// ```
///
/// It knows no rule language: front ends such as the `stix` module compile into {@link
/// dev.sekisho.engine.Pattern}.
@org.jspecify.annotations.NullMarked
package dev.sekisho.engine;
