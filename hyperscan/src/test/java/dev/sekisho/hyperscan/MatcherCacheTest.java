package dev.sekisho.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.engine.Prefilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatcherCacheTest {
  private static final List<Prefilter.Expression> EXPRESSIONS =
      List.of(Engines.literal("one"), Engines.regex("t[wo]{2}"), Engines.regex(".*"));
  private static final byte[] KEY = new byte[32];

  @TempDir Path root;
  private Path folder;
  private MatcherCache cache;

  @BeforeEach
  void setUp() {
    folder = root.resolve("a").resolve("cache");
    cache = new MatcherCache(folder);
  }

  private void compileAndCheck() {
    Loaded loaded = Prefilters.load(List.of(), folder);
    Prefilter.Compiler compiler = ((Loaded.Native) loaded).compiler();
    try (Prefilter prefilter = compiler.compile(EXPRESSIONS)) {
      assertThat(prefilter).isInstanceOf(HyperscanPrefilter.class);
      assertThat(Engines.candidates(prefilter, "one two")).containsExactly(0, 1, 2);
      assertThat(Engines.candidates(prefilter, "three")).containsExactly(2);
    }
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  @Test
  void compile_twice_keepsOneFileForItsOwnerOnly() throws IOException {
    compileAndCheck();
    Path file = onlyFile();
    Object written = Files.getAttribute(file, "unix:ino");
    compileAndCheck();
    assertThat(Files.getAttribute(onlyFile(), "unix:ino")).isEqualTo(written);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void compile_fileDamaged_compilesAndWritesAnew() throws IOException {
    compileAndCheck();
    Path file = onlyFile();
    byte[] good = Files.readAllBytes(file);
    for (byte[] bad : damaged(good)) {
      Files.write(file, bad);
      compileAndCheck();
      assertThat(onlyFile()).hasBinaryContent(good);
    }
  }

  private static List<byte[]> damaged(byte[] good) {
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    byte[] foreign = good.clone();
    foreign[7] = 2;
    return List.of(
        new byte[0],
        Arrays.copyOf(good, 20),
        Arrays.copyOf(good, good.length - 1),
        flipped,
        foreign);
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    cache.write(KEY, new MatcherCache.Entry(List.of(3, 5), new byte[] {1, 2}));
    assertThat(cache.read(KEY))
        .hasValueSatisfying(
            entry -> {
              assertThat(entry.refused()).containsExactly(3, 5);
              assertThat(entry.database()).containsExactly(1, 2);
            });
  }

  @Test
  void read_fileOfAnotherKey_isIgnored() throws IOException {
    cache.write(KEY, new MatcherCache.Entry(List.of(), new byte[] {1}));
    byte[] other = KEY.clone();
    other[0] = 1;
    Files.copy(onlyFile(), folder.resolve("01" + "00".repeat(31) + ".skmc"));
    assertThat(cache.read(other)).isEmpty();
  }

  @Test
  void readAndWrite_folderOthersCanWriteTo_isNotUsed() throws IOException {
    cache.write(KEY, new MatcherCache.Entry(List.of(), new byte[] {1}));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(cache.read(KEY)).isEmpty();
    Files.delete(onlyFile());
    cache.write(KEY, new MatcherCache.Entry(List.of(), new byte[] {1}));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void read_fileOthersCanWriteTo_isNotUsed() throws IOException {
    cache.write(KEY, new MatcherCache.Entry(List.of(), new byte[] {1}));
    Files.setPosixFilePermissions(onlyFile(), PosixFilePermissions.fromString("rw-rw----"));
    assertThat(cache.read(KEY)).isEmpty();
  }

  @Test
  void read_linkInPlaceOfTheFolder_isNotUsed() throws IOException {
    cache.write(KEY, new MatcherCache.Entry(List.of(), new byte[] {1}));
    Path link = Files.createSymbolicLink(root.resolve("link"), folder);
    assertThat(new MatcherCache(link).read(KEY)).isEmpty();
  }

  @Test
  void write_fileInPlaceOfTheFolder_isNoError() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    MatcherCache none = new MatcherCache(file);
    none.write(KEY, new MatcherCache.Entry(List.of(), new byte[] {1}));
    assertThat(none.read(KEY)).isEmpty();
  }

  @Test
  void write_manyEntries_keepsTheNewest64() throws IOException {
    byte[] key = KEY.clone();
    for (int i = 0; i < 70; i++) {
      key[0] = (byte) i;
      cache.write(key, new MatcherCache.Entry(List.of(), new byte[] {1}));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(64);
    }
    assertThat(cache.read(key)).isPresent();
  }

  @Test
  void deserialized_notADatabase_isRefused() {
    Hyperscan hyperscan = Engines.hyperscan();
    assertThat(hyperscan.deserialized(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}))
        .isInstanceOf(Hyperscan.Compiled.Refused.class);
    assertThat(hyperscan.alive()).isZero();
  }
}
