package dev.sekisho.draft;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Products and how they stand to the vulnerability.
final class ProductExtractor implements Extractor {
  private static final Pattern NOT_AFFECTED = Vocabulary.pattern("word.not-affected");
  private static final Pattern AFFECTED = Vocabulary.pattern("word.affected");
  private static final Pattern FIXED = Vocabulary.pattern("word.fixed");
  private static final Pattern INVESTIGATED = Vocabulary.pattern("word.under-investigation");
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:^|[.;。；]\\s*|Users of\\s)(?:Users"
              + " of\\s)?([^.;。；]{2,100}?|[^;。；]{2,100}?\\d)(?:\\s(?:is|are)\\s(not\\s|un)?(?:affected|vulnerable)|は、?(影響を受けません|対象外です|影響はありません)|が影響を受けます)");
  private static final Pattern AND = Pattern.compile("\\s(?:and|or)\\s|、|および|及び|と(?=[\\d])");

  @Override
  public void extract(Notice notice, Facts facts) {
    for (Passage passage : notice.passages()) {
      boolean products = isOfProducts(passage);
      switch (passage.block().kind()) {
        case ROW -> row(passage, products, facts);
        case ITEM, QUOTED -> {
          if (products && !sentence(passage, facts)) {
            item(passage, facts);
          }
        }
        case PARAGRAPH -> {
          if (!sentence(passage, facts)
              && !(products && separated(passage, facts))
              && (passage.is(Label.PRODUCT) || (products && isShort(passage)))) {
            item(passage, facts);
          }
        }
        case HEADING -> {}
      }
    }
  }

  private static boolean isOfProducts(Passage passage) {
    return passage.about(Topic.PRODUCTS)
        || passage.about(Topic.NOT_AFFECTED)
        || passage.about(Topic.FIXED);
  }

  /// Products that a paragraph lists between dots.
  private static boolean separated(Passage passage, Facts facts) {
    String[] parts = passage.value().split("\\s?[·・•|]\\s?", -1);
    boolean list = parts.length > 1 && Stream.of(parts).allMatch(part -> part.length() <= 80);
    if (list) {
      Stream.of(parts)
          .map(part -> ProductName.of(part.replaceFirst("[.。]$", "")))
          .forEach(product -> add(passage, product, "", status("", passage), null, facts));
    }
    return list;
  }

  private static boolean isShort(Passage passage) {
    return passage.value().length() <= 80 && !passage.value().matches("(?s).*[.。]\\s*$");
  }

  /// A table with a column of products, in a section of products or with one of versions.
  private static void row(Passage passage, boolean products, Facts facts) {
    Optional<Passage> version = passage.beside(Label.VERSION);
    Optional<Passage> fixed = passage.beside(Label.FIXED_VERSION);
    Optional<Passage> state = passage.beside(Label.STATUS);
    boolean named = passage.is(Label.PRODUCT) && passage.cell() == 0;
    boolean first = passage.cell() == 0 && passage.label().isEmpty();
    if (!(named && (products || version.isPresent() || fixed.isPresent() || state.isPresent()))
        && !(first && products)) {
      return;
    }
    String vendor = passage.beside(Label.VENDOR).map(Passage::value).orElse("");
    String said = state.map(Passage::value).orElse("");
    String status = status(said, passage);
    boolean plain = said.isEmpty() || !status.equals("affected") || AFFECTED.matcher(said).find();
    Doubt doubt = plain ? null : Doubt.STATUS_NOT_SAID;
    if (version.isPresent() && version.get().cell() != passage.cell()) {
      for (String one : version.get().value().split("[;；]|、(?=\\d)", -1)) {
        add(passage, ProductName.of(passage.value(), one), vendor, status, doubt, facts);
      }
    } else {
      add(passage, ProductName.of(passage.value()), vendor, status, doubt, facts);
    }
    fixed
        .filter(cell -> cell.value().matches(".*\\d.*"))
        .ifPresent(
            cell ->
                add(
                    passage,
                    ProductName.of(passage.value(), cell.value()),
                    vendor,
                    "fixed",
                    null,
                    facts));
  }

  private static void item(Passage passage, Facts facts) {
    if (passage.value().length() <= 120
        && passage.value().codePoints().anyMatch(Character::isLetter)) {
      boolean sentence = passage.value().matches("(?s).*[.。]\\s*$");
      ProductName product =
          ProductName.of(
              NOT_AFFECTED
                  .matcher(passage.value())
                  .replaceAll("")
                  .replaceAll("\\s*(?:[(（]\\s*[)）]|[:：-])+\\s*$", ""));
      add(
          passage,
          product,
          "",
          status(passage.value(), passage),
          sentence ? Doubt.MAYBE_PARAPHRASED : null,
          facts);
    }
  }

  private static String status(String words, Passage passage) {
    if (NOT_AFFECTED.matcher(words).find() || passage.about(Topic.NOT_AFFECTED)) {
      return "not-affected";
    }
    if (INVESTIGATED.matcher(words).find()) {
      return "under-investigation";
    }
    return FIXED.matcher(words).find()
            || (passage.about(Topic.FIXED) && !passage.about(Topic.PRODUCTS))
        ? "fixed"
        : "affected";
  }

  /// A sentence that says whether products are affected.
  private static boolean sentence(Passage passage, Facts facts) {
    Matcher sentence = SENTENCE.matcher(passage.value());
    boolean found = false;
    while (sentence.find()) {
      boolean not = sentence.group(2) != null || sentence.group(3) != null;
      found |= listed(passage, sentence, not ? "not-affected" : "affected", facts);
    }
    return found;
  }

  /// The products of a list such as `Example Mail 3.1 and 3.2`.
  private static boolean listed(Passage passage, Matcher sentence, String status, Facts facts) {
    String list = sentence.group(1).strip();
    boolean product =
        list.matches(
                "(?:[\\p{Lu}\\d][^\\s]*(?:\\s(?:and|or|versions?|through|to|SP\\d|[\\p{Lu}\\d<=][^\\s]*))*)|[^\\s]*[\\p{IsHan}\\p{IsKatakana}][^\\s]*(?:\\s[\\d][^\\s]*)*")
            && list.length() <= 80;
    if (!product
        || list.matches(
            "(?:The|This|It|All|Which|If|These|Those|Other|Some|None|Users?|Hosts?|Versions?)\\b.*")) {
      return false;
    }
    String name = "";
    for (String part : AND.split(list, -1)) {
      boolean number = part.matches("\\d.*") && !name.isEmpty();
      ProductName one = number ? ProductName.of(name, part) : ProductName.of(part);
      name = one.vendor().isEmpty() ? one.name() : one.vendor() + " " + one.name();
      add(passage, one, "", status, isOfProducts(passage) ? null : Doubt.NOT_LABELLED, facts);
    }
    return true;
  }

  private static void add(
      Passage passage,
      ProductName product,
      String vendor,
      String status,
      @Nullable Doubt doubt,
      Facts facts) {
    if (product.name().isBlank()) {
      return;
    }
    Map<String, String> details = new HashMap<>(product.details(status));
    if (!vendor.isEmpty()) {
      details.put("vendor", vendor);
    }
    String whole =
        String.join(" ", details.getOrDefault("vendor", ""), product.name(), product.version())
            .strip();
    facts.add(Kind.PRODUCT, whole, details, passage.text(), 0, passage.value().length(), doubt);
  }
}
