package dev.sekisho.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.engine.Prefilter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HyperscanPrefilterTest {
  private static final byte[] TEXT = "a needle b".getBytes(StandardCharsets.UTF_8);

  private final Hyperscan hyperscan = Engines.hyperscan();
  private final HyperscanCompiler compiler = new HyperscanCompiler(hyperscan);

  @Test
  void close_afterScans_freesAll() {
    try (Prefilter prefilter = compiler.compile(List.of(Engines.literal("needle")))) {
      assertThat(hyperscan.alive()).as("database").isEqualTo(1);
      Engines.candidates(prefilter, TEXT);
      Engines.candidates(prefilter, TEXT);
      assertThat(hyperscan.alive()).as("database and one scratch").isEqualTo(2);
    }
    assertThat(hyperscan.alive()).isZero();
  }

  @Test
  void close_twice_freesOnce() {
    Prefilter prefilter = compiler.compile(List.of(Engines.literal("needle")));
    prefilter.close();
    prefilter.close();
    assertThat(hyperscan.alive()).isZero();
  }

  @Test
  void scan_afterClose_isRefused() {
    Prefilter prefilter = compiler.compile(List.of(Engines.literal("needle")));
    prefilter.close();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Engines.candidates(prefilter, TEXT))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(hyperscan.alive()).isZero();
  }

  @Test
  void close_duringScan_freesOnceTheScanHasEnded() {
    Prefilter prefilter = compiler.compile(List.of(Engines.literal("needle")));
    int[] alive = {0};
    prefilter.scan(
        TEXT,
        0,
        TEXT.length,
        _ -> {
          prefilter.close();
          alive[0] = hyperscan.alive();
        });
    assertThat(alive[0]).isEqualTo(2);
    assertThat(hyperscan.alive()).isZero();
  }

  @Test
  void scan_insideScan_works() {
    try (Prefilter prefilter = compiler.compile(List.of(Engines.literal("needle")))) {
      int[] inner = {0};
      prefilter.scan(
          TEXT, 0, TEXT.length, _ -> inner[0] += Engines.candidates(prefilter, TEXT).size());
      assertThat(inner[0]).isEqualTo(1);
    }
    assertThat(hyperscan.alive()).isZero();
  }

  @Test
  void scan_takerThrowsError_keepsThePoolUsable() {
    try (Prefilter prefilter = compiler.compile(List.of(Engines.literal("needle")))) {
      assertThatThrownBy(
              () ->
                  prefilter.scan(
                      TEXT,
                      0,
                      TEXT.length,
                      _ -> {
                        throw new AssertionError("taker");
                      }))
          .isInstanceOf(AssertionError.class)
          .hasMessage("taker");
      assertThat(Engines.candidates(prefilter, TEXT)).containsExactly(0);
      assertThat(hyperscan.alive()).isEqualTo(2);
    }
  }

  @Test
  void scan_manyVirtualThreads_findTheSame() throws InterruptedException, ExecutionException {
    try (Prefilter prefilter =
            compiler.compile(
                IntStream.range(0, 200).mapToObj(i -> Engines.literal("w" + i + ";")).toList());
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> tasks =
          IntStream.range(0, 400)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () -> {
                        String text = "x".repeat(i * 50) + "w" + i % 200 + ";";
                        return Engines.candidates(prefilter, text).equals(Set.of(i % 200));
                      })
              .toList();
      for (Future<Boolean> found : executor.invokeAll(tasks)) {
        assertThat(found.get()).isTrue();
      }
    }
    assertThat(hyperscan.alive()).isZero();
  }

  @Test
  void compile_refusedExpression_isAlwaysCandidateBesideOthers() {
    // More states than Hyperscan allows one expression.
    String large = "(?:" + "[ab][cd]?".repeat(30_000) + ")x";
    try (Prefilter prefilter =
        compiler.compile(List.of(Engines.literal("needle"), Engines.regex(large)))) {
      assertThat(Engines.candidates(prefilter, "nothing")).containsExactly(1);
      assertThat(Engines.candidates(prefilter, TEXT)).containsExactly(0, 1);
    }
    assertThat(hyperscan.alive()).isZero();
  }

  @Test
  void load_noLibraryThere_saysWhy(@TempDir Path empty) {
    String set = System.getProperty("sekisho.native");
    try {
      System.setProperty("sekisho.native", empty.toString());
      LibrarySearch search = new LibrarySearch(List.of(Path.of("absent")), "libabsent.so.5");
      assertThat(search.load(HyperscanCompiler::new))
          .isInstanceOfSatisfying(
              Loaded.Unavailable.class,
              none -> assertThat(none.reason()).contains(empty.toString()).contains("absent"));
    } finally {
      System.setProperty("sekisho.native", set);
    }
  }

  @Test
  void load_library_saysVersionAndPlace() {
    assertThat(Engines.NATIVE.version()).startsWith("5.");
    assertThat(Engines.NATIVE.library()).contains("libjnihyperscan.so");
  }
}
