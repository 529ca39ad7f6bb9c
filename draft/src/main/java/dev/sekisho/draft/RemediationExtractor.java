package dev.sekisho.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to do, for which products, with the link the page gives.
final class RemediationExtractor implements Extractor {
  private static final Pattern FIX = Vocabulary.pattern("word.action-fix");
  private static final Pattern OTHER = Vocabulary.pattern("word.action");
  private static final Pattern NOTHING = Vocabulary.pattern("word.no-action");
  private static final Pattern WORKAROUND = Vocabulary.pattern("word.workaround");
  private static final Pattern MITIGATION = Vocabulary.pattern("word.mitigation");
  private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"“”「」、。，）＞|]{3,2000}");

  /// A URL that stands behind the sentence, not in it.
  private static final Pattern LAST =
      Pattern.compile("([.。:：!！)）])\\s*https?://[^\\s<>\"“”「」、。，）＞|]{3,2000}\\s*$");

  private static final Pattern PLEASE =
      Pattern.compile("(?i)(?:^|[.;]\\s)(please\\s[^.;]*(?:[.;]\\d[^.;]*)*)");
  private static final int LONGEST = 600;

  @Override
  public void extract(Notice notice, Facts facts) {
    Mentions mentions = new Mentions(facts.of(Kind.PRODUCT).toList());
    boolean affected =
        facts.of(Kind.PRODUCT).anyMatch(product -> product.detail("status").equals("affected"));
    for (Passage passage : notice.passages()) {
      if (isAction(passage)) {
        action(passage, mentions, affected, facts);
      } else if (passage.block().kind() == Block.Kind.PARAGRAPH && passage.label().isEmpty()) {
        Matcher please = PLEASE.matcher(passage.value());
        if (please.find()
            && (FIX.matcher(please.group(1)).find() || OTHER.matcher(please.group(1)).find())) {
          add(passage, please.group(1).strip(), please.start(1), mentions, affected, facts);
        }
      }
    }
  }

  private static boolean isAction(Passage passage) {
    boolean section =
        (passage.about(Topic.ACTIONS) || passage.about(Topic.WORKAROUND))
            && !passage.about(Topic.REFERENCES);
    boolean length = passage.value().length() <= LONGEST && passage.value().length() >= 4;
    boolean plain =
        switch (passage.block().kind()) {
          case HEADING, QUOTED -> false;
          case ROW -> passage.is(Label.ACTION) && passage.cell() > 0;
          case ITEM -> section;
          case PARAGRAPH ->
              section
                  && (FIX.matcher(passage.value()).find() || OTHER.matcher(passage.value()).find());
        };
    boolean address = URL.matcher(passage.value()).replaceAll("").isBlank();
    boolean nothing = NOTHING.matcher(passage.value()).find();
    return plain
        && length
        && !address
        && !nothing
        && (passage.label().isEmpty() || passage.is(Label.ACTION));
  }

  private static void action(Passage passage, Mentions mentions, boolean affected, Facts facts) {
    String text = LAST.matcher(passage.value()).replaceFirst("$1").strip();
    add(passage, text, 0, mentions, affected, facts);
  }

  private static void add(
      Passage passage, String text, int start, Mentions mentions, boolean affected, Facts facts) {
    String where =
        passage.row().stream().map(Passage::value).collect(Collectors.joining(" "))
            + (passage.row().size() > 1 ? "" : " " + passage.labelText());
    List<String> products = mentions.in(passage.row().size() > 1 ? where : text);
    Map<String, String> details = new HashMap<>();
    details.put("category", category(passage, text));
    url(passage).ifPresent(url -> details.put("url", url));
    if (!products.isEmpty()) {
      details.put("products", String.join("\n", products));
    }
    facts.add(
        Kind.REMEDIATION,
        text,
        details,
        passage.text(),
        start,
        Math.min(passage.value().length(), start + text.length()),
        doubt(text, products, affected));
  }

  private static @Nullable Doubt doubt(String text, List<String> products, boolean affected) {
    if (affected && products.isEmpty()) {
      return Doubt.PRODUCT_NOT_SAID;
    }
    boolean action = FIX.matcher(text).find() || OTHER.matcher(text).find();
    return action ? null : Doubt.STATUS_NOT_SAID;
  }

  private static String category(Passage passage, String text) {
    if ((passage.about(Topic.WORKAROUND) && !passage.about(Topic.ACTIONS))
        || WORKAROUND.matcher(text).find()) {
      return "workaround";
    }
    if (MITIGATION.matcher(text).find()) {
      return "mitigation";
    }
    return FIX.matcher(text).find() ? "vendor_fix" : "mitigation";
  }

  private static Optional<String> url(Passage passage) {
    Stream<String> links =
        passage.row().stream()
            .flatMap(cell -> cell.text().links().stream())
            .map(Text.Span::target)
            .filter(Urls::isWeb);
    Matcher plain = URL.matcher(passage.value());
    return links
        .findFirst()
        .or(
            () ->
                plain.find()
                    ? Optional.of(NetworkExtractor.trimmed(plain.group()))
                    : Optional.empty());
  }
}
