package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Reads ARJ archives: names, sizes and flags of all members, content where it is stored.
///
/// Source: the technical note `TECHNOTE.TXT` of ARJ. The compression methods 1 to 4 and garbled
/// members are not unpacked.
final class ArjReader implements ContainerReader {
  @Override
  public String name() {
    return "arj";
  }

  @Override
  public boolean recognises(Slice content) {
    ArjHeader header = ArjHeader.at(content, 0);
    return header != null && header.isMain();
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    return new ArjListing(content, opening.budget()).list();
  }
}
