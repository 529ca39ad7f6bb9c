package dev.sekisho.imap;

import static dev.sekisho.fuzz.Properties.require;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Any text, as the name of a mailbox and as an address: a name that is sent reads as itself, an
/// address is read or refused in one line, and one that was read, written out with a folder, reads
/// as the same.
public final class AddressFuzzer {
  private AddressFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.UTF_8);
    require(MailboxName.decoded(MailboxName.encoded(text)).equals(text), "sent, it is another");
    require(!MailboxName.decoded(text).isEmpty() || text.isEmpty(), "a name is lost");
    if (ImapAddress.isAddress(text)) {
      address(text);
    }
  }

  private static void address(String given) throws IOException {
    ImapAddress address;
    try {
      address = ImapAddress.parse(given);
    } catch (IOException refused) {
      require(String.valueOf(refused.getMessage()).contains("IMAP"), "refused, but not why");
      return;
    }
    String folder = address.folder();
    String written = folder == null ? address.toString() : address.of(folder);
    // What is no text, half of a pair, has no place in an address.
    boolean text = StandardCharsets.UTF_8.newEncoder().canEncode(written);
    require(!text || ImapAddress.parse(written).equals(address), "written, another: " + written);
  }
}
