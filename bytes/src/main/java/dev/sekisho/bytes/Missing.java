package dev.sekisho.bytes;

/// Says that something of the content beside it could not be read, and why.
///
/// @param cause why
/// @param detail more for people: the key of the limit that was met, the method that is not read;
///   possibly empty
public record Missing(Cause cause, String detail) {
  /// What meeting `limit` leaves unread.
  public static Missing of(Limit limit) {
    return new Missing(Cause.of(limit), limit.key());
  }
}
