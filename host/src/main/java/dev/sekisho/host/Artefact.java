package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One thing that a host has: what an observation is made of.
public sealed interface Artefact {
  /// What people call it: the path of a file, the name of a key.
  String name();

  /// When a file or folder was changed, made and read; null where that is not known.
  record Times(@Nullable Instant modified, @Nullable Instant created, @Nullable Instant accessed) {
    /// Of which nothing is known.
    static final Times UNKNOWN = new Times(null, null, null);
  }

  /// A folder.
  ///
  /// @param folder its path and the forms of it
  record FolderSeen(Folder folder, Times times) implements Artefact {
    @Override
    public String name() {
      return folder.path();
    }
  }

  /// A regular file.
  ///
  /// @param folder where it lies
  /// @param base its name there
  /// @param size bytes
  /// @param content where its bytes can be read; null if they are not at hand
  /// @param hashes digests that are known already, by algorithm
  record FileSeen(
      Folder folder,
      String base,
      long size,
      Times times,
      @Nullable Path content,
      Map<String, String> hashes)
      implements Artefact {
    /// Copies the digests.
    public FileSeen {
      hashes = Map.copyOf(hashes);
    }

    @Override
    public String name() {
      return folder.join(base);
    }
  }

  /// A member of an archive that a file is, or that is packed in one.
  ///
  /// @param archive path of the file
  /// @param inside names of what it lies in, from below the file to itself
  /// @param names every plausible reading of its name, as the archive writes it
  /// @param size bytes; -1 if not known
  /// @param content its bytes; null if they are not at hand
  /// @param hashes digests that are known already, by algorithm
  /// @param lost why its bytes could not be read; null if they could
  record MemberSeen(
      String archive,
      List<String> inside,
      List<String> names,
      long size,
      @Nullable Slice content,
      Map<String, String> hashes,
      @Nullable Lost lost)
      implements Artefact {
    /// Copies names and digests.
    public MemberSeen {
      inside = List.copyOf(inside);
      names = List.copyOf(names);
      hashes = Map.copyOf(hashes);
    }

    @Override
    public String name() {
      return name(archive, inside);
    }

    /// The name of what lies in an archive.
    static String name(String archive, List<String> inside) {
      return inside.isEmpty() ? archive : archive + " › " + String.join(" › ", inside);
    }
  }

  /// A registry key.
  ///
  /// @param names its names in full, first where it lies
  /// @param values its values, read when asked for; one whose name is null could not be read
  record KeySeen(List<String> names, Instant modified, Supplier<List<ValueSeen>> values)
      implements Artefact {
    /// Copies the names.
    public KeySeen {
      names = List.copyOf(names);
    }

    @Override
    public String name() {
      return names.getFirst();
    }
  }

  /// What remains of a registry key that was deleted, or of a value of which the key is not known.
  ///
  /// @param place the hive it was found in
  /// @param names of the key, as far as its parents still stand; none if it is not known
  /// @param modified when it was last written; null if that is not known
  record DeletedSeen(
      String place, List<String> names, @Nullable Instant modified, List<ValueSeen> values)
      implements Artefact {
    /// Copies names and values.
    public DeletedSeen {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }

    @Override
    public String name() {
      return names.isEmpty() ? place : names.getFirst();
    }
  }

  /// A value of a registry key, or what could not be read of the values.
  ///
  /// @param data null if it could not be read
  /// @param lost why something could not be read; null if all could
  record ValueSeen(String name, String type, @Nullable String data, @Nullable Lost lost) {}

  /// Why something could not be read.
  record Lost(Cause cause, String detail) {}

  /// An account of a user.
  ///
  /// @param login name to log on with
  /// @param userId SID, or its last number where the machine's is not known
  /// @param type `windows-local` or `unix`
  /// @param disabled null if not known
  record AccountSeen(
      String login, String userId, String fullName, String type, @Nullable Boolean disabled)
      implements Artefact {
    @Override
    public String name() {
      return login;
    }
  }

  /// An installed program.
  record SoftwareSeen(String product, String version, String vendor) implements Artefact {
    @Override
    public String name() {
      return version.isEmpty() ? product : product + " " + version;
    }
  }

  /// Something that is started at boot or log-on.
  ///
  /// @param place registry key, folder or file that says so
  /// @param entry name of the value, service, file or task
  /// @param command what is started, as written
  /// @param target the file that is started; null if it is not known or not there
  record AutostartSeen(String place, String entry, String command, @Nullable FileSeen target)
      implements Artefact {
    @Override
    public String name() {
      return place + " › " + entry;
    }
  }

  /// Something that could not be read.
  ///
  /// @param name what
  /// @param types object types of what may lie behind it
  /// @param under names in full that all keys behind it lie under, as they are compared; empty if
  ///   that is not known, or they are no keys
  record Unread(String name, Lost lost, Set<String> types, List<String> under) implements Artefact {
    /// Types of what lies in folders.
    public static final Set<String> FILES = Set.of("file", "directory");

    /// Copies types and names.
    public Unread {
      types = Set.copyOf(types);
      under = List.copyOf(under);
    }

    /// Keys that could not be read.
    ///
    /// @param under names in full that all of them lie under, as they are compared
    static Unread keys(String name, Lost lost, List<String> under) {
      return new Unread(name, lost, BehindKeys.types(under), under);
    }

    /// Keys that could not be read when they were asked for what else they tell: as keys they were
    /// read, or said to be lost.
    static Unread toldBy(String name, Lost lost, List<String> under) {
      Set<String> types = new HashSet<>(BehindKeys.types(under));
      types.remove(BehindKeys.KEY);
      return new Unread(name, lost, types, under);
    }

    /// A folder or file that could not be read.
    static Unread file(String name, Lost lost) {
      return new Unread(name, lost, FILES, List.of());
    }
  }
}
