package dev.sekisho.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Builds archives for tests, honest ones and others.
final class ZipBytes {
  /// Fields of one header, to be forged at will; name and extra field as ISO 8859-1.
  record Fields(
      String name,
      int flags,
      int method,
      long crc,
      long packed,
      long size,
      String extra,
      long offset) {
    Fields name(String value) {
      return new Fields(value, flags, method, crc, packed, size, extra, offset);
    }

    Fields flags(int value) {
      return new Fields(name, value, method, crc, packed, size, extra, offset);
    }

    Fields method(int value) {
      return new Fields(name, flags, value, crc, packed, size, extra, offset);
    }

    Fields crc(long value) {
      return new Fields(name, flags, method, value, packed, size, extra, offset);
    }

    Fields packed(long value) {
      return new Fields(name, flags, method, crc, value, size, extra, offset);
    }

    Fields size(long value) {
      return new Fields(name, flags, method, crc, packed, value, extra, offset);
    }

    Fields extra(String value) {
      return new Fields(name, flags, method, crc, packed, size, value, offset);
    }

    Fields offset(long value) {
      return new Fields(name, flags, method, crc, packed, size, extra, value);
    }
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Fields> central = new ArrayList<>();

  /// An archive by java.util.zip; names and contents alternate.
  static byte[] of(String... namesAndContents) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] deflate(byte[] content) {
    var out = new ByteArrayOutputStream();
    var deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] chunk = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    deflater.end();
    return out.toByteArray();
  }

  static long crc(byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static Fields stored(String name, byte[] content) {
    return new Fields(name, 0, 0, crc(content), content.length, content.length, "", 0);
  }

  static Fields deflated(String name, byte[] content, byte[] packed) {
    return new Fields(name, 0, 8, crc(content), packed.length, content.length, "", 0);
  }

  int position() {
    return out.size();
  }

  ZipBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  ZipBytes raw(String text) {
    return raw(latin1(text));
  }

  /// A local header with its data, and the same in the directory.
  ZipBytes member(Fields fields, byte[] data) {
    return member(fields, data, UnaryOperator.identity());
  }

  /// A local header with its data, and in the directory what `forge` makes of it.
  ZipBytes member(Fields fields, byte[] data, UnaryOperator<Fields> forge) {
    central.add(forge.apply(fields.offset(position())));
    return local(fields).raw(data);
  }

  ZipBytes local(Fields f) {
    byte[] header = new byte[30];
    common(buffer(header).putInt(0x04034b50).putShort((short) 20), f);
    return raw(header).raw(f.name()).raw(f.extra());
  }

  ZipBytes listed(Fields fields) {
    central.add(fields);
    return this;
  }

  /// The archive, with its central directory and end record.
  byte[] end() {
    return end(0, "");
  }

  /// @param shift added to the directory's offset in the end record
  byte[] end(int shift, String comment) {
    int start = position();
    for (Fields f : central) {
      byte[] header = new byte[46];
      ByteBuffer fields = buffer(header).putInt(0x02014b50).putInt(0x0014_0014);
      common(fields, f);
      fields.position(42).putInt((int) f.offset());
      raw(header).raw(f.name()).raw(f.extra());
    }
    int size = position() - start;
    return endRecord(central.size(), size, start + shift, comment).bytes();
  }

  ZipBytes endRecord(int entries, int size, int offset, String comment) {
    byte[] record = new byte[22];
    ByteBuffer end = buffer(record).putInt(0x06054b50).putInt(0);
    end.putShort((short) entries).putShort((short) entries).putInt(size).putInt(offset);
    end.putShort((short) comment.length());
    return raw(record).raw(comment);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private static void common(ByteBuffer header, Fields f) {
    header.putShort((short) f.flags()).putShort((short) f.method());
    header
        .putInt(0x2e8d_5a31)
        .putInt((int) f.crc())
        .putInt((int) f.packed())
        .putInt((int) f.size());
    header.putShort((short) f.name().length()).putShort((short) f.extra().length());
  }

  static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
