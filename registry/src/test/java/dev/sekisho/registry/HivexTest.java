package dev.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.bytes.SharedData;
import dev.sekisho.registry.HiveBuilder.ListKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every key and value of hives of several writers, compared with what hivex reads.
class HivexTest {
  private static final Path SCRIPTS =
      SharedData.projectRoot().resolve(Path.of("registry", "src", "test", "perl"));

  @TempDir Path folder;

  @BeforeAll
  static void hivexIsThere() {
    assumeTrue(
        runs("perl", "-MWin::Hivex", "-e", "0"), "not present: Win::Hivex (libwin-hivex-perl)");
  }

  @Test
  void builtHive_allKindsOfCells_readsAsHivexDoes() throws IOException {
    assertReadsAsHivexDoes(write("built", Hives.everything().build()));
  }

  @Test
  void builtHive_versions3To6_readsAsHivexDoes() throws IOException {
    for (int minor = 3; minor <= 6; minor++) {
      assertReadsAsHivexDoes(write("minor" + minor, Hives.everything().minor(minor).build()));
    }
  }

  @Test
  void hiveThatHivexWrote_readsAsHivexDoes() throws IOException {
    Path hive = write("grown", new HiveBuilder().build());
    run("perl", SCRIPTS.resolve("grow-hive.pl").toString(), hive.toString(), "20");
    assertReadsAsHivexDoes(hive);
  }

  @Test
  void hiveThatHivexWrote_manySubkeys_readsAsHivexDoes() throws IOException {
    HiveBuilder small = new HiveBuilder();
    small.root().key("Many").list(ListKind.LF).key("First");
    Path hive = write("many", small.build());
    run("perl", SCRIPTS.resolve("grow-hive.pl").toString(), hive.toString(), "3000");
    assertThat(assertReadsAsHivexDoes(hive)).isGreaterThan(3000);
  }

  @Test
  void hiveThatRegeditTextWasMergedInto_readsAsHivexDoes() throws IOException {
    Path hive = write("merged", new HiveBuilder().build());
    Path text = folder.resolve("merged.reg");
    Files.writeString(
        text,
        """
        Windows Registry Editor Version 5.00

        [\\Microsoft]

        [\\Microsoft\\Run]
        "VideoDriver"="C:\\\\WINNT\\\\videodrv.exe"
        @="default"

        [\\Microsoft\\Other]
        "number"=dword:0000002a
        "bytes"=hex:00,01,02,ff
        "expand"=hex(2):25,00,41,00,25,00,00,00
        """,
        StandardCharsets.US_ASCII);
    assumeTrue(runs("hivexregedit", "--help"), "not present: hivexregedit (libhivex-bin)");
    run("hivexregedit", "--merge", hive.toString(), text.toString());
    assertThat(assertReadsAsHivexDoes(hive)).isGreaterThan(8);
  }

  @Test
  void hiveThatRegedWrote_readsAsHivexDoes() throws IOException {
    assumeTrue(runs("/usr/sbin/reged", "-h"), "not present: reged (chntpw)");
    Path hive = write("reged", Hives.everything().minor(3).build());
    Path text = folder.resolve("reged.reg");
    Files.writeString(
        text,
        """
        Windows Registry Editor Version 5.00

        [HKEY_LOCAL_MACHINE\\SOFTWARE\\List LF\\Sub1]
        "VideoDriver"="C:\\\\WINNT\\\\videodrv.exe"
        "n"=dword:0000002a

        """
            .replace("\n", "\r\n"),
        StandardCharsets.US_ASCII);
    run(
        "/usr/sbin/reged",
        "-C",
        "-I",
        hive.toString(),
        "HKEY_LOCAL_MACHINE\\SOFTWARE",
        text.toString());
    assertThat(assertReadsAsHivexDoes(hive)).isGreaterThan(8);
    assertThat(Hives.open(Files.readAllBytes(hive)).key("List LF\\Sub1"))
        .get()
        .satisfies(key -> assertThat(key.value("VideoDriver")).isPresent());
  }

  /// @return how many lines were compared
  private int assertReadsAsHivexDoes(Path file) throws IOException {
    List<String> theirs =
        run("perl", SCRIPTS.resolve("dump-hive.pl").toString(), file.toString()).lines().toList();
    try (Hive hive = Hive.open(file, List.of(), Hives.budget())) {
      assertThat(Hives.lines(hive)).as(file.toString()).isEqualTo(theirs);
      assertThat(hive.missing()).isEmpty();
    }
    return theirs.size();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private String run(String... command) throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(false)
            .redirectError(folder.resolve("errors.txt").toFile())
            .redirectOutput(output.toFile())
            .start();
    int code = exit(process);
    String errors = Files.readString(folder.resolve("errors.txt"));
    assertThat(code).as("%s: %s", List.of(command), errors).isIn(0, 2); // reged answers 2 for saved
    return Files.readString(output);
  }

  private static int exit(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static boolean runs(String... command) {
    try {
      List<String> words = new ArrayList<>(List.of(command));
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return exit(process) != 127;
    } catch (IOException _) {
      return false;
    }
  }
}
