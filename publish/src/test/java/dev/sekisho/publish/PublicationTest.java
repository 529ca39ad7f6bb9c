package dev.sekisho.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Problem;
import dev.sekisho.advisory.Tlp;
import dev.sekisho.bytes.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PublicationTest {
  static final Issuer ISSUER =
      new Issuer(
          URI.create("https://sekisho.dev/"),
          new Issuer.Publisher("other", "Sekisho", "https://sekisho.dev", "", ""),
          "mailto:security@sekisho.dev",
          null,
          true,
          false);
  private static final Path MIMAIL = SharedData.projectRoot().resolve("advisories/mimail");

  @TempDir private Path folder;

  static Publication publish(Path path) {
    return Publication.of(AdvisoryLoader.load(List.of(path)).advisories(), ISSUER, null);
  }

  private static String text(Publication publication, String path) {
    byte[] bytes = publication.files().get(path);
    assertThat(bytes).as(path).isNotNull();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// The bundled advisory with a text replaced in each of its files.
  private Path changed(String from, String to) throws IOException {
    for (String name :
        List.of("sekisho-2003-0001.json", "sekisho-2003-0001-ja.json", "stix.json")) {
      String text = Files.readString(MIMAIL.resolve(name));
      Files.writeString(folder.resolve(name), text.replace(from, to));
    }
    return folder;
  }

  @Test
  void of_bundledAdvisory_hasEveryFile() throws IOException {
    Publication publication = publish(MIMAIL);
    assertThat(publication.problems()).isEmpty();
    assertThat(publication.published()).containsExactly("SEKISHO-2003-0001");
    assertThat(publication.files().keySet())
        .containsExactly(
            ".well-known/csaf/provider-metadata.json",
            ".well-known/security.txt",
            "advisories/2003/sekisho-2003-0001-ja.json",
            "advisories/2003/sekisho-2003-0001-ja.json.sha256",
            "advisories/2003/sekisho-2003-0001-ja.json.sha512",
            "advisories/2003/sekisho-2003-0001.json",
            "advisories/2003/sekisho-2003-0001.json.sha256",
            "advisories/2003/sekisho-2003-0001.json.sha512",
            "advisories/category.json",
            "advisories/changes.csv",
            "advisories/feed-tlp-white.json",
            "advisories/index.txt",
            "advisories/service.json",
            "en/feed.xml",
            "en/index.html",
            "en/sekisho-2003-0001.html",
            "index.html",
            "ja/feed.xml",
            "ja/index.html",
            "ja/sekisho-2003-0001.html",
            "stix/sekisho-2003-0001.json");
    assertThat(publication.files().get("advisories/2003/sekisho-2003-0001.json"))
        .isEqualTo(Files.readAllBytes(MIMAIL.resolve("sekisho-2003-0001.json")));
  }

  @Test
  void of_sameAdvisories_givesSameBytes() {
    Map<String, byte[]> first = publish(MIMAIL).files();
    Map<String, byte[]> second = publish(MIMAIL).files();
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((path, bytes) -> assertThat(second.get(path)).as(path).isEqualTo(bytes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Introduction|How it arrives|How to tell|Affected products|What to do, by product|Where"
            + " to get it|Names by vendor|Revision history|References",
        "ja|概要|届き方|見分け方|影響を受ける製品|製品別の対処|入手先|ベンダー別の名称|改訂履歴|参考情報"
      })
  void page_mimail_hasEverySection(
      String language,
      String introduction,
      String arrival,
      String tell,
      String affected,
      String remedies,
      String get,
      String names,
      String history,
      String references) {
    String page = text(publish(MIMAIL), language + "/sekisho-2003-0001.html");
    assertThat(page)
        .containsSubsequence(
            "<h2 id=\"introduction\">" + introduction,
            "<h2 id=\"arrival\">" + arrival,
            "your account",
            "Message.zip",
            "<h2 id=\"tell\">" + tell,
            "videodrv.exe",
            "<h2 id=\"affected\">" + affected,
            "Outlook Express 5.5",
            "<h2 id=\"remedies\">" + remedies,
            "MS03-014",
            "<h2 id=\"get\">" + get,
            "https://support.microsoft.com/kb/291387",
            "<h2 id=\"names\">" + names,
            "W32.Mimail.A@mm",
            "<h2 id=\"history\">" + history,
            "2003-08-02",
            "<h2 id=\"references\">" + references,
            "ms03-014");
    assertThat(page)
        .contains("hreflang=\"ja\"", "hreflang=\"en\"", "<html lang=\"" + language + "\"")
        .doesNotContain("<script");
  }

  @Test
  void page_everyNote_isOnItOnce() throws IOException {
    Path path = changed("", "");
    Path file = path.resolve("sekisho-2003-0001.json");
    JsonNode document = JsonMapper.shared().readTree(file);
    List<JsonNode> notes =
        Stream.concat(
                document.path("document").path("notes").valueStream(),
                document.path("vulnerabilities").path(0).path("notes").valueStream())
            .toList();
    assertThat(notes).hasSizeGreaterThan(8);
    for (int i = 0; i < notes.size(); i++) {
      ((ObjectNode) notes.get(i)).put("text", "note number " + i + " here");
    }
    Files.write(file, JsonMapper.shared().writeValueAsBytes(document));
    String page = text(publish(path), "en/sekisho-2003-0001.html");
    for (int i = 0; i < notes.size(); i++) {
      assertThat(page).containsOnlyOnce("<p>note number " + i + " here</p>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void feed_atom_isWellFormed(String language)
      throws IOException, SAXException, ParserConfigurationException {
    byte[] feed = publish(MIMAIL).files().get(language + "/feed.xml");
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed))
                .getElementsByTagName("entry")
                .getLength())
        .isEqualTo(1);
  }

  private static Schema metadataSchema() throws IOException {
    Path schemas = SharedData.at("conformance/csaf/json_schema");
    String csaf = Files.readString(schemas.resolve("csaf_json_schema.json"));
    String provider = Files.readString(schemas.resolve("provider_json_schema.json"));
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemas(
                    Map.of(
                        "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json", csaf)))
        .getSchema(provider, InputFormat.JSON);
  }

  @Test
  void metadata_isValidByItsSchema() throws IOException {
    Schema schema = metadataSchema();
    String metadata = text(publish(MIMAIL), ".well-known/csaf/provider-metadata.json");
    assertThat(schema.validate(metadata, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(metadata.replace("\"2.0\"", "\"9\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void lists_nameEveryDocument_latestFirst() {
    Publication publication = publish(MIMAIL);
    assertThat(text(publication, "advisories/index.txt").lines())
        .containsExactlyInAnyOrder("2003/sekisho-2003-0001.json", "2003/sekisho-2003-0001-ja.json");
    assertThat(text(publication, "advisories/changes.csv").lines().findFirst())
        .hasValue("\"2003/sekisho-2003-0001-ja.json\",\"2026-11-24T00:00:00.000Z\"");
    JsonNode feed =
        JsonMapper.shared().readTree(text(publication, "advisories/feed-tlp-white.json"));
    for (JsonNode entry : feed.path("feed").path("entry")) {
      for (JsonNode link : entry.path("link")) {
        String path = link.path("href").stringValue().substring("https://sekisho.dev/".length());
        assertThat(publication.files()).containsKey(path);
      }
    }
    assertThat(text(publication, ".well-known/security.txt"))
        .contains("CSAF: https://sekisho.dev/.well-known/csaf/provider-metadata.json\n")
        .contains("Expires: 2027-11-24T00:00:00Z\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GREEN", "AMBER", "RED"})
  void of_restrictedDocument_publishesNothingOfIt(String label) throws IOException {
    Publication publication =
        publish(changed("\"label\": \"WHITE\"", "\"label\": \"" + label + "\""));
    assertThat(publication.published()).isEmpty();
    assertThat(publication.files().keySet()).noneMatch(path -> path.contains("2003"));
    assertThat(publication.problems())
        .isNotEmpty()
        .allMatch(problem -> problem.severity() == Problem.Severity.ERROR)
        .anySatisfy(problem -> assertThat(problem.what().in("en")).contains("TLP:" + label));
  }

  private static Publication publish(Path path, Tlp label) {
    Issuer issuer =
        new Issuer(
            URI.create("https://sekisho.dev/amber/"),
            ISSUER.publisher(),
            ISSUER.securityContact(),
            null,
            true,
            false,
            label,
            new TreeMap<>());
    return Publication.of(AdvisoryLoader.load(List.of(path)).advisories(), issuer, null);
  }

  @Test
  void of_siteOfALabel_hasTheAdvisoriesOfThatLabelAlone() throws IOException {
    Path path = changed("\"label\": \"WHITE\"", "\"label\": \"AMBER\"");
    Publication publication = publish(path, Tlp.AMBER);
    assertThat(publication.published()).containsExactly("SEKISHO-2003-0001");
    assertThat(publication.files().keySet())
        .contains("advisories/feed-tlp-amber.json", "advisories/index.txt", "en/index.html")
        .noneMatch(name -> name.startsWith(".well-known") || name.contains("white"));
    for (String page : List.of("en/sekisho-2003-0001.html", "ja/sekisho-2003-0001.html")) {
      assertThat(text(publication, page)).contains("TLP:AMBER").doesNotContain("TLP:WHITE");
    }
    assertThat(text(publication, "advisories/feed-tlp-amber.json"))
        .contains("(TLP:AMBER)", "https://sekisho.dev/amber/advisories/feed-tlp-amber.json");
    assertThat(text(publication, "en/index.html")).doesNotContain("provider-metadata");
    assertThat(publish(path, Tlp.GREEN).problems())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.what().in("en")).contains("TLP:AMBER"));
    Publication red = publish(path, Tlp.RED);
    assertThat(red.published()).isEmpty();
    assertThat(red.problems()).isEmpty();
    assertThat(red.elsewhere()).isEqualTo(1);
  }

  @Test
  void of_siteOfALabel_holdsBackAnObjectThatIsNarrower() throws IOException {
    Path path = changed("\"label\": \"WHITE\"", "\"label\": \"GREEN\"");
    String red = "5e57c739-391a-4eb3-b6be-7d15ca92d5ed";
    Path bundle = path.resolve("stix.json");
    Files.writeString(
        bundle, Files.readString(bundle).replace("613f2e26-407d-48c7-9eca-b8e91df99dc9", red));
    Publication publication = publish(path, Tlp.GREEN);
    assertThat(publication.published()).isEmpty();
    assertThat(publication.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what().in("en")).contains("TLP:RED"));
  }

  @Test
  void of_documentsOfDifferentLabels_areHeldBack() throws IOException {
    Path path = changed("", "");
    Path japanese = path.resolve("sekisho-2003-0001-ja.json");
    String text = Files.readString(japanese);
    Files.writeString(japanese, text.replace("\"label\": \"WHITE\"", "\"label\": \"GREEN\""));
    Publication publication = publish(path, Tlp.GREEN);
    assertThat(publication.published()).isEmpty();
    assertThat(publication.problems())
        .anySatisfy(problem -> assertThat(problem.what().in("en")).contains("otherwise"));
  }

  @Test
  void of_publicSiteBesideOthers_namesTheirFeeds() throws IOException {
    TreeMap<Tlp, URI> feeds = new TreeMap<>();
    feeds.put(Tlp.AMBER, URI.create("https://sekisho.dev/amber/advisories/feed-tlp-amber.json"));
    Issuer issuer =
        new Issuer(
            ISSUER.base(),
            ISSUER.publisher(),
            ISSUER.securityContact(),
            null,
            true,
            false,
            Tlp.WHITE,
            feeds);
    Publication publication =
        Publication.of(AdvisoryLoader.load(List.of(MIMAIL)).advisories(), issuer, null);
    String metadata = text(publication, ".well-known/csaf/provider-metadata.json");
    assertThat(metadataSchema().validate(metadata, InputFormat.JSON)).isEmpty();
    JsonNode rolie =
        JsonMapper.shared()
            .readTree(metadata)
            .path("distributions")
            .path(0)
            .path("rolie")
            .path("feeds");
    assertThat(rolie.valueStream().map(feed -> feed.path("tlp_label").stringValue()))
        .containsExactly("WHITE", "AMBER");
  }

  @Test
  void of_oneRestrictedStixObject_publishesNothing() throws IOException {
    Path path = changed("", "");
    String bundle = Files.readString(path.resolve("stix.json"));
    int last = bundle.lastIndexOf("613f2e26-407d-48c7-9eca-b8e91df99dc9");
    Files.writeString(
        path.resolve("stix.json"),
        bundle.substring(0, last)
            + "5e57c739-391a-4eb3-b6be-7d15ca92d5ed"
            + bundle.substring(last + 36));
    Publication publication = publish(path);
    assertThat(publication.published()).isEmpty();
    assertThat(publication.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what().in("en")).contains("TLP:RED"));
  }

  @ParameterizedTest
  @CsvSource({"final,draft,draft", "csaf_security_advisory,vex,6.1.26"})
  void of_unfinishedDocument_isHeldBack(String from, String to, String reason) throws IOException {
    Publication publication = publish(changed("\"" + from + "\"", "\"" + to + "\""));
    assertThat(publication.published()).isEmpty();
    assertThat(publication.problems())
        .allSatisfy(problem -> assertThat(problem.what().in("en")).contains(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|A worm in the mail|<p>It comes as an attachment.</p>|January|Introduction",
        "ja|メールで届くワーム|<p>添付ファイルとして届きます。</p>|2026年1月|概要"
      })
  void page_stixBundleAlone_saysWhatTheReportSays(
      String lang, String title, String text, String date, String introduction) throws IOException {
    Publication publication = publish(Path.of("src/test/resources/report.json"));
    assertThat(publication.problems()).isEmpty();
    String name = "report--8a3d7c53-7a7b-4d0c-9a44-0e7c1c9b1c13.html";
    String page = text(publication, lang + "/" + name);
    assertThat(page)
        .contains("<h1>" + title + "</h1>", text, date, "datetime=\"2026-01-02T00:00:00.000Z\"")
        .contains("datetime=\"2026-01-01T00:00:00Z\"", "Subject of the mail", "Examplo")
        .contains("And tell the help desk.", "href=\"https://example.org/ex-1\"", "example EX-1")
        .contains("../stix/report--8a3d7c53-7a7b-4d0c-9a44-0e7c1c9b1c13.json", introduction);
    assertThat(page.split(java.util.regex.Pattern.quote(text))).hasSize(2);
    String index = text(publication, lang + "/index.html");
    assertThat(index).contains(title, text.substring(3, text.length() - 4), date);
  }

  @ParameterizedTest
  @CsvSource({
    "94868c89-83c2-464b-929b-a1a8aa3c8487,bab4a63c-aed9-4cf5-a766-dfca5abac2bb,TLP:GREEN",
    "94868c89-83c2-464b-929b-a1a8aa3c8487,e828b379-4e03-4974-9ac4-e53a884c97c1,TLP:RED",
    "object_marking_refs,x_marking_refs,no TLP label"
  })
  void of_stixBundleThatMayNotGo_isRefusedByName(String from, String to, String said)
      throws IOException {
    String bundle = Files.readString(Path.of("src/test/resources/report.json"));
    Publication publication =
        publish(Files.writeString(folder.resolve("a.json"), bundle.replace(from, to)));
    assertThat(publication.published()).isEmpty();
    assertThat(publication.files().keySet()).noneMatch(path -> path.contains("8a3d7c53"));
    assertThat(publication.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo("report--8a3d7c53-7a7b-4d0c-9a44-0e7c1c9b1c13");
              assertThat(problem.file()).isEqualTo(folder.resolve("a.json"));
              assertThat(problem.what().in("en")).contains("not published", said);
            });
  }

  @Test
  void page_hostileTexts_stayTexts() throws IOException {
    String hostile = "</title><script>alert(1)</script>\\\" onclick=x \\u202e&amp;";
    Path path = changed("Mimail: a mass-mailing worm", hostile);
    String text = Files.readString(path.resolve("sekisho-2003-0001.json"));
    Files.writeString(
        path.resolve("sekisho-2003-0001.json"),
        text.replace("https://support.microsoft.com/kb/291387", "javascript:alert(2)"));
    Publication publication = publish(path);
    assertThat(publication.published()).hasSize(1);
    for (String page : List.of("en/sekisho-2003-0001.html", "en/index.html", "en/feed.xml")) {
      assertThat(text(publication, page))
          .doesNotContain("<script", "\" onclick", "href=\"javascript", "\u202e")
          .contains("&lt;script&gt;", "\\u{202e}", "&amp;amp;");
    }
  }

  @Test
  void of_selfReferenceElsewhere_isAWarning() throws IOException {
    Publication publication =
        publish(changed("https://sekisho.dev/advisories/", "https://example.org/"));
    assertThat(publication.published()).hasSize(1);
    assertThat(publication.problems())
        .hasSize(2)
        .allMatch(problem -> problem.severity() == Problem.Severity.WARNING);
  }
}
