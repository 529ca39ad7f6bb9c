package dev.sekisho.scan;

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Digests of content, in lower-case hexadecimal.
public final class Digests {
  /// The algorithms by their STIX names (STIX 2.1 §10.7 hash-algorithm-ov), which are the JDK's
  /// too.
  public static final List<String> ALGORITHMS = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

  private Digests() {}

  /// The digest of `content`.
  ///
  /// @param algorithm one of {@link #ALGORITHMS}
  public static String hex(Slice content, String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(content.array(), content.offset(), content.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no such digest: " + algorithm, e);
    }
  }

  /// A `hashes` dictionary of which each entry is computed when first asked for.
  static Value hashes(Slice content) {
    Properties hashes = new Properties();
    for (String algorithm : ALGORITHMS) {
      hashes.putLazily(algorithm, () -> new Value.Text(hex(content, algorithm)));
    }
    return new Value.Dictionary(hashes);
  }
}
