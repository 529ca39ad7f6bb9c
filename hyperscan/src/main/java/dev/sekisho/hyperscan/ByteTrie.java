package dev.sekisho.hyperscan;

import java.util.Arrays;

/// Words as a tree of bytes, filled word by word and then put into breadth-first order.
final class ByteTrie {
  private static final int START = 1024;

  private byte[] label = new byte[START];
  private int[] firstChild = new int[START];
  private int[] sibling = new int[START];
  private int[] firstWord = new int[START];
  private int size = 1;

  private int[] owner = new int[START];
  private int[] nextWord = new int[START];
  private int words = 1;

  /// The tree with its states numbered in breadth-first order, the root 0.
  ///
  /// @param label for each state the byte that leads to it
  /// @param firstChild for each state its first child, then the number of states: children are
  ///   neighbours
  /// @param firstOwner for each state where its owners start in `owners`, then their number
  /// @param owners of the words that end in each state
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Ordered(byte[] label, int[] firstChild, int[] firstOwner, int[] owners) {}

  /// Adds a word.
  void add(byte[] word, int owner) {
    int state = 0;
    for (byte b : word) {
      state = child(state, b);
    }
    if (words == this.owner.length) {
      this.owner = Arrays.copyOf(this.owner, 2 * words);
      nextWord = Arrays.copyOf(nextWord, 2 * words);
    }
    this.owner[words] = owner;
    nextWord[words] = firstWord[state];
    firstWord[state] = words++;
  }

  private int child(int state, byte b) {
    for (int child = firstChild[state]; child != 0; child = sibling[child]) {
      if (label[child] == b) {
        return child;
      }
    }
    if (size == label.length) {
      label = Arrays.copyOf(label, 2 * size);
      firstChild = Arrays.copyOf(firstChild, 2 * size);
      sibling = Arrays.copyOf(sibling, 2 * size);
      firstWord = Arrays.copyOf(firstWord, 2 * size);
    }
    label[size] = b;
    sibling[size] = firstChild[state];
    firstChild[state] = size;
    return size++;
  }

  Ordered ordered() {
    byte[] labels = new byte[size];
    int[] children = new int[size + 1];
    int[] starts = new int[size + 1];
    int[] owners = new int[words - 1];
    int[] queue = new int[size];
    int queued = 1;
    int reported = 0;
    for (int i = 0; i < size; i++) {
      int state = queue[i];
      labels[i] = label[state];
      children[i] = queued;
      for (int child = firstChild[state]; child != 0; child = sibling[child]) {
        queue[queued++] = child;
      }
      starts[i] = reported;
      for (int word = firstWord[state]; word != 0; word = nextWord[word]) {
        owners[reported++] = owner[word];
      }
    }
    children[size] = size;
    starts[size] = reported;
    return new Ordered(labels, children, starts, owners);
  }
}
