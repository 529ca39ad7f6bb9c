package dev.sekisho.engine;

/// One thing to look for.
///
/// @param id name, unique in its rule set; for a STIX indicator its id
/// @param pattern what to look for
/// @param weak true for a rule that only hints: it is reported when it matches, but never undecided
public record Rule(String id, Pattern pattern, boolean weak) {}
