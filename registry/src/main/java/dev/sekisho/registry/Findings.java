package dev.sekisho.registry;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was found wrong with a hive or with one key of it, each thing once and only so many.
final class Findings {
  private static final int MAX = 200;

  private final @Nullable Findings whole;
  private final Set<Defect> defects = LinkedHashSet.newLinkedHashSet(0);
  private final Set<Missing> missing = LinkedHashSet.newLinkedHashSet(0);

  /// @param whole what these belong to and is told as well
  Findings(@Nullable Findings whole) {
    this.whole = whole;
  }

  void defect(String code, String detail) {
    add(new Defect(code, detail));
  }

  void missing(Cause cause, String detail) {
    add(new Missing(cause, detail));
  }

  void add(Missing found) {
    put(missing, found);
    if (whole != null) {
      whole.add(found);
    }
  }

  private void add(Defect found) {
    put(defects, found);
    if (whole != null) {
      whole.add(found);
    }
  }

  List<Defect> defects() {
    return List.copyOf(defects);
  }

  List<Missing> missing() {
    return List.copyOf(missing);
  }

  private static <T> void put(Set<T> set, T found) {
    if (set.size() < MAX) {
      set.add(found);
    }
  }
}
