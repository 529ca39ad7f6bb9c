package dev.sekisho.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The filter BCJ2 of 7z undone: a program whose calls and jumps were kept in streams of their own.
///
/// Source: `Bcj2.c` of the LZMA SDK. A bit in the range-coded stream says for each call or jump
/// whether its target was taken out; targets are absolute there, highest byte first.
final class Bcj2Stream extends InputStream {
  private static final int MODEL_BITS = 11;
  private static final int HALF = 1 << (MODEL_BITS - 1);
  private static final int MOVE_BITS = 5;

  private final InputStream main;
  private final InputStream calls;
  private final InputStream jumps;
  private final InputStream coded;
  private final int[] models = new int[256 + 2];
  private long range = 0xffff_ffffL;
  private long code;
  private boolean started;
  private int previous;
  private long position;
  private long target;
  private int targetLeft;
  private boolean undecided;
  private int opcode;
  private int before;

  Bcj2Stream(InputStream main, InputStream calls, InputStream jumps, InputStream coded) {
    this.main = main;
    this.calls = calls;
    this.jumps = jumps;
    this.coded = coded;
    Arrays.fill(models, HALF);
  }

  @Override
  public int read() throws IOException {
    if (!started) {
      start();
    }
    if (undecided) {
      undecided = false;
      if (isTaken()) {
        takeTarget();
      }
    }
    if (targetLeft > 0) {
      int next = (int) (target & 0xff);
      target >>>= 8;
      targetLeft--;
      previous = next;
      position++;
      return next;
    }
    int next = main.read();
    if (next >= 0) {
      undecided = isBranch(previous, next);
      before = previous;
      opcode = next;
      previous = next;
      position++;
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      int next = read();
      if (next < 0) {
        return i == 0 ? -1 : i;
      }
      bytes[offset + i] = (byte) next;
    }
    return length;
  }

  private void start() throws IOException {
    started = true;
    for (int i = 0; i < 5; i++) {
      code = ((code << 8) | required(coded)) & 0xffff_ffffL;
    }
  }

  private static boolean isBranch(int before, int next) {
    return (next & 0xfe) == 0xe8 || (before == 0x0f && (next & 0xf0) == 0x80);
  }

  private boolean isTaken() throws IOException {
    int model = opcode == 0xe8 ? before : opcode == 0xe9 ? 256 : 257;
    long bound = (range >>> MODEL_BITS) * models[model];
    boolean taken = code >= bound;
    if (taken) {
      range -= bound;
      code -= bound;
      models[model] -= models[model] >> MOVE_BITS;
    } else {
      range = bound;
      models[model] += ((1 << MODEL_BITS) - models[model]) >> MOVE_BITS;
    }
    if (range < 1 << 24) {
      range = (range << 8) & 0xffff_ffffL;
      int next = coded.read();
      // The last bit may need no byte more.
      code = ((code << 8) | Math.max(next, 0)) & 0xffff_ffffL;
    }
    return taken;
  }

  private void takeTarget() throws IOException {
    InputStream from = opcode == 0xe8 ? calls : jumps;
    long absolute = 0;
    for (int i = 0; i < 4; i++) {
      absolute = (absolute << 8) | required(from);
    }
    target = (absolute - (position + 4)) & 0xffff_ffffL;
    targetLeft = 4;
  }

  private static int required(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("BCJ2 stream ends early");
    }
    return next;
  }
}
