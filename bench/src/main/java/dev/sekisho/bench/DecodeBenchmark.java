package dev.sekisho.bench;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.MessageParser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
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

/// Finding the parts of a message, and decoding them: one part of 1 MiB between two small ones, in
/// each of the usual encodings. The times are for about 1 MiB of mail, so 1,000 µs are 1 GiB/s.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
  private static final int BYTES = 1 << 20;
  private static final String BOUNDARY = "=_7f3a";

  /// How the large part is encoded.
  @Param({"BASE64", "QUOTED_PRINTABLE", "EIGHT_BIT"})
  public Encoding encoding = Encoding.BASE64;

  private Slice message = Slice.empty();

  /// The encodings.
  public enum Encoding {
    /// Lines of 76 digits.
    BASE64,
    /// Text of which a twentieth is escaped, with soft line breaks.
    QUOTED_PRINTABLE,
    /// Text as it is.
    EIGHT_BIT;

    String field() {
      return switch (this) {
        case BASE64 -> "base64";
        case QUOTED_PRINTABLE -> "quoted-printable";
        case EIGHT_BIT -> "8bit";
      };
    }

    String body(Random random) {
      return switch (this) {
        case BASE64 -> {
          byte[] bytes = new byte[BYTES / 4 * 3];
          random.nextBytes(bytes);
          yield Base64.getMimeEncoder().encodeToString(bytes);
        }
        case QUOTED_PRINTABLE -> lines(random, "=\r\n", 20);
        case EIGHT_BIT -> lines(random, "\r\n", 0);
      };
    }

    /// Lines of 72 letters and blanks; one in `escapes` is an escape, none for 0.
    private static String lines(Random random, String end, int escapes) {
      StringBuilder lines = new StringBuilder();
      while (lines.length() < BYTES) {
        for (int i = 0; i < 72; i++) {
          if (escapes > 0 && random.nextInt(escapes) == 0) {
            lines.append("=E9");
          } else {
            lines.append(i % 6 == 5 ? ' ' : (char) ('a' + random.nextInt(26)));
          }
        }
        lines.append(end);
      }
      return lines.append("\r\n").toString();
    }
  }

  /// Makes the message, the same each time, and checks that its parts are found.
  @Setup(Level.Trial)
  public void setUp() {
    String small = "--" + BOUNDARY + "\r\nContent-Type: text/plain\r\n\r\nsmall\r\n";
    String text =
        "Subject: s\r\nContent-Type: multipart/mixed; boundary=\""
            + BOUNDARY
            + "\"\r\n\r\n"
            + small
            + "--"
            + BOUNDARY
            + "\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: "
            + encoding.field()
            + "\r\n\r\n"
            + encoding.body(new Random(1))
            + "\r\n"
            + small
            + "--"
            + BOUNDARY
            + "--\r\n";
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    message = Slice.of(bytes);
    Entity parsed = parse();
    if (parsed.parts().size() != 3 || parsed.parts().get(1).content().length() < BYTES / 2) {
      throw new IllegalStateException("found " + parsed.parts());
    }
  }

  /// Finds the parts.
  @Benchmark
  public Entity parse() {
    return MessageParser.parse(message, Budget.of(Limits.standard()));
  }

  /// Finds the parts and decodes the large one.
  @Benchmark
  public Slice decode() {
    return parse().parts().get(1).content();
  }
}
