package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Slice;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.MessageParser;

/// Any bytes, read as a message: the budget is kept, every entity lies inside the bytes it was
/// parsed from, and parsing twice gives the same tree.
public final class MimeFuzzer {
  private MimeFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Slice raw = Slice.of(input);
    Budget budget = Properties.budget();
    Entity message = MessageParser.parse(raw, budget);
    StringBuilder tree = new StringBuilder();
    walk(message, raw, tree);
    Properties.requireKept(budget);

    StringBuilder again = new StringBuilder();
    walk(MessageParser.parse(raw, Properties.budget()), raw, again);
    require(again.compareTo(tree) == 0, "parsed twice, two trees");
  }

  @SuppressWarnings("ReferenceEquality") // whether it is the very array that was parsed
  private static void walk(Entity entity, Slice raw, StringBuilder tree) {
    require(entity.start() >= 0 && entity.length() >= 0, "a span that runs backwards");
    boolean encoded = entity.body().array() != raw.array();
    require(encoded || entity.start() + entity.length() <= raw.length(), "a span past the end");
    require(entity.depth() <= Limit.DEPTH.standard(), "too deep");
    tree.append(entity).append(entity.fileNames()).append(entity.text().length());
    tree.append(entity.content().length()).append(entity.contentId()).append('\n');
    entity.parts().forEach(part -> walk(part, raw, tree));
    entity.alternatives().forEach(alternative -> walk(alternative, raw, tree));
  }
}
