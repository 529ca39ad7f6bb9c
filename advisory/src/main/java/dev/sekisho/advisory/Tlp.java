package dev.sekisho.advisory;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  /// Ids of markings: those that STIX 2.1 §7.2.1.4 defines, and those of TLP 2.0 by FIRST and
  /// OASIS.
  private static final Map<String, Tlp> MARKINGS =
      Map.of(
          "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", WHITE,
          "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", WHITE,
          "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", GREEN,
          "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", GREEN,
          "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", AMBER,
          "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", AMBER,
          "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", AMBER_STRICT,
          "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", RED,
          "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", RED);

  private final String label;

  Tlp(String label) {
    this.label = label;
  }

  /// The level that a label names, with or without `TLP:`; in any case.
  public static Tlp of(String label) {
    return label.isBlank() ? UNLABELED : named(label).orElse(RED);
  }

  /// The level that a label names, read as {@link #of} does; empty if it is none of TLP's.
  public static Optional<Tlp> named(String label) {
    String name = label.strip().toUpperCase(Locale.ROOT);
    String bare = name.startsWith("TLP:") ? name.substring("TLP:".length()) : name;
    return switch (bare) {
      case "WHITE", "CLEAR" -> Optional.of(WHITE);
      case "GREEN" -> Optional.of(GREEN);
      case "AMBER" -> Optional.of(AMBER);
      case "AMBER+STRICT" -> Optional.of(AMBER_STRICT);
      case "RED" -> Optional.of(RED);
      default -> Optional.empty();
    };
  }

  /// The level of a marking definition that is known by its id; empty for any other.
  public static Optional<Tlp> ofMarking(String id) {
    return Optional.ofNullable(MARKINGS.get(id));
  }

  /// The narrower of the two.
  public Tlp or(Tlp other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// The narrower of two labels, as written; the first if they are as narrow.
  public static String narrower(String first, String second) {
    return of(first).compareTo(of(second)) >= 0 ? first : second;
  }

  /// Id of the marking definition of STIX 2.1 §7.2.1.4, for AMBER+STRICT that of TLP 2.0; empty for
  /// no label.
  public String marking() {
    return switch (this) {
      case UNLABELED -> "";
      case WHITE -> "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9";
      case GREEN -> "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da";
      case AMBER -> "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82";
      case AMBER_STRICT -> "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003";
      case RED -> "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed";
    };
  }

  /// Its label, without `TLP:`; empty for none.
  public String label() {
    return label;
  }
}
