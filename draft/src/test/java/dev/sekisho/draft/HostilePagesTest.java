package dev.sekisho.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that are damaged, huge or made to cost much.
class HostilePagesTest {
  static List<Path> pages() {
    return Samples.pages();
  }

  private static Drafting draft(String name, byte[] page, Limits limits) {
    return Drafter.draft(name, page, Budget.of(limits), Samples.NOW);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void draft_ofMutatedPage_isADraftOrRefused(Path page) {
    Random random = new Random(7);
    byte[] whole = Samples.bytes(page);
    String name = String.valueOf(page.getFileName());
    int drafted = 0;
    for (int i = 0; i < 40; i++) {
      byte[] mutated =
          Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
      for (int flips = random.nextInt(30); flips > 0 && mutated.length > 0; flips--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      switch (draft(name, mutated, Limits.standard())) {
        case Drafting.Drafted(var draft) -> {
          drafted++;
          assertThat(draft.csaf()).startsWith("{").contains("\"status\" : \"draft\"");
          assertThat(draft.stix()).contains("\"bundle\"");
        }
        case Drafting.Refused(var refusal) -> assertThat(refusal).isNotNull();
      }
    }
    assertThat(drafted).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>", "<table><tr><td>", "<b>", "<ul><li>", "&amp;", "「", "\"", "(", "a.", "%a%\\b",
            "HKLM\\a", "1.",
        "xn--a.", "https://a", "a@b", "[.]", "0:", "| a ", "> ", "- ", "*a ", "2003年", "MS03-",
            "a b "
      })
  void draft_ofRepeatedPiece_ends(String piece) {
    String text = "件名: a\nx".repeat(1) + piece.repeat(200_000 / piece.length());
    for (String name : List.of("a.html", "a.md", "a.txt")) {
      assertThat(draft(name, bytes(text), Limits.standard())).isNotNull();
    }
  }

  @Test
  void draft_ofMoreBlocksThanAllowed_saysThatItIsIncomplete() {
    String text = "件名: 見本\n\n".repeat(50) + "Subject: example\n\n".repeat(50);
    Drafting drafting = draft("a.txt", bytes(text), Limits.standard().with(Limit.PARTS, 60));
    assertThat(drafting).isInstanceOf(Drafting.Drafted.class);
    assertThat(((Drafting.Drafted) drafting).draft().complete()).isFalse();
    Drafting whole = draft("a.txt", bytes(text), Limits.standard().with(Limit.PARTS, 100));
    assertThat(((Drafting.Drafted) whole).draft().complete()).isTrue();
  }

  @Test
  void draft_ofMoreFactsThanAllowed_saysThatItIsIncomplete() {
    StringBuilder text = new StringBuilder("Indicators\n\n");
    for (int i = 0; i < 100; i++) {
      text.append("host").append(i).append("[.]example\n");
    }
    Drafting drafting =
        draft("a.txt", bytes(text.toString()), Limits.standard().with(Limit.MEMBERS, 10));
    Draft draft = ((Drafting.Drafted) drafting).draft();
    assertThat(draft.complete()).isFalse();
    assertThat(draft.facts()).hasSize(10);
  }

  @Test
  void draft_ofTooManyBytes_isRefused() {
    assertThat(draft("a.txt", bytes("abc"), Limits.standard().with(Limit.MESSAGE_BYTES, 2)))
        .isEqualTo(new Drafting.Refused(Refusal.OVER_LIMIT));
  }

  @Test
  void draft_ofPdfThatUnpacksToMoreThanAllowed_isRefused() throws IOException {
    byte[] bomb = pdf(" ".repeat(4 << 20));
    assertThat(draft("a.pdf", bomb, Limits.standard().with(Limit.UNPACKED_BYTES, 1 << 20)))
        .isEqualTo(new Drafting.Refused(Refusal.OVER_LIMIT));
  }

  @Test
  void draft_ofPdfWhoseFormsCallOneAnother_isBounded() throws IOException {
    byte[] nested = pdf("/F0 Do ".repeat(2_000));
    Limits few = Limits.standard().with(Limit.STEPS, 50_000);
    Drafting drafting = draft("a.pdf", nested, few);
    assertThat(drafting)
        .isIn(new Drafting.Refused(Refusal.NO_TEXT), new Drafting.Refused(Refusal.OVER_LIMIT));
  }

  @Test
  void draft_ofDamagedPdf_saysSo() {
    assertThat(draft("a.pdf", bytes("%PDF-1.7\nnothing"), Limits.standard()))
        .isEqualTo(new Drafting.Refused(Refusal.DAMAGED));
  }

  /// A PDF file of one page with this content stream, which stands as a form on itself too.
  private static byte[] pdf(String content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(bytes(content));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"));
    out.write(bytes("2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"));
    out.write(
        bytes(
            "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
                + "/Resources<</XObject<</F0 5 0 R>>>>>>\nendobj\n"));
    String filter = "/Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n";
    out.write(bytes("4 0 obj\n<<" + filter));
    out.write(packed.toByteArray());
    out.write(bytes("\nendstream\nendobj\n5 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]"));
    out.write(bytes("/Resources<</XObject<</F0 6 0 R>>>>" + filter));
    out.write(packed.toByteArray());
    out.write(bytes("\nendstream\nendobj\n6 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]"));
    out.write(bytes(filter));
    out.write(packed.toByteArray());
    out.write(bytes("\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"));
    return out.toByteArray();
  }
}
