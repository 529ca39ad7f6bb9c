package dev.sekisho.draft;

import java.util.List;

/// A first draft of an advisory.
///
/// @param facts what the page says, by kind, then in the order of the page
/// @param missing what it does not say
/// @param csaf the CSAF 2.0 document, JSON in UTF-8
/// @param stix the STIX 2.1 bundle, JSON in UTF-8
/// @param complete false if a limit was met: then the end of the page was not looked at
public record Draft(
    List<Fact> facts, List<Missing> missing, String csaf, String stix, boolean complete) {
  public Draft {
    facts = List.copyOf(facts);
    missing = List.copyOf(missing);
  }
}
