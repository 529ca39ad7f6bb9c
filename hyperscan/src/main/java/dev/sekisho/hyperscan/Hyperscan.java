package dev.sekisho.hyperscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/// The functions of the native library that are used, and a count of what is alive in it.
///
/// Source: Hyperscan 5.4 Developer Reference, "API Reference". Pointers come and go as they are:
/// who gets one frees it.
@SuppressWarnings("restricted") // calling native code is what this class is for
final class Hyperscan {
  static final int DOTALL = 2;
  static final int SINGLEMATCH = 8;
  static final int PREFILTER = 128;

  private static final int SUCCESS = 0;
  private static final int SCAN_TERMINATED = -3;
  private static final int MODE_BLOCK = 1;
  private static final long PLATFORM_BYTES = 32;

  private static final FunctionDescriptor POINTER = FunctionDescriptor.of(JAVA_INT, ADDRESS);
  private static final FunctionDescriptor POINTERS =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);

  private final Linker linker = Linker.nativeLinker();
  private final NativeFunction compile;
  private final NativeFunction freeCompileError;
  private final NativeFunction freeDatabase;
  private final NativeFunction freeScratch;
  private final NativeFunction populatePlatform;
  private final NativeFunction validPlatform;
  private final NativeFunction version;
  private final NativeFunction allocScratch;
  private final NativeFunction serialize;
  private final NativeFunction deserialize;
  private final NativeFunction scan;
  private final NativeFunction release;
  private final AtomicInteger databases = new AtomicInteger();
  private final AtomicInteger scratches = new AtomicInteger();

  /// The library's functions.
  ///
  /// @throws IllegalArgumentException if one is missing
  Hyperscan(SymbolLookup symbols) {
    compile =
        function(
            symbols,
            "hs_compile_multi",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
                ADDRESS));
    freeCompileError = function(symbols, "hs_free_compile_error", POINTER);
    freeDatabase = function(symbols, "hs_free_database", POINTER);
    freeScratch = function(symbols, "hs_free_scratch", POINTER);
    populatePlatform = function(symbols, "hs_populate_platform", POINTER);
    validPlatform = function(symbols, "hs_valid_platform", FunctionDescriptor.of(JAVA_INT));
    version = function(symbols, "hs_version", FunctionDescriptor.of(ADDRESS));
    allocScratch =
        function(symbols, "hs_alloc_scratch", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    serialize = function(symbols, "hs_serialize_database", POINTERS);
    deserialize =
        function(
            symbols,
            "hs_deserialize_database",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS));
    scan =
        function(
            symbols,
            "hs_scan",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    release = function(linker.defaultLookup(), "free", FunctionDescriptor.ofVoid(ADDRESS));
  }

  private NativeFunction function(SymbolLookup symbols, String name, FunctionDescriptor shape) {
    MemorySegment address =
        symbols
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("has no function " + name));
    return new NativeFunction(linker, address, shape);
  }

  /// Takes matches: an expression's number, where its match starts and ends, flags, a context; 0 to
  /// go on.
  interface Handler {
    int call(int id, long from, long to, int flags, MemorySegment context);
  }

  /// A compiled database.
  record Database(MemorySegment pointer) {}

  /// The memory one scan at a time works in.
  record Scratch(MemorySegment pointer) {}

  /// What came of compiling.
  sealed interface Compiled {
    record Done(Database database) implements Compiled {}

    /// No database was made.
    ///
    /// @param expression place of the expression at fault; negative if it is none alone
    record Refused(int expression, String message) implements Compiled {}
  }

  boolean validPlatform() {
    return validPlatform.call() == SUCCESS;
  }

  String version() {
    return version.address().reinterpret(256).getString(0);
  }

  /// What the library sees of the processor: a database works only where this is the same.
  String platform() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(PLATFORM_BYTES, Long.BYTES);
      populatePlatform.call(info);
      return HexFormat.of().formatHex(info.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /// Compiles expressions for scanning whole blocks; their numbers are their places.
  Compiled compile(String[] expressions, int[] flags) {
    try (Arena arena = Arena.ofConfined()) {
      int count = expressions.length;
      MemorySegment texts = arena.allocate(ADDRESS, count);
      MemorySegment ids = arena.allocate(JAVA_INT, count);
      for (int i = 0; i < count; i++) {
        texts.setAtIndex(ADDRESS, i, arena.allocateFrom(expressions[i]));
        ids.setAtIndex(JAVA_INT, i, i);
      }
      MemorySegment database = arena.allocate(ADDRESS);
      MemorySegment error = arena.allocate(ADDRESS);
      MemorySegment bits = arena.allocateFrom(JAVA_INT, flags);
      int result =
          compile.call(texts, bits, ids, count, MODE_BLOCK, MemorySegment.NULL, database, error);
      return result == SUCCESS
          ? new Compiled.Done(database(database))
          : refused(error.get(ADDRESS, 0));
    }
  }

  private Database database(MemorySegment holder) {
    databases.incrementAndGet();
    return new Database(holder.get(ADDRESS, 0));
  }

  private Compiled refused(MemorySegment error) {
    if (error.equals(MemorySegment.NULL)) {
      return new Compiled.Refused(-1, "no reason given");
    }
    MemorySegment fields = error.reinterpret(ADDRESS.byteSize() + JAVA_INT.byteSize());
    String message = fields.get(ADDRESS, 0).reinterpret(Short.MAX_VALUE).getString(0);
    int expression = fields.get(JAVA_INT, ADDRESS.byteSize());
    freeCompileError.call(error);
    return new Compiled.Refused(expression, message);
  }

  /// A database as bytes that {@link #deserialized} reads; empty if that fails.
  byte[] serialized(Database database) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(ADDRESS);
      MemorySegment length = arena.allocate(JAVA_LONG);
      if (serialize.call(database.pointer, bytes, length) != SUCCESS) {
        return new byte[0];
      }
      MemorySegment made = bytes.get(ADDRESS, 0);
      byte[] copy = made.reinterpret(length.get(JAVA_LONG, 0)).toArray(ValueLayout.JAVA_BYTE);
      release.run(made);
      return copy;
    }
  }

  /// The database in bytes; refused if it was made by another version or for another processor. The
  /// bytes must come from {@link #serialized}: forged ones can harm.
  Compiled deserialized(byte[] bytes) {
    try (Arena arena = Arena.ofConfined()) {
      int length = bytes.length;
      MemorySegment copy = arena.allocate(length, Long.BYTES);
      MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, length);
      MemorySegment database = arena.allocate(ADDRESS);
      int result = deserialize.call(copy, length, database);
      return result == SUCCESS
          ? new Compiled.Done(database(database))
          : new Compiled.Refused(-1, "hs_deserialize_database: " + result);
    }
  }

  /// Memory to scan with `database`.
  ///
  /// @throws IllegalStateException if there is no memory left
  Scratch scratch(Database database) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment scratch = arena.allocate(ADDRESS);
      checked("hs_alloc_scratch", allocScratch.call(database.pointer, scratch));
      scratches.incrementAndGet();
      return new Scratch(scratch.get(ADDRESS, 0));
    }
  }

  /// A handler as native code calls it, for as long as `arena` lives. It must not throw.
  MemorySegment handler(Handler handler, Arena arena) {
    MethodType type =
        MethodType.methodType(
            int.class, int.class, long.class, long.class, int.class, MemorySegment.class);
    try {
      MethodHandle call = MethodHandles.lookup().findVirtual(Handler.class, "call", type);
      return linker.upcallStub(
          call.bindTo(handler),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS),
          arena);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Handler.call", e);
    }
  }

  /// Scans `length` bytes of native memory.
  void scan(
      Database database, MemorySegment data, int length, Scratch scratch, MemorySegment handler) {
    int result =
        scan.call(database.pointer, data, length, 0, scratch.pointer, handler, MemorySegment.NULL);
    if (result != SCAN_TERMINATED) {
      checked("hs_scan", result);
    }
  }

  private static void checked(String function, int result) {
    if (result != SUCCESS) {
      throw new IllegalStateException(function + ": " + result);
    }
  }

  void free(Database database) {
    freeDatabase.call(database.pointer);
    databases.decrementAndGet();
  }

  void free(Scratch scratch) {
    freeScratch.call(scratch.pointer);
    scratches.decrementAndGet();
  }

  /// Databases and scratches made and not yet freed.
  int alive() {
    return databases.get() + scratches.get();
  }
}
