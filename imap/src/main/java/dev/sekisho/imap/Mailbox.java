package dev.sekisho.imap;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One mailbox that is open for reading: the identifiers of its messages, ascending.
final class Mailbox {
  /// More messages than this are not taken from one mailbox.
  static final int MOST = 2_000_000;

  private static final int BATCH = 1000;

  private final String source;
  private final long told;
  private long[] uids = new long[BATCH];
  private long[] sizes = new long[BATCH];
  private int count;

  private Mailbox(String source, long told) {
    this.source = source;
    this.told = told;
  }

  /// Opens a mailbox; EXAMINE changes nothing in it (RFC 3501 §6.3.2).
  ///
  /// @param name as sent
  static Mailbox examine(ImapConnection server, ImapAddress address, String name)
      throws IOException {
    List<ImapLine> lines = server.command("EXAMINE " + ImapConnection.quoted(name), 0, 100);
    long told = 0;
    long validity = -1;
    for (ImapLine line : lines) {
      told = Math.max(told, line.counted("EXISTS"));
      validity = Math.max(validity, line.number("UIDVALIDITY"));
    }
    if (validity < 0) {
      throw new ImapConnection.Refused("the server gives the mailbox no UIDVALIDITY");
    }
    String source = address.of(MailboxName.decoded(name)) + ";UIDVALIDITY=" + validity;
    Mailbox mailbox = new Mailbox(source, told);
    mailbox.list(server);
    return mailbox;
  }

  private void list(ImapConnection server) throws IOException {
    long most = Math.min(told, MOST);
    while (count < most) {
      String range = (count + 1) + ":" + Math.min(most, (long) count + BATCH);
      List<ImapLine> lines = server.command("FETCH " + range + " (UID RFC822.SIZE)", 0, BATCH);
      if (!add(lines)) {
        return;
      }
    }
  }

  /// Adds what a batch gives, at most as much as was asked for; false if that is nothing.
  private boolean add(List<ImapLine> lines) throws IOException {
    int before = count;
    List<ImapLine> messages =
        lines.stream()
            .filter(line -> line.counted("FETCH") > 0 && line.number("UID") > 0)
            .limit(BATCH)
            .sorted(Comparator.comparingLong(line -> line.number("UID")))
            .toList();
    for (ImapLine line : messages) {
      long uid = line.number("UID");
      if (count > 0 && uid <= uids[count - 1]) {
        throw new IOException("the server gives identifiers that do not ascend");
      }
      if (count == uids.length) {
        uids = Arrays.copyOf(uids, count * 2);
        sizes = Arrays.copyOf(sizes, count * 2);
      }
      uids[count] = uid;
      sizes[count] = line.number("RFC822\\.SIZE");
      count++;
    }
    return count > before;
  }

  /// Its address with its UIDVALIDITY.
  String source() {
    return source;
  }

  /// How many messages the server says there are.
  long told() {
    return told;
  }

  /// How many it shows.
  int count() {
    return count;
  }

  /// The unique identifier of the message at `index`.
  long uid(int index) {
    return uids[index];
  }

  /// What the server says of its size, in bytes.
  long size(int index) {
    return sizes[index];
  }
}
