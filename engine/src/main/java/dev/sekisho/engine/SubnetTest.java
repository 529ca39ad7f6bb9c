package dev.sekisho.engine;

import dev.sekisho.observe.Value;
import org.jspecify.annotations.Nullable;

/// ISSUBSET and ISSUPERSET on addresses and ranges; what is no address is in no set.
final class SubnetTest implements ValueTest {
  private final @Nullable Subnet constant;
  private final boolean subset;

  SubnetTest(String text, boolean subset) {
    this.constant = Subnet.parse(text);
    this.subset = subset;
  }

  @Override
  public Check.Answer ask(Value value, Nfc nfc, Steps steps) {
    Subnet is = value instanceof Value.Text(String text) ? Subnet.parse(text) : null;
    if (is == null || constant == null) {
      return Check.UNMET;
    }
    return (subset ? is.isIn(constant) : constant.isIn(is)) ? Check.WHOLE : Check.UNMET;
  }

  @Override
  public boolean satisfiable() {
    return constant != null;
  }
}
