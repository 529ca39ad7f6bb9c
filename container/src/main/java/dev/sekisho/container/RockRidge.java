package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// The fields in the system use area of a directory record, as far as they say what a file is.
///
/// Source: SUSP 1.12 (areas), RRIP 1.12 (`NM`, `CL`), zisofs (`ZF`).
final class RockRidge {
  private static final int MOST_AREAS = 16;

  private final Slice image;
  private final int blockSize;
  private final ByteArrayOutputStream name = new ByteArrayOutputStream();
  private boolean compressed;
  private long movedTo = -1;
  private Slice next = Slice.empty();

  /// @param skip bytes before the first field, as the image says
  RockRidge(Slice image, IsoRecord record, int blockSize, int skip) {
    this.image = image;
    this.blockSize = blockSize;
    Slice area = record.systemUse();
    area = skip <= area.length() ? area.from(skip) : Slice.empty();
    for (int areas = 0; areas < MOST_AREAS && !area.isEmpty(); areas++) {
      next = Slice.empty();
      readArea(area);
      area = next;
    }
  }

  private void readArea(Slice area) {
    int at = 0;
    while (area.length() - at >= 4 && area.at(at + 2) >= 4) {
      int length = Math.min(area.at(at + 2), area.length() - at);
      readField(area.part(at, length));
      at += length;
    }
  }

  private void readField(Slice field) {
    String kind = field.part(0, 2).latin1();
    if (kind.equals("NM") && field.length() > 5) {
      name.writeBytes(field.from(5).toArray());
    } else if (kind.equals("ZF")) {
      compressed = true;
    } else if (kind.equals("CL") && field.length() >= 8) {
      movedTo = u32(field, 4);
    } else if (kind.equals("CE") && field.length() >= 28) {
      next = continuation(field);
    }
  }

  private Slice continuation(Slice field) {
    long start = u32(field, 4) * blockSize + u32(field, 12);
    if (start >= image.length()) {
      return Slice.empty();
    }
    return image.part((int) start, (int) Math.min(u32(field, 20), image.length() - start));
  }

  /// The bytes of the POSIX name; null if there is none.
  @Nullable Slice name() {
    return name.size() == 0 ? null : Slice.of(name.toByteArray());
  }

  /// True if the content is compressed (zisofs).
  boolean compressed() {
    return compressed;
  }

  /// Number of the block of the directory that this entry stands for; -1 if it stands for itself.
  long movedTo() {
    return movedTo;
  }
}
