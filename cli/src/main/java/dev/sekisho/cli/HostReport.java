package dev.sekisho.cli;

import dev.sekisho.host.HostResult;

/// One form of output of hosts.
interface HostReport {
  /// What is said of one host.
  byte[] of(HostResult host);
}
