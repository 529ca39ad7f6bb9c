package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The plausible readings of a member's name.
///
/// Source: APPNOTE §4.4.4 (bit 11), §4.6.9 (Unicode Path), appendix D.
final class ZipNames {
  private static final int UNICODE_PATH = 0x7075;

  private ZipNames() {}

  /// All readings of the headers' names, the most plausible first, none twice.
  static List<String> of(List<ZipHeader> headers) {
    Set<String> names = new LinkedHashSet<>();
    for (ZipHeader header : headers) {
      String unicode = unicodePath(header);
      if (unicode != null) {
        names.add(unicode);
      }
      RawNames.add(header.name(), header.utf8(), names);
    }
    return RawNames.endedAtNul(names);
  }

  /// The name in the Unicode Path field, if it still belongs to the name in the header.
  private static @Nullable String unicodePath(ZipHeader header) {
    Slice field = header.field(UNICODE_PATH);
    if (field.length() < 5 || field.at(0) != 1) {
      return null;
    }
    CRC32 crc = new CRC32();
    crc.update(header.name().array(), header.name().offset(), header.name().length());
    return crc.getValue() == u32(field, 1)
        ? RawNames.decode(field.from(5), StandardCharsets.UTF_8)
        : null;
  }
}
