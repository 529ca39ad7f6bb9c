package dev.sekisho.draft;

/// What is known of an advisory that is begun; what is not is an empty text.
///
/// @param id tracking id
/// @param title its title
/// @param japanese true if it is written in Japanese, else in English
/// @param publisher name of the publisher
/// @param namespace address that tells the publisher from others
/// @param tlp TLP label, one of CSAF 2.0 §3.2.1.5.2.1: `AMBER`, `GREEN`, `RED`, `WHITE`
/// @param released when it is to be released first, RFC 3339
public record Known(
    String id,
    String title,
    boolean japanese,
    String publisher,
    String namespace,
    String tlp,
    String released) {}
