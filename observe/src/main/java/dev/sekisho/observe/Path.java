package dev.sekisho.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where in a message something is: the names of the containers from the outermost inward.
/// Immutable; the names are the sender's own words, hostile until shown to be harmless.
public final class Path {
  /// The empty path.
  public static final Path ROOT = new Path(null, "");

  private final @Nullable Path outer;
  private final String name;

  private Path(@Nullable Path outer, String name) {
    this.outer = outer;
    this.name = name;
  }

  /// This path with one more step inward.
  public Path then(String inner) {
    return new Path(this, inner);
  }

  /// The names, outermost first; empty for {@link #ROOT}.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Path at = this; at != null && at.outer != null; at = at.outer) {
      names.add(at.name);
    }
    Collections.reverse(names);
    return List.copyOf(names);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Path that && names().equals(that.names());
  }

  @Override
  public int hashCode() {
    return names().hashCode();
  }

  @Override
  public String toString() {
    return String.join(" › ", names());
  }
}
