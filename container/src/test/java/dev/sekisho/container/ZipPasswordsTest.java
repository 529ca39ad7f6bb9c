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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Encrypted ZIP archives that programs of others made, and the words tried on them.
class ZipPasswordsTest {
  private static final String PASSWORD = "Open-Sesame7";
  private static final Defect OPENED = new Defect("container.decrypted", "list");

  @TempDir Path folder;

  private byte[] made(String command) throws IOException {
    return made(command, "x.zip");
  }

  private byte[] made(String command, String archive) throws IOException {
    Files.writeString(folder.resolve("a.txt"), Others.TEXT);
    Files.writeString(folder.resolve("b.txt"), Others.OTHER);
    Files.write(folder.resolve("noise"), noise(3000));
    Others.run(folder, command.split(" "));
    return Files.readAllBytes(folder.resolve(archive));
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static ZipHeader local(Slice archive, long at) {
    return Objects.requireNonNull(ZipHeader.local(archive, at));
  }

  private static ZipHeader central(Slice archive, int at) {
    return Objects.requireNonNull(ZipHeader.central(archive, at));
  }

  private static Cause cause(Member member) {
    return Objects.requireNonNull(member.missing()).cause();
  }

  private static long secondLocal(byte[] archive) {
    long at = 4;
    while (!ZipHeader.isLocal(Slice.of(archive), at)) {
      at++;
    }
    return at;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Member> read(byte[] archive, Budget budget, String... words) {
    Opening opening = new Opening(budget, Passwords.listed(List.of(words)));
    List<Member> members = new ZipReader().read(Slice.of(archive), opening).members();
    members.forEach(Member::content);
    return members;
  }

  private static List<Member> read(byte[] archive, String... words) {
    return read(archive, Budget.of(Limits.standard()), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip -q -P Open-Sesame7 x.zip a.txt b.txt noise",
        "zip -q -0 -P Open-Sesame7 x.zip a.txt b.txt noise",
        "zip -q -Z bzip2 -P Open-Sesame7 x.zip a.txt b.txt noise",
        "7z a -tzip -mem=ZipCrypto -pOpen-Sesame7 x.zip a.txt b.txt noise",
        "7z a -tzip -mem=AES128 -pOpen-Sesame7 x.zip a.txt b.txt noise",
        "7z a -tzip -mem=AES192 -pOpen-Sesame7 x.zip a.txt b.txt noise",
        "7z a -tzip -mem=AES256 -pOpen-Sesame7 x.zip a.txt b.txt noise",
        "7z a -tzip -mx0 -mem=AES256 -pOpen-Sesame7 x.zip a.txt b.txt noise",
        "7z a -tzip -mm=LZMA -mem=AES256 -pOpen-Sesame7 x.zip a.txt b.txt noise",
        "7z a -tzip -mm=Deflate64 -mem=AES256 -pOpen-Sesame7 x.zip a.txt b.txt noise"
      })
  void content_passwordAmongTheWords_isRead(String command) throws IOException {
    List<Member> members = read(made(command), "infected", "wrong", PASSWORD, "later");

    assertThat(members).hasSize(3);
    assertThat(members.get(0).content().latin1()).isEqualTo(Others.TEXT);
    assertThat(members.get(1).content().latin1()).isEqualTo(Others.OTHER);
    assertThat(members.get(2).content()).isEqualTo(Slice.of(noise(3000)));
    assertThat(members)
        .allSatisfy(
            member -> {
              assertThat(member.encrypted()).isTrue();
              assertThat(member.missing()).isNull();
              assertThat(member.defects()).containsExactly(OPENED);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip -q -P Open-Sesame7 x.zip a.txt",
        "7z a -tzip -mem=AES256 -pOpen-Sesame7 x.zip a.txt"
      })
  void content_passwordNotAmongTheWords_isEncryptedWithNameAndSize(String command)
      throws IOException {
    Member member = read(made(command), "infected", "open-sesame7").getFirst();

    assertThat(member.names()).containsExactly("a.txt");
    assertThat(member.size()).isEqualTo(Others.TEXT.length());
    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.ENCRYPTED, ""));
    assertThat(member.defects()).isEmpty();
  }

  /// Of 3,000 wrong words some dozen pass the check of the one byte, stored data whatever they make
  /// of it: the CRC-32 tells.
  @ParameterizedTest
  @ValueSource(strings = {"-0", "-9"})
  void content_wrongWordsThatPassTheCheckByte_doNotOpen(String level) throws IOException {
    byte[] archive = made("zip -q " + level + " -P Open-Sesame7 x.zip noise");
    String[] words = IntStream.range(0, 3000).mapToObj(i -> "wrong" + i).toArray(String[]::new);
    Budget budget = Budget.of(Limits.standard().with(Limit.PASSWORD_TRIES, 10_000));
    ZipHeader header = local(Slice.of(archive), 0);
    Slice packed = Slice.of(archive).from(header.end());
    long time = (header.dosStamp() >> 8) & 0xff;
    long passing =
        Stream.of(words)
            .mapToInt(word -> new ZipCrypto(bytes(word)).header(packed))
            .filter(check -> check == time)
            .count();

    Member member = read(archive, budget, words).getFirst();

    assertThat(passing).isPositive();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.ENCRYPTED, ""));
    assertThat(budget.spent(Limit.PASSWORD_TRIES)).isEqualTo(3000);
  }

  @Test
  void content_oneByteChanged_isReadWithDefectOrDamaged() throws IOException {
    byte[] traditional = made("zip -q -P Open-Sesame7 x.zip a.txt b.txt");
    traditional[local(Slice.of(traditional), 0).end() + 30] ^= 1;
    List<Member> members = read(traditional, PASSWORD);
    assertThat(members.get(0).missing()).isNotNull();
    assertThat(members.get(1).content().latin1()).isEqualTo(Others.OTHER);

    byte[] aes = made("7z a -tzip -mm=Copy -mem=AES256 -pOpen-Sesame7 y.zip a.txt b.txt", "y.zip");
    aes[local(Slice.of(aes), 0).end() + 100] ^= 1;
    Member member = read(aes, PASSWORD).getFirst();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.DAMAGED, "authentication code"));
    assertThat(member.content().length()).isEqualTo(Others.TEXT.length());
    assertThat(member.content().latin1()).startsWith(Others.TEXT.substring(0, 60));
  }

  /// What a program that asks for the password would still show of an archive that was cut off.
  @Test
  void content_cutOff_isThereAsFarAsItGoes() throws IOException {
    byte[] whole = made("zip -q -P Open-Sesame7 x.zip b.txt noise");
    int second = (int) secondLocal(whole);
    byte[] cut = Arrays.copyOf(whole, second + 1000);
    List<Member> members = read(cut, PASSWORD);
    assertThat(members.get(0).content().latin1()).isEqualTo(Others.OTHER);
    int there = 1000 - (local(Slice.of(whole), second).end() - second) - 12;
    assertThat(members.get(1).content()).isEqualTo(Slice.of(noise(3000)).part(0, there));
    assertThat(cause(members.get(1))).isEqualTo(Cause.DAMAGED);

    byte[] aes = made("7z a -tzip -mx0 -mem=AES256 -pOpen-Sesame7 y.zip noise", "y.zip");
    Member member = read(Arrays.copyOf(aes, 1000), PASSWORD).getFirst();
    int data = local(Slice.of(aes), 0).end() + 18;
    assertThat(member.content()).isEqualTo(Slice.of(noise(3000)).part(0, 1000 - data));
    assertThat(cause(member)).isEqualTo(Cause.DAMAGED);
    for (int length = 0; length < 150; length++) {
      read(Arrays.copyOf(aes, length), PASSWORD)
          .forEach(some -> assertThat(some.missing()).isNotNull());
    }
  }

  @Test
  void content_sizesBehindTheDataAndNoDirectory_isReadAsTheDescriptorSays() throws IOException {
    made("zip -q -P x x.zip a.txt");
    byte[] streamed = Others.run(folder, "zip", "-q", "-P", PASSWORD, "-", "a.txt", "noise");
    int directory = streamed.length - 1;
    while (!ZipHeader.isCentral(Slice.of(streamed), directory)
        || central(Slice.of(streamed), directory).localOffset() > 0) {
      directory--;
    }
    List<Member> members = read(Arrays.copyOf(streamed, directory), "wrong", PASSWORD);

    assertThat(members.get(0).content().latin1()).isEqualTo(Others.TEXT);
    assertThat(members.get(1).content()).isEqualTo(Slice.of(noise(3000)));
  }

  @Test
  void content_crcForged_isReadAllTheSame() throws IOException {
    byte[] archive = made("7z a -tzip -mem=ZipCrypto -pOpen-Sesame7 x.zip a.txt");
    Slice bytes = Slice.of(archive);
    int central = bytes.length() - 22 - 46;
    while (!ZipHeader.isCentral(bytes, central)) {
      central--;
    }
    archive[14] ^= 1;
    archive[central + 16] ^= 1;

    Member member = read(archive, PASSWORD).getFirst();

    assertThat(member.content().latin1()).isEqualTo(Others.TEXT);
    assertThat(member.defects()).containsExactlyInAnyOrder(Defect.of("zip.crc"), OPENED);
    assertThat(member.missing()).isNull();
  }

  @Test
  void content_japanesePassword_isTriedInUtf8AndShiftJis() throws IOException {
    byte[] utf8 = made("zip -q -P 合言葉 x.zip a.txt");
    assertThat(read(utf8, "合言葉").getFirst().content().latin1()).isEqualTo(Others.TEXT);
    byte[] recorded = Others.bytes("shift-jis-password.zip");
    assertThat(read(recorded, "合言葉").getFirst().content().latin1()).isEqualTo(Others.OTHER);
  }

  @Test
  void content_severalMembers_wordThatOpenedOneIsTriedFirst() throws IOException {
    byte[] archive = made("zip -q -P Open-Sesame7 x.zip a.txt b.txt noise");
    Budget budget = Budget.of(Limits.standard());

    read(archive, budget, "a", "b", "c", "d", PASSWORD);

    assertThat(budget.spent(Limit.PASSWORD_TRIES)).isEqualTo(5 + 1 + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip -q -P Open-Sesame7 x.zip a.txt",
        "7z a -tzip -mem=AES256 -pOpen-Sesame7 x.zip a.txt"
      })
  void content_triesUnderAtAndOver_isOpenedOnlyFromAt(String command) throws IOException {
    byte[] archive = made(command);
    String[] words = {"a", "b", PASSWORD};
    for (int tries : new int[] {3, 4}) {
      Budget budget = Budget.of(Limits.standard().with(Limit.PASSWORD_TRIES, tries));
      assertThat(read(archive, budget, words).getFirst().missing()).isNull();
    }
    Budget budget = Budget.of(Limits.standard().with(Limit.PASSWORD_TRIES, 2));
    Missing missing = read(archive, budget, words).getFirst().missing();
    assertThat(missing).isEqualTo(new Missing(Cause.ENCRYPTED, Limit.PASSWORD_TRIES.key()));
    assertThat(budget.met()).containsExactly(Limit.PASSWORD_TRIES);
  }

  /// What has to be decrypted to tell is paid for, so that large stored members cost no more.
  @Test
  void content_largeStoredMember_isPaidForByTheMebibyte() throws IOException {
    Files.write(folder.resolve("large"), new byte[5 << 20]);
    byte[] archive = made("zip -q -0 -P Open-Sesame7 x.zip large");
    Budget budget = Budget.of(Limits.standard());

    assertThat(read(archive, budget, PASSWORD).getFirst().missing()).isNull();

    assertThat(budget.spent(Limit.PASSWORD_TRIES)).isEqualTo(1 + 5 + 5);
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isEqualTo(2 * (5L << 20) + 12);
  }

  /// A 7z archive that no word opens costs 13 a word, and comes first.
  @Test
  void trial_afterOneThatUsedAllTries_hasSomeLeft() {
    Budget budget = Budget.of(Limits.standard());
    List<String> words = IntStream.range(0, 3000).mapToObj(i -> "w" + i).toList();
    Passwords passwords = Passwords.listed(words);
    assertThat(tried(passwords.trial(budget, 12L << 20))).isEqualTo(2000 / 13);
    assertThat(tried(passwords.trial(budget, 0))).isEqualTo(2000 % 13 + 250);
    assertThat(tried(passwords.trial(budget, 12L << 20))).isEqualTo(125 / 13);
    int all = 0;
    for (int i = 0; i < 1000; i++) {
      all += tried(passwords.trial(budget, 0));
    }
    assertThat(all).isLessThan(500);
  }

  @Test
  void trial_alone_hasNoMoreThanTheLimit() {
    Passwords passwords = Passwords.listed(List.of("a", "b", "c", "d"));
    Budget budget = Budget.of(Limits.standard().with(Limit.PASSWORD_TRIES, 2));
    assertThat(tried(passwords.trial(budget, 0))).isEqualTo(2);
  }

  private static int tried(Passwords.Trial trial) {
    int tried = 0;
    while (trial.next() != null) {
      tried++;
    }
    return tried;
  }
}
