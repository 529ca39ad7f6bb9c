package dev.sekisho.scan;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that was seen in a message: the message, a part, an archive member.
///
/// @param path where it is
/// @param kind what it is to the container around it
/// @param names every plausible reading of its file name, most plausible first; empty if it has
///   none
/// @param label the media type it is labelled with, in lower case; empty if it has no label
/// @param type the media type its first bytes tell; empty if they tell none
/// @param size bytes when decoded, as far as known; -1 if not known
/// @param content the decoded bytes as far as they were read
/// @param defects what is wrong with it
/// @param missing what of it was not read; null if nothing
/// @param children what is inside
public record Node(
    Path path,
    Kind kind,
    List<String> names,
    String label,
    String type,
    long size,
    Slice content,
    List<Defect> defects,
    @Nullable Missing missing,
    List<Node> children) {
  public Node {
    names = List.copyOf(names);
    defects = List.copyOf(defects);
    children = List.copyOf(children);
  }

  /// This node with further children.
  Node with(List<Node> more) {
    List<Node> all = new ArrayList<>(children);
    all.addAll(more);
    return new Node(path, kind, names, label, type, size, content, defects, missing, all);
  }

  /// This node with further defects.
  Node and(List<Defect> more) {
    List<Defect> all = new ArrayList<>(defects);
    all.addAll(more);
    return new Node(path, kind, names, label, type, size, content, all, missing, children);
  }

  /// What a node is to the container around it.
  public enum Kind {
    /// A message, the outermost or a nested one.
    MESSAGE,
    /// A MIME part that holds parts.
    MULTIPART,
    /// A MIME part with content of its own.
    PART,
    /// A member of an archive.
    MEMBER,
    /// A file given by itself, not in a message.
    FILE
  }
}
