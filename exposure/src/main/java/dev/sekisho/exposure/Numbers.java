package dev.sekisho.exposure;

import java.util.List;
import java.util.Locale;

/// Compares model numbers, serial numbers and stock keeping units (CSAF 2.0 §3.1.3.3.4): `*` in a
/// listed one stands for any characters, `?` for one, and a backslash takes that meaning away.
final class Numbers {
  private Numbers() {}

  /// True if one of the installed numbers meets a listed one.
  static boolean anyMeets(List<String> listed, List<String> installed) {
    return listed.stream().anyMatch(one -> installed.stream().anyMatch(ours -> meets(one, ours)));
  }

  /// True if `installed` meets `listed`.
  static boolean meets(String listed, String installed) {
    return meets(tokens(listed), installed.strip().toLowerCase(Locale.ROOT));
  }

  /// The characters of a listed number; -1 stands for `*`, -2 for `?`.
  private static int[] tokens(String listed) {
    String lower = listed.strip().toLowerCase(Locale.ROOT);
    int[] tokens = new int[lower.length()];
    int count = 0;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c == '\\' && i + 1 < lower.length()) {
        tokens[count++] = lower.charAt(++i);
      } else {
        tokens[count++] = c == '*' ? -1 : c == '?' ? -2 : c;
      }
    }
    return java.util.Arrays.copyOf(tokens, count);
  }

  /// Takes back only to the last `*`, so that the time is bounded by the product of the lengths.
  private static boolean meets(int[] listed, String text) {
    int at = 0;
    int star = -1;
    int retry = 0;
    int i = 0;
    while (i < text.length()) {
      if (at < listed.length && (listed[at] == -2 || listed[at] == text.charAt(i))) {
        at++;
        i++;
      } else if (at < listed.length && listed[at] == -1) {
        star = at++;
        retry = i;
      } else if (star >= 0) {
        at = star + 1;
        i = ++retry;
      } else {
        return false;
      }
    }
    while (at < listed.length && listed[at] == -1) {
      at++;
    }
    return at == listed.length;
  }

  /// True if both have identifiers of one kind and none of them meet: then the same name means
  /// another product.
  static boolean contradict(Identifiers listed, Identifiers installed) {
    boolean models = !listed.modelNumbers().isEmpty() && !installed.modelNumbers().isEmpty();
    if (models && !anyMeets(listed.modelNumbers(), installed.modelNumbers())) {
      return true;
    }
    boolean serials = !listed.serialNumbers().isEmpty() && !installed.serialNumbers().isEmpty();
    if (serials && !anyMeets(listed.serialNumbers(), installed.serialNumbers())) {
      return true;
    }
    return purlsContradict(listed.purls(), installed.purls());
  }

  /// True if both have package URLs of one type, and no two of them can be one package.
  private static boolean purlsContradict(List<String> listed, List<String> installed) {
    boolean sameType = false;
    for (String one : listed) {
      for (String other : installed) {
        var theirs = Purls.parse(one);
        var ours = Purls.parse(other);
        if (theirs.isPresent() && ours.isPresent()) {
          if (Purls.agree(theirs.get(), ours.get())) {
            return false;
          }
          sameType |= theirs.get().getType().equals(ours.get().getType());
        }
      }
    }
    return sameType;
  }
}
