package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.advisory.Localized;
import dev.sekisho.bytes.Slice;
import dev.sekisho.exposure.Exposure;
import dev.sekisho.exposure.ExposureState;
import dev.sekisho.exposure.InstalledProduct;
import dev.sekisho.exposure.Mark;
import dev.sekisho.exposure.Status;
import dev.sekisho.exposure.Tracked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Any SQLite file as the state of `expose`; other bytes are {@link Changes} of a sound one. It is
/// used or refused with a reason, all of a mark is there, and what was set last is what is read.
public final class MarksFuzzer {
  private static final String ADVISORY = "EX-1";
  private static final String HOST = "host";
  private static final byte[] MAGIC = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);
  private static final ExposureState.Entry ENTRY =
      new ExposureState.Entry(ADVISORY, "*", HOST, "*", Mark.IN_PROGRESS, "2026-01-01T00:00:00Z");
  private static final Exposure EXPOSURE = exposure();
  private static final byte[] WHOLE = whole();

  private MarksFuzzer() {}

  private static Exposure exposure() {
    Localized text = Localized.of("a", "b");
    return new Exposure(
        HOST,
        InstalledProduct.of("Example", "Mailer", "2.4", "inventory:1"),
        ADVISORY,
        "1",
        text,
        "",
        Status.AFFECTED,
        text,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Exposure.OfVulnerability("CVE-2003-0001", Status.AFFECTED, text)),
        List.of());
  }

  private static byte[] whole() {
    Path file = Given.file("whole-marks.db", new byte[0]);
    try (ExposureState state = ExposureState.open(file)) {
      state.mark(ENTRY);
      state.reported(List.of(state.track(EXPOSURE)), Instant.EPOCH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Path file =
        Given.file(
            "marks.db", Slice.of(input).startsWith(MAGIC, 0) ? input : Changes.of(WHOLE, input));
    Files.deleteIfExists(Path.of(file + "-journal"));
    try (ExposureState state = ExposureState.open(file)) {
      for (ExposureState.Entry entry : state.marks()) {
        Objects.requireNonNull(entry.advisory(), "advisory");
        Objects.requireNonNull(entry.vulnerability(), "vulnerability");
        Objects.requireNonNull(entry.host(), "host");
        Objects.requireNonNull(entry.product(), "product");
        Objects.requireNonNull(entry.at(), "time");
      }
      Tracked tracked = state.track(EXPOSURE);
      state.mark(ENTRY);
      state.reported(List.of(tracked), Instant.EPOCH);
    } catch (IOException refused) {
      require(!String.valueOf(refused.getMessage()).isBlank(), "refused, but not why");
    }
  }
}
