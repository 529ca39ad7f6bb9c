package dev.sekisho.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Begins an advisory: a CSAF 2.0 document and a STIX 2.1 bundle that refer to one another, whole
/// by their standards, with a placeholder wherever a person has to say something.
///
/// A placeholder starts with `PLACEHOLDER`, or is an address at `placeholder.invalid` (RFC 2606
/// §2); all are listed by {@link Draft#missing} and in the last note of the document. The one
/// indicator meets nothing and has a confidence of 0, so that it can at most hint.
public final class Template {
  private final Known known;
  private final Places places = new Places();
  private final Instant now;

  private Template(Known known, Instant now) {
    this.known = known;
    this.now = now;
  }

  /// Begins an advisory.
  ///
  /// @param known what is known
  /// @param now the time it is begun; with `known` it gives the ids, so that the same twice gives
  ///   the same bytes
  /// @return without facts; what is open is missing
  public static Draft begin(Known known, Instant now) {
    return new Template(known, now).draft();
  }

  /// The file name that CSAF 2.0 §5.1 gives the document of a draft that was begun.
  public static String fileName(Known known) {
    return name(id(known));
  }

  private static String name(String id) {
    return id.toLowerCase(Locale.ROOT).replaceAll("[^+\\-a-z0-9]+", "_") + ".json";
  }

  private static String id(Known known) {
    return known.id().isEmpty() ? CsafWriter.PLACEHOLDER + "-ID" : known.id();
  }

  private Draft draft() {
    String time = known.released().isEmpty() ? Stamps.of(now) : known.released();
    String id = open("/document/tracking/id", known.id(), id(known));
    String title =
        open("/document/title", known.title(), say("PLACEHOLDER title", "PLACEHOLDER 題名"));
    if (known.released().isEmpty()) {
      places.add("/document/tracking/initial_release_date", time);
    }
    TemplateCsaf csaf = new TemplateCsaf(known, places, id, title, time, name(id));
    String stix = new TemplateStix(known, id, title, time, csaf.address(), Stamps.of(now)).write();
    String document = csaf.write(Stamps.of(now));
    return new Draft(List.of(), places.all(), document, stix, true);
  }

  private String open(String path, String said, String placeholder) {
    return said.isEmpty() ? places.add(path, placeholder) : said;
  }

  private String say(String english, String japanese) {
    return known.japanese() ? japanese : english;
  }

  /// What is open, in the order of the document.
  static final class Places {
    private final List<Missing> open = new ArrayList<>();

    /// Notes that a placeholder stands at a path, and gives it back.
    String add(String path, String placeholder) {
      open.add(new Missing(path, placeholder));
      return placeholder;
    }

    List<Missing> all() {
      return List.copyOf(open);
    }

    /// A line each, for the note to the person.
    String text(String more) {
      return Stream.concat(
              open.stream()
                  .map(
                      one ->
                          one.path()
                              + (one.placeholder().isEmpty() ? "" : " = " + one.placeholder())),
              Stream.of(more))
          .collect(Collectors.joining("\n"));
    }
  }
}
