package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.advisory.Problem;
import dev.sekisho.publish.PublicKeys;
import dev.sekisho.publish.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Any bytes, as the signature, the hash and the key of a document, and as the lists of a tree: a
/// document that nobody signed is never found sound, what is not there or not good is said, a
/// second check says the same, and a file of keys has some or is refused.
///
/// The seeds are signatures of the document that is checked here, and keys, made with GnuPG.
public final class SignatureFuzzer {
  private static final Path KEY = Path.of("src", "test", "resources", "signature", "key.asc");
  private static final byte[] SIGNED = "{\"signed\": true}\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = "{\"signed\": false}\n".getBytes(StandardCharsets.US_ASCII);

  private SignatureFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      List<Problem> signed = check("signed.json", SIGNED, input);
      require(signed.equals(check("signed.json", SIGNED, input)), "checked twice, two answers");
      // Its hash is the input too, and may be right: the signature is not.
      List<Problem> other = check("other.json", OTHER, input);
      require(
          other.stream().anyMatch(problem -> !problem.file().toString().endsWith(".sha256")),
          "nobody signed it, and it is sound: " + other);
      keys(input);
      tree(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Problem> check(String name, byte[] document, byte[] input)
      throws IOException {
    Path file = Given.file("signature/" + name, document);
    Given.file("signature/" + name + ".asc", input);
    Given.file("signature/" + name + ".sha256", input);
    PublicKeys keys = new PublicKeys();
    require(keys.add(KEY), "no key");
    Verification verification = new Verification(keys);
    verification.check(file);
    require(verification.documents() == 1, "how many documents?");
    return verification.problems();
  }

  private static void keys(byte[] input) throws IOException {
    PublicKeys keys = new PublicKeys();
    boolean any = keys.add(Given.file("signature/key", input));
    require(any != keys.fingerprints().isEmpty(), "added, but no key");
    Path file = Given.file("signature/signed.json", SIGNED);
    Verification verification = new Verification(keys);
    verification.check(file);
    require(!verification.problems().isEmpty(), "signed by its own key");
  }

  private static void tree(byte[] input) throws IOException {
    Path index = Given.file("tree/index.txt", input);
    Given.file("tree/changes.csv", input);
    Given.file("tree/2003/one.json", SIGNED);
    Verification verification = new Verification(new PublicKeys());
    verification.check(Given.folder("tree"));
    List<String> lines =
        new String(Files.readAllBytes(index), StandardCharsets.UTF_8).lines().toList();
    boolean listed = lines.contains("2003/one.json");
    // Both lists and the document's own hash and signature.
    require(verification.problems().size() >= (listed ? 2 : 3), "not listed, and that is not said");
  }
}
