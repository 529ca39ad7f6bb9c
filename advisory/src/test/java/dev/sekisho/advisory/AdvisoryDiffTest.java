package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.advisory.Change.Action;
import dev.sekisho.advisory.Change.Kind;
import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

final class AdvisoryDiffTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path MIMAIL = SharedData.projectRoot().resolve("advisories/mimail");
  private static final String CSAF = "sekisho-2003-0001.json";
  private static final String STIX = "stix.json";

  @TempDir private Path folder;

  private static JsonNode read(String name) throws IOException {
    return JSON.readTree(Files.readAllBytes(MIMAIL.resolve(name)));
  }

  private static List<Change> diff(String name, JsonNode old, JsonNode now) {
    return new TreeDiff(name.equals(STIX) ? "" : "SEKISHO-2003-0001", old, now).changes();
  }

  @Test
  void compare_sameFolder_isEmpty() {
    AdvisoryDiff.Found found = AdvisoryDiff.compare(MIMAIL, MIMAIL);
    assertThat(found.changes()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {CSAF, "sekisho-2003-0001-ja.json", STIX})
  void changes_everyValueChangedOrRemoved_areReported(String name) throws IOException {
    JsonNode old = read(name);
    List<String> paths = new ArrayList<>();
    paths("", old, paths);
    assertThat(paths).hasSizeGreaterThan(200);
    for (String path : paths) {
      JsonNode removed = old.deepCopy();
      remove(removed, path);
      assertThat(diff(name, old, removed)).as("removed " + path).isNotEmpty();
      assertThat(diff(name, removed, old)).as("added " + path).isNotEmpty();
      if (old.at(path).isValueNode()) {
        JsonNode changed = old.deepCopy();
        replace(changed, path, StringNode.valueOf(old.at(path).asString() + "x"));
        assertThat(diff(name, old, changed)).as("changed " + path).isNotEmpty();
      }
    }
  }

  private static void paths(String path, JsonNode node, List<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path);
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey().replace("~", "~0").replace("/", "~1");
      paths(path + "/" + name, member.getValue(), paths);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      paths(path + "/" + i, node.get(i), paths);
    }
  }

  private static String last(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.replace("~1", "/").replace("~0", "~");
  }

  private static JsonNode parent(JsonNode root, String path) {
    return root.at(path.substring(0, path.lastIndexOf('/')));
  }

  private static void remove(JsonNode root, String path) {
    switch (parent(root, path)) {
      case ArrayNode list -> list.remove(Integer.parseInt(last(path)));
      case ObjectNode object -> object.remove(last(path));
      default -> throw new IllegalArgumentException(path);
    }
  }

  private static void replace(JsonNode root, String path, JsonNode by) {
    switch (parent(root, path)) {
      case ArrayNode list -> list.set(Integer.parseInt(last(path)), by);
      case ObjectNode object -> object.set(last(path), by);
      default -> throw new IllegalArgumentException(path);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sekisho-2003-0001.json, /document/title, TITLE",
    "sekisho-2003-0001.json, /document/tracking/version, VERSION",
    "sekisho-2003-0001.json, /document/tracking/status, STATUS",
    "sekisho-2003-0001.json, /document/tracking/id, ID",
    "sekisho-2003-0001.json, /document/tracking/revision_history/1/summary, REVISION",
    "sekisho-2003-0001.json, /document/distribution/tlp/label, TLP",
    "sekisho-2003-0001.json, /document/notes/0/text, NOTE",
    "sekisho-2003-0001.json, /document/lang, OTHER",
    "sekisho-2003-0001.json, /product_tree/branches/0/branches/0/branches/0/product/name, PRODUCT",
    "sekisho-2003-0001.json, /vulnerabilities/0/title, VULNERABILITY",
    "sekisho-2003-0001.json, /vulnerabilities/0/notes/0/text, NOTE",
    "sekisho-2003-0001.json, /vulnerabilities/0/remediations/0/details, REMEDIATION",
    "stix.json, /objects/6/pattern, INDICATOR",
    "stix.json, /objects/6/valid_from, INDICATOR",
    "stix.json, /objects/6/object_marking_refs/0, TLP",
    "stix.json, /objects/4/description, OBJECT"
  })
  void changes_oneValue_areOfItsKindAndNameIt(String name, String path, Kind kind)
      throws IOException {
    JsonNode old = read(name);
    assertThat(old.at(path).isString()).as(path).isTrue();
    JsonNode now = old.deepCopy();
    replace(now, path, StringNode.valueOf("other"));
    List<Change> changes = diff(name, old, now);
    assertThat(changes).allMatch(change -> change.kind() == kind);
    assertThat(changes).anyMatch(change -> change.after().contains("other"));
    assertThat(changes).anyMatch(change -> change.before().contains(old.at(path).asString()));
  }

  @Test
  void changes_productOfAnotherStatus_movesFromTheOneToTheOther() throws IOException {
    JsonNode old = read(CSAF);
    JsonNode now = old.deepCopy();
    ObjectNode statuses = (ObjectNode) now.at("/vulnerabilities/0/product_status");
    String id = ((ArrayNode) statuses.get("known_affected")).remove(0).asString();
    statuses.withArray("fixed").add(id);
    assertThat(diff(CSAF, old, now))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.action()).isEqualTo(Action.MOVED);
              assertThat(change.kind()).isEqualTo(Kind.PRODUCT_STATUS);
              assertThat(change.id()).isEqualTo(id);
              assertThat(change.name()).isNotEmpty();
              assertThat(change.before()).isEqualTo("known_affected");
              assertThat(change.after()).isEqualTo("fixed");
            });
  }

  @Test
  void changes_statusesOfAnotherForm_areReported() throws IOException {
    JsonNode old = read(CSAF);
    JsonNode now = old.deepCopy();
    ((ObjectNode) now.at("/vulnerabilities/0/product_status")).put("fixed", "CSAFPID-0001");
    assertThat(diff(CSAF, old, now)).isNotEmpty();
  }

  @Test
  void changes_objectsInAnotherOrder_areNone_notesInAnotherAre() throws IOException {
    JsonNode old = read(STIX);
    JsonNode now = old.deepCopy();
    ArrayNode objects = (ArrayNode) now.path("objects");
    objects.add(objects.remove(5));
    assertThat(diff(STIX, old, now)).isEmpty();
    JsonNode csaf = read(CSAF);
    JsonNode turned = csaf.deepCopy();
    ArrayNode notes = (ArrayNode) turned.at("/document/notes");
    notes.add(notes.remove(0));
    assertThat(diff(CSAF, csaf, turned)).extracting(Change::action).containsOnly(Action.REORDERED);
  }

  @Test
  void changes_modifiedAlone_isReported_withAnotherItIsNot() throws IOException {
    JsonNode old = read(STIX);
    JsonNode now = old.deepCopy();
    replace(now, "/objects/6/modified", StringNode.valueOf("2027-01-01T00:00:00.000Z"));
    assertThat(diff(STIX, old, now)).extracting(Change::field).containsExactly("modified");
    replace(now, "/objects/6/name", StringNode.valueOf("other"));
    assertThat(diff(STIX, old, now)).extracting(Change::field).containsExactly("name");
  }

  @Test
  void compare_vendorWithProducts_tellsEachProductAndTheWhole() throws IOException {
    JsonNode old = read(CSAF);
    JsonNode now = old.deepCopy();
    remove(now, "/product_tree/branches/0/branches/0");
    List<Change> changes = diff(CSAF, old, now);
    assertThat(changes).filteredOn(change -> change.kind() == Kind.PRODUCT).hasSize(3);
    assertThat(changes)
        .filteredOn(change -> change.kind() == Kind.OTHER)
        .anyMatch(change -> change.before().contains("Outlook Express"));
  }

  @Test
  void compare_documentOfOneEditionOnly_isReportedWhole() throws IOException {
    Files.copy(MIMAIL.resolve(CSAF), folder.resolve(CSAF));
    Files.copy(MIMAIL.resolve(STIX), folder.resolve(STIX));
    assertThat(AdvisoryDiff.compare(MIMAIL, folder).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.DOCUMENT);
              assertThat(change.action()).isEqualTo(Action.REMOVED);
              assertThat(change.id()).isEqualTo("SEKISHO-2003-0001-ja");
            });
  }

  @Test
  void compare_nothingReadable_isAProblemAndNoDifference() throws IOException {
    Files.writeString(folder.resolve("a.json"), "{broken");
    AdvisoryDiff.Found found = AdvisoryDiff.compare(folder, MIMAIL);
    assertThat(found.changes()).isEmpty();
    assertThat(found.problems()).isNotEmpty();
  }
}
