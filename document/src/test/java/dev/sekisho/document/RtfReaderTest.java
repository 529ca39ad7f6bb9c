package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.container.Contents;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RtfReaderTest {
  private static final String CLAM_EXE =
      "71e7b604d18aefd839e51a39c88df8383bb4c071dc31f87f00a2b5df580d4495";

  private static Contents read(String rtf) {
    return Read.one(new RtfReader(), rtf);
  }

  private static String object(String data) {
    return "{\\rtf1 before{\\object\\objemb{\\*\\objclass Inert}{\\*\\objdata " + data + "}}after}";
  }

  /// An embedded object of class `Inert` with the five bytes `hello`.
  private static String data() {
    return HexFormat.of()
        .formatHex(
            "\1\5\0\0\2\0\0\0\6\0\0\0Inert\0\0\0\0\0\0\0\0\0\5\0\0\0hello"
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void requireHello(String rtf) {
    assertThat(Read.member(read(rtf), "object 1 Inert").content().latin1()).isEqualTo("hello");
  }

  @Test
  void read_packageMadeByWordPad_embeddedFileIsMember() {
    Contents contents = read(Read.text(Read.debian("clamav-testfiles/clam.exe.rtf")));

    assertThat(Read.sha256(Read.member(contents, "Clam.exe"))).isEqualTo(CLAM_EXE);
    assertThat(Read.member(contents, "picture 1").content().length()).isEqualTo(3700);
  }

  @Test
  void read_plainDigits_isObject() {
    requireHello(object(data()));
  }

  @Test
  void read_junkBetweenDigits_isPassedOver() {
    requireHello(object(String.join(" \r\n\t", data().split("(?<=\\G.{3})"))));
    requireHello(object(data().replace("4", "4\\par{\\b}")));
    requireHello(object(data().replace("6", "{\\*\\foo 99}6")));
  }

  @Test
  void read_nestedGroups_areRead() {
    requireHello(object("{" + data() + "}"));
  }

  @Test
  void read_binaryInDigits_isTaken() {
    String digits = data();

    requireHello(object(digits.substring(0, digits.length() - 10) + "\\bin5 hello"));
  }

  @Test
  void read_objectSizeThatLies_isTakenAsFarAsItGoes() {
    Contents contents = read(object(data().replace("0500000068", "ffffff0068")));

    assertThat(Read.member(contents, "object 1 Inert").content().latin1()).isEqualTo("hello");
    assertThat(contents.defects()).extracting("code").containsExactly("rtf.object-size");
  }

  @Test
  void read_field_linkIsText() {
    Contents contents =
        read(
            "{\\rtf1{\\fonttbl Font.example;}{\\field{\\*\\fldinst HYPERLINK \"http://a.example/\"}}}");

    assertThat(Read.links(contents)).contains("http://a.example/").doesNotContain("Font");
  }

  @Test
  void read_template_linkIsText() {
    assertThat(Read.links(read("{\\rtf1{\\*\\template http://b.example/t.dotm}x}")))
        .contains("http://b.example/t.dotm");
  }

  @Test
  void read_unicodeAndQuotedCharacters_areShown() {
    assertThat(Read.links(read("{\\rtf1 \\'68ttp\\u58?//c.example/}")))
        .contains("http://c.example/");
  }

  @Test
  void read_deepNesting_isRead() {
    assertThat(Read.links(read("{\\rtf1" + "{".repeat(100_000) + "deep"))).contains("deep");
  }

  @Property(tries = 500)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] rtf =
        object(data() + "{\\pict 00ff\\bin3 abc}\\u30?").getBytes(StandardCharsets.ISO_8859_1);

    Read.requireSound(new RtfReader(), Read.mutated(rtf, random));
  }
}
