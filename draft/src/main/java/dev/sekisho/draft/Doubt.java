package dev.sekisho.draft;

import java.util.Locale;

/// Why a fact is doubtful, so that a person has to decide.
public enum Doubt {
  /// Nothing in the page says that this is what it is taken for.
  NOT_LABELLED,
  /// The page describes it in words of its own, or quotes it: it cannot be told.
  MAYBE_PARAPHRASED,
  /// The order of day and month cannot be told.
  DAY_OR_MONTH_FIRST,
  /// It is put together from several names in the page.
  DERIVED,
  /// It is rounded.
  ROUNDED,
  /// Which product it is for is not said: it is taken to be for all of them.
  PRODUCT_NOT_SAID,
  /// How it stands to the advisory is not said.
  STATUS_NOT_SAID,
  /// It is an address or digest that harmless hosts have too.
  COMMON,
  /// It is said of another vulnerability or product, perhaps.
  SEVERAL_CANDIDATES;

  /// The name in reports, such as `not-labelled`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
