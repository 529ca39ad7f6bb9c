package dev.sekisho.observe;

import java.util.Set;

/// Which objects and properties some rule asks for, so that nothing else need be made.
///
/// An approximation that only errs upward: what it does not name, no rule can read.
///
/// @param types object types that some path starts from
/// @param properties every property name and dictionary key that occurs in some path
public record Demand(Set<String> types, Set<String> properties) {
  public Demand {
    types = Set.copyOf(types);
    properties = Set.copyOf(properties);
  }

  /// True if some path starts at an object of this type.
  public boolean wantsType(String type) {
    return types.contains(type);
  }

  /// True if some path has this property name or dictionary key in it.
  public boolean wantsProperty(String name) {
    return properties.contains(name);
  }
}
