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
/// @param file what its begin line says of the file: name, size and number of parts
/// @param number which of them this is, from 1 on
/// @param start where in the file it begins
/// @param length how many bytes of the file it should have
/// @param at where it starts in the message
/// @param lines all its lines
public record YencPart(File file, long number, long start, long length, int at, Slice lines) {
  private static final Needle BEGIN = Needle.of("=ybegin part=");
  private static final byte[] END = "=yend".getBytes(StandardCharsets.US_ASCII);

  /// What tells the parts of one file from those of others.
  ///
  /// @param total how many parts it has; 0 if that is not said
  public record File(String name, long size, long total) {}

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
          File file = new File(block.name().latin1(), block.size(), block.total());
          Slice lines = message.part(at, next - at);
          parts.add(new YencPart(file, block.part(), block.start(), block.length(), at, lines));
        }
      }
      at = BEGIN.indexIn(message, end);
    }
    return parts;
  }
}
