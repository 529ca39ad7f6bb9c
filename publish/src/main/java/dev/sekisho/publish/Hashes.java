package dev.sekisho.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Hash files of documents (CSAF 2.0 §7.1.18): the hash in hexadecimal, two spaces, the file name.
final class Hashes {
  /// The algorithms by the endings of their files.
  static final List<String> ENDINGS = List.of("sha256", "sha512");

  private Hashes() {}

  /// Puts the hash files of the document at `path` in `files`.
  static void put(String path, byte[] document, Map<String, byte[]> files) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (String ending : ENDINGS) {
      String line = of(ending, document) + "  " + name + "\n";
      files.put(path + "." + ending, line.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// The hash of a document, in lower-case hexadecimal.
  ///
  /// @param ending one of {@link #ENDINGS}
  static String of(String ending, byte[] document) {
    try {
      String algorithm = ending.equals("sha256") ? "SHA-256" : "SHA-512";
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
