package dev.sekisho.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.advisory.Problem;
import dev.sekisho.advisory.Problem.Severity;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryReaderTest {
  @TempDir private Path folder;

  private Inventory read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return InventoryReader.standard().read(List.of(file));
  }

  private static InstalledProduct only(Inventory inventory) {
    assertThat(inventory.problems()).isEmpty();
    return inventory.assets().getFirst().products().getFirst();
  }

  @Test
  void csv_columnsInAnyOrderAndByOtherNames_areRead() throws IOException {
    Inventory inventory =
        read(
            "i.csv",
            "Version;Name;Hostname;Publisher;Patches\r\n6;Outlook Express;pc1;Microsoft;KB1234567|Q330994\r\n");

    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.assets()).extracting(Asset::host).containsExactly("pc1");
    assertThat(inventory.assets().getFirst().products())
        .extracting(InstalledProduct::label)
        .containsExactly("Outlook Express 6", "KB1234567", "Q330994");
    assertThat(inventory.assets().getFirst().products().getFirst().vendor()).isEqualTo("Microsoft");
  }

  @Test
  void csv_brokenRows_areSaidWithTheirLinesAndTheRestIsRead() throws IOException {
    Inventory inventory =
        read(
            "i.csv",
            """
            host,vendor,product,version
            ,Microsoft,Outlook,2000
            pc1,Microsoft,,2000
            pc2,Microsoft,Outlook,2000,more
            pc3,"unending,Outlook,2000
            pc4,Microsoft,Outlook,2002
            """);

    assertThat(inventory.problems())
        .extracting(Problem::place)
        .containsExactly("line 2", "line 3", "line 4", "line 5");
    assertThat(inventory.assets()).extracting(Asset::host).containsExactly("pc4");
  }

  @Test
  void csv_withoutHostColumn_isOneProblem() throws IOException {
    Inventory inventory = read("i.csv", "vendor,product\nMicrosoft,Outlook\n");

    assertThat(inventory.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what().in("en")).contains("host"));
  }

  @Test
  void csv_onlyColumns_isOneWarning() throws IOException {
    for (String text : List.of("host,product\n", "host,product", "host,product\n\n\n")) {
      assertThat(read("i.csv", text).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING))
          .satisfies(problem -> assertThat(problem.what().in("en")).contains("no row"));
    }
  }

  @Test
  void csv_onlyABrokenRow_isThatProblemAlone() throws IOException {
    assertThat(read("i.csv", "host,product\n,Outlook\n").problems())
        .extracting(Problem::place)
        .containsExactly("line 2");
  }

  @Test
  void emptyFile_ofAnyForm_isOneErrorThatSaysSo() throws IOException {
    List<InventoryFormat> forms = new ArrayList<>(List.of(InventoryFormat.values()));
    forms.add(null);
    for (String text : List.of("", " \n\t\n")) {
      Path file = Files.writeString(folder.resolve("empty"), text);
      for (InventoryFormat form : forms) {
        InventoryReader reader = new InventoryReader(form, StandardCharsets.UTF_8, "");
        assertThat(reader.read(List.of(file)).problems())
            .singleElement()
            .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.ERROR))
            .satisfies(problem -> assertThat(problem.what().in("en")).isEqualTo("it is empty"));
      }
    }
  }

  @Test
  void csv_identifiers_areRead() throws IOException {
    InstalledProduct product =
        only(
            read(
                "i.csv",
                """
                host,product,cpe,purl,sha256,model_number,serial_number
                a,b,cpe:2.3:a:v:p:1:*:*:*:*:*:*:*,pkg:npm/left-pad@1.0.0,ABCD,M-1;M-2,S1
                """));

    assertThat(product.identifiers().cpe()).hasSize(1);
    assertThat(product.identifiers().purls()).containsExactly("pkg:npm/left-pad@1.0.0");
    assertThat(product.identifiers().hashes()).containsEntry("sha256", List.of("abcd"));
    assertThat(product.identifiers().modelNumbers()).containsExactly("M-1", "M-2");
    assertThat(product.identifiers().serialNumbers()).containsExactly("S1");
  }

  @Test
  void csv_inNamedEncoding_isRead() throws IOException {
    Path file = folder.resolve("sjis.csv");
    Charset encoding = Charset.forName("windows-31j");
    Files.write(file, "host,product\n経理,会計ソフト\n".getBytes(encoding));

    assertThat(InventoryReader.standard().read(List.of(file)).problems())
        .extracting(problem -> problem.what().in("en"))
        .containsExactly("it is not text in UTF-8");
    assertThat(new InventoryReader(null, encoding, "").read(List.of(file)).assets())
        .extracting(Asset::host)
        .containsExactly("経理");
  }

  @Test
  void csv_utf16WithMark_isRead() throws IOException {
    Path file = folder.resolve("u16.csv");
    Files.write(file, "\ufeffhost,product\npc,Outlook\n".getBytes(StandardCharsets.UTF_16LE));

    assertThat(only(InventoryReader.standard().read(List.of(file))).name()).isEqualTo("Outlook");
  }

  @Test
  void osquery_rowsOfOneTable_areTheFilesHost() throws IOException {
    Inventory inventory =
        read(
            "pc7.json",
            "[{\"name\":\"Microsoft Outlook 2000\",\"version\":\"9.0\",\"publisher\":\"Microsoft"
                + " Corporation\"},{\"hotfix_id\":\"KB330994\"}]");

    assertThat(inventory.assets()).extracting(Asset::host).containsExactly("pc7");
    assertThat(inventory.assets().getFirst().products())
        .extracting(InstalledProduct::kind)
        .containsExactly(InstalledProduct.Kind.PRODUCT, InstalledProduct.Kind.PATCH);
  }

  @Test
  void osquery_resultsLog_hasItsHostsAndLeavesOutWhatWasRemoved() throws IOException {
    Inventory inventory =
        read(
            "results.log",
            """
            {"name":"programs","hostIdentifier":"a","action":"added","columns":{"name":"X","version":"1"}}
            {"name":"programs","hostIdentifier":"a","action":"removed","columns":{"name":"Y","version":"1"}}
            {broken
            {"name":"programs","hostIdentifier":"b","action":"snapshot","snapshot":[{"name":"Z","version":"2"}]}
            """);

    assertThat(inventory.assets()).extracting(Asset::host).containsExactly("a", "b");
    assertThat(inventory.problems()).extracting(Problem::place).containsExactly("line 3");
    assertThat(inventory.assets().getFirst().products())
        .extracting(InstalledProduct::name)
        .containsExactly("X");
  }

  @Test
  void osquery_tablesOfOneHost_areRead() throws IOException {
    Inventory inventory =
        read(
            "all.json",
            "{\"hostname\":\"pc\",\"os_version\":[{\"name\":\"Windows XP\",\"version\":\"5.1\"}],"
                + "\"programs\":[{\"name\":\"X\",\"version\":\"1\"}],\"patches\":[{\"hotfix_id\":\"Q1\"}]}");

    assertThat(inventory.assets()).extracting(Asset::host).containsExactly("pc");
    assertThat(inventory.assets().getFirst().products()).hasSize(3);
  }

  @Test
  void cycloneDx_nestedComponents_areRead() throws IOException {
    Inventory inventory =
        read(
            "sbom.json",
            "{\"bomFormat\":\"CycloneDX\",\"metadata\":{\"component\":{\"type\":\"device\",\"name\":\"box\"}},"
                + "\"components\":[{\"name\":\"a\",\"version\":\"1\",\"purl\":\"pkg:deb/debian/a@1\","
                + "\"supplier\":{\"name\":\"V\"},\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"AB\"}],"
                + "\"components\":[{\"name\":\"b\"},{}]}]}");

    assertThat(inventory.assets()).extracting(Asset::host).containsExactly("box");
    List<InstalledProduct> products = inventory.assets().getFirst().products();
    assertThat(products).extracting(InstalledProduct::name).containsExactly("box", "a", "b");
    assertThat(products.get(1).scheme()).isEqualTo("deb");
    assertThat(products.get(1).vendor()).isEqualTo("V");
    assertThat(products.get(1).identifiers().hashes()).containsKey("sha256");
    assertThat(inventory.problems())
        .extracting(Problem::place)
        .containsExactly("components/0/components/1");
  }

  @Test
  void spdx_packages_areRead() throws IOException {
    InstalledProduct product =
        only(
            read(
                "doc.json",
                "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[{\"name\":\"a\",\"versionInfo\":\"1\",\"supplier\":\"Organization:"
                    + " Example (x@example.org)\",\"externalRefs\":["
                    + "{\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:npm/a@1\"},"
                    + "{\"referenceType\":\"cpe23Type\",\"referenceLocator\":\"cpe:2.3:a:v:a:1:*:*:*:*:*:*:*\"}]}]}"));

    assertThat(product.vendor()).isEqualTo("Example");
    assertThat(product.identifiers().purls()).containsExactly("pkg:npm/a@1");
    assertThat(product.identifiers().cpe()).hasSize(1);
  }

  @Test
  void spdx3_graph_isRead() throws IOException {
    InstalledProduct product =
        only(
            read(
                "doc.json",
                "{\"@context\":\"x\",\"@graph\":[{\"type\":\"software_Package\",\"name\":\"a\","
                    + "\"software_packageVersion\":\"2\",\"software_packageUrl\":\"pkg:npm/a@2\"}]}"));

    assertThat(product.label()).isEqualTo("a 2");
  }

  @Test
  void dpkg_onlyInstalledPackages_areRead() throws IOException {
    Inventory inventory =
        read(
            "host1.txt",
            """
            Desired=Unknown/Install/Remove/Purge/Hold
            | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
            ||/ Name           Version      Architecture Description
            +++-==============-============-============-=================
            ii  libssl3:amd64  3.0.15-1     amd64        toolkit
            rc  old            1.0          amd64        removed
            """);

    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.assets()).extracting(Asset::host).containsExactly("host1");
    assertThat(inventory.assets().getFirst().products())
        .extracting(InstalledProduct::label)
        .containsExactly("libssl3 3.0.15-1");
  }

  @Test
  void rpm_namesWithHyphens_areParted() throws IOException {
    Inventory inventory =
        read("h.txt", "avahi-libs-0.8-20.el9.x86_64\nbash-5.1.8-9.el9.x86_64\nnonsense\n");

    assertThat(inventory.assets().getFirst().products())
        .extracting(InstalledProduct::label)
        .containsExactly("avahi-libs 0.8-20.el9", "bash 5.1.8-9.el9");
    assertThat(inventory.problems()).extracting(Problem::place).containsExactly("line 3");
  }

  @Test
  void unknownContent_isOneProblem() throws IOException {
    assertThat(read("x", "hello\n").problems()).hasSize(1);
    assertThat(read("y", "{\"a\":1}").problems()).hasSize(1);
    assertThat(read("z", "{\"a\":").problems()).hasSize(1);
    assertThat(read("e", "").problems()).hasSize(1);
    assertThat(InventoryReader.standard().read(List.of(folder.resolve("absent"))).problems())
        .hasSize(1);
  }
}
