package dev.sekisho.advisory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// CSAF documents of one advisory: an original and its translations (CSAF 2.0 §9.1.9).
///
/// @param documents the original first; a translation without its original stands alone
record CsafFamily(List<CsafDocument> documents) {
  /// Puts translations with their originals: the first reference of a translation is to the
  /// original, at an address that ends in the original's file name (CSAF 2.0 §5.1). Of two
  /// originals with one tracking id the first is used, and the other is a problem.
  static List<CsafFamily> of(List<CsafDocument> documents, List<Problem> problems) {
    Map<String, List<CsafDocument>> families = new LinkedHashMap<>();
    for (CsafDocument document : documents) {
      if (document.sourceLang().isEmpty()) {
        found(document, families, problems);
      }
    }
    for (CsafDocument document : documents) {
      if (!document.sourceLang().isEmpty()) {
        List<CsafDocument> family = families.get(firstAddress(document));
        if (family == null) {
          found(document, families, problems);
        } else {
          family.add(document);
        }
      }
    }
    return families.values().stream().map(CsafFamily::new).toList();
  }

  private static void found(
      CsafDocument document, Map<String, List<CsafDocument>> families, List<Problem> problems) {
    List<CsafDocument> family = families.get(fileName(document.id()));
    if (family == null) {
      families.put(fileName(document.id()), new ArrayList<>(List.of(document)));
    } else {
      problems.add(Problems.sameDocument(document, family.getFirst()));
    }
  }

  private static String firstAddress(CsafDocument translation) {
    if (translation.references().isEmpty()) {
      return "";
    }
    String url = translation.references().getFirst().url();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /// The file name that CSAF 2.0 §5.1 gives a document of this tracking id.
  static String fileName(String trackingId) {
    return trackingId.toLowerCase(Locale.ROOT).replaceAll("[^+\\-a-z0-9]+", "_") + ".json";
  }

  /// The original.
  CsafDocument original() {
    return documents.getFirst();
  }

  /// A text of each document, by its language.
  Localized localized(Function<CsafDocument, String> text) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (CsafDocument document : documents) {
      String found = text.apply(document);
      if (!found.isEmpty()) {
        texts.putIfAbsent(document.lang().isEmpty() ? "en" : document.lang(), found);
      }
    }
    return new Localized(texts);
  }

  /// What the advisory goes by beside the id of the original.
  Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    documents.forEach(document -> ids.addAll(document.ids()));
    documents.stream().skip(1).map(CsafDocument::id).forEach(ids::add);
    return ids;
  }

  /// The first remediation, as what to do.
  Localized action() {
    return localized(
        document ->
            document.remediations().isEmpty() ? "" : document.remediations().getFirst().details());
  }
}
