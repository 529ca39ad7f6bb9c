package dev.sekisho.imap;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Item;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.RawMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The messages of one mailbox of a server, or of all, in the order of the server's list and of the
/// identifiers. Nothing is changed there: mailboxes are opened by EXAMINE, messages read by
/// BODY.PEEK.
///
/// The source of a message is its mailbox's address with the UIDVALIDITY (RFC 5092), its number and
/// offset its UID. Where the connection is lost, the last item says where, and the rest is missing.
public final class ImapSource implements MessageSource {
  private static final int CHUNK = 1 << 20;
  private static final int MOST_MAILBOXES = 10_000;

  /// How many times a command's time one message may take.
  private static final int MESSAGE_TIMES = 10;

  private final ImapAddress address;
  private final Limits limits;
  private final Known known;
  private final ImapConnection server;
  private final Deque<String> mailboxes = new ArrayDeque<>();
  private @Nullable Mailbox open;
  private int at;
  private boolean ended;

  private ImapSource(ImapAddress address, Limits limits, Known known, ImapConnection server) {
    this.address = address;
    this.limits = limits;
    this.known = known;
    this.server = server;
  }

  /// Says which messages need not be read.
  public interface Known {
    /// True if the message of a mailbox is known and passed over.
    ///
    /// @param source address of the mailbox with its UIDVALIDITY
    boolean passOver(String source, long uid);
  }

  /// Connects, logs in and lists the mailboxes.
  ///
  /// @param limits `MESSAGE_BYTES` bounds each message, `TIME` each command, and ten times it each
  ///   message
  /// @throws IOException if that fails; the message is one line that names the server
  public static ImapSource open(ImapAddress address, ImapAccess access, Limits limits, Known known)
      throws IOException {
    ImapConnection server = null;
    try {
      server = ImapConnection.open(access, address, limits.of(Limit.TIME));
      ImapSource source = new ImapSource(address, limits, known, server);
      source.list();
      return source;
    } catch (IOException e) {
      if (server != null) {
        server.close();
      }
      throw new IOException(address + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.net.UnknownHostException _ -> "no such host";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private void list() throws IOException {
    if (address.folder() != null) {
      mailboxes.add(MailboxName.encoded(address.folder()));
      return;
    }
    for (ImapLine line : server.command("LIST \"\" \"*\"", 1 << 20, MOST_MAILBOXES)) {
      String name = line.mailbox();
      if (name != null) {
        mailboxes.add(name);
      }
    }
    if (mailboxes.size() > MOST_MAILBOXES) {
      throw new IOException("more than " + MOST_MAILBOXES + " mailboxes");
    }
  }

  @Override
  public @Nullable Item next() {
    while (!ended) {
      Mailbox mailbox = open;
      Item item = mailbox == null ? enter() : message(mailbox);
      if (item != null) {
        return item;
      }
    }
    return null;
  }

  private @Nullable Item enter() {
    String name = mailboxes.poll();
    if (name == null) {
      ended = true;
      return null;
    }
    String place = address.of(MailboxName.decoded(name));
    try {
      open = Mailbox.examine(server, address, name);
      at = 0;
      return null;
    } catch (ImapConnection.Refused e) {
      return new Item.Failure(place, reason(e));
    } catch (IOException e) {
      return lost(place, e);
    }
  }

  private @Nullable Item message(Mailbox mailbox) {
    if (at == mailbox.count()) {
      open = null;
      return mailbox.told() == at
          ? null
          : new Item.Failure(
              mailbox.source(),
              "the server says it holds " + mailbox.told() + " messages and shows " + at);
    }
    long uid = mailbox.uid(at);
    long size = mailbox.size(at);
    at++;
    if (known.passOver(mailbox.source(), uid)) {
      return null;
    }
    String place = mailbox.source() + "/;UID=" + uid;
    try {
      return read(mailbox, uid, size);
    } catch (ImapConnection.Refused e) {
      return new Item.Failure(place, reason(e));
    } catch (IOException e) {
      return lost(place, e);
    }
  }

  private Item lost(String place, IOException e) {
    ended = true;
    return new Item.Failure(place, reason(e) + "; nothing from here on was read");
  }

  private Item read(Mailbox mailbox, long uid, long size) throws IOException {
    long until =
        System.nanoTime() + MESSAGE_TIMES * TimeUnit.MILLISECONDS.toNanos(limits.of(Limit.TIME));
    long most = Math.min(limits.of(Limit.MESSAGE_BYTES), Integer.MAX_VALUE / 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Missing missing = null;
    while (missing == null) {
      int wanted = (int) Math.min(CHUNK, most - bytes.size() + 1);
      Slice chunk = chunk(uid, bytes.size(), wanted);
      if (chunk == null) {
        missing = new Missing(Cause.IO, "the server does not give it");
        break;
      }
      bytes.write(chunk.array(), chunk.offset(), chunk.length());
      if (bytes.size() > most) {
        missing = Missing.of(Limit.MESSAGE_BYTES);
      } else if (System.nanoTime() - until > 0) {
        throw new IOException("the server takes too long");
      } else if (chunk.length() < wanted && (bytes.size() >= size || chunk.isEmpty())) {
        break;
      }
    }
    List<Defect> defects = new ArrayList<>();
    if (missing == null && bytes.size() != size) {
      defects.add(new Defect("source.size", size + " said, " + bytes.size() + " given"));
    }
    byte[] all = bytes.toByteArray();
    Slice content = Slice.of(all).part(0, (int) Math.min(all.length, most));
    return new Item.Message(
        new RawMessage(
            mailbox.source(),
            uid,
            uid,
            content,
            RawMessage.Kind.MESSAGE,
            defects,
            missing,
            null,
            true));
  }

  /// Part of a message; null if the server gives none.
  private @Nullable Slice chunk(long uid, long origin, int length) throws IOException {
    String command = "UID FETCH " + uid + " (UID BODY.PEEK[]<" + origin + "." + length + ">)";
    for (ImapLine line : server.command(command, length, 1)) {
      Slice body = line.number("UID") == uid ? line.body(origin) : null;
      if (body != null) {
        return body;
      }
    }
    return null;
  }

  @Override
  public long bytesRead() {
    return server.bytesRead();
  }

  @Override
  public long totalBytes() {
    return -1;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
