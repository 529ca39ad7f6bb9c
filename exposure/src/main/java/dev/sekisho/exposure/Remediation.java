package dev.sekisho.exposure;

import dev.sekisho.advisory.Localized;
import java.util.List;
import java.util.Set;

/// A remediation (CSAF 2.0 §3.2.3.12).
///
/// @param category such as `vendor_fix`
/// @param products product ids it is for, groups resolved; empty if it is for all
/// @param details what to do, in the original's words
/// @param localized what to do, in the languages that there are
/// @param url where to get it; empty if not said
/// @param restart what has to be started again, such as `system`; empty if not said
/// @param date since when there is it; empty if not said
/// @param entitlements what one must have to get it
/// @param number its place in the document, from 0
public record Remediation(
    String category,
    Set<String> products,
    String details,
    Localized localized,
    String url,
    String restart,
    String date,
    List<String> entitlements,
    int number) {
  public Remediation {
    products = Set.copyOf(products);
    entitlements = List.copyOf(entitlements);
  }

  /// Rank among remediations: a fix by the vendor first.
  int rank() {
    return switch (category) {
      case "vendor_fix" -> 0;
      case "mitigation" -> 1;
      case "workaround" -> 2;
      case "no_fix_planned" -> 3;
      default -> 4;
    };
  }

  /// True if it fixes.
  boolean fixes() {
    return rank() == 0;
  }
}
