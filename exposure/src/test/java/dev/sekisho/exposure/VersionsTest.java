package dev.sekisho.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  @ParameterizedTest
  @CsvSource({
    "4.6.9, BEFORE, 4.7",
    "4.10, AFTER, 4.9",
    "4.7, SAME, V4.7.0",
    "V3.0.3, SAME, 3.0.3",
    "6, BEFORE, 6 SP1",
    "6.0 Service Pack 1, SAME, 6 SP1",
    "V14 SP1 Update 6, SAME, V14 SP1 Upd 6",
    "V14 SP1 Upd 6, AFTER, V14 SP1",
    "V14 Upd 9, BEFORE, V14 SP1",
    "V4.7 SP6 HF1, BEFORE, V4.7 SP6 HF5",
    "2014 R2 SP1, BEFORE, 2017",
    "2014 R2, AFTER, 2014",
    "3.3.16 Build 16102415, BEFORE, 3.3.16 Build 16102416",
    "1.03C, BEFORE, 1.03D",
    "1.03, BEFORE, 1.03D",
    "2.0.0-rc1, BEFORE, 2.0.0",
    "2.0.0-beta2, BEFORE, 2.0.0-rc1",
    "4.1.96.Final, SAME, 4.1.96",
    "07A06, BEFORE, 08A05",
    "J, BEFORE, K",
    "2023_R2, BEFORE, 2023_R2_P01",
    "1.2a, UNORDERED, 1.2.1",
    "SV2.6, UNORDERED, 2.6",
    "3.4.1-stackable24.7.0-amd64, UNORDERED, 3.4.1",
    "12345678901234567890123, AFTER, 12345678901234567890122",
  })
  void compare_generic_followsTheRules(String mine, Ordering ordering, String other) {
    assertThat(Versions.compare(mine, other, Versions.GENERIC)).isEqualTo(ordering);
  }

  @ParameterizedTest
  @CsvSource({
    "deb, 1:1.0-1, AFTER, 2.0-1",
    "deb, 1.0~rc1-1, BEFORE, 1.0-1",
    "rpm, 1.5.1-15.el9, BEFORE, 1.5.1-19.el9",
    "npm, 1.0.0-alpha, BEFORE, 1.0.0",
    // The library says AFTER, and SAME from the other side.
    "npm, 2.3, UNORDERED, 2.1.0-rc1",
    "npm, 2.0-3, UNORDERED, 2.0.0",
    "maven, 4.1.96.Final, BEFORE, 4.1.100.Final",
    "pypi, 1.0rc1, BEFORE, 1.0",
  })
  void compare_packageSchemes_followTheirOwnRules(
      String scheme, String mine, Ordering ordering, String other) {
    assertThat(Versions.compare(mine, other, scheme)).isEqualTo(ordering);
  }

  @Test
  void compare_deb_agreesWithDpkg() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        java.nio.file.Files.exists(java.nio.file.Path.of("/usr/bin/dpkg")), "not present: dpkg");
    List<String> versions =
        List.of(
            "1.0-1",
            "1.0-1+deb12u1",
            "1.0~rc1-1",
            "1:0.9-1",
            "1.0.1-1",
            "1.0-1.1",
            "2:1.0",
            "1.0a-1");
    for (String one : versions) {
      for (String other : versions) {
        assertThat(Versions.compare(one, other, Versions.DEB) == Ordering.BEFORE)
            .as("%s before %s", one, other)
            .isEqualTo(dpkgSaysBefore(one, other));
      }
    }
  }

  private static boolean dpkgSaysBefore(String one, String other)
      throws IOException, InterruptedException {
    return new ProcessBuilder("dpkg", "--compare-versions", one, "lt", other).start().waitFor()
        == 0;
  }

  @Property
  void compare_anyTwo_isMirroredByTheOtherWay(
      @ForAll("versions") String one, @ForAll("versions") String other) {
    Ordering there = Versions.compare(one, other, Versions.GENERIC);
    Ordering back = Versions.compare(other, one, Versions.GENERIC);

    assertThat(back)
        .isEqualTo(
            switch (there) {
              case BEFORE -> Ordering.AFTER;
              case AFTER -> Ordering.BEFORE;
              case SAME, UNORDERED -> there;
            });
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of(
            "1", "2", "10", ".", ".", "a", "b", " SP1", " SP2", " Upd 3", "-rc1", "v", "_HF2", "R2")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }
}
