package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Passwords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PdfReaderTest {
  private static final String CLAM_EXE =
      "71e7b604d18aefd839e51a39c88df8383bb4c071dc31f87f00a2b5df580d4495";

  private static Contents read(byte[] file) {
    return Read.one(new PdfReader(), file);
  }

  private static Contents read(String objects) {
    return Read.one(new PdfReader(), "%PDF-1.4\n" + objects);
  }

  /// A file whose one stream has this dictionary and data.
  private static String stream(String dictionary, String data) {
    return read("1 0 obj <<%s>> stream\n%s\nendstream endobj".formatted(dictionary, data))
        .members()
        .getFirst()
        .content()
        .latin1();
  }

  private static String deflated(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Read.text(bytes.toByteArray());
  }

  @Test
  void read_attachmentOfClamav_isMember() {
    Contents contents = read(Read.debian("clamav-testfiles/clam.pdf"));

    assertThat(Read.sha256(Read.member(contents, "clam.exe"))).isEqualTo(CLAM_EXE);
  }

  @Test
  void read_objectStreamsByQpdf_attachmentLinksAndText() {
    Contents contents = read(Read.resource("attached.pdf"));

    assertThat(Read.member(contents, "inert.txt").content().latin1()).isEqualTo("inert attachment");
    assertThat(Read.links(contents))
        .contains("http://link.example/target")
        .contains("See http://shown.example/page");
    assertThat(contents.missing()).isNull();
    assertThat(contents.defects()).isEmpty();
  }

  @Test
  void read_encryptedWithoutPassword_isOpened() {
    Contents contents = read(Read.resource("encrypted-empty.pdf"));

    assertThat(Read.member(contents, "inert.txt").content().latin1()).isEqualTo("inert attachment");
    assertThat(Read.links(contents)).contains("http://link.example/target");
    assertThat(contents.defects()).extracting("code").containsExactly("container.decrypted");
  }

  @Test
  void read_encryptedWithGivenPassword_isOpened() {
    Opening opening =
        new Opening(Budget.of(Limits.standard()), Passwords.listed(List.of("x", "open sesame")));

    Contents contents =
        new PdfReader().read(Slice.of(Read.resource("encrypted-user.pdf")), opening);

    assertThat(Read.member(contents, "inert.txt").content().latin1()).isEqualTo("inert attachment");
  }

  @Test
  void read_encryptedWithUnknownPassword_isMissing() {
    assertThat(Read.missing(read(Read.resource("encrypted-unknown.pdf"))).cause())
        .isEqualTo(Cause.ENCRYPTED);
  }

  @Test
  void read_filters_areUndone() {
    assertThat(stream("/Filter /ASCIIHexDecode", "68 65 6c6C 6f>")).isEqualTo("hello");
    assertThat(stream("/Filter [/A85]", "87cURDZ~>")).isEqualTo("Hello");
    assertThat(stream("/Filter /RunLengthDecode", "\1he\377l\0o\200")).isEqualTo("hello");
    assertThat(stream("/Filter /Fl#61teDecode", deflated("hello"))).isEqualTo("hello");
    assertThat(stream("/Filter [/AHx /FlateDecode]", hex(deflated("hello")) + ">"))
        .isEqualTo("hello");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// The example of ISO 32000-2 §7.4.4.2.
  @Test
  void read_lzwOfTheStandard_isDecoded() {
    assertThat(stream("/Filter [/AHx /LZWDecode]", "800B6050220C0C8501>")).isEqualTo("-----A---B");
  }

  @Test
  void read_predictors_areUndone() {
    String rows = "\0abc" + "\1d\1\1" + "\2\1\0\0";

    assertThat(
            stream(
                "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 3 >>", deflated(rows)))
        .isEqualTo("abcdefeef");
  }

  @Test
  void read_imageFilter_leavesTheImage() {
    assertThat(stream("/Filter /DCTDecode", "a picture")).startsWith("a picture");
  }

  @Test
  void read_lengthThatLies_endsAtEndstream() {
    assertThat(stream("/Length 3", "hello")).isEqualTo("hello\n");
  }

  @Test
  void read_brokenStream_isReadAsFarAsItGoes() {
    String whole = deflated("hello ".repeat(500));
    Contents contents =
        read(
            "1 0 obj <</Filter/FlateDecode>> stream\n%s\nendstream"
                .formatted(whole.substring(0, whole.length() - 6)));

    assertThat(contents.members().getFirst().content().latin1()).startsWith("hello hello");
    assertThat(contents.members().getFirst().missing()).isNull();
  }

  @Test
  void read_brokenEmbeddedFile_isDamaged() {
    Contents contents =
        read("1 0 obj <</Type/EmbeddedFile/Filter/FlateDecode>> stream\nno\nendstream");

    contents.members().getFirst().content();
    assertThat(Objects.requireNonNull(contents.members().getFirst().missing()).cause())
        .isEqualTo(Cause.DAMAGED);
  }

  @Test
  void read_scripts_areFiles() {
    Contents contents =
        read(
            "1 0 obj <</S/JavaScript/JS(app.alert\\(1\\))>> endobj"
                + " 2 0 obj <</S/JavaScript/JS 3 0 R>> endobj"
                + " 3 0 obj <<>> stream\ncode\nendstream");

    assertThat(Read.member(contents, "script 1.js").content().latin1()).isEqualTo("app.alert(1)");
    assertThat(Read.member(contents, "script 3").content().latin1()).isEqualTo("code\n");
  }

  @Test
  void read_actions_targetsAreLinks() {
    String links =
        Read.links(
            read(
                "1 0 obj <</S/Launch/Win<</F(cmd.exe)/P(http://p.example/)>>>> endobj"
                    + " 2 0 obj <</S/URI/URI 3 0 R>> endobj 3 0 obj <687474703a2f2f752e6578616d706c65>"));

    assertThat(links).contains("cmd.exe", "http://p.example/", "http://u.example");
  }

  @Test
  void read_objectsThatNeverClose_takeBoundedTime() {
    Contents contents = read("1 0 obj (".repeat(20_000));

    assertThat(Read.missing(contents).detail()).isEqualTo(Limit.STEPS.key());
  }

  @Test
  void read_bombs_meetTheBudget() {
    String bomb = deflated("\0".repeat(10_000_000));
    byte[] file =
        ("%PDF-1.4\n1 0 obj <</Filter/FlateDecode>> stream\n" + bomb + "\nendstream")
            .getBytes(StandardCharsets.ISO_8859_1);
    Budget budget = Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, 1000));

    Contents contents = new PdfReader().read(Slice.of(file), Opening.of(budget));

    assertThat(contents.members().getFirst().content().length()).isEqualTo(1000);
    assertThat(contents.members().getFirst().missing()).isNotNull();
  }

  @Property(tries = 300)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    Read.requireSound(new PdfReader(), Read.mutated(Read.resource("attached.pdf"), random));
    Read.requireSound(new PdfReader(), Read.mutated(Read.resource("encrypted-empty.pdf"), random));
  }
}
