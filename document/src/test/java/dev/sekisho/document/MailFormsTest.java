package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.mime.MessageParser;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// TNEF and Outlook messages that others made (NOTICE tells whose). The digests are those of the
/// files that `tnef` 1.4.18 and Apache POI's HSMF 5.5.1 take out of them.
class MailFormsTest {
  private static final Slice TNEF = resource("testWINMAIL.dat");
  private static final Slice MSG = resource("testMSG_att_msg.msg");

  private static Slice resource(String name) {
    return Slice.of(Read.resource(name));
  }

  private static Budget budget() {
    return Budget.of(Limits.standard());
  }

  private static Contents contents(Slice content, Budget budget) {
    ContainerReader reader =
        Documents.of(content).stream()
            .filter(found -> found.name().equals("msg") || found.name().equals("tnef"))
            .findFirst()
            .orElseThrow();
    return reader.read(content, Opening.of(budget));
  }

  private static Member mail(Slice content) {
    return contents(content, budget()).members().getFirst();
  }

  private static Entity parsed(Slice content) {
    return MessageParser.parse(mail(content).content(), budget());
  }

  private static String field(Entity message, String name) {
    Header header = message.headers().first(name);
    return header == null ? "" : header.text();
  }

  @Test
  void tnef_ofOutlook_isTheBodyOfItsMessageWithItsFiles() {
    Entity message = parsed(TNEF);
    assertThat(mail(TNEF).role()).isEqualTo(Member.Role.BODY);
    assertThat(message.parts())
        .extracting(part -> part.fileNames().stream().findFirst().orElse(""))
        .containsExactly("", "quick.doc", "quick.html", "quick.pdf", "quick.txt", "quick.xml");
    assertThat(message.parts())
        .extracting(part -> Read.sha256(part.content()))
        .containsExactly(
            "81f0340e47351ec2472303af15d31381169b0d9caad489d4b24383eb727671a0",
            "1240639edc264abf046523eed4bd0a154b0c4e487a9ec8b74be9d0c51b7de124",
            "5e7daab0b3edcfeec62bbde2371c95fc4fe7099469448abcee94cd49ffba072e",
            "263bea348ce44185f191b32efee29be44ef7ef7cc45ed32b9ae6753b1103d7d0",
            "becf39adaa5a3526600ed1d443b5fd382e9879c219a08d183c0660382c59fb56",
            "cc1704ac3bf0c4b83388c4e1912bbca08cc4dadcfc551521112b55794770a20c");
  }

  @Test
  void msg_ofOutlook_isAMessageWithItsFilesAndMessages() {
    Entity message = parsed(MSG);
    assertThat(mail(MSG).role()).isEqualTo(Member.Role.MESSAGE);
    assertThat(mail(MSG).missing()).isNull();
    assertThat(field(message, "Subject")).isEqualTo("test email");
    assertThat(field(message, "To")).contains("Nick Booth");
    assertThat(message.parts()).hasSize(3);
    assertThat(message.parts().getFirst().parts())
        .extracting(Entity::mediaType)
        .containsExactly("text/plain", "text/rtf", "text/html");
    Entity attached = message.parts().get(1).parts().getFirst();
    assertThat(attached.isMessage()).isTrue();
    assertThat(field(attached, "Subject")).isEqualTo("Test Attachment");
    Entity file = message.parts().get(2);
    assertThat(file.fileNames().getFirst()).isEqualTo("smbprn.00009008.KdcPjl.pdf");
    assertThat(Read.sha256(file.content()))
        .isEqualTo("1bd629440fff7a30e340c95e51f2732f239ff7115be211aaa23ba498d0f1b208");
  }

  @Test
  void msg_fieldsOfTransport_areKept() {
    Entity message = parsed(resource("testMSG.msg"));
    assertThat(message.headers().named("Received")).isNotEmpty();
    assertThat(field(message, "Subject")).isNotEmpty();
    assertThat(message.headers().named("Subject")).hasSize(1);
    assertThat(message.headers().named("From")).hasSize(1);
  }

  @Test
  void msg_text_isWhatItsRtfHides() {
    Entity bodies = parsed(MSG).parts().getFirst();
    assertThat(bodies.parts().getLast().text())
        .contains("<body lang=EN-US")
        .doesNotContain("\\htmltag");
  }

  @Test
  void tnef_cutOffInAnAttachment_keepsWhatIsThereAndSaysSo() {
    Member member = mail(TNEF.part(0, 40_000));
    Entity message = MessageParser.parse(member.content(), budget());
    assertThat(Objects.requireNonNull(member.missing()).cause()).isEqualTo(Cause.DAMAGED);
    assertThat(message.parts().get(1).fileNames().getFirst()).isEqualTo("quick.doc");
  }

  @Test
  void tnef_wrongChecksum_isADefect() {
    byte[] bytes = TNEF.toArray();
    bytes[bytes.length - 1]++;
    assertThat(contents(Slice.of(bytes), budget()).defects())
        .extracting(Defect::code)
        .containsExactly("tnef.checksum");
  }

  @Test
  void msg_damaged_isNotClean() {
    Member member = mail(Slice.of(scrambled(MSG, 1)));
    member.content();
    assertThat(Objects.requireNonNull(member.missing()).cause()).isEqualTo(Cause.DAMAGED);
  }

  /// The file with the head that leads to its sectors overwritten.
  private static byte[] scrambled(Slice file, int value) {
    byte[] bytes = file.toArray();
    for (int i = 28; i < 76; i++) {
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  @Test
  void read_littleBudget_isALimit() {
    for (Slice file : List.of(TNEF, MSG)) {
      Budget budget = Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, 2_000));
      Member member = contents(file, budget).members().getFirst();
      assertThat(member.content().length()).isLessThanOrEqualTo(2_000);
      assertThat(Objects.requireNonNull(member.missing()).cause()).isEqualTo(Cause.LIMIT);
    }
  }

  @Property(tries = 200)
  void tnef_damagedAnywhere_neverThrows(
      @ForAll @IntRange(max = 66_000) int at, @ForAll byte value, @ForAll boolean cut) {
    readsDamaged(TNEF, at, value, cut);
  }

  @Property(tries = 200)
  void msg_damagedAnywhere_neverThrows(
      @ForAll @IntRange(max = 71_000) int at, @ForAll byte value, @ForAll boolean cut) {
    readsDamaged(MSG, at, value, cut);
  }

  private static void readsDamaged(Slice file, int at, byte value, boolean cut) {
    byte[] bytes = file.toArray();
    bytes[at] = value;
    Slice damaged = cut ? Slice.of(bytes).part(0, at) : Slice.of(bytes);
    for (ContainerReader reader : Documents.of(damaged)) {
      Budget budget = budget();
      for (Member member : reader.read(damaged, Opening.of(budget)).members()) {
        assertThat(member.content().length()).isLessThan(1 << 20);
        MessageParser.parse(member.content(), budget);
      }
    }
  }
}
