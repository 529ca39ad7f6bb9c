package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files written as text: uuencode and yEnc.
class TextFormsTest {
  @TempDir Path folder;

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  private static Contents read(byte[] content, Budget budget) {
    List<ContainerReader> readers = Containers.of(Slice.of(content));
    assertThat(readers).hasSize(1);
    return readers.getFirst().read(Slice.of(content), Opening.of(budget));
  }

  private static Contents read(byte[] content) {
    return read(content, Budget.of(Limits.standard()));
  }

  private static Contents read(String text) {
    return read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Missing missing(Member member) {
    member.content();
    return Objects.requireNonNull(member.missing());
  }

  private byte[] made(byte[] content, String... command) throws IOException {
    Files.write(folder.resolve("data.bin"), content);
    return Others.run(folder, command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uuencode data.bin data.bin",
        "uuencode -m data.bin data.bin",
        "uuencode -e data.bin data.bin",
        "uuencode -m -e data.bin data.bin",
        "uuenview -u data.bin",
        "uuenview -y data.bin"
      })
  void read_madeByOthers_isDecoded(String command) throws IOException {
    for (int length : new int[] {1, 2, 3, 44, 45, 46, 5_000}) {
      byte[] content = noise(length);
      Contents contents = read(made(content, command.split(" ")));
      Member member = contents.members().getFirst();
      assertThat(member.role()).isEqualTo(Member.Role.ATTACHMENT);
      assertThat(member.names()).containsExactly("data.bin");
      assertThat(member.content().toArray()).isEqualTo(content);
      assertThat(member.missing()).isNull();
      assertThat(member.defects()).isEmpty();
    }
  }

  @Test
  void uuencode_severalInAText_areFiles() {
    Contents contents =
        read("Hi\n\nbegin 644 a b.zip\n#0V%T\n`\nend\nand\nbegin 600 c\n#0V%T\n`\nend\n");

    assertThat(contents.archive()).isFalse();
    assertThat(contents.members())
        .extracting(file -> file.names() + file.content().latin1() + file.missing())
        .containsExactly("[a b.zip]Catnull", "[c]Catnull");
  }

  @Test
  void uuencode_withoutItsEnd_goesOnToTheNextFile() {
    Contents contents = read("begin 644 a\n#0V%T\nbegin 600 c\n#0V%T\n`\nend\n");

    assertThat(contents.members())
        .extracting(file -> file.content().latin1())
        .containsExactly("Cat", "Cat");
    assertThat(missing(contents.members().getFirst()).cause()).isEqualTo(Cause.DAMAGED);
    assertThat(contents.members().getLast().missing()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin data.bin", "begin  data.bin", "begin 1 data.bin"})
  void uuencode_oddMode_countsWhereAFullLineFollows(String begin) throws IOException {
    byte[] encoded = made(noise(200), "uuencode", "data.bin", "data.bin");
    String text = new String(encoded, StandardCharsets.ISO_8859_1);

    Member member = read(begin + text.substring(text.indexOf('\n'))).members().getFirst();

    assertThat(member.names().getFirst()).endsWith("data.bin");
    assertThat(member.content().toArray()).isEqualTo(noise(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0001\n%s", "\0\u0002\n\n%s"})
  void uuencode_controlCharactersBefore_hideNothing(String text) {
    String file = "begin 644 a\n#0V%T\n`\nend\n";
    assertThat(read(text.formatted(file)).members().getFirst().content().latin1()).isEqualTo("Cat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "X-Junk: 1\n", "one\ntwo\nthree\n"})
  void uuencode_junkBehindBegin_isPassedOver(String junk) throws IOException {
    byte[] encoded = made(noise(200), "uuencode", "data.bin", "data.bin");
    String text = new String(encoded, StandardCharsets.ISO_8859_1);

    Member member = read(text.replaceFirst("\n", "\n" + junk)).members().getFirst();

    assertThat(member.content().toArray()).isEqualTo(noise(200));
  }

  @Test
  void uuencode_spacesCutOffLines_countAsTheZerosTheyWere() {
    Member member = read("begin 644 a\n#0V%T\nM\n`\nend\n").members().getFirst();

    assertThat(member.content().latin1()).isEqualTo("Cat" + "\0".repeat(45));
  }

  @ParameterizedTest
  @CsvSource({
    "'begin 644 a\n'",
    "'begin 12 of us are here\n#0V%T\n'",
    "'begin 644\n#0V%T\n'",
    "'begin 644 a\nand this is a line of text\n'",
    "'so begin 644 a\n#0V%T\n'",
    "'begin with a line\nMany words follow it, and none of them is any data at all, is it?\n'",
    "'=ybegin of no file\n'",
    "'=ybegin line=128 size=3\n'",
    "'text =ybegin line=128 size=3 name=a\n'"
  })
  void read_wordsThatBegin_areNoFiles(String text) {
    assertThat(Containers.of(Slice.ofLatin1(text))).isEmpty();
  }

  /// The parts that `uuenview` makes of some content.
  private List<String> parts(byte[] content) throws IOException {
    made(content, "uuenview", "-y", "-200", "-o", "data.bin");
    List<String> parts = new ArrayList<>();
    for (int i = 1; Files.exists(folder.resolve("data.%03d".formatted(i))); i++) {
      parts.add(
          Files.readString(folder.resolve("data.%03d".formatted(i)), StandardCharsets.ISO_8859_1));
    }
    return parts;
  }

  @Test
  void yenc_partsInAnyOrder_areOneFile() throws IOException {
    byte[] content = noise(70_000);
    List<String> parts = parts(content);
    assertThat(parts).hasSize(3);

    Contents contents = read(parts.get(2) + "\n\n" + parts.get(0) + "text\n" + parts.get(1));

    assertThat(contents.members()).hasSize(1);
    Member member = contents.members().getFirst();
    assertThat(member.content().toArray()).isEqualTo(content);
    assertThat(member.missing()).isNull();
    assertThat(member.defects()).isEmpty();
  }

  @Test
  void yenc_partsMissing_areNamed() throws IOException {
    List<String> parts = parts(noise(70_000));

    assertThat(missing(read(parts.get(1)).members().getFirst()))
        .isEqualTo(new Missing(Cause.ABSENT, "yEnc parts other than 2"));
    assertThat(missing(read(parts.get(0) + parts.get(1)).members().getFirst()).detail())
        .isEqualTo("yEnc parts other than 1, 2");
  }

  @Test
  void yenc_partTwice_isAnotherFile() throws IOException {
    List<String> parts = parts(noise(70_000));

    Contents contents = read(String.join("", parts) + parts.get(1));

    assertThat(contents.members()).hasSize(2);
    assertThat(contents.members().getFirst().content().length()).isEqualTo(70_000);
    assertThat(contents.members().getFirst().missing()).isNull();
  }

  @Test
  void yenc_dataChanged_isKeptWithADefect() throws IOException {
    byte[] encoded = made(noise(1_000), "uuenview", "-y", "data.bin");
    encoded[200] = encoded[200] == 'x' ? (byte) 'y' : (byte) 'x';

    Member member = read(encoded).members().getFirst();

    assertThat(member.content().isEmpty()).isFalse();
    assertThat(member.defects()).extracting(Defect::code).contains("yenc.crc");
  }

  @Test
  void yenc_cutOff_isDamaged() throws IOException {
    byte[] encoded = made(noise(1_000), "uuenview", "-y", "data.bin");

    Member member = read(Arrays.copyOf(encoded, 600)).members().getFirst();

    assertThat(missing(member)).isEqualTo(new Missing(Cause.DAMAGED, "yEnc"));
    assertThat(member.content().toArray())
        .isEqualTo(Arrays.copyOf(noise(1_000), member.content().length()));
  }

  @Test
  void yenc_hugeNumbers_areNotBelieved() {
    Member member =
        read("""
        =ybegin part=2 total=999999999999999 line=128 size=999999999999999 name=a
        =ypart begin=999999999999 end=5
        abc
        =yend size=3
        """)
            .members()
            .getFirst();

    assertThat(missing(member).detail())
        .isEqualTo("yEnc parts 1, 3, 4, 5, 6, … of 999999999999999");
    assertThat(member.content().length()).isEqualTo(3);
  }

  @Test
  void read_moreFilesThanMembersAllowed_saysSo() {
    Budget budget = Budget.of(Limits.standard().with(Limit.MEMBERS, 2));
    Contents contents = read(bytes("begin 644 a\n#0V%T\n`\nend\n".repeat(3)), budget);

    assertThat(contents.members()).hasSize(2);
    assertThat(contents.missing()).isEqualTo(Missing.of(Limit.MEMBERS));
  }

  @Test
  void read_littleBudget_isALimit() throws IOException {
    for (String option : List.of("-u", "-y")) {
      Budget budget = Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, 500));
      byte[] encoded = made(noise(1_000), "uuenview", option, "data.bin");
      Member member = read(encoded, budget).members().getFirst();
      assertThat(member.content().length()).isLessThanOrEqualTo(500);
      assertThat(missing(member)).isEqualTo(Missing.of(Limit.UNPACKED_BYTES));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Property(tries = 500)
  void read_changed_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] text =
        bytes(
            """
            =ybegin part=1 total=2 line=128 size=9 name=a
            =ypart begin=1 end=4
            =}abc
            =yend size=4 part=1 pcrc32=01234567
            begin 644 b
            #0V%T
            `
            end
            begin-base64-encoded 644 YQ==
            Q2F0
            ====
            """);
    for (int i = random.nextInt(8); i >= 0; i--) {
      text[random.nextInt(text.length)] = (byte) random.nextInt();
    }
    Budget budget = Budget.of(Limits.standard());
    for (ContainerReader reader : Containers.of(Slice.of(text))) {
      reader.read(Slice.of(text), Opening.of(budget)).members().forEach(Member::content);
    }
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isLessThanOrEqualTo(64L * text.length);
  }
}
