package dev.sekisho.mime;

/// One mailbox of an address list. RFC 5322 §3.4, RFC 6532.
///
/// @param displayName decoded; empty if there is none
/// @param address local part and domain as written, without comments, quotes that nothing needs and
///   routes; possibly without a domain
public record Address(String displayName, String address) {}
