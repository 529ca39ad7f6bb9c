package dev.sekisho.engine;

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `<`, `<=`, `>` and `>=`: numbers in full value, text by code point, bytes unsigned, times.
///
/// Source: STIX 2.1 §9.2, §9.6.2, §9.6.3. What cannot be compared is neither less nor greater.
record OrderTest(Operator operator, Constant constant) implements ValueTest {
  @Override
  public Check.Answer ask(Value value, Nfc nfc, Steps steps) {
    Integer order = compare(value, constant);
    return order != null && holds(order) ? Check.WHOLE : Check.UNMET;
  }

  private boolean holds(int order) {
    return switch (operator) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL, NOT_EQUAL, IN, LIKE, MATCHES, ISSUBSET, ISSUPERSET, EXISTS ->
          throw new IllegalArgumentException("not an order: " + operator);
    };
  }

  /// Below, at or above 0 as the value is less than, equal to or greater than the constant; null if
  /// the two do not compare.
  static @Nullable Integer compare(Value value, Constant constant) {
    return switch (constant) {
      case Constant.Text(String text) -> compareText(value, text);
      case Constant.Binary(Slice bytes) -> compareBytes(value, bytes);
      case Constant.Whole(long number) -> compareWhole(value, number);
      case Constant.Real(double number) -> compareReal(value, number);
      case Constant.Flag(boolean flag) ->
          value instanceof Value.Flag(boolean is) ? Boolean.compare(is, flag) : null;
      case Constant.Time(Instant instant) -> compareTime(value, instant);
    };
  }

  private static @Nullable Integer compareText(Value value, String text) {
    if (value instanceof Value.Text(String is)) {
      return byCodePoint(is, text);
    }
    boolean bytes = value instanceof Value.Binary && Latin1.fits(text);
    return bytes ? compareBytes(value, Slice.ofLatin1(text)) : null;
  }

  private static @Nullable Integer compareBytes(Value value, Slice bytes) {
    Slice is = value instanceof Value.Binary(Slice slice) ? slice : null;
    if (value instanceof Value.Text(String text) && Latin1.fits(text)) {
      is = Slice.ofLatin1(text);
    }
    return is == null
        ? null
        : Arrays.compareUnsigned(
            is.array(),
            is.offset(),
            is.offset() + is.length(),
            bytes.array(),
            bytes.offset(),
            bytes.offset() + bytes.length());
  }

  private static @Nullable Integer compareWhole(Value value, long number) {
    if (value instanceof Value.Whole(long is)) {
      return Long.compare(is, number);
    }
    return value instanceof Value.Real(double is) && !Double.isNaN(is)
        ? -compareMixed(number, is)
        : null;
  }

  private static @Nullable Integer compareReal(Value value, double number) {
    if (Double.isNaN(number)) {
      return null;
    }
    if (value instanceof Value.Whole(long is)) {
      return compareMixed(is, number);
    }
    if (!(value instanceof Value.Real(double is)) || Double.isNaN(is)) {
      return null;
    }
    return is < number ? -1 : is > number ? 1 : 0;
  }

  private static int compareMixed(long whole, double real) {
    return Double.isInfinite(real)
        ? (real > 0 ? -1 : 1)
        : new BigDecimal(whole).compareTo(new BigDecimal(real));
  }

  private static @Nullable Integer compareTime(Value value, Instant instant) {
    Instant is = value instanceof Value.Time(Instant time) ? time : EqualityKey.second(value);
    return is == null ? null : is.compareTo(instant);
  }

  /// Compares numbers, each a Long or a Double that is no NaN, in full value.
  static int compareNumbers(Number left, Number right) {
    if (left instanceof Long l) {
      return right instanceof Long r ? Long.compare(l, r) : compareMixed(l, right.doubleValue());
    }
    return right instanceof Long r
        ? -compareMixed(r, left.doubleValue())
        : Double.compare(left.doubleValue(), right.doubleValue());
  }

  /// Compares by code point: UTF-16 units alone would put U+10000 before U+E000.
  static int byCodePoint(String left, String right) {
    int common = Math.min(left.length(), right.length());
    int at = 0;
    while (at < common && left.charAt(at) == right.charAt(at)) {
      at++;
    }
    if (at == common) {
      return Integer.compare(left.length(), right.length());
    }
    int from = at > 0 && Character.isHighSurrogate(left.charAt(at - 1)) ? at - 1 : at;
    return Integer.compare(left.codePointAt(from), right.codePointAt(from));
  }
}
