package dev.sekisho.hyperscan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/* Aho-Corasick over bytes (Aho and Corasick, CACM 18(6), 1975), in flat arrays.
 *
 * States are numbered in breadth-first order, so the children of a state are neighbours and a
 * state's failure state has a lower number. The first MAX_DENSE states, where nearly all time is
 * spent, have a full row of transitions each, one int for each class of bytes; the others search
 * their few children and fall back along failure states until a dense one.
 *
 * Time to build: linear in the bytes of all words, times the fan-out of the states passed. Memory:
 * 17 bytes a state, at most one state for each byte of a word, and at most 4 MiB of rows. A scan
 * is linear in its input: each state with words is reported once a scan. */

/// Finds words in bytes, all at once, optionally with ASCII letters in either case.
final class ByteAutomaton {
  private static final int MAX_DENSE = 4096;

  private final int[] classOf = new int[256];
  private final int classes;
  private final int dense;
  private final int[] rows;
  private final byte[] label;
  private final int[] firstChild;
  private final int[] failure;
  private final int[] firstOwner;
  private final int[] owners;

  /// For each state the nearest state with words on its way of failures, itself included; 0 if
  /// there is none.
  private final int[] reporting;

  private ByteAutomaton(ByteTrie trie, boolean folded) {
    ByteTrie.Ordered ordered = trie.ordered();
    label = ordered.label();
    firstChild = ordered.firstChild();
    firstOwner = ordered.firstOwner();
    owners = ordered.owners();
    int states = label.length;
    failure = new int[states];
    reporting = new int[states];
    dense = Math.min(states, MAX_DENSE);
    classes = classify(folded);
    rows = new int[dense * classes];
    for (int state = 0; state < states; state++) {
      finish(state);
    }
  }

  /// An automaton for `words`, none empty.
  ///
  /// @param owner for each word the number that is reported for it
  /// @param folded true to match ASCII letters in either case; the words are lower case then
  static ByteAutomaton of(List<byte[]> words, int[] owner, boolean folded) {
    ByteTrie trie = new ByteTrie();
    for (int i = 0; i < owner.length; i++) {
      trie.add(words.get(i), owner[i]);
    }
    return new ByteAutomaton(trie, folded);
  }

  static boolean isUpper(int b) {
    return b >= 'A' && b <= 'Z';
  }

  /// The byte, or the lower-case letter for an upper-case ASCII one.
  static int fold(int b) {
    return isUpper(b) ? b | 0x20 : b;
  }

  /// Numbers the bytes that occur in words from 1; all others are 0.
  private int classify(boolean folded) {
    int count = 1;
    for (int state = 1; state < label.length; state++) {
      int b = label[state] & 0xFF;
      if (classOf[b] == 0) {
        classOf[b] = count++;
      }
    }
    for (int b = 'A'; folded && b <= 'Z'; b++) {
      classOf[b] = classOf[fold(b)];
    }
    for (int state = 1; state < label.length; state++) {
      label[state] = (byte) classOf[label[state] & 0xFF];
    }
    return count;
  }

  /// Sets what depends on the failure state, which is known: the row of `state`, and the failure
  /// states of its children.
  private void finish(int state) {
    if (state < dense && state > 0) {
      System.arraycopy(rows, failure[state] * classes, rows, state * classes, classes);
    }
    boolean own = firstOwner[state] < firstOwner[state + 1];
    reporting[state] = own ? state : reporting[failure[state]];
    for (int child = firstChild[state]; child < firstChild[state + 1]; child++) {
      int c = label[child] & 0xFF;
      failure[child] = state == 0 ? 0 : next(failure[state], c);
      if (state < dense) {
        rows[state * classes + c] = child;
      }
    }
  }

  private int next(int from, int c) {
    int state = from;
    while (state >= dense) {
      int child = child(state, c);
      if (child != 0) {
        return child;
      }
      state = failure[state];
    }
    return rows[state * classes + c];
  }

  private int child(int state, int c) {
    int end = firstChild[state + 1];
    for (int child = firstChild[state]; child < end; child++) {
      if ((label[child] & 0xFF) == c) {
        return child;
      }
    }
    return 0;
  }

  /// Reports the owner of each word that occurs, a few times at most.
  void scan(byte[] bytes, int offset, int length, IntConsumer candidate) {
    Reports reports = new Reports(candidate);
    int state = 0;
    for (int i = offset; i < offset + length; i++) {
      state = next(state, classOf[bytes[i] & 0xFF]);
      if (reporting[state] != 0) {
        reports.add(reporting[state]);
      }
    }
  }

  /// What was reported in one scan.
  private final class Reports {
    private final BitSet seen = new BitSet();
    private final IntConsumer candidate;

    Reports(IntConsumer candidate) {
      this.candidate = candidate;
    }

    void add(int found) {
      for (int state = found; state != 0 && !seen.get(state); state = reporting[failure[state]]) {
        seen.set(state);
        Arrays.stream(owners, firstOwner[state], firstOwner[state + 1]).forEach(candidate);
      }
    }
  }
}
