package dev.sekisho.engine;

/// What a loss leaves open whatever else is known: whole rules, and brackets of rules over several
/// observations. Filled while rules are compiled, then only read.
final class LostRules {
  private final IntList rules = new IntList();
  private final IntList brackets = new IntList();

  /// Adds what a clause decides; targets come in ascending order.
  void add(Target target) {
    if (!target.wholeRule()) {
      brackets.addAscending(target.number());
    } else if (!target.weak()) {
      rules.addAscending(target.rule());
    }
  }

  /// Numbers of the rules that are not weak, ascending.
  IntList rules() {
    return rules;
  }

  /// Numbers of the targets, ascending.
  IntList brackets() {
    return brackets;
  }
}
