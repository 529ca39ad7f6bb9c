package dev.sekisho.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Files of an infected host: name, folder, exact size.
final class FileExtractor implements Extractor {
  private static final Pattern SIZE =
      Pattern.compile(
          "(?<![\\d.,])(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12})(?:\\.\\d{1,3})?\\s?(?:(bytes?|バイト|octets?|B(?![A-Za-z]))|((?i:[KM]i?B|キロバイト|メガバイト))(?![A-Za-z]))");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*+");
  private static final int MOST_DIGITS = 15;
  private static final Pattern IN_FOLDER =
      Pattern.compile(
          "(?i)(?:in|into|to|under|from|within)\\s+(?:(?:the|its|a)\\s+)?(?!(?:the|its|a)\\s)([^,.;:()\"“”]{2,80}?)\\s+(?:folder|directory)\\b");
  private static final Pattern FOLDER =
      Pattern.compile("([^、。「」()（）\\s][^、。「」()（）]{1,60}?)\\s?(?:フォルダー?|ディレクトリ)");

  private static final Pattern CREATES = Vocabulary.pattern("word.creates");
  private static final Pattern LISTED = Pattern.compile("\\s?(?:と|や|、|および|,|and|,\\sand)\\s?");
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?i)(?:folder|directory|\\bin|\\bto|\\bunder)\\s((?:%[a-z_]{2,30}%|[a-z]:)(?:\\\\[^\\\\/:*?\"<>|,;\\s]{1,60}){0,12})");
  private static final Pattern PATH =
      Pattern.compile(
          "(?:%[A-Za-z_]{2,30}%|[A-Za-z]:)(?:\\\\[^\\\\/:*?\"<>|,;、。「」『』()（）\\s\\p{IsHiragana}]{1,60}){1,12}");

  @Override
  public void extract(Notice notice, Facts facts) {
    for (Passage passage : notice.passages()) {
      List<FileNames.Found> files = FileNames.in(passage.text());
      for (int i = 0; i < files.size(); i++) {
        int end = i + 1 < files.size() ? files.get(i + 1).start() : passage.value().length();
        file(passage, files, i, end, facts);
      }
    }
  }

  private static void file(
      Passage passage, List<FileNames.Found> files, int index, int end, Facts facts) {
    FileNames.Found file = files.get(index);
    Map<String, String> details = new HashMap<>();
    String after = passage.value().substring(file.end(), end);
    boolean rounded = size(passage, after, details);
    folder(passage, files, index, after).ifPresent(folder -> details.put("folder", folder));
    if (!isOfHost(passage, details)) {
      return;
    }
    boolean known =
        facts.of(Kind.ATTACHMENT).anyMatch(fact -> fact.value().equalsIgnoreCase(file.name()))
            || facts
                .of(Kind.ARCHIVE_MEMBER)
                .anyMatch(fact -> fact.value().equalsIgnoreCase(file.name()));
    if (known && file.folder().isEmpty()) {
      return;
    }
    facts.add(
        Kind.FILE,
        file.name(),
        details,
        passage.text(),
        file.start(),
        file.end(),
        rounded ? Doubt.ROUNDED : doubt(passage, details));
  }

  private static @Nullable Doubt doubt(Passage passage, Map<String, String> details) {
    boolean said =
        passage.about(Topic.HOST)
            || passage.is(Label.FILE)
            || details.containsKey("size")
            || (details.containsKey("folder") && CREATES.matcher(passage.value()).find());
    return said ? null : Doubt.NOT_LABELLED;
  }

  private static boolean isOfHost(Passage passage, Map<String, String> details) {
    if (passage.is(Label.MEMBER) || passage.is(Label.ATTACHMENT)) {
      return details.containsKey("folder") && CREATES.matcher(passage.value()).find();
    }
    if (passage.label().isPresent()) {
      switch (passage.label().get()) {
        case FILE, HASH -> {
          return true;
        }
        case SUBJECT, BODY, FROM, URL, DATA, ACTION, PRODUCT, KEY, VALUE_NAME -> {
          return false;
        }
        default -> {}
      }
    }
    boolean elsewhere =
        passage.about(Topic.REFERENCES)
            || (passage.about(Topic.ACTIONS) && !passage.about(Topic.HOST));
    boolean mail = passage.about(Topic.MAIL) && !passage.about(Topic.HOST);
    return !elsewhere
        && (!details.isEmpty()
            || (!mail && (passage.about(Topic.HOST) || passage.about(Topic.INDICATORS))));
  }

  /// Puts an exact size.
  ///
  /// @return true if there is one that is rounded
  private static boolean size(Passage passage, String after, Map<String, String> details) {
    Optional<Passage> cell =
        passage.beside(Label.SIZE).filter(size -> size.cell() != passage.cell());
    if (cell.isPresent()) {
      Matcher number = NUMBER.matcher(cell.get().value());
      boolean exact = !cell.get().value().matches("(?i).*\\d\\s?[KM]i?B.*");
      if (number.find() && exact) {
        exact(number.group(), details);
      }
      return !exact;
    }
    Matcher size = SIZE.matcher(after);
    if (!size.find()) {
      return otherCell(passage, details);
    }
    if (size.group(2) != null) {
      exact(size.group(1), details);
    }
    return size.group(2) == null;
  }

  /// Puts a size as STIX writes an integer; none that no file has.
  private static void exact(String written, Map<String, String> details) {
    String digits = written.replace(",", "");
    if (digits.length() <= MOST_DIGITS) {
      details.put("size", Long.toString(Long.parseLong(digits)));
    }
  }

  private static boolean otherCell(Passage passage, Map<String, String> details) {
    for (Passage cell : passage.row()) {
      Matcher size = SIZE.matcher(cell.value());
      if (cell.cell() > passage.cell() && size.find()) {
        if (size.group(2) != null) {
          exact(size.group(1), details);
        }
        return size.group(2) == null;
      }
    }
    return false;
  }

  private static Optional<String> folder(
      Passage passage, List<FileNames.Found> files, int index, String after) {
    FileNames.Found file = files.get(index);
    if (!file.folder().isEmpty()) {
      return Optional.of(file.folder());
    }
    Optional<Passage> cell =
        passage.beside(Label.FOLDER).filter(folder -> folder.cell() != passage.cell());
    if (cell.isPresent()) {
      return cell.map(folder -> folder.value().replaceAll("\\\\$", ""));
    }
    Matcher path = BEHIND.matcher(after);
    if (path.find()) {
      return Optional.of(path.group(1));
    }
    Matcher behind = IN_FOLDER.matcher(after);
    if (behind.find()) {
      return Optional.of(bare(behind.group(1)));
    }
    int start = index == 0 ? 0 : files.get(index - 1).end();
    String between = passage.value().substring(start, file.start());
    if (index > 0 && LISTED.matcher(between).matches()) {
      return folder(passage, files, index - 1, between);
    }
    return before(passage.value().substring(start, file.start()))
        .or(
            () ->
                passage.row().stream()
                    .filter(other -> other.cell() > passage.cell())
                    .flatMap(other -> IN_FOLDER.matcher(other.value()).results())
                    .findFirst()
                    .map(found -> bare(found.group(1))));
  }

  private static Optional<String> before(String text) {
    Matcher folder = FOLDER.matcher(text);
    Optional<String> last =
        PATH.matcher(text)
            .results()
            .reduce((_, other) -> other)
            .map(path -> path.group().replaceFirst("(?:フォルダ|ディレクトリ).*$", ""));
    if (last.isPresent()) {
      return last;
    }
    while (folder.find()) {
      last = Optional.of(bare(folder.group(1)));
    }
    return last;
  }

  /// Without the program whose folder it is.
  private static String bare(String folder) {
    return folder.replaceFirst("^.*['’]s\\s+", "").replaceFirst("^.*[のは、]\\s?", "").strip();
  }
}
