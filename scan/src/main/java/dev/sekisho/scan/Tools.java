package dev.sekisho.scan;

import dev.sekisho.container.Unpacker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an examination may use on content that is closed to it.
///
/// @param passwords words to try on what is encrypted, beside those of the message and {@link
///   Examiner#WELL_KNOWN}
/// @param unpacker unpacks what is listed and not read; null where nothing is to do so
public record Tools(List<String> passwords, @Nullable Unpacker unpacker) {
  /// Nothing beside what the message itself says.
  public static final Tools NONE = new Tools(List.of(), null);

  public Tools {
    passwords = List.copyOf(passwords);
  }
}
