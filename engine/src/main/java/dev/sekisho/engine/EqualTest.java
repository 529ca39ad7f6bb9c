package dev.sekisho.engine;

import dev.sekisho.observe.Value;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `=` and IN, or `!=`: one hash table look-up, however many the constants.
final class EqualTest implements ValueTest {
  private final Set<Object> keys = new HashSet<>();
  private final boolean equal;
  private int longest;
  private boolean times;

  EqualTest(List<Constant> constants, boolean equal) {
    this.equal = equal;
    for (Constant constant : constants) {
      Object key = EqualityKey.of(constant);
      if (key != null) {
        keys.add(key);
        longest = Math.max(longest, EqualityKey.length(key));
        times |= key instanceof Instant;
      }
    }
  }

  @Override
  public Check.Answer ask(Value value, Nfc nfc, Steps steps) {
    return isIn(value) == equal ? Check.WHOLE : Check.UNMET;
  }

  private boolean isIn(Value value) {
    Object key = EqualityKey.of(value, longest);
    if (key != null && keys.contains(key)) {
      return true;
    }
    Instant time = times ? EqualityKey.second(value) : null;
    return time != null && keys.contains(time);
  }

  @Override
  public boolean satisfiable() {
    return !equal || !keys.isEmpty();
  }
}
