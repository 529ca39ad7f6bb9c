package dev.sekisho.csaf;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Tests of the branches of the product tree.
final class BranchTests {
  /// Words that tell a range (§6.1.31). Whole words: the official examples admit `after-eight`.
  private static final Set<String> RANGE =
      Set.of("after", "all", "before", "earlier", "later", "prior", "versions");

  private static final Pattern VERS =
      Pattern.compile("vers:[a-z.\\-+][a-z0-9.\\-+]*/.+", Pattern.DOTALL);

  /// Categories that lead to a product, in this order (§6.3.9).
  private static final List<String> ANCESTORS =
      List.of("vendor", "product_name", "product_version");

  private BranchTests() {}

  private static void each(
      Content content, String category, Predicate<String> fails, Report report) {
    for (Node branch : content.branches()) {
      if (branch.text("category").equals(category) && fails.test(branch.text("name"))) {
        report.fail(branch.at("name"), branch.text("name"));
      }
    }
  }

  /// 6.1.31
  static void rangeAsVersion(Content content, Report report) {
    each(content, "product_version", BranchTests::isRange, report);
  }

  private static boolean isRange(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("<")
        || lower.contains(">")
        || Arrays.stream(lower.split("\\s", -1)).anyMatch(RANGE::contains);
  }

  /// 6.2.18
  static void rangeWithoutVers(Content content, Report report) {
    each(content, "product_version_range", name -> !VERS.matcher(name).matches(), report);
  }

  /// 6.3.9
  static void categories(Content content, Report report) {
    for (Product product : content.tree().definitions()) {
      if (!product.branches().isEmpty()) {
        int found = 0;
        for (Product.Branch branch : product.branches()) {
          if (found < ANCESTORS.size() && branch.category().equals(ANCESTORS.get(found))) {
            found++;
          }
        }
        if (found < ANCESTORS.size()) {
          report.fail(product.node(), product.id(), ANCESTORS.get(found));
        }
      }
    }
  }

  /// 6.3.10
  static void range(Content content, Report report) {
    for (Node branch : content.branches()) {
      if (branch.text("category").equals("product_version_range")) {
        report.fail(branch.at("category"), branch.text("name"));
      }
    }
  }

  /// 6.3.11
  static void versionIndicator(Content content, Report report) {
    each(
        content,
        "product_version",
        name ->
            name.length() > 1
                && (name.charAt(0) == 'v' || name.charAt(0) == 'V')
                && name.charAt(1) >= '0'
                && name.charAt(1) <= '9',
        report);
  }
}
