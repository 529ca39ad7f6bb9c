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
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// S/MIME, OpenPGP and BinHex, made by the programs of others.
class WrappedMailTest {
  private static final String ENTITY = "Content-Type: text/plain\r\n\r\nwrapped text\r\n";

  @TempDir Path folder;

  @BeforeEach
  void makeEntity() throws IOException {
    Files.writeString(folder.resolve("entity"), ENTITY);
  }

  private byte[] openssl(String... arguments) throws IOException {
    if (!Files.exists(folder.resolve("cert.pem"))) {
      Others.run(
          folder,
          ("openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=test -keyout key.pem -out cert.pem"
                  + " -days 1")
              .split(" "));
    }
    return Others.run(folder, arguments);
  }

  private static Contents read(byte[] content) {
    return Containers.of(Slice.of(content))
        .getFirst()
        .read(Slice.of(content), Opening.of(Budget.of(Limits.standard())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cms -sign -nodetach -binary -in entity -signer cert.pem -inkey key.pem -outform DER",
        "cms -sign -nodetach -binary -stream -in entity -signer cert.pem -inkey key.pem -outform"
            + " DER"
      })
  void cms_signed_isUnwrapped(String command) throws IOException {
    Contents contents = read(openssl(("openssl " + command).split(" ")));

    Member body = contents.members().getFirst();
    assertThat(contents.archive()).isFalse();
    assertThat(body.role()).isEqualTo(Member.Role.BODY);
    assertThat(body.content().latin1()).isEqualTo(ENTITY);
    assertThat(body.missing()).isNull();
  }

  private static final String SIGN =
      "openssl cms -sign -nodetach -binary -in entity -signer cert.pem -inkey key.pem -outform ";

  @ParameterizedTest
  @ValueSource(strings = {"%s", "Bag Attributes\n\n%s", "\r\n%s\r\n%s"})
  void pem_signed_isUnwrapped(String around) throws IOException {
    String pem = new String(openssl((SIGN + "PEM").split(" ")), StandardCharsets.US_ASCII);
    assertThat(pem).startsWith("-----BEGIN ");

    Contents contents = read(around.replace("%s", pem).getBytes(StandardCharsets.US_ASCII));

    assertThat(contents.members()).hasSize(around.split("%s", -1).length - 1);
    for (Member body : contents.members()) {
      assertThat(body.role()).isEqualTo(Member.Role.BODY);
      assertThat(body.content().latin1()).isEqualTo(ENTITY);
      assertThat(body.missing()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 76, 1 << 20})
  void pem_signedInBase64WithoutLines_isUnwrapped(int line) throws IOException {
    byte[] signed = openssl((SIGN + "DER").split(" "));
    byte[] end = {'\n'};
    byte[] base64 = java.util.Base64.getMimeEncoder(line & ~3, end).encode(signed);

    Contents contents = read(base64);

    assertThat(contents.members().getFirst().content().latin1()).isEqualTo(ENTITY);
    assertThat(contents.members().getFirst().role()).isEqualTo(Member.Role.BODY);
  }

  @Test
  void pem_encrypted_isSaid() throws IOException {
    byte[] pem = openssl("openssl cms -encrypt -in entity -outform PEM cert.pem".split(" "));
    assertThat(read(pem).members().getFirst().missing())
        .isEqualTo(new Missing(Cause.ENCRYPTED, "S/MIME"));
  }

  @Test
  void pem_anythingElse_isAFile() {
    String pem = "-----BEGIN CERTIFICATE-----\naGFybWxlc3M=\n-----END CERTIFICATE-----\n";
    Member file = read(pem.getBytes(StandardCharsets.US_ASCII)).members().getFirst();
    assertThat(file.role()).isEqualTo(Member.Role.FILE);
    assertThat(file.names()).containsExactly("certificate");
    assertThat(file.content().latin1()).isEqualTo("harmless");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIDI files, of which there are a great many, and then some more of them",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj",
        "so write -----BEGIN PKCS7----- first"
      })
  void pem_textThatIsNone_isText(String text) {
    assertThat(Containers.of(Slice.ofLatin1(text))).isEmpty();
  }

  @Test
  void cms_signedFile_isAFileByItsNameToo() throws IOException {
    Slice signed = Slice.of(openssl((SIGN + "DER").split(" ")));
    Opening opening =
        Opening.of(Budget.of(Limits.standard()))
            .named(java.util.List.of("a.js.p7m", "smime.p7m", "b.x.P7M "));

    java.util.List<Member> members =
        Containers.of(signed).getFirst().read(signed, opening).members();

    assertThat(members)
        .extracting(Member::role)
        .containsExactly(Member.Role.BODY, Member.Role.FILE);
    assertThat(members.getLast().names()).containsExactly("a.js", "b.x");
    assertThat(members.getLast().content().latin1()).isEqualTo(ENTITY);
  }

  @Test
  void cms_signedCutShort_isDamaged() throws IOException {
    byte[] signed =
        openssl(
            "openssl cms -sign -nodetach -binary -in entity -signer cert.pem -inkey key.pem -outform DER"
                .split(" "));
    int cut = new String(signed, StandardCharsets.ISO_8859_1).indexOf("text\r\n");

    Member body = read(java.util.Arrays.copyOf(signed, cut)).members().getFirst();

    assertThat(body.content().latin1()).endsWith("wrapped ");
    assertThat(body.missing()).isEqualTo(new Missing(Cause.DAMAGED, "CMS"));
  }

  @Test
  void cms_detachedSignature_holdsNothing() throws IOException {
    byte[] signature =
        openssl(
            "openssl cms -sign -in entity -signer cert.pem -inkey key.pem -outform DER".split(" "));

    Contents contents = read(signature);

    assertThat(contents.members()).isEmpty();
    assertThat(contents.missing()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cms -encrypt -aes256 -in entity -outform DER cert.pem",
        "cms -encrypt -stream -aes-128-gcm -in entity -outform DER cert.pem",
        "smime -encrypt -aes128 -in entity -outform DER cert.pem"
      })
  void cms_encrypted_isSaid(String command) throws IOException {
    Member body = read(openssl(("openssl " + command).split(" "))).members().getFirst();

    assertThat(body.role()).isEqualTo(Member.Role.BODY);
    assertThat(body.missing()).isEqualTo(new Missing(Cause.ENCRYPTED, "S/MIME"));
    assertThat(body.content().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--armor --symmetric", "--symmetric"})
  void pgp_encrypted_isSaid(String options) {
    Contents contents = read(gpg("--passphrase x " + options));

    Member body = contents.members().getFirst();
    assertThat(contents.members()).hasSize(1);
    assertThat(body.role()).isEqualTo(Member.Role.BODY);
    assertThat(body.missing()).isEqualTo(new Missing(Cause.ENCRYPTED, "OpenPGP"));
  }

  private byte[] gpg(String options) {
    String command =
        "gpg --batch --homedir %s --pinentry-mode loopback %s --output - entity"
            .formatted(folder, options);
    return Others.run(folder, command.split(" "));
  }

  private void makeKey() {
    Others.run(
        folder,
        "gpg --batch --homedir %s --pinentry-mode loopback --passphrase= --quick-gen-key a@example.jp"
            .formatted(folder)
            .split(" "));
  }

  /// Ends the agent that gpg started for keys in the folder.
  private void endAgent() {
    Others.run(folder, "gpgconf", "--homedir", folder.toString(), "--kill", "all");
  }

  @ParameterizedTest
  @CsvSource({
    "--store, 0",
    "--armor --store, 1",
    "--armor --store, 2",
    "--store, 3",
    "--armor --store, 0"
  })
  void pgp_stored_isUnwrapped(String options, int compression) {
    isEntity(gpg(options + " --compress-algo " + compression));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sign --compress-algo 0",
        "--sign --compress-algo 1",
        "--sign --armor --compress-algo 2",
        "--sign --armor --textmode --compress-algo 3"
      })
  void pgp_signed_isUnwrapped(String options) {
    makeKey();
    try {
      isEntity(gpg(options));
    } finally {
      endAgent();
    }
  }

  private static void isEntity(byte[] message) {
    Contents contents = read(message);
    Member body = contents.members().getFirst();
    assertThat(contents.members()).hasSize(1);
    assertThat(body.role()).isEqualTo(Member.Role.BODY);
    assertThat(body.content().latin1()).isEqualTo(ENTITY);
    assertThat(body.missing()).isNull();
  }

  @Test
  void pgp_largeFileOfStandardInput_isReadByItsPartialLengths() throws IOException {
    byte[] file = new byte[300_000];
    new Random(1).nextBytes(file);
    Files.write(folder.resolve("large"), file);
    byte[] message =
        Others.run(
            folder,
            "sh",
            "-c",
            "cat large | gpg --batch --homedir . --set-filename a.exe --store --compress-algo 0");
    assumeTrue(message.length > 0, "gpg is not installed");

    Opening opening =
        Opening.of(Budget.of(Limits.standard())).named(java.util.List.of("x.doc.gpg"));
    Slice content = Slice.of(message);
    Member member = Containers.of(content).getFirst().read(content, opening).members().getFirst();

    assertThat(member.role()).isEqualTo(Member.Role.ATTACHMENT);
    assertThat(member.names()).containsExactly("x.doc", "a.exe");
    assertThat(member.content()).isEqualTo(Slice.of(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"> %s", "<html><pre>%s</pre>", "%s", "text before\n\n  %s"})
  void pgp_armourInAnyPlace_isFound(String around) {
    String armour = new String(gpg("--armor --store"), StandardCharsets.US_ASCII).strip();
    String lines =
        armour.replace(
            "\n", around.startsWith(">") ? "\n> " : around.startsWith("<") ? "<br>\n" : "\n");
    isEntity(around.formatted(lines).getBytes(StandardCharsets.US_ASCII));
    isEntity(("x\n".repeat(40_000) + armour).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void pgp_messageCutShort_isDamaged() {
    byte[] message = gpg("--store --compress-algo 0");

    Member body = read(java.util.Arrays.copyOf(message, message.length - 6)).members().getFirst();

    assertThat(body.content().latin1()).startsWith("Content-Type: text/plain");
    assertThat(body.missing()).isEqualTo(new Missing(Cause.DAMAGED, "OpenPGP"));
  }

  @Test
  void pgp_compressedInCompressed_isBoundByDepth() {
    byte[] message = gpg("--store --compress-algo 0");
    for (int i = 0; i < 200; i++) {
      byte[] wrapped = new byte[message.length + 2];
      wrapped[0] = (byte) 0xa3;
      System.arraycopy(message, 0, wrapped, 2, message.length);
      message = wrapped;
    }
    // The outermost is one of zlib, so that it is recognised.
    byte[] outer = deflated(message);

    Member body = read(outer).members().getFirst();

    assertThat(body.missing()).isEqualTo(Missing.of(Limit.DEPTH));
  }

  @Test
  void pgp_bomb_isHeldToTheRatio() {
    byte[] bomb = new byte[20_000_000];
    bomb[0] = (byte) 0xaf;
    bomb[1] = 'b';

    Budget budget = Budget.of(Limits.standard().with(Limit.RATIO, 10));
    Slice content = Slice.of(deflated(bomb));
    Contents contents = Containers.of(content).getFirst().read(content, Opening.of(budget));

    assertThat(contents.members().getLast().missing()).isEqualTo(Missing.of(Limit.RATIO));
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isLessThan(3_000_000);
  }

  private static byte[] deflated(byte[] packets) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    out.write(0xa3);
    out.write(2);
    try (var deflater = new java.util.zip.DeflaterOutputStream(out)) {
      deflater.write(packets);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void pgp_signedInTheClearWithEscapes_isReadWithoutThem() {
    String text =
        """
        -----BEGIN PGP SIGNED MESSAGE-----
        Hash: SHA256

        first
        - -x- http://a.example
        -----BEGIN PGP SIGNATURE-----

        iQ
        -----END PGP SIGNATURE-----
        """;

    Member body = read(text.getBytes(StandardCharsets.US_ASCII)).members().getFirst();

    assertThat(body.role()).isEqualTo(Member.Role.BODY);
    assertThat(body.content().latin1())
        .isEqualTo("Content-Type: text/plain\r\n\r\nfirst\r\n-x- http://a.example\r\n");
  }

  @Property(tries = 300)
  void pgp_anyPackets_neverThrow(@ForAll Random random) {
    byte[] packets = new byte[random.nextInt(60) + 16];
    random.nextBytes(packets);
    byte[] tags = {(byte) 0xa3, (byte) 0xcb, (byte) 0xc4, (byte) 0x90, (byte) 0xaf, (byte) 0xc8};
    packets[0] = tags[random.nextInt(tags.length)];
    Budget budget = Budget.of(Limits.standard());
    MemberList list = new MemberList("pgp", Slice.of(packets), budget);
    PgpMessage message = PgpMessage.of(Slice.of(packets), list, Passwords.none());
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isLessThan(1 << 22);
    message.literals().forEach(literal -> assertThat(literal.data().length()).isLessThan(1 << 22));
    new PgpReader().recognises(Slice.of(packets));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PGP MESSAGE-----",
        "so write -----BEGIN PGP MESSAGE----- first,\n\nand then the rest",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\ntext in the clear"
      })
  void pgp_textAboutIt_isText(String text) {
    assertThat(Containers.of(Slice.ofLatin1(text))).isEmpty();
  }

  @Test
  void binHex_fileOfClamav_isOpened() throws IOException {
    Path file = Path.of("/usr/share/clamav-testfiles/clam.exe.binhex");
    assumeTrue(Files.exists(file), "clamav-testfiles is not installed");

    Member member = read(Files.readAllBytes(file)).members().getFirst();

    assertThat(member.names()).first().asString().isEqualToIgnoringCase("clam.exe");
    assertThat(member.content().length()).isEqualTo(member.size());
    assertThat(member.content().latin1()).startsWith("MZ");
    assertThat(member.missing()).isNull();
  }

  @Property(tries = 500)
  void read_changed_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] signed = Others.bytes("wrapped/signed.p7m");
    for (int i = random.nextInt(6); i >= 0; i--) {
      signed[random.nextInt(Math.min(120, signed.length))] = (byte) random.nextInt();
    }
    Budget budget = Budget.of(Limits.standard());
    for (ContainerReader reader : Containers.of(Slice.of(signed))) {
      reader.read(Slice.of(signed), Opening.of(budget)).members().forEach(Member::content);
    }
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isLessThanOrEqualTo(10L * signed.length);
  }
}
