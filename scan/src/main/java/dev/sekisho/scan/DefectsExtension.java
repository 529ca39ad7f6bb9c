package dev.sekisho.scan;

import dev.sekisho.bytes.Defect;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The property extension of `email-message` and `file` that tells what is wrong with them (STIX
/// 2.1 §7.3; docs/formats/stix-extensions.md). Made only where some rule asks for it.
final class DefectsExtension {
  /// The key under `extensions`.
  static final String ID = "extension-definition--ab3a415a-a432-4beb-83a6-6804da94a975";

  /// A key that people can read, for the same.
  static final String ALIAS = "x-sekisho-defects-ext";

  private static final String EXTENSIONS = "extensions";

  private final boolean wanted;

  DefectsExtension(Demand demand) {
    wanted = demand.wantsProperty(ID) || demand.wantsProperty(ALIAS);
  }

  /// True if some rule asks for defects.
  boolean wanted() {
    return wanted;
  }

  /// Adds the extension to files that have it in common.
  void put(List<ObservedObject> files, List<Defect> defects) {
    if (!wanted) {
      return;
    }
    Value extension = extension(defects);
    for (ObservedObject file : files) {
      Properties all = new Properties();
      switch (file.properties().get(EXTENSIONS)) {
        case Value.Dictionary(Properties others) -> all.putAll(others);
        case Value.Lost lost -> all.put("archive-ext", lost);
        case null, default -> {}
      }
      file.properties().put(EXTENSIONS, new Value.Dictionary(keyed(all, extension)));
    }
  }

  /// Adds the extension to those of a message.
  void put(Properties extensions, List<Defect> defects) {
    keyed(extensions, extension(defects));
  }

  private static Properties keyed(Properties extensions, Value extension) {
    return extensions.put(ID, extension).put(ALIAS, extension);
  }

  private static Value extension(Collection<Defect> defects) {
    Set<Value> codes = new LinkedHashSet<>();
    defects.forEach(defect -> codes.add(new Value.Text(defect.code())));
    Properties properties =
        new Properties()
            .put("extension_type", new Value.Text("property-extension"))
            .put("codes", new Value.Items(List.copyOf(codes)));
    return new Value.Dictionary(properties);
  }
}
