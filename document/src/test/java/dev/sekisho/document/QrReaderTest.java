package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.container.Contents;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QrReaderTest {
  private static String codes(byte[] image) {
    return Read.links(Read.one(new QrReader(), image));
  }

  @Test
  void read_codeByQrencode_isText() {
    assertThat(codes(Read.resource("qr.png"))).isEqualTo("http://qr.example/one\n");
  }

  @Test
  void read_lightOnDark_isText() {
    assertThat(codes(Read.resource("qr-inverted.png"))).isEqualTo("http://qr.example/dark\n");
  }

  @Test
  void read_codeInLargerImageOfAnyFormat_isText() throws IOException {
    BufferedImage code = ImageIO.read(new ByteArrayInputStream(Read.resource("qr.png")));
    BufferedImage both = new BufferedImage(2000, 600, BufferedImage.TYPE_INT_RGB);
    both.createGraphics().fillRect(0, 0, 2000, 600);
    both.createGraphics().drawImage(code, 50, 50, 400, 400, null);
    for (String format : new String[] {"png", "jpg", "gif", "bmp"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      assertThat(ImageIO.write(both, format, bytes)).isTrue();

      assertThat(codes(bytes.toByteArray())).as(format).isEqualTo("http://qr.example/one\n");
    }
  }

  @Test
  void read_imageOfHugeSize_isNotDecoded() {
    byte[] png = Read.resource("qr.png");
    Arrays.fill(png, 16, 18, (byte) 0x7f);

    Contents contents = Read.one(new QrReader(), png);

    assertThat(contents.members().getFirst().content().length()).isZero();
    assertThat(contents.members().getFirst().missing()).isNull();
  }

  @Property(tries = 200)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    Read.requireSound(new QrReader(), Read.mutated(Read.resource("qr.png"), random));
  }
}
