package dev.sekisho.engine;

import java.util.Arrays;

/// A growing array of `int`.
final class IntList {
  private static final int[] NONE = {};
  private int[] items = NONE;
  private int size;

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(4, size * 2));
    }
    items[size++] = item;
  }

  /// Adds an item that is not below the last one, unless it is the last one.
  void addAscending(int item) {
    if (size == 0 || items[size - 1] != item) {
      add(item);
    }
  }

  int get(int index) {
    return items[index];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /// True if `item` is in a list that ascends.
  boolean containsAscending(int item) {
    return Arrays.binarySearch(items, 0, size, item) >= 0;
  }
}
