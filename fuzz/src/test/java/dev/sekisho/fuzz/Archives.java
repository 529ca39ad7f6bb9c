package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Containers;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;

/// What fuzzers ask of the readers of archives: the budget is kept, what was unpacked was paid for,
/// every member has a name, and content that is not there has its reason.
final class Archives {
  private Archives() {}

  /// Reads `input` as every archive it can be.
  static void check(byte[] input) {
    for (ContainerReader reader : Containers.of(Slice.of(input))) {
      read(reader, Slice.of(input));
    }
  }

  private static void read(ContainerReader reader, Slice input) {
    Budget budget = Properties.budget();
    Contents contents = reader.read(input, Opening.of(budget));
    long unpacked = 0;
    for (Member member : contents.members()) {
      Slice content = member.content();
      unpacked += content.length();
      require(!member.names().isEmpty(), "a member without a name");
      require(!member.encrypted() || member.missing() != null, "encrypted, yet nothing is missing");
      require(content.equals(member.content()), "asked twice, two contents");
    }
    require(unpacked <= budget.spent(Limit.UNPACKED_BYTES), "unpacked, but not paid for");
    require(contents.members().size() == budget.spent(Limit.MEMBERS), "listed, but not paid for");
    Properties.requireKept(budget);
  }
}
