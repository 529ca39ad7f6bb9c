package dev.sekisho.observe;

import dev.sekisho.bytes.Cause;

/// A recorded gap: a node of the message that could not be seen, wholly or in part, and why.
///
/// Which properties are lost is said where they are missing, by {@link Value.Lost} with this gap.
///
/// @param path the node
/// @param cause why
/// @param detail more for people, such as the limit that was met; possibly empty
public record Gap(Path path, Cause cause, String detail) {}
