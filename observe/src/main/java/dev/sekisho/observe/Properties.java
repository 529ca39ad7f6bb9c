package dev.sekisho.observe;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Named values in the order they were set, each made when first asked for and kept.
///
/// Filled by its maker before it is handed on. Not for several threads at once.
public final class Properties {
  private final Map<String, Object> entries = new LinkedHashMap<>();

  /// Sets a property.
  public Properties put(String name, Value value) {
    entries.put(name, value);
    return this;
  }

  /// Sets a property to be made on first use: for what costs time, such as a digest.
  public Properties putLazily(String name, Supplier<? extends Value> maker) {
    entries.put(name, maker);
    return this;
  }

  /// Sets all properties that `other` has now; what is made on first use is made once for both.
  public Properties putAll(Properties other) {
    other.names().forEach(name -> putLazily(name, () -> requireNonNull(other.get(name))));
    return this;
  }

  /// The value of a property, or null if there is none of this name.
  public @Nullable Value get(String name) {
    Object entry = entries.get(name);
    if (entry instanceof Supplier<?> maker) {
      Value made = (Value) maker.get();
      entries.put(name, made);
      return made;
    }
    return (Value) entry;
  }

  /// The names, in the order they were set.
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }
}
