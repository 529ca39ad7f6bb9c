package dev.sekisho.scan;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the `file` (STIX 2.1 §6.7) and `artifact` (§6.1) objects of a piece of content.
///
/// A name or a type that can be read in two ways gives a `file` object for each reading, and so
/// does a name that is another once the file is saved ({@link FileNames}). Content read in part
/// gives an `artifact` of what was read and one whose payload is lost.
final class FileObjects {
  private static final int MAGIC_BYTES = 4;

  private final Gathered gathered;
  private final Demand demand;

  FileObjects(Gathered gathered, Demand demand) {
    this.gathered = gathered;
    this.demand = demand;
  }

  /// The `file` objects of `content`, at least one, with an `artifact` behind each.
  List<ObservedObject> of(Path path, Content content) {
    Value hashes =
        content.gap() == null ? Digests.hashes(content.bytes()) : new Value.Lost(content.gap());
    Properties common = common(content, hashes);
    List<Value> payloads = new ArrayList<>();
    if (content.gap() == null || !content.bytes().isEmpty()) {
      payloads.add(new Value.Reference(known(path, content, hashes)));
    }
    if (content.gap() != null) {
      lost(path, content.gap());
      payloads.add(new Value.Lost(content.gap()));
    }
    List<ObservedObject> files = new ArrayList<>();
    for (@Nullable Value name : namesOf(path, content)) {
      for (@Nullable Value type : typesOf(content)) {
        for (Value payload : payloads) {
          files.add(file(path, common, name, type, payload));
        }
      }
    }
    return files;
  }

  private ObservedObject known(Path path, Content content, Value hashes) {
    ObservedObject artifact = gathered.add("artifact", path);
    Properties properties = artifact.properties();
    properties.put("payload_bin", new Value.Binary(content.bytes()));
    properties.put("hashes", hashes);
    String type = typeOf(content.bytes(), content.label());
    if (!type.isEmpty()) {
      properties.put("mime_type", new Value.Text(type));
    }
    return artifact;
  }

  private void lost(Path path, Gap gap) {
    ObservedObject artifact = gathered.add("artifact", path);
    for (String property : List.of("payload_bin", "hashes", "mime_type")) {
      artifact.properties().put(property, new Value.Lost(gap));
    }
  }

  /// The properties that all readings of a file have.
  private static Properties common(Content content, Value hashes) {
    Properties properties = new Properties();
    if (content.size() >= 0) {
      properties.put("size", new Value.Whole(content.size()));
    } else if (content.gap() != null) {
      properties.put("size", new Value.Lost(content.gap()));
    }
    properties.put("hashes", hashes);
    putMagicNumber(properties, content);
    putMembers(properties, content);
    return properties;
  }

  private ObservedObject file(
      Path path, Properties common, @Nullable Value name, @Nullable Value type, Value payload) {
    ObservedObject file = gathered.add("file", path);
    Properties properties = file.properties().putAll(common);
    if (name != null) {
      properties.put("name", name);
    }
    if (type != null) {
      properties.put("mime_type", type);
    }
    properties.put("content_ref", payload);
    return file;
  }

  private static void putMagicNumber(Properties properties, Content content) {
    Slice bytes = content.bytes();
    if (bytes.length() >= MAGIC_BYTES) {
      properties.put("magic_number_hex", new Value.Binary(bytes.part(0, MAGIC_BYTES)));
    } else if (content.gap() != null) {
      properties.put("magic_number_hex", new Value.Lost(content.gap()));
    }
  }

  private static void putMembers(Properties properties, Content content) {
    Gap unseen = content.inside() == null && !content.opened() ? content.gap() : content.inside();
    List<Value> references = new ArrayList<>();
    content.members().forEach(member -> references.add(new Value.Reference(member)));
    if (unseen != null) {
      references.add(new Value.Lost(unseen));
    }
    if (!references.isEmpty()) {
      properties.put("contains_refs", new Value.Items(references));
    }
    if (content.opened()) {
      Properties archive = new Properties().put("contains_refs", new Value.Items(references));
      Properties extensions = new Properties().put("archive-ext", new Value.Dictionary(archive));
      properties.put("extensions", new Value.Dictionary(extensions));
    } else if (unseen != null) {
      properties.put("extensions", new Value.Lost(unseen));
    }
  }

  /// The readings of the name; of more than are examined the rest is lost.
  private List<@Nullable Value> namesOf(Path path, Content content) {
    List<@Nullable Value> names = new ArrayList<>();
    long most = gathered.budget.limits().of(Limit.READINGS);
    List<String> read = content.names().stream().limit(most).toList();
    FileNames.saved(read).forEach(name -> names.add(new Value.Text(name)));
    if (!gathered.budget.within(Limit.READINGS, content.names().size())) {
      names.add(new Value.Lost(gathered.gap(path, Missing.of(Limit.READINGS))));
    }
    if (names.isEmpty()) {
      names.add(null);
    }
    return names;
  }

  /// The readings of the type: by content, and by label where some rule asks and the label says
  /// otherwise.
  private List<@Nullable Value> typesOf(Content content) {
    Set<String> types = new LinkedHashSet<>();
    types.add(typeOf(content.bytes(), content.label()));
    if (demand.wantsProperty("mime_type")) {
      types.add(content.label());
    }
    types.remove("");
    List<@Nullable Value> values = new ArrayList<>();
    types.forEach(type -> values.add(new Value.Text(type)));
    if (content.gap() != null && content.bytes().isEmpty()) {
      values.add(new Value.Lost(content.gap()));
    }
    if (values.isEmpty()) {
      values.add(null);
    }
    return values;
  }

  private static String typeOf(Slice bytes, String label) {
    Magic magic = Magic.of(bytes);
    return magic == null ? label : magic.mediaType();
  }
}
