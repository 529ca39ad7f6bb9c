package dev.sekisho.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Standard output or error, UTF-8. A print stream tells only that a write failed; this one keeps
/// why.
final class Standard extends PrintStream {
  private final Noting noting;

  private Standard(Noting noting) {
    super(noting, false, StandardCharsets.UTF_8);
    this.noting = noting;
  }

  static Standard of(OutputStream stream) {
    return new Standard(new Noting(stream));
  }

  /// Why writing to `stream` failed; null if it did not.
  static @Nullable IOException failure(PrintStream stream) {
    if (!stream.checkError()) {
      return null;
    }
    IOException noted = stream instanceof Standard standard ? standard.noting.failure : null;
    return noted == null ? new IOException("closed") : noted;
  }

  /// True if it failed because whoever read it has enough, which is no error of the run.
  static boolean isReaderGone(IOException failure) {
    return "Broken pipe".equals(failure.getMessage());
  }

  private static final class Noting extends OutputStream {
    private final OutputStream stream;
    private @Nullable IOException failure;

    private Noting(OutputStream stream) {
      this.stream = stream;
    }

    private interface Step {
      void run() throws IOException;
    }

    private void noting(Step step) throws IOException {
      try {
        step.run();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }

    @Override
    public void write(int b) throws IOException {
      noting(() -> stream.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      noting(() -> stream.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
      noting(stream::flush);
    }

    @Override
    public void close() throws IOException {
      noting(stream::close);
    }
  }
}
