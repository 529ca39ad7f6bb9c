package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Reads UDF images, also those that are ISO 9660 images at the same time.
///
/// Source: ECMA-167 (3rd edition), UDF 1.02 to 2.01. Virtual, sparable and metadata partitions (UDF
/// 1.50 on rewritable media, 2.50) are not read.
final class UdfReader implements ContainerReader {
  private static final byte[] NSR = {'N', 'S', 'R', '0'};
  private static final byte[] BEGIN = {'B', 'E', 'A', '0', '1'};
  private static final int MOST_DESCRIPTORS = 64;

  @Override
  public String name() {
    return "udf";
  }

  @Override
  public boolean recognises(Slice content) {
    int at = IsoReader.FIRST_DESCRIPTOR;
    for (int i = 0; i < MOST_DESCRIPTORS; i++, at += IsoReader.SECTOR) {
      if (content.startsWith(NSR, at + 1)) {
        return true;
      }
      if (!IsoReader.isDescriptor(content, at) && !content.startsWith(BEGIN, at + 1)) {
        return false;
      }
    }
    return false;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    return new UdfListing(content, opening.budget()).list();
  }
}
