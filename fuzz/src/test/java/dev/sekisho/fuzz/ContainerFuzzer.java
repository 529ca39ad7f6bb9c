package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Containers;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Passwords;
import dev.sekisho.document.Documents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Any bytes, read as every archive, document and mail in another form that they can be: the budget
/// is kept, what was unpacked was paid for, every member has a name, content that is not there has
/// its reason, and read again all of it is the same.
///
/// One class for all formats: which of them a run reaches is decided by its seeds.
public final class ContainerFuzzer {
  /// The seeds that are encrypted have the last one.
  private static final List<String> WORDS = List.of("wrong", "infected");

  private ContainerFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Slice content = Slice.of(input);
    for (ContainerReader reader : readers(content)) {
      String first = read(reader, content);
      require(first.contentEquals(read(reader, content)), "read twice, two contents");
    }
  }

  /// The readers that an input reaches.
  static List<ContainerReader> readers(Slice content) {
    List<ContainerReader> readers = new ArrayList<>(Containers.of(content));
    readers.addAll(Documents.of(content));
    return readers;
  }

  private static boolean isOpened(Defect defect) {
    return defect.code().equals(Passwords.DECRYPTED);
  }

  private static String read(ContainerReader reader, Slice input) {
    Budget budget = Properties.budget();
    Contents contents = reader.read(input, new Opening(budget, Passwords.listed(WORDS)));
    // Members may share what was unpacked, and paid for, once.
    Set<Slice> paid = Collections.newSetFromMap(new IdentityHashMap<>());
    long unpacked = 0;
    StringBuilder seen = new StringBuilder();
    seen.append(contents.defects()).append(contents.missing());
    for (Member member : contents.members()) {
      Slice content = member.content();
      unpacked += paid.add(content) ? content.length() : 0;
      require(!member.names().isEmpty(), "a member without a name");
      boolean opened = member.defects().stream().anyMatch(ContainerFuzzer::isOpened);
      require(
          !member.encrypted() || opened || member.missing() != null,
          "encrypted and not opened, yet nothing is missing");
      require(content.equals(member.content()), "asked twice, two contents");
      seen.append(member.names()).append(content.hashCode()).append(member.defects());
    }
    require(unpacked <= budget.spent(Limit.UNPACKED_BYTES), "unpacked, but not paid for");
    require(contents.members().size() <= budget.spent(Limit.MEMBERS), "listed, but not paid for");
    Properties.requireKept(budget);
    return seen.toString();
  }
}
