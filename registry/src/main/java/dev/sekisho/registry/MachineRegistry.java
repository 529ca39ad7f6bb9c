package dev.sekisho.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The registry of one machine: its hives where Windows mounts them, and the further names that
/// Windows gives their keys.
///
/// `HKEY_CURRENT_USER` is each user's key, `HKEY_CLASSES_ROOT` the classes of the machine and of
/// each user, `CurrentControlSet` the set that `Select\Current` names, and a key below
/// `Wow6432Node` is also what a program of 32 bits finds without it. A key not found is unknown,
/// not absent, if its hive was not mounted or has something in {@link RegistryHive#missing()}.
///
/// Used by one thread. The hives stay their owner's, who closes them.
public final class MachineRegistry {
  private static final String SYSTEM = "HKEY_LOCAL_MACHINE\\SYSTEM";
  private static final String CURRENT = SYSTEM + "\\CurrentControlSet";
  private static final String SOFTWARE = "HKEY_LOCAL_MACHINE\\SOFTWARE";
  private static final String WOW = "Wow6432Node";
  private static final String CLASSES = "Software\\Classes";
  private static final String USER_CLASSES = "_Classes";

  private final List<Mount> mounts = new ArrayList<>();
  private @Nullable String controlSet;

  /// A hive in its place.
  ///
  /// @param at name of the key that its root key is
  /// @param kind what it is to the machine
  /// @param hive the hive
  public record Mount(String at, HiveKind kind, RegistryHive hive) {}

  /// Puts a hive in its place.
  ///
  /// @param owner as for {@link HiveKind#mountPoint}
  public Mount mount(HiveKind kind, String owner, RegistryHive hive) {
    Mount mount = new Mount(kind.mountPoint(owner), kind, hive);
    mounts.add(mount);
    if (kind == HiveKind.SYSTEM) {
      controlSet = controlSet(hive);
    }
    return mount;
  }

  /// The hives, in the order they were put in.
  public List<Mount> mounts() {
    return List.copyOf(mounts);
  }

  /// The control set in use, such as `ControlSet001`; empty if no hive tells.
  public Optional<String> currentControlSet() {
    return Optional.ofNullable(controlSet);
  }

  /// All keys that a name means, in any form {@link RegistryPath#canonical} knows and any case of
  /// letters: of several users, and of both views of programs.
  public List<MountedKey> find(String name) {
    Set<String> places = new LinkedHashSet<>(List.of(RegistryPath.canonical(name)));
    widen(places, this::placesOfUsers);
    widen(places, place -> moved(place, CURRENT, controlSetKey()));
    widen(places, this::placesOfWow);
    List<MountedKey> found = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String place : places) {
      if (seen.add(place.toLowerCase(Locale.ROOT))) {
        at(place).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /// The names of a key in full: first where it lies, then the others that Windows knows it by.
  public List<String> names(Mount mount, RegistryKey key) {
    Set<String> names = new LinkedHashSet<>(List.of(RegistryPath.join(mount.at(), key.path())));
    widen(names, name -> moved(name, controlSetKey(), CURRENT));
    widen(names, this::namesWithoutWow);
    widen(names, this::namesOfUser);
    return List.copyOf(names);
  }

  private Optional<MountedKey> at(String place) {
    return mounts.stream()
        .filter(mount -> RegistryPath.isIn(place, mount.at()))
        .max(Comparator.comparingInt(mount -> mount.at().length()))
        .flatMap(
            mount ->
                mount
                    .hive()
                    .key(RegistryPath.below(place, mount.at()))
                    .map(key -> new MountedKey(key, names(mount, key))));
  }

  private Stream<String> placesOfUsers(String place) {
    if (RegistryPath.isIn(place, RegistryPath.CURRENT_USER)) {
      String rest = RegistryPath.below(place, RegistryPath.CURRENT_USER);
      return users().map(user -> RegistryPath.join(user, rest));
    }
    if (RegistryPath.isIn(place, RegistryPath.CLASSES_ROOT)) {
      String rest = RegistryPath.below(place, RegistryPath.CLASSES_ROOT);
      return Stream.concat(Stream.of(RegistryPath.LOCAL_MACHINE), users())
          .map(owner -> RegistryPath.join(owner + "\\" + CLASSES, rest));
    }
    return users().flatMap(user -> moved(place, user + USER_CLASSES, user + "\\" + CLASSES));
  }

  private Stream<String> placesOfWow(String place) {
    Stream<String> ofMachine =
        RegistryPath.isIn(place, SOFTWARE) ? wow(place, SOFTWARE) : Stream.empty();
    return Stream.concat(
        ofMachine,
        classes().filter(key -> RegistryPath.isIn(place, key)).flatMap(key -> wow(place, key)));
  }

  private static Stream<String> wow(String place, String key) {
    String wow = key + "\\" + WOW;
    return RegistryPath.isIn(place, wow)
        ? Stream.empty()
        : Stream.of(RegistryPath.join(wow, RegistryPath.below(place, key)));
  }

  private Stream<String> namesWithoutWow(String name) {
    return Stream.concat(Stream.of(SOFTWARE), classes())
        .flatMap(key -> moved(name, key + "\\" + WOW, key));
  }

  private Stream<String> namesOfUser(String name) {
    Stream<String> current = users().flatMap(user -> moved(name, user, RegistryPath.CURRENT_USER));
    Stream<String> all = classes().flatMap(key -> moved(name, key, RegistryPath.CLASSES_ROOT));
    Stream<String> mounted =
        users().flatMap(user -> moved(name, user + "\\" + CLASSES, user + USER_CLASSES));
    return Stream.of(mounted, current, all).flatMap(names -> names);
  }

  /// The keys of the users whose hives are here, the system's own account among them.
  private Stream<String> users() {
    return mounts.stream()
        .filter(mount -> mount.kind().ofUser() || mount.kind() == HiveKind.DEFAULT)
        .map(MachineRegistry::user)
        .distinct();
  }

  private static String user(Mount mount) {
    boolean classes = mount.kind() == HiveKind.USRCLASS;
    int end = mount.at().length() - (classes ? CLASSES.length() + 1 : 0);
    return mount.at().substring(0, end);
  }

  private Stream<String> classes() {
    return Stream.concat(Stream.of(RegistryPath.LOCAL_MACHINE), users())
        .map(owner -> owner + "\\" + CLASSES);
  }

  private String controlSetKey() {
    return SYSTEM + "\\" + (controlSet == null ? "CurrentControlSet" : controlSet);
  }

  /// `name` with `to` in the place of `from`, if it lies in that.
  private static Stream<String> moved(String name, String from, String to) {
    return RegistryPath.isIn(name, from)
        ? Stream.of(RegistryPath.join(to, RegistryPath.below(name, from)))
        : Stream.empty();
  }

  private static void widen(Set<String> names, Function<String, Stream<String>> more) {
    for (String name : List.copyOf(names)) {
      more.apply(name).forEach(names::add);
    }
  }

  private static @Nullable String controlSet(RegistryHive system) {
    OptionalLong number =
        system
            .key("Select")
            .flatMap(key -> key.value("Current"))
            .map(RegistryValue::number)
            .orElse(OptionalLong.empty());
    return number.isPresent() ? "ControlSet%03d".formatted(number.getAsLong()) : null;
  }
}
