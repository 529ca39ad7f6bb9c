package dev.sekisho.container;

import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The messages of one file or stream, which is sniffed when the first is asked for.
final class StreamSource implements MessageSource {
  private static final int SNIFFED = 1 << 14;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};

  private final CountedStream raw;
  private final String name;
  private final long total;
  private final Limits limits;
  private final boolean named;
  private Feed feed;
  private @Nullable StreamMessages messages;
  private boolean ended;

  /// @param total length of the stream in bytes; -1 if that is not known
  /// @param named true if something else than the bytes says that this is a message
  StreamSource(InputStream in, String name, long total, Limits limits, boolean named) {
    this.raw = new CountedStream(in);
    this.name = name;
    this.total = total;
    this.limits = limits;
    this.named = named;
    this.feed = new Feed(raw, total);
  }

  /// @param delivered true if the file's place says that it is a message; its name may do so too
  static StreamSource open(Path path, long size, Limits limits, boolean delivered)
      throws IOException {
    InputStream in = Files.newInputStream(path);
    return new StreamSource(in, path.toString(), size, limits, delivered || namedMessage(path));
  }

  /// The first bytes, `count` of them if there are as many; valid until the first message is asked
  /// for.
  Slice head(int count) {
    feed.fillTo(count);
    return feed.held().part(0, Math.min(count, feed.length()));
  }

  private static boolean namedMessage(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return plain.endsWith(".eml") || plain.endsWith(".msg");
  }

  @Override
  public @Nullable Item next() {
    if (ended) {
      return null;
    }
    if (messages == null) {
      messages = sniff();
    }
    RawMessage message = messages.next();
    if (message != null) {
      return new Item.Message(message);
    }
    ended = true;
    IOException failure = feed.failure();
    return failure == null ? null : new Item.Failure(name, Sources.reason(failure));
  }

  private StreamMessages sniff() {
    feed.fillTo(SNIFFED);
    if (feed.held().startsWith(GZIP, 0)) {
      Slice head = unpackedHead(feed.held());
      if (MboxMessages.isMbox(head) || MessageLook.isMessage(head, named)) {
        feed = new Feed(new GzipStream(feed.rest(), raw, limits), -1);
        feed.fillTo(SNIFFED);
      }
    }
    Slice head = feed.held();
    if (MboxMessages.isMbox(head)) {
      return new MboxMessages(feed, name, limits);
    }
    boolean message = MessageLook.isMessage(head, named);
    RawMessage.Kind kind = message ? RawMessage.Kind.MESSAGE : RawMessage.Kind.FILE;
    return new SingleMessage(feed, name, kind, limits);
  }

  /// The first bytes inside the gzip file that starts with `packed`.
  private Slice unpackedHead(Slice packed) {
    InputStream in = new ByteArrayInputStream(packed.toArray());
    Feed head = new Feed(new GzipStream(in, raw, limits), SNIFFED);
    head.fillTo(SNIFFED);
    return head.held();
  }

  @Override
  public long bytesRead() {
    return raw.count();
  }

  @Override
  public long totalBytes() {
    return total;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
