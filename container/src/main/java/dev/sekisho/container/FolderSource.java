package dev.sekisho.container;

import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The messages of all files in a folder and the folders inside it, in the order of their names.
///
/// A folder with `cur` and `new` in it is a Maildir (<https://cr.yp.to/proto/maildir.html>): what
/// is in `tmp` is not delivered yet and is passed over, and so are the mail server's own files
/// beside. A folder with `.mh_sequences` in it is one of MH: files named by a number are its
/// messages, and come in the order of the numbers.
final class FolderSource implements MessageSource {
  private static final Set<String> MAILDIR_OWN =
      Set.of("tmp", "maildirsize", "maildirfolder", "subscriptions");
  private static final Set<String> DELIVERED = Set.of("cur", "new");
  private static final String MH_OWN = ".mh_sequences";

  /// An entry of a folder with its name, which is made once; in order, numbers are by their value
  /// and the rest as text.
  private record Entry(Path path, String name, int digits) implements Comparable<Entry> {
    static Entry of(Path path) {
      String name = FolderSource.name(path);
      return new Entry(path, name, isNumber(name) ? name.length() : 0);
    }

    @Override
    public int compareTo(Entry other) {
      int byDigits = Integer.compare(digits, other.digits);
      return byDigits != 0 ? byDigits : name.compareTo(other.name);
    }
  }

  private final Path root;
  private final Limits limits;
  private final Deque<Iterator<Entry>> open = new ArrayDeque<>();
  private final List<StoreFormat> stores;
  private @Nullable MessageSource current;
  private long before;

  private FolderSource(Path root, Limits limits, List<StoreFormat> stores) {
    this.root = root;
    this.limits = limits;
    this.stores = List.copyOf(stores);
  }

  static FolderSource open(Path root, Limits limits, List<StoreFormat> stores) throws IOException {
    FolderSource source = new FolderSource(root, limits, stores);
    source.open.push(entries(root));
    return source;
  }

  private static Iterator<Entry> entries(Path folder) throws IOException {
    List<Entry> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> found.add(Entry.of(entry)));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (Files.isDirectory(folder.resolve("cur")) && Files.isDirectory(folder.resolve("new"))) {
      found.removeIf(entry -> isMaildirOwn(entry.name()));
    }
    found.removeIf(entry -> entry.name().equals(MH_OWN));
    Collections.sort(found);
    return found.iterator();
  }

  private static boolean isNumber(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static boolean isMaildirOwn(String name) {
    return MAILDIR_OWN.contains(name) || name.startsWith("dovecot") || name.startsWith("courier");
  }

  @Override
  public @Nullable Item next() {
    while (current != null || !open.isEmpty()) {
      Item item = current != null ? ofCurrent(current) : enterNext(open.element());
      if (item != null) {
        return item;
      }
    }
    return null;
  }

  private @Nullable Item ofCurrent(MessageSource source) {
    Item item = source.next();
    if (item == null) {
      before += source.bytesRead();
      current = null;
      try {
        source.close();
      } catch (IOException e) {
        // Everything was read; there is nothing to be lost any more.
        return null;
      }
    }
    return item;
  }

  private @Nullable Item enterNext(Iterator<Entry> entries) {
    if (!entries.hasNext()) {
      open.pop();
      return null;
    }
    Path entry = entries.next().path();
    try {
      return enter(entry);
    } catch (IOException e) {
      return new Item.Failure(entry.toString(), Sources.reason(e));
    }
  }

  private @Nullable Item enter(Path entry) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      open.push(entries(entry));
      return null;
    }
    if (attributes.isRegularFile()) {
      current = Sources.file(entry, attributes.size(), limits, stores, isDelivered(entry));
      return null;
    }
    if (!attributes.isSymbolicLink()) {
      return new Item.Failure(entry.toString(), "neither a file nor a folder, not opened");
    }
    boolean inside = entry.toRealPath().startsWith(root.toRealPath());
    return inside
        ? null
        : new Item.Failure(
            entry.toString(), "a symbolic link that leads out of the folder, not followed");
  }

  /// True for a file in the `cur` or `new` of a Maildir, and for a numbered one of MH.
  private static boolean isDelivered(Path file) {
    Path parent = file.getParent();
    return parent != null
        && (DELIVERED.contains(name(parent))
            || (isNumber(name(file)) && Files.exists(parent.resolve(MH_OWN))));
  }

  @Override
  public long bytesRead() {
    MessageSource reading = current;
    return before + (reading == null ? 0 : reading.bytesRead());
  }

  @Override
  public long totalBytes() {
    return -1;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
    open.clear();
  }
}
