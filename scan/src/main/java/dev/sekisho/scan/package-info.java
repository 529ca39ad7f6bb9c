/// From the bytes of one message to its verdict.
///
/// ```
/// RawMessage ─► Examiner: MIME, archives, links ─► Examination (tree of nodes, Observation with its gaps)
///            ─► engine.Matcher ─► Scanned: sightings, hints, what is undecided, verdict
/// ```
///
/// It owns the recursion between `mime` and `container` and the one budget of the message, and
/// knows no advisory: rules are numbers here.
@org.jspecify.annotations.NullMarked
package dev.sekisho.scan;
