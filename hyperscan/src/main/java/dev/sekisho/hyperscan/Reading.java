package dev.sekisho.hyperscan;

import dev.sekisho.engine.Prefilter.Expression;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What an expression is to a prefilter.
sealed interface Reading {
  /// Bytes that must occur as they are.
  ///
  /// @param bytes one character for each byte; never empty
  record Literal(String bytes) implements Reading {}

  /// An expression that cannot match the empty string.
  record Regex(Node node) implements Reading {}

  /// Any text may match, or what matches is not known.
  record Always() implements Reading {}

  static Reading of(Expression expression) {
    return expression.literal() ? literal(expression) : regex(expression);
  }

  private static Reading literal(Expression expression) {
    Charset charset = expression.utf8() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    if (expression.text().isEmpty()) {
      return new Always();
    }
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(expression.text()));
      return new Literal(StandardCharsets.ISO_8859_1.decode(encoded).toString());
    } catch (CharacterCodingException _) {
      return new Always();
    }
  }

  private static Reading regex(Expression expression) {
    Optional<Node> node =
        RegexParser.parse(expression.text(), expression.utf8()).filter(known -> !known.nullable());
    return node.isPresent() ? new Regex(node.get()) : new Always();
  }
}
