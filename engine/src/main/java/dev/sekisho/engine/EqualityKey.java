package dev.sekisho.engine;

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/* Turns "is this value equal to one of those constants" into a look-up in one hash table: values and
constants get keys such that they are equal exactly if a key is. Text and bytes compare as bytes
where both can (§9.2: U+0000 to U+00FF stand for 00 to ff), so both get the same kind of key: a
string, for bytes that of their ISO 8859-1 characters. Numbers get a Long if they are whole, else a
Double. A text that is a timestamp has a second key, for timestamp constants. */
final class EqualityKey {
  private static final double LONG_END = 0x1p63;

  private EqualityKey() {}

  /// The key of a constant; null if nothing equals it.
  static @Nullable Object of(Constant constant) {
    return switch (constant) {
      case Constant.Text(String text) -> text;
      case Constant.Binary(Slice bytes) -> bytes.latin1();
      case Constant.Whole(long number) -> number;
      case Constant.Real(double number) -> ofReal(number);
      case Constant.Flag(boolean flag) -> flag;
      case Constant.Time(Instant instant) -> instant;
    };
  }

  /// The first key of a value; null if nothing equals it.
  ///
  /// @param longest length of the longest text or binary constant: longer bytes need no key
  static @Nullable Object of(Value value, int longest) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Binary(Slice bytes) -> bytes.length() <= longest ? bytes.latin1() : null;
      case Value.Whole(long number) -> number;
      case Value.Real(double number) -> ofReal(number);
      case Value.Flag(boolean flag) -> flag;
      case Value.Time(Instant instant) -> instant;
      case Value.Reference(var target) -> target.id();
      case Value.Items _, Value.Dictionary _, Value.Lost _ -> null;
    };
  }

  /// The second key of a value: the time that a text says; else null.
  static @Nullable Instant second(Value value) {
    return value instanceof Value.Text(String text) ? Timestamp.instant(text) : null;
  }

  /// Length of a key that {@link #of(Value, int)} must not pass over.
  static int length(Object key) {
    return key instanceof String text ? text.length() : 0;
  }

  private static @Nullable Object ofReal(double number) {
    if (Double.isNaN(number)) {
      return null;
    }
    boolean whole = number == Math.rint(number) && number >= -LONG_END && number < LONG_END;
    return whole ? (Object) (long) number : (Object) number;
  }
}
