package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of files in text, with their folders where they are written before them.
final class FileNames {
  private static final String EXTENSIONS = String.join("|", Vocabulary.words("word.extension"));
  private static final Set<String> ARCHIVES =
      Set.copyOf(Vocabulary.words("word.archive-extension"));
  private static final String ROOT = "(?:%[A-Za-z_]{2,30}%|<[A-Za-z]{2,20}>|[A-Za-z]:)";
  private static final String STEP =
      "\\\\[^\\\\/:*?\"<>|,;、。「」『』()（）\\s][^\\\\/:*?\"<>|,;、。「」『』()（）]{0,60}?";
  private static final String CHARACTER =
      "(?:[\\w~$!#&+.-]|\\[[\\w -]{1,20}\\]|%\\w{1,20}%|<[\\w -]{1,20}>)";
  private static final Pattern FILE =
      Pattern.compile(
          "(?<![\\w\\\\/%@.-])("
              + ROOT
              + "(?:"
              + STEP
              + "){0,12}\\\\|)("
              + CHARACTER
              + "{1,80}?\\.(?i:"
              + EXTENSIONS
              + "))(?![\\w\\\\/-]|\\.\\w|\\[\\.)");
  private static final Pattern WHOLE =
      Pattern.compile("[^\\\\/:*?\"<>|\\s][^\\\\/:*?\"<>|]{0,100}?\\.(?i:" + EXTENSIONS + ")");

  private FileNames() {}

  /// A file name in a text.
  ///
  /// @param folder what stands before the name, without the last backslash; may be empty
  record Found(int start, int end, String folder, String name) {
    boolean isArchive() {
      String lower = name.toLowerCase(Locale.ROOT);
      return ARCHIVES.contains(lower.substring(lower.lastIndexOf('.') + 1));
    }
  }

  /// True if all of `text` is the name of a file.
  static boolean isOne(String text) {
    return WHOLE.matcher(text).matches() && text.split("\\s", -1).length <= 4;
  }

  /// The file names in `text`, in order.
  static List<Found> in(Text text) {
    List<Found> found = new ArrayList<>();
    Matcher file = FILE.matcher(text.value());
    while (file.find()) {
      String folder = file.group(1).replaceAll("\\\\$", "");
      found.add(new Found(file.start(), file.end(), folder, file.group(2)));
    }
    for (Text.Span quote : Quotes.in(text)) {
      String value = quote.of(text.value());
      if (isOne(value)) {
        found.removeIf(one -> one.start() >= quote.start() && one.end() <= quote.end());
        found.add(new Found(quote.start(), quote.end(), "", value));
      }
    }
    found.sort(java.util.Comparator.comparingInt(Found::start));
    return found;
  }
}
