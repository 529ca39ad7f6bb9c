package dev.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import dev.sekisho.registry.HiveBuilder.ListKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The fuzzer's seeds, made here; `-Dgolden.write` writes them.
class HiveSeedsTest {
  private static final Path SEEDS =
      SharedData.projectRoot()
          .resolve(Path.of("fuzz", "src", "test", "resources", "seeds", "hive"));

  @Test
  void seeds_areWhatIsMadeHere() throws IOException {
    for (Map.Entry<String, byte[]> seed : seeds().entrySet()) {
      Path file = SEEDS.resolve(seed.getKey());
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(SEEDS);
        Files.write(file, seed.getValue());
      }
      assertThat(Files.readAllBytes(file)).as(seed.getKey()).isEqualTo(seed.getValue());
    }
  }

  private static Map<String, byte[]> seeds() {
    Map<String, byte[]> seeds = new LinkedHashMap<>();
    for (ListKind kind : ListKind.values()) {
      HiveBuilder builder = new HiveBuilder();
      builder.root().list(kind);
      for (int i = 0; i < 4; i++) {
        builder.root().key("Key" + i).dword("number", i);
      }
      seeds.put("list-" + kind + ".hive", builder.build());
    }
    seeds.put("types.hive", types().build());
    byte[] deleted = types().build();
    new DeletingEditor(deleted).delete("Run", "VideoDriver");
    seeds.put("deleted.hive", deleted);
    seeds.put("old-log.hive", LogReplayTest.dirtyWithOldLog());
    seeds.put("new-log.hive", LogReplayTest.dirtyWithNewLog());
    return seeds;
  }

  private static HiveBuilder types() {
    HiveBuilder builder = new HiveBuilder();
    HiveBuilder.Key run = builder.root().key("Run").className("class");
    run.text("VideoDriver", "C:\\WINNT\\videodrv.exe").text("値", "日本");
    run.value("bytes", 3, Hives.pattern(40)).value("many", 7, HiveBuilder.utf16("a\0b\0\0"));
    return builder;
  }
}
