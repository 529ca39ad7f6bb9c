package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// The filters of a stream (ISO 32000-2 §7.4), undone one after another as it is read, up to the
/// first that encodes an image: what is left then is the image's own format.
final class PdfFilters {
  private static final int MOST = 16;

  private PdfFilters() {}

  /// The decoded data, as far as it goes.
  static Unpacking.Taken decoded(PdfScan.Stream stream, Unpacking unpacking) {
    List<PdfValue> filters = list(first(stream, "Filter", "F"));
    if (filters.isEmpty()) {
      return unpacking.whole(stream.raw());
    }
    List<PdfValue> parameters = list(first(stream, "DecodeParms", "DP"));
    Slice raw = stream.raw();
    InputStream in = new ByteArrayInputStream(raw.array(), raw.offset(), raw.length());
    for (int i = 0; i < Math.min(filters.size(), MOST); i++) {
      String filter = filters.get(i) instanceof PdfValue.Name(String name) ? name : "";
      InputStream next = undone(filter, in);
      if (next == null) {
        break;
      }
      in = next;
      if (i < parameters.size() && parameters.get(i) instanceof PdfValue.Dictionary dictionary) {
        in = predicted(in, dictionary);
      }
    }
    try (InputStream decoded = in) {
      return unpacking.drain(decoded, raw.length());
    } catch (IOException e) {
      // Closing streams over memory fails no reading.
      return new Unpacking.Taken(Slice.empty(), null, true);
    }
  }

  private static @Nullable PdfValue first(PdfScan.Stream stream, String name, String shortName) {
    PdfValue value = stream.dictionary().get(name);
    return value == null ? stream.dictionary().get(shortName) : value;
  }

  private static List<PdfValue> list(@Nullable PdfValue value) {
    return value == null
        ? List.of()
        : value instanceof PdfValue.Array(List<PdfValue> items) ? items : List.of(value);
  }

  private static @Nullable InputStream undone(String filter, InputStream in) {
    return switch (filter) {
      case "FlateDecode", "Fl" -> new InflaterInputStream(in);
      case "LZWDecode", "LZW" -> new PdfLzw(in);
      case "ASCIIHexDecode", "AHx" -> new PdfAscii.Hexadecimal(in);
      case "ASCII85Decode", "A85" -> new PdfAscii.Base85(in);
      case "RunLengthDecode", "RL" -> new PdfAscii.Runs(in);
      case "Crypt" -> in;
      default -> null;
    };
  }

  private static InputStream predicted(InputStream in, PdfValue.Dictionary parameters) {
    if (parameters.number("Predictor") < 10) {
      return in;
    }
    long colors = Math.clamp(parameters.number("Colors"), 1, 32);
    long bits = parameters.number("BitsPerComponent");
    long columns = Math.clamp(parameters.number("Columns"), 1, 1 << 20);
    long pixel = colors * (bits < 1 || bits > 16 ? 8 : bits);
    return new PdfPredictor(in, (int) ((columns * pixel + 7) / 8), (int) ((pixel + 7) / 8));
  }
}
