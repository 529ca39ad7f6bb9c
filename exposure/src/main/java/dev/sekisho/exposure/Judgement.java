package dev.sekisho.exposure;

import dev.sekisho.advisory.Localized;
import java.util.List;

/// What one vulnerability means for an installed product.
///
/// @param status what it means
/// @param reason why
/// @param hits what the status rests on; remediations for their products are the ones to take
record Judgement(Status status, Localized reason, List<Hit> hits) {
  Judgement {
    hits = List.copyOf(hits);
  }
}
