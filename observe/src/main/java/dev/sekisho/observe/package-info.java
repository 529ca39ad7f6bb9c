/// The observation model: STIX Cyber-observable Objects as the scanner makes them and the engine
/// reads them.
///
/// ```
/// message ─► ObservedObject (email-message, file, artifact, url …) ─┐
///            properties are Values, made when first asked for       ├─► Observation ─► engine
/// what could not be seen is Value.Lost, with its Gap ───────────────┘
/// ```
///
/// {@link dev.sekisho.observe.Demand} says which of it some rule asks for.
@org.jspecify.annotations.NullMarked
package dev.sekisho.observe;
