/// Ranges of bytes, the budget a message may spend on them, and what can be wrong with them.
///
/// A {@link dev.sekisho.bytes.Slice} is a range of a byte array, read by whoever holds it and
/// written by nobody. Every reader takes one {@link dev.sekisho.bytes.Budget}, shared by the whole
/// message; what is wrong with content is a {@link dev.sekisho.bytes.Defect}, and what could not be
/// seen has a {@link dev.sekisho.bytes.Cause}. Neither is ever an exception.
@org.jspecify.annotations.NullMarked
package dev.sekisho.bytes;
