package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "--nope#unknown option “--nope”; see “sekisho --help”",
        "yara x#unknown command “yara”; see “sekisho --help”",
        "serve#unknown command “serve”; see “sekisho --help”",
        "scan --nope a#unknown option “--nope”; see “sekisho scan --help”",
        "scan#nothing to scan: name files or folders, “-” for standard input, or --files-from LIST",
        "scan --format xml a#“xml” is not a value of --format: expected text|json|csv|stix; see “sekisho scan --help”",
        "scan --jobs x a#“x” is not a value of --jobs: expected N; see “sekisho scan --help”",
        "scan --jobs 0 a#--jobs must be at least 1, not 0",
        "scan --limit members=0 a#“0” is not a value of limit members: expected a whole number from 1",
        "scan - -#standard input can be read only once: name “-” only once",
        "match --check#no pattern: give --pattern TEXT or --patterns FILE",
        "match --pattern x#nothing to match with: give --observed FILE, or --check to validate only",
        "advisory show#missing: ID; see “sekisho advisory show --help”",
      })
  void run_wrongUsage_saysOneLineAndEndsWith2(String arguments, String said) {
    CommandRun run = CommandRun.of(arguments.split(" "));
    assertThat(run.err()).isEqualTo("sekisho: " + said + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void run_japaneseLocale_speaksJapanese() {
    CommandRun run = CommandRun.in(Map.of("LANG", "ja_JP.UTF-8"), "", "yara");
    assertThat(run.err()).isEqualTo("sekisho: 「yara」というコマンドはありません。「sekisho --help」を見てください\n");
  }

  @Test
  void run_langOption_beatsTheLocale() {
    CommandRun run = CommandRun.in(Map.of("LANG", "ja_JP.UTF-8"), "", "--lang=en", "yara");
    assertThat(run.err()).startsWith("sekisho: unknown command");
  }

  @Test
  void run_hostileArgument_isMadeHarmless() {
    assertThat(CommandRun.of("\u001b[2J").err()).contains("\\u{1b}[2J").doesNotContain("\u001b");
  }

  @Test
  void help_root_namesEveryCommand() {
    CommandRun run = CommandRun.of("--help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("scan", "show", "match", "advisory", "dist", "help", "version");
  }
}
