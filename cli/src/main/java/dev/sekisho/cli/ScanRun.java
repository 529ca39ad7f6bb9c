package dev.sekisho.cli;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Item;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.imap.ImapAddress;
import dev.sekisho.scan.PartialMessages;
import dev.sekisho.scan.Scanner;
import dev.sekisho.scan.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable Resume resume;
  private final Servers servers;
  private final Session session;
  private final StreamRules streams;
  private final PartialMessages partials;
  private final Summary summary = new Summary();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final long mostBytes = Math.min(MOST_WAITING_BYTES, Runtime.getRuntime().maxMemory() / 8);
  private long met;
  private long waitingBytes;
  private long bytesBefore;

  ScanRun(
      RuleSet rules,
      Limits limits,
      Tools tools,
      int jobs,
      Reporter reporter,
      Output out,
      Progress progress,
      @Nullable Resume resume,
      Servers servers,
      Session session) {
    this.scanner = ThreadLocal.withInitial(() -> new Scanner(rules, limits, tools));
    this.limits = limits;
    this.partials = new PartialMessages(limits);
    this.jobs = jobs;
    this.reporter = reporter;
    this.out = out;
    this.progress = progress;
    this.resume = resume;
    this.servers = servers;
    this.session = session;
    this.streams = new StreamRules(reporter.catalogue(), rules.rules());
  }

  /// @param key of a message to be kept; null if none is
  /// @param earlier true if an earlier run scanned it
  private record Waiting(
      Future<Done> done, long bytes, Resume.@Nullable Key key, boolean earlier) {}

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
        for (RawMessage part : partials.rest()) {
          submit(part, null, workers);
        }
        while (!waiting.isEmpty()) {
          takeFirst();
        }
        finish();
      } finally {
        workers.shutdownNow();
        if (resume != null) {
          resume.commit();
        }
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
    if (resume != null) {
      out.write(reporter.report().of(summary.earlier()));
    }
    out.write(reporter.report().end());
  }

  private void scan(Inputs inputs, String name, ExecutorService workers) throws Output.Failure {
    try (MessageSource source = open(inputs, name)) {
      long before = met;
      for (Item item = source.next(); item != null; item = source.next()) {
        met++;
        take(name, item, workers);
        progress.read(bytesBefore + source.bytesRead());
      }
      if (met == before) {
        submit(nothing(name), null, workers);
      }
      bytesBefore += source.bytesRead();
    } catch (Output.Failure failure) {
      throw failure;
    } catch (UncheckedIOException failure) {
      if (failure.getCause() instanceof Output.Failure output) {
        throw output;
      }
      throw failure;
    } catch (IOException failure) {
      session.warn(Failures.describe(failure, session.messages()));
      summary.failed();
    }
  }

  private MessageSource open(Inputs inputs, String name) throws IOException {
    return ImapAddress.isAddress(name)
        ? servers.open(name, limits, (source, uid) -> passOver(name, source, uid))
        : inputs.open(name, limits);
  }

  private boolean passOver(String input, String mailbox, long uid) {
    try {
      return passOver(Resume.Key.ofServer(input, mailbox, uid), mailbox, uid);
    } catch (Output.Failure failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void take(String input, Item item, ExecutorService workers) throws Output.Failure {
    switch (item) {
      case Item.Message(RawMessage message) -> {
        boolean keyed = resume != null && !PartialMessages.comesInSeveral(message);
        for (RawMessage ready : partials.take(message)) {
          take(input, ready, keyed, workers);
        }
      }
      case Item.Failure(String place, String reason) -> {
        session.say("input.failed", place, reason);
        summary.failed();
      }
    }
  }

  /// Takes a message to scan.
  ///
  /// @param keyed true if a later run may know it again; false too if it came in several, since a
  ///   later run needs all of them
  private void take(String input, RawMessage message, boolean keyed, ExecutorService workers)
      throws Output.Failure {
    Resume.Key key = resume == null || !keyed ? null : Resume.Key.of(input, message);
    if (key == null || !passOver(key, message.source(), message.number())) {
      submit(message, key, workers);
    }
  }

  /// True if an earlier run scanned a message; it then comes in its turn.
  private boolean passOver(Resume.Key key, String source, long number) throws Output.Failure {
    StreamSighting.Place place = new StreamSighting.Place(source, number);
    Done earlier = resume == null ? null : resume.earlier(key, place, streams::has);
    if (earlier == null) {
      return false;
    }
    makeRoom(0);
    waiting.add(new Waiting(CompletableFuture.completedFuture(earlier), 0, null, true));
    met++;
    return true;
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

  private void submit(RawMessage message, Resume.@Nullable Key key, ExecutorService workers)
      throws Output.Failure {
    long length = message.bytes().length();
    makeRoom(length);
    waiting.add(new Waiting(workers.submit(() -> work(message)), length, key, false));
    waitingBytes += length;
  }

  private void makeRoom(long length) throws Output.Failure {
    while (!waiting.isEmpty() && (waitingBytes + length > mostBytes || waiting.size() >= most())) {
      takeHalf();
    }
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
    streams.add(done.place(), done.parts());
    if (first.earlier()) {
      summary.passedOver(done.verdict());
      return;
    }
    summary.add(done, first.bytes());
    if (done.copyFailure() != null) {
      session.say("copy.failed", done.place().source(), done.copyFailure());
      summary.failed();
    }
    out.write(done.output().array());
    if (resume != null && first.key() != null) {
      resume.add(first.key(), done);
    }
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
