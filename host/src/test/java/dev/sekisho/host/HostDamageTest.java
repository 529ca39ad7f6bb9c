package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.hyperscan.Prefilters;
import dev.sekisho.registry.HiveBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged input is a result or an `IOException` that says so, never another exception.
class HostDamageTest {
  private static final int ROUNDS = 150;

  @TempDir private Path folder;

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static HostRules rules() {
    Path mimail = SharedData.projectRoot().resolve("advisories/mimail");
    List<Advisory> loaded = AdvisoryLoader.load(List.of(mimail)).advisories();
    return HostRules.of(
        loaded, Instant.parse("2026-11-24T00:00:00Z"), Naming.WINDOWS, Prefilters.pureJava());
  }

  private static HostResult scan(Path input, HostRules rules, @Nullable Path collection)
      throws IOException {
    try (HostSource source = HostSources.open(input.toString(), Limits.standard())) {
      return new HostScan(
              source,
              rules,
              Limits.standard(),
              Instant.EPOCH,
              WalkControl.NONE,
              collection == null ? null : Files.newOutputStream(collection),
              null)
          .run();
    }
  }

  private Path root() throws IOException {
    Path root = folder.resolve("root");
    Path config = Files.createDirectories(root.resolve("WINNT/system32/config"));
    HiveBuilder software = new HiveBuilder();
    HiveBuilder.Key current = software.root().key("Microsoft").key("Windows").key("CurrentVersion");
    current.key("Run").text("VideoDriver", "C:\\WINNT\\videodrv.exe");
    current.key("Uninstall").key("{1}").text("DisplayName", "Tool");
    Files.write(config.resolve("software"), software.build());
    HiveBuilder sam = new HiveBuilder();
    HiveBuilder.Key account = sam.root().key("SAM").key("Domains").key("Account");
    account.value("V", 3, new byte[40]);
    account.key("Users").key("Names").key("taro").value("", 1000, new byte[0]);
    account.key("Users").key("000003E8").value("F", 3, new byte[80]).value("V", 3, new byte[300]);
    Files.write(config.resolve("SAM"), sam.build());
    Files.write(root.resolve("WINNT/videodrv.exe"), new byte[19_824]);
    return root;
  }

  @Test
  void collections_damaged_areResultsOrSaid() throws IOException {
    Path whole = folder.resolve("whole.zip");
    Random random = new Random(7);
    int results = 0;
    try (HostRules rules = rules()) {
      assertThat(scan(root(), rules, whole).verdict()).isEqualTo(HostVerdict.INFECTED);
      byte[] bytes = Files.readAllBytes(whole);
      Path damaged = folder.resolve("damaged.zip");
      for (int i = 0; i < ROUNDS; i++) {
        Files.write(damaged, damaged(bytes, random));
        try {
          assertThat(scan(damaged, rules, null).verdict()).isNotEqualTo(HostVerdict.CLEAN);
          results++;
        } catch (IOException said) {
          assertThat(said).hasMessageNotContaining("null");
        }
      }
    }
    assertThat(results).isBetween(1, ROUNDS - 1);
  }

  @Test
  void collection_namesOfItsDirectoryDamaged_isNoOtherZip() throws IOException {
    Path whole = folder.resolve("whole.zip");
    try (HostRules rules = rules()) {
      scan(root(), rules, whole);
      String bytes = Files.readString(whole, StandardCharsets.ISO_8859_1);
      int directory = bytes.indexOf("PK\u0001\u0002");
      String names = bytes.substring(directory).replace("json", "jsoN");
      Path damaged = folder.resolve("damaged.zip");
      Files.writeString(
          damaged, bytes.substring(0, directory) + names, StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> scan(damaged, rules, null))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged collection");
    }
  }

  @Test
  void hives_damaged_areResults() throws IOException {
    Path root = root();
    Random random = new Random(8);
    try (HostRules rules = rules()) {
      for (String name : List.of("software", "SAM")) {
        Path hive = root.resolve("WINNT/system32/config").resolve(name);
        byte[] bytes = Files.readAllBytes(hive);
        for (int i = 0; i < ROUNDS; i++) {
          Files.write(hive, damaged(bytes, random));
          assertThat(scan(root, rules, null).verdict())
              .isIn(HostVerdict.INFECTED, HostVerdict.SUSPICIOUS);
        }
        Files.write(hive, bytes);
      }
    }
  }

  @Test
  void tasks_damaged_areReadOrSaidToBeLost() {
    byte[] task =
        "<?xml version=\"1.0\"?><Task><Exec><Command>a.exe</Command></Exec></Task>"
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(9);
    int lost = 0;
    for (int i = 0; i < 20 * ROUNDS; i++) {
      ScheduledTask.Read read = ScheduledTask.ofXml(damaged(task, random));
      lost += read.lost() == null ? 0 : 1;
    }
    assertThat(lost).isBetween(1, 20 * ROUNDS - 1);
  }
}
