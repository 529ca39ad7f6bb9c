package dev.sekisho.stix;

import dev.sekisho.bytes.Slice;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.Operator;
import dev.sekisho.observe.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The oracle for one value and one comparison: STIX 2.1 §9.6 to the letter, NOT left aside.
final class NaiveComparison {
  private NaiveComparison() {}

  static boolean holds(Value value, Comparison comparison) {
    Value plain =
        value instanceof Value.Reference(var target) ? new Value.Text(target.id()) : value;
    return comparison.operator() == Operator.IN
        ? comparison.operands().stream().anyMatch(constant -> order(plain, constant, 0))
        : holds(plain, comparison.operator(), comparison.operands().getFirst());
  }

  private static boolean holds(Value value, Operator operator, Constant constant) {
    return switch (operator) {
      case EQUAL -> order(value, constant, 0);
      case NOT_EQUAL -> !order(value, constant, 0);
      case LESS -> order(value, constant, -1);
      case GREATER -> order(value, constant, 1);
      case AT_MOST -> order(value, constant, -1) || order(value, constant, 0);
      case AT_LEAST -> order(value, constant, 1) || order(value, constant, 0);
      case LIKE -> search(value, like(text(constant)));
      case MATCHES -> search(value, Normalizer.normalize(text(constant), Normalizer.Form.NFC));
      case ISSUBSET -> contains(text(constant), value);
      case ISSUPERSET -> isContained(value, text(constant));
      case IN, EXISTS -> throw new IllegalArgumentException("no constant: " + operator);
    };
  }

  private static String text(Constant constant) {
    return ((Constant.Text) constant).text();
  }

  /// True if value and constant are comparable and in that order.
  private static boolean order(Value value, Constant constant, int order) {
    return compare(value, constant).filter(found -> Integer.signum(found) == order).isPresent();
  }

  private static Optional<Integer> compare(Value value, Constant constant) {
    if (number(value).isPresent() && number(constant).isPresent()) {
      return Optional.of(number(value).get().compareTo(number(constant).get()));
    }
    if (value instanceof Value.Flag(boolean is)
        && constant instanceof Constant.Flag(boolean flag)) {
      return Optional.of(Boolean.compare(is, flag));
    }
    if (value instanceof Value.Text(String is) && constant instanceof Constant.Text(String text)) {
      return Optional.of(Arrays.compare(is.codePoints().toArray(), text.codePoints().toArray()));
    }
    if (value instanceof Value.Text(String is) && constant instanceof Constant.Time(Instant time)) {
      return Literals.timestamp(is).map(found -> found.compareTo(time));
    }
    return bytes(value)
        .flatMap(is -> bytes(constant).map(wanted -> Arrays.compareUnsigned(is, wanted)));
  }

  private static Optional<BigDecimal> number(Object number) {
    return switch (number) {
      case Value.Whole(long whole) -> Optional.of(new BigDecimal(whole));
      case Value.Real(double real) -> Optional.of(new BigDecimal(real));
      case Constant.Whole(long whole) -> Optional.of(new BigDecimal(whole));
      case Constant.Real(double real) -> Optional.of(new BigDecimal(real));
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> bytes(Object binary) {
    return switch (binary) {
      case Value.Binary(Slice slice) -> Optional.of(slice.toArray());
      case Constant.Binary(Slice slice) -> Optional.of(slice.toArray());
      case Value.Text(String text) -> latin1(text);
      case Constant.Text(String text) -> latin1(text);
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> latin1(String text) {
    return text.chars().allMatch(c -> c < 0x100)
        ? Optional.of(text.getBytes(StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  private static String like(String pattern) {
    StringBuilder regex = new StringBuilder("\\A");
    Normalizer.normalize(pattern, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            c ->
                regex.append(
                    switch (c) {
                      case '%' -> ".*";
                      case '_' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    }));
    return regex.append("\\z").toString();
  }

  private static boolean search(Value value, String regex) {
    String subject =
        switch (value) {
          case Value.Text(String text) -> Normalizer.normalize(text, Normalizer.Form.NFC);
          case Value.Binary(Slice bytes) -> bytes.latin1();
          default -> null;
        };
    return subject != null
        && Pattern.compile(regex, Pattern.DOTALL | Pattern.UNIX_LINES).matcher(subject).find();
  }

  private static boolean contains(String outer, Value inner) {
    return inner instanceof Value.Text(String text) && contains(outer, text);
  }

  private static boolean isContained(Value outer, String inner) {
    return outer instanceof Value.Text(String text) && contains(text, inner);
  }

  /// True for IPv4 subnets of which `outer` holds `inner`.
  private static boolean contains(String outer, String inner) {
    Optional<long[]> out = subnet(outer);
    Optional<long[]> in = subnet(inner);
    if (out.isEmpty() || in.isEmpty() || out.get()[1] > in.get()[1]) {
      return false;
    }
    long shift = 32 - out.get()[1];
    return out.get()[0] >> shift == in.get()[0] >> shift;
  }

  private static Optional<long[]> subnet(String text) {
    if (!text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+(/\\d+)?")) {
      return Optional.empty();
    }
    String[] parts = text.split("[./]", -1);
    long address = 0;
    for (int i = 0; i < 4; i++) {
      address = address << 8 | Long.parseLong(parts[i]);
    }
    return Optional.of(new long[] {address, parts.length == 5 ? Long.parseLong(parts[4]) : 32});
  }
}
