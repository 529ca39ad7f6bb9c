package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The words tried on the encrypted folders of one 7z archive.
///
/// The format has nothing to check a word by: one is right if the first file of the folder unpacks
/// to its stated size and CRC-32. A word that opened something before is taken where that fails, so
/// that damaged content is seen as far as it goes; it then stays a gap.
final class SevenZipLock {
  private static final int STEP = 1 << 16;

  /// What became of a folder.
  ///
  /// @param key the key; empty if it needs none
  /// @param opened the word that opened it; null if it needs none
  /// @param missing why it stays closed; null if it does not
  record Unlocked(Slice key, @Nullable Password opened, @Nullable Missing missing) {}

  private final Opening opening;
  private final long memory;

  /// The last key that was right, what it was made for, and of which word.
  private @Nullable Unlocked last;

  private @Nullable SevenZipKey lastHow;

  /// @param memory how many bytes a decoder may keep
  SevenZipLock(Opening opening, long memory) {
    this.opening = opening;
    this.memory = memory;
  }

  SevenZipDecoder decoder(SevenZipStreams.Content content, List<Slice> packed, Unlocked unlocked) {
    return new SevenZipDecoder(content, packed, unlocked.key(), memory);
  }

  /// Finds the key of a folder.
  ///
  /// @param packed its packed streams, in order, as far as they are there
  Unlocked open(SevenZipStreams.Content content, List<Slice> packed) {
    SevenZipFolder.Coder coder = content.folder().encryption();
    if (coder == null) {
      return new Unlocked(Slice.empty(), null, null);
    }
    SevenZipKey how = SevenZipKey.of(coder.properties());
    if (how == null || content.folder().unread() != null) {
      return closed(new Missing(Cause.ENCRYPTED, "unknown method"));
    }
    Passwords.Trial trial = opening.passwords().trial(opening.budget(), how.cost());
    Unlocked known = last;
    if (known != null && how.sameKey(lastHow) && proves(content, packed, known, trial)) {
      return known;
    }
    Unlocked found = tried(content, packed, how, trial);
    if (found.missing() == null) {
      last = found;
      lastHow = how;
    }
    return found;
  }

  private Unlocked tried(
      SevenZipStreams.Content content, List<Slice> packed, SevenZipKey how, Passwords.Trial trial) {
    Unlocked likely = null;
    for (Password word = trial.next(); word != null; word = trial.next()) {
      Unlocked unlocked = new Unlocked(derived(how, word), word, null);
      if (proves(content, packed, unlocked, trial)) {
        opening.passwords().opens(word);
        return unlocked;
      }
      likely = likely == null && trial.proven(word) ? unlocked : likely;
    }
    return likely == null ? closed(trial.closed()) : likely;
  }

  private static Unlocked closed(Missing missing) {
    return new Unlocked(Slice.empty(), null, missing);
  }

  private static Slice derived(SevenZipKey how, Password word) {
    try {
      return Slice.of(how.derive(word.text()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is in every JDK", e);
    }
  }

  private boolean proves(
      SevenZipStreams.Content content,
      List<Slice> packed,
      Unlocked unlocked,
      Passwords.Trial trial) {
    if (content.files().isEmpty()) {
      return false;
    }
    SevenZipStreams.FileSize first = content.files().getFirst();
    CRC32 crc = new CRC32();
    byte[] some = new byte[STEP];
    long left = first.size();
    long unpaid = 0;
    try (InputStream in = decoder(content, packed, unlocked).open()) {
      while (left > 0) {
        int count = in.read(some, 0, (int) Math.min(STEP, left));
        unpaid += count;
        if (count < 0 || (unpaid >= 1 << 20 && !trial.pay(unpaid))) {
          return false;
        }
        unpaid = unpaid >= 1 << 20 ? 0 : unpaid;
        crc.update(some, 0, count);
        left -= count;
      }
    } catch (IOException | RuntimeException e) {
      // Data of a wrong word is damaged data, which decoders report by either.
      return false;
    }
    return first.crc32() == null
        ? !content.folder().isStored() && first.size() > 0
        : crc.getValue() == first.crc32();
  }
}
