package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardTest {
  private static OutputStream failingAfter(int bytes, String why) {
    return new OutputStream() {
      private int left = bytes;

      @Override
      public void write(int b) throws IOException {
        if (left-- <= 0) {
          throw new IOException(why);
        }
      }
    };
  }

  private static int run(PrintStream out, ByteArrayOutputStream err, String... args) {
    Map<String, String> environment = Map.of("LANG", "en_US.UTF-8");
    Session session =
        new Session(
            new ByteArrayInputStream(new byte[0]),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            SharedData.projectRoot(),
            Messages.in(Messages.language(args, environment)),
            false,
            false);
    return Root.run(session, args);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "9"})
  void run_outputFull_isSaidOnceWithItsCause(int taken) {
    for (String command : new String[] {"version", "help"}) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Standard out = Standard.of(failingAfter(taken, "No space left on device"));
      assertThat(run(out, err, command)).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8).lines())
          .containsExactly("sekisho: standard output: No space left on device");
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "9"})
  void run_readerGone_endsQuietly(int taken) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(run(Standard.of(failingAfter(taken, "Broken pipe")), err, "help")).isEqualTo(2);
    assertThat(err.size()).isZero();
  }
}
