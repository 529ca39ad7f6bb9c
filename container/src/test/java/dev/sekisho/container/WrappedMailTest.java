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
        "cms -sign -nodetach -binary -stream -in entity -signer cert.pem -inkey key.pem -outform DER"
      })
  void cms_signed_isUnwrapped(String command) throws IOException {
    Contents contents = read(openssl(("openssl " + command).split(" ")));

    Member body = contents.members().getFirst();
    assertThat(contents.archive()).isFalse();
    assertThat(body.role()).isEqualTo(Member.Role.BODY);
    assertThat(body.content().latin1()).isEqualTo(ENTITY);
    assertThat(body.missing()).isNull();
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
  @CsvSource({
    "--armor --symmetric, ENCRYPTED",
    "--symmetric, ENCRYPTED",
    "--armor --store, UNSUPPORTED"
  })
  void pgp_message_isSaid(String options, Cause cause) {
    String command =
        "gpg --batch --homedir %s --passphrase x --pinentry-mode loopback %s --output - entity"
            .formatted(folder, options);

    Contents contents = read(Others.run(folder, command.split(" ")));

    assertThat(contents.members())
        .singleElement()
        .extracting(Member::role)
        .isEqualTo(Member.Role.BODY);
    assertThat(contents.members().getFirst().missing()).isEqualTo(new Missing(cause, "OpenPGP"));
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
