package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Password;
import dev.sekisho.container.Passwords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/// Opens encrypted PDF files: with the empty password, as any viewer does, and the words given.
final class PdfEncryption {
  /// Larger ones stay closed: the library holds several copies of one.
  private static final int LARGEST = 16 << 20;

  private static final Password EMPTY = new Password("", Password.Origin.PROGRAM);

  private PdfEncryption() {}

  /// The same file without encryption; null if no password opens it, or it is damaged.
  ///
  /// @param parts takes by what it was opened, or why it was not
  static @Nullable Slice opened(Slice pdf, Opening opening, Parts parts) {
    if (pdf.length() > LARGEST || pdf.length() > opening.budget().left(Limit.UNPACKED_BYTES)) {
      parts.missing(Cause.ENCRYPTED, "too large");
      return null;
    }
    Library.quiet();
    byte[] bytes = pdf.toArray();
    Passwords.Trial trial = opening.passwords().trial(opening.budget(), bytes.length);
    for (Password word = EMPTY; word != null; word = trial.next()) {
      try (PDDocument document = Loader.loadPDF(bytes, word.text())) {
        document.setAllSecurityToBeRemoved(true);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        document.save(plain, CompressParameters.NO_COMPRESSION);
        if (!word.equals(EMPTY)) {
          opening.passwords().opens(word);
        }
        parts.defect(Passwords.decrypted(word));
        return Slice.of(plain.toByteArray());
      } catch (InvalidPasswordException e) {
        // The next one may be right.
      } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError e) {
        // The library reports damage by the first three, all of content alone; by the last that a
        // file is encrypted for keys, for which it needs a further library.
        parts.missing(Cause.ENCRYPTED, "");
        return null;
      }
    }
    parts.missing(trial.closed());
    return null;
  }
}
