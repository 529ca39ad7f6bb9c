package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.MemberSeen;
import dev.sekisho.host.Artefact.Times;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import dev.sekisho.scan.Digests;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the objects of artefacts (docs/hosts.md), names folded as {@link HostForm} folds what they
/// are compared with.
final class HostObjects {
  private static final int MAGIC_BYTES = 4;

  private final Naming naming;
  private final Demand demand;
  private final long mostBytes;
  private final FileContent content;
  private final List<String> algorithms;
  private Map<String, String> digests = Map.of();

  HostObjects(HostRules rules, Limits limits, WalkControl control) {
    this.naming = rules.naming();
    this.demand = rules.rules().demand();
    this.mostBytes = Math.min(limits.of(Limit.MESSAGE_BYTES), Integer.MAX_VALUE - 8);
    this.content = new FileContent(control);
    this.algorithms = Digests.ALGORITHMS.stream().filter(demand::wantsProperty).toList();
  }

  /// True if some rule asks for objects of a type.
  boolean wants(String type) {
    return demand.wantsType(type);
  }

  /// A folder, once for each form of its path.
  List<ObservedObject> folder(Folder folder, Times times) {
    List<ObservedObject> objects = new ArrayList<>();
    for (String form : folder.forms()) {
      objects.add(directory(folder, form, times));
    }
    return objects;
  }

  private static ObservedObject directory(Folder folder, String form, Times times) {
    ObservedObject object = object("directory", folder.path(), 0);
    object.properties().put("path", new Value.Text(form));
    putTimes(object.properties(), times);
    return object;
  }

  /// A file, once for each form of the path of its folder where some rule asks for that.
  ///
  /// @param withContent true to give what its bytes tell too, which reads them when asked for
  List<ObservedObject> file(FileSeen file, boolean withContent) {
    digests = file.hashes();
    Naming naming = file.folder().naming();
    Properties common = new Properties();
    common.put("name", new Value.Text(naming.fold(file.base())));
    common.put("size", new Value.Whole(file.size()));
    putTimes(common, file.times());
    if (withContent) {
      putContent(common, file);
    }
    boolean folders = demand.wantsProperty("parent_directory_ref");
    List<String> forms = folders ? file.folder().forms() : file.folder().forms().subList(0, 1);
    List<ObservedObject> objects = new ArrayList<>(forms.size());
    for (String form : forms) {
      ObservedObject object = object("file", file.name(), objects.size());
      object.properties().putAll(common);
      if (folders) {
        ObservedObject parent = directory(file.folder(), form, Times.UNKNOWN);
        object.properties().put("parent_directory_ref", new Value.Reference(parent));
      }
      objects.add(object);
    }
    return objects;
  }

  /// A member of an archive, once for each reading of its name.
  List<ObservedObject> member(MemberSeen member) {
    digests = member.hashes();
    Properties common = new Properties();
    Lost lost = member.lost();
    if (member.size() >= 0) {
      common.put("size", new Value.Whole(member.size()));
    } else if (lost != null) {
      common.put("size", new Value.Lost(gap(member.name(), lost)));
    }
    common.putLazily("hashes", () -> hashes(member));
    common.putLazily("content_ref", () -> payload(member.name(), bytes(member, Integer.MAX_VALUE)));
    common.putLazily("magic_number_hex", () -> bytes(member, MAGIC_BYTES));
    List<ObservedObject> objects = new ArrayList<>();
    for (String name : member.names()) {
      ObservedObject object =
          new ObservedObject(
              "file", "file--" + objects.size(), path(member), new Properties().putAll(common));
      String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
      object.properties().put("name", new Value.Text(naming.fold(base)));
      objects.add(object);
    }
    return objects;
  }

  private static Path path(MemberSeen member) {
    Path path = Path.ROOT.then(member.archive());
    for (String name : member.inside()) {
      path = path.then(name);
    }
    return path;
  }

  private Value hashes(MemberSeen member) {
    Map<String, String> known = new LinkedHashMap<>(member.hashes());
    Properties hashes = new Properties();
    Slice content = member.content();
    for (String algorithm : algorithms) {
      if (content != null && member.lost() == null) {
        known.computeIfAbsent(algorithm, name -> Digests.hex(content, name));
      } else if (!known.containsKey(algorithm)) {
        hashes.put(algorithm, new Value.Lost(gap(member.name(), why(member))));
      }
    }
    known.forEach((name, digest) -> hashes.put(name, new Value.Text(digest)));
    digests = known;
    return new Value.Dictionary(hashes);
  }

  private static Value bytes(MemberSeen member, int most) {
    Slice content = member.content();
    return content == null || member.lost() != null
        ? new Value.Lost(gap(member.name(), why(member)))
        : new Value.Binary(content.part(0, Math.min(most, content.length())));
  }

  private static Lost why(MemberSeen member) {
    return member.lost() == null ? notCollected() : member.lost();
  }

  private void putContent(Properties properties, FileSeen file) {
    properties.putLazily("hashes", () -> hashes(file));
    properties.putLazily("content_ref", () -> payload(file));
    properties.putLazily("magic_number_hex", () -> start(file, MAGIC_BYTES));
  }

  private Value hashes(FileSeen file) {
    Map<String, String> known = new LinkedHashMap<>(file.hashes());
    List<String> wanted = algorithms.stream().filter(name -> !known.containsKey(name)).toList();
    Properties hashes = new Properties();
    if (!wanted.isEmpty() && file.content() != null) {
      try {
        known.putAll(content.digests(file.content(), wanted));
      } catch (IOException e) {
        return new Value.Lost(gap(file.name(), Hives.lost(e)));
      }
    } else {
      Value lost = new Value.Lost(gap(file.name(), notCollected()));
      wanted.forEach(name -> hashes.put(name, lost));
    }
    known.forEach((name, digest) -> hashes.put(name, new Value.Text(digest)));
    digests = known;
    return new Value.Dictionary(hashes);
  }

  /// Digests of the last file that are known by now.
  Map<String, String> digests() {
    return digests;
  }

  private Value payload(FileSeen file) {
    Value bytes =
        file.size() > mostBytes
            ? new Value.Lost(gap(file.name(), new Lost(Cause.LIMIT, Limit.MESSAGE_BYTES.key())))
            : start(file, (int) mostBytes);
    return payload(file.name(), bytes);
  }

  private static Value payload(String name, Value bytes) {
    ObservedObject artifact = object("artifact", name, 0);
    artifact.properties().put("payload_bin", bytes);
    return new Value.Reference(artifact);
  }

  private Value start(FileSeen file, int most) {
    if (file.content() == null) {
      return new Value.Lost(gap(file.name(), notCollected()));
    }
    try {
      return new Value.Binary(content.start(file.content(), most));
    } catch (IOException e) {
      return new Value.Lost(gap(file.name(), Hives.lost(e)));
    }
  }

  private static Lost notCollected() {
    return new Lost(Cause.ABSENT, "content not collected");
  }

  /// An object that has nothing yet but texts, of which empty ones are left out.
  static ObservedObject texts(String type, String place, Map<String, String> texts) {
    ObservedObject object = object(type, place, 0);
    texts.forEach(
        (name, text) -> {
          if (!text.isEmpty()) {
            object.properties().put(name, new Value.Text(text));
          }
        });
    return object;
  }

  /// An object that has nothing yet.
  static ObservedObject object(String type, String place, int number) {
    return new ObservedObject(type, type + "--" + number, Path.ROOT.then(place), new Properties());
  }

  private static void putTimes(Properties properties, Times times) {
    put(properties, "mtime", times.modified());
    put(properties, "ctime", times.created());
    put(properties, "atime", times.accessed());
  }

  /// Puts a time where one is known.
  static void put(Properties properties, String name, @Nullable Instant time) {
    if (time != null) {
      properties.put(name, new Value.Time(time));
    }
  }

  /// What a loss is to the engine.
  static Gap gap(String name, Lost lost) {
    return new Gap(Path.ROOT.then(name), lost.cause(), lost.detail());
  }
}
