package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsafSchemaTest {
  private static final String CSAF =
      "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json";
  private static final Path MIMAIL = SharedData.projectRoot().resolve("advisories/mimail");

  private static Schema schema() throws IOException {
    Map<String, String> schemas = new HashMap<>();
    schemas.put(CSAF, read(SharedData.at("conformance/csaf/json_schema/csaf_json_schema.json")));
    for (String version : new String[] {"2.0", "3.0", "3.1"}) {
      String name = "cvss-v" + version + ".json";
      Path file = SharedData.at("conformance/csaf/referenced_schema/first/" + name);
      schemas.put("https://www.first.org/cvss/" + name, read(file));
    }
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas))
        .getSchema(SchemaLocation.of(CSAF));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sekisho-2003-0001.json", "sekisho-2003-0001-ja.json"})
  void validate_mimail_isValid(String name) throws IOException {
    String document = read(MIMAIL.resolve(name));

    assertThat(schema().validate(document, InputFormat.JSON)).isEmpty();
  }

  @Test
  void validate_withoutTracking_isNot() throws IOException {
    String document = read(MIMAIL.resolve("sekisho-2003-0001.json"));

    assertThat(schema().validate(document.replace("\"tracking\"", "\"trackin\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sekisho-2003-0001.json", "sekisho-2003-0001-ja.json"})
  void fileName_mimail_isTheOneOfItsTrackingId(String name) throws IOException {
    String document = read(MIMAIL.resolve(name));
    String id = document.replaceAll("(?s).*\"id\": \"(SEKISHO[^\"]*)\".*", "$1");

    assertThat(CsafFamily.fileName(id)).isEqualTo(name);
  }
}
