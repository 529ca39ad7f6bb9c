package dev.sekisho.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Digests of files, with the file's name where it stands beside.
final class HashExtractor implements Extractor {
  private static final Pattern HEX =
      Pattern.compile(
          "(?<![\\w-])(?:[0-9A-Fa-f]{128}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{32})(?![\\w-])");
  private static final Map<Integer, String> ALGORITHMS =
      Map.of(32, "MD5", 40, "SHA-1", 64, "SHA-256", 128, "SHA-512");
  private static final Pattern WORD = Vocabulary.pattern("word.hash");
  private static final Set<String> EMPTY =
      Set.of(
          "d41d8cd98f00b204e9800998ecf8427e",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  @Override
  public void extract(Notice notice, Facts facts) {
    for (Passage passage : notice.passages()) {
      Matcher hex = HEX.matcher(passage.value());
      while (hex.find()) {
        String value = hex.group().toLowerCase(Locale.ROOT);
        Map<String, String> details = new HashMap<>();
        details.put("algorithm", ALGORITHMS.getOrDefault(value.length(), ""));
        files(passage).stream().limit(1).forEach(file -> details.put("file", file.name()));
        facts.add(
            Kind.HASH,
            value,
            details,
            passage.text(),
            hex.start(),
            hex.end(),
            doubt(passage, value));
      }
    }
  }

  /// The file names of the row, if there is one alone.
  private static List<FileNames.Found> files(Passage passage) {
    List<FileNames.Found> files =
        passage.row().stream().flatMap(cell -> FileNames.in(cell.text()).stream()).toList();
    return files.size() == 1 ? files : List.of();
  }

  private static @Nullable Doubt doubt(Passage passage, String value) {
    if (EMPTY.contains(value)) {
      return Doubt.COMMON;
    }
    boolean said =
        passage.is(Label.HASH)
            || passage.about(Topic.INDICATORS)
            || passage.row().stream().anyMatch(cell -> WORD.matcher(cell.value()).find())
            || WORD.matcher(passage.labelText()).find();
    return said ? null : Doubt.NOT_LABELLED;
  }
}
