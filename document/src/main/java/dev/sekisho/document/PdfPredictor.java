package dev.sekisho.document;

import java.io.IOException;
import java.io.InputStream;

/// Undoes the predictors of PNG (PNG specification §9), which PDF uses as well: rows of bytes, each
/// behind the number of its predictor.
final class PdfPredictor extends InputStream {
  private final InputStream in;
  private final int pixel;
  private byte[] row;
  private byte[] above;
  private int at;
  private int length;

  /// @param width bytes in a row
  /// @param pixel bytes in a pixel
  PdfPredictor(InputStream in, int width, int pixel) {
    this.in = in;
    this.pixel = pixel;
    this.row = new byte[width];
    this.above = new byte[width];
  }

  @Override
  public int read() throws IOException {
    if (at == length && !next()) {
      return -1;
    }
    return row[at++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (at == length && !next()) {
      return -1;
    }
    int taken = Math.min(count, length - at);
    System.arraycopy(row, at, target, offset, taken);
    at += taken;
    return taken;
  }

  private boolean next() throws IOException {
    int predictor = in.read();
    if (predictor < 0) {
      return false;
    }
    byte[] last = above;
    above = row;
    row = last;
    length = in.readNBytes(row, 0, row.length);
    at = 0;
    for (int i = 0; i < length; i++) {
      int left = i < pixel ? 0 : row[i - pixel] & 0xff;
      int up = above[i] & 0xff;
      int corner = i < pixel ? 0 : above[i - pixel] & 0xff;
      row[i] += (byte) predicted(predictor, left, up, corner);
    }
    return length > 0;
  }

  private static int predicted(int predictor, int left, int up, int corner) {
    return switch (predictor) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      case 4 -> nearest(left, up, corner);
      default -> 0;
    };
  }

  private static int nearest(int left, int up, int corner) {
    int estimate = left + up - corner;
    int toLeft = Math.abs(estimate - left);
    int toUp = Math.abs(estimate - up);
    int toCorner = Math.abs(estimate - corner);
    return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
  }
}
