package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Reads ISO 9660 images.
///
/// Source: ECMA-119, the Joliet specification, IEEE P1282 (Rock Ridge). Differs on purpose: the
/// trees of all volume descriptors are read. A file that several of them lead to is one member with
/// several names; one that only some know is a member too.
final class IsoReader implements ContainerReader {
  static final int SECTOR = 2048;
  static final int FIRST_DESCRIPTOR = 16 * SECTOR;
  private static final byte[] SIGNATURE = {'C', 'D', '0', '0', '1'};

  @Override
  public String name() {
    return "iso9660";
  }

  @Override
  public boolean recognises(Slice content) {
    return isDescriptor(content, FIRST_DESCRIPTOR);
  }

  /// True if a volume descriptor is at `at`.
  static boolean isDescriptor(Slice content, int at) {
    return content.startsWith(SIGNATURE, at + 1);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    return new IsoListing(content, opening.budget()).list();
  }
}
