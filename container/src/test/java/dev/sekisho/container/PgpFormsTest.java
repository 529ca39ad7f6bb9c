package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages of OpenPGP that are encrypted with a word, come in parts, or are of version 6.
class PgpFormsTest {
  private static final String ENTITY = "Content-Type: text/plain\r\n\r\ninert text\r\n";

  /// RFC 9580 §A.7.
  private static final String SIGNED_6 =
      """
      xEYGAQobIHZJX1AhiJD39eLuPBgiUU9wUA9VHYblySHkBONKU/usyxhsTwYJppfk
      1S36bHIrDB8eJ8GKVnCPZSXsJ7rZrMkBy0p1AAAAAABXaGF0IHdlIG5lZWQgZnJv
      bSB0aGUgZ3JvY2VyeSBzdG9yZToKCi0gdG9mdQotIHZlZ2V0YWJsZXMKLSBub29k
      bGVzCsKYBgEbCgAAACkFgmOYo2MiIQbLGGxPBgmml+TVLfpscisMHx4nwYpWcI9l
      JewnutmsyQAAAABpNiB2SV9QIYiQ9/Xi7jwYIlFPcFAPVR2G5ckh5ATjSlP7rCfQ
      b7gKqPxbyxbhljGygHQPnqau1eBzrQD5QVplPEDnemrnfmkrpx0GmhCfokxYz9jj
      FtCgazStmsuOXF9SFQE=
      """;

  /// RFC 9580 §A.9.
  private static final String ENCRYPTED_6 =
      """
      w0AGHgcBCwMIpa5XnR/F2Cv/aSJPkZmTs1Bvo7WaanPP+MXvxfQcV/tU4cImgV14
      KPX5LEVOtl6+AKtZhsaObnxV0mkCBwEGn/kOOzIZZPOkKRPI3MZhkyUBUifvt+rq
      pJ8EwuZ0F11KPSJu1q/LnKmsEiwUcOEcY9TAqyQcapOK1Iv5mlqZuQu6gyXeYQR1
      QCWKt5Wala0FHdqW6xVDHf719eIlXKeCYVRuM5o=
      """;

  @TempDir private Path folder;

  private byte[] gpg(String options) throws IOException {
    Files.writeString(folder.resolve("entity"), ENTITY);
    String command =
        "gpg --batch --homedir %s --pinentry-mode loopback --passphrase open %s --output - entity"
            .formatted(folder, options);
    byte[] message = Others.run(folder, command.split(" "));
    assumeTrue(message.length > 0, "gpg is not installed");
    return message;
  }

  private static Contents read(byte[] content, Limits limits, String... words) {
    Slice slice = Slice.of(content);
    PgpReader reader = new PgpReader();
    assertThat(reader.recognises(slice)).isTrue();
    return reader.read(slice, new Opening(Budget.of(limits), Passwords.listed(List.of(words))));
  }

  private static Contents read(byte[] content, String... words) {
    return read(content, Limits.standard(), words);
  }

  private static List<String> texts(Contents contents) {
    return contents.members().stream().map(member -> member.content().latin1()).toList();
  }

  private static List<Missing> missing(Contents contents) {
    List<Missing> missing = new ArrayList<>();
    contents.members().stream()
        .filter(one -> one.missing() != null)
        .forEach(one -> missing.add(one.missing()));
    return missing;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--symmetric",
        "--armor --symmetric --cipher-algo AES128 --s2k-digest-algo SHA1",
        "--symmetric --cipher-algo AES192 --s2k-digest-algo SHA1 --s2k-count 1024",
        "--symmetric --cipher-algo 3DES --s2k-digest-algo SHA512 --compress-algo 0",
        "--symmetric --cipher-algo BLOWFISH --s2k-mode 1 --compress-algo 2",
        "--symmetric --cipher-algo AES256 --s2k-digest-algo SHA1 --s2k-mode 0 --compress-algo 3"
      })
  void read_encryptedWithAWordThatIsKnown_isOpened(String options) throws IOException {
    byte[] message = gpg(options);

    Contents opened = read(message, "wrong", "", "open");
    assertThat(texts(opened)).containsExactly(ENTITY);
    assertThat(missing(opened)).isEmpty();
    assertThat(opened.defects())
        .contains(Passwords.decrypted(new Password("open", Password.Origin.LIST)));

    assertThat(missing(read(message, "wrong")))
        .containsExactly(new Missing(Cause.ENCRYPTED, "OpenPGP"));
  }

  @Test
  void read_moreWordsThanMayBeTried_saysSo() throws IOException {
    byte[] message = gpg("--symmetric --s2k-count 65011712");

    Limits few = Limits.standard().with(Limit.PASSWORD_TRIES, 100);
    assertThat(missing(read(message, few, "a", "b", "open")))
        .containsExactly(new Missing(Cause.ENCRYPTED, Limit.PASSWORD_TRIES.key()));
    assertThat(texts(read(message, few, "open"))).containsExactly(ENTITY);
  }

  @Test
  void read_encryptedAndChanged_staysClosed() throws IOException {
    byte[] message = gpg("--symmetric --compress-algo 0 --s2k-count 1024");
    message[message.length - 30] ^= 1;

    Contents contents = read(message, "open");
    assertThat(texts(contents)).containsExactly("");
    assertThat(missing(contents)).containsExactly(new Missing(Cause.ENCRYPTED, "OpenPGP"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "ca03504750", "cb0962000000000074657874", "d4"})
  void read_keyWithoutWhatItIsOf_isEncrypted(String behind) {
    // Version 4, AES-128, simple, SHA-1; and one for a key, of RSA.
    for (String key : List.of("c30404070002", "c10c03" + "01".repeat(8) + "010011")) {
      byte[] message = HexFormat.of().parseHex(key + behind);
      byte[] armour = armoured(Base64.getEncoder().encodeToString(message) + "\n");
      assertThat(missing(read(armour, "open")))
          .as(key + behind)
          .contains(new Missing(Cause.ENCRYPTED, "OpenPGP"));
    }
  }

  /// The lines of a message in armour, in parts.
  private List<String> parts(int count, boolean counted) throws IOException {
    List<String> lines =
        new String(gpg("--armor --store --compress-algo 0"), StandardCharsets.US_ASCII)
            .lines()
            .filter(line -> !line.isEmpty() && !line.startsWith("-") && !line.startsWith("="))
            .toList();
    byte[] packets = Base64.getDecoder().decode(String.join("", lines));
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = packets.length * i / count;
      int end = packets.length * (i + 1) / count;
      byte[] part = java.util.Arrays.copyOfRange(packets, start, end);
      String number = counted ? (i + 1) + "/" + count : Integer.toString(i + 1);
      parts.add(
          "-----BEGIN PGP MESSAGE, PART %s-----\nVersion: 2\n\n%s\n-----END PGP MESSAGE, PART %s-----\n"
              .formatted(number, Base64.getEncoder().encodeToString(part), number));
    }
    return parts;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_partsInATextInAnyOrder_arePutTogether(boolean counted) throws IOException {
    List<String> parts = parts(3, counted);
    String text = "Hello,\n" + parts.get(2) + "and\n" + parts.get(0) + "\n" + parts.get(1);

    Contents contents = read(text.getBytes(StandardCharsets.US_ASCII));
    assertThat(texts(contents)).containsExactly(ENTITY);
    assertThat(missing(contents)).isEmpty();
  }

  @Test
  void read_partsOfWhichOneLacks_areAGap() throws IOException {
    List<String> parts = parts(3, true);

    for (String text :
        List.of(parts.get(0) + parts.get(2), parts.get(1), parts.get(0) + parts.get(1))) {
      assertThat(missing(read(text.getBytes(StandardCharsets.US_ASCII))))
          .as(text)
          .contains(new Missing(Cause.ABSENT, "OpenPGP"));
    }
  }

  @Test
  void recognises_textAboutParts_isText() {
    String text = "-----BEGIN PGP MESSAGE, PART 1/2-----\nis how it starts.\n";
    assertThat(new PgpReader().recognises(Slice.ofLatin1(text))).isFalse();
  }

  private static byte[] armoured(String base64) {
    String text = "-----BEGIN PGP MESSAGE-----\n\n" + base64 + "-----END PGP MESSAGE-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] binary(String base64, boolean padded) {
    byte[] packets = Base64.getMimeDecoder().decode(base64);
    byte[] padding = padded ? new byte[] {(byte) 0xd5, 3, 1, 2, 3} : new byte[0];
    byte[] all = java.util.Arrays.copyOf(padding, padding.length + packets.length);
    System.arraycopy(packets, 0, all, padding.length, packets.length);
    return all;
  }

  @Test
  void read_signedInVersion6_isUnwrapped() {
    for (byte[] message :
        List.of(armoured(SIGNED_6), binary(SIGNED_6, false), binary(SIGNED_6, true))) {
      Contents contents = read(message);
      assertThat(texts(contents).getFirst()).contains("What we need from the grocery store:");
      assertThat(missing(contents)).isEmpty();
    }
  }

  @Test
  void read_encryptedInVersion6_isSaid() {
    for (byte[] message :
        List.of(armoured(ENCRYPTED_6), binary(ENCRYPTED_6, false), binary(ENCRYPTED_6, true))) {
      assertThat(missing(read(message, "password")))
          .containsExactly(new Missing(Cause.ENCRYPTED, "OpenPGP"));
    }
  }
}
