package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.Item;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.RawMessage;
import dev.sekisho.container.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Any bytes, read as a file of mails: the same messages however the bytes arrive, none above the
/// limit, and no more bytes than there are, but for those that two readings share.
public final class MboxFuzzer {
  private static final int LONGEST = 2_000;

  private MboxFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    List<RawMessage> at = messages(input, Integer.MAX_VALUE);
    List<RawMessage> dripped = messages(input, 7);
    require(at.equals(dripped), "read in other steps, other messages");
    boolean packed = input.length > 1 && (input[0] & 0xff) == 0x1f && (input[1] & 0xff) == 0x8b;
    long bytes = 0;
    for (RawMessage message : at) {
      require(message.bytes().length() <= LONGEST, "longer than the limit");
      bytes += message.bytes().length();
    }
    require(packed || bytes <= 2L * input.length, "more bytes than two readings have");
  }

  private static List<RawMessage> messages(byte[] input, int step) {
    List<RawMessage> messages = new ArrayList<>();
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, LONGEST);
    try (MessageSource source = Sources.open(new Steps(input, step), "-", limits)) {
      for (Item item = source.next(); item != null; item = source.next()) {
        if (item instanceof Item.Message(RawMessage message)) {
          messages.add(message);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }

  /// Bytes that come no more than so many at a time.
  private static final class Steps extends InputStream {
    private final ByteArrayInputStream in;
    private final int most;

    Steps(byte[] bytes, int most) {
      this.in = new ByteArrayInputStream(bytes);
      this.most = most;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return in.read(target, offset, Math.min(length, most));
    }
  }
}
