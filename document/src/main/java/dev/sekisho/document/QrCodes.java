package dev.sekisho.document;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import dev.sekisho.bytes.Slice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// The QR codes in one image. Large images are read at a part of their resolution, larger ones not
/// at all; both are decided by their header, before room is made for their pixels.
final class QrCodes {
  private static final int SMALLEST_SIDE = 21;
  private static final long MOST_PIXELS = 40_000_000;
  private static final long KEPT_PIXELS = 1_500_000;
  private static final int HALF_TRANSPARENT = 0x80;

  private QrCodes() {}

  /// The texts of all codes, a line each; empty if there is none.
  static String in(Slice content) {
    Library.quiet();
    try {
      LuminanceSource image = image(content);
      return image == null ? "" : String.join("\n", texts(image));
    } catch (IOException | RuntimeException e) {
      // Decoders of images report damage by either; both come from content alone.
      return "";
    }
  }

  /// The image; null if it is too small for a code, or too large.
  private static @Nullable LuminanceSource image(Slice content) throws IOException {
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(
            new ByteArrayInputStream(content.array(), content.offset(), content.length()))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return image(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static @Nullable LuminanceSource image(ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (Math.min(width, height) < SMALLEST_SIDE || width * height > MOST_PIXELS) {
      return null;
    }
    int step = (int) Math.ceil(Math.sqrt((double) (width * height) / KEPT_PIXELS));
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, parameters);
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < pixels.length; i++) {
      // What is transparent is shown on white.
      pixels[i] = pixels[i] >>> 24 < HALF_TRANSPARENT ? 0xffffffff : pixels[i];
    }
    return new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
  }

  private static Set<String> texts(LuminanceSource source) {
    Set<String> texts = new LinkedHashSet<>(decoded(source));
    if (texts.isEmpty()) {
      // Codes in light on dark.
      texts.addAll(decoded(source.invert()));
    }
    return texts;
  }

  private static Set<String> decoded(LuminanceSource source) {
    Set<String> texts = new LinkedHashSet<>();
    try {
      BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
      Map<DecodeHintType, Object> hints = Map.of(DecodeHintType.TRY_HARDER, true);
      for (Result result : new QRCodeMultiReader().decodeMultiple(bitmap, hints)) {
        texts.add(result.getText());
      }
    } catch (NotFoundException e) {
      // No code is the rule.
    }
    return texts;
  }
}
