package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipRootTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  /// SHA-256 of `x`.
  private static final String HASH =
      "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

  @TempDir private Path folder;

  @Test
  void read_zipWithFilesAndTasks_hashesTheOnesAndReadsTheOthers() throws IOException {
    Path zip = folder.resolve("host.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      add(out, "C/Windows/found.exe", "x");
      add(
          out,
          "C/Windows/System32/Tasks/task",
          "<Task><Exec><Command>C:\\Windows\\found.exe</Command></Exec></Task>");
    }
    HostResult result;
    try (HostRules rules = rules();
        HostSource source = HostSources.open(zip.toString(), Limits.standard())) {
      Limits limits = Limits.standard();
      result = new HostScan(source, rules, limits, NOW, WalkControl.NONE, null, null).run();
    }
    assertThat(result.sightings()).hasSize(1);
    assertThat(result.autostart())
        .extracting(Artefact.AutostartSeen::command)
        .containsExactly("C:\\Windows\\found.exe");
  }

  @Test
  void open_zipWithANulInAName_saysThatItIsDamaged() throws IOException {
    Path zip = folder.resolve("host.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      add(out, "C/Windows/found.exe", "x");
    }
    byte[] bytes = Files.readAllBytes(zip);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Files.writeString(zip, text.replace("C/Windows", "\0/Windows"), StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> HostSources.open(zip.toString(), Limits.standard()).close())
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("damaged ZIP: Path: nul character");
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private HostRules rules() throws IOException {
    String pattern = "[file:hashes.'SHA-256' = '%s']".formatted(HASH);
    return OneRule.of(folder, pattern, NOW, Naming.WINDOWS, HostExtras.NONE);
  }
}
