package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  @TempDir private Path folder;
  private long clock;

  /// Ends a scan in its middle, as a machine that is switched off would.
  private static final class SwitchedOff implements WalkControl {
    private final List<Position> entered = new ArrayList<>();
    private final int after;

    SwitchedOff(int after) {
      this.after = after;
    }

    @Override
    public Position.Part enter(Position at) throws IOException {
      if (entered.size() == after) {
        throw new IOException("switched off");
      }
      entered.add(at);
      return Position.Part.NEW;
    }

    @Override
    public void file(long bytes) {}

    @Override
    public void read(long bytes) {}

    @Override
    public void skipped() {}
  }

  private HostRules rules() throws IOException {
    return rules(HostExtras.NONE);
  }

  private HostRules rules(HostExtras extras) throws IOException {
    String pattern = "[file:name = 'first'] AND [file:name = 'last']";
    return OneRule.of(folder, pattern, NOW, Naming.POSIX, extras);
  }

  private HostResult scan(HostRules rules, Path root, WalkControl control, Path state)
      throws IOException {
    try (HostSource source = HostSources.open(root.toString(), Limits.standard())) {
      Checkpoint checkpoint = Checkpoint.in(state, 0, () -> clock++);
      return new HostScan(source, rules, Limits.standard(), NOW, control, null, checkpoint).run();
    }
  }

  @Test
  void scan_switchedOffAnywhere_goesOnAndFindsAll() throws IOException {
    Path root = folder.resolve("root");
    for (String name : List.of("a/first", "b/c/middle", "b/d/other", "e/last")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.createFile(root.resolve(name));
    }
    try (HostRules rules = rules()) {
      for (int after = 0; after <= 6; after++) {
        Path state = folder.resolve("state" + after);
        int stop = after;
        if (after < 6) {
          assertThatThrownBy(() -> scan(rules, root, new SwitchedOff(stop), state))
              .hasMessage("switched off");
        }
        SwitchedOff rest = new SwitchedOff(Integer.MAX_VALUE);
        HostResult result = scan(rules, root, rest, state);
        assertThat(result.verdict()).as("after %d", after).isEqualTo(HostVerdict.INFECTED);
        assertThat(rest.entered).hasSize(after < 6 ? 6 - after : 6);
        assertThat(state).doesNotExist();
      }
    }
  }

  @Test
  void scan_ofMembersSwitchedOffAnywhere_findsThem() throws IOException {
    Path root = folder.resolve("root");
    for (String name : List.of("a/one.zip", "b/two.zip", "c/plain")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.createFile(root.resolve(name));
    }
    zip(root.resolve("a/one.zip"), "first");
    zip(root.resolve("b/two.zip"), "last");
    try (HostRules rules = rules(new HostExtras(true, false))) {
      for (int after = 1; after < 4; after++) {
        Path state = folder.resolve("members" + after);
        int stop = after;
        assertThatThrownBy(() -> scan(rules, root, new SwitchedOff(stop), state))
            .hasMessage("switched off");
        HostResult result = scan(rules, root, WalkControl.NONE, state);
        assertThat(result.verdict()).as("after %d", after).isEqualTo(HostVerdict.INFECTED);
      }
      Path state = folder.resolve("others");
      assertThatThrownBy(() -> scan(rules, root, new SwitchedOff(2), state))
          .hasMessage("switched off");
      try (HostRules without = rules()) {
        assertThatThrownBy(() -> scan(without, root, WalkControl.NONE, state))
            .hasMessageContaining("other indicators");
      }
    }
  }

  private static void zip(Path file, String member) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write(member.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
