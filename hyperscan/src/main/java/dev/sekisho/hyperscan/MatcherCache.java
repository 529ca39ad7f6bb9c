package dev.sekisho.hyperscan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Compiled databases in a folder; the bytes are described in docs/formats/matcher-cache.md.
///
/// Native code reads what comes from here, so folder and file must belong to the user this process
/// runs as and be writable by no one else, and a checksum must hold. What fails that, or cannot be
/// read or written, is as if it were not there.
final class MatcherCache {
  private static final int MAGIC = 0x534B_4D43;
  private static final int FORMAT = 1;
  private static final int HASH_BYTES = 32;
  private static final int HEADER_BYTES = 8 + HASH_BYTES + 4;
  private static final int MAX_FILES = 64;
  private static final String SUFFIX = ".skmc";
  private static final int WRITABLE_BY_OTHERS = 0022;

  private final Path folder;

  MatcherCache(Path folder) {
    this.folder = folder;
  }

  /// What is kept of one compilation.
  ///
  /// @param refused numbers of the expressions that are not in the database
  /// @param database serialised
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Entry(List<Integer> refused, byte[] database) {
    Entry {
      refused = List.copyOf(refused);
    }
  }

  /// What names an entry: SHA-256 over all that makes a database what it is.
  static byte[] key(String version, String platform, List<HyperscanCompiler.Pattern> patterns) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, FORMAT));
    update(digest, version);
    update(digest, platform);
    for (HyperscanCompiler.Pattern pattern : patterns) {
      update(digest, pattern.number() + " " + pattern.flags() + " " + pattern.regex());
    }
    return digest.digest();
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has SHA-256", e);
    }
  }

  /// The entry named `key`, if there is one that can be trusted.
  Optional<Entry> read(byte[] key) {
    Path file = file(key);
    try {
      boolean usable = oursAlone(folder) && Files.exists(file) && oursAlone(file);
      return usable ? parse(key, Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException | OutOfMemoryError _) {
      return Optional.empty();
    }
  }

  private Path file(byte[] key) {
    return folder.resolve(HexFormat.of().formatHex(key) + SUFFIX);
  }

  /// True if `path` belongs to the user of this process and no one else may write to it; false
  /// where the file system or the system does not tell.
  private static boolean oursAlone(Path path) throws IOException {
    try {
      var theirs = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
      Object us = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      boolean shut = theirs.get("mode") instanceof Integer mode && (mode & WRITABLE_BY_OTHERS) == 0;
      return shut && us.equals(theirs.get("uid"));
    } catch (UnsupportedOperationException _) {
      return false;
    }
  }

  private static Optional<Entry> parse(byte[] key, byte[] file) {
    int body = file.length - HASH_BYTES;
    if (body < HEADER_BYTES
        || !Arrays.equals(hash(file, body), 0, HASH_BYTES, file, body, file.length)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(file, 0, body);
    byte[] named = new byte[HASH_BYTES];
    boolean known = in.getInt() == MAGIC && in.getInt() == FORMAT;
    in.get(named);
    int refused = in.getInt();
    if (!known || !Arrays.equals(key, named) || refused < 0 || refused > in.remaining() / 4) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < refused; i++) {
      numbers.add(in.getInt());
    }
    byte[] database = new byte[in.remaining()];
    in.get(database);
    return Optional.of(new Entry(numbers, database));
  }

  private static byte[] hash(byte[] bytes, int length) {
    MessageDigest digest = sha256();
    digest.update(bytes, 0, length);
    return digest.digest();
  }

  /// Keeps an entry, and no more than the newest {@link #MAX_FILES} of all.
  void write(byte[] key, Entry entry) {
    try {
      if (!Files.exists(folder)) {
        var owner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
      }
      if (oursAlone(folder)) {
        replace(file(key), bytes(key, entry));
        removeOldest();
      }
    } catch (IOException | UnsupportedOperationException _) {
      // Compiled again next time.
    }
  }

  private static byte[] bytes(byte[] key, Entry entry) {
    int refused = entry.refused.size();
    int body = HEADER_BYTES + refused * Integer.BYTES + entry.database.length;
    ByteBuffer out = ByteBuffer.allocate(body + HASH_BYTES);
    out.putInt(MAGIC).putInt(FORMAT).put(key).putInt(refused);
    entry.refused.forEach(out::putInt);
    out.put(entry.database);
    return out.put(hash(out.array(), body)).array();
  }

  /// Writes beside the file and moves into its place, so that a reader sees all of it or nothing.
  private void replace(Path file, byte[] bytes) throws IOException {
    Path beside = Files.createTempFile(folder, "matcher", ".tmp");
    try {
      Files.write(beside, bytes);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void removeOldest() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(SUFFIX))
              .sorted(Comparator.comparing(MatcherCache::written).reversed())
              .toList();
    }
    for (Path file : files.subList(Math.min(MAX_FILES, files.size()), files.size())) {
      Files.deleteIfExists(file);
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return FileTime.fromMillis(0);
    }
  }
}
