package dev.sekisho.engine;

import dev.sekisho.observe.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The meaning of one comparison on one value, written as plainly as the standard says it and
/// sharing nothing with the engine.
final class NaiveComparison {
  private NaiveComparison() {}

  static boolean holds(Condition.Comparison comparison, Value value) {
    Value plain = value instanceof Value.Reference(var to) ? new Value.Text(to.id()) : value;
    return comparison.negated() != positive(comparison, plain);
  }

  private static boolean positive(Condition.Comparison comparison, Value value) {
    if (comparison.operator() == Operator.EXISTS) {
      return true;
    }
    if (comparison.operator() == Operator.IN) {
      return comparison.operands().stream().anyMatch(c -> order(value, c).equals(Optional.of(0)));
    }
    Constant constant = comparison.operands().getFirst();
    Optional<Integer> order = order(value, constant);
    return switch (comparison.operator()) {
      case EQUAL -> order.isPresent() && order.get() == 0;
      case NOT_EQUAL -> order.isEmpty() || order.get() != 0;
      case LESS -> order.isPresent() && order.get() < 0;
      case AT_MOST -> order.isPresent() && order.get() <= 0;
      case GREATER -> order.isPresent() && order.get() > 0;
      case AT_LEAST -> order.isPresent() && order.get() >= 0;
      case LIKE -> like(value, ((Constant.Text) constant).text());
      case MATCHES -> matches(value, ((Constant.Text) constant).text());
      case ISSUBSET -> subset(value, constant, true);
      case ISSUPERSET -> subset(value, constant, false);
      case IN, EXISTS -> throw new IllegalStateException();
    };
  }

  private static Optional<Integer> order(Value value, Constant constant) {
    if (number(value).isPresent() && number(constant).isPresent()) {
      return Optional.of(number(value).get().compareTo(number(constant).get()));
    }
    if (value instanceof Value.Flag(boolean is) && constant instanceof Constant.Flag(boolean to)) {
      return Optional.of(Boolean.compare(is, to));
    }
    if (constant instanceof Constant.Time(Instant to)) {
      return time(value).map(is -> is.compareTo(to));
    }
    if (value instanceof Value.Text(String is) && constant instanceof Constant.Text(String to)) {
      return Optional.of(Arrays.compare(is.codePoints().toArray(), to.codePoints().toArray()));
    }
    Optional<byte[]> is = bytes(value);
    Optional<byte[]> to = bytes(constant);
    return is.isPresent() && to.isPresent()
        ? Optional.of(Arrays.compareUnsigned(is.get(), to.get()))
        : Optional.empty();
  }

  private static Optional<BigDecimal> number(Object from) {
    return switch (from) {
      case Value.Whole(long n) -> Optional.of(new BigDecimal(n));
      case Value.Real(double n) -> Optional.of(new BigDecimal(n));
      case Constant.Whole(long n) -> Optional.of(new BigDecimal(n));
      case Constant.Real(double n) -> Optional.of(new BigDecimal(n));
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> bytes(Object from) {
    return switch (from) {
      case Value.Binary(var bytes) -> Optional.of(bytes.toArray());
      case Constant.Binary(var bytes) -> Optional.of(bytes.toArray());
      case Value.Text(String text) -> latin1(text);
      case Constant.Text(String text) -> latin1(text);
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> latin1(String text) {
    return text.codePoints().allMatch(c -> c < 256)
        ? Optional.of(text.getBytes(StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  private static Optional<Instant> time(Value value) {
    if (value instanceof Value.Time(Instant instant)) {
      return Optional.of(instant);
    }
    if (!(value instanceof Value.Text(String text)) || !text.endsWith("Z") || !text.contains("T")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean like(Value value, String constant) {
    if (value instanceof Value.Text(String text)) {
      return fits(nfc(text).codePoints().toArray(), 0, nfc(constant).codePoints().toArray(), 0);
    }
    return value instanceof Value.Binary(var bytes)
        && fits(bytes.latin1().codePoints().toArray(), 0, constant.codePoints().toArray(), 0);
  }

  private static boolean fits(int[] text, int t, int[] like, int l) {
    if (l == like.length) {
      return t == text.length;
    }
    if (like[l] == '%') {
      return fits(text, t, like, l + 1) || (t < text.length && fits(text, t + 1, like, l));
    }
    return t < text.length
        && (like[l] == '_' || like[l] == text[t])
        && fits(text, t + 1, like, l + 1);
  }

  private static boolean matches(Value value, String regex) {
    int flags = Pattern.DOTALL | Pattern.UNIX_LINES;
    if (value instanceof Value.Text(String text)) {
      return Pattern.compile(nfc(regex), flags | Pattern.UNICODE_CASE).matcher(nfc(text)).find();
    }
    return value instanceof Value.Binary(var bytes)
        && latin1(regex).isPresent()
        && Pattern.compile(regex, flags).matcher(bytes.latin1()).find();
  }

  private static boolean subset(Value value, Constant constant, boolean inner) {
    if (!(value instanceof Value.Text(String is) && constant instanceof Constant.Text(String to))) {
      return false;
    }
    Optional<BigInteger[]> a = range(inner ? is : to);
    Optional<BigInteger[]> b = range(inner ? to : is);
    return a.isPresent()
        && b.isPresent()
        && a.get()[0].compareTo(b.get()[0]) >= 0
        && a.get()[1].compareTo(b.get()[1]) <= 0;
  }

  /// First and last IPv4 address.
  private static Optional<BigInteger[]> range(String text) {
    if (!text.matches("[0-9]+(\\.[0-9]+){3}(/[0-9]+)?")) {
      return Optional.empty();
    }
    String[] parts = text.split("[./]", -1);
    BigInteger address = BigInteger.ZERO;
    for (int i = 0; i < 4; i++) {
      address = address.shiftLeft(8).add(new BigInteger(parts[i]));
    }
    int free = parts.length == 5 ? 32 - Integer.parseInt(parts[4]) : 0;
    BigInteger first = address.shiftRight(free).shiftLeft(free);
    BigInteger last = first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
    return Optional.of(new BigInteger[] {first, last});
  }
}
