package dev.sekisho.container;

/// Methods of 7z.
///
/// Source: `Methods.txt` of the LZMA SDK.
enum SevenZipMethod {
  STORED(0, "stored"),
  DELTA(3, "Delta"),
  X86_AGAIN(4, "BCJ"),
  ARM64(0xa, "ARM64"),
  RISCV(0xb, "RISC-V"),
  LZMA2(0x21, "LZMA2"),
  LZMA(0x030101, "LZMA"),
  X86(0x03030103, "BCJ"),
  BCJ2(0x0303011b, "BCJ2"),
  POWERPC(0x03030205, "PPC"),
  IA64(0x03030401, "IA64"),
  ARM(0x03030501, "ARM"),
  ARM_THUMB(0x03030701, "ARMT"),
  SPARC(0x03030805, "SPARC"),
  DEFLATE(0x040108, "deflate"),
  DEFLATE64(0x040109, "deflate64"),
  BZIP2(0x040202, "bzip2"),
  AES(0x06f10701, "AES"),
  PPMD(0x030401, "PPMd"),
  OTHER(-1, "method");

  private final long id;
  private final String label;

  SevenZipMethod(long id, String label) {
    this.id = id;
    this.label = label;
  }

  static SevenZipMethod of(long id) {
    for (SevenZipMethod method : values()) {
      if (method.id == id) {
        return method;
      }
    }
    return OTHER;
  }

  /// The name, as 7-Zip writes it.
  String label() {
    return label;
  }

  /// True if it is read.
  boolean read() {
    return this != PPMD && this != OTHER;
  }
}
