package dev.sekisho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern as it was given.
///
/// @param text the pattern
/// @param file the file it is from; empty if it was given as an option
/// @param line its line in the file, from 1; its place among the options, from 1
record PatternLine(String text, String file, int line) {
  /// The patterns of the options, then those of a file, one a line; blank lines are passed over.
  static List<PatternLine> read(List<String> texts, @Nullable Path file) throws IOException {
    List<PatternLine> patterns = new ArrayList<>();
    for (String text : texts) {
      patterns.add(new PatternLine(text, "", patterns.size() + 1));
    }
    if (file != null) {
      List<String> lines = TextLines.of(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          patterns.add(new PatternLine(lines.get(i), file.toString(), i + 1));
        }
      }
    }
    return patterns;
  }
}
