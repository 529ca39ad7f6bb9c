package dev.sekisho.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the scripts of a page lead: what they assign to `location`, `href`, `action`, pass to what
/// goes to a place or opens a window, and what they write as a page or run as a script. Each has a
/// value that comes of literals, or is found by no reader of text.
///
/// Source: HTML Standard §7.2.2, §7.2.4 and §8.4. Nothing is run and nothing parsed: what looks
/// like one counts wherever it stands. What can be no link of its own counts as known: the page's
/// own address and what goes on from it, relative references, what a page says elsewhere in one
/// piece, files that scripts make. The work is bounded as that of {@link ScriptText} is.
public final class ScriptTargets {
  private static final String END = "\\s*+=(?![=>])";

  /// Before what is assigned or passed that is a place.
  private static final Pattern PLACES =
      Pattern.compile(
          String.join(
              "|",
              "(?<![\\w$])location(?:[\"'`]\\s*+\\])?\\s*+(?:" + key("href") + ")?" + END,
              key("(?:href|action|formAction)") + END,
              "(?<![\\w$])location(?:[\"'`]\\s*+\\])?\\s*+" + key("(?:replace|assign)") + "\\(",
              "(?<![\\w$])(?:window|self|top|parent|globalThis)\\s*+" + key("open") + "\\(",
              "(?<![\\w$.]|function )open\\s*+\\(",
              "(?<![\\w$])(?:window|navigation)\\s*+" + key("navigate") + "\\(",
              "setAttribute\\s*+\\(\\s*+[\"'](?:href|action|formaction)[\"']\\s*+,"));

  /// Before what is assigned or passed that is a page or a script.
  private static final Pattern PAGES =
      Pattern.compile(
          String.join(
              "|",
              "(?<![\\w$])document(?:[\"'`]\\s*+\\])?\\s*+" + key("write(?:ln)?") + "\\(",
              "(?<![\\w$])document\\s*+\\.\\s*+(?:body|documentElement)\\s*+"
                  + key("(?:inner|outer)HTML")
                  + END,
              "(?<![\\w$]|function )(?:eval|Function|execScript)\\s*+\\("));

  /// A property of the window or the page that a function of the script names.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![\\w$.])(?:window|self|top|parent|globalThis|document|location)\\s*+"
              + "\\[\\s*+[\\w$]{1,64}\\s*+\\([^()\\]]{0,200}\\)\\s*+\\]\\s*+"
              + "(?:\\[[^\\[\\]]{1,200}\\]\\s*+)?(?:=(?!=)|\\()");

  /// `location=no` among the features of a window.
  private static final Pattern FEATURE = Pattern.compile("(?i)(?:no|yes|[01])\\b(?!\\s*[.(\\[])");

  private final ScriptTerms terms;
  private final Set<String> places = new LinkedHashSet<>();
  private final Set<String> pages = new LinkedHashSet<>();
  private Known known = Known.WHOLE;

  private ScriptTargets(String scripts) {
    this.terms = new ScriptTerms(scripts);
  }

  private static String key(String names) {
    return "(?:\\.\\s*+%1$s|\\[\\s*+[\"'`]%1$s[\"'`]\\s*+\\])\\s*+".formatted(names);
  }

  /// How much is known of a place.
  public enum Known {
    WHOLE,
    /// The host is, what follows it is not.
    HOST,
    NOTHING;

    /// What is known of two places together.
    public Known and(Known other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  /// Where scripts lead.
  ///
  /// @param places the places that have a value
  /// @param pages the pages and scripts that have one
  /// @param known what is known of all of them
  public record Targets(List<String> places, List<String> pages, Known known) {
    public Targets {
      places = List.copyOf(places);
      pages = List.copyOf(pages);
    }
  }

  /// Reads scripts.
  ///
  /// @param scripts those of one page, and its handlers, a line each
  public static Targets of(String scripts) {
    if (!PLACES.matcher(scripts).find()
        && !PAGES.matcher(scripts).find()
        && scripts.indexOf('[') < 0) {
      return new Targets(List.of(), List.of(), Known.WHOLE);
    }
    ScriptTargets targets = new ScriptTargets(scripts);
    targets.read(scripts);
    ScriptText.readings(scripts).texts().forEach(targets::read);
    return new Targets(List.copyOf(targets.places), List.copyOf(targets.pages), targets.known);
  }

  private void read(String text) {
    Matcher places = PLACES.matcher(text);
    while (places.find()) {
      if (!FEATURE.matcher(text).region(places.end(), text.length()).lookingAt()) {
        take(terms.expression(text, places.end()), true);
      }
    }
    Matcher pages = PAGES.matcher(text);
    while (pages.find()) {
      take(terms.expression(text, pages.end()), false);
    }
    known = NAMED.matcher(text).find() ? Known.NOTHING : known;
  }

  private void take(@Nullable String expression, boolean place) {
    if (expression == null) {
      known = Known.NOTHING;
      return;
    }
    known = known.and(terms.known(expression, place));
    String value = terms.value(expression);
    if (value != null && !value.isEmpty()) {
      (place ? places : pages).add(value);
    }
  }
}
