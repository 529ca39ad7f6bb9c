package dev.sekisho.publish;

import java.util.Locale;

/// What the files for machines are, in words.
final class Kinds {
  private Kinds() {}

  /// What `file`, a path of the site, is.
  static String of(String file, Source source, SiteText text) {
    if (file.startsWith(Publication.STIX)) {
      return text.of("machine.stix");
    }
    if (file.endsWith(".asc")) {
      return text.of("machine.signature");
    }
    if (file.endsWith(".sha256")) {
      return text.of("machine.hash", "SHA-256");
    }
    if (file.endsWith(".sha512")) {
      return text.of("machine.hash", "SHA-512");
    }
    for (Document document : source.documents()) {
      if (file.endsWith("/" + Document.stem(document.csaf().id()) + ".json")) {
        return text.of("machine.csaf", language(document, text));
      }
    }
    return "";
  }

  private static String language(Document document, SiteText text) {
    String lang = document.lang();
    int hyphen = lang.indexOf('-');
    String primary = hyphen < 0 ? lang : lang.substring(0, hyphen);
    String known = text.value("language", primary.toLowerCase(Locale.ROOT));
    return known.equals(primary.toLowerCase(Locale.ROOT)) ? lang : known;
  }
}
