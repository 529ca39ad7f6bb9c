package dev.sekisho.draft;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names of the mail's attachments, and of the files in attached archives.
final class AttachmentExtractor implements Extractor {
  /// Words for an attachment.
  static final Pattern WORD = Vocabulary.pattern("word.attachment");

  private static final Pattern CREATES = Vocabulary.pattern("word.creates");
  private static final Pattern INSIDE = Vocabulary.pattern("word.inside");

  @Override
  public void extract(Notice notice, Facts facts) {
    String archive = "";
    for (Passage passage : notice.passages()) {
      List<FileNames.Found> files = FileNames.in(passage.text());
      if (passage.is(Label.MEMBER)) {
        for (FileNames.Found file : files) {
          if (!CREATES.matcher(passage.value().substring(0, file.start())).find()) {
            add(Kind.ARCHIVE_MEMBER, passage, file, archive, null, facts);
          }
        }
      } else if (passage.is(Label.ATTACHMENT)) {
        attached(passage, files, facts);
      } else if (passage.label().isEmpty() && WORD.matcher(passage.value()).find()) {
        sentence(passage, files, facts);
      } else if (passage.about(Topic.MAIL)) {
        members(passage, files, facts);
      }
      archive =
          facts.of(Kind.ATTACHMENT).map(Fact::value).reduce((first, last) -> last).orElse(archive);
    }
  }

  /// The first name is the attachment; one behind an archive and a word such as “containing” is in
  /// it.
  private static void attached(Passage passage, List<FileNames.Found> files, Facts facts) {
    FileNames.@Nullable Found archive = null;
    int end = 0;
    for (FileNames.Found file : files) {
      String between = passage.value().substring(end, file.start());
      if (archive != null && INSIDE.matcher(between).find()) {
        add(Kind.ARCHIVE_MEMBER, passage, file, archive.name(), null, facts);
      } else if (!containedIn(passage, file, files, facts)) {
        add(Kind.ATTACHMENT, passage, file, "", null, facts);
        archive = file.isArchive() ? file : archive;
      }
      end = file.end();
    }
  }

  /// True if the text goes on as in `A.htm を含む B.zip` or `A.htm inside B.zip`.
  private static boolean containedIn(
      Passage passage, FileNames.Found file, List<FileNames.Found> files, Facts facts) {
    for (FileNames.Found next : files) {
      if (next.start() >= file.end() && next.isArchive()) {
        String between = passage.value().substring(file.end(), next.start());
        boolean in =
            between.length() <= 24
                && between.matches(
                    "(?s)\\s*(?:is |are )?(?:in|inside|within)\\s.*|.*[をが](?:含む|収めた|入れた|入った).*");
        if (in) {
          add(Kind.ARCHIVE_MEMBER, passage, file, next.name(), null, facts);
        }
        return in;
      }
    }
    return false;
  }

  /// In a sentence that speaks of an attachment.
  private static void sentence(Passage passage, List<FileNames.Found> files, Facts facts) {
    if (passage.about(Topic.ACTIONS) || passage.about(Topic.REFERENCES)) {
      return;
    }
    FileNames.@Nullable Found archive = null;
    int end = 0;
    for (FileNames.Found file : files) {
      String between = passage.value().substring(end, file.start());
      String around =
          passage.value().substring(end, Math.min(passage.value().length(), file.end() + 24));
      if (archive != null && INSIDE.matcher(between).find()) {
        add(Kind.ARCHIVE_MEMBER, passage, file, archive.name(), null, facts);
      } else if (file.folder().isEmpty()
          && WORD.matcher(around).find()
          && !containedIn(passage, file, files, facts)) {
        add(Kind.ATTACHMENT, passage, file, "", null, facts);
        archive = file.isArchive() ? file : archive;
      }
      end = file.end();
    }
  }

  /// In a sentence that names an attachment known already, and what is in it.
  private static void members(Passage passage, List<FileNames.Found> files, Facts facts) {
    for (int i = 0; i + 1 < files.size(); i++) {
      FileNames.Found archive = files.get(i);
      FileNames.Found next = files.get(i + 1);
      boolean known =
          facts.of(Kind.ATTACHMENT).anyMatch(fact -> fact.value().equalsIgnoreCase(archive.name()));
      String between = passage.value().substring(archive.end(), next.start());
      if (known && archive.isArchive() && INSIDE.matcher(between).find()) {
        add(Kind.ARCHIVE_MEMBER, passage, next, archive.name(), null, facts);
      }
    }
  }

  private static void add(
      Kind kind,
      Passage passage,
      FileNames.Found file,
      String archive,
      @Nullable Doubt doubt,
      Facts facts) {
    Map<String, String> details = archive.isEmpty() ? Map.of() : Map.of("archive", archive);
    facts.add(kind, file.name(), details, passage.text(), file.start(), file.end(), doubt);
  }
}
