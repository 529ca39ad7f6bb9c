package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Reading.Decoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What decoding a content transfer encoding made. RFC 2045 §6.
///
/// @param content the decoded bytes, as far as the budget went
/// @param missing set if it did not go to the end
/// @param others how else a client may decode it; empty where it follows its encoding
record Decoded(
    Slice content, List<Defect> defects, @Nullable Missing missing, List<Decoding> others) {
  Decoded(Slice content, List<Defect> defects, @Nullable Missing missing) {
    this(content, defects, missing, List.of());
  }

  /// Decodes all of `body`; without a copy where nothing is to be done.
  static Decoded of(Slice body, Reading.Encoding encoding, Budget budget) {
    return of(body, encoding, Decoding.ALL, budget);
  }

  /// Decodes `body` as `decoding` says; without a copy where nothing is to be done.
  static Decoded of(Slice body, Reading.Encoding encoding, Decoding decoding, Budget budget) {
    return switch (encoding) {
      case IDENTITY, UNKNOWN -> new Decoded(body, List.of(), null);
      case BASE64 -> Base64Decoder.decode(body, decoding, budget);
      case QUOTED_PRINTABLE -> QuotedPrintableDecoder.decode(body, decoding, budget);
      case UUENCODE -> UuencodeDecoder.decode(body, budget);
    };
  }

  /// Takes `needed` bytes off what may be unpacked, or all that is left if that is less.
  ///
  /// @return how many bytes may be made
  static int take(int needed, Budget budget) {
    long left = budget.left(Limit.UNPACKED_BYTES);
    int taken = (int) Math.min(needed, left);
    budget.spend(Limit.UNPACKED_BYTES, taken);
    if (taken < needed) {
      budget.spend(Limit.UNPACKED_BYTES, needed - taken);
    }
    return taken;
  }

  /// `made` of `needed` bytes.
  static @Nullable Missing cut(int made, int needed) {
    return made < needed ? Missing.of(Limit.UNPACKED_BYTES) : null;
  }
}
