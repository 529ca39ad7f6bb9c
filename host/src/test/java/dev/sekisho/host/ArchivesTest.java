package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members of archives that Debian's zip and 7z made, on a host.
class ArchivesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final HostExtras MEMBERS = new HostExtras(true, false);
  private static final String CONTENT = "inert stand-in";
  private static final String SHA_256 =
      "1a9d5df0b52ea2ba8dd3a6ee5d5e3b8b5d0e4f7c0d1bb2cbd8d6a2a2dd1e5a5a";

  @TempDir private Path folder;
  private Path downloads = Path.of("");
  private Path made = Path.of("");

  @BeforeEach
  void root() throws IOException {
    Files.createDirectories(folder.resolve("root/Windows"));
    downloads = Files.createDirectories(folder.resolve("root/Users/taro/Downloads"));
    made = Files.createDirectories(folder.resolve("made"));
    Files.writeString(Files.createDirectories(made.resolve("sub")).resolve("Bad.EXE"), CONTENT);
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(made.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "not present: " + command[0]);
      throw e;
    }
    assertThat(process.waitFor()).isZero();
  }

  private String archive(String name) {
    return downloads.resolve(name).toString();
  }

  private HostResult scan(String root, String pattern, HostExtras extras, @Nullable OutputStream to)
      throws IOException {
    return scan(root, pattern, extras, to, Limits.standard());
  }

  private HostResult scan(
      String root, String pattern, HostExtras extras, @Nullable OutputStream to, Limits limits)
      throws IOException {
    try (HostRules rules = OneRule.of(folder, pattern, NOW, Naming.WINDOWS, extras);
        HostSource source = HostSources.open(folder.resolve(root).toString(), limits)) {
      return new HostScan(source, rules, limits, NOW, WalkControl.NONE, to, null).run();
    }
  }

  private HostResult scan(String pattern) throws IOException {
    return scan("root", pattern, MEMBERS, null);
  }

  private static List<String> paths(HostResult result) {
    return result.sightings().stream().map(sighting -> sighting.paths().getFirst()).toList();
  }

  private static String digest() {
    return dev.sekisho.scan.Digests.hex(
        dev.sekisho.bytes.Slice.of(CONTENT.getBytes(StandardCharsets.UTF_8)), "SHA-256");
  }

  @Test
  void members_ofZipAndOf7zInIt_areFilesWhenAskedFor() throws IOException, InterruptedException {
    run("7z", "a", "-bd", made.resolve("inner.7z").toString(), "sub/Bad.EXE");
    run("zip", "-q", archive("outer.zip"), "inner.7z");
    String pattern = "[file:name = 'bad.exe' AND file:size = %d]".formatted(CONTENT.length());

    HostResult result = scan(pattern);
    assertThat(result.verdict()).isEqualTo(HostVerdict.INFECTED);
    assertThat(paths(result))
        .containsExactly("C:\\Users\\taro\\Downloads\\outer.zip › inner.7z › sub/Bad.EXE");
    assertThat(result.members()).isEqualTo(2);
    HostResult without = scan("root", pattern, HostExtras.NONE, null);
    assertThat(without.verdict()).isEqualTo(HostVerdict.CLEAN);
    assertThat(without.members()).isZero();
  }

  @Test
  void member_byItsDigest_isMet() throws IOException, InterruptedException {
    run("zip", "-q", archive("a.zip"), "sub/Bad.EXE");
    assertThat(scan("[file:hashes.'SHA-256' = '%s']".formatted(digest())).verdict())
        .isEqualTo(HostVerdict.INFECTED);
    assertThat(scan("[file:hashes.'SHA-256' = '%s']".formatted(SHA_256)).verdict())
        .isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void member_liesInNoFolderOfTheHost() throws IOException, InterruptedException {
    run("zip", "-q", archive("a.zip"), "sub/Bad.EXE");
    String inDownloads =
        "[file:name = 'bad.exe' AND file:parent_directory_ref.path LIKE '%Downloads']";
    assertThat(scan(inDownloads).verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void member_encrypted_hasItsNameAndIsAGapForItsContent()
      throws IOException, InterruptedException {
    run("zip", "-q", "-P", "nobody knows this", archive("a.zip"), "sub/Bad.EXE");
    assertThat(scan("[file:name = 'bad.exe']").verdict()).isEqualTo(HostVerdict.INFECTED);
    HostResult result = scan("[file:hashes.'SHA-256' = '%s']".formatted(digest()));
    assertThat(result.verdict()).isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(result.incomplete())
        .anySatisfy(
            open -> {
              assertThat(open.cause()).isEqualTo(Cause.ENCRYPTED);
              assertThat(open.path()).endsWith("a.zip › sub/Bad.EXE");
            });
    assertThat(scan("[file:name = 'other.exe']").verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void archive_encryptedWithItsNames_isAGapForAnyFile() throws IOException, InterruptedException {
    run("7z", "a", "-bd", "-mhe=on", "-pnobody knows this", archive("a.7z"), "sub/Bad.EXE");
    HostResult result = scan("[file:name = 'bad.exe']");
    assertThat(result.verdict()).isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(result.incomplete()).anyMatch(open -> open.cause() == Cause.ENCRYPTED);
    assertThat(scan("[directory:path = 'C:\\\\None']").verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void archive_cutOff_isAGap() throws IOException, InterruptedException {
    run("7z", "a", "-bd", archive("a.7z"), "sub/Bad.EXE");
    Path file = downloads.resolve("a.7z");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
    assertThat(scan("[file:name = 'bad.exe']").verdict()).isEqualTo(HostVerdict.INCOMPLETE);
  }

  @Test
  void archive_beyondTheLimits_isAGap() throws IOException, InterruptedException {
    run("zip", "-q", "-r", archive("a.zip"), "sub");
    for (Limit limit : List.of(Limit.MESSAGE_BYTES, Limit.MEMBERS)) {
      HostResult result =
          scan(
              "root", "[file:name = 'other.exe']", MEMBERS, null, Limits.standard().with(limit, 1));
      assertThat(result.verdict()).as(limit.key()).isEqualTo(HostVerdict.INCOMPLETE);
      assertThat(result.incomplete()).anyMatch(open -> open.detail().equals(limit.key()));
    }
  }

  @Test
  void members_inACollection_areTheSameWhenLookedAtAgain()
      throws IOException, InterruptedException {
    run("zip", "-q", archive("a.zip"), "sub/Bad.EXE");
    run("zip", "-q", "-P", "nobody knows this", archive("b.zip"), "sub/Bad.EXE");
    String pattern = "[file:hashes.'SHA-256' = '%s']".formatted(digest());
    Path collection = folder.resolve("host.zip");
    HostResult first = scan("root", pattern, MEMBERS, Files.newOutputStream(collection));
    HostResult again = scan("host.zip", pattern, HostExtras.NONE, null);
    assertThat(paths(again)).isEqualTo(paths(first)).hasSize(1);
    assertThat(again.incomplete()).isEqualTo(first.incomplete()).isNotEmpty();
    assertThat(again.members()).isEqualTo(first.members());
  }
}
