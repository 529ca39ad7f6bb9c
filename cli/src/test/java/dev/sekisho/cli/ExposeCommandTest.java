package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExposeCommandTest {
  @TempDir private Path folder;

  private String inventory(String rows) throws IOException {
    Path file = folder.resolve("inventory.csv");
    Files.writeString(file, "host,vendor,product,version,patches\n" + rows);
    return file.toString();
  }

  @Test
  void json_affectedProduct_hasTheContractsMembers() throws IOException {
    CommandRun run =
        CommandRun.of(
            "expose", "--inventory", inventory("pc,Microsoft,Outlook,2000,\n"), "--format", "json");

    assertThat(run.status()).isEqualTo(1);
    JsonNode line = JsonMapper.shared().readTree(run.lines().getFirst());
    assertThat(line.path("host").stringValue()).isEqualTo("pc");
    assertThat(line.path("product").stringValue()).isEqualTo("Outlook");
    assertThat(line.path("version").stringValue()).isEqualTo("2000");
    assertThat(line.path("advisory").stringValue()).isEqualTo("SEKISHO-2003-0001");
    assertThat(line.path("status").stringValue()).isEqualTo("affected");
    assertThat(line.path("reason").stringValue()).isNotEmpty();
    assertThat(line.path("tlp").stringValue()).isEqualTo("WHITE");
    assertThat(line.path("steps").path(0).path("order").intValue()).isEqualTo(1);
    assertThat(line.path("steps").path(0).path("action").stringValue()).contains("SR-1");
    assertThat(line.path("steps")).hasSize(2);
  }

  @Test
  void exit_saysTheGravest() throws IOException {
    assertThat(
            CommandRun.of("expose", "--inventory", inventory("pc,Microsoft,Outlook,2002,\n"))
                .status())
        .isZero();
    assertThat(
            CommandRun.of("expose", "--inventory", inventory("pc,Microsoft,Outlook Express,5.0,\n"))
                .status())
        .isEqualTo(3);
    CommandRun broken =
        CommandRun.of(
            "expose",
            "--inventory",
            inventory(",Microsoft,Outlook,2000,\npc,Microsoft,Outlook,2002,\n"));
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("inventory.csv (line 2)");
    assertThat(broken.out()).contains("protected as shipped");
    assertThat(CommandRun.of("expose").status()).isEqualTo(2);
  }

  @Test
  void text_inJapanese_isInJapanese() throws IOException {
    CommandRun run =
        CommandRun.of(
            "expose", "--lang", "ja", "--inventory", inventory("pc,Microsoft,Outlook,2000,\n"));

    assertThat(run.out()).contains("影響あり", "1. Office 2000 SR-1を適用してください。", "TLP:WHITE");
  }

  @Test
  void state_marksAndWhatWasReportedPersist() throws IOException {
    String state = folder.resolve("state.db").toString();
    String file = inventory("pc,Microsoft,Outlook,2000,\n");
    String[] newOnly = {
      "expose", "--inventory", file, "--state", state, "--new-only", "--format", "json"
    };

    assertThat(CommandRun.of(newOnly).lines()).hasSize(1);
    CommandRun again = CommandRun.of(newOnly);
    assertThat(again.out()).isEmpty();
    assertThat(again.status()).isZero();
    assertThat(
            CommandRun.of(
                    "expose",
                    "mark",
                    "done",
                    "--state",
                    state,
                    "--advisory-id",
                    "SEKISHO-2003-0001",
                    "--host",
                    "pc")
                .status())
        .isZero();
    CommandRun marked =
        CommandRun.of("expose", "--inventory", file, "--state", state, "--format", "json");
    assertThat(marked.status()).isZero();
    assertThat(marked.out()).contains("\"mark\":\"done\"");
    assertThat(CommandRun.of("expose", "marks", "--state", state).out())
        .contains("\"host\":\"pc\"");
    assertThat(
            CommandRun.of(
                    "expose",
                    "mark",
                    "maybe",
                    "--state",
                    state,
                    "--advisory-id",
                    "A",
                    "--host",
                    "h")
                .status())
        .isEqualTo(2);
  }

  @Test
  void html_hostileInventory_isHarmlessAndTheSameAgain() throws IOException {
    String file = inventory("<script>alert(1)</script>,Microsoft,Outlook,2000,\n");
    CommandRun run = CommandRun.of("expose", "--inventory", file, "--format", "html");

    assertThat(run.out())
        .startsWith("<!DOCTYPE html>")
        .contains("<svg role=\"img\"", "TLP:WHITE", "&lt;script&gt;", "<ol>")
        .doesNotContain("<script");
    assertThat(CommandRun.of("expose", "--inventory", file, "--format", "html").out())
        .isEqualTo(run.out());
  }

  @Test
  void csv_formulaInInventory_isHarmless() throws IOException {
    CommandRun run =
        CommandRun.of(
            "expose",
            "--inventory",
            inventory("=1+1,Microsoft,Outlook,2000,\n"),
            "--format",
            "csv");

    List<String> lines = run.lines();
    assertThat(lines.getFirst())
        .startsWith("host,vendor,product,version,advisory,revision,tlp,status");
    assertThat(lines.get(1)).startsWith("'=1+1,");
  }
}
