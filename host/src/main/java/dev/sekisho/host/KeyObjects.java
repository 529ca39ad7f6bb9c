package dev.sekisho.host;

import dev.sekisho.host.Artefact.DeletedSeen;
import dev.sekisho.host.Artefact.KeySeen;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.ValueSeen;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the objects of registry keys.
final class KeyObjects {
  private static final Map<String, String> SHORT_ROOTS =
      Map.of(
          "hkey_local_machine", "hklm",
          "hkey_users", "hku",
          "hkey_current_user", "hkcu",
          "hkey_classes_root", "hkcr");

  private final boolean shortRoots;

  /// @param forms of names that rules ask for
  KeyObjects(Forms forms) {
    this.shortRoots = forms.shortRoots();
  }

  /// A registry key, once for each of its names.
  List<ObservedObject> key(KeySeen key) {
    Properties common = new Properties();
    common.putLazily("values", () -> values(key.name(), key.values().get()));
    common.put("modified_time", new Value.Time(key.modified()));
    List<ObservedObject> objects = new ArrayList<>();
    for (String name : names(key.names())) {
      ObservedObject object =
          HostObjects.object("windows-registry-key", key.name(), objects.size());
      object.properties().put("key", new Value.Text(name)).putAll(common);
      objects.add(object);
    }
    return objects;
  }

  /// What remains of a key, once for each of its names; of values alone, without a name.
  List<ObservedObject> deleted(DeletedSeen deleted) {
    Properties common = new Properties();
    common.putLazily("values", () -> values(deleted.name(), deleted.values()));
    HostObjects.put(common, "modified_time", deleted.modified());
    if (deleted.names().isEmpty()) {
      ObservedObject object = HostObjects.object("windows-registry-key", deleted.name(), 0);
      object.properties().putAll(common);
      return List.of(object);
    }
    List<ObservedObject> objects = new ArrayList<>();
    for (String name : names(deleted.names())) {
      ObservedObject object =
          HostObjects.object("windows-registry-key", deleted.name(), objects.size());
      object.properties().put("key", new Value.Text(name)).putAll(common);
      objects.add(object);
    }
    return objects;
  }

  private Set<String> names(List<String> fullNames) {
    Set<String> names = new LinkedHashSet<>();
    for (String full : fullNames) {
      String name = Naming.WINDOWS.fold(full);
      names.add(name);
      int end = name.indexOf('\\');
      String root = SHORT_ROOTS.get(end < 0 ? name : name.substring(0, end));
      if (shortRoots && root != null) {
        names.add(end < 0 ? root : root + name.substring(end));
      }
    }
    return names;
  }

  private static Value values(String key, List<ValueSeen> seen) {
    List<Value> values = new ArrayList<>();
    for (ValueSeen value : seen) {
      values.add(value(key, value));
    }
    return new Value.Items(values);
  }

  private static Value value(String key, ValueSeen value) {
    Lost lost = value.lost();
    if (lost != null && value.type().isEmpty()) {
      return new Value.Lost(HostObjects.gap(key, lost));
    }
    Properties properties = new Properties();
    properties.put("name", new Value.Text(Naming.WINDOWS.fold(value.name())));
    properties.put("data_type", new Value.Text(value.type()));
    String data = value.data();
    if (data != null) {
      properties.put("data", new Value.Text(data));
    } else if (lost != null) {
      properties.put("data", new Value.Lost(HostObjects.gap(key, lost)));
    }
    return new Value.Dictionary(properties);
  }
}
