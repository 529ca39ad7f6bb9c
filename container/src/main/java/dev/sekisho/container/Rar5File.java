package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the header of a file in a RAR 5 archive says.
///
/// @param size bytes of the content; -1 if not said
/// @param method 0 for stored
/// @param version of the compression: 0 for RAR 5, 1 for RAR 7
/// @param source what it is a link to or a copy of; null if it has content of its own
record Rar5File(
    boolean directory,
    long size,
    @Nullable Instant modified,
    @Nullable Long crc32,
    int method,
    int version,
    List<String> names,
    boolean encrypted,
    @Nullable Source source) {
  /// The other file that stands for the content.
  ///
  /// @param shared true if that is a member before this one: a hard link or a copy
  record Source(boolean shared, String name) {}

  private static final int ENCRYPTION = 1;
  private static final int REDIRECTION = 5;
  private static final int HARD_LINK = 4;

  static Rar5File of(Rar5Header header) {
    Rar5Bytes in = new Rar5Bytes(header.fields(), 0);
    long flags = in.vint();
    long size = in.vint();
    in.vint();
    Instant modified = (flags & 2) != 0 ? Instant.ofEpochSecond(in.u32()) : null;
    Long crc32 = (flags & 4) != 0 ? (Long) in.u32() : null;
    long compression = in.vint();
    in.vint();
    Slice name = in.part(in.vint());
    return new Rar5File(
        (flags & 1) != 0,
        (flags & 8) != 0 ? -1 : size,
        modified,
        crc32,
        (int) (compression >> 7 & 7),
        (int) (compression & 0x3f),
        RawNames.of(name, true),
        header.extra(ENCRYPTION) != null,
        source(header.extra(REDIRECTION)));
  }

  private static @Nullable Source source(@Nullable Slice record) {
    if (record == null) {
      return null;
    }
    Rar5Bytes in = new Rar5Bytes(record, 0);
    long type = in.vint();
    in.vint();
    return new Source(type >= HARD_LINK, in.part(in.vint()).text(StandardCharsets.UTF_8));
  }
}
