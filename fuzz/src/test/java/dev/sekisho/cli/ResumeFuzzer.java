package dev.sekisho.cli;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Slice;
import dev.sekisho.fuzz.Changes;
import dev.sekisho.fuzz.Given;
import dev.sekisho.scan.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Any SQLite file as the state of `scan --resume`; other bytes are {@link Changes} of a sound one.
/// It is used or refused with a reason that names it, no message counts as seen that never was, and
/// what is given of one fits the rules.
public final class ResumeFuzzer {
  private static final String RULES = "0".repeat(64);
  private static final int BRACKETS = 2;
  private static final StreamSighting.Place PLACE = new StreamSighting.Place("box", 1);
  private static final byte[] MAGIC = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);
  private static final Session SESSION =
      new Session(
          new ByteArrayInputStream(new byte[0]),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
          Map.of(),
          Path.of("."),
          Messages.in("en"),
          false,
          false);
  private static final byte[] WHOLE = whole();

  private ResumeFuzzer() {}

  private static byte[] whole() {
    Path file = Given.file("whole.db", new byte[0]);
    try (Resume resume = Resume.from(file, RULES, SESSION)) {
      for (int i = 0; i < 20; i++) {
        Instant time = Instant.EPOCH.plusSeconds(i);
        List<StreamRules.Part> parts =
            List.of(
                new StreamRules.Part(0, i % BRACKETS, true, time, time),
                new StreamRules.Part(0, 0, false, null, null));
        resume.add(key(i), done(i % 3 == 0 ? Verdict.CLEAN : Verdict.SIGHTING, parts));
      }
      resume.end();
    } catch (IOException | CommandFailure e) {
      throw new IllegalStateException(e);
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Resume.Key key(int number) {
    return new Resume.Key("box", String.format("%064x", number));
  }

  private static Done done(Verdict verdict, List<StreamRules.Part> parts) {
    return new Done(PLACE, Slice.empty(), verdict, 0, List.of(), 0, 0, parts, null);
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Path file =
        Given.file(
            "state.db", Slice.of(input).startsWith(MAGIC, 0) ? input : Changes.of(WHOLE, input));
    Files.deleteIfExists(Path.of(file + "-journal"));
    try (Resume resume = Resume.from(file, RULES, SESSION)) {
      for (int i = 0; i < 20; i++) {
        @Nullable Done earlier = resume.earlier(key(i), PLACE, ResumeFuzzer::isKnown);
        require(
            earlier == null || earlier.parts().stream().allMatch(ResumeFuzzer::isKnown), "part");
      }
      require(resume.earlier(key(99), PLACE, ResumeFuzzer::isKnown) == null, "never seen");
      resume.add(key(99), done(Verdict.CLEAN, List.of()));
      resume.end();
    } catch (CommandFailure | IOException refused) {
      require(String.valueOf(refused.getMessage()).contains("state.db"), "which file? " + refused);
    }
  }

  private static boolean isKnown(StreamRules.Part part) {
    return part.rule() == 0 && part.bracket() >= 0 && part.bracket() < BRACKETS;
  }
}
