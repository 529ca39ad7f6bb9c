package dev.sekisho.document;

import dev.sekisho.container.Unpacked;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Content that is unpacked when first asked for, and kept.
final class Once implements Supplier<Unpacked> {
  private final Supplier<Unpacked> unpacking;
  private @Nullable Unpacked unpacked;

  Once(Supplier<Unpacked> unpacking) {
    this.unpacking = unpacking;
  }

  @Override
  public Unpacked get() {
    if (unpacked == null) {
      unpacked = unpacking.get();
    }
    return unpacked;
  }
}
