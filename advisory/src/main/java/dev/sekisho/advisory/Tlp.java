package dev.sekisho.advisory;

import java.util.Locale;

/// Traffic Light Protocol: how far information may be passed on, from the widest to the narrowest.
///
/// Source: FIRST TLP 1.0 and 2.0; labels of CSAF 2.0 §3.2.1.5.2 and STIX 2.1 §7.2.1.4. A label that
/// is none of these counts as RED: what is not understood is not passed on.
public enum Tlp {
  /// No label.
  UNLABELED(""),
  /// Everyone; `CLEAR` in TLP 2.0.
  WHITE("WHITE"),
  /// The recipients' community, not in public.
  GREEN("GREEN"),
  /// The recipients' organization and its clients.
  AMBER("AMBER"),
  /// The recipients' organization.
  AMBER_STRICT("AMBER+STRICT"),
  /// The recipients in person.
  RED("RED");

  private final String label;

  Tlp(String label) {
    this.label = label;
  }

  /// The level that a label names, with or without `TLP:`; in any case.
  public static Tlp of(String label) {
    String name = label.strip().toUpperCase(Locale.ROOT);
    String bare = name.startsWith("TLP:") ? name.substring("TLP:".length()) : name;
    return switch (bare) {
      case "" -> UNLABELED;
      case "WHITE", "CLEAR" -> WHITE;
      case "GREEN" -> GREEN;
      case "AMBER" -> AMBER;
      case "AMBER+STRICT" -> AMBER_STRICT;
      default -> RED;
    };
  }

  /// The narrower of the two.
  public Tlp or(Tlp other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// Its label, without `TLP:`; empty for none.
  public String label() {
    return label;
  }
}
