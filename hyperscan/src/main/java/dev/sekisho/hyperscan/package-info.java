/// Prefilters: which of many expressions may occur in a run of bytes.
///
/// Each expression is read once as `java.util.regex` reads it ({@link
/// dev.sekisho.hyperscan.RegexParser}), widened where needed, and then either written as a regular
/// expression over bytes for the native Hyperscan library, or reduced to literals for the pure-Java
/// automaton. Both follow one contract, {@link dev.sekisho.engine.Prefilter}:
///
/// ```java
/// Prefilter.Compiler compiler = switch (Prefilters.load(folders)) {
///   case Loaded.Native(var hyperscan, _, _) -> hyperscan;
///   case Loaded.Unavailable _ -> Prefilters.pureJava();
/// };
/// ```
@org.jspecify.annotations.NullMarked
package dev.sekisho.hyperscan;
