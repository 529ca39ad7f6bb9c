package dev.sekisho.advisory;

import java.util.List;

/// What was loaded, and what is wrong with it.
///
/// @param advisories each id once, in the order they were found
/// @param problems errors and warnings, in the order they were met
public record Loaded(List<Advisory> advisories, List<Problem> problems) {
  public Loaded {
    advisories = List.copyOf(advisories);
    problems = List.copyOf(problems);
  }
}
