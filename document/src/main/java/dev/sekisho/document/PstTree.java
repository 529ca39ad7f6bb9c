package dev.sekisho.document;

import com.pff.PSTFile;
import com.pff.PSTFolder;
import com.pff.PSTObject;
import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The messages of an Outlook store, folder by folder. Search folders, which only show what stands
/// in others, and what folders hold beside messages (views, rules) are passed over.
final class PstTree {
  /// Something that was found in a folder.
  ///
  /// @param folder names of the folders that lead to it, with `/` before each
  /// @param number place in the store, from 1; 0 if it is the folder itself that is not readable
  /// @param id identifier of the message in the store; -1 if it could not be read
  record Found(String folder, long number, long id) {}

  private record Folder(String path, PSTFolder folder, int depth) {}

  private final Pst store;
  private final Limits limits;
  private final Deque<Folder> folders = new ArrayDeque<>();
  private final Deque<Found> failures = new ArrayDeque<>();
  private final Set<Long> entered = new HashSet<>();
  private @Nullable PstFolder current;
  private long count;

  PstTree(Pst store, Budget budget) {
    this.store = store;
    this.limits = budget.limits();
    PSTFile file = store.file();
    PSTFolder root = file == null ? null : Pst.read(file::getRootFolder);
    if (root == null) {
      failures.add(new Found("", 0, -1));
    } else {
      folders.push(new Folder("", root, 0));
    }
  }

  /// The next message, or what could not be read; null at the end.
  @Nullable Found next() {
    while (true) {
      if (!failures.isEmpty()) {
        return failures.remove();
      }
      PstFolder reading = current;
      if (reading != null && reading.hasNext()) {
        count++;
        return new Found(reading.path(), count, reading.next());
      }
      if (folders.isEmpty()) {
        return null;
      }
      enter(folders.pop());
    }
  }

  private void enter(Folder folder) {
    current = new PstFolder(folder.path(), folder.folder());
    List<PSTFolder> inner = Pst.read(folder.folder()::getSubFolders);
    Boolean says = Pst.read(folder.folder()::hasSubfolders);
    if (inner == null || (inner.isEmpty() && Boolean.TRUE.equals(says))) {
      failures.add(new Found(folder.path(), 0, -1));
      return;
    }
    for (PSTFolder each : inner.reversed()) {
      push(folder, each);
    }
  }

  private void push(Folder folder, PSTFolder inner) {
    if (inner.getNodeType() == PSTObject.NID_TYPE_SEARCH_FOLDER
        || !entered.add(inner.getDescriptorNodeId())) {
      return;
    }
    String name = Pst.read(inner::getDisplayName);
    String path = folder.path() + "/" + (name == null ? "" : name);
    if (folder.depth() >= limits.of(Limit.DEPTH)) {
      failures.add(new Found(path, 0, -1));
    } else {
      folders.push(new Folder(path, inner, folder.depth() + 1));
    }
  }

  /// The store.
  Pst store() {
    return store;
  }
}
