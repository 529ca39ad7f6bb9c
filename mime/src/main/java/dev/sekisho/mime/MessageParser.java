package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Slice;

/// Parses messages. Never throws on content, and keeps the bytes without a copy.
///
/// Source: RFC 5322, RFC 2045 and RFC 2046. Differs on purpose, as docs/divergences.md lists, where
/// mail clients read more than the standard lets them.
public final class MessageParser {
  private MessageParser() {}

  /// The message that `raw` is, header and body.
  ///
  /// @param raw any bytes; kept, and shared with the result
  /// @param budget lowered by what is read, now and when content is decoded
  public static Entity parse(Slice raw, Budget budget) {
    return parse(raw, 0, budget);
  }

  /// The message that `raw` is, found inside something else.
  ///
  /// @param depth how many levels enclose it already
  public static Entity parse(Slice raw, int depth, Budget budget) {
    return StructureReader.message(raw, depth, budget);
  }
}
