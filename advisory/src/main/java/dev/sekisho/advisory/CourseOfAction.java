package dev.sekisho.advisory;

import java.util.List;

/// A course of action (STIX 2.1 §4.3), with its steps.
///
/// @param id STIX id
/// @param name what to do, in one line
/// @param description more about it; possibly empty
/// @param products CSAF product ids it is for, from the same extension; empty if it is for all
/// @param steps the steps in the order in which they are to be taken, prerequisites first; from the
///   extension in docs/formats/stix-extensions.md, else empty
public record CourseOfAction(
    String id,
    Localized name,
    Localized description,
    List<String> products,
    List<Localized> steps) {
  public CourseOfAction {
    products = List.copyOf(products);
    steps = List.copyOf(steps);
  }
}
