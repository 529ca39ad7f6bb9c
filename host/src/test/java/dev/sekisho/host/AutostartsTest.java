package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ASKS_FOR_TASKS = "[x-sekisho-autostart:command = 'found.exe']";
  private static final String CUT = "<Task><Exec><Command>other.exe</Command>";

  @TempDir private Path folder;

  private HostResult scan(String pattern, String path, String text) throws IOException {
    Path root = folder.resolve("root");
    Path file = root.resolve(path);
    Files.createDirectories(root.resolve("C/Windows/System32/Tasks"));
    Files.createDirectories(root.resolve("C/Windows/Tasks"));
    Files.writeString(file, text);
    return scanRoot(pattern);
  }

  private HostResult scanRoot(String pattern) throws IOException {
    Path root = folder.resolve("root");
    Limits limits = Limits.standard();
    try (HostRules rules = OneRule.of(folder, pattern, NOW, Naming.WINDOWS, HostExtras.NONE);
        HostSource source = HostSources.open(root.toString(), limits)) {
      return new HostScan(source, rules, limits, NOW, WalkControl.NONE, null, null).run();
    }
  }

  private static List<String> lostTasks(HostResult result) {
    return result.incomplete().stream()
        .filter(one -> one.cause() == Cause.DAMAGED && one.detail().equals("scheduled task"))
        .map(HostResult.Open::path)
        .toList();
  }

  @Test
  void run_damagedTaskThatAnIndicatorCouldNeed_isIncomplete() throws IOException {
    HostResult result = scan(ASKS_FOR_TASKS, "C/Windows/System32/Tasks/task", CUT);
    assertThat(result.verdict()).isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(lostTasks(result)).containsExactly("C:\\Windows\\System32\\Tasks\\task");
    assertThat(result.autostart())
        .extracting(Artefact.AutostartSeen::command)
        .containsExactly("other.exe");
  }

  @Test
  void run_tasksThatCannotBeListed_areIncomplete() throws IOException {
    Path windows = Files.createDirectories(folder.resolve("root/C/Windows/System32"));
    Files.writeString(windows.resolve("Tasks"), "no folder, so that listing it fails for everyone");
    HostResult result = scanRoot(ASKS_FOR_TASKS);
    assertThat(result.verdict()).isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(result.incomplete())
        .filteredOn(one -> one.path().equals("C:\\Windows\\System32\\Tasks"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.cause()).isEqualTo(Cause.IO);
              assertThat(one.property()).isEqualTo("x-sekisho-autostart");
            });
    assertThat(scanRoot("[file:name = 'found.exe']").verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void run_damagedOlderTask_isIncomplete() throws IOException {
    HostResult result = scan(ASKS_FOR_TASKS, "C/Windows/Tasks/At1.job", "cut");
    assertThat(lostTasks(result)).containsExactly("C:\\Windows\\Tasks\\At1.job");
  }

  @Test
  void run_damagedTaskThatNoIndicatorCouldNeed_isNoGap() throws IOException {
    HostResult result = scan("[file:name = 'found.exe']", "C/Windows/System32/Tasks/task", CUT);
    assertThat(lostTasks(result)).isEmpty();
  }

  @Test
  void run_filesThatAreNoTasksBesideOlderOnes_areNoGap() throws IOException {
    HostResult result = scan(ASKS_FOR_TASKS, "C/Windows/Tasks/desktop.ini", "[.ShellClassInfo]");
    assertThat(lostTasks(result)).isEmpty();
  }
}
