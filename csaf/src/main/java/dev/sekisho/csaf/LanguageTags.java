package dev.sekisho.csaf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which subtags of language tags exist (RFC 5646 §2.2, IANA Language Subtag Registry).
final class LanguageTags {
  private static final LanguageTags REGISTRY = new LanguageTags();

  private final Map<String, Set<String>> subtags = new HashMap<>();

  private LanguageTags() {
    for (String line : Resource.lines("language-subtags.txt")) {
      String[] words = line.split(" ", -1);
      subtags.put(words[0], new HashSet<>(List.of(words).subList(1, words.length)));
    }
  }

  /// The first subtag of a well-formed `tag` that does not exist or is out of place; empty if the
  /// tag is valid.
  static String invalidSubtag(String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    if (REGISTRY.is("grandfathered", lower) || lower.startsWith("x-")) {
      return "";
    }
    return REGISTRY.firstInvalid(List.of(lower.split("-", -1)));
  }

  private String firstInvalid(List<String> parts) {
    if (!language(parts.getFirst())) {
      return parts.getFirst();
    }
    String before = "language";
    Set<String> variants = new HashSet<>();
    for (String part : parts.subList(1, parts.size())) {
      if (part.length() == 1) {
        return Set.of("t", "u", "x").contains(part) ? "" : part;
      }
      String kind = kind(part, before);
      if (!exists(kind, part, parts.getFirst())
          || (kind.equals("variant") && !variants.add(part))) {
        return part;
      }
      before = kind;
    }
    return "";
  }

  /// What a subtag is by its length and what stands before it (RFC 5646 §2.1).
  private static String kind(String part, String before) {
    boolean digitFirst = !part.isEmpty() && Character.isDigit(part.charAt(0));
    if (part.length() == 3 && !digitFirst && before.equals("language")) {
      return "extlang";
    }
    if (part.length() == 4 && !digitFirst) {
      return "script";
    }
    return part.length() <= 3 ? "region" : "variant";
  }

  private boolean exists(String kind, String part, String language) {
    return switch (kind) {
      case "extlang" -> is("extlang", part + "=" + language);
      case "script" -> is("script", part) || between(part, "qaaa", "qabx");
      case "region" -> is("region", part) || isPrivateRegion(part);
      default -> is("variant", part);
    };
  }

  private boolean language(String part) {
    return is("language", part) || between(part, "qaa", "qtz");
  }

  private boolean is(String kind, String subtag) {
    return subtags.getOrDefault(kind, Set.of()).contains(subtag);
  }

  /// The first subtag of `tag` that is reserved for private use; empty if there is none.
  static String privateSubtag(String tag) {
    String before = "";
    for (String part : tag.toLowerCase(Locale.ROOT).split("-", -1)) {
      String kind = before.isEmpty() ? "language" : kind(part, before);
      boolean isPrivate =
          part.equals("x")
              || (kind.equals("language") && between(part, "qaa", "qtz"))
              || (kind.equals("script") && between(part, "qaaa", "qabx"))
              || (kind.equals("region") && isPrivateRegion(part));
      if (isPrivate) {
        return part;
      }
      before = kind;
    }
    return "";
  }

  private static boolean isPrivateRegion(String part) {
    return part.equals("aa")
        || part.equals("zz")
        || between(part, "qm", "qz")
        || between(part, "xa", "xz");
  }

  private static boolean between(String part, String first, String last) {
    return part.length() == first.length()
        && part.compareTo(first) >= 0
        && part.compareTo(last) <= 0;
  }
}
