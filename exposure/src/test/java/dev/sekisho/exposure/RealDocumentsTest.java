package dev.sekisho.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Loaded;
import dev.sekisho.advisory.Problem;
import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents that vendors and authorities published.
class RealDocumentsTest {
  private static Path real() {
    return SharedData.at("conformance/csaf/real");
  }

  private static Statements statements(Path document) {
    List<Problem> problems = new ArrayList<>();
    Advisory advisory = AdvisoryLoader.load(List.of(document)).advisories().getFirst();
    Statements statements = Statements.of(advisory, problems).orElseThrow();
    assertThat(problems).isEmpty();
    return statements;
  }

  @Test
  void load_all_haveStatements() {
    Loaded loaded = AdvisoryLoader.load(List.of(real()));
    List<Problem> problems = new ArrayList<>();

    assertThat(loaded.advisories()).hasSize(196);
    assertThat(loaded.advisories())
        .allSatisfy(
            advisory -> {
              Statements statements = Statements.of(advisory, problems).orElseThrow();
              assertThat(statements.vulnerabilities()).isNotEmpty();
              assertThat(statements.tree().products()).isNotEmpty();
            });
    assertThat(problems).isEmpty();
  }

  @Test
  void expose_products_haveTheStatusExpected() throws IOException {
    List<CSVRecord> rows = rows();
    SoftAssertions softly = new SoftAssertions();
    for (CSVRecord row : rows) {
      Statements statements = statements(real().resolve(row.get("document") + ".json"));
      List<Exposure> exposures =
          new AssetMatcher(statements).exposures(new Asset("host", List.of(product(row))));
      String status = exposures.isEmpty() ? "none" : exposures.getFirst().status().key();
      softly.assertThat(status).as("%s", row).isEqualTo(row.get("status"));
    }
    softly.assertAll();
    assertThat(rows.stream().map(row -> row.get("document")).distinct().count())
        .isGreaterThanOrEqualTo(15);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(40);
  }

  private static InstalledProduct product(CSVRecord row) {
    return new InstalledProduct(
        row.get("vendor"),
        row.get("product"),
        row.get("version"),
        InstalledProduct.Kind.PRODUCT,
        Versions.GENERIC,
        new Identifiers(
            List.of(),
            parts(row.get("purl")),
            Map.of(),
            List.of(),
            parts(row.get("model_number")),
            List.of(),
            List.of()),
        "test");
  }

  private static List<String> parts(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell);
  }

  private static List<CSVRecord> rows() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                RealDocumentsTest.class.getResourceAsStream("real-expectations.csv")),
            StandardCharsets.UTF_8)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    }
  }

  @Test
  void ranges_ofAllDocuments_areReadExactlyButForThoseListed() throws IOException {
    List<VersionRange> ranges = new ArrayList<>();
    try (Stream<Path> files = Files.list(real())) {
      for (Path file : files.sorted().toList()) {
        JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(file));
        collect(root.path("product_tree").path("branches"), "", ranges);
      }
    }

    assertThat(ranges).hasSize(912);
    assertThat(ranges.stream().filter(VersionRange::exact)).hasSizeGreaterThanOrEqualTo(863);
    String page = Files.readString(SharedData.projectRoot().resolve("docs/version-ranges.md"));
    assertThat(ranges)
        .filteredOn(range -> !range.exact())
        .allSatisfy(range -> assertThat(page).contains(range.text().replace("|", "\\|")));
  }

  private static void collect(JsonNode branches, String product, List<VersionRange> ranges) {
    for (JsonNode branch : branches) {
      String category = branch.path("category").stringValue("");
      String name = branch.path("name").stringValue("");
      if (category.equals("product_version_range")) {
        ranges.add(RangeReader.read(name, product));
      }
      collect(branch.path("branches"), category.equals("product_name") ? name : product, ranges);
    }
  }
}
