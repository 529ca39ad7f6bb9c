package dev.sekisho.document;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/// Opens encrypted PDF files: with the empty password, as any viewer does, and the words given.
final class PdfEncryption {
  private static final int MOST_TRIED = 20;

  /// Larger ones stay closed: the library holds several copies of one.
  private static final int LARGEST = 16 << 20;

  private PdfEncryption() {}

  /// The same file without encryption; null if no password opens it, or it is damaged.
  static @Nullable Slice opened(Slice pdf, Opening opening) {
    if (pdf.length() > LARGEST || pdf.length() > opening.budget().left(Limit.UNPACKED_BYTES)) {
      return null;
    }
    Library.quiet();
    byte[] bytes = pdf.toArray();
    for (String password : passwords(opening)) {
      if (!opening.budget().inTime()) {
        return null;
      }
      try (PDDocument document = Loader.loadPDF(bytes, password)) {
        document.setAllSecurityToBeRemoved(true);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        document.save(plain, CompressParameters.NO_COMPRESSION);
        return Slice.of(plain.toByteArray());
      } catch (InvalidPasswordException e) {
        // The next one may be right.
      } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError e) {
        // The library reports damage by the first three, all of content alone; by the last that a
        // file is encrypted for keys, for which it needs a further library.
        return null;
      }
    }
    return null;
  }

  private static List<String> passwords(Opening opening) {
    List<String> passwords = new ArrayList<>(List.of(""));
    passwords.addAll(opening.passwords().get());
    return passwords.subList(0, Math.min(passwords.size(), MOST_TRIED));
  }
}
