package dev.sekisho.engine;

import dev.sekisho.observe.Value;

/// An operator with its constants, asked of one value; NOT is applied by {@link Check}.
interface ValueTest {
  /// The answer for a value that is neither a reference nor lost.
  Check.Answer ask(Value value, Nfc nfc, Steps steps);

  /// False if it cannot be executed: it is then met by no value, with NOT neither.
  default boolean executable() {
    return true;
  }

  /// False if no value at all can satisfy it.
  default boolean satisfiable() {
    return executable();
  }
}
