/// Fuzzers of whatever reads hostile bytes; TESTING.md tells how to run them.
@org.jspecify.annotations.NullMarked
package dev.sekisho.fuzz;
