package dev.sekisho.advisory;

import dev.sekisho.engine.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An indicator (STIX 2.1 §4.7).
///
/// @param id STIX id
/// @param name short name; the id where it has none
/// @param description what it shows, in a sentence; possibly empty
/// @param patternType language of the pattern, such as `stix` or `yara`
/// @param patternText the pattern as written
/// @param pattern the pattern, ready to be compiled; null if it is invalid or in a language that is
///   not run
/// @param confidence 0 to 100; 100 where the producer did not say
/// @param validFrom from when it is valid; null if not said
/// @param validUntil until when, exclusive; null if not said
/// @param modified version of the indicator, as written; empty if not said
/// @param revoked true if its producer took it back
/// @param tlp its own TLP label, such as `AMBER`; empty if it has none
/// @param names of the malware it indicates; where it names none, the advisory's
public record Indicator(
    String id,
    Localized name,
    Localized description,
    String patternType,
    String patternText,
    @Nullable Pattern pattern,
    int confidence,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    String modified,
    boolean revoked,
    String tlp,
    List<String> names) {
  /// Confidence from which on an indicator sights; below it only hints.
  public static final int STRONG = 50;

  public Indicator {
    names = List.copyOf(names);
  }

  /// True if it only hints.
  public boolean weak() {
    return confidence < STRONG;
  }

  /// True if it is neither revoked nor out of its time at `time`.
  public boolean validAt(Instant time) {
    return !revoked
        && (validFrom == null || !time.isBefore(validFrom))
        && (validUntil == null || time.isBefore(validUntil));
  }
}
