package dev.sekisho.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<4.7; < 4.7",
        "< V14 SP1 Upd 6; < V14 SP1 Upd 6",
        "≤ 3.2; <= 3.2",
        "v2.1 up to 2.4.3; >= v2.1, <= 2.4.3",
        "from 2.1 through 2.4.3; >= 2.1, <= 2.4.3",
        "8.0.0 - 8.0.1; >= 8.0.0, <= 8.0.1",
        "1.275M—1.280S; >= 1.275M, <= 1.280S",
        "all versions; *",
        "All versions < V3.0.29; < V3.0.29",
        "6 SP1; = 6 SP1",
        "prior to 4.2; < 4.2",
        "All versions prior to and including 32.7.4; <= 32.7.4",
        "Versions 8.1 and prior; <= 8.1",
        "8.1.5 and later; >= 8.1.5",
        "35.8002 or newer; >= 35.8002",
        "later than 18.24; > 18.24",
        "V3.0, V4.0, V4.1; = V3.0 | = V4.0 | = V4.1",
        ">= V2.0 and < V2.6; >= V2.0, < V2.6",
        "> 6.1 | < 6.1.4; > 6.1, < 6.1.4",
        "0 < 8.0.1; >= 0, < 8.0.1",
        "9.x; = 9.*",
        "vers:all/*; *",
        "vers:npm/1.2.3|>=2.0.0|<5.0.0; = 1.2.3 | >= 2.0.0, < 5.0.0",
        "vers:gem/>=2.2.0|!=2.2.1|<2.3.0; >= 2.2.0, < 2.3.0, != 2.2.1",
        "vers:all/>=V1.80<V2.20; >= V1.80, < V2.20",
        "453.64(vGPU 11.9); = 453.64",
        "4.7より前; < 4.7",
        "2.1から2.4まで; >= 2.1, <= 2.4",
        "3.0以降のバージョン; >= 3.0",
        "すべてのバージョン; *",
      })
  void read_knownForm_isReadExactly(String text, String reading) {
    VersionRange range = RangeReader.read(text, "Product");

    assertThat(range.exact()).isTrue();
    assertThat(range.reading()).isEqualTo(reading);
    assertThat(range.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "< V8.1 with WinCC V7.3 Upd 19",
        "<= 2.0.11 / 3.0.11",
        "BIOS < V20.01.10",
        ">= <= 2.2 | 2.5.1",
        "< V3.X.17",
        "<= 7.20 (7.50 and 7.60 may also be affected)",
        "All versions that do not include commit e5e58c8",
        "some",
        "vers:npm",
      })
  void read_otherForm_isUnknownForEveryVersion(String text) {
    VersionRange range = RangeReader.read(text, "");

    assertThat(range.exact()).isFalse();
    assertThat(range.unread()).isNotEmpty();
    assertThat(range.contains("1.0")).isEqualTo(Containment.UNKNOWN);
    assertThat(range.contains("99")).isEqualTo(Containment.UNKNOWN);
  }

  @Test
  void read_boundThenSingleVersions_isUnknownBetween() {
    VersionRange range = RangeReader.read("<= 3.14.25 | 3.15.18", "MEVIEW3");

    assertThat(range.contains("3.14.1")).isEqualTo(Containment.IN);
    assertThat(range.contains("3.15.18")).isEqualTo(Containment.IN);
    assertThat(range.contains("3.15.2")).isEqualTo(Containment.UNKNOWN);
    assertThat(range.contains("3.16")).isEqualTo(Containment.OUT);
    assertThat(range.exact()).isFalse();
  }

  @Test
  void read_productNameBeforeVersion_isNotPartOfIt() {
    VersionRange range =
        RangeReader.read("All versions prior to CUDA Toolkit v12.2", "NVIDIA CUDA Toolkit");

    assertThat(range.reading()).isEqualTo("< v12.2");
  }

  @Test
  void contains_fullWidthDigits_areDigitsOnBothSides() {
    VersionRange range = RangeReader.read("<= ３．１", "");

    assertThat(range.contains("３．０")).isEqualTo(Containment.IN);
    assertThat(range.contains("3.2")).isEqualTo(Containment.OUT);
  }

  @Test
  void contains_versNpm_ordersBySemanticVersions() {
    VersionRange range = RangeReader.read("vers:npm/>=2.0.0|<5.0.0", "");

    assertThat(range.contains("2.0.0-beta")).isEqualTo(Containment.OUT);
    assertThat(range.contains("4.9.9")).isEqualTo(Containment.IN);
  }

  @Property
  void read_anyText_neverFails(@ForAll String text, @ForAll String version) {
    VersionRange range = RangeReader.read(text, text);

    assertThat(range.contains(version)).isNotNull();
    assertThat(range.reading()).isNotNull();
  }
}
