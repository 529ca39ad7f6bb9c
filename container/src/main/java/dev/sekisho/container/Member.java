package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One member of a container: what the container says of it, and its content, unpacked when first
/// asked for and kept. Used by one thread, that of the message's budget.
public final class Member {
  /// What a member is to someone who opens the container.
  public enum Role {
    /// A file.
    FILE,
    /// A file that a mail client shows as one of the message that the container stands in.
    ATTACHMENT,
    /// A message, as RFC 5322 writes it, whatever form it has in the container.
    MESSAGE,
    /// The body of the message that the container stands in, as a MIME entity or a message: what
    /// fields it lacks are those of that message.
    BODY,
    /// Text that is shown when the container is opened, in UTF-8: links are looked for in it.
    TEXT,
    /// One link as it stands in the container, in UTF-8.
    LINK
  }

  /// What the container says of a member; sizes in bytes.
  public record Listing(
      List<String> names,
      long size,
      long packedSize,
      boolean encrypted,
      boolean directory,
      String method,
      @Nullable Instant modified,
      @Nullable Long crc32) {
    public Listing {
      names = List.copyOf(names);
    }

    /// A member of which no more is said than a name and a size.
    ///
    /// @param size bytes of its content; -1 if that is not known before it is read
    public static Listing of(String name, long size) {
      return new Listing(List.of(name), size, -1, false, false, "stored", null, null);
    }
  }

  private final Role role;
  private final Listing listing;
  private final List<Defect> defects;
  private final @Nullable Missing unreadable;
  private final Supplier<Unpacked> unpacking;
  private @Nullable Unpacked unpacked;

  /// @param unreadable why the content cannot be had at all; null if it can be tried
  /// @param unpacking makes the content; called once at most, never where `unreadable` is set
  public Member(
      Role role,
      Listing listing,
      List<Defect> defects,
      @Nullable Missing unreadable,
      Supplier<Unpacked> unpacking) {
    this.role = role;
    this.listing = listing;
    this.defects = List.copyOf(defects);
    this.unreadable = unreadable;
    this.unpacking = unpacking;
  }

  /// A file of which only a name and a size are said.
  ///
  /// @param unpacking makes the content; called once at most
  public static Member file(String name, long size, Supplier<Unpacked> unpacking) {
    return new Member(Role.FILE, Listing.of(name, size), List.of(), null, unpacking);
  }

  /// What it is.
  public Role role() {
    return role;
  }

  /// What the container says of it.
  Listing listing() {
    return listing;
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
