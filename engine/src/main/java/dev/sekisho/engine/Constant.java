package dev.sekisho.engine;

import dev.sekisho.bytes.Slice;
import java.time.Instant;

/// A constant of a comparison (STIX 2.1 §9.2).
public sealed interface Constant {
  /// A string, unescaped.
  record Text(String text) implements Constant {}

  /// An integer.
  record Whole(long number) implements Constant {}

  /// A float.
  record Real(double number) implements Constant {}

  /// A boolean.
  record Flag(boolean flag) implements Constant {}

  /// A timestamp.
  record Time(Instant instant) implements Constant {}

  /// Bytes, of a `b'…'` or `h'…'` constant.
  record Binary(Slice bytes) implements Constant {}
}
