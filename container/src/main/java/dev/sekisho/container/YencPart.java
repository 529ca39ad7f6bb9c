package dev.sekisho.container;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One of several parts of a file in yEnc, as it stands in a message that nobody has decoded: from
/// its line `=ybegin part=` to its line `=yend`.
///
/// Source: yEnc draft 1.3, "Multi-part archives". A part without a size or an end is none here.
///
/// @param block what it holds
/// @param at where it starts in the message
/// @param lines all its lines
public record YencPart(YencBlock block, int at, Slice lines) {
  private static final Needle BEGIN = Needle.of("=ybegin part=");
  private static final byte[] END = "=yend".getBytes(StandardCharsets.US_ASCII);

  /// What tells the parts of one file from those of others.
  ///
  /// @param total how many parts it has; 0 if that is not said
  public record File(String name, long size, long total) {}

  /// What its begin line says of the file.
  public File file() {
    return new File(block.name().latin1(), block.size(), block.total());
  }

  /// True if a message may have parts.
  public static boolean mayBeIn(Slice message) {
    return BEGIN.in(message);
  }

  /// The parts in a message, in their order.
  public static List<YencPart> in(Slice message) {
    List<YencPart> parts = new ArrayList<>();
    int at = BEGIN.indexIn(message, 0);
    while (at >= 0) {
      boolean starts = at == 0 || message.at(at - 1) == '\n';
      YencBlock block = starts ? YencBlock.at(message, at) : null;
      int end = at + BEGIN.length();
      if (block != null) {
        end = block.data().offset() + block.data().length() - message.offset();
        if (message.startsWith(END, end) && block.part() > 0 && block.length() > 0) {
          int next = TextLook.nextLine(message, end);
          parts.add(new YencPart(block, at, message.part(at, next - at)));
        }
      }
      at = BEGIN.indexIn(message, end);
    }
    return parts;
  }
}
