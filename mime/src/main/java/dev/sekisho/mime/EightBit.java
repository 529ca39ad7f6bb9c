package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// Bytes beyond ASCII in a header without a charset, which RFC 5322 forbids and RFC 6532 allows as
/// UTF-8 only: clients read them as what they look like, or by a setting of their own.
final class EightBit {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private EightBit() {}

  /// The readings of `bytes` besides that by their looks: as Western text, and as UTF-8 whose
  /// overlong characters count.
  static List<String> others(Slice bytes) {
    List<String> others = new ArrayList<>();
    String overlong = OverlongUtf8.isIn(bytes) ? OverlongUtf8.decode(bytes) : "";
    if (!overlong.isEmpty() && overlong.indexOf('\ufffd') < 0) {
      others.add(overlong.strip());
    }
    others.add(bytes.text(WESTERN).strip());
    return others;
  }
}
