package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Reads LHA archives, LArc's and PMarc's among them: names and sizes of all members, content where
/// it is stored.
///
/// Source: the header levels 0 to 3 as LHA for UNIX documents them in `header.doc.md`.
final class LhaReader implements ContainerReader {
  @Override
  public String name() {
    return "lha";
  }

  @Override
  public boolean recognises(Slice content) {
    LhaHeader header = LhaHeader.at(content, 0);
    return header != null && header.valid();
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    return new LhaListing(content, opening.budget()).list();
  }
}
