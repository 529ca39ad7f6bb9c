package dev.sekisho.stix;

import dev.sekisho.engine.Pattern;
import java.util.List;

/// What came of reading one pattern.
public sealed interface Parsed {
  /// The pattern as it was given.
  String text();

  /// A pattern that can be matched.
  ///
  /// @param places where each comparison stands in `text`, in the order of the text
  /// @param warnings what is odd about it; never errors
  record Valid(String text, Pattern pattern, List<Place> places, List<Diagnostic> warnings)
      implements Parsed {
    public Valid {
      places = List.copyOf(places);
      warnings = List.copyOf(warnings);
    }
  }

  /// A text that is not a pattern; it matches nothing (STIX 2.1 §9.4).
  ///
  /// @param errors why, one or more
  record Invalid(String text, List<Diagnostic> errors) implements Parsed {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /// Where a comparison stands, in UTF-16 units from the start of the text.
  ///
  /// @param path start of the object path
  /// @param pathLength its length
  /// @param operand start of the constant or set; where there is none, of the path
  /// @param operandLength its length
  record Place(int path, int pathLength, int operand, int operandLength) {}
}
