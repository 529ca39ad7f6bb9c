package dev.sekisho.exchange;

import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.Operator;
import java.util.HexFormat;
import java.util.Optional;

/// What a term asks of a value.
sealed interface Check {
  /// A text.
  ///
  /// @param pcre what is searched for, as PCRE with dot matching all
  /// @param regex the same as a tree; empty where something in it could not be read
  /// @param equal the text itself where nothing else is met; else empty
  record Text(String pcre, Optional<Regex> regex, Optional<String> equal) implements Check {}

  /// A number, of bytes.
  record Size(Operator operator, long number) implements Check {}

  /// These bytes and no others.
  record Bytes(String hexadecimal) implements Check {}

  /// An address in this network, in the notation of CIDR.
  record Network(String network) implements Check {}

  /// Something that no target can ask.
  record Unsaid(Reason reason) implements Check {}

  /// What `comparison`, which is not IN, asks.
  static Check of(Comparison comparison) {
    if (comparison.negated()) {
      return new Unsaid(Reason.NEGATED);
    }
    return switch (comparison.operator()) {
      case EQUAL -> equal(comparison.operands().getFirst());
      case LESS, AT_MOST, GREATER, AT_LEAST -> size(comparison);
      case LIKE -> text(comparison, Regex::like);
      case MATCHES -> matches(comparison.operands().getFirst());
      case ISSUBSET -> network(comparison.operands().getFirst());
      case NOT_EQUAL -> new Unsaid(Reason.NEGATED);
      case IN, ISSUPERSET, EXISTS -> new Unsaid(Reason.OPERATOR);
    };
  }

  private static Check equal(Constant constant) {
    return switch (constant) {
      case Constant.Text(String text) ->
          new Text(pcre(Regex.exactly(text)), Optional.of(Regex.exactly(text)), Optional.of(text));
      case Constant.Whole(long number) -> new Size(Operator.EQUAL, number);
      case Constant.Binary(var bytes) -> new Bytes(HexFormat.of().formatHex(bytes.toArray()));
      case Constant.Real _, Constant.Flag _, Constant.Time _ -> new Unsaid(Reason.OPERATOR);
    };
  }

  private static Check size(Comparison comparison) {
    return comparison.operands().getFirst() instanceof Constant.Whole(long number)
        ? new Size(comparison.operator(), number)
        : new Unsaid(Reason.OPERATOR);
  }

  private static Check text(
      Comparison comparison, java.util.function.Function<String, Regex> regex) {
    return comparison.operands().getFirst() instanceof Constant.Text(String text)
        ? new Text(pcre(regex.apply(text)), Optional.of(regex.apply(text)), Optional.empty())
        : new Unsaid(Reason.OPERATOR);
  }

  private static Check matches(Constant constant) {
    return constant instanceof Constant.Text(String text)
        ? new Text(text, RegexReader.read(text), Optional.empty())
        : new Unsaid(Reason.OPERATOR);
  }

  private static Check network(Constant constant) {
    return constant instanceof Constant.Text(String text)
        ? new Network(text)
        : new Unsaid(Reason.OPERATOR);
  }

  private static String pcre(Regex regex) {
    return RegexWriter.write(
            regex, Dialect.PCRE, false, new RegexWriter.Around("\\A", "", "\\z", ""))
        .orElse("(?!)");
  }
}
