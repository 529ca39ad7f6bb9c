package dev.sekisho.hyperscan;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// What one scan at a time needs outside the heap: Hyperscan's scratch, the stub it calls back, and
/// a buffer for the bytes. Used by one thread at a time.
final class ScanContext {
  private static final int FIRST_BUFFER = 16 << 10;
  private static final int MAX_KEPT = 4 << 20;

  private final Hyperscan hyperscan;
  private final Hyperscan.Database database;
  private final int[] numbers;
  private final Hyperscan.Scratch scratch;
  private final Arena arena;
  private final MemorySegment handler;

  private Arena bufferArena;
  private MemorySegment buffer;
  private @Nullable IntConsumer candidate;
  private @Nullable Throwable thrown;

  /// @throws IllegalStateException if there is no memory left
  @SuppressWarnings("MustBeClosedChecker") // closed by free()
  ScanContext(Hyperscan hyperscan, Hyperscan.Database database, int[] numbers) {
    this.hyperscan = hyperscan;
    this.database = database;
    this.numbers = numbers;
    scratch = hyperscan.scratch(database);
    bufferArena = Arena.ofShared();
    buffer = bufferArena.allocate(FIRST_BUFFER);
    arena = Arena.ofShared();
    handler = hyperscan.handler(this::onMatch, arena);
  }

  void scan(byte[] bytes, int offset, int length, IntConsumer taker) {
    candidate = taker;
    if (length <= MAX_KEPT) {
      scan(bytes, offset, length, kept(length));
    } else {
      try (Arena once = Arena.ofConfined()) {
        scan(bytes, offset, length, once.allocate(length));
      }
    }
    candidate = null;
    Throwable failure = thrown;
    thrown = null;
    rethrow(failure);
  }

  private static void rethrow(@Nullable Throwable thrown) {
    switch (thrown) {
      case null -> {}
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case Throwable failure -> throw new UndeclaredThrowableException(failure);
    }
  }

  private void scan(byte[] bytes, int offset, int length, MemorySegment memory) {
    MemorySegment.copy(bytes, offset, memory, ValueLayout.JAVA_BYTE, 0, length);
    hyperscan.scan(database, memory, length, scratch, handler);
  }

  @SuppressWarnings("MustBeClosedChecker") // closed by free()
  private MemorySegment kept(int length) {
    if (length > buffer.byteSize()) {
      Arena larger = Arena.ofShared();
      buffer = larger.allocate(Math.min(MAX_KEPT, Integer.highestOneBit(length) * 2L));
      bufferArena.close();
      bufferArena = larger;
    }
    return buffer;
  }

  /// Native code cannot take an exception, so it is kept and thrown once the scan has ended.
  @SuppressWarnings("UnusedVariable") // the shape of the native callback
  private int onMatch(int id, long from, long to, int flags, MemorySegment context) {
    try {
      requireNonNull(candidate).accept(numbers[id]);
      return 0;
    } catch (Throwable failure) {
      thrown = failure;
      return 1;
    }
  }

  void free() {
    hyperscan.free(scratch);
    bufferArena.close();
    arena.close();
  }
}
