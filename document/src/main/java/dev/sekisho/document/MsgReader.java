package dev.sekisho.document;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Unpacked;
import java.util.List;

/// Reads Outlook's messages (`.msg`): one member, the message, with its attachments.
///
/// Source: MS-OXMSG, in a compound file that Apache POI reads.
final class MsgReader implements ContainerReader {
  @Override
  public String name() {
    return "msg";
  }

  @Override
  public boolean recognises(Slice content) {
    return OleReader.isCompound(content) && OleReader.hasOutlookStream(content);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    CompoundFile file = new CompoundFile(opening.budget(), content.length());
    CompoundFile.Folder root = file.root(content);
    if (root.missing() == null && !MsgMail.isMessage(root)) {
      // The message is somewhere in a document, which lists it.
      return Contents.document(name(), List.of(), List.of(), null);
    }
    if (!opening.budget().spend(Limit.MEMBERS, 1)) {
      return Contents.document(name(), List.of(), List.of(), Missing.of(Limit.MEMBERS));
    }
    Member member =
        new Member(
            Member.Role.MESSAGE,
            Member.Listing.of("message", -1),
            List.of(),
            null,
            () -> unpack(file, root, opening));
    return Contents.document(name(), List.of(member), List.of(), null);
  }

  private static Unpacked unpack(CompoundFile file, CompoundFile.Folder root, Opening opening) {
    MapiMail mail = new MsgMail(file, opening.budget()).read(root);
    return new MapiWriter(opening.budget()).write(mail);
  }
}
