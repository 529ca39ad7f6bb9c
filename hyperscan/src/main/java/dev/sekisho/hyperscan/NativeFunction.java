package dev.sekisho.hyperscan;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.UndeclaredThrowableException;
import org.jspecify.annotations.Nullable;

/// A function of a native library, bound when it is first called: binding makes classes, which a
/// run that never calls it need not pay for. One method for each shape of call; none of the
/// functions throws.
@SuppressWarnings("restricted") // calling native code is what this class is for
final class NativeFunction {
  private final Linker linker;
  private final MemorySegment address;
  private final FunctionDescriptor shape;
  private volatile @Nullable MethodHandle handle;

  NativeFunction(Linker linker, MemorySegment address, FunctionDescriptor shape) {
    this.linker = linker;
    this.address = address;
    this.shape = shape;
  }

  private MethodHandle handle() {
    MethodHandle bound = handle;
    if (bound == null) {
      bound = linker.downcallHandle(address, shape);
      handle = bound;
    }
    return bound;
  }

  int call() {
    try {
      return (int) handle().invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  MemorySegment address() {
    try {
      return (MemorySegment) handle().invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  void run(MemorySegment pointer) {
    try {
      handle().invokeExact(pointer);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  int call(MemorySegment pointer) {
    try {
      return (int) handle().invokeExact(pointer);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  int call(MemorySegment first, MemorySegment second) {
    try {
      return (int) handle().invokeExact(first, second);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  int call(MemorySegment first, MemorySegment second, MemorySegment third) {
    try {
      return (int) handle().invokeExact(first, second, third);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// `hs_deserialize_database`.
  int call(MemorySegment bytes, long length, MemorySegment database) {
    try {
      return (int) handle().invokeExact(bytes, length, database);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// `hs_compile_multi`.
  int call(
      MemorySegment expressions,
      MemorySegment flags,
      MemorySegment ids,
      int elements,
      int mode,
      MemorySegment platform,
      MemorySegment database,
      MemorySegment error) {
    try {
      return (int)
          handle().invokeExact(expressions, flags, ids, elements, mode, platform, database, error);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// `hs_scan`.
  int call(
      MemorySegment database,
      MemorySegment data,
      int length,
      int flags,
      MemorySegment scratch,
      MemorySegment handler,
      MemorySegment context) {
    try {
      return (int) handle().invokeExact(database, data, length, flags, scratch, handler, context);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// An error of ours goes on as it is.
  private static RuntimeException failed(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException failure
        ? failure
        : new UndeclaredThrowableException(thrown);
  }
}
