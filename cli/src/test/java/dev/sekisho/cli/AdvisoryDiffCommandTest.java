package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdvisoryDiffCommandTest {
  private static final Path MIMAIL = SharedData.projectRoot().resolve("advisories/mimail");
  private static final Path GOLDEN = Path.of("src/test/resources/diff");

  @TempDir private Path folder;

  /// The next edition of the bundled advisory, with an edit of each kind.
  private Path edited() throws IOException {
    Path csaf = folder.resolve("sekisho-2003-0001.json");
    Files.writeString(
        csaf,
        edit(
            "sekisho-2003-0001.json",
            "\"label\": \"WHITE\"",
            "\"label\": \"GREEN\"",
            "\"title\": \"Mimail: a mass",
            "\"title\": \"Mimail\\u001b[31m: a mass",
            "\"version\": \"2\"\n",
            "\"version\": \"3\"\n",
            "\"known_affected\": [",
            "\"under_investigation\": [",
            "Expect variants",
            "Expect more variants",
            "\"name\": \"Microsoft Outlook Express 5.5\"",
            "\"name\": \"Outlook Express 5.5\""));
    Files.writeString(
        folder.resolve("stix.json"),
        edit(
            "stix.json",
            "REPEATS 5 TIMES",
            "REPEATS 6 TIMES",
            "\"confidence\": 20,",
            "\"confidence\": 20, \"revoked\": true,",
            "\"id\": \"indicator--d41ef4f8",
            "\"id\": \"indicator--d41ef4f9"));
    Files.copy(
        MIMAIL.resolve("sekisho-2003-0001-ja.json"), folder.resolve("sekisho-2003-0001-ja.json"));
    return folder;
  }

  private static String edit(String name, String... pairs) throws IOException {
    String text = Files.readString(MIMAIL.resolve(name));
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(text).contains(pairs[i]);
      int at = text.indexOf(pairs[i]);
      text = text.substring(0, at) + pairs[i + 1] + text.substring(at + pairs[i].length());
    }
    return text;
  }

  @ParameterizedTest
  @CsvSource({"en,text,en.out", "ja,text,ja.out", "en,json,json.out"})
  void diff_ofEditedAdvisory_isAsExpected(String language, String format, String golden)
      throws IOException {
    CommandRun run =
        CommandRun.of(
            "advisory",
            "diff",
            "--lang",
            language,
            "-f",
            format,
            MIMAIL.toString(),
            edited().toString());
    assertThat(run.status()).as(run.err()).isZero();
    Path expected = GOLDEN.resolve(golden);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(expected, run.out());
    }
    assertThat(run.out()).isEqualTo(Files.readString(expected));
    assertThat(run.out()).doesNotContain("\u001b");
  }

  @Test
  void diff_ofTheSame_isEmptyAndEndsWithZero() {
    CommandRun run = CommandRun.of("advisory", "diff", MIMAIL.toString(), MIMAIL.toString());
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("0 differences");
  }

  @Test
  void diff_ofWhatIsNotThere_isOneLineAndEndsWithTwo() {
    String absent = folder.resolve("absent").toString();
    CommandRun run = CommandRun.of("advisory", "diff", MIMAIL.toString(), absent);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(absent).doesNotContain("differences");
  }
}
