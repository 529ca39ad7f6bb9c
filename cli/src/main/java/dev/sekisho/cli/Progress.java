package dev.sekisho.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far a run is, on a terminal.
final class Progress implements AutoCloseable {
  private static final int MIB = 1 << 20;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /// Shows nothing.
  static Progress none() {
    return new Progress(null);
  }

  /// Shows a bar on `terminal`.
  ///
  /// @param totalBytes all there is to read; -1 if not known
  static Progress on(PrintStream terminal, long totalBytes) {
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName("sekisho")
            .setInitialMax(totalBytes)
            .setUnit(" MB", MIB)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build());
  }

  /// Counts files on `terminal`, with the bytes they have.
  static Progress ofFiles(PrintStream terminal) {
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName("sekisho")
            .setInitialMax(-1)
            .setUnit(" files", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build());
  }

  /// Says how many files were met so far, and how many bytes they have.
  void files(long files, long bytes) {
    if (bar != null && (files & 0xff) == 0) {
      bar.stepTo(files);
      bar.setExtraMessage(bytes / MIB + " MB");
    }
  }

  /// Says how many bytes were read so far.
  void read(long bytes) {
    if (bar != null) {
      bar.stepTo(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
