package dev.sekisho.exposure;

import static dev.sekisho.fuzz.Properties.require;

import com.github.packageurl.PackageURL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Any text, read as a CPE name and as a package URL: a CPE name has eleven attributes and written
/// out reads as itself, and what was read agrees with itself.
public final class IdentifiersFuzzer {
  private static final int ATTRIBUTES = 11;

  private IdentifiersFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Cpe.parse(text).ifPresent(IdentifiersFuzzer::sound);
    Optional<PackageURL> purl = Purls.parse(text);
    purl.ifPresent(one -> require(Purls.agree(one, one), "not its own kind: " + one));
    require(!Purls.scheme(text).isEmpty(), "ordered by nothing");
  }

  private static void sound(Cpe cpe) {
    require(cpe.attributes().size() == ATTRIBUTES, "attributes: " + cpe);
    require(cpe.agrees(cpe), "does not agree with itself: " + cpe);
    String written = "cpe:2.3:" + String.join(":", cpe.attributes());
    // White space at the end of a name does not belong to it.
    require(
        !written.equals(written.strip()) || Cpe.parse(written).equals(Optional.of(cpe)),
        "written, another: " + cpe);
  }
}
