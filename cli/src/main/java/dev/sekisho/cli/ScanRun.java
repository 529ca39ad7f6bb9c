package dev.sekisho.cli;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Item;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.scan.Scanner;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Scans inputs: this thread reads them and puts out what was found, in the order of the messages;
/// workers, each with a scanner of its own, do what lies between. What waits in between is bounded
/// in bytes and in messages, however large the input.
final class ScanRun {
  private static final long MOST_WAITING_BYTES = 64L << 20;
  private static final int MOST_WAITING_EACH = 64;

  private final ThreadLocal<Scanner> scanner;
  private final Limits limits;
  private final int jobs;
  private final Reporter reporter;
  private final Output out;
  private final Progress progress;
  private final Session session;
  private final StreamRules streams;
  private final Summary summary = new Summary();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final long mostBytes = Math.min(MOST_WAITING_BYTES, Runtime.getRuntime().maxMemory() / 8);
  private long waitingBytes;
  private long bytesBefore;

  ScanRun(
      RuleSet rules,
      Limits limits,
      List<String> passwords,
      int jobs,
      Reporter reporter,
      Output out,
      Progress progress,
      Session session) {
    this.scanner = ThreadLocal.withInitial(() -> new Scanner(rules, limits, passwords));
    this.limits = limits;
    this.jobs = jobs;
    this.reporter = reporter;
    this.out = out;
    this.progress = progress;
    this.session = session;
    this.streams = new StreamRules(reporter.catalogue(), rules.rules());
  }

  private record Waiting(Future<Done> done, long bytes) {}

  /// Scans all inputs; one that cannot be read is said and passed over.
  ///
  /// @throws Output.Failure if the output fails
  Summary over(Inputs inputs) throws Output.Failure {
    long start = System.nanoTime();
    try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
      try {
        out.write(reporter.report().start());
        for (String name : inputs.names()) {
          scan(inputs, name, workers);
        }
        while (!waiting.isEmpty()) {
          takeFirst();
        }
        finish();
      } finally {
        workers.shutdownNow();
      }
    }
    summary.took(System.nanoTime() - start);
    return summary;
  }

  private void finish() throws Output.Failure {
    for (StreamSighting sighting : streams.sightings(limits.of(Limit.STEPS))) {
      summary.add(sighting);
      out.write(reporter.report().of(sighting));
    }
    out.write(reporter.report().end());
  }

  private void scan(Inputs inputs, String name, ExecutorService workers) throws Output.Failure {
    try (MessageSource source = inputs.open(name, limits)) {
      boolean any = false;
      for (Item item = source.next(); item != null; item = source.next()) {
        any = true;
        take(item, workers);
        progress.read(bytesBefore + source.bytesRead());
      }
      if (!any) {
        submit(nothing(name), workers);
      }
      bytesBefore += source.bytesRead();
    } catch (Output.Failure failure) {
      throw failure;
    } catch (IOException failure) {
      session.warn(Failures.describe(failure, session.messages()));
      summary.failed();
    }
  }

  private void take(Item item, ExecutorService workers) throws Output.Failure {
    switch (item) {
      case Item.Message(RawMessage message) -> submit(message, workers);
      case Item.Failure(String place, String reason) -> {
        session.say("input.failed", place, reason);
        summary.failed();
      }
    }
  }

  /// What stands for an input that holds nothing at all, such as an empty folder.
  private static RawMessage nothing(String name) {
    return new RawMessage(
        name,
        1,
        0,
        Slice.empty(),
        RawMessage.Kind.FILE,
        List.of(Defect.of("source.empty")),
        null,
        null,
        false);
  }

  private void submit(RawMessage message, ExecutorService workers) throws Output.Failure {
    long length = message.bytes().length();
    while (!waiting.isEmpty() && (waitingBytes + length > mostBytes || waiting.size() >= most())) {
      takeHalf();
    }
    waiting.add(new Waiting(workers.submit(() -> work(message)), length));
    waitingBytes += length;
  }

  private int most() {
    return MOST_WAITING_EACH * jobs;
  }

  private Done work(RawMessage message) {
    try {
      return reporter.done(message, scanner.get().scan(message));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      return reporter.failed(message, failure);
    }
  }

  /// Takes half of what waits, in one go: being woken for each message would cost more than a small
  /// message does.
  private void takeHalf() throws Output.Failure {
    int half = (waiting.size() + 1) / 2;
    waiting.stream().skip(half - 1L).findFirst().ifPresent(last -> result(last.done()));
    for (int i = 0; i < half; i++) {
      takeFirst();
    }
  }

  private void takeFirst() throws Output.Failure {
    Waiting first = waiting.remove();
    waitingBytes -= first.bytes();
    Done done = result(first.done());
    summary.add(done, first.bytes());
    streams.add(done.place(), done.parts());
    if (done.copyFailure() != null) {
      session.say("copy.failed", done.place().source(), done.copyFailure());
      summary.failed();
    }
    out.write(done.output().array());
  }

  private static Done result(Future<Done> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
