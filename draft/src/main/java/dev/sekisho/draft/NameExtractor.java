package dev.sekisho.draft;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of the malware, with the vendors that use them.
final class NameExtractor implements Extractor {
  private static final String PART = "[A-Za-z0-9][A-Za-z0-9_-]{0,40}";
  private static final String END = "(?:[!@:#]{1,2}[A-Za-z0-9._-]{1,20})?";
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\w/\\\\.@-])(?:"
              + "(?:[A-Z][A-Za-z-]{2,20}[.:])?(?:W32|W95|W97M|Win32|Win64|Win16|VBS|JS|HTML|Linux|Unix|MSIL|OSX|PE|Java|BAT|O97M|X97M|PHP|AndroidOS|Android)[/.]"
              + PART
              + "(?:[./]"
              + PART
              + "){0,3}"
              + END
              + "|(?:WORM|TROJ|TROJAN|PE|BKDR|BACKDOOR|VBS|JS|HTML|TSPY|TSC|RANSOM|RTKIT|EXPL|X97M|W97M|ELF|JAVA|UNIX|ADW|CRCK|PUA)_"
              + PART
              + "(?:\\."
              + PART
              + "){0,3}"
              + END
              + "|(?:Email-Worm|Net-Worm|P2P-Worm|IM-Worm|I-Worm|Worm|Virus|Trojan|Trojan-[A-Z][A-Za-z]+|Troj|Backdoor|Exploit|Ransom|Rootkit|Mal|Downloader)(?:[.:/]"
              + PART
              + "){1,4}"
              + END
              + ")(?![\\w])");
  private static final Pattern BRACKETED =
      Pattern.compile("^\\s?[(（\\[［]([^)）\\]］]{2,60})[)）\\]］]");
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:^|[,、;；。/・(（]|\\.\\s|\\band|\\bwhile)\\s*([\\p{L}][\\p{L}\\p{N}"
              + " .&()（）ー-]{1,50}?)\\s?(?:[:：]|では|は|による(?:名称|検出名)は|(?:calls?|names?|detects?|identifies|identify|dubs?|labels?)"
              + " (?:it|this|the)(?: [a-z]+)?(?: as)?)\\s*[\"“「『]?$");
  private static final Pattern AFTER_BY =
      Pattern.compile(
          "^[\"”」』]?\\s?(?:by|from)\\s([\\p{Lu}][\\p{L}\\p{N}"
              + " &-]{1,40}?)(?=[,.;)]|\\sand\\b|\\sas\\b|$)");

  private static final Pattern LISTED =
      Pattern.compile(
          "(?:^|[·•;,、]\\s?)([\\p{Lu}\\p{IsHan}\\p{IsKatakana}][\\p{L}\\p{N}"
              + " &()（）ー-]{1,50}?)\\s?$");

  @Override
  public void extract(Notice notice, Facts facts) {
    for (Passage passage : notice.passages()) {
      Matcher name = NAME.matcher(passage.value());
      while (name.find()) {
        add(passage, name.start(), name.end(), facts);
      }
      if (passage.is(Label.NAME) && passage.block().kind() != Block.Kind.HEADING) {
        listed(passage, facts);
      }
    }
    new FamilyName().extract(notice, facts);
  }

  private static void add(Passage passage, int start, int end, Facts facts) {
    String value = passage.value().substring(start, end);
    Optional<String> vendor = vendor(passage, start, end);
    facts.add(
        Kind.MALWARE_NAME,
        value,
        vendor.map(who -> Map.of("vendor", who)).orElse(Map.of()),
        passage.text(),
        start,
        end,
        null);
  }

  /// The names under a label, which may have any form.
  private static void listed(Passage passage, Facts facts) {
    Matcher one = Pattern.compile("[^,、;；/]+").matcher(passage.value());
    while (one.find()) {
      Text part = Quotes.bare(passage.text().part(one.start(), one.end()));
      String name = part.value().replaceAll("\\s?[(（].*$", "");
      if (!NAME.matcher(passage.value()).find()
          && name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@!/:-]{2,40}")) {
        facts.add(Kind.MALWARE_NAME, name, Map.of(), part, 0, name.length(), null);
      }
    }
  }

  private static Optional<String> vendor(Passage passage, int start, int end) {
    String text = passage.value();
    Optional<Passage> beside =
        passage.beside(Label.VENDOR).filter(cell -> cell.cell() != passage.cell());
    if (beside.isPresent()) {
      return beside.map(Passage::value);
    }
    if (passage.row().size() == 2 && passage.about(Topic.NAMES)) {
      String other = passage.row().get(1 - passage.cell()).value();
      return Optional.of(other).filter(NameExtractor::mayBeVendor);
    }
    Matcher bracket = BRACKETED.matcher(text.substring(end));
    if (bracket.find() && mayBeVendor(bracket.group(1))) {
      return Optional.of(bracket.group(1).strip());
    }
    Matcher by = AFTER_BY.matcher(text.substring(end));
    if (by.find() && mayBeVendor(by.group(1))) {
      return Optional.of(by.group(1).strip());
    }
    Matcher before = BEFORE.matcher(text.substring(0, start));
    if (before.find() && mayBeVendor(before.group(1))) {
      return Optional.of(before.group(1).replaceFirst("^(?:and|while|or)\\s", "").strip());
    }
    return passage.is(Label.NAME) || passage.about(Topic.NAMES)
        ? inList(text.substring(0, start))
        : Optional.empty();
  }

  /// The vendor of a list such as `Kestrel Labs JS/Foo.A · Northlight JS.Foo@mm`.
  private static Optional<String> inList(String before) {
    Matcher listed = LISTED.matcher(before);
    return listed.find() && mayBeVendor(listed.group(1))
        ? Optional.of(listed.group(1))
        : Optional.empty();
  }

  private static boolean mayBeVendor(String text) {
    return text.length() <= 60
        && Vocabulary.label(text).isEmpty()
        && !NAME.matcher(text).find()
        && text.codePoints().anyMatch(Character::isLetter);
  }
}
