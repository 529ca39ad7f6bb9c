package dev.sekisho.host;

import dev.sekisho.bytes.Slice;
import dev.sekisho.scan.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the bytes of files of a host.
final class FileContent {
  private static final int BLOCK = 1 << 16;

  private final WalkControl control;

  FileContent(WalkControl control) {
    this.control = control;
  }

  /// Digests of a file in one reading, in lower-case hexadecimal.
  ///
  /// @param algorithms some of {@link Digests#ALGORITHMS}
  Map<String, String> digests(Path file, List<String> algorithms) throws IOException {
    Map<String, MessageDigest> digests = new LinkedHashMap<>();
    algorithms.forEach(algorithm -> digests.put(algorithm, digest(algorithm)));
    byte[] block = new byte[BLOCK];
    try (InputStream in = open(file)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        for (MessageDigest digest : digests.values()) {
          digest.update(block, 0, read);
        }
        control.read(read);
      }
    }
    Map<String, String> found = new LinkedHashMap<>();
    digests.forEach((name, digest) -> found.put(name, HexFormat.of().formatHex(digest.digest())));
    return found;
  }

  /// The first bytes of a file, at most `most`.
  Slice start(Path file, int most) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(most);
      control.read(bytes.length);
      return Slice.of(bytes);
    }
  }

  /// Opens a file on a disk or in a ZIP, and no link.
  static InputStream open(Path file) throws IOException {
    // A ZIP has no links, and its file system refuses to be asked for that.
    boolean links = file.getFileSystem().equals(FileSystems.getDefault());
    return links
        ? Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
        : Files.newInputStream(file);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no such digest: " + algorithm, e);
    }
  }
}
