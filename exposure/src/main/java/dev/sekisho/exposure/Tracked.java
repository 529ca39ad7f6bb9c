package dev.sekisho.exposure;

/// An exposure with what the state knows of it.
///
/// @param exposure the exposure
/// @param mark how far its remediation is: done if that is so for all of its open vulnerabilities
/// @param unseen true if it was not reported before, or its status or remediation has changed since
public record Tracked(Exposure exposure, Mark mark, boolean unseen) {}
