package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What unpacking one member gave.
///
/// @param content the bytes, as many as could be had
/// @param missing why they are not all; null if they are
public record Unpacked(Slice content, @Nullable Missing missing, List<Defect> defects) {
  public Unpacked {
    defects = List.copyOf(defects);
  }

  /// Content that is all there.
  public static Unpacked whole(Slice content) {
    return new Unpacked(content, null, List.of());
  }

  /// Nothing at all, and why.
  public static Unpacked nothing(Missing missing) {
    return new Unpacked(Slice.empty(), missing, List.of());
  }
}
