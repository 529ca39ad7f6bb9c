package dev.sekisho.mime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The name that a part has by its Content-Description, for clients that show it where no other is
/// given. RFC 2045 §8.
final class Description {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_ENDING = 8;

  private Description() {}

  /// The text of `field` if it looks like the name of a file, which ends in a dot and some letters
  /// and digits: none, or one.
  static List<String> fileNames(@Nullable Header field) {
    if (field == null) {
      return List.of();
    }
    String name = field.text().strip();
    int dot = name.lastIndexOf('.');
    int ending = name.length() - dot - 1;
    boolean file =
        dot > 0
            && ending > 0
            && ending <= LONGEST_ENDING
            && name.length() <= LONGEST_NAME
            && name.substring(dot + 1).chars().allMatch(Character::isLetterOrDigit);
    return file ? List.of(name) : List.of();
  }
}
