package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ObservedDataReaderTest {
  private static ObservedData read(String json) {
    return ObservedDataReader.read(
        new ByteArrayInputStream(json.replace('`', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> codes(ObservedData data) {
    return data.diagnostics().stream().map(JsonDiagnostic::code).toList();
  }

  private static ObservedObject only(String properties) {
    ObservedData data =
        read("{`type`:`observed-data`,`objects`:{`0`:{`type`:`x`," + properties + "}}}");
    assertThat(data.diagnostics()).isEmpty();
    return data.observations().getFirst().objects().getFirst();
  }

  @Test
  void read_bundle_hasOneObservationAnObservedDataWithItsReferencedObjects() {
    ObservedData data =
        read(
            """
            {`type`:`bundle`,`objects`:[
             {`type`:`observed-data`,`id`:`observed-data--1`,`number_observed`:3,
              `first_observed`:`2020-01-01T00:00:00Z`,`last_observed`:`2020-01-02T00:00:00.5Z`,
              `object_refs`:[`email-message--1`,`email-addr--1`]},
             {`type`:`email-message`,`id`:`email-message--1`,`from_ref`:`email-addr--1`,
              `to_refs`:[`email-addr--1`,`email-addr--2`]},
             {`type`:`email-addr`,`id`:`email-addr--1`,`value`:`a@example.com`},
             {`type`:`email-addr`,`id`:`email-addr--2`,`value`:`b@example.com`}]}
            """);
    Observation observation = data.observations().getFirst();
    assertThat(observation.id()).isEqualTo("observed-data--1");
    assertThat(observation.count()).isEqualTo(3);
    assertThat(observation.first()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(observation.last()).isEqualTo(Instant.parse("2020-01-02T00:00:00.5Z"));
    ObservedObject mail = observation.objects().getFirst();
    ObservedObject sender = observation.objects().getLast();
    assertThat(mail.type()).isEqualTo("email-message");
    assertThat(mail.properties().get("from_ref")).isEqualTo(new Value.Reference(sender));
    assertThat(mail.properties().get("to_refs"))
        .isEqualTo(
            new Value.Items(List.of(new Value.Reference(sender), new Value.Text("email-addr--2"))));
    assertThat(mail.properties().names()).containsExactly("from_ref", "to_refs");
    assertThat(data.diagnostics()).isEmpty();
  }

  @Test
  void read_ownObjects_referToEachOtherByKey() {
    Observation observation =
        read("""
            {`type`:`observed-data`,`id`:`o`,`objects`:{
             `0`:{`type`:`network-traffic`,`src_ref`:`1`},`1`:{`type`:`ipv4-addr`,`value`:`10.0.0.1`}}}
            """)
            .observations()
            .getFirst();
    assertThat(observation.objects().getFirst().properties().get("src_ref"))
        .isEqualTo(new Value.Reference(observation.objects().getLast()));
    assertThat(observation.first()).isNull();
  }

  @Test
  void read_listOfBundlesAndObjects_keepsTheirScopesApart() {
    ObservedData data =
        read(
            """
            [{`type`:`bundle`,`objects`:[
               {`type`:`observed-data`,`id`:`a`,`object_refs`:[`x--1`]},{`type`:`x`,`id`:`x--1`}]},
             {`type`:`observed-data`,`id`:`b`,`object_refs`:[`x--1`,`x--2`]},{`type`:`x`,`id`:`x--2`}]
            """);
    assertThat(data.observations())
        .extracting(observation -> observation.objects().size())
        .containsExactly(1, 1);
    assertThat(data.diagnostics())
        .containsExactly(
            new JsonDiagnostic(
                "stix.unknown-ref", Severity.WARNING, "/1/object_refs", "found no object x--1"));
  }

  @Test
  void read_values_areInTheirNativeForm() {
    assertThat(only("`a_bin`:`AP8=`").properties().get("a_bin"))
        .isEqualTo(new Value.Binary(Slice.ofLatin1("\0\u00ff")));
    assertThat(only("`a_hex`:`00fF`").properties().get("a_hex"))
        .isEqualTo(new Value.Binary(Slice.ofLatin1("\0\u00ff")));
    assertThat(only("`a_bin`:`?`").properties().get("a_bin")).isEqualTo(new Value.Text("?"));
    assertThat(only("`a_hex`:`0`").properties().get("a_hex")).isEqualTo(new Value.Text("0"));
    assertThat(only("`a`:9223372036854775807").properties().get("a"))
        .isEqualTo(new Value.Whole(Long.MAX_VALUE));
    assertThat(only("`a`:9223372036854775808").properties().get("a"))
        .isEqualTo(new Value.Real(0x1p63));
    assertThat(only("`a`:1.5e0").properties().get("a")).isEqualTo(new Value.Real(1.5));
    assertThat(only("`a`:" + "9".repeat(999)).properties().get("a"))
        .isEqualTo(new Value.Real(Double.POSITIVE_INFINITY));
    assertThat(only("`a`:1e9999").properties().get("a"))
        .isEqualTo(new Value.Real(Double.POSITIVE_INFINITY));
    assertThat(only("`a`:true").properties().get("a")).isEqualTo(new Value.Flag(true));
    assertThat(only("`a`:null").properties().get("a")).isInstanceOf(Value.Dictionary.class);
    assertThat(only("`a`:`2020-01-01T00:00:00Z`").properties().get("a"))
        .isEqualTo(new Value.Text("2020-01-01T00:00:00Z"));
    assertThat(only("`a`:{`b`:[{`c_hex`:`41`}]}").properties().get("a"))
        .isInstanceOfSatisfying(
            Value.Dictionary.class,
            outer -> assertThat(outer.properties().get("b")).isInstanceOf(Value.Items.class));
  }

  @Test
  void read_cyclicReferences_end() {
    ObservedObject self = only("`a_ref`:`0`");
    assertThat(self.properties().get("a_ref")).isEqualTo(new Value.Reference(self));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,", "nul", "{`a`:1,`a`:2}", "{`a`:1} x", "\u0000", "[1e]"})
  void read_noJson_isOneError(String json) {
    ObservedData data = read(json);
    assertThat(codes(data)).containsExactly("json.syntax");
    assertThat(data.diagnostics().getFirst().where()).startsWith("line 1, column ");
    assertThat(data.observations()).isEmpty();
  }

  @Test
  void read_pastLimits_isOneError() {
    assertThat(codes(read("[".repeat(100_000)))).containsExactly("json.syntax");
    assertThat(codes(read("9".repeat(100_000)))).containsExactly("json.syntax");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "`a`",
        "null",
        "[1]",
        "[[{}]]",
        "{`type`:1}",
        "{`type`:`bundle`,`objects`:{}}"
      })
  void read_otherJson_isReported(String json) {
    ObservedData data = read(json);
    assertThat(codes(data)).containsExactly("json.type");
    assertThat(data.observations()).isEmpty();
  }

  @Test
  void read_brokenObservedData_isReadAsFarAsItGoes() {
    ObservedData data =
        read(
            """
            {`type`:`observed-data`,`number_observed`:0,`first_observed`:`2020-01-02T00:00:00Z`,
             `last_observed`:`2020-01-01T00:00:00Z`,`objects`:{`a/b`:1}}
            """);
    assertThat(codes(data))
        .containsExactlyInAnyOrder("json.type", "stix.observed-time", "stix.number-observed");
    assertThat(data.diagnostics().getFirst().where()).isEqualTo("/objects/a~1b");
    assertThat(data.observations().getFirst().first())
        .isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
  }

  @Test
  void read_noObservedData_isReported() {
    assertThat(codes(read("{`type`:`file`}"))).containsExactly("stix.no-observed-data");
  }

  @Test
  void of_publishedCases_readWithoutErrors() {
    int observations = 0;
    for (JsonNode item : StixCases.read("match-cases.json")) {
      ObservedData data = ObservedDataReader.of(item.path("observations"));
      assertThat(data.diagnostics()).noneMatch(found -> found.severity() == Severity.ERROR);
      observations += data.observations().size();
    }
    assertThat(observations).isEqualTo(505);
  }
}
