package dev.sekisho.host;

import java.io.IOException;
import java.util.List;

/// Takes what one host has.
interface HostSink extends ArtefactSink {
  /// Takes what the variables of the host stand for; comes first.
  ///
  /// @throws IOException if it cannot be kept
  void environment(Environment environment) throws IOException;

  /// Names of files and folders to be given first, since an earlier scan of the host met them.
  List<String> earlier();
}
