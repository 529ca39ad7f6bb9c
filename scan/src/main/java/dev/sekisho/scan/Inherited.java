package dev.sekisho.scan;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.mime.MessageParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A message whose body was kept in a form of its own (TNEF, S/MIME), as its reader sees it: the
/// body with the fields of the message around it, as far as it has none of that name itself.
final class Inherited {
  static final Slice LINE_END = Slice.ofLatin1("\r\n");

  private Inherited() {}

  /// `body` with the fields of `around`; just `body` if the budget does not go that far.
  static Entity of(Entity around, Entity body, Budget budget) {
    List<Slice> pieces = new ArrayList<>();
    for (Header field : around.headers().all()) {
      if (isOfMessage(field.name()) && body.headers().first(field.name()) == null) {
        pieces.add(field(around, field));
        pieces.add(LINE_END);
      }
    }
    pieces.add(MessageWalk.whole(body));
    long length = pieces.stream().mapToLong(Slice::length).sum();
    return budget.spend(Limit.UNPACKED_BYTES, length)
        ? MessageParser.parse(joined(pieces, (int) length), budget)
        : body;
  }

  private static boolean isOfMessage(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.startsWith("content-") && !lower.equals("mime-version");
  }

  /// The bytes of a field of a message, without its line end.
  static Slice field(Entity around, Header field) {
    Slice header = around.rawHeader();
    int start = header.offset() - around.start() + field.start();
    return Slice.of(header.array(), start, field.length());
  }

  /// The bytes of `pieces`, `length` in all.
  static Slice joined(List<Slice> pieces, int length) {
    byte[] bytes = new byte[length];
    int at = 0;
    for (Slice piece : pieces) {
      System.arraycopy(piece.array(), piece.offset(), bytes, at, piece.length());
      at += piece.length();
    }
    return Slice.of(bytes);
  }
}
