package dev.sekisho.imap;

/// How to get in.
///
/// @param password the user's password
/// @param tls whom to trust
/// @param plaintext true to go without TLS where the address is `imap://`
public record ImapAccess(String password, Tls tls, boolean plaintext) {
  /// Says that there is a password and not which.
  @Override
  public String toString() {
    return "ImapAccess[plaintext=" + plaintext + "]";
  }
}
