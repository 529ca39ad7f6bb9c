package dev.sekisho.host;

/// What is looked at of a host when it is asked for, beside all else.
///
/// @param members members of archives
public record HostExtras(boolean members) {
  /// Nothing more.
  public static final HostExtras NONE = new HostExtras(false);
}
