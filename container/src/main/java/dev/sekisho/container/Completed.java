package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/// A reader whose members that are listed but not read are those of an {@link Unpacker}, where one
/// is to be used.
///
/// @param reader lists the archive
record Completed(ContainerReader reader) implements ContainerReader {
  @Override
  public String name() {
    return reader.name();
  }

  @Override
  public boolean recognises(Slice content) {
    return reader.recognises(content);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Contents listed = reader.read(content, opening);
    Unpacker unpacker = opening.unpacker();
    if (unpacker == null || listed.members().stream().noneMatch(Elsewhere::isWanted)) {
      return listed;
    }
    Elsewhere elsewhere = new Elsewhere(content, listed.members(), unpacker, opening.budget());
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < listed.members().size(); i++) {
      members.add(elsewhere.member(i));
    }
    return new Contents(
        listed.format(), listed.archive(), members, listed.defects(), listed.missing());
  }
}
