package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Reads cabinets of Microsoft: names and sizes of all, content where it is stored or MSZIP.
///
/// Source: MS-CAB §2. LZX and Quantum are not unpacked; of a file that lies in several cabinets
/// only the listing is seen.
final class CabReader implements ContainerReader {
  private static final byte[] SIGNATURE = {'M', 'S', 'C', 'F'};

  @Override
  public String name() {
    return "cab";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(SIGNATURE, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    return new CabListing(content, opening.budget()).list();
  }
}
