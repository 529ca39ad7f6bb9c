package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdvisoryImportCommandTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TIME = "2026-01-31T00:00:00Z";
  private static final String MD5 = "65117265cadf297a85a5b11a74b54183";

  @TempDir private Path temp;

  private CommandRun list(String name, String text) throws IOException {
    Path file = Files.writeString(temp.resolve(name), text);
    return CommandRun.of(
        "advisory", "import", "--valid-from", TIME, "-o", bundle().toString(), file.toString());
  }

  private Path bundle() {
    return temp.resolve("bundle.json");
  }

  /// Names of the indicators by pattern.
  private Map<String, String> patterns() throws IOException {
    Map<String, String> patterns = new LinkedHashMap<>();
    for (JsonNode object : JSON.readTree(Files.readAllBytes(bundle())).path("objects")) {
      if (object.path("type").asString().equals("indicator")) {
        patterns.put(object.path("pattern").asString(), object.path("name").asString());
      }
    }
    return patterns;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "65117265cadf297a85a5b11a74b54183~[file:hashes.MD5 = '65117265cadf297a85a5b11a74b54183']",
        "hxxps://evil[.]example/a~[url:value = 'https://evil.example/a']",
        "Evil(.)Example~[domain-name:value = 'evil.example']",
        "192[.]0[.]2[.]7~[ipv4-addr:value = '192.0.2.7']",
        "192.0.2.0/24~[ipv4-addr:value ISSUBSET '192.0.2.0/24']",
        "2001:db8::7~[ipv6-addr:value = '2001:db8::7']",
        "a(at)evil.example~[email-addr:value = 'a@evil.example']",
        "HKLM\\Software\\Run~[windows-registry-key:key = 'HKLM\\\\Software\\\\Run']",
        "setup.exe~[file:name = 'setup.exe']"
      })
  void import_line_isReadForWhatItIs(String line, String pattern) throws IOException {
    CommandRun run = list("list.txt", line + "\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(patterns()).containsOnlyKeys(pattern);
  }

  @Test
  void import_lineThatIsNothing_isNamedAndTheRestGoesOn() throws IOException {
    CommandRun run = list("list.txt", "# list\n\nwhat is this\n" + MD5 + "\n999.1.1.1\n");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("list.txt: line 3: cannot tell what “what is this” is")
        .contains("list.txt: line 5: ")
        .contains("1 indicators from 1 rows");
    assertThat(patterns()).hasSize(1);
  }

  @Test
  void import_defanged_isSaidAndNotClickable() throws IOException {
    CommandRun run = list("list.txt", "hxxp://evil[.]example/\n");
    assertThat(run.err())
        .contains("line 1: “hxxp://evil[.]example/” was written so that nobody follows it")
        .doesNotContain("http://");
  }

  @Test
  void import_sameValueTwice_isOneIndicatorWithBothPlaces() throws IOException {
    list("list.txt", MD5 + "\n" + MD5.toUpperCase(java.util.Locale.ROOT) + "\n");
    JsonNode objects = JSON.readTree(Files.readAllBytes(bundle())).path("objects");
    assertThat(objects.size()).isEqualTo(1);
    assertThat(objects.path(0).path("external_references").toString())
        .contains("line 1")
        .contains("line 2")
        .contains("list.txt");
  }

  @Test
  void import_anyForm_describesWithWhatTheSourceSaid() throws IOException {
    list("list.txt", "hxxp://evil[.]example/a # drop zone\nHXXP://evil[.]example/a\n");
    assertThat(descriptions())
        .containsExactly(
            "list.txt, line 1: hxxp://evil[.]example/a (drop zone)",
            "list.txt, line 2: HXXP://evil[.]example/a");
    list("list.csv", "type,value,comment\ndomain,evil[.]example,seen in spring\nmd5," + MD5 + "\n");
    assertThat(descriptions())
        .containsExactly(
            "list.csv, line 2: domain: evil[.]example (seen in spring)",
            "list.csv, line 3: md5: " + MD5);
    list(
        "event.json",
        "{\"Event\":{\"Attribute\":[{\"type\":\"domain\",\"to_ids\":true,\"value\":\"evil.example\","
            + "\"comment\":\"C2\"}]}}");
    assertThat(descriptions())
        .containsExactly("event.json, /Event/Attribute/0: domain: evil.example (C2)");
  }

  @Test
  void import_bundle_isNotWarnedOfForWantOfADescription() throws IOException {
    list("list.txt", MD5 + "\n");
    CommandRun run = CommandRun.of("advisory", "validate", bundle().toString());
    assertThat(run.out()).contains("valid").doesNotContain("description");
  }

  private List<String> descriptions() throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode object : JSON.readTree(Files.readAllBytes(bundle())).path("objects")) {
      object.path("description").asString().lines().forEach(lines::add);
    }
    return lines;
  }

  @Test
  void import_csv_isReadByItsHeader() throws IOException {
    CommandRun run =
        list(
            "list.csv",
            """
            Comment;Type;Value
            "a; b";email-subject;Your 'account'
            x;sha256;1
            y;domain;evil[.]example
            """);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("list.csv: line 3: “1” is not a value of type sha256");
    assertThat(patterns())
        .containsOnlyKeys(
            "[email-message:subject = 'Your \\'account\\'']",
            "[domain-name:value = 'evil.example']");
  }

  @Test
  void import_misp_isReadWithObjectsAndTlp() throws IOException {
    CommandRun run =
        list(
            "event.json",
            """
            {"Event":{"info":"x","Tag":[{"name":"tlp:amber"}],
             "Attribute":[
              {"type":"filename|sha256","to_ids":true,
               "value":"a.exe|df122866150d9b33f1e53d319efe048a927b249f4254b7b7c87156cb7497d02d"},
              {"type":"ip-dst","to_ids":true,"value":"192.0.2.7"},
              {"type":"regkey|value","to_ids":true,"value":"HKLM\\\\Software\\\\Run|C:\\\\a.exe"},
              {"type":"comment","to_ids":true,"value":"words"},
              {"type":"domain","to_ids":false,"value":"good.example"}],
             "Object":[{"name":"email","Attribute":[
              {"type":"email-src","to_ids":true,"value":"a@evil.example"},
              {"type":"email-attachment","to_ids":true,"value":"Message.zip"}]}]}}
            """);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("/Event/Attribute/3: “words” is not a value of type comment")
        .contains("1 attributes passed over");
    assertThat(patterns())
        .containsOnlyKeys(
            "[file:name = 'a.exe' AND file:hashes.'SHA-256' ="
                + " 'df122866150d9b33f1e53d319efe048a927b249f4254b7b7c87156cb7497d02d']",
            "[ipv4-addr:value = '192.0.2.7']",
            "[windows-registry-key:key = 'HKLM\\\\Software\\\\Run' AND"
                + " windows-registry-key:values[*].data = 'C:\\\\a.exe']",
            "[email-message:from_ref.value = 'a@evil.example']",
            "[email-message:body_multipart[*].body_raw_ref.name = 'Message.zip']");
    assertThat(Files.readString(bundle()))
        .contains("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82");
  }

  @Test
  void import_bundle_isValidTheSameAgainAndRuns() throws IOException {
    list("list.txt", MD5 + "\nhxxp://pay[.]shop[.]example/now\nseikyu@example.jp\n");
    byte[] first = Files.readAllBytes(bundle());
    list("list.txt", MD5 + "\nhxxp://pay[.]shop[.]example/now\nseikyu@example.jp\n");
    assertThat(Files.readAllBytes(bundle())).isEqualTo(first);

    CommandRun valid = CommandRun.of("advisory", "validate", bundle().toString());
    assertThat(valid.status()).as(valid.out()).isZero();

    Path mail = Path.of("src", "test", "resources", "export", "mails", "invoice.eml");
    CommandRun scan = CommandRun.of("scan", "--advisory", bundle().toString(), mail.toString());
    assertThat(scan.status()).as(scan.err()).isEqualTo(1);
  }

  @Test
  void import_brokenJson_isOneLineWithItsPlace() throws IOException {
    CommandRun run = list("event.json", "{\"Event\": {\n \"Attribute\": [}\n");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("event.json: line 2, column ");
    assertThat(Files.exists(bundle())).isFalse();
  }
}
