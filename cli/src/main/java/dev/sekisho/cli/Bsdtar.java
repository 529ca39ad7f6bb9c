package dev.sekisho.cli;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacker;
import dev.sekisho.container.Unpacking;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// libarchive's `bsdtar` as a process of its own, for what is listed and not read: it gets the
/// archive on standard input and gives a tar archive on standard output.
///
/// It runs under `prlimit` (CPU time, memory, no file may be written, no process started unless by
/// root, few files open), with an environment of one variable, and is killed when it takes too long
/// or a limit of the message is met. Nothing is written to disk.
final class Bsdtar implements Unpacker {
  private static final long SECONDS = 20;
  private static final long MEMORY = 1L << 30;
  private static final int TRUSTED_SIZE = 1 << 16;
  private static final int LONGEST_LINE = 200;

  private final List<String> command;

  private Bsdtar(Path prlimit, Path bsdtar) {
    this.command =
        List.of(
            prlimit.toString(),
            "--cpu=" + SECONDS,
            "--as=" + MEMORY,
            "--fsize=0",
            "--nofile=16",
            "--nproc=1",
            "--core=0",
            "--",
            bsdtar.toString(),
            "-c",
            "-f",
            "-",
            "--format=pax",
            "@-");
  }

  /// The one that the system has.
  ///
  /// @param path folders that are searched, separated as in `PATH`
  static Optional<Unpacker> in(String path) {
    Optional<Path> prlimit = program(path, "prlimit");
    Optional<Path> bsdtar = program(path, "bsdtar");
    return prlimit.isEmpty() || bsdtar.isEmpty()
        ? Optional.empty()
        : Optional.of(new Bsdtar(prlimit.get(), bsdtar.get()));
  }

  private static Optional<Path> program(String path, String name) {
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, name).toAbsolutePath();
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  @Override
  public String name() {
    return "bsdtar";
  }

  @Override
  public Output unpack(Slice archive, Budget budget) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
    builder.environment().clear();
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
    try {
      Process process = builder.start();
      try {
        return run(process, archive, budget);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return new Output(Slice.empty(), false, "cannot be started");
    }
  }

  private static Output run(Process process, Slice archive, Budget budget) {
    Executor threads = Thread::startVirtualThread;
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS, threads)
        .execute(process::destroyForcibly);
    threads.execute(() -> feed(process, archive));
    CompletableFuture<String> complaint =
        CompletableFuture.supplyAsync(() -> firstLine(process), threads);
    Unpacking unpacking = new Unpacking(budget, archive.length());
    Unpacking.Taken tar;
    try (InputStream out = process.getInputStream()) {
      tar = unpacking.drain(out, TRUSTED_SIZE);
    } catch (IOException e) {
      return new Output(Slice.empty(), false, "gives nothing");
    }
    if (tar.missing() != null) {
      return new Output(tar.content(), false, tar.missing().detail());
    }
    int status = status(process);
    String said = complaint.join();
    return new Output(tar.content(), status == 0, status == 0 ? "" : ended(status, said));
  }

  private static void feed(Process process, Slice archive) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(archive.array(), archive.offset(), archive.length());
    } catch (IOException e) {
      // It has ended, or was killed, before it read all: its status says so.
    }
  }

  private static String firstLine(Process process) {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      int next = errors.read();
      while (next >= 0) {
        boolean kept = line.length() < LONGEST_LINE && line.indexOf("\n") < 0;
        line.append(kept ? Character.toString(next) : "");
        next = errors.read();
      }
      return line.toString().strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static int status(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static String ended(int status, String said) {
    return said.isEmpty() ? "exit status " + status : said;
  }
}
