package dev.sekisho.host;

/// What is looked at of a host when it is asked for, beside all else.
///
/// @param members members of archives
/// @param deleted what was deleted from hives and not overwritten yet
public record HostExtras(boolean members, boolean deleted) {
  /// Nothing more.
  public static final HostExtras NONE = new HostExtras(false, false);
}
