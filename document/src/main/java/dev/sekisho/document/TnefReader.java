package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import java.util.List;

/// Reads TNEF streams (`winmail.dat`): one member, the message, with its attachments.
///
/// Source: MS-OXTNEF. Own code, since a library gives up all of a stream for one damaged attribute,
/// and Outlook does not.
final class TnefReader implements ContainerReader {
  @Override
  public String name() {
    return "tnef";
  }

  @Override
  public boolean recognises(Slice content) {
    return TnefStream.isTnef(content);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    if (!opening.budget().spend(Limit.MEMBERS, 1)) {
      return Contents.document(name(), List.of(), List.of(), Missing.of(Limit.MEMBERS));
    }
    TnefStream stream = new TnefStream(content, 0, opening.budget());
    MapiMail mail = stream.read();
    Missing missing =
        mail.missing() != null && mail.missing().cause() == Cause.LIMIT ? mail.missing() : null;
    Member member =
        new Member(
            Member.Role.BODY,
            Member.Listing.of("message", -1),
            List.of(),
            missing,
            () -> new MapiWriter(opening.budget()).write(mail));
    return Contents.document(name(), List.of(member), stream.defects(), null);
  }
}
