package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.FolderSeen;
import dev.sekisho.host.Artefact.Times;
import dev.sekisho.host.Artefact.Unread;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every file and folder of a volume, each once: the files of a folder in the order of the disk,
/// then its folders by name. Links are not followed, and what is neither file nor folder is not
/// opened; file systems of the kernel (`proc` and its like) are left out.
///
/// Memory goes with the depth of folders and the folders side by side, not with the files.
final class FileWalk {
  private static final Set<String> OF_KERNEL =
      Set.of(
          "proc",
          "sysfs",
          "devtmpfs",
          "devpts",
          "cgroup",
          "cgroup2",
          "debugfs",
          "tracefs",
          "securityfs",
          "pstore",
          "bpf",
          "configfs",
          "fusectl",
          "mqueue",
          "hugetlbfs",
          "binfmt_misc");

  private final int number;
  private final Volume volume;
  private final Environment environment;
  private final Forms forms;
  private final ArtefactSink sink;
  private final WalkControl control;
  private final Deque<Open> open = new ArrayDeque<>();

  /// A folder whose folders are still to be walked.
  private record Open(
      Deque<String> folders, Path place, String path, Position position, Object device) {}

  /// @param number of the volume among those of the host
  FileWalk(
      int number,
      Volume volume,
      Environment environment,
      Forms forms,
      ArtefactSink sink,
      WalkControl control) {
    this.number = number;
    this.volume = volume;
    this.environment = environment;
    this.forms = forms;
    this.sink = sink;
    this.control = control;
  }

  /// Gives all files and folders to the sink.
  ///
  /// @throws IOException if the sink does; what cannot be read is given to it
  void run() throws IOException {
    folder(volume.root(), volume.path(), new Position(number, List.of()), "");
    while (!open.isEmpty()) {
      Open at = open.peek();
      String next = at.folders().poll();
      if (next == null) {
        open.pop();
        continue;
      }
      folder(
          at.place().resolve(next),
          volume.naming().join(at.path(), volume.nameOnHost(next)),
          at.position().then(next),
          at.device());
    }
  }

  private void folder(Path place, String path, Position position, Object deviceAbove)
      throws IOException {
    Position.Part part = control.enter(position);
    if (part == Position.Part.DONE) {
      return;
    }
    Object device = device(place);
    if (!device.equals(deviceAbove) && ofKernel(place)) {
      return;
    }
    Folder folder = environment.folder(path, forms);
    List<String> folders = new ArrayList<>();
    boolean files = part == Position.Part.NEW;
    if (files) {
      seen(place, folder);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
      for (Path entry : entries) {
        entry(entry, folder, folders, files);
      }
    } catch (DirectoryIteratorException e) {
      sink.accept(Unread.file(path, lost(e)));
    } catch (NoSuchFileException gone) {
      control.skipped();
    } catch (SinkFailure e) {
      throw e.cause();
    } catch (IOException e) {
      sink.accept(Unread.file(path, Hives.lost(e)));
    }
    folders.sort(null);
    open.push(new Open(new ArrayDeque<>(folders), place, path, position, device));
  }

  private void seen(Path place, Folder folder) throws IOException {
    Times times;
    try {
      times =
          times(Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      times = Times.UNKNOWN;
    }
    sink.accept(new FolderSeen(folder, times));
  }

  private void entry(Path entry, Folder folder, List<String> folders, boolean files)
      throws SinkFailure {
    String here = Locator.name(entry);
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      control.skipped();
      return;
    } catch (IOException e) {
      give(Unread.file(folder.join(volume.nameOnHost(here)), Hives.lost(e)));
      return;
    }
    if (attributes.isDirectory()) {
      folders.add(here);
    } else if (!attributes.isRegularFile()) {
      control.skipped();
    } else if (files) {
      control.file(attributes.size());
      give(
          new FileSeen(
              folder,
              volume.nameOnHost(here),
              attributes.size(),
              times(attributes),
              entry,
              Map.of()));
    }
  }

  private void give(Artefact artefact) throws SinkFailure {
    try {
      sink.accept(artefact);
    } catch (IOException e) {
      throw new SinkFailure(e);
    }
  }

  /// The file that was found.
  static FileSeen file(
      Locator.Found found, BasicFileAttributes attributes, Environment environment, Forms forms) {
    Naming naming = environment.naming();
    int end = found.path().lastIndexOf(naming.separator());
    String folder = found.path().substring(0, end);
    boolean top = folder.isEmpty() || folder.endsWith(":");
    return new FileSeen(
        environment.folder(top ? found.path().substring(0, end + 1) : folder, forms),
        found.path().substring(end + 1),
        attributes.size(),
        times(attributes),
        found.file(),
        Map.of());
  }

  /// What a failure to list a folder on is.
  static Artefact.Lost lost(DirectoryIteratorException e) {
    IOException cause = e.getCause();
    return cause == null ? new Artefact.Lost(Cause.IO, "") : Hives.lost(cause);
  }

  private static Times times(BasicFileAttributes attributes) {
    return new Times(
        instant(attributes.lastModifiedTime()),
        instant(attributes.creationTime()),
        instant(attributes.lastAccessTime()));
  }

  private static @Nullable Instant instant(@Nullable FileTime time) {
    return time == null ? null : time.toInstant();
  }

  private Object device(Path place) {
    if (volume.naming() == Naming.WINDOWS) {
      return "";
    }
    try {
      return Files.getAttribute(place, "unix:dev", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return "";
    }
  }

  private static boolean ofKernel(Path place) {
    try {
      return OF_KERNEL.contains(Files.getFileStore(place).type());
    } catch (IOException unknown) {
      return false;
    }
  }

  /// Says that the sink failed, and not what is read.
  private static final class SinkFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final IOException failure;

    SinkFailure(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException cause() {
      return failure;
    }
  }
}
