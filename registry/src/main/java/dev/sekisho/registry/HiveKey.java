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

/// A key of a hive in a file.
final class HiveKey implements RegistryKey {
  private static final int CHARACTERS_A_STEP = 64;

  private final Hive hive;
  private final KeyNode node;
  private final String path;
  private final int depth;
  private final boolean deleted;
  private final Findings findings;

  HiveKey(Hive hive, KeyNode node, String path, int depth, boolean deleted) {
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

  @Override
  public String name() {
    return node.name();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Instant lastWritten() {
    return Filetime.instant(node.timestamp());
  }

  @Override
  public boolean deleted() {
    return deleted;
  }

  @Override
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

  @Override
  public Iterable<RegistryKey> subkeys() {
    return deleted ? List.of() : Subkeys::new;
  }

  @Override
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

  @Override
  public List<Defect> defects() {
    return findings.defects();
  }

  @Override
  public List<Missing> missing() {
    return findings.missing();
  }

  KeyNode node() {
    return node;
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
    return new HiveKey(hive, record, below, depth + 1, false);
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
