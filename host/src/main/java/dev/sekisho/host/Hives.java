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
import dev.sekisho.registry.RegistryHive;
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

/// The hives of a host, open, in their places. Used by one thread, who closes it.
final class Hives implements AutoCloseable {
  private static final String PROFILES =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList";

  private final Limits limits;
  private final MachineRegistry registry = new MachineRegistry();
  private final LocalCopies copies = new LocalCopies();
  private final Map<RegistryHive, String> places = new HashMap<>();
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
    hives.ofUsers(files);
    return hives;
  }

  /// The hives of a running Windows, and those of users who are not at work.
  ///
  /// @param files what lies on its drive; Windows keeps those that are loaded to itself
  static Hives running(
      RunningWindows.Registry running, List<Layout.HiveFile> files, Limits limits) {
    Hives hives = new Hives(limits);
    try {
      for (LiveRegistry.Loaded loaded : running.open(limits).hives()) {
        hives.places.put(loaded.hive(), loaded.name());
        hives.registry.mount(loaded.kind(), loaded.owner(), loaded.hive());
      }
    } catch (IOException e) {
      Lost lost = lost(e);
      for (HiveKind kind : HiveKind.values()) {
        if (kind.ofMachine()) {
          hives.unread.add(unread(kind.mountPoint(""), kind, "", lost));
        }
      }
    }
    hives.ofUsers(files);
    return hives;
  }

  /// Adds the hives of users that are not there yet.
  private void ofUsers(List<Layout.HiveFile> files) {
    Map<String, String> sids = sids();
    for (Layout.HiveFile file : files) {
      if (file.kind().ofUser()) {
        String user = sids.getOrDefault(file.user().toLowerCase(Locale.ROOT), file.user());
        String at = file.kind().mountPoint(user);
        if (registry.mounts().stream().noneMatch(mount -> mount.at().equalsIgnoreCase(at))) {
          add(file, user);
        }
      }
    }
  }

  private void add(Layout.HiveFile file, String user) {
    try {
      List<Path> logs = new ArrayList<>();
      for (Path log : HiveFiles.logs(file.file())) {
        logs.add(copies.of(log));
      }
      Hive hive = Hive.open(copies.of(file.file()), logs, Budget.of(limits));
      if (hive.root().isEmpty()) {
        hive.missing()
            .forEach(missing -> unread.add(unread(file.path(), file.kind(), user, lost(missing))));
        hive.close();
        return;
      }
      places.put(hive, file.path());
      registry.mount(file.kind(), user, hive);
    } catch (IOException e) {
      unread.add(unread(file.path(), file.kind(), user, lost(e)));
    }
  }

  /// Says that a hive of a kind is not there.
  void absent(String path, HiveKind kind) {
    unread.add(unread(path, kind, "", new Lost(Cause.ABSENT, "hive " + kind)));
  }

  private static Unread unread(String path, HiveKind kind, String user, Lost lost) {
    return Unread.keys(path, lost, under(kind, kind.mountPoint(user)));
  }

  /// The names that keys of a hive lie under, as they are compared.
  ///
  /// @param at where it is mounted
  static List<String> under(HiveKind kind, String at) {
    List<String> names = new ArrayList<>();
    names.add(at.toLowerCase(Locale.ROOT));
    switch (kind) {
      case SOFTWARE -> names.add("hkey_classes_root");
      case DEFAULT -> names.add("hkey_current_user");
      case NTUSER, USRCLASS -> {
        names.add("hkey_users");
        names.add("hkey_current_user");
        names.add("hkey_classes_root");
      }
      case SYSTEM, SAM, SECURITY, OTHER -> {}
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

  /// Where a hive was read from, as people call it.
  String place(RegistryHive hive) {
    String place = places.get(hive);
    if (place == null) {
      throw new IllegalArgumentException("not a hive of this host");
    }
    return place;
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
    for (RegistryHive hive : places.keySet()) {
      hive.close();
    }
    copies.close();
  }
}
