package dev.sekisho.draft;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import dev.sekisho.document.Documents;
import dev.sekisho.document.Library;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Makes blocks of the text of a PDF file, page by page.
///
/// The library decodes streams without a bound. So every stream is decoded by a reader of ours
/// first, within the budget, and only a file whose streams all fit is handed to it; the operators
/// that it runs then are counted.
final class PdfPage {
  private PdfPage() {}

  static void read(byte[] bytes, Blocks blocks, Budget budget) throws PageReader.Unreadable {
    if (!fits(bytes, budget)) {
      throw new PageReader.Unreadable(Refusal.OVER_LIMIT);
    }
    Library.quiet();
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PdfLines lines = new PdfLines(budget);
      for (int page = 1; page <= document.getNumberOfPages() && blocks.complete(); page++) {
        TextLayout.lay(lines.of(document, page), blocks);
        if (!lines.complete()) {
          blocks.stop();
        }
      }
    } catch (InvalidPasswordException e) {
      throw new PageReader.Unreadable(Refusal.ENCRYPTED);
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      if (blocks.all().isEmpty()) {
        throw new PageReader.Unreadable(Refusal.DAMAGED);
      }
      blocks.stop();
    }
  }

  /// True if every stream of the file could be decoded within the budget.
  private static boolean fits(byte[] bytes, Budget budget) {
    Slice content = Slice.of(bytes);
    for (ContainerReader reader : Documents.of(content)) {
      if (reader.name().equals("pdf")) {
        for (Member member : reader.read(content, Opening.of(budget)).members()) {
          member.content();
        }
      }
    }
    return budget.met().stream().noneMatch(PdfPage::bounds) && budget.inTime();
  }

  private static boolean bounds(Limit limit) {
    return switch (limit) {
      case UNPACKED_BYTES, RATIO, MEMBERS, DEPTH, TIME -> true;
      default -> false;
    };
  }
}
