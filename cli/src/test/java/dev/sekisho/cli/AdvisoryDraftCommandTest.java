package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AdvisoryDraftCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path PAGES =
      SharedData.projectRoot().resolve("draft/src/test/resources/dev/sekisho/draft/pages");

  @TempDir private Path folder;

  private static String page(String name) {
    return PAGES.resolve(name).toString();
  }

  @Test
  void draft_ofNotice_writesAnAdvisoryThatValidatesAndScans() {
    Path out = folder.resolve("new/draft");
    CommandRun run =
        CommandRun.of("advisory", "draft", page("mimail-en.html"), "--out", out.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("facts, ").contains(" to decide, ").contains(" missing");
    assertThat(CommandRun.of("advisory", "validate", out.toString()).status()).isZero();
    String mail = SharedData.projectRoot().resolve("advisories/mimail/vectors/mail.eml").toString();
    CommandRun scan = CommandRun.of("scan", "--advisory", out.toString(), "-f", "json", mail);
    assertThat(scan.status()).as(scan.out()).isEqualTo(1);
    assertThat(scan.out()).contains("EVD-2003-0802").contains("W32.Mimail.A@mm");
  }

  @Test
  void draft_json_saysWhereEachFactStands() {
    CommandRun run = CommandRun.of("advisory", "draft", page("mimail-en.html"), "-f", "json");
    List<JsonNode> facts = run.lines().stream().map(JSON::readTree).toList();
    assertThat(facts)
        .anySatisfy(
            fact -> {
              assertThat(fact.path("fact").stringValue()).isEqualTo("mail-subject");
              assertThat(fact.path("value").stringValue()).isEqualTo("your account %user%");
              assertThat(fact.path("source").stringValue()).isEqualTo(page("mimail-en.html"));
              assertThat(fact.path("line").intValue()).isEqualTo(28);
              assertThat(fact.path("text").stringValue()).isEqualTo("your account %user%");
              assertThat(fact.path("sure").booleanValue()).isTrue();
            })
        .anySatisfy(
            fact -> {
              assertThat(fact.path("fact").stringValue()).isEqualTo("missing");
              assertThat(fact.path("value").stringValue())
                  .isEqualTo("/document/publisher/category");
              assertThat(fact.path("sure").booleanValue()).isFalse();
            });
  }

  @Test
  void draft_text_marksWhatToDecide() {
    CommandRun run = CommandRun.of("advisory", "draft", page("mimail-ja.html"), "--lang", "ja");
    assertThat(run.lines())
        .contains("メールの件名: your account %user%")
        .anyMatch(line -> line.startsWith("要確認 メールの本文: "))
        .anyMatch(line -> line.startsWith("不足 /document/tracking/id: 仮の値 PLACEHOLDER-ID"));
  }

  @Test
  void draft_overExistingFiles_isRefusedUnlessForced() throws IOException {
    Files.writeString(folder.resolve("stix.json"), "mine");
    String[] arguments = {"advisory", "draft", page("harbour-en.html"), "--out", folder.toString()};
    CommandRun refused = CommandRun.of(arguments);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("stix.json").contains("--force");
    assertThat(folder.resolve("stix.json")).hasContent("mine");
    assertThat(folder.resolve("csaf.json")).doesNotExist();
    String[] forced = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    forced[arguments.length] = "--force";
    assertThat(CommandRun.of(forced).status()).isZero();
    assertThat(folder.resolve("stix.json")).content().contains("\"bundle\"");
  }

  @Test
  void draft_ofWhatIsNoPage_saysWhy() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.html"), "<html></html>");
    Path binary = Files.write(folder.resolve("a.bin"), new byte[] {1, 0, 2});
    CommandRun none = CommandRun.of("advisory", "draft", empty.toString());
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("empty.html cannot be drafted from: it has no text");
    assertThat(CommandRun.of("advisory", "draft", binary.toString()).err())
        .contains("it is no text");
    CommandRun absent = CommandRun.of("advisory", "draft", folder.resolve("x").toString());
    assertThat(absent.status()).isEqualTo(2);
    assertThat(absent.err()).contains("no such file").doesNotContain("Exception");
  }
}
