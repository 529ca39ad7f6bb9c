package dev.sekisho.stix;

import java.util.List;

/// The type of a property of an observed object.
///
/// @param kind of its value, or of the elements if it is a list
/// @param list true for a list
/// @param targets of a reference: the object types it may lead to, empty if any; of a structure:
///   the name of its type in {@link ObservableTypes}
record PropertyType(Kind kind, boolean list, List<String> targets) {
  PropertyType {
    targets = List.copyOf(targets);
  }

  /// What is known about nothing.
  static final PropertyType ANYTHING = new PropertyType(Kind.ANYTHING, false, List.of());

  /// Kinds of values; {@link #words} is how they are named in a diagnostic.
  enum Kind {
    TEXT("a string"),
    WHOLE("an integer"),
    REAL("a float"),
    FLAG("a boolean"),
    TIME("a timestamp"),
    BINARY("binary"),
    HASHES("a dictionary of hashes"),
    DICTIONARY("a dictionary"),
    EXTENSIONS("a dictionary of extensions"),
    REFERENCE("a reference"),
    STRUCTURE("an object"),
    ANYTHING("of unknown type");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
