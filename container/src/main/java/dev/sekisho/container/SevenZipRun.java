package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One 7z folder as it is unpacked: its files one behind another, each once, as long as they are
/// asked for in order. Of one that fails, those behind it fail too.
final class SevenZipRun {
  private static final int TRUSTED_SIZE = 1 << 16;
  private static final int TRUSTED_RATIO = 4;

  private final SevenZipStreams.Content content;
  private final List<Slice> packed;
  private final SevenZipLock lock;
  private final Unpacking unpacking;
  private final AtomicReference<@Nullable SevenZipRun> running;
  private SevenZipLock.@Nullable Unlocked unlocked;
  private @Nullable InputStream stream;
  private int next;
  private @Nullable Missing ended;

  /// @param packed its packed streams, in order, as far as they are there
  /// @param running the one folder of the archive that is being unpacked: only that keeps a decoder
  SevenZipRun(
      SevenZipStreams.Content content,
      List<Slice> packed,
      SevenZipLock lock,
      Unpacking unpacking,
      AtomicReference<@Nullable SevenZipRun> running) {
    this.running = running;
    this.content = content;
    this.packed = packed;
    this.lock = lock;
    this.unpacking = unpacking;
  }

  SevenZipStreams.Content content() {
    return content;
  }

  /// How many files there are in it.
  int files() {
    return content.files().size();
  }

  /// The bytes of file number `index` of the folder.
  Unpacked file(int index) {
    if (ended == null && (stream == null || index < next)) {
      open();
    }
    Unpacked unpacked = null;
    while (ended == null && next <= index) {
      unpacked = take(content.files().get(next));
      next++;
    }
    if (ended != null || next == files()) {
      close();
    }
    if (unpacked != null && next == index + 1) {
      return unpacked;
    }
    return Unpacked.nothing(ended == null ? damaged() : ended);
  }

  private void open() {
    SevenZipRun other = running.getAndSet(this);
    if (other != null) {
      other.close();
    }
    if (unlocked == null) {
      unlocked = lock.open(content, packed);
    }
    ended = unlocked.missing();
    next = 0;
    if (ended == null) {
      try {
        stream = lock.decoder(content, packed, unlocked).open();
      } catch (IOException | RuntimeException e) {
        // The libraries report damage by either.
        ended = damaged();
      }
    }
  }

  /// Gives the decoders back.
  private void close() {
    try {
      if (stream != null) {
        stream.close();
      }
    } catch (IOException e) {
      // Decryption may find only now that the data was cut off: what was asked for was there.
    }
    stream = null;
  }

  private Missing damaged() {
    return new Missing(Cause.DAMAGED, content.folder().method());
  }

  private Unpacked take(SevenZipStreams.FileSize file) {
    InputStream from = stream == null ? InputStream.nullInputStream() : stream;
    InputStream in = new SizedStream(from, file.size());
    Unpacking.Taken taken = unpacking.drain(in, capacity(file.size()));
    Missing missing = taken.missing();
    if (missing == null && (taken.broken() || taken.content().length() < file.size())) {
      missing = damaged();
    }
    ended = missing;
    List<Defect> defects = new ArrayList<>();
    if (unlocked != null && unlocked.opened() != null) {
      defects.add(Passwords.decrypted(unlocked.opened()));
    }
    boolean same = file.crc32() == null || Checksums.crc32(taken.content()) == file.crc32();
    if (missing == null && !same) {
      // What is decrypted with a word that is wrong must not pass for what is in the file.
      missing = content.folder().encryption() == null ? null : damaged();
      defects.add(Defect.of("7z.crc"));
    }
    return new Unpacked(taken.content(), missing, defects);
  }

  /// Bytes of its packed streams.
  long packedSize() {
    return packed.stream().mapToLong(Slice::length).sum();
  }

  private int capacity(long size) {
    long trusted = Math.max(TRUSTED_SIZE, TRUSTED_RATIO * packedSize());
    return (int) Math.min(Math.min(size, trusted), Integer.MAX_VALUE - 8);
  }
}
