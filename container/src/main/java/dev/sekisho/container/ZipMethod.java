package dev.sekisho.container;

/// Compression methods of ZIP (APPNOTE §4.4.5).
final class ZipMethod {
  static final int STORED = 0;
  static final int DEFLATE = 8;
  static final int DEFLATE64 = 9;
  static final int BZIP2 = 12;
  static final int AES = 99;

  private ZipMethod() {}

  static String name(int method) {
    return switch (method) {
      case STORED -> "stored";
      case DEFLATE -> "deflate";
      case DEFLATE64 -> "deflate64";
      case BZIP2 -> "bzip2";
      default -> "method " + method;
    };
  }

  static boolean read(int method) {
    return method == STORED || method == DEFLATE || method == DEFLATE64 || method == BZIP2;
  }

  /// True if APPNOTE assigns the number at all.
  static boolean known(int method) {
    return method <= 20 || (method >= 92 && method <= AES);
  }
}
