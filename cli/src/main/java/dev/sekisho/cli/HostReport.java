package dev.sekisho.cli;

import dev.sekisho.host.HostResult;

/// One form of output of hosts.
interface HostReport {
  /// What comes before everything.
  default byte[] start() {
    return new byte[0];
  }

  /// What comes after everything.
  default byte[] end() {
    return new byte[0];
  }

  /// What is said of one host.
  byte[] of(HostResult host);
}
