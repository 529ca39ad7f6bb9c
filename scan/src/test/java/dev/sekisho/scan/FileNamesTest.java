package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run.js | run.js",
        "a/b\\run.js | run.js",
        "'run.js.' | 'run.js.,run.js'",
        "'run.js . ' | 'run.js . ,run.js'",
        "'run.js\t' | 'run.js\t,run.js'",
        "run.js::$DATA | run.js::$DATA,run.js,:$DATA",
        "run.js:a.txt | run.js:a.txt,run.js,a.txt",
        "C:run.js | C:run.js,C,run.js",
        ":run.js | :run.js",
        "'...' | '...'",
        "'' | ''"
      })
  void saved_asWindowsDoes_isAnotherName(String name, String names) {
    assertThat(String.join(",", FileNames.saved(name))).isEqualTo(names);
  }

  @Test
  void saved_charactersThatAreNotSeen_areLeftOutInAnotherName() {
    assertThat(FileNames.saved("run\u202ecod.js\u200b"))
        .containsExactly("run\u202ecod.js\u200b", "runcod.js");
    assertThat(FileNames.saved("run.js\0.")).containsExactly("run.js\0.", "run.js.", "run.js");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.js.", "run.js ", "run.js::$DATA", "\u202erun.js"})
  void scan_nameThatIsAnotherOnceSaved_isBoth(String name) {
    for (String pattern : List.of(name, "run.js")) {
      String rule = "[file:name = '" + pattern + "']";
      byte[] archive = Samples.zip(name, Samples.bytes("harmless"));
      assertThat(verdict(Samples.mail("s", "a.zip", archive), rule)).isEqualTo(Verdict.SIGHTING);
    }
  }

  @Test
  void scan_messageByItsNameOnceSaved_isRead() {
    String mail = Samples.mail("s", "a.eml.", Samples.bytes("X-Thing: 1\r\n\r\nhello"));
    assertThat(verdict(mail, "[email-message:body MATCHES 'hello']")).isEqualTo(Verdict.SIGHTING);
  }

  private static Verdict verdict(String mail, String pattern) {
    return new Scanner(Samples.rules(pattern), Limits.standard())
        .scan(Samples.message(mail))
        .verdict();
  }
}
