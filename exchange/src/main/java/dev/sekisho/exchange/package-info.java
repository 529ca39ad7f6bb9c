/// What other tools take and give: indicators as rules of theirs.
///
/// ```
/// Indicator ─► Candidate (clauses of terms) ─► a Target ─► Files, and an Outcome an indicator
/// ```
///
/// A rule never means more than its indicator without saying so: each {@link
/// dev.sekisho.exchange.Outcome} says whether it is exact, wider, narrower or not there, and why.
@org.jspecify.annotations.NullMarked
package dev.sekisho.exchange;
