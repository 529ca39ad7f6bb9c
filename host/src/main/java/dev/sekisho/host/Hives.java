package dev.sekisho.host;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.Unread;
import dev.sekisho.registry.Hive;
import dev.sekisho.registry.HiveFiles;
import dev.sekisho.registry.HiveKind;
import dev.sekisho.registry.MachineRegistry;
import dev.sekisho.registry.MountedKey;
import dev.sekisho.registry.RegistryKey;
import dev.sekisho.registry.RegistryValue;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The hives of a host, open, in their places. Used by one thread, who closes it.
final class Hives implements AutoCloseable {
  private static final String PROFILES =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList";
  private static final Set<String> OF_SOFTWARE =
      Set.of("windows-registry-key", HostProperties.AUTOSTART, "software");
  private static final Set<String> OF_SAM = Set.of("windows-registry-key", "user-account");

  private final Limits limits;
  private final MachineRegistry registry = new MachineRegistry();
  private final LocalCopies copies = new LocalCopies();
  private final Map<Hive, Layout.HiveFile> files = new HashMap<>();
  private final List<Unread> unread = new ArrayList<>();

  private Hives(Limits limits) {
    this.limits = limits;
  }

  /// Opens hives; of one that cannot be read it is said in {@link #unread()}.
  static Hives open(List<Layout.HiveFile> files, Limits limits) {
    Hives hives = new Hives(limits);
    for (Layout.HiveFile file : files) {
      if (!file.kind().ofUser()) {
        hives.add(file, file.user());
      }
    }
    Map<String, String> sids = hives.sids();
    for (Layout.HiveFile file : files) {
      if (file.kind().ofUser()) {
        String user = file.user();
        hives.add(file, sids.getOrDefault(user.toLowerCase(Locale.ROOT), user));
      }
    }
    return hives;
  }

  private void add(Layout.HiveFile file, String user) {
    try {
      List<Path> logs = new ArrayList<>();
      for (Path log : HiveFiles.logs(file.file())) {
        logs.add(copies.of(log));
      }
      Hive hive = Hive.open(copies.of(file.file()), logs, Budget.of(limits));
      if (hive.root().isEmpty()) {
        hive.missing().forEach(missing -> unread.add(unread(file, user, lost(missing))));
        hive.close();
        return;
      }
      files.put(hive, file);
      registry.mount(file.kind(), user, hive);
    } catch (IOException e) {
      unread.add(unread(file, user, lost(e)));
    }
  }

  /// Says that a hive of a kind is not there.
  void absent(String path, HiveKind kind) {
    Lost lost = new Lost(Cause.ABSENT, "hive " + kind);
    unread.add(new Unread(path, lost, types(kind), under(kind, "")));
  }

  private static Unread unread(Layout.HiveFile file, String user, Lost lost) {
    return new Unread(file.path(), lost, types(file.kind()), under(file.kind(), user));
  }

  private static Set<String> types(HiveKind kind) {
    return switch (kind) {
      case SOFTWARE, NTUSER -> OF_SOFTWARE;
      case SAM -> OF_SAM;
      case SYSTEM, DEFAULT -> Unread.KEYS;
      case SECURITY, USRCLASS -> Set.of("windows-registry-key");
    };
  }

  /// The names that keys of a hive lie under, as they are compared.
  static List<String> under(HiveKind kind, String user) {
    List<String> names = new ArrayList<>();
    names.add(kind.mountPoint(user).toLowerCase(Locale.ROOT));
    switch (kind) {
      case SOFTWARE -> names.add("hkey_classes_root");
      case DEFAULT -> names.add("hkey_current_user");
      case NTUSER, USRCLASS -> {
        names.add("hkey_users");
        names.add("hkey_current_user");
        names.add("hkey_classes_root");
      }
      case SYSTEM, SAM, SECURITY -> {}
    }
    return names;
  }

  /// What could not be opened.
  List<Unread> unread() {
    return List.copyOf(unread);
  }

  /// The registry of the host.
  MachineRegistry registry() {
    return registry;
  }

  /// The file of a hive.
  Layout.HiveFile file(Hive hive) {
    Layout.HiveFile file = files.get(hive);
    if (file == null) {
      throw new IllegalArgumentException("not a hive of this host: " + hive.fileName());
    }
    return file;
  }

  /// True if a hive of the kind is open.
  boolean has(HiveKind kind) {
    return registry.mounts().stream().anyMatch(mount -> mount.kind() == kind);
  }

  /// The text of a value; empty if there is none.
  String text(String key, String value) {
    for (MountedKey found : registry.find(key)) {
      String text = found.key().value(value).map(RegistryValue::text).orElse("");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /// SIDs of users by the names of the folders of their profiles, in lower case.
  private Map<String, String> sids() {
    Map<String, String> sids = new HashMap<>();
    for (MountedKey profiles : registry.find(PROFILES)) {
      for (RegistryKey profile : profiles.key().subkeys()) {
        String path = profile.value("ProfileImagePath").map(RegistryValue::text).orElse("");
        String name = path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        sids.putIfAbsent(name, profile.name());
      }
    }
    return sids;
  }

  /// What a failure to read is.
  static Lost lost(IOException failure) {
    boolean denied = failure instanceof AccessDeniedException;
    return new Lost(Cause.IO, denied ? "access denied" : String.valueOf(failure.getMessage()));
  }

  private static Lost lost(Missing missing) {
    return new Lost(missing.cause(), missing.detail());
  }

  @Override
  public void close() throws IOException {
    for (Hive hive : files.keySet()) {
      hive.close();
    }
    copies.close();
  }
}
