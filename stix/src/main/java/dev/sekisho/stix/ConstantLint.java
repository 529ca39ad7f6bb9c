package dev.sekisho.stix;

import dev.sekisho.engine.Check;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.Operator;
import dev.sekisho.stix.PropertyType.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Judges the operator and constants of a comparison by the type of what they are compared with.
final class ConstantLint {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9-]+--[0-9a-fA-F-]{36}|\\d+");
  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}(/\\d{1,2})?");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/\\d{1,3})?");
  private static final Pattern BASE64 =
      Pattern.compile("(?:[A-Za-z0-9+/]{4}){4,}+[A-Za-z0-9+/]*={0,2}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})++");
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
  private static final Set<String> EMPTY_FILE =
      Set.of(
          "d41d8cd98f00b204e9800998ecf8427e",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
              + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
          "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a",
          "a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a6"
              + "15b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26");

  private final Comparison comparison;
  private final PropertyType type;
  private final PathLint path;
  private final List<Flaw> flaws;

  /// @param type of what the path leads to
  /// @param flaws takes what is found
  ConstantLint(Comparison comparison, PropertyType type, PathLint path, List<Flaw> flaws) {
    this.comparison = comparison;
    this.type = type;
    this.path = path;
    this.flaws = flaws;
  }

  void check() {
    if (comparison.operator() == Operator.EXISTS) {
      return;
    }
    String name = PatternPrinter.path(comparison.path());
    if (type.list()) {
      flaws.add(Flaw.deadPath("lint.list", name + " is a list: write " + name + "[*]"));
    }
    if (comparison.operator() == Operator.IN && comparison.operands().isEmpty()) {
      flaws.add(
          Flaw.constant("lint.set-empty", !comparison.negated(), "nothing is in an empty set"));
    }
    operator(name);
    regex();
    List<Flaw> faulty = new ArrayList<>();
    for (Constant operand : comparison.operands()) {
      constant(operand).ifPresent(faulty::add);
    }
    boolean all = faulty.size() == comparison.operands().size();
    for (Flaw flaw : faulty.stream().distinct().toList()) {
      flaws.add(all ? flaw : Flaw.constant(flaw.code(), false, flaw.message()));
    }
  }

  /// True if a constant that equals no value makes the comparison false.
  private boolean mustEqual() {
    return switch (comparison.operator()) {
      case NOT_EQUAL -> comparison.negated();
      case EQUAL,
          LESS,
          AT_MOST,
          GREATER,
          AT_LEAST,
          IN,
          LIKE,
          MATCHES,
          ISSUBSET,
          ISSUPERSET,
          EXISTS ->
          !comparison.negated();
    };
  }

  private void operator(String name) {
    switch (comparison.operator()) {
      case LIKE, MATCHES -> {
        if (isNumeric() || type.kind() == Kind.FLAG) {
          flaws.add(
              Flaw.constant(
                  "lint.operator",
                  mustEqual(),
                  "%s is for strings and binary, %s is %s"
                      .formatted(comparison.operator().sign(), name, type.kind().words())));
        }
      }
      case ISSUBSET, ISSUPERSET -> {
        if (type.kind() != Kind.ANYTHING && !isAddress()) {
          flaws.add(
              Flaw.constant(
                  "lint.operator",
                  mustEqual(),
                  comparison.operator().sign()
                      + " is for the value of ipv4-addr and ipv6-addr, not for "
                      + name));
        }
      }
      case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, IN, EXISTS -> {}
    }
  }

  private void regex() {
    if (comparison.operator() == Operator.MATCHES
        && comparison.operands().getFirst() instanceof Constant.Text(String text)) {
      Check.regexProblem(text)
          .ifPresent(problem -> flaws.add(Flaw.constant("lint.regex", true, problem)));
    }
  }

  private boolean isNumeric() {
    return type.kind() == Kind.WHOLE || type.kind() == Kind.REAL;
  }

  private boolean isAddress() {
    Collection<String> holders = path.holders();
    return path.last().equals("value")
        && (holders.contains("ipv4-addr") || holders.contains("ipv6-addr"));
  }

  private Optional<Flaw> constant(Constant constant) {
    return switch (type.kind()) {
      case WHOLE, REAL -> number(constant);
      case FLAG -> flag(constant);
      case TIME -> time(constant);
      case TEXT -> text(constant);
      case BINARY -> binary(constant);
      case REFERENCE -> reference(constant);
      case HASHES, DICTIONARY, EXTENSIONS, STRUCTURE ->
          flaw(
              "lint.not-a-value",
              type.kind().words() + " equals no constant; name one of its keys");
      case ANYTHING -> Optional.empty();
    };
  }

  private Optional<Flaw> flaw(String code, String message) {
    return Optional.of(Flaw.constant(code, mustEqual(), message));
  }

  private Optional<Flaw> unlike(Constant constant) {
    String words =
        switch (constant) {
          case Constant.Text _ -> "a string";
          case Constant.Whole _, Constant.Real _ -> "a number";
          case Constant.Flag _ -> "a boolean";
          case Constant.Time _ -> "a timestamp";
          case Constant.Binary _ -> "binary";
        };
    return flaw(
        "lint.constant-type",
        "%s is %s, the constant is %s".formatted(path.last(), type.kind().words(), words));
  }

  private Optional<Flaw> number(Constant constant) {
    return switch (constant) {
      case Constant.Whole _, Constant.Real _ -> Optional.empty();
      case Constant.Text(String text) ->
          NUMBER.matcher(text).matches()
              ? flaw("lint.quoted", "numbers stand without apostrophes: " + text)
              : unlike(constant);
      case Constant.Flag _, Constant.Time _, Constant.Binary _ -> unlike(constant);
    };
  }

  private Optional<Flaw> flag(Constant constant) {
    return switch (constant) {
      case Constant.Flag _ -> Optional.empty();
      case Constant.Text(String text) -> {
        String word = text.toLowerCase(Locale.ROOT);
        yield word.equals("true") || word.equals("false")
            ? flaw("lint.quoted", "booleans stand without apostrophes: " + word)
            : unlike(constant);
      }
      case Constant.Whole _, Constant.Real _, Constant.Time _, Constant.Binary _ ->
          unlike(constant);
    };
  }

  private Optional<Flaw> time(Constant constant) {
    return switch (constant) {
      case Constant.Time _ -> Optional.empty();
      case Constant.Text(String text) ->
          Optional.of(
              Flaw.constant(
                  "lint.timestamp",
                  false,
                  Literals.timestamp(text).isPresent()
                      ? "timestamps are written t'" + text + "'"
                      : path.last() + " is a timestamp, the constant is a string"));
      case Constant.Whole _, Constant.Real _, Constant.Flag _, Constant.Binary _ ->
          unlike(constant);
    };
  }

  private Optional<Flaw> text(Constant constant) {
    return switch (constant) {
      case Constant.Text(String text) -> string(text);
      case Constant.Binary _ -> Optional.empty();
      case Constant.Time _ ->
          Optional.of(
              Flaw.constant(
                  "lint.constant-type",
                  false,
                  path.last() + " is a string, the constant is a timestamp"));
      case Constant.Whole _, Constant.Real _, Constant.Flag _ -> unlike(constant);
    };
  }

  private Optional<Flaw> string(String text) {
    return switch (comparison.operator()) {
      case ISSUBSET, ISSUPERSET ->
          IPV4.matcher(text).matches() || IPV6.matcher(text).matches()
              ? Optional.empty()
              : flaw("lint.subnet", "'" + text + "' is no address and no subnet");
      case EQUAL, IN -> hash(text);
      case NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, LIKE, MATCHES, EXISTS -> Optional.empty();
    };
  }

  private Optional<Flaw> hash(String text) {
    if (comparison.negated() || !EMPTY_FILE.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return Optional.of(
        Flaw.constant("lint.hash-empty", false, "this is the hash of every empty file"));
  }

  private Optional<Flaw> binary(Constant constant) {
    return switch (constant) {
      case Constant.Binary _ -> Optional.empty();
      case Constant.Text(String text) -> binaryText(text);
      case Constant.Whole _, Constant.Real _, Constant.Flag _, Constant.Time _ -> unlike(constant);
    };
  }

  private Optional<Flaw> binaryText(String text) {
    if (text.chars().anyMatch(c -> c > 0xff)) {
      return flaw(
          "lint.binary-text", "no byte is a character beyond U+00FF, such as in this string");
    }
    boolean exact = comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.IN;
    if (exact && path.last().endsWith("_bin") && BASE64.matcher(text).matches()) {
      return encoded("b");
    }
    return exact && path.last().endsWith("_hex") && HEX.matcher(text).matches()
        ? encoded("h")
        : Optional.empty();
  }

  private Optional<Flaw> encoded(String prefix) {
    return Optional.of(
        Flaw.constant(
            "lint.binary-encoded",
            false,
            path.last() + " is compared decoded: is " + prefix + "'…' meant?"));
  }

  private Optional<Flaw> reference(Constant constant) {
    boolean exact =
        switch (comparison.operator()) {
          case EQUAL, NOT_EQUAL, IN -> true;
          case LESS, AT_MOST, GREATER, AT_LEAST, LIKE, MATCHES, ISSUBSET, ISSUPERSET, EXISTS ->
              false;
        };
    if (!(constant instanceof Constant.Text(String text))) {
      return unlike(constant);
    }
    return exact && !IDENTIFIER.matcher(text).matches()
        ? flaw(
            "lint.reference",
            path.last() + " is a reference, compared by identifier; name a property after it")
        : Optional.empty();
  }
}
