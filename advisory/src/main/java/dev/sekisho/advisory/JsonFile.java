package dev.sekisho.advisory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a JSON file as a tree.
public final class JsonFile {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /// So large a file is read; the tree of it takes some ten times as much memory.
  private static final long MAX_BYTES = 256L << 20;

  private JsonFile() {}

  /// The tree, or null with a problem where there is none.
  public static @Nullable JsonNode read(Path file, List<Problem> problems) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        problems.add(Problems.tooLarge(file, MAX_BYTES));
        return null;
      }
      JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
      if (root.isMissingNode()) {
        problems.add(Problems.emptyFile(file));
        return null;
      }
      return root;
    } catch (IOException e) {
      problems.add(Problems.unreadable(file, e));
    } catch (JacksonException e) {
      problems.add(Problems.notJson(file, place(e.getLocation()), reason(e)));
    }
    return null;
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null ? "" : location.getLineNr() + ":" + location.getColumnNr();
  }

  /// The parser's words without its remarks on its own settings.
  private static String reason(JacksonException e) {
    return e.getOriginalMessage().replaceAll(" \\(start marker at .*", "");
  }
}
