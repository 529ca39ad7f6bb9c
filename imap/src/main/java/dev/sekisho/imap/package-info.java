/// Mailboxes on IMAP servers, read and never changed.
///
/// A {@link dev.sekisho.imap.ImapSource} gives the messages of one mailbox or of all. What a server
/// says is as hostile as the mail it keeps: each line, literal, list and wait is bounded.
///
/// Source: RFC 3501 (IMAP4rev1), RFC 8314 (TLS), RFC 5092 (addresses).
@org.jspecify.annotations.NullMarked
package dev.sekisho.imap;
