package dev.sekisho.observe;

import dev.sekisho.bytes.Slice;
import java.time.Instant;
import java.util.List;

/// The value of a property of an observed object (STIX 2.1 §2, common data types).
public sealed interface Value {
  /// A string; identifiers and enumerations too.
  record Text(String text) implements Value {}

  /// An integer.
  record Whole(long number) implements Value {}

  /// A float.
  record Real(double number) implements Value {}

  /// A boolean.
  record Flag(boolean flag) implements Value {}

  /// A timestamp.
  record Time(Instant instant) implements Value {}

  /// Bytes: a `binary` or `hex` property in its native form (§9.6.4).
  record Binary(Slice bytes) implements Value {}

  /// A list; may hold {@link Lost} where elements are missing.
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// A dictionary, or an object nested in a property.
  record Dictionary(Properties properties) implements Value {}

  /// A reference (`…_ref`) to another object of the same observation.
  record Reference(ObservedObject target) implements Value {}

  /// A value that is there, or may be there, and could not be seen.
  record Lost(Gap gap) implements Value {}
}
