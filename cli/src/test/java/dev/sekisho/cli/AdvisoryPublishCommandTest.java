package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdvisoryPublishCommandTest {
  private static final Path MIMAIL =
      SharedData.projectRoot().resolve("advisories/mimail/sekisho-2003-0001.json");

  @TempDir private Path folder;

  private CommandRun publish(String... more) {
    List<String> args = new ArrayList<>(List.of("advisory", "publish", "--out"));
    args.add(folder.resolve("site").toString());
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  @Test
  void publish_bundledAdvisories_writesTheSite() {
    CommandRun run = publish("--base-url", "https://sekisho.dev", "--contact", "mailto:a@b.jp");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("1 advisories published, 0 held back");
    assertThat(folder.resolve("site/ja/sekisho-2003-0001.html")).isNotEmptyFile();
    assertThat(folder.resolve("site/.well-known/csaf/provider-metadata.json")).isNotEmptyFile();
  }

  @Test
  void publish_restrictedAdvisory_isHeldBackAndSaid() throws IOException {
    Path red = folder.resolve("red.json");
    Files.writeString(
        red, Files.readString(MIMAIL).replace("\"label\": \"WHITE\"", "\"label\": \"RED\""));
    CommandRun run =
        publish("--base-url", "https://a.jp", "--contact", "https://a.jp/", red.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("not published: it is marked TLP:RED", "0 advisories published");
    assertThat(folder.resolve("site/en/sekisho-2003-0001.html")).doesNotExist();
  }

  @Test
  void publish_labelAskedFor_makesATreeOfItsOwn() throws IOException {
    Path amber = folder.resolve("amber.json");
    Files.writeString(
        amber, Files.readString(MIMAIL).replace("\"label\": \"WHITE\"", "\"label\": \"AMBER\""));
    String[] address = {"--base-url", "https://a.jp/amber", "--contact", "mailto:a@a.jp"};
    CommandRun run =
        publish(address[0], address[1], address[2], address[3], "--tlp", "amber", amber.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(folder.resolve("site/advisories/feed-tlp-amber.json")).isNotEmptyFile();
    assertThat(folder.resolve("site/.well-known")).doesNotExist();

    CommandRun white = publish(address);
    assertThat(white.status()).isEqualTo(2);
    assertThat(white.err()).contains("feed-tlp-amber.json is there already");
    assertThat(folder.resolve("site/advisories/feed-tlp-white.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--tlp,AMBER+STRICT,is not a TLP label that CSAF 2.0 has",
    "--feed,AMBER=http://a.jp/feed.json,cannot be a feed",
    "--feed,WHITE=https://a.jp/feed.json,cannot be a feed"
  })
  void publish_unfitLabelOrFeed_isRefused(String option, String value, String said) {
    CommandRun run =
        publish("--base-url", "https://a.jp", "--contact", "mailto:a@a.jp", option, value);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.jp,mailto:a@b.jp,cannot be the base URL",
    "https://user@a.jp/,mailto:a@b.jp,cannot be the base URL",
    "https://a.jp/?q,mailto:a@b.jp,cannot be the base URL",
    "https://a.jp/,a@b.jp,cannot be the contact",
    "https://a.jp/,javascript:1,cannot be the contact"
  })
  void publish_unfitAddress_isRefused(String base, String contact, String said) {
    CommandRun run = publish("--base-url", base, "--contact", contact);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(said);
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void publish_fileOfOthersInTheWay_writesNothing() throws IOException {
    Files.createDirectory(folder.resolve("site"));
    Files.writeString(folder.resolve("site/index.html"), "mine");
    CommandRun run = publish("--base-url", "https://a.jp", "--contact", "mailto:a@b.jp");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("index.html is there already");
    assertThat(folder.resolve("site/index.html")).hasContent("mine");
    assertThat(folder.resolve("site/en")).doesNotExist();
  }
}
