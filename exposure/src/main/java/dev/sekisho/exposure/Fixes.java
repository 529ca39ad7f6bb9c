package dev.sekisho.exposure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads which version a vendor's fix brings: `Update to V1.0.3 or later version`.
final class Fixes {
  private static final Pattern UPDATE =
      Pattern.compile(
          "\\b(?:updat|upgrad)\\w*\\b[^.;\\n]{0,60}?\\bto\\s+(?:(?:the\\s+)?(?:latest\\s+)?(?:version|release|firmware)\\s+)*("
              + RangeReader.VERSION
              + ")",
          Pattern.CASE_INSENSITIVE);

  private Fixes() {}

  /// The version; empty if it is not a fix, or names none.
  static Optional<String> version(Remediation remediation) {
    if (!remediation.fixes()) {
      return Optional.empty();
    }
    Matcher matcher = UPDATE.matcher(remediation.details());
    return matcher.find()
        ? Optional.of(matcher.group(1).replaceAll("[.]+$", ""))
        : Optional.empty();
  }

  /// True if `newer` brings a later version than `older` does, and so supersedes it.
  static boolean supersedes(Remediation newer, Remediation older) {
    Optional<String> mine = version(newer);
    Optional<String> theirs = version(older);
    return mine.isPresent()
        && theirs.isPresent()
        && Versions.compare(mine.get(), theirs.get(), Versions.GENERIC) == Ordering.AFTER;
  }
}
