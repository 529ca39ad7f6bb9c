package dev.sekisho.registry;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A key of a hive. Subkeys and values are read when they are asked for, and anew each time; a key
/// keeps its name and nothing of the hive. Used by one thread, while the hive is open.
public final class RegistryKey {
  /// Levels of keys that Windows allows, and that are read.
  static final int MAX_DEPTH = 512;

  private static final int CHARACTERS_A_STEP = 64;
  private static final long TICKS_A_SECOND = 10_000_000;
  private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;

  private final Hive hive;
  private final KeyNode node;
  private final String path;
  private final int depth;
  private final boolean deleted;
  private final Findings findings;

  RegistryKey(Hive hive, KeyNode node, String path, int depth, boolean deleted) {
    this.hive = hive;
    this.node = node;
    this.path = path;
    this.depth = depth;
    this.deleted = deleted;
    this.findings = new Findings(hive.findings());
    if (!node.whole()) {
      findings.defect(Code.NAME, Cells.at("name of the key", node.offset()));
      hive.cells().lose("name of the key", node.offset(), findings);
    }
  }

  /// The name. A root key's is what the hive's maker chose; it is no part of any path.
  public String name() {
    return node.name();
  }

  /// Names from below the root key to this key, with backslashes between them; empty for the root.
  /// For a deleted key whose parents were overwritten it starts with `?`.
  public String path() {
    return path;
  }

  /// When the key, a value of it or its list of subkeys was last written.
  public Instant lastWritten() {
    return instant(node.timestamp());
  }

  /// True if it was deleted and found in free space.
  public boolean deleted() {
    return deleted;
  }

  /// The class name, which few keys have.
  public Optional<String> className() {
    if (node.classAt() == Cells.NONE || node.classLength() == 0) {
      return Optional.empty();
    }
    Cell cell = cell(node.classAt(), "class name");
    if (cell == null) {
      return Optional.empty();
    }
    int length = Math.min(node.classLength(), cell.length());
    return Optional.of(hive.cells().pages().text(cell.data(), length, false));
  }

  /// The subkeys, each read as the iteration comes to it, in the order of the hive; none for a
  /// deleted key, whose subkeys are found by themselves. Complete only if {@link #missing()} is
  /// empty once the iteration is over.
  public Iterable<RegistryKey> subkeys() {
    return deleted ? List.of() : Subkeys::new;
  }

  /// The subkey of that name, in any case of letters. Looks at one subkey after another and not at
  /// the hints of the list, which a damaged hive has wrong.
  ///
  /// @return empty if there is none, or, with a finding in {@link #missing()}, if it could not be
  ///   read
  public Optional<RegistryKey> subkey(String name) {
    for (RegistryKey key : subkeys()) {
      if (key.name().equalsIgnoreCase(name)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /// The key below this one.
  ///
  /// @param names names with backslashes between them, in any case of letters; empty for this key
  public Optional<RegistryKey> find(String names) {
    Optional<RegistryKey> key = Optional.of(this);
    for (String name : names.split("\\\\", -1)) {
      if (!name.isEmpty()) {
        key = key.flatMap(k -> k.subkey(name));
      }
    }
    return key;
  }

  /// The values, in the order of the hive. Complete only if {@link #missing()} is empty afterwards.
  public List<RegistryValue> values() {
    if (node.valueCount() == 0) {
      return List.of();
    }
    Cell list = cell(node.valueList(), "list of values");
    if (list == null) {
      return List.of();
    }
    int there = (int) Math.min(node.valueCount(), list.length() / 4);
    if (there < node.valueCount()) {
      findings.defect(Code.LIST, Cells.at("list of values", list.offset()));
      hive.cells().lose("end of the list of values", list.offset(), findings);
    }
    return values(list, there);
  }

  private List<RegistryValue> values(Cell list, int count) {
    List<RegistryValue> values = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int offset = hive.cells().pages().i32(list.data() + 4L * i);
      if (!hive.cells().pay(1, findings)) {
        break;
      }
      if (!seen.add(offset)) {
        findings.defect(Code.LIST_TWICE, Cells.at("value", offset));
        continue;
      }
      RegistryValue value = value(offset);
      if (value != null) {
        values.add(value);
      }
    }
    return Collections.unmodifiableList(values);
  }

  private @Nullable RegistryValue value(int offset) {
    Cell cell = cell(offset, "value");
    if (cell == null) {
      return null;
    }
    ValueNode record = ValueNode.read(hive.cells().pages(), cell);
    if (record == null) {
      findings.defect(Code.RECORD, Cells.at("value", offset));
      hive.cells().lose("value", offset, findings);
      return null;
    }
    return hive.value(record, findings, deleted);
  }

  /// The value of that name, in any case of letters; the empty name is the default value.
  public Optional<RegistryValue> value(String name) {
    return values().stream().filter(v -> v.name().equalsIgnoreCase(name)).findFirst();
  }

  /// What was wrong with this key, its lists and values, as far as they have been read.
  public List<Defect> defects() {
    return findings.defects();
  }

  /// What of this key could not be read, as far as it has been asked for: a subkey or value that
  /// was not found is *unknown* if this is not empty.
  public List<Missing> missing() {
    return findings.missing();
  }

  KeyNode node() {
    return node;
  }

  /// A FILETIME: ticks of 100 nanoseconds since 1601.
  static Instant instant(long ticks) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, TICKS_A_SECOND) - SECONDS_1601_TO_1970,
        Math.floorMod(ticks, TICKS_A_SECOND) * 100);
  }

  private @Nullable Cell cell(int offset, String what) {
    return deleted
        ? hive.cells().any(offset, what, findings)
        : hive.cells().used(offset, what, findings);
  }

  private @Nullable RegistryKey child(int offset) {
    Cell cell = hive.cells().used(offset, "subkey", findings);
    if (cell == null) {
      return null;
    }
    KeyNode record = KeyNode.read(hive.cells().pages(), cell);
    if (record == null) {
      findings.defect(Code.RECORD, Cells.at("subkey", offset));
      hive.cells().lose("subkey", offset, findings);
      return null;
    }
    if (depth == MAX_DEPTH) {
      findings.missing(Cause.LIMIT, "depth of keys");
      return null;
    }
    if (!hive.owners().owns(node, record, findings)) {
      return null;
    }
    if (!hive.cells().pay(path.length() / CHARACTERS_A_STEP, findings)) {
      return null;
    }
    String below = path.isEmpty() ? record.name() : path + "\\" + record.name();
    return new RegistryKey(hive, record, below, depth + 1, false);
  }

  @Override
  public String toString() {
    return path;
  }

  /// One pass over the subkeys.
  private final class Subkeys implements Iterator<RegistryKey> {
    private final SubkeyOffsets offsets = new SubkeyOffsets(hive.cells(), node, findings);
    private @Nullable RegistryKey next;

    @Override
    public boolean hasNext() {
      int offset = 0;
      while (next == null && offset != Cells.NONE) {
        offset = offsets.next();
        next = offset == Cells.NONE ? null : child(offset);
      }
      return next != null;
    }

    @Override
    public RegistryKey next() {
      RegistryKey found = hasNext() ? next : null;
      if (found == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return found;
    }
  }
}
