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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 7z archives made by 7-Zip.
class SevenZipReaderTest {
  private static final Instant CHANGED = Instant.parse("2003-07-08T09:10:12Z");

  @TempDir Path folder;

  private byte[] made(String options, String files) throws IOException {
    Files.writeString(folder.resolve("a.txt"), Others.TEXT);
    Files.writeString(folder.resolve("日本語.txt"), Others.OTHER);
    Files.write(folder.resolve("program.exe"), program());
    Files.write(folder.resolve("empty"), new byte[0]);
    Files.createDirectories(folder.resolve("sub/deep"));
    Files.setLastModifiedTime(folder.resolve("a.txt"), FileTime.from(CHANGED));
    Files.deleteIfExists(folder.resolve("x.7z"));
    List<String> command = new ArrayList<>(List.of("7z", "a", "-bd", "-t7z"));
    command.addAll(Arrays.asList((options + " x.7z " + files).strip().split(" +")));
    Others.run(folder, command.toArray(String[]::new));
    return Files.readAllBytes(folder.resolve("x.7z"));
  }

  /// Harmless bytes with calls and jumps in them, for filters to work on.
  private static byte[] program() {
    byte[] program = new byte[60_000];
    Random random = new Random(3);
    program[0] = 'M';
    program[1] = 'Z';
    for (int i = 100; i + 6 < program.length; i += 5 + random.nextInt(9)) {
      program[i] = (byte) (random.nextBoolean() ? 0xe8 : 0xe9);
      program[i + 1] = (byte) (0x3000 - i);
      program[i + 2] = (byte) ((0x3000 - i) >> 8);
      program[i + 3] = (byte) ((0x3000 - i) >> 16);
      program[i + 4] = (byte) ((0x3000 - i) >> 24);
      if (random.nextInt(4) == 0) {
        program[i - 1] = 0x0f;
        program[i] = (byte) 0x84;
      }
    }
    return program;
  }

  private static Contents read(byte[] archive, Budget budget, String... words) {
    Opening opening = new Opening(budget, Passwords.listed(List.of(words)));
    return new SevenZipReader().read(Slice.of(archive), opening);
  }

  private static Contents read(byte[] archive, String... words) {
    return read(archive, Budget.of(Limits.standard()), words);
  }

  private static Member named(Contents contents, String name) {
    return contents.members().stream()
        .filter(member -> member.names().contains(name))
        .findFirst()
        .orElseThrow();
  }

  /// The filter or method that the options name first, as the archive names it.
  private static String filter(String options) {
    Matcher first = Pattern.compile("-m0=([A-Za-z0-9]+)").matcher(options);
    if (!first.find() || !first.group(1).equals(first.group(1).toUpperCase(Locale.ROOT))) {
      return "";
    }
    return first.group(1);
  }

  private static void requireAll(Contents contents) {
    assertThat(contents.missing()).isNull();
    assertThat(named(contents, "a.txt").content().latin1()).isEqualTo(Others.TEXT);
    assertThat(named(contents, "日本語.txt").content().latin1()).isEqualTo(Others.OTHER);
    assertThat(named(contents, "program.exe").content()).isEqualTo(Slice.of(program()));
    assertThat(contents.members()).allSatisfy(m -> assertThat(m.missing()).isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-mx0",
        "-mx9",
        "-ms=off",
        "-mhc=off",
        "-m0=LZMA",
        "-m0=LZMA2",
        "-m0=BZip2",
        "-m0=Deflate",
        "-m0=Deflate64",
        "-m0=Copy",
        "-m0=BCJ -m1=LZMA",
        "-m0=ARM64 -m1=LZMA2",
        "-m0=ARM -m1=LZMA",
        "-m0=ARMT -m1=LZMA",
        "-m0=PPC -m1=LZMA",
        "-m0=IA64 -m1=LZMA",
        "-m0=SPARC -m1=LZMA",
        "-m0=Delta:4 -m1=LZMA",
        "-m0=BCJ2 -m1=LZMA:d16 -m2=LZMA:d14 -m3=LZMA:d14 -mb0:1 -mb0s1:2 -mb0s2:3"
      })
  void content_everyMethod_isWhatWasPacked(String options) throws IOException {
    Contents contents = read(made(options, "a.txt 日本語.txt program.exe empty sub"));

    requireAll(contents);
    assertThat(contents.defects()).isEmpty();
    assertThat(named(contents, "program.exe").method()).contains(filter(options));
    Member text = named(contents, "a.txt");
    assertThat(text.modified()).isEqualTo(CHANGED);
    assertThat(text.size()).isEqualTo(Others.TEXT.length());
    assertThat(named(contents, "empty").directory()).isFalse();
    assertThat(named(contents, "sub/deep").directory()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-mhe=on", "-ms=off", "-mx0", "-mx0 -mhe=on", "-m0=BZip2"})
  void content_encrypted_isOpenedByTheWord(String options) throws IOException {
    byte[] archive = made(options + " -pこんにちは7", "a.txt 日本語.txt program.exe");

    Contents contents = read(archive, "wrong", "infected", "こんにちは7");

    requireAll(contents);
    assertThat(contents.members())
        .allSatisfy(
            member -> {
              assertThat(member.encrypted()).isTrue();
              assertThat(member.defects()).contains(new Defect("container.decrypted", "list"));
            });
  }

  @Test
  void content_encryptedWithAnotherWord_isMissing() throws IOException {
    Contents named = read(made("-psecret", "a.txt"), "wrong");
    Member member = named.members().getFirst();
    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.size()).isEqualTo(Others.TEXT.length());
    assertThat(member.missing()).isEqualTo(new Missing(Cause.ENCRYPTED, ""));

    Contents hidden = read(made("-psecret -mhe=on", "a.txt"), "wrong");
    assertThat(hidden.members()).isEmpty();
    assertThat(hidden.missing()).isEqualTo(new Missing(Cause.ENCRYPTED, "headers"));
  }

  /// One word costs 2¹⁹ rounds of SHA-256 over 24 bytes: 12 MiB, and one more.
  @Test
  void content_triesUnderAtAndOver_isOpenedOnlyFromAt() throws IOException {
    byte[] archive = made("-psecret", "a.txt");
    long each = 1 + 12;
    for (long tries : new long[] {3 * each, 3 * each + 1}) {
      Budget enough = Budget.of(Limits.standard().with(Limit.PASSWORD_TRIES, tries));
      Member member = read(archive, enough, "a", "b", "secret").members().getFirst();
      assertThat(member.content().latin1()).isEqualTo(Others.TEXT);
    }
    Budget under = Budget.of(Limits.standard().with(Limit.PASSWORD_TRIES, 3 * each - 1));
    Member member = read(archive, under, "a", "b", "secret").members().getFirst();
    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.ENCRYPTED, "password-tries"));
  }

  /// More rounds than anybody waits for are not begun.
  @Test
  void key_hostileRounds_costMoreThanAnyLimit() {
    for (int power = 30; power < 63; power++) {
      SevenZipKey key =
          Objects.requireNonNull(SevenZipKey.of(Slice.of(new byte[] {(byte) power, 0})));
      assertThat(key.cost()).isGreaterThan(Limit.PASSWORD_TRIES.standard() << 20);
    }
  }

  @Test
  void content_ppmd_isUnsupported() throws IOException {
    Member member = read(made("-m0=PPMd", "a.txt")).members().getFirst();
    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.method()).isEqualTo("PPMd");
    assertThat(member.missing()).isEqualTo(new Missing(Cause.UNSUPPORTED, "PPMd"));
  }

  @Test
  void content_solidAndDamaged_isThereUpToTheDamage() throws IOException {
    Files.write(folder.resolve("z.bin"), noise(50_000));
    byte[] archive = made("-m0=LZMA2", "a.txt z.bin program.exe");
    archive[20_000] ^= 0x55;

    Contents contents = read(archive);
    List<Member> members = contents.members();
    members.forEach(Member::content);

    assertThat(contents.missing()).isNull();
    assertThat(named(contents, "a.txt").content().latin1()).isEqualTo(Others.TEXT);
    Member damaged = named(contents, "z.bin");
    assertThat(damaged.missing() != null || damaged.defects().contains(Defect.of("7z.crc")))
        .isTrue();
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(9).nextBytes(noise);
    return noise;
  }

  /// 7-Zip opens such an archive: it finds the header from the end.
  @ParameterizedTest
  @ValueSource(strings = {"", "-mhc=off"})
  void read_startNeverWritten_isDamagedAndListsWhatIsFoundFromTheEnd(String options)
      throws IOException {
    byte[] archive = made(options, "a.txt program.exe");
    Arrays.fill(archive, 8, 32, (byte) 0);

    Contents contents = read(archive);
    assertThat(contents.missing()).isEqualTo(new Missing(Cause.DAMAGED, "header"));
    assertThat(contents.defects()).contains(Defect.of("7z.header-crc"));
    assertThat(named(contents, "a.txt").content().latin1()).isEqualTo(Others.TEXT);
    assertThat(read(Arrays.copyOf(archive, 32)).missing()).isNull();
    assertThat(read(Arrays.copyOf(archive, 60)).members()).isEmpty();
  }

  @Test
  void read_cutAnywhere_isDamagedAndListsNothing() throws IOException {
    byte[] archive = made("", "a.txt program.exe");
    for (int length = 6; length < archive.length; length += 7) {
      Contents contents = read(Arrays.copyOf(archive, length));
      assertThat(contents.members()).isEmpty();
      assertThat(contents.missing()).isEqualTo(new Missing(Cause.DAMAGED, "header"));
    }
  }

  /// A solid archive is unpacked once, however many files are in it.
  @Test
  void content_manyFilesInOneFolder_isUnpackedOnce() throws IOException {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      Files.writeString(folder.resolve("f" + i), "file " + i);
      names.append(" f").append(i);
    }
    byte[] archive = made("", names.toString().strip());
    Budget budget = Budget.of(Limits.standard());
    Contents contents = read(archive, budget);
    long header = budget.spent(Limit.UNPACKED_BYTES);
    long all = 0;
    for (Member member : contents.members()) {
      all += member.content().length();
    }
    assertThat(contents.members()).hasSize(300);
    assertThat(named(contents, "f299").content().latin1()).isEqualTo("file 299");
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isEqualTo(header + all);
  }

  @Test
  void content_limitMet_ofTheRestOfTheFolderToo() throws IOException {
    byte[] archive = made("", "a.txt program.exe 日本語.txt");
    long header = Others.TEXT.length();
    Budget budget = Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, header + 500));
    Contents contents = read(archive, budget);
    contents.members().forEach(Member::content);
    assertThat(contents.members().getLast().missing()).isEqualTo(Missing.of(Limit.UNPACKED_BYTES));
  }

  @Test
  void read_selfExtracting_isFoundInTheProgram() throws IOException {
    byte[] archive = made("", "a.txt");
    byte[] program = Arrays.copyOf(program(), program().length + archive.length);
    System.arraycopy(archive, 0, program, program().length, archive.length);
    List<ContainerReader> readers = Containers.of(Slice.of(program));
    assertThat(readers).extracting(ContainerReader::name).contains("7z");
  }

  @Test
  void read_moreFilesThanAllowed_saysSo() throws IOException {
    byte[] archive = made("", "a.txt program.exe 日本語.txt");
    Contents contents = read(archive, Budget.of(Limits.standard().with(Limit.MEMBERS, 2)));
    assertThat(contents.members()).hasSize(2);
    assertThat(contents.missing()).isEqualTo(Missing.of(Limit.MEMBERS));
  }

  @Test
  void content_changedAnywhere_keepsTheBudget() throws IOException {
    byte[] archive = made("-mhc=off", "a.txt program.exe empty");
    byte[] packed = made("-mhe=on -pinfected -mx1", "a.txt");
    Random random = new Random(5);
    for (int i = 0; i < 1500; i++) {
      byte[] changed = i % 100 == 0 ? packed.clone() : archive.clone();
      int tail = Math.min(300, changed.length);
      changed[changed.length - 1 - random.nextInt(tail)] = (byte) random.nextInt();
      Budget budget =
          Budget.of(
              Limits.standard()
                  .with(Limit.UNPACKED_BYTES, 1 << 20)
                  .with(Limit.PASSWORD_TRIES, 30)
                  .with(Limit.MEMBERS, 50));
      long unpacked = 0;
      for (Member member : read(changed, budget, "infected").members()) {
        unpacked += member.content().length();
        assertThat(member.names()).isNotEmpty();
      }
      assertThat(unpacked).isLessThanOrEqualTo(budget.spent(Limit.UNPACKED_BYTES));
    }
  }
}
