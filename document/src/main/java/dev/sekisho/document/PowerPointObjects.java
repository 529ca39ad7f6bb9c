package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.InflaterInputStream;

/// The embedded objects of a PowerPoint document: compound files, a VBA project among them, packed
/// in records of its main stream (MS-PPT §2.10.34, ExOleObjStg).
final class PowerPointObjects {
  private static final int OBJECT = 0x1011;
  private static final int CONTAINER = 0xf;
  private static final int COMPRESSED = 1;

  private PowerPointObjects() {}

  /// Adds the objects found in `stream` to `parts`.
  static void add(Slice stream, Parts parts) {
    Cursor in = new Cursor(stream, 0);
    int count = 0;
    while (in.left() > 0 && !parts.full()) {
      int instance = in.u16();
      int type = in.u16();
      long length = in.u32();
      if ((instance & 0xf) == CONTAINER) {
        continue;
      }
      Slice data = in.take(length);
      if (type == OBJECT) {
        object("object " + ++count, data, instance >> 4 == COMPRESSED, parts);
      }
    }
  }

  private static void object(String name, Slice data, boolean compressed, Parts parts) {
    if (!compressed || data.length() < 4) {
      parts.stored(List.of(name), data, true);
      return;
    }
    Slice packed = data.from(4);
    parts.file(
        name,
        new Cursor(data, 0).u32(),
        () -> {
          Unpacking unpacking = parts.unpacking();
          try (InputStream in =
              new InflaterInputStream(
                  new ByteArrayInputStream(packed.array(), packed.offset(), packed.length()))) {
            return unpacking.drain(in, packed.length()).unpacked("deflate");
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}
