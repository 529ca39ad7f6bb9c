package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.nio.charset.StandardCharsets;

/// Reads PDF (ISO 32000-2): every stream, decoded, is a file, embedded files among them; URIs and
/// the targets of other actions are links, scripts are files, and the text of pages whose fonts
/// encode as ASCII does is text.
///
/// Differs on purpose: objects are found by a pass over the file, not by its cross-reference table
/// (see {@link PdfScan}).
final class PdfReader implements ContainerReader {
  private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_WITHIN = 1024;

  @Override
  public String name() {
    return "pdf";
  }

  @Override
  public boolean recognises(Slice content) {
    int most = Math.min(content.length(), HEADER_WITHIN);
    Slice head = content.part(0, most);
    int at = head.indexOf(HEADER[0], 0);
    while (at >= 0 && !content.startsWith(HEADER, at)) {
      at = head.indexOf(HEADER[0], at + 1);
    }
    return at >= 0;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Parts parts = new Parts(content, opening);
    PdfScan scan = new PdfScan(content, parts);
    scan.scan();
    if (!scan.encrypted()) {
      new PdfListing(scan, parts).list();
      return parts.contents("pdf");
    }
    Slice plain = PdfEncryption.opened(content, opening, parts);
    if (plain != null) {
      PdfScan opened = new PdfScan(plain, parts);
      opened.scan();
      new PdfListing(opened, parts).list();
    }
    return parts.contents("pdf");
  }
}
