package dev.sekisho.cli;

import dev.sekisho.exposure.Tracked;
import java.util.List;

/// A form of the report on exposures.
interface ExposureReport {
  /// The whole report.
  byte[] of(List<Tracked> exposures);
}
