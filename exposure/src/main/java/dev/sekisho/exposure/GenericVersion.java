package dev.sekisho.exposure;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version as products for people write them: `4.7`, `V14 SP1 Update 6`, `2.1.0-rc1`, `1.03D`.
///
/// The ordering is described in docs/version-ranges.md: numbers of the release are compared one by
/// one, a missing one is 0; then pre-release, release letter, service pack, update, hotfix, patch
/// and build, in that order. Where words differ that no rule orders, the answer is {@link
/// Ordering#UNORDERED}.
final class GenericVersion {
  /// Longest text that is read.
  private static final int MAX_LENGTH = 200;

  private static final Pattern START =
      Pattern.compile("^(?:version|release|ver|rel|v|r)\\.?\\s*(?=\\d)|^[v]\\.\\s*(?=\\d)");
  private static final Pattern TOKEN = Pattern.compile("\\d+|[a-z]+|[^\\da-z]");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s._,+~:/-]");
  private static final Pattern SERVICE_PACK = Pattern.compile("\\bservice[ _-]pack\\b");
  private static final Pattern CUMULATIVE_UPDATE = Pattern.compile("\\bcumulative[ _-]update\\b");

  /// What may follow the release, in the order in which it is compared.
  private enum Qualifier {
    PRE_RELEASE,
    RELEASE,
    SERVICE_PACK,
    UPDATE,
    HOTFIX,
    PATCH,
    BUILD
  }

  private static final Map<String, Qualifier> QUALIFIERS =
      Map.ofEntries(
          Map.entry("r", Qualifier.RELEASE),
          Map.entry("sr", Qualifier.RELEASE),
          Map.entry("sp", Qualifier.SERVICE_PACK),
          Map.entry("update", Qualifier.UPDATE),
          Map.entry("upd", Qualifier.UPDATE),
          Map.entry("u", Qualifier.UPDATE),
          Map.entry("cu", Qualifier.UPDATE),
          Map.entry("hotfix", Qualifier.HOTFIX),
          Map.entry("hf", Qualifier.HOTFIX),
          Map.entry("patch", Qualifier.PATCH),
          Map.entry("p", Qualifier.PATCH),
          Map.entry("build", Qualifier.BUILD));

  private static final List<String> PRE_RELEASES =
      List.of("dev", "snapshot", "alpha", "beta", "m", "milestone", "pre", "preview", "rc");

  private static final List<String> NOTHING = List.of("final", "ga");

  private final List<String> release = new ArrayList<>();
  private final Map<Qualifier, List<BigInteger>> qualifiers = new EnumMap<>(Qualifier.class);

  private GenericVersion() {}

  /// Reads a version; empty if the text has nothing of one, or what no rule reads.
  static Optional<GenericVersion> parse(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    plain = START.matcher(plain).replaceFirst("");
    plain = SERVICE_PACK.matcher(plain).replaceAll("sp");
    plain = CUMULATIVE_UPDATE.matcher(plain).replaceAll("cu");
    GenericVersion version = new GenericVersion();
    return version.read(tokens(plain)) ? Optional.of(version) : Optional.empty();
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private boolean read(List<String> tokens) {
    Qualifier open = null;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean number = Character.isDigit(token.charAt(0));
      if (number && open != null) {
        qualifiers.computeIfAbsent(open, _ -> new ArrayList<>()).add(new BigInteger(token));
      } else if (number) {
        release.add(token);
      } else if (token.charAt(0) >= 'a' && token.charAt(0) <= 'z') {
        Qualifier named = release.isEmpty() ? null : qualifier(tokens, i);
        if (named != null) {
          open = named;
          begin(named, token);
        } else if (!NOTHING.contains(token) && !letter(open, token)) {
          return false;
        }
      } else if (!SEPARATORS.matcher(token).matches()) {
        return false;
      }
    }
    return !release.isEmpty();
  }

  private void begin(Qualifier named, String word) {
    List<BigInteger> numbers = qualifiers.computeIfAbsent(named, _ -> new ArrayList<>());
    if (named == Qualifier.PRE_RELEASE) {
      numbers.add(BigInteger.valueOf(PRE_RELEASES.indexOf(word)));
    }
  }

  /// Keeps a letter or word: in the release, or as a further number of the qualifier it follows.
  private boolean letter(@Nullable Qualifier open, String word) {
    if (open == null) {
      release.add(word);
      return true;
    }
    List<BigInteger> numbers = qualifiers.get(open);
    if (numbers == null || word.length() > 1) {
      return false;
    }
    numbers.add(BigInteger.valueOf(word.charAt(0)));
    return true;
  }

  /// The qualifier that the word at `i` begins; a word of one letter begins one only before a
  /// number.
  private static @Nullable Qualifier qualifier(List<String> tokens, int i) {
    String word = tokens.get(i);
    boolean numbered = i + 1 < tokens.size() && Character.isDigit(tokens.get(i + 1).charAt(0));
    if (word.length() == 1 && !numbered) {
      return null;
    }
    if (PRE_RELEASES.contains(word)) {
      return Qualifier.PRE_RELEASE;
    }
    return QUALIFIERS.get(word);
  }

  /// How this version stands to `other`.
  Ordering compare(GenericVersion other) {
    Ordering byRelease = compareRelease(other);
    if (byRelease != Ordering.SAME) {
      return byRelease;
    }
    for (Qualifier qualifier : Qualifier.values()) {
      int sign = compare(qualifier, other);
      if (sign != 0) {
        return Ordering.of(sign);
      }
    }
    return Ordering.SAME;
  }

  private int compare(Qualifier qualifier, GenericVersion other) {
    List<BigInteger> mine = qualifiers.get(qualifier);
    List<BigInteger> others = other.qualifiers.get(qualifier);
    if (mine == null || others == null) {
      int sign = Boolean.compare(mine != null, others != null);
      return qualifier == Qualifier.PRE_RELEASE ? -sign : sign;
    }
    for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
      int sign = at(mine, i).compareTo(at(others, i));
      if (sign != 0) {
        return sign;
      }
    }
    return 0;
  }

  private static BigInteger at(List<BigInteger> numbers, int i) {
    return i < numbers.size() ? numbers.get(i) : BigInteger.ZERO;
  }

  private Ordering compareRelease(GenericVersion other) {
    for (int i = 0; i < Math.max(release.size(), other.release.size()); i++) {
      Ordering ordering = comparePart(part(release, i), part(other.release, i));
      if (ordering != Ordering.SAME) {
        return ordering;
      }
    }
    return Ordering.SAME;
  }

  private static String part(List<String> release, int i) {
    return i < release.size() ? release.get(i) : "";
  }

  private static Ordering comparePart(String mine, String other) {
    if (mine.equals(other)) {
      return Ordering.SAME;
    }
    if (isNumber(mine) && isNumber(other)) {
      return Ordering.of(number(mine).compareTo(number(other)));
    }
    boolean letters = mine.length() <= 1 && other.length() <= 1;
    boolean mixed = !mine.isEmpty() && !other.isEmpty() && isNumber(mine) != isNumber(other);
    return letters && !mixed ? Ordering.of(mine.compareTo(other)) : Ordering.UNORDERED;
  }

  /// True for digits, and for a part that is not there, which counts as 0 beside a number.
  private static boolean isNumber(String part) {
    return part.isEmpty() || Character.isDigit(part.charAt(0));
  }

  private static BigInteger number(String part) {
    return part.isEmpty() ? BigInteger.ZERO : new BigInteger(part);
  }

  /// True if this version is a build of `other`: it has all numbers of `other`'s release and more
  /// numbers after them, and neither says more than that.
  boolean isBuildOf(GenericVersion other) {
    if (!other.qualifiers.isEmpty() || !qualifiers.isEmpty()) {
      return false;
    }
    if (release.size() <= other.release.size()) {
      return false;
    }
    for (int i = 0; i < release.size(); i++) {
      boolean same =
          i >= other.release.size()
              ? isNumber(release.get(i))
              : comparePart(release.get(i), other.release.get(i)) == Ordering.SAME;
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /// True if it has `other`'s release numbers at its start.
  boolean isWithin(GenericVersion other) {
    for (int i = 0; i < other.release.size(); i++) {
      if (comparePart(part(release, i), other.release.get(i)) != Ordering.SAME) {
        return false;
      }
    }
    return true;
  }
}
