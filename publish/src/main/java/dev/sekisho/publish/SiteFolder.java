package dev.sekisho.publish;

import dev.sekisho.advisory.Tlp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// The folder of a site on disk. It lists the files it wrote in `.sekisho-site`: what it wrote once
/// and no longer has is deleted, and a file of anyone else is never overwritten.
public final class SiteFolder {
  /// The list of the files that were written.
  static final String LIST = ".sekisho-site";

  private final Path root;
  private final Tlp label;
  private final Set<PosixFilePermission> fileMode;
  private final Set<PosixFilePermission> folderMode;

  private SiteFolder(Path root, Tlp label) {
    this.root = root;
    this.label = label;
    boolean open = label == Tlp.WHITE;
    this.fileMode = PosixFilePermissions.fromString(open ? "rw-r--r--" : "rw-r-----");
    this.folderMode = PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rwxr-x---");
  }

  /// Writes `files` below `root`, which is made if it is not there. A file is there under its name
  /// once it is complete; it can be written by its owner, and read by all if it is for all, else by
  /// its group. Files that have not changed are left alone.
  ///
  /// @param label TLP label of the site
  /// @throws FileAlreadyExistsException before anything is written, if a file or link of somebody
  ///   else is where one of the site must go, or the site of another label is there
  /// @throws IOException if something cannot be written
  public static void write(SortedMap<String, byte[]> files, Path root, Tlp label)
      throws IOException {
    new SiteFolder(root.toAbsolutePath().normalize(), label).write(files);
  }

  private void checkLabel(Set<String> own) throws IOException {
    for (Tlp other : Tlp.values()) {
      String feed = ProviderTree.feed(other);
      if (other != label && own.contains(feed)) {
        throw new FileAlreadyExistsException(root.resolve(feed).toString());
      }
    }
  }

  private void write(SortedMap<String, byte[]> files) throws IOException {
    Set<String> own = new HashSet<>(listed());
    checkLabel(own);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      check(file.getKey(), own);
    }
    folder(root);
    Set<String> all = new HashSet<>(own);
    all.addAll(files.keySet());
    list(all);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      put(root.resolve(file.getKey()), file.getValue());
    }
    for (String gone : own) {
      if (!files.containsKey(gone) && within(gone)) {
        Files.deleteIfExists(root.resolve(gone));
      }
    }
    list(files.keySet());
  }

  private List<String> listed() throws IOException {
    Path list = root.resolve(LIST);
    return Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)
        ? Files.readAllLines(list)
        : List.of();
  }

  private void list(Set<String> paths) throws IOException {
    String lines = String.join("\n", paths.stream().sorted().toList()) + "\n";
    put(root.resolve(LIST), lines.getBytes(StandardCharsets.UTF_8));
  }

  /// True if a listed path, which anyone may have written, leads to a file below the root and
  /// through no link.
  private boolean within(String path) {
    Path file = root.resolve(path).normalize();
    for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
      if (!at.startsWith(root) || Files.isSymbolicLink(at)) {
        return false;
      }
    }
    return !file.equals(root);
  }

  private void check(String path, Set<String> own) throws IOException {
    Path file = root.resolve(path);
    boolean free = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (!within(path) || (!free && (!own.contains(path) || Files.isDirectory(file)))) {
      throw new FileAlreadyExistsException(file.toString());
    }
  }

  private void put(Path file, byte[] bytes) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      folder(parent);
    }
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    Path made = Files.createTempFile(parent == null ? root : parent, ".sekisho-", ".tmp");
    try {
      Files.write(made, bytes);
      permit(made, fileMode);
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent != null) {
        folder(parent);
      }
      Files.createDirectory(folder);
      permit(folder, folderMode);
    }
  }

  private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }
}
