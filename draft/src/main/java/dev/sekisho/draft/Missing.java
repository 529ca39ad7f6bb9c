package dev.sekisho.draft;

/// Something a standard demands, or a draft should have, and the page does not give.
///
/// @param path JSON Pointer of its place in the CSAF document
/// @param placeholder what stands there instead; empty if nothing does
public record Missing(String path, String placeholder) {}
