package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Loaded;
import dev.sekisho.advisory.Problem;
import dev.sekisho.csaf.Finding;
import dev.sekisho.csaf.Validation;
import dev.sekisho.csaf.Validator;
import dev.sekisho.exposure.Asset;
import dev.sekisho.exposure.AssetMatcher;
import dev.sekisho.exposure.InstalledProduct;
import dev.sekisho.exposure.Statements;
import dev.sekisho.publish.Issuer;
import dev.sekisho.publish.Publication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Any bytes, read as an advisory (CSAF or STIX), validated, held against an inventory, and
/// published: nothing is loaded in silence, version ranges that are not exact are said, and pages
/// have no element or scheme of the advisory's own.
public final class AdvisoryFuzzer {
  private static final Asset ASSET =
      new Asset(
          "host",
          List.of(
              InstalledProduct.of("Example", "Mailer", "2.4", "inventory:1"),
              InstalledProduct.of("", "mailer", "", "inventory:2")));
  private static final Issuer ISSUER =
      new Issuer(
          URI.create("https://example.org/"),
          new Issuer.Publisher("other", "Example", "https://example.org", "", ""),
          "mailto:a@example.org",
          null,
          true,
          false);

  /// What would run or load something.
  private static final Set<String> NEVER =
      Set.of("script", "img", "iframe", "object", "embed", "form", "svg", "base");

  private static final Pattern TAG = Pattern.compile("<([A-Za-z][A-Za-z0-9]*)([^>]*)>");
  private static final Pattern RUNS =
      Pattern.compile("(?i)\\shref=\"\\s*(?:javascript|data|vbscript):|\\son[a-z]+=");

  private AdvisoryFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    validate(input);
    Path file = Given.file("advisory.json", input);
    Loaded loaded = AdvisoryLoader.load(List.of(file));
    require(
        !loaded.advisories().isEmpty() || !loaded.problems().isEmpty(),
        "nothing is loaded, and nothing is said");
    List<Problem> problems = new ArrayList<>();
    for (Advisory advisory : loaded.advisories()) {
      Statements.of(advisory, problems).ifPresent(AdvisoryFuzzer::expose);
    }
    Publication publication = Publication.of(loaded.advisories(), ISSUER, null);
    publication.files().forEach(AdvisoryFuzzer::page);
  }

  private static void validate(byte[] input) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(input);
    } catch (JacksonException notJson) {
      return;
    }
    Validation validation = Validator.validate(root);
    for (Finding finding : validation.findings()) {
      require(!finding.message("ja").isBlank(), "objects, but to what?");
    }
  }

  private static void expose(Statements statements) {
    Statements.Reading reading = statements.reading();
    require(reading.exact() <= reading.all(), "more ranges read than there are");
    require(
        reading.exact() == reading.all() || !reading.unread().isEmpty(),
        "a range is not read, and that is not said");
    new AssetMatcher(statements)
        .exposures(ASSET)
        .forEach(exposure -> require(!exposure.matches().isEmpty(), "a status of no product"));
  }

  private static void page(String path, byte[] bytes) {
    if (!path.endsWith(".html")) {
      return;
    }
    String html = new String(bytes, StandardCharsets.UTF_8);
    require(html.endsWith("</html>\n"), "a page without an end");
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      require(!NEVER.contains(tag.group(1).toLowerCase(Locale.ROOT)), "element: " + tag.group());
      require(!RUNS.matcher(tag.group()).find(), "would run: " + tag.group());
    }
  }
}
