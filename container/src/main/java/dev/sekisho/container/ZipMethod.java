package dev.sekisho.container;

/// Compression methods of ZIP (APPNOTE §4.4.5).
final class ZipMethod {
  static final int STORED = 0;
  static final int SHRINK = 1;
  static final int IMPLODE = 6;
  static final int DEFLATE = 8;
  static final int DEFLATE64 = 9;
  static final int BZIP2 = 12;
  static final int LZMA = 14;
  static final int ZSTD_OLD = 20;
  static final int ZSTD = 93;
  static final int XZ = 95;
  static final int AES = 99;

  private ZipMethod() {}

  static String name(int method) {
    return switch (method) {
      case STORED -> "stored";
      case SHRINK -> "shrink";
      case IMPLODE -> "implode";
      case DEFLATE -> "deflate";
      case DEFLATE64 -> "deflate64";
      case BZIP2 -> "bzip2";
      case LZMA -> "lzma";
      case ZSTD, ZSTD_OLD -> "zstd";
      case XZ -> "xz";
      default -> "method " + method;
    };
  }

  static boolean read(int method) {
    return switch (method) {
      case STORED, SHRINK, IMPLODE, DEFLATE, DEFLATE64, BZIP2, LZMA, ZSTD, ZSTD_OLD, XZ -> true;
      default -> false;
    };
  }

  /// True if APPNOTE assigns the number at all.
  static boolean known(int method) {
    return method <= 20 || (method >= 92 && method <= AES);
  }
}
