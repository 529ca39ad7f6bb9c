package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.Item;
import dev.sekisho.imap.ImapAccess;
import dev.sekisho.imap.ImapAddress;
import dev.sekisho.imap.ImapSource;
import dev.sekisho.imap.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Any bytes, as all that an IMAP server says, however it is asked: the client comes to an end, no
/// message is above the limit, what it could not read it says, and a refusal is an `IOException` of
/// one line.
public final class ImapFuzzer {
  private static final int LONGEST = 2_000;
  private static final int MOST_ITEMS = 20_000;

  private ImapFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread serving = Thread.ofPlatform().start(() -> serve(server, input));
      read(server.getLocalPort());
      serving.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(ServerSocket server, byte[] input) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write(input);
      client.shutdownOutput();
      // What it asks does not matter.
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException clientGone) {
      return;
    }
  }

  private static void read(int port) throws IOException {
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, LONGEST);
    ImapAddress address = ImapAddress.parse("imap://user@127.0.0.1:" + port);
    ImapAccess access = new ImapAccess("password", Tls.trusting(null), true);
    ImapSource source;
    try {
      source = ImapSource.open(address, access, limits, (_, _) -> false);
    } catch (IOException refused) {
      require(String.valueOf(refused.getMessage()).startsWith("imap://"), "of which server?");
      return;
    }
    try (source) {
      int items = 0;
      for (Item item = source.next(); item != null; item = source.next()) {
        items++;
        require(items < MOST_ITEMS, "no end");
        if (item instanceof Item.Message(var message)) {
          require(message.bytes().length() <= LONGEST, "longer than the limit");
        }
      }
      require(source.next() == null, "more after the end");
    }
  }
}
