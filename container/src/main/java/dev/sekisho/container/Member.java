package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One member of an archive: what the archive says of it, and its content, unpacked when first
/// asked for and kept. Used by one thread, that of the archive's budget.
public final class Member {
  /// What the archive says of a member; sizes in bytes.
  record Listing(
      List<String> names,
      long size,
      long packedSize,
      boolean encrypted,
      boolean directory,
      String method,
      @Nullable Instant modified,
      @Nullable Long crc32) {}

  private final Listing listing;
  private final List<Defect> defects;
  private final @Nullable Missing unreadable;
  private final Supplier<Unpacked> unpacking;
  private @Nullable Unpacked unpacked;

  /// @param unreadable why the content cannot be had at all; null if it can be tried
  /// @param unpacking makes the content; called once at most, never where `unreadable` is set
  Member(
      Listing listing,
      List<Defect> defects,
      @Nullable Missing unreadable,
      Supplier<Unpacked> unpacking) {
    this.listing = listing;
    this.defects = List.copyOf(defects);
    this.unreadable = unreadable;
    this.unpacking = unpacking;
  }

  /// Every plausible reading of the name, the most plausible first; at least one, possibly empty
  /// text. Whole paths, as written.
  public List<String> names() {
    return listing.names();
  }

  /// Size of the content as the archive states it, in bytes; possibly a lie; -1 where it does not.
  public long size() {
    return listing.size();
  }

  /// Size in the archive as it states it, in bytes; possibly a lie; -1 where it does not.
  public long packedSize() {
    return listing.packedSize();
  }

  /// True if the content is encrypted.
  public boolean encrypted() {
    return listing.encrypted();
  }

  /// True for a folder's entry without content.
  public boolean directory() {
    return listing.directory();
  }

  /// How it is packed: `stored`, `deflate`, `deflate64`, `bzip2`, else `method N`.
  public String method() {
    return listing.method();
  }

  /// When the file was last changed; null where it is not said. Formats without a time zone are
  /// read as UTC.
  public @Nullable Instant modified() {
    return listing.modified();
  }

  /// CRC-32 of the content as the archive states it; null where it is not said.
  public @Nullable Long crc32() {
    return listing.crc32();
  }

  /// The content, as much of it as can be read; {@link #missing()} says why it is not all.
  ///
  /// The first call unpacks, which spends `UNPACKED_BYTES` and is held to `RATIO` and `TIME`.
  public Slice content() {
    if (unreadable != null) {
      return Slice.empty();
    }
    if (unpacked == null) {
      unpacked = unpacking.get();
    }
    return unpacked.content();
  }

  /// Why the content is not all there, as known so far: ask {@link #content()} first. Null if it is
  /// whole.
  public @Nullable Missing missing() {
    return unpacked == null ? unreadable : unpacked.missing();
  }

  /// What is wrong with the member, as known so far: ask {@link #content()} first.
  public List<Defect> defects() {
    if (unpacked == null || unpacked.defects().isEmpty()) {
      return defects;
    }
    List<Defect> all = new ArrayList<>(defects);
    all.addAll(unpacked.defects());
    return List.copyOf(all);
  }
}
