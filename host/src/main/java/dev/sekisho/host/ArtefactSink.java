package dev.sekisho.host;

import java.io.IOException;

/// Takes what a host has, one artefact after the other.
public interface ArtefactSink {
  /// Takes an artefact.
  ///
  /// @throws IOException if it cannot be kept
  void accept(Artefact artefact) throws IOException;
}
