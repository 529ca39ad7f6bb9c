package dev.sekisho.engine;

/// What a clause decides: a whole rule, or one bracket of a rule over several observations.
///
/// @param number place among all targets, in the order of rules and brackets
/// @param bracket number of the bracket; -1 for a whole rule
record Target(int number, int rule, int bracket, boolean weak) {
  boolean wholeRule() {
    return bracket < 0;
  }
}
