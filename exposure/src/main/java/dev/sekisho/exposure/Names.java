package dev.sekisho.exposure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rule by which names of vendors and products are compared (docs/exposure.md): word by word,
/// after case, punctuation, marks and what names a legal form or a build were taken away. No
/// likeness is measured.
final class Names {
  private static final Pattern MARKS = Pattern.compile("[®™©]|\\((?:r|tm|c)\\)");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}.+#]+");
  private static final Pattern PATCH = Pattern.compile("\\b(?:kb|q)\\s?-?(\\d{5,8})\\b");
  private static final Pattern VERSION_WORD =
      Pattern.compile("v?\\d[\\p{L}\\p{N}.]*|(?:sp|sr|r|upd|update|hf|build)\\d*|service|pack");

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "company",
          "co",
          "ltd",
          "limited",
          "llc",
          "gmbh",
          "ag",
          "sa",
          "se",
          "srl",
          "spa",
          "plc",
          "bv",
          "nv",
          "ab",
          "oy",
          "kg",
          "kk",
          "株式会社");

  private static final Set<String> BUILDS =
      Set.of("x64", "x86", "amd64", "arm64", "64bit", "32bit", "en us", "ja jp");

  private Names() {}

  /// The words of a product's name.
  static List<String> words(String name) {
    List<String> words = split(name);
    words.removeIf(BUILDS::contains);
    removePair(words, "64", "bit");
    removePair(words, "32", "bit");
    return words;
  }

  /// The words of a vendor's name, without legal forms.
  static List<String> vendorWords(String vendor) {
    List<String> words = split(vendor);
    List<String> kept = new ArrayList<>(words);
    kept.removeIf(LEGAL_FORMS::contains);
    return kept.isEmpty() ? words : kept;
  }

  /// The vendors that a vendor branch names: several may stand in one.
  static List<List<String>> vendors(String vendor) {
    List<List<String>> vendors = new ArrayList<>();
    for (String one : vendor.split("[,;/]", -1)) {
      List<String> words = vendorWords(one);
      if (!LEGAL_FORMS.containsAll(words)) {
        vendors.add(words);
      }
    }
    return vendors;
  }

  private static List<String> split(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    plain = MARKS.matcher(plain).replaceAll(" ");
    List<String> words = new ArrayList<>();
    for (String word : OTHER.split(plain, -1)) {
      String bare = word.replaceAll("^[.]+|[.]+$", "");
      if (!bare.isEmpty()) {
        words.add(bare);
      }
    }
    return words;
  }

  private static void removePair(List<String> words, String first, String second) {
    for (int i = words.size() - 2; i >= 0; i--) {
      if (words.get(i).equals(first) && words.get(i + 1).equals(second)) {
        words.subList(i, i + 2).clear();
      }
    }
  }

  /// True if one vendor is the other, or the words of one begin those of the other.
  static boolean sameVendor(List<String> one, List<String> other) {
    int common = Math.min(one.size(), other.size());
    return common > 0 && one.subList(0, common).equals(other.subList(0, common));
  }

  /// True if all words can be part of a version.
  static boolean isVersion(List<String> words) {
    return words.stream().allMatch(word -> VERSION_WORD.matcher(word).matches());
  }

  /// The patch that a text names, such as `330994` for `q330994` and `KB330994`.
  static Optional<String> patch(String text) {
    Matcher matcher = PATCH.matcher(text.toLowerCase(Locale.ROOT));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// `name` without the words of a vendor at its start.
  static List<String> without(List<String> vendor, List<String> name) {
    boolean starts = name.size() > vendor.size() && name.subList(0, vendor.size()).equals(vendor);
    return starts ? name.subList(vendor.size(), name.size()) : name;
  }
}
