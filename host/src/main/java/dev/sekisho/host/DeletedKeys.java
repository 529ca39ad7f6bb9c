package dev.sekisho.host;

import dev.sekisho.host.Artefact.DeletedSeen;
import dev.sekisho.host.Artefact.ValueSeen;
import dev.sekisho.registry.Hive;
import dev.sekisho.registry.MachineRegistry;
import dev.sekisho.registry.RegistryKey;
import dev.sekisho.registry.RegistryValue;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What was deleted from the hives of a host and still stands in their free space. A running
/// Windows does not show that of its own.
final class DeletedKeys {
  private final Hives hives;
  private final ArtefactSink sink;

  DeletedKeys(Hives hives, ArtefactSink sink) {
    this.hives = hives;
    this.sink = sink;
  }

  /// Gives all of it to the sink: keys with the values they had, then values whose key is not
  /// known.
  void run() throws IOException {
    for (MachineRegistry.Mount mount : hives.registry().mounts()) {
      if (mount.hive() instanceof Hive hive) {
        run(mount, hive);
      }
    }
  }

  private void run(MachineRegistry.Mount mount, Hive hive) throws IOException {
    String place = hives.place(hive);
    Set<ValueSeen> ofKeys = new HashSet<>();
    for (RegistryKey key : hive.deleted().keys()) {
      List<ValueSeen> values = key.values().stream().map(KeyWalk::value).toList();
      ofKeys.addAll(values);
      List<String> names = hives.registry().names(mount, key);
      sink.accept(new DeletedSeen(place, names, key.lastWritten(), values));
    }
    for (RegistryValue value : hive.deleted().values()) {
      ValueSeen seen = KeyWalk.value(value);
      if (!ofKeys.contains(seen)) {
        sink.accept(new DeletedSeen(place, List.of(), null, List.of(seen)));
      }
    }
  }
}
