package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.bytes.Limits;
import dev.sekisho.registry.DeletingEditor;
import dev.sekisho.registry.HiveBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys and values that Debian's hivexsh deleted from a hive of a host.
class DeletedKeysTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final HostExtras DELETED = new HostExtras(false, true);
  private static final String CURRENT = "\\Microsoft\\Windows\\CurrentVersion";

  @TempDir private Path folder;
  private Path hive = Path.of("");

  @BeforeEach
  void host() throws IOException {
    HiveBuilder software = new HiveBuilder();
    HiveBuilder.Key microsoft = software.root().key("Microsoft");
    microsoft.key("Windows NT").key("CurrentVersion").text("SystemRoot", "C:\\Windows");
    HiveBuilder.Key current = microsoft.key("Windows").key("CurrentVersion");
    current.key("Run").text("Bad", "C:\\Windows\\bad.exe");
    current.key("Uninstall").key("{1}").text("DisplayName", "Bad Tool");
    current.key("Stays").text("Kept", "kept.exe").text("Gone", "gone.exe");
    hive = folder.resolve("root/Windows/System32/config/SOFTWARE");
    Files.createDirectories(hive.getParent());
    Files.write(hive, software.build());
    Files.write(folder.resolve("root/Windows/bad.exe"), new byte[10]);
  }

  private void edit(String... commands) throws IOException, InterruptedException {
    String script = String.join("\n", commands) + "\ncommit\nquit\n";
    Process process;
    try {
      process =
          new ProcessBuilder("hivexsh", "-w", hive.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "not present: hivexsh (libhivex-bin)");
      throw e;
    }
    try (OutputStream in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(process.waitFor()).isZero();
  }

  private HostResult scan(
      String root, String pattern, HostExtras extras, @Nullable OutputStream collection)
      throws IOException {
    Limits limits = Limits.standard();
    try (HostRules rules = OneRule.of(folder, escaped(pattern), NOW, Naming.WINDOWS, extras);
        HostSource source = HostSources.open(folder.resolve(root).toString(), limits)) {
      return new HostScan(source, rules, limits, NOW, WalkControl.NONE, collection, null).run();
    }
  }

  /// With backslashes as a STIX pattern writes them.
  private static String escaped(String pattern) {
    return pattern.replace("\\", "\\\\");
  }

  private HostResult scan(String pattern) throws IOException {
    return scan("root", pattern, DELETED, null);
  }

  private static String key(String below) {
    return "[windows-registry-key:key = 'HKLM\\SOFTWARE" + CURRENT + below + "']";
  }

  @Test
  void key_deleted_isAHintWhenAskedFor() throws IOException, InterruptedException {
    HostResult before = scan(key("\\Run"));
    assertThat(before.verdict()).isEqualTo(HostVerdict.INFECTED);
    assertThat(before.deleted()).isZero();
    assertThat(before.sightings()).extracting(HostResult.HostSighting::deleted).containsOnly(false);

    edit("cd " + CURRENT + "\\Run", "del");
    HostResult after = scan(key("\\Run"));
    assertThat(after.verdict()).isEqualTo(HostVerdict.SUSPICIOUS);
    assertThat(after.sightings())
        .singleElement()
        .satisfies(
            sighting -> {
              assertThat(sighting.deleted()).isTrue();
              assertThat(sighting.weak()).isTrue();
              assertThat(sighting.paths())
                  .containsExactly("HKEY_LOCAL_MACHINE\\SOFTWARE" + CURRENT + "\\Run");
            });
    assertThat(after.deleted()).isEqualTo(2);
    assertThat(scan("root", key("\\Run"), HostExtras.NONE, null).verdict())
        .isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void keyThatWindowsDeleted_stillHasItsValues() throws IOException {
    byte[] bytes = Files.readAllBytes(hive);
    new DeletingEditor(bytes).delete("{1}", "DisplayName");
    Files.write(hive, bytes);
    String both =
        "[windows-registry-key:key LIKE '%\\Uninstall\\%' AND"
            + " windows-registry-key:values[*].data = 'Bad Tool']";
    assertThat(scan(both).verdict()).isEqualTo(HostVerdict.SUSPICIOUS);
    assertThat(scan(both).deleted()).isEqualTo(1);
    assertThat(scan("[software:name = 'Bad Tool']").verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void deletedRunValue_isNotWhatIsStarted() throws IOException, InterruptedException {
    String started = "[x-sekisho-autostart:target_ref.name = 'bad.exe']";
    assertThat(scan(started).verdict()).isEqualTo(HostVerdict.INFECTED);
    edit("cd " + CURRENT + "\\Run", "del");
    assertThat(scan(started).sightings()).isEmpty();
    assertThat(scan(started).autostart()).isEmpty();
  }

  @Test
  void deletedKeysOfARuleOverSeveral_doNotMeetIt() throws IOException, InterruptedException {
    String key = "HKLM\\SOFTWARE" + CURRENT;
    String both =
        "[windows-registry-key:key = '%s'] AND [windows-registry-key:key = '%s']"
            .formatted(key + "\\Run", key + "\\Stays");
    assertThat(scan(both).verdict()).isEqualTo(HostVerdict.INFECTED);
    edit("cd " + CURRENT + "\\Run", "del");
    assertThat(scan(both).verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void collection_ofDeletedKeys_saysTheSame() throws IOException, InterruptedException {
    edit("cd " + CURRENT + "\\Run", "del");
    String pattern = key("\\Run");
    Path collection = folder.resolve("host.zip");
    HostResult first = scan("root", pattern, DELETED, Files.newOutputStream(collection));
    HostResult again = scan("host.zip", pattern, HostExtras.NONE, null);
    assertThat(again.verdict()).isEqualTo(first.verdict()).isEqualTo(HostVerdict.SUSPICIOUS);
    assertThat(again.deleted()).isEqualTo(first.deleted());
  }

  @Test
  void value_deletedFromAKeyThatStays_isFoundWithoutItsKey()
      throws IOException, InterruptedException {
    edit("cd " + CURRENT + "\\Stays", "setval 1", "Kept", "string:kept.exe");
    String gone = "[windows-registry-key:values[*].data = 'gone.exe']";
    HostResult result = scan(gone);
    assertThat(result.verdict()).isEqualTo(HostVerdict.SUSPICIOUS);
    assertThat(result.sightings().getFirst().paths())
        .containsExactly("C:\\Windows\\System32\\config\\SOFTWARE");
    assertThat(scan("[windows-registry-key:values[*].data = 'kept.exe']").verdict())
        .isEqualTo(HostVerdict.INFECTED);
  }
}
