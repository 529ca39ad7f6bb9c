package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Reads 7z archives.
///
/// Source: `7zFormat.txt` and `Methods.txt` of the LZMA SDK. PPMd is not read, nor are methods that
/// 7-Zip itself does not write (docs/decisions/0006-7z.md).
final class SevenZipReader implements ContainerReader {
  private static final byte[] SIGNATURE = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c};

  @Override
  public String name() {
    return "7z";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(SIGNATURE, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    return new SevenZipListing(content, opening).list();
  }
}
