package dev.sekisho.draft;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Something a page says.
///
/// @param kind what it is
/// @param value its value, in normal form: what was defanged is whole again
/// @param details further values by name, such as `size`; what there is depends on the kind
///   (docs/draft.md)
/// @param place where it was found
/// @param quote the page's own text there
/// @param doubt why a person has to decide; empty if it is sure
public record Fact(
    Kind kind,
    String value,
    Map<String, String> details,
    Place place,
    String quote,
    Optional<Doubt> doubt) {
  public Fact {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  /// True unless it is doubtful.
  public boolean sure() {
    return doubt.isEmpty();
  }

  /// A detail; empty if it has none of that name.
  public String detail(String name) {
    return details.getOrDefault(name, "");
  }
}
