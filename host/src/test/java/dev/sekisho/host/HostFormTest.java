package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Pattern;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternParser;
import dev.sekisho.stix.PatternPrinter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFormTest {
  private static Pattern pattern(String text) {
    return ((Parsed.Valid) PatternParser.parse(text)).pattern();
  }

  private static String printed(String text, Naming naming) {
    return HostForm.of(pattern(text), naming)
        .map(form -> ((Pattern.Bracket) form).condition())
        .map(condition -> PatternPrinter.print((dev.sekisho.engine.Condition.Comparison) condition))
        .orElse("never");
  }

  @Test
  void windowsNames_areFolded() {
    assertThat(printed("[file:name = 'VideoDrv.EXE']", Naming.WINDOWS))
        .isEqualTo("file:name = 'videodrv.exe'");
    assertThat(printed("[file:parent_directory_ref.path = 'C:\\\\WINNT\\\\']", Naming.WINDOWS))
        .isEqualTo("file:parent_directory_ref.path = 'c:\\\\winnt'");
    assertThat(printed("[directory:path MATCHES '^C:']", Naming.WINDOWS))
        .isEqualTo("directory:path MATCHES '(?i)^C:'");
    assertThat(printed("[file:name = 'VideoDrv']", Naming.POSIX))
        .isEqualTo("file:name = 'VideoDrv'");
  }

  @Test
  void registryKeys_areWrittenInFull() {
    assertThat(printed("[windows-registry-key:key = 'HKLM\\\\Software\\\\X']", Naming.WINDOWS))
        .isEqualTo("windows-registry-key:key = 'hkey_local_machine\\\\software\\\\x'");
    assertThat(printed("[windows-registry-key:values[*].name = 'Run']", Naming.POSIX))
        .isEqualTo("windows-registry-key:values[*].name = 'run'");
    assertThat(printed("[windows-registry-key:values[*].data = 'Run']", Naming.WINDOWS))
        .isEqualTo("windows-registry-key:values[*].data = 'Run'");
  }

  @Test
  void patternsOfMail_neverHold() {
    assertThat(printed("[email-message:subject = 'x']", Naming.WINDOWS)).isEqualTo("never");
    assertThat(HostForm.of(pattern("[file:name = 'a'] AND [url:value = 'b']"), Naming.WINDOWS))
        .isEmpty();
    assertThat(HostForm.of(pattern("[file:name = 'a'] OR [url:value = 'b']"), Naming.WINDOWS))
        .isPresent();
  }

  @Test
  void forms_nameWhatIsAskedFor() {
    Forms forms =
        Forms.of(
            List.of(
                pattern("[file:parent_directory_ref.path MATCHES '^%programfiles\\\\(x86\\\\)%']"),
                pattern("[directory:path LIKE '%TEMP%\\\\PROGRA~1%']"),
                pattern("[windows-registry-key:key MATCHES '^HKLM\\\\\\\\Run']")));
    assertThat(forms).isEqualTo(new Forms(Set.of("programfiles(x86)", "temp"), true, true));
    assertThat(Forms.of(List.of(pattern("[file:name = '%windir%~']"))))
        .isEqualTo(new Forms(Set.of(), false, false));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          (?i)^HKEY_LOCAL_MACHINE\\\\SOFTWARE\\\\X$, hkey_local_machine\\software\\x
          ^HKEY_LOCAL_MACHINE\\\\SOF+,               hkey_local_machine\\so
          ^HKEY_(LOCAL_MACHINE|USERS)\\\\SOFTWARE,   hkey_
          ^HKEY_USERS|Run,                           ''
          Run$,                                      ''
          ^HKEY\\d,                                  hkey
          """)
  void literalStart_ofExpression_isWhatEveryMatchBeginsWith(String expression, String start) {
    assertThat(KeyPrefixes.literalStart(expression)).isEqualTo(start);
  }
}
