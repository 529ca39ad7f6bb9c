package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentLineReaderTest {
  private static final String CALENDAR =
      """
      BEGIN:VCALENDAR
      METHOD:REQUEST
      BEGIN:VEVENT
      SUMMARY:Minutes\\, and more
      DESCRIPTION;ALTREP="http://alt.example/a":See http://long.exa
       mple/page\\nand reply
      ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY;FILENAME="run ^'me^'.
       txt":aGFy
       bWxlc3M=
      ATTACH:https://far.example/file.zip
      ATTACH;X-FILENAME=two.txt:data:text/plain;base64,dHdv
      X-ALT-DESC;FMTTYPE=text/html:<html><body><a href="http://html.example/">x</a></body></html>
      ORGANIZER;CN=A:mailto:a@organizer.example
      END:VEVENT
      END:VCALENDAR
      """;

  private static final String CARD =
      """
      BEGIN:VCARD
      VERSION:2.1
      FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E5=90=8D
      item1.URL:http://card.example/
      PHOTO;JPEG;BASE64:
      aGFybWxl
      c3M=

      KEY;ENCODING=b;TYPE=PGP:a2V5
      EMAIL;INTERNET:b@card.example
      END:VCARD
      """;

  private static Contents calendar(String text) {
    return Read.one(ContentLineReader.calendar(), text);
  }

  private static String content(Contents contents, String name) {
    return Read.member(contents, name).content().latin1();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void read_calendar_filesAreMembers(String lineEnd) {
    Contents contents = calendar(CALENDAR.replace("\n", lineEnd));

    assertThat(content(contents, "run \"me\".txt")).isEqualTo("harmless");
    assertThat(content(contents, "two.txt")).isEqualTo("two");
    assertThat(content(contents, "x-alt-desc.html")).startsWith("<html><body><a href=\"http:");
    assertThat(Read.member(contents, "two.txt").role()).isEqualTo(Member.Role.ATTACHMENT);
    assertThat(contents.missing()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void read_calendar_allElseIsText(String lineEnd) {
    assertThat(Read.links(calendar(CALENDAR.replace("\n", lineEnd))))
        .contains("Minutes, and more")
        .contains("See http://long.example/page\nand reply")
        .contains("http://alt.example/a")
        .contains("https://far.example/file.zip")
        .contains("a@organizer.example")
        .doesNotContain("aGFy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void read_card_filesAreMembersAndAllElseText(String lineEnd) {
    Contents contents = Read.one(ContentLineReader.card(), CARD.replace("\n", lineEnd));

    assertThat(content(contents, "photo")).isEqualTo("harmless");
    assertThat(content(contents, "key")).isEqualTo("key");
    assertThat(Read.member(contents, "photo").role()).isEqualTo(Member.Role.FILE);
    assertThat(Read.links(contents))
        .contains("\u540d")
        .contains("http://card.example/")
        .contains("b@card.example")
        .doesNotContain("aGFybWxl");
  }

  @Test
  void read_dataWithJunk_isDecodedAllTheSame() {
    assertThat(
            content(calendar("BEGIN:VCALENDAR\nATTACH;ENCODING=BASE64:aG=Fy!bWxlc3M\n"), "attach"))
        .isEqualTo("harmless");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text about VCALENDAR: none",
        "XBEGIN:VCALENDAR",
        "BEGIN:VTODO\n",
        "ßßßß XBEGIN:VCALENDAR"
      })
  void recognises_otherText_no(String text) {
    assertThat(ContentLineReader.calendar().recognises(Slice.ofLatin1(text))).isFalse();
  }

  @Property(tries = 300)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] file = (CALENDAR + CARD).getBytes(StandardCharsets.UTF_8);
    Read.requireSound(ContentLineReader.calendar(), Read.mutated(file, random));
    Read.requireSound(ContentLineReader.card(), Read.mutated(file, random));
  }
}
