package dev.sekisho.document;

import dev.sekisho.document.ScriptTargets.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of the expressions of a script that name a place, a page or a script: by their
/// values, by what they start with, by what is assigned to their variables and passed for the
/// parameters of functions.
final class ScriptTerms {
  private static final int LONGEST = 4000;
  private static final int LONGEST_CHAIN = 300;
  private static final int DEEPEST = 6;

  private static final Pattern ASSIGNED =
      Pattern.compile("(?<![\\w$.])([\\w$]+)\\s*(\\+?=)(?![=>])");
  private static final Pattern FUNCTION =
      Pattern.compile("function\\s+([\\w$]+)\\s*\\(([^()]{0,1000})\\)");

  /// Parameters of other functions, and variables that get values in other ways.
  private static final List<Pattern> OTHERS =
      List.of(
          Pattern.compile("function\\s*\\(([^()]{0,1000})\\)"),
          Pattern.compile("\\(([^()]{0,1000})\\)\\s*=>"),
          Pattern.compile(
              "(?<![\\w$])([\\w$]{1,200}+)\\s*(?:=>|\\+\\+|--|[-*/%^&|]=|\\.(?:push|unshift|splice)\\()"),
          Pattern.compile(
              "(?<![\\w$])([\\w$]{1,200}+)\\s*\\[[^\\]]{0,200}\\]\\s*[-+*/%^&|]?=(?![=>])"),
          Pattern.compile("(?<![\\w$])([\\w$]{1,200}+)\\s+(?:in|of)\\s"));

  private static final Pattern PROPERTY = Pattern.compile("\\.\\s*([\\w$]+)\\s*\\+?=(?![=>])");
  private static final Pattern NAME = Pattern.compile("[\\w$]+");

  /// What is no place: numbers, nothing, a function, and what scripts make themselves.
  private static final Pattern NO_PLACE =
      Pattern.compile(
          "-?[\\d.]+|true|false|null|undefined|void\\b[\\s\\d()]*|function\\b.*\\}|\\{.*\\}"
              + "|(?:[\\w$.]+\\.)?createObjectURL\\(.*|[\\w$.]+\\.toDataURL\\(.*",
          Pattern.DOTALL);

  /// What is no page.
  private static final Pattern NO_PAGE =
      Pattern.compile("(?:\\(?\\s*new\\s+Date|Date|Math|navigator|screen|history)\\b.*", 32);

  private static final String ROOT = "(?:(?:window|self|top|parent|document|this)\\s*\\.\\s*)*+";

  /// The page's own address, and pieces of it.
  private static final Pattern OWN =
      Pattern.compile(
          ROOT
              + "(?:location|URL|documentURI|baseURI|referrer)\\b(?:\\s*\\.\\s*[\\w$]+"
              + "(?:\\((?:[\\s,\\d-]|'[^']*'|\"[^\"]*\")*+\\))?|\\[\\d+\\])*+");

  /// What a place stands behind in a page or a script.
  private static final Pattern LINKS =
      Pattern.compile(
          "(?i)(?:\\b(?:href|src|action|url|location)\\s*=|\\b(?:open|replace|assign)\\()\\s*[\"']?\\s*$");

  private static final Pattern PROTOCOL = Pattern.compile(ROOT + "location\\.protocol");
  private static final Pattern HOST = Pattern.compile(ROOT + "location\\.host(?:name)?");
  private static final Pattern BEHIND = Pattern.compile(ROOT + "location\\.(?:hash|search).*", 32);

  /// What a page says elsewhere in one piece.
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?:document|this|event)\\b(?:\\s*\\.\\s*(?:getElementById|getElementsBy\\w+"
              + "|querySelector(?:All)?|getAttribute)\\(\\s*(?:'[^']*'|\"[^\"]*\")\\s*\\)"
              + "|\\s*\\.\\s*[\\w$]++(?!\\s*\\()|\\s*\\[\\s*[\\w$.'\"]+\\s*\\])++"
              + "|[\\w$.]+\\.options\\[[\\w$.]+\\]\\.value");

  private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):(.*)", 32);
  private static final Pattern HOSTED = Pattern.compile("[/\\\\]*[^/\\\\?#]+[/\\\\?#].*", 32);
  private static final List<String> SCHEMES =
      List.of("https", "ftps", "data", "javascript", "vbscript", "file", "ms-", "search-ms");

  private final String scripts;
  private final Map<String, ScriptValue> variables;
  private final Set<String> properties = new HashSet<>();
  private final Map<String, List<Assignment>> assigned = new HashMap<>();
  private final Map<String, List<Parameter>> parameters = new HashMap<>();
  private final Map<String, Known> names = new HashMap<>();

  /// How many characters may still be read.
  private long work;

  private record Assignment(boolean adds, int at) {}

  private record Parameter(String function, int index) {}

  ScriptTerms(String scripts) {
    this.scripts = scripts;
    this.variables = ScriptValues.variables(scripts);
    this.work = 16L * scripts.length() + (1 << 16);
    Matcher assignment = ASSIGNED.matcher(scripts);
    while (assignment.find()) {
      assigned
          .computeIfAbsent(assignment.group(1), _ -> new ArrayList<>())
          .add(new Assignment(assignment.group(2).length() > 1, assignment.end()));
    }
    Matcher function = FUNCTION.matcher(scripts);
    while (function.find()) {
      parameters(function.group(1), function.group(2));
    }
    for (Pattern pattern : OTHERS) {
      Matcher other = pattern.matcher(scripts);
      while (other.find()) {
        parameters("", other.group(1));
      }
    }
    Matcher property = PROPERTY.matcher(scripts);
    while (property.find()) {
      properties.add(property.group(1));
    }
    variables.keySet().removeAll(parameters.keySet());
  }

  private void parameters(String function, String list) {
    String[] names = list.split(",", -1);
    for (int i = 0; i < names.length; i++) {
      String name = names[i].replaceAll("=.*|\\s|\\.\\.\\.", "");
      parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Parameter(function, i));
    }
  }

  /// The expression that starts at `from` of a text of the script, to its end; null if it is too
  /// long, or all of it is too much work.
  @Nullable String expression(String text, int from) {
    int end = isSpent() ? -1 : ScriptPieces.end(text, from, LONGEST);
    work -= end < 0 ? LONGEST : end - from + 1;
    return end < 0 ? null : text.substring(from, end).strip();
  }

  /// True if the script was too much work: no more is known of it.
  private boolean isSpent() {
    return work < 0;
  }

  /// The value of an expression that comes of literals; null if it has none.
  @Nullable String value(String expression) {
    ScriptValues.Start start = start(expression);
    return start.whole() ? start.text() : null;
  }

  private ScriptValues.Start start(String expression) {
    work -= expression.length() + 1;
    return ScriptValues.start(expression, variables);
  }

  private String prefix(String expression) {
    return start(expression).text();
  }

  /// What is known of an expression.
  ///
  /// @param place true if it is a place, false if it is a page or a script
  Known known(String expression, boolean place) {
    return known(expression, place, 0);
  }

  private Known known(String written, boolean place, int depth) {
    String expression = ScriptPieces.bare(written);
    if (expression.isEmpty() || value(expression) != null) {
      return Known.WHOLE;
    }
    if (depth > DEEPEST || isSpent()) {
      return Known.NOTHING;
    }
    List<String> either = ScriptPieces.alternatives(expression);
    if (either.size() > 1 || !either.getFirst().equals(expression)) {
      Known all = Known.WHOLE;
      for (String one : either) {
        all = all.and(known(one, place, depth + 1));
      }
      return all;
    }
    List<String> sum = ScriptPieces.split(expression, "+");
    return place ? place(sum, depth) : page(sum, depth);
  }

  private Known place(List<String> sum, int depth) {
    String first = sum.getFirst();
    String start = prefix(String.join("+", sum));
    if (!start.isBlank()) {
      return byStart(start.strip());
    }
    boolean alone = sum.size() == 1;
    if (isOwn(sum) || (alone && (matches(NO_PLACE, first, LONGEST) || isElsewhere(first)))) {
      return Known.WHOLE;
    }
    return NAME.matcher(first).matches() ? named(first, true, depth) : Known.NOTHING;
  }

  private Known page(List<String> sum, int depth) {
    String first = sum.getFirst();
    boolean starts = !prefix(String.join("+", sum)).isBlank();
    boolean elsewhere = sum.size() == 1 && isElsewhere(first);
    if (starts || elsewhere || isOwn(sum) || matches(NO_PAGE, first)) {
      return linked(sum, depth);
    }
    return NAME.matcher(first).matches() ? named(first, false, depth) : Known.NOTHING;
  }

  /// What is known of the places that stand behind the literals of a page or a script.
  private Known linked(List<String> sum, int depth) {
    Known all = Known.WHOLE;
    for (int i = 1; i < sum.size(); i++) {
      String before = value(sum.get(i - 1));
      if (before != null && LINKS.matcher(before).find()) {
        all = all.and(known(String.join("+", sum.subList(i, sum.size())), true, depth + 1));
      }
    }
    return all;
  }

  private boolean isElsewhere(String term) {
    int dot = term.lastIndexOf('.') + 1;
    return matches(ELSEWHERE, term) && !properties.contains(term.substring(dot).strip());
  }

  private static boolean matches(Pattern pattern, String term) {
    return matches(pattern, term, LONGEST_CHAIN);
  }

  private static boolean matches(Pattern pattern, String term, int most) {
    return term.length() <= most && pattern.matcher(term).matches();
  }

  /// True if the page's own address comes first.
  private static boolean isOwn(List<String> sum) {
    String first = sum.getFirst();
    if (!matches(OWN, first) || sum.size() == 1) {
      return matches(OWN, first);
    }
    return matches(PROTOCOL, first)
        ? sum.size() > 2 && sum.get(1).matches("[\"']//[\"']") && matches(HOST, sum.get(2))
        : !matches(BEHIND, first);
  }

  /// What is known of a place by what it starts with.
  private static Known byStart(String start) {
    Matcher scheme = SCHEME.matcher(start);
    boolean relative = !start.matches("[/\\\\]{2}.*");
    if (scheme.matches() || !relative) {
      String name = relative ? scheme.group(1).toLowerCase(Locale.ROOT) : "http";
      return switch (name) {
        case "http", "https", "ftp", "ftps" ->
            HOSTED.matcher(relative ? scheme.group(2) : start).matches()
                ? Known.HOST
                : Known.NOTHING;
        case "mailto", "tel", "sms", "cid", "mid", "about", "blob" -> Known.WHOLE;
        default -> Known.NOTHING;
      };
    }
    String lower = start.toLowerCase(Locale.ROOT);
    boolean unfinished = SCHEMES.stream().anyMatch(name -> name.startsWith(lower));
    return unfinished || start.matches("[/\\\\]") ? Known.NOTHING : Known.WHOLE;
  }

  /// What is known of all that a name may stand for.
  private Known named(String name, boolean place, int depth) {
    String key = place + name;
    Known before = names.putIfAbsent(key, Known.WHOLE);
    if (before != null) {
      return before;
    }
    List<Assignment> assignments = assigned.getOrDefault(name, List.of());
    List<Parameter> passed = parameters.getOrDefault(name, List.of());
    Known all = assignments.isEmpty() && passed.isEmpty() ? Known.NOTHING : Known.WHOLE;
    boolean starts = assignments.stream().anyMatch(each -> starts(each));
    for (Assignment each : assignments) {
      String expression = expression(scripts, each.at());
      boolean appends = each.adds() && starts && place;
      all =
          expression == null
              ? Known.NOTHING
              : appends ? all : all.and(known(expression, place, depth + 1));
      all = appends && expression != null && value(expression) == null ? all.and(Known.HOST) : all;
    }
    for (Parameter each : passed) {
      all = all.and(passed(each, place, depth));
    }
    names.put(key, all);
    return all;
  }

  private boolean starts(Assignment assignment) {
    String expression = assignment.adds() ? null : expression(scripts, assignment.at());
    return expression != null && !prefix(expression).isBlank();
  }

  /// What is known of what is passed for a parameter where its function is called.
  private Known passed(Parameter parameter, boolean place, int depth) {
    if (parameter.function().isEmpty() || isSpent()) {
      return Known.NOTHING;
    }
    Known all = Known.WHOLE;
    Matcher calls =
        Pattern.compile("(?<![\\w$])" + Pattern.quote(parameter.function()) + "\\b(\\s*\\()?")
            .matcher(scripts);
    boolean other = false;
    boolean called = false;
    work -= scripts.length();
    while (calls.find() && !isSpent()) {
      boolean declares = scripts.startsWith("function", Math.max(calls.start() - 9, 0));
      int end = calls.group(1) == null ? -1 : ScriptPieces.end(scripts, calls.end(), LONGEST);
      work -= end < 0 ? LONGEST : end - calls.end();
      other |= !declares && calls.group(1) == null;
      if (!declares && calls.group(1) != null) {
        called = true;
        String argument = end < 0 ? null : argument(calls.end(), parameter.index());
        all = argument == null ? Known.NOTHING : all.and(known(argument, place, depth + 1));
      }
    }
    return isSpent() || (other && !called) ? Known.NOTHING : all;
  }

  private @Nullable String argument(int from, int index) {
    int at = from;
    for (int i = 0; i < index; i++) {
      int end = isSpent() ? -1 : ScriptPieces.end(scripts, at, LONGEST);
      work -= end < 0 ? LONGEST : end - at + 1;
      if (end < 0 || !scripts.startsWith(",", end)) {
        return end < 0 ? null : "";
      }
      at = end + 1;
    }
    return expression(scripts, at);
  }
}
