package dev.sekisho.bench;

import dev.sekisho.advisory.AdvisoryLoader;
import dev.sekisho.advisory.Catalogue;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.Item;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.RawMessage;
import dev.sekisho.container.Sources;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.hyperscan.Loaded;
import dev.sekisho.hyperscan.Prefilters;
import dev.sekisho.scan.Scanner;
import dev.sekisho.scan.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The whole path, one thread: messages that are in memory already, to verdicts. Run with `-p
/// mail=PATH -p indicators=PATH`, which are what `scan` and `--advisory` take.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 12)
@Measurement(iterations = 8)
public class ScanBenchmark {
  /// The mail to scan.
  @Param("")
  public String mail = "";

  /// The advisories to look for.
  @Param("")
  public String indicators = "";

  private final List<RawMessage> messages = new ArrayList<>();
  private Scanner scanner =
      new Scanner(RuleSet.compile(List.of(), Prefilters.pureJava()), Limits.standard());

  /// Reads the mail and compiles the indicators.
  ///
  /// @throws IOException if the mail cannot be read
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    if (mail.isEmpty() || indicators.isEmpty()) {
      throw new IllegalArgumentException("say -p mail=PATH -p indicators=PATH");
    }
    long bytes = 0;
    try (MessageSource source = Sources.open(Path.of(mail), Limits.standard())) {
      for (Item item = source.next(); item != null; item = source.next()) {
        if (item instanceof Item.Message(RawMessage message)) {
          messages.add(message);
          bytes += message.bytes().length();
        }
      }
    }
    Prefilter.Compiler compiler =
        switch (Prefilters.load(List.of())) {
          case Loaded.Native library -> library.compiler();
          case Loaded.Unavailable _ -> Prefilters.pureJava();
        };
    Catalogue catalogue =
        Catalogue.of(AdvisoryLoader.load(List.of(Path.of(indicators))).advisories(), Instant.now());
    scanner = new Scanner(RuleSet.compile(catalogue.rules(), compiler), Limits.standard());
    System.out.printf("%d messages, %d bytes, %d sightings%n", messages.size(), bytes, corpus());
  }

  /// Scans all messages; how many are sightings.
  @Benchmark
  public int corpus() {
    int sightings = 0;
    for (RawMessage message : messages) {
      if (scanner.scan(message).verdict() == Verdict.SIGHTING) {
        sightings++;
      }
    }
    return sightings;
  }
}
