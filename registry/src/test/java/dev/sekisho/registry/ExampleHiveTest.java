package dev.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The hive of `examples/mimail.sh`: a `SOFTWARE` with the value that starts the worm.
class ExampleHiveTest {
  private static final Path EXAMPLE =
      SharedData.projectRoot().resolve("examples/mimail/software.hive");

  private static byte[] software() {
    HiveBuilder hive = new HiveBuilder();
    HiveBuilder.Key microsoft = hive.root().key("Microsoft");
    microsoft.key("Windows NT").key("CurrentVersion").text("SystemRoot", "C:\\WINNT");
    microsoft
        .key("Windows")
        .key("CurrentVersion")
        .key("Run")
        .text("VideoDriver", "C:\\WINNT\\videodrv.exe");
    return hive.build();
  }

  @Test
  void example_isWhatTheBuilderWrites() throws IOException {
    byte[] written = software();
    if (Boolean.getBoolean("golden.write")) {
      Files.write(EXAMPLE, written);
    }
    assertThat(EXAMPLE).hasBinaryContent(written);
  }
}
