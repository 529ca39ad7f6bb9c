package dev.sekisho.advisory;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An advisory: what one publication says, from all the files that carry it.
///
/// @param id CSAF tracking id of the original; without CSAF the STIX id of the report, without a
///   report that of the indicator
/// @param revision version of the CSAF document; without CSAF `modified` of what gave the id
/// @param title its title
/// @param description what its report or indicator says of it; empty where there is a CSAF
///   document, whose notes say it
/// @param severity in the publisher's words
/// @param tlp TLP label, such as `WHITE`; empty if not said
/// @param names all names of the malware it is about, vendors' names included
/// @param ids all other ids it goes by: CVE, bulletins, KB articles, aliases, translations
/// @param action what to do, in one line
/// @param documents its CSAF documents, the original first
/// @param coursesOfAction in the order of the bundle
/// @param indicators in the order of the bundle
/// @param vectors its `vectors.json`; null if it has none
/// @param origin the file or folder it was loaded from
public record Advisory(
    String id,
    String revision,
    Localized title,
    Localized description,
    Localized severity,
    String tlp,
    List<String> names,
    List<String> ids,
    Localized action,
    List<CsafDocument> documents,
    List<CourseOfAction> coursesOfAction,
    List<Indicator> indicators,
    @Nullable Path vectors,
    Path origin) {
  public Advisory {
    names = List.copyOf(names);
    ids = List.copyOf(ids);
    documents = List.copyOf(documents);
    coursesOfAction = List.copyOf(coursesOfAction);
    indicators = List.copyOf(indicators);
  }

  /// The TLP label of an indicator of it, which is the narrower one of both; empty if neither has
  /// any.
  public String tlp(Indicator indicator) {
    return Tlp.narrower(tlp, indicator.tlp());
  }

  /// This advisory with the test vectors of `file`.
  Advisory withVectors(Path file) {
    return new Advisory(
        id,
        revision,
        title,
        description,
        severity,
        tlp,
        names,
        ids,
        action,
        documents,
        coursesOfAction,
        indicators,
        file,
        origin);
  }
}
