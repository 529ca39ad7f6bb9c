package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Exports for Sigma: their YAML is read, and asked of events as Sysmon writes them.
class ExportSigmaTest {
  @TempDir private Path temp;

  @Test
  void rule_mimailFile_isMetByItsEventsOnly() throws IOException {
    Map<?, ?> rule = rule("d41ef4f8");
    assertThat(category(rule)).isEqualTo("file_event");
    assertThat(rule.get("level")).isEqualTo("low");
    assertThat(met(rule, Map.of("TargetFilename", "C:\\WINDOWS\\videodrv.exe"))).isTrue();
    assertThat(met(rule, Map.of("TargetFilename", "c:\\winnt\\VIDEODRV.EXE"))).isTrue();
    assertThat(met(rule, Map.of("TargetFilename", "C:\\WINDOWS\\system32\\videodrv.exe")))
        .isFalse();
    assertThat(met(rule, Map.of("TargetFilename", "C:\\WINDOWS\\xvideodrv.exe"))).isFalse();
    assertThat(met(rule, Map.of("TargetFilename", "D:\\Users\\videodrv.exe"))).isFalse();
  }

  @Test
  void rule_folderInside_isMetBelowIt() throws IOException {
    Map<?, ?> rule = rule("a58f7b9c");
    assertThat(met(rule, Map.of("TargetFilename", "C:\\Temporary Internet Files\\foo.exe")))
        .isTrue();
    assertThat(met(rule, Map.of("TargetFilename", "C:\\Temporary Internet Files\\a\\b\\foo.exe")))
        .isTrue();
    assertThat(met(rule, Map.of("TargetFilename", "C:\\Temporary Internet Filesx\\foo.exe")))
        .isFalse();
  }

  @Test
  void rule_mimailRunValue_isMetByItsEventsOnly() throws IOException {
    Map<?, ?> rule = rule("adb84c36");
    assertThat(category(rule)).isEqualTo("registry_set");
    String run = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\";
    String data = "C:\\WINDOWS\\videodrv.exe";
    assertThat(met(rule, Map.of("TargetObject", run + "VideoDriver", "Details", data))).isTrue();
    assertThat(met(rule, Map.of("TargetObject", run + "Other", "Details", data))).isFalse();
    assertThat(met(rule, Map.of("TargetObject", run + "VideoDriver", "Details", "x"))).isFalse();
    assertThat(met(rule, Map.of("TargetObject", run + "Once\\VideoDriver", "Details", data)))
        .isFalse();
  }

  @Test
  void rules_all_haveWhatTheSpecificationAsksFor() throws IOException {
    Exported exported = Exported.to("sigma", temp);
    long rules = 0;
    for (String id : exported.report().keySet()) {
      for (String file : exported.outcome(id).path("file").asString().split(", ", -1)) {
        if (!file.isEmpty()) {
          Map<?, ?> rule = read(exported.folder().resolve(file));
          assertThat(rule.containsKey("title")).isTrue();
          assertThat(String.valueOf(rule.get("id"))).matches("[0-9a-f-]{36}");
          assertThat(category(rule)).isNotEmpty();
          assertThat(rule.get("detection")).isInstanceOf(Map.class);
          rules++;
        }
      }
    }
    assertThat(rules).isGreaterThan(10);
    assertThat(exported.status("subject-equal")).isEqualTo("not-exported");
    assertThat(exported.status("domain")).isEqualTo("exact");
  }

  private Map<?, ?> rule(String indicator) throws IOException {
    Exported exported = Exported.to("sigma", temp);
    return read(exported.folder().resolve("sekisho_sekisho_2003_0001_" + indicator + "_1.yml"));
  }

  private static Map<?, ?> read(Path file) throws IOException {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
  }

  private static String category(Map<?, ?> rule) {
    return rule.get("logsource") instanceof Map<?, ?> source
        ? String.valueOf(source.get("category"))
        : "";
  }

  /// True if an event satisfies all selections, as the condition of every rule asks.
  private static boolean met(Map<?, ?> rule, Map<String, String> event) {
    Map<?, ?> detection = (Map<?, ?>) Objects.requireNonNull(rule.get("detection"));
    assertThat(String.valueOf(detection.get("condition")))
        .matches("selection1( and selection\\d+)*");
    boolean all = true;
    for (Object selection : detection.values()) {
      if (selection instanceof Map<?, ?> fields) {
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          all &= met(String.valueOf(field.getKey()), String.valueOf(field.getValue()), event);
        }
      }
    }
    return all;
  }

  private static boolean met(String field, String value, Map<String, String> event) {
    List<String> parts = List.of(field.split("\\|"));
    assertThat(parts).contains("re");
    int flags = Pattern.DOTALL | (parts.contains("i") ? Pattern.CASE_INSENSITIVE : 0);
    return Pattern.compile(value, flags).matcher(event.getOrDefault(parts.getFirst(), "")).find();
  }
}
