package dev.sekisho.container;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// A stream that is one message, or one file, as a whole.
final class SingleMessage implements StreamMessages {
  private final Feed feed;
  private final String source;
  private final RawMessage.Kind kind;
  private final int limit;
  private boolean given;

  SingleMessage(Feed feed, String source, RawMessage.Kind kind, Limits limits) {
    this.feed = feed;
    this.source = source;
    this.kind = kind;
    this.limit = (int) Math.min(limits.of(Limit.MESSAGE_BYTES), Integer.MAX_VALUE / 2);
  }

  @Override
  public @Nullable RawMessage next() {
    if (given) {
      return null;
    }
    given = true;
    feed.fillTo(limit + 1);
    boolean over = feed.length() > limit;
    Slice bytes = feed.held().part(0, Math.min(feed.length(), limit));
    Missing missing = over ? Missing.of(Limit.MESSAGE_BYTES) : feed.missing();
    return new RawMessage(source, 1, 0, own(bytes), kind, feed.defects(), missing, null, false);
  }

  /// The bytes in an array that is not much larger: it lives as long as the message.
  private static Slice own(Slice bytes) {
    boolean tight = bytes.array().length - bytes.length() <= bytes.length() >> 3;
    return tight ? bytes : Slice.of(bytes.toArray());
  }
}
