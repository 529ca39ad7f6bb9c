package dev.sekisho.stix;

import dev.sekisho.bytes.SharedData;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.opentest4j.TestAbortedException;

/// Skips properties that read the official grammar where it is absent: thrown from a property, the
/// same would count as a failure.
final class NeedsGrammar implements SkipExecutionHook {
  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    try {
      SharedData.at("conformance/stix/STIXPattern.g4");
      return SkipResult.doNotSkip();
    } catch (TestAbortedException absent) {
      return SkipResult.skip(absent.getMessage());
    }
  }
}
