package dev.sekisho.document;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import java.util.ArrayList;
import java.util.List;

/// Reads Outlook's stores (`.pst`, `.ost`) that are files inside a message: each message of them a
/// member, named for its folders and its place in the store.
final class PstReader implements ContainerReader {
  @Override
  public String name() {
    return "pst";
  }

  @Override
  public boolean recognises(Slice content) {
    return Pst.isPst(content);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    Pst store = new Pst(PstContent.of(content, opening.budget()));
    PstTree tree = new PstTree(store, opening.budget());
    List<Member> members = new ArrayList<>();
    Missing missing = null;
    for (PstTree.Found found = tree.next(); found != null; found = tree.next()) {
      if (found.id() < 0) {
        missing = missing == null ? store.why() : missing;
      } else if (opening.budget().spend(Limit.MEMBERS, 1)) {
        members.add(member(store, found, opening));
      } else {
        missing = Missing.of(Limit.MEMBERS);
        break;
      }
    }
    return Contents.document(name(), members, List.of(), missing);
  }

  private static Member member(Pst store, PstTree.Found found, Opening opening) {
    String name = (found.folder() + "/" + found.number()).substring(1);
    return new Member(
        Member.Role.MESSAGE,
        Member.Listing.of(name, -1),
        List.of(),
        null,
        () -> store.message(found.id(), opening.budget()));
  }
}
