package dev.sekisho.scan;

import dev.sekisho.mime.Dates;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import dev.sekisho.mime.Received;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a message was observed, as far as it can be known: the time of its newest Received field,
/// else of the mbox From_ line, else its Date.
final class MessageTime {
  private MessageTime() {}

  static @Nullable Instant of(Entity message, @Nullable Instant envelope) {
    Header received = message.headers().first("Received");
    Instant arrived = received == null ? null : Received.date(received.unfolded());
    if (arrived != null) {
      return arrived;
    }
    if (envelope != null) {
      return envelope;
    }
    Header date = message.headers().first("Date");
    return date == null ? null : Dates.parse(date.unfolded());
  }
}
