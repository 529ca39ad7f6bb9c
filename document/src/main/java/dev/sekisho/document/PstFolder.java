package dev.sekisho.document;

import com.pff.PSTFolder;
import com.pff.PSTObject;
import java.util.LinkedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of one folder of an Outlook store, one after another.
///
/// The library goes through a folder by the number of messages that the folder says it has. Where
/// its table has another number of rows, the identifiers of all rows are read at once.
final class PstFolder {
  private final String path;
  private final PSTFolder folder;
  private final int count;
  private final @Nullable List<Integer> ids;
  private int given;

  PstFolder(String path, PSTFolder folder) {
    this.path = path;
    this.folder = folder;
    int says = number(folder::getContentCount);
    int rows = number(folder::getEmailCount);
    this.ids = rows >= 0 && rows != says ? Pst.read(this::identifiers) : null;
    this.count = Math.max(says, rows);
  }

  private static int number(Pst.Call<Integer> call) {
    Integer number = Pst.read(call);
    return number == null ? 0 : number;
  }

  private List<Integer> identifiers() throws com.pff.PSTException, java.io.IOException {
    LinkedList<Integer> found = folder.getChildDescriptorNodes();
    return List.copyOf(found);
  }

  /// Names of the folders that lead to it.
  String path() {
    return path;
  }

  /// True if there are more messages.
  boolean hasNext() {
    return given < count;
  }

  /// The identifier of the next message; -1 if it cannot be read.
  long next() {
    given++;
    return ids == null ? following() : listed(ids);
  }

  private long listed(List<Integer> all) {
    return given <= all.size() ? all.get(given - 1) : -1;
  }

  private long following() {
    PSTObject child =
        Pst.read(
            () -> {
              folder.moveChildCursorTo(given - 1);
              return folder.getNextChild();
            });
    return child == null ? -1 : child.getDescriptorNodeId();
  }
}
