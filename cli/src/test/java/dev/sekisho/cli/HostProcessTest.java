package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sekisho.bytes.SharedData;
import dev.sekisho.host.RunningWindows;
import dev.sekisho.registry.HiveBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a process of its own loads.
class HostProcessTest {
  @TempDir private Path folder;

  @Test
  void host_onAnotherSystemThanWindows_loadsNothingOfItsApi()
      throws IOException, InterruptedException {
    assumeFalse(RunningWindows.drive().isPresent(), "not present: a system that is not Windows");
    Path config = Files.createDirectories(folder.resolve("root/Windows/System32/config"));
    HiveBuilder software = new HiveBuilder();
    software.root().key("Microsoft");
    Files.write(config.resolve("SOFTWARE"), software.build());
    Path loaded = folder.resolve("loaded.txt");

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sekisho.cli.Main",
                "host",
                "--engine",
                "java",
                "--advisory",
                SharedData.projectRoot().resolve("advisories/mimail").toString(),
                folder.resolve("root").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    String classes = Files.readString(loaded);
    assertThat(classes.lines().filter(line -> line.contains("dev.sekisho.registry.Hive ")))
        .hasSize(1);
    assertThat(classes.lines().filter(line -> line.contains("com.sun.jna."))).isEmpty();
  }
}
