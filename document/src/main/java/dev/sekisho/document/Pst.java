package dev.sekisho.document;

import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacked;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One Outlook store (PST, OST) as the library reads it, with its failures as values.
///
/// Source: MS-PST. What is encrypted as the format itself offers it is read; a password, which is
/// no key but a wish, is not asked for.
final class Pst {
  private static final byte[] MAGIC = {'!', 'B', 'D', 'N'};

  /// The library keeps tables for all files that it fills as it goes.
  private static final ReentrantLock LIBRARY = new ReentrantLock();

  private final PstContent content;
  private final @Nullable PSTFile file;

  Pst(PstContent content) {
    this.content = content;
    this.file = read(() -> new PSTFile(content));
  }

  /// True if something starts as a store does.
  static boolean isPst(Slice head) {
    return head.startsWith(MAGIC, 0);
  }

  /// Something that the library does.
  interface Call<T> {
    @Nullable T get() throws PSTException, IOException;
  }

  /// What a call gives; null if the library fails, which it says by any of these: also by a claim
  /// of more memory than there is, and by going in circles.
  static <T> @Nullable T read(Call<T> call) {
    LIBRARY.lock();
    try {
      return call.get();
    } catch (PSTException
        | IOException
        | RuntimeException
        | StackOverflowError
        | OutOfMemoryError e) {
      return null;
    } finally {
      LIBRARY.unlock();
    }
  }

  /// The file; null if it cannot be read as a store.
  @Nullable PSTFile file() {
    return file;
  }

  PstContent content() {
    return content;
  }

  /// Why something could not be read.
  Missing why() {
    Missing known = content.missing();
    return known == null ? new Missing(Cause.DAMAGED, "pst") : known;
  }

  /// The message of an identifier, in RFC 5322 form.
  Unpacked message(long id, Budget budget) {
    content.begin(budget);
    PSTFile store = file;
    PSTObject found =
        store == null ? null : read(() -> PSTObject.detectAndLoadPSTObject(store, id));
    return found instanceof PSTMessage message
        ? new MapiWriter(budget).write(new PstMail(this, budget).read(message))
        : Unpacked.nothing(why());
  }
}
