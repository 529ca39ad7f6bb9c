package dev.sekisho.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Problem;
import dev.sekisho.advisory.Tlp;
import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
  /// Later than the making of every key of a test, and well before it expires.
  private final Instant now = Instant.now().plusSeconds(3_600);

  @TempDir private Path folder;

  private SigningKey.Usable usable(Path key) throws IOException {
    return (SigningKey.Usable) SigningKey.read(key, Gpg.PASSPHRASE.toCharArray(), now);
  }

  private Path site(DocumentSigner signer) throws IOException {
    Path mimail = SharedData.projectRoot().resolve("advisories/mimail");
    Publication publication =
        Publication.of(
            AdvisoryLoader.load(List.of(mimail)).advisories(), PublicationTest.ISSUER, signer);
    Path site = folder.resolve("site");
    SiteFolder.write(publication.files(), site, Tlp.WHITE);
    return site;
  }

  private static List<String> verify(Path path) throws IOException {
    Verification verification = new Verification(new PublicKeys());
    verification.check(path);
    return verification.problems().stream()
        .map(problem -> problem.severity() + " " + problem.what().in("en"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"rsa2048,true", "ed25519,true", "nistp256,false"})
  void sign_keyOfGpg_isGoodForGpg(String algorithm, boolean repeatable) throws IOException {
    try (Gpg gpg = Gpg.open()) {
      SigningKey.Usable key = usable(gpg.key(algorithm, folder));
      Path document = site(key.signer()).resolve("advisories/2003/sekisho-2003-0001.json");
      assertThat(key.repeatable()).isEqualTo(repeatable);
      assertThat(gpg.run("--verify", document + ".asc", document.toString()))
          .contains("Good signature", "status 0");
      byte[] bytes = Files.readAllBytes(document);
      byte[] again = key.signer().sign(bytes, Instant.parse("2026-11-24T00:00:00Z"));
      assertThat(java.util.Arrays.equals(again, Files.readAllBytes(Path.of(document + ".asc"))))
          .isEqualTo(repeatable);
    }
  }

  @Test
  void publicKey_ofTheSite_isImportedByGpg() throws IOException {
    try (Gpg gpg = Gpg.open();
        Gpg other = Gpg.open()) {
      DocumentSigner signer = usable(gpg.key("ed25519", folder)).signer();
      Path site = site(signer);
      Path key = site.resolve("openpgp/" + signer.fingerprint() + ".asc");
      assertThat(other.run("--import", key.toString())).contains("imported: 1", "status 0");
      assertThat(other.run("--list-secret-keys")).doesNotContain("ed25519");
      assertThat(Files.readString(site.resolve(".well-known/csaf/provider-metadata.json")))
          .contains("csaf_trusted_provider", signer.fingerprint());
    }
  }

  @Test
  void verify_signatureOfGpg_isGood() throws IOException {
    try (Gpg gpg = Gpg.open()) {
      Path document = Files.writeString(folder.resolve("a.json"), "{}");
      gpg.key("rsa2048", folder);
      gpg.run("--armor", "--detach-sign", "--output", document + ".asc", document.toString());
      Path exported = folder.resolve("public.asc");
      gpg.run("--armor", "--output", exported.toString(), "--export");
      PublicKeys keys = new PublicKeys();
      assertThat(keys.add(exported)).isTrue();
      byte[] signature = Files.readAllBytes(Path.of(document + ".asc"));
      assertThat(keys.check(Files.readAllBytes(document), signature))
          .isEqualTo(PublicKeys.Checked.GOOD);
      assertThat(keys.check("{ }".getBytes(StandardCharsets.UTF_8), signature))
          .isEqualTo(PublicKeys.Checked.BAD);
      assertThat(new PublicKeys().check(Files.readAllBytes(document), signature))
          .isEqualTo(PublicKeys.Checked.UNKNOWN_KEY);
    }
  }

  @Test
  void verify_tree_saysEachThingThatIsWrong() throws IOException {
    try (Gpg gpg = Gpg.open()) {
      Path site = site(usable(gpg.key("ed25519", folder)).signer());
      assertThat(verify(site)).isEmpty();
      Path year = site.resolve("advisories/2003");
      Path first = year.resolve("sekisho-2003-0001.json");
      Files.writeString(first, Files.readString(first) + " ");
      Files.copy(first, year.resolve("added.json"));
      Files.delete(year.resolve("sekisho-2003-0001-ja.json.asc"));
      assertThat(verify(site))
          .containsExactly(
              "ERROR it is there, but not listed",
              "ERROR it is there, but not listed",
              "WARNING it has no hash file",
              "WARNING it has no signature",
              "WARNING it has no signature",
              "ERROR its hash is not the one in sekisho-2003-0001.json.sha256",
              "ERROR its hash is not the one in sekisho-2003-0001.json.sha512",
              "ERROR its signature in sekisho-2003-0001.json.asc is bad");
      Files.delete(first);
      assertThat(verify(site)).contains("ERROR it is listed, but not there");
    }
  }

  @Test
  void read_wrongPassphrase_isSaid() throws IOException {
    try (Gpg gpg = Gpg.open()) {
      Path key = gpg.key("ed25519", folder);
      assertThat(SigningKey.read(key, "no".toCharArray(), now))
          .isInstanceOfSatisfying(
              SigningKey.Unusable.class,
              unusable -> assertThat(unusable.why().in("en")).contains("passphrase"));
    }
  }

  @Test
  void read_expiredKey_isNotUsed() throws IOException {
    try (Gpg gpg = Gpg.open()) {
      gpg.run("--quick-gen-key", "old@example.jp", "ed25519", "default", "1d");
      Path file = folder.resolve("old.asc");
      gpg.run("--output", file.toString(), "--export-secret-keys");
      char[] passphrase = Gpg.PASSPHRASE.toCharArray();
      assertThat(SigningKey.read(file, passphrase, now)).isInstanceOf(SigningKey.Usable.class);
      assertThat(SigningKey.read(file, passphrase, now.plusSeconds(200_000)))
          .isInstanceOf(SigningKey.Unusable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----\n",
        "-----BEGIN PGP SIGNATURE-----\n\n",
        "\231\1\15\4"
      })
  void read_noKey_isSaid(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), text, StandardCharsets.ISO_8859_1);
    assertThat(SigningKey.read(file, new char[0], now)).isInstanceOf(SigningKey.Unusable.class);
    assertThat(new PublicKeys().add(file)).isFalse();
    assertThat(new PublicKeys().check(new byte[0], Files.readAllBytes(file)))
        .isEqualTo(PublicKeys.Checked.UNREADABLE);
  }

  @Test
  void verify_folderWithoutDocuments_isAnError() throws IOException {
    Verification verification = new Verification(new PublicKeys());
    verification.check(folder);
    assertThat(verification.problems())
        .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }
}
