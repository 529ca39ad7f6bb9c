package dev.sekisho.cli;

import dev.sekisho.csaf.Finding;
import dev.sekisho.csaf.Validator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which tests `advisory validate` reports.
///
/// @param names groups and numbers of tests; empty for all
record ValidationChoice(Set<String> names) {
  ValidationChoice {
    names = Set.copyOf(names);
  }

  /// The choice that `names` make; `6.1.27` stands for `6.1.27.1` and the others as well.
  ///
  /// @throws CommandFailure if a name is neither a group nor a test
  static ValidationChoice of(List<String> names, Messages messages) throws CommandFailure {
    for (String name : names) {
      boolean group =
          name.equals(OpenPlaces.TEST)
              || Stream.of(Finding.Group.values()).anyMatch(one -> one.label().equals(name));
      if (!group && Validator.tests().stream().noneMatch(test -> covers(name, test))) {
        throw new CommandFailure(messages.text("validate.test", name));
      }
    }
    return new ValidationChoice(Set.copyOf(names));
  }

  private static boolean covers(String name, String test) {
    return test.equals(name) || test.startsWith(name + ".");
  }

  /// The findings of these tests only. Whether the document is valid is not changed by the choice.
  Validated of(Validated all) {
    return names.isEmpty()
        ? all
        : new Validated(
            all.valid(),
            all.findings().stream().filter(this::has).toList(),
            all.unchecked().stream().filter(this::has).toList());
  }

  private boolean has(Validated.Line line) {
    return names.stream().anyMatch(name -> name.equals(line.group()) || covers(name, line.test()));
  }
}
