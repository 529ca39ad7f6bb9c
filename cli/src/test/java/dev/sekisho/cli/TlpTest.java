package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TlpTest {
  private static final Path MIMAIL = SharedData.projectRoot().resolve("advisories/mimail");

  @TempDir private Path folder;

  private CommandRun scan(String label, String format) throws IOException {
    for (String name : List.of("sekisho-2003-0001.json", "stix.json")) {
      String text = Files.readString(MIMAIL.resolve(name));
      Files.writeString(
          folder.resolve(name),
          text.replace("\"label\": \"WHITE\"", "\"label\": \"" + label + "\""));
    }
    String mail = MIMAIL.resolve("vectors/mail.eml").toString();
    return CommandRun.of("scan", "--advisory", folder.toString(), "-f", format, mail);
  }

  @ParameterizedTest
  @CsvSource({
    "WHITE,613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "GREEN,34098fce-860f-48ae-8e50-ebd3cc5e41da",
    "AMBER,f88d31f6-486f-44da-b317-01333bde0b82",
    "RED,5e57c739-391a-4eb3-b6be-7d15ca92d5ed"
  })
  void scan_labelledAdvisory_showsItsLabelInEveryForm(String label, String marking)
      throws IOException {
    assertThat(scan(label, "text").out()).contains("High, TLP:" + label);
    assertThat(scan(label, "json").out()).contains("\"tlp\":\"" + label + "\"");
    assertThat(scan(label, "csv").lines().get(1)).endsWith("," + label);
    assertThat(scan(label, "stix").out())
        .contains("\"object_marking_refs\":[\"marking-definition--" + marking + "\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "stix"})
  void scan_indicatorNarrowerThanItsAdvisory_showsItsOwnLabel(String format) throws IOException {
    scan("WHITE", format);
    markRed();
    String red = "5e57c739-391a-4eb3-b6be-7d15ca92d5ed";
    String mail = MIMAIL.resolve("vectors/mail.eml").toString();
    String out = CommandRun.of("scan", "--advisory", folder.toString(), "-f", format, mail).out();
    assertThat(out).contains(format.equals("stix") ? red : "RED");
    assertThat(out).doesNotContain("WHITE", "613f2e26");
  }

  @ParameterizedTest
  @CsvSource({"en, 'confidence 90, TLP:RED'", "ja, '(確信度90)、TLP:RED'"})
  void scanText_indicatorNarrowerThanItsAdvisory_showsBothLabels(String language, String shown)
      throws IOException {
    scan("WHITE", "text");
    markRed();
    String mail = MIMAIL.resolve("vectors/mail.eml").toString();
    String advisory = folder.toString();
    CommandRun run = CommandRun.of("scan", "--lang", language, "--advisory", advisory, mail);
    assertThat(run.out()).contains(", TLP:WHITE\n").contains(shown);
  }

  @ParameterizedTest
  @CsvSource({"en, 'confidence 40, TLP:RED'", "ja, '(確信度40)、TLP:RED'"})
  void hostText_indicatorNarrowerThanItsAdvisory_showsBothLabels(String language, String shown)
      throws IOException {
    scan("WHITE", "text");
    markRed();
    Path root = folder.resolve("root");
    Path file = Files.createDirectories(root.resolve("WINNT")).resolve("videodrv.exe");
    Files.write(file, new byte[19_824]);
    String advisory = folder.toString();
    CommandRun run =
        CommandRun.of("host", "--lang", language, "--advisory", advisory, root.toString());
    assertThat(run.out()).contains(", TLP:WHITE\n").contains(shown);
    assertThat(run.out().lines().filter(line -> line.contains("exe.tmp")))
        .singleElement()
        .asString()
        .endsWith("TLP:RED");
  }

  @Test
  void text_indicatorAsWideAsItsAdvisory_showsTheLabelOnce() throws IOException {
    assertThat(scan("WHITE", "text").out()).containsOnlyOnce("TLP:");
  }

  private void markRed() throws IOException {
    Path bundle = folder.resolve("stix.json");
    String text = Files.readString(bundle);
    Files.writeString(
        bundle,
        text.replace(
            "613f2e26-407d-48c7-9eca-b8e91df99dc9", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed"));
  }

  @Test
  void csv_everyRow_hasAsManyCellsAsTheHeader() throws IOException {
    List<String> lines = scan("WHITE", "csv").lines();
    assertThat(lines.getFirst()).endsWith(",offset,tlp");
    assertThat(lines.get(1)).endsWith(",0,WHITE");
  }
}
