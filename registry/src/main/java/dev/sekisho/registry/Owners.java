package dev.sekisho.registry;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which key a subkey belongs to, so that the keys below the root are always a tree: no key
/// is found in two places, and none below itself.
///
/// A sound key names its parent. One that names another belongs to whoever lists it first, unless
/// the parent it names lists it too. The root belongs to nobody.
final class Owners {
  private static final int MAX_CLAIMS = 100_000;

  private final Cells cells;
  private final int root;
  private final Map<Integer, Integer> claims = new HashMap<>();

  Owners(Cells cells, int root) {
    this.cells = cells;
    this.root = root;
  }

  /// True if `child` is a subkey of `key`, which lists it; otherwise a finding.
  boolean owns(KeyNode key, KeyNode child, Findings findings) {
    if (child.offset() != root && child.parent() == key.offset()) {
      return true;
    }
    findings.defect(Code.PARENT, Cells.at("subkey", child.offset()));
    if (child.offset() != root && !namedParentLists(child) && claim(key, child)) {
      return true;
    }
    cells.lose("subkey that is another key's", child.offset(), findings);
    return false;
  }

  private boolean claim(KeyNode key, KeyNode child) {
    Integer owner = claims.get(child.offset());
    if (owner == null && claims.size() < MAX_CLAIMS) {
      claims.put(child.offset(), key.offset());
      return true;
    }
    return owner != null && owner == key.offset();
  }

  private boolean namedParentLists(KeyNode child) {
    Findings nobody = new Findings(null);
    KeyNode parent = parent(child, nobody);
    if (parent == null) {
      return false;
    }
    SubkeyOffsets offsets = new SubkeyOffsets(cells, parent, nobody);
    int offset;
    do {
      offset = offsets.next();
    } while (offset != Cells.NONE && offset != child.offset());
    return offset != Cells.NONE;
  }

  private @Nullable KeyNode parent(KeyNode child, Findings findings) {
    Cell cell = cells.used(child.parent(), "parent", findings);
    return cell == null ? null : KeyNode.read(cells.pages(), cell);
  }
}
