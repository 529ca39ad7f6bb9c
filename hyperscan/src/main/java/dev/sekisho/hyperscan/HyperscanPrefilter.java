package dev.sekisho.hyperscan;

import dev.sekisho.engine.Prefilter;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// A prefilter that scans with one Hyperscan database.
///
/// A scan takes a {@link ScanContext} from a pool, or makes one, so there are as many as scans ran
/// at the same time. Closing while scans run is safe: the last of them frees the database.
final class HyperscanPrefilter implements Prefilter {
  private static final int CLOSED = 1 << 30;

  private final Hyperscan hyperscan;
  private final Hyperscan.Database database;
  private final int[] numbers;
  private final int[] always;
  private final ConcurrentLinkedDeque<ScanContext> idle = new ConcurrentLinkedDeque<>();

  private final AtomicBoolean freed = new AtomicBoolean();

  /// Scans that run, and {@link #CLOSED} once closed.
  private final AtomicInteger users = new AtomicInteger();

  /// @param database freed on close
  /// @param numbers for each number in the database the expression's
  /// @param always expressions reported on each scan
  HyperscanPrefilter(
      Hyperscan hyperscan, Hyperscan.Database database, int[] numbers, int[] always) {
    this.hyperscan = hyperscan;
    this.database = database;
    this.numbers = numbers;
    this.always = always;
  }

  /// @throws IllegalStateException after {@link #close}
  @Override
  public void scan(byte[] bytes, int offset, int length, IntConsumer candidate) {
    if (users.incrementAndGet() >= CLOSED) {
      leave();
      throw new IllegalStateException("the prefilter is closed");
    }
    try {
      for (int expression : always) {
        candidate.accept(expression);
      }
      if (length > 0) {
        scanNative(bytes, offset, length, candidate);
      }
    } finally {
      leave();
    }
  }

  private void scanNative(byte[] bytes, int offset, int length, IntConsumer candidate) {
    ScanContext pooled = idle.pollFirst();
    ScanContext context = pooled != null ? pooled : new ScanContext(hyperscan, database, numbers);
    try {
      context.scan(bytes, offset, length, candidate);
    } finally {
      idle.addFirst(context);
    }
  }

  private void leave() {
    if (users.decrementAndGet() == CLOSED) {
      freeAll();
    }
  }

  @Override
  public void close() {
    int before = users.getAndUpdate(now -> now | CLOSED);
    if (before == 0) {
      freeAll();
    }
  }

  private void freeAll() {
    if (!freed.compareAndSet(false, true)) {
      return;
    }
    for (ScanContext context = idle.pollFirst(); context != null; context = idle.pollFirst()) {
      context.free();
    }
    hyperscan.free(database);
  }
}
