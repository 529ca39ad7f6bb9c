package dev.sekisho.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keys and values that were deleted and not overwritten yet: records in the free cells of a hive.
/// What is found this way is what remains, not what was.
public final class DeletedRecords {
  private static final int MAX_NAME = 512;

  private final Hive hive;
  private final Cells cells;

  DeletedRecords(Hive hive) {
    this.hive = hive;
    this.cells = hive.cells();
  }

  /// The deleted keys, in the order of the file. Their values are those whose records were not
  /// overwritten either.
  public Iterable<RegistryKey> keys() {
    return () -> new Records<>(this::key);
  }

  /// All deleted values, in the order of the file, those of deleted keys among them. Which key they
  /// had is not recorded.
  public Iterable<RegistryValue> values() {
    return () -> new Records<>(this::value);
  }

  private @Nullable RegistryKey key(Cell cell) {
    KeyNode node = KeyNode.read(cells.pages(), cell);
    if (node == null || !node.whole() || node.name().isEmpty() || node.name().length() > MAX_NAME) {
      return null;
    }
    return new HiveKey(hive, node, path(node), 0, true);
  }

  private @Nullable RegistryValue value(Cell cell) {
    ValueNode node = ValueNode.read(cells.pages(), cell);
    if (node == null || !node.whole() || node.size() > ValueData.MAX) {
      return null;
    }
    return hive.value(node, hive.findings(), true);
  }

  private String path(KeyNode key) {
    KeyNode root = hive.rootNode();
    Findings nobody = new Findings(null);
    Deque<String> names = new ArrayDeque<>();
    names.push(key.name());
    int parent = key.parent();
    for (int depth = 0; root == null || parent != root.offset(); depth++) {
      Cell cell = depth < RegistryKey.MAX_DEPTH ? cells.any(parent, "parent", nobody) : null;
      KeyNode node = cell == null ? null : KeyNode.read(cells.pages(), cell);
      if (node == null) {
        names.push("?");
        break;
      }
      names.push(node.name());
      parent = node.parent();
    }
    return String.join("\\", names);
  }

  /// One pass over the free cells.
  private final class Records<T> implements Iterator<T> {
    private final FreeSpace space = new FreeSpace(cells, hive.findings());
    private final Function<Cell, @Nullable T> read;
    private @Nullable T next;

    private Records(Function<Cell, @Nullable T> read) {
      this.read = read;
    }

    @Override
    public boolean hasNext() {
      Cell place = null;
      do {
        if (next != null) {
          return true;
        }
        place = space.next();
        next = place == null ? null : read.apply(place);
      } while (place != null);
      return false;
    }

    @Override
    public T next() {
      T found = hasNext() ? next : null;
      if (found == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return found;
    }
  }
}
