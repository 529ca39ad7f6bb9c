package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.host.Artefact.KeySeen;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.Unread;
import dev.sekisho.host.Artefact.ValueSeen;
import dev.sekisho.registry.MachineRegistry;
import dev.sekisho.registry.RegistryHive;
import dev.sekisho.registry.RegistryKey;
import dev.sekisho.registry.RegistryValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every key of the hives of a host, under all its names.
final class KeyWalk {
  /// Levels below a root key at which Windows gives keys further names.
  private static final int NAMED_ANEW = 4;

  private final Hives hives;
  private final ArtefactSink sink;
  private final Map<RegistryHive, Set<Missing>> saidOf = new HashMap<>();

  KeyWalk(Hives hives, ArtefactSink sink) {
    this.hives = hives;
    this.sink = sink;
  }

  /// Gives all keys to the sink, then what could not be read of them.
  void run() throws IOException {
    for (MachineRegistry.Mount mount : hives.registry().mounts()) {
      Set<Missing> said = new HashSet<>();
      RegistryKey root = mount.hive().root().orElse(null);
      if (root != null) {
        key(mount, root, List.of(), 0, said);
      }
      for (Missing missing : mount.hive().missing()) {
        if (said.add(missing)) {
          sink.accept(Unread.keys(place(mount), lost(missing), under(mount)));
        }
      }
      saidOf.put(mount.hive(), said);
    }
  }

  /// Gives to the sink what could not be read when keys were asked for again, for what they tell.
  void runAgain() throws IOException {
    for (MachineRegistry.Mount mount : hives.registry().mounts()) {
      Set<Missing> said = saidOf.getOrDefault(mount.hive(), Set.of());
      for (Missing missing : mount.hive().missing()) {
        if (!said.contains(missing)) {
          sink.accept(Unread.toldBy(place(mount), lost(missing), under(mount)));
        }
      }
    }
  }

  private String place(MachineRegistry.Mount mount) {
    return hives.place(mount.hive());
  }

  private static List<String> under(MachineRegistry.Mount mount) {
    return Hives.under(mount.kind(), mount.at());
  }

  private void key(
      MachineRegistry.Mount mount,
      RegistryKey key,
      List<String> above,
      int depth,
      Set<Missing> said)
      throws IOException {
    List<String> names =
        depth <= NAMED_ANEW
            ? hives.registry().names(mount, key)
            : above.stream().map(name -> name + "\\" + key.name()).toList();
    sink.accept(new KeySeen(names, key.lastWritten(), () -> values(key)));
    key.missing().stream().filter(missing -> !ofAll(missing)).forEach(said::add);
    for (RegistryKey subkey : key.subkeys()) {
      key(mount, subkey, names, depth + 1, said);
    }
    for (Missing missing : key.missing()) {
      if (said.add(missing)) {
        List<String> under = names.stream().map(Naming.WINDOWS::fold).toList();
        sink.accept(Unread.keys(names.getFirst(), lost(missing), under));
      }
    }
  }

  /// True if what is missing ends the reading of a hive, and not of the values that met it alone.
  private static boolean ofAll(Missing missing) {
    return missing.cause() == Cause.TIMEOUT || missing.detail().equals(Limit.STEPS.key());
  }

  private static List<ValueSeen> values(RegistryKey key) {
    List<ValueSeen> values = new ArrayList<>();
    for (RegistryValue value : key.values()) {
      values.add(value(value));
    }
    if (!key.missing().isEmpty()) {
      values.add(new ValueSeen("", "", null, lost(key.missing())));
    }
    return values;
  }

  /// What is seen of a value.
  static ValueSeen value(RegistryValue value) {
    List<Missing> missing = value.missing();
    String type = value.type().name();
    return missing.isEmpty()
        ? new ValueSeen(value.name(), type, value.text(), null)
        : new ValueSeen(value.name(), type, null, lost(missing));
  }

  private static Lost lost(List<Missing> missing) {
    return missing.isEmpty() ? new Lost(Cause.DAMAGED, "") : lost(missing.getFirst());
  }

  private static Lost lost(Missing missing) {
    return new Lost(missing.cause(), missing.detail());
  }
}
