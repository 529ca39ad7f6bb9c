package dev.sekisho.engine;

import java.util.List;
import java.util.function.IntConsumer;

/// Finds which of many expressions may occur in a run of bytes, all at once.
///
/// It may report an expression that does not occur, and never misses one that does: the engine
/// confirms each candidate. Immutable and shared between threads; closing frees what it holds
/// outside the heap, once no scan is running.
public interface Prefilter extends AutoCloseable {
  /// Reports the number of each expression that may occur, once or more often, in no particular
  /// order.
  ///
  /// @param bytes read from `offset` on for `length` bytes, not kept
  /// @param candidate takes the numbers; what it throws ends the scan and is thrown on
  void scan(byte[] bytes, int offset, int length, IntConsumer candidate);

  @Override
  void close();

  /// An expression to look for.
  ///
  /// @param text for a literal the string itself; else a regular expression in PCRE syntax,
  ///   searched for, dot matches all
  /// @param literal true if `text` is a literal
  /// @param utf8 true if what is scanned is UTF-8 text and characters are code points; false if it
  ///   is bytes and each character of `text` is one byte (U+0000 to U+00FF)
  record Expression(String text, boolean literal, boolean utf8) {}

  /// Makes prefilters.
  interface Compiler {
    /// Compiles expressions; an expression's number is its place in the list.
    Prefilter compile(List<Expression> expressions);
  }
}
