package dev.sekisho.exchange;

import dev.sekisho.exchange.Candidate.Clause;
import dev.sekisho.exchange.Subject.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Sigma rules, a file each, for the events of a machine: files made, registry values set, programs
/// run, names asked for, connections, requests of a proxy.
///
/// Source: the Sigma rules specification 2.0 and its taxonomy (fields of Sysmon).
final class Sigma implements Target {
  private static final Set<String> HASHES = Set.of("SHA-256", "SHA-1", "MD5");
  private static final RegexWriter.Around WHOLE = new RegexWriter.Around("^", "", "$", "");
  private static final String LAST = "[^\\\\]*$";

  @Override
  public String comment() {
    return "# ";
  }

  @Override
  public List<Rule> rules(Candidate candidate, Outcome.Draft draft) {
    return Target.each(
        candidate,
        draft,
        (clause, number, one) -> {
          Event event = new Event();
          if (!event(clause, event, one)) {
            return Optional.empty();
          }
          String file =
              "sekisho_" + candidate.name().toLowerCase(Locale.ROOT) + "_" + number + ".yml";
          return Optional.of(new Rule(file, event.text(candidate, number, one)));
        });
  }

  private static boolean event(Clause clause, Event event, Outcome.Draft draft) {
    Optional<FileHash> hash = FileHash.of(clause, HASHES, draft);
    if (hash.isPresent()) {
      draft.narrower(Reason.WHEN_RUN);
      event.category = "process_creation";
      String algorithm = hash.get().algorithm().replace("-", "");
      event.selections.put(
          "Hashes|contains", algorithm + "=" + hash.get().hexadecimal().toUpperCase(Locale.ROOT));
      return true;
    }
    boolean named =
        !clause.about(Kind.FILE_NAME).isEmpty() && !clause.about(Kind.FILE_FOLDER).isEmpty();
    for (Term term : clause.terms()) {
      if (named && term.about(Kind.FILE_SIZE)) {
        draft.wider(Reason.DROPPED);
      } else if (!add(term, clause, event, draft)) {
        return false;
      }
    }
    return true;
  }

  private static boolean add(Term term, Clause clause, Event event, Outcome.Draft draft) {
    Kind kind = term.subject().map(Subject::kind).orElse(Kind.BODY);
    if (term.check() instanceof Check.Network(String network) && kind == Kind.ADDRESS) {
      event.category = "network_connection";
      event.selections.put("DestinationIp|cidr", network);
      return true;
    }
    if (!(term.check() instanceof Check.Text text)) {
      draft.refuse(term.check() instanceof Check.Unsaid(Reason reason) ? reason : Reason.PROPERTY);
      return false;
    }
    return switch (kind) {
      case FILE_NAME -> {
        draft.narrower(Reason.WHEN_MADE);
        event.category = "file_event";
        yield event.found(
            "TargetFilename", text, new RegexWriter.Around("\\\\", "", "$", LAST), draft);
      }
      case FILE_FOLDER -> {
        draft.narrower(Reason.WHEN_MADE);
        event.category = "file_event";
        yield event.found(
            "TargetFilename",
            text,
            new RegexWriter.Around("^", "", "\\\\" + LAST, ".*\\\\" + LAST),
            draft);
      }
      case REGISTRY_KEY -> {
        draft.narrower(Reason.WHEN_MADE);
        boolean value = clause.terms().size() > 1;
        event.category = value ? "registry_set" : "registry_event";
        String end = value ? "\\\\" + LAST : "(?:\\\\[^\\\\]*)?$";
        yield event.found(
            "TargetObject",
            text,
            new RegexWriter.Around("^", "", end, value ? ".*\\\\" + LAST : ""),
            draft);
      }
      case REGISTRY_VALUE_NAME -> {
        event.category = "registry_set";
        yield event.found(
            "TargetObject", text, new RegexWriter.Around("\\\\", "", "$", LAST), draft);
      }
      case REGISTRY_VALUE_DATA -> {
        event.category = "registry_set";
        draft.narrower(Reason.ONE_VALUE);
        yield event.found("Details", text, WHOLE, draft);
      }
      case DOMAIN -> event.single("dns_query", "QueryName", text, draft);
      case ADDRESS -> event.single("network_connection", "DestinationIp", text, draft);
      case URL -> event.single("proxy", "c-uri", text, draft);
      default -> {
        draft.refuse(Reason.PROPERTY);
        yield false;
      }
    };
  }

  /// One event, as far as it is known.
  private static final class Event {
    private String category = "";
    private final Map<String, String> selections = new LinkedHashMap<>();
    private final List<String> fields = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    boolean single(String name, String field, Check.Text text, Outcome.Draft draft) {
      category = name;
      return found(field, text, WHOLE, draft);
    }

    boolean found(String field, Check.Text text, RegexWriter.Around around, Outcome.Draft draft) {
      Optional<String> written =
          text.regex().flatMap(regex -> RegexWriter.write(regex, Dialect.PCRE, false, around));
      if (written.isEmpty()) {
        draft.refuse(Reason.EXPRESSION);
        return false;
      }
      boolean anyCase = text.regex().map(Regex::anyCase).orElse(false);
      fields.add(field + (anyCase ? "|re|i|s" : "|re|s"));
      values.add(roots(written.get()));
      return true;
    }

    /// Sysmon writes the roots of the registry in short.
    private static String roots(String expression) {
      return expression
          .replace("HKEY_LOCAL_MACHINE", "(?:HKEY_LOCAL_MACHINE|HKLM)")
          .replace("HKEY_CURRENT_USER", "(?:HKEY_CURRENT_USER|HKCU|HKU\\\\[^\\\\]+)")
          .replace("HKEY_USERS", "(?:HKEY_USERS|HKU)")
          .replace("HKEY_CLASSES_ROOT", "(?:HKEY_CLASSES_ROOT|HKCR)");
    }

    String text(Candidate candidate, int number, Outcome.Draft draft) {
      StringBuilder out = new StringBuilder();
      String name = Sheets.harmless(candidate.indicator().name().in("en"));
      out.append("title: ").append(quoted(name.length() > 200 ? name.substring(0, 200) : name));
      out.append("\nid: ").append(id(candidate, number));
      out.append("\nstatus: experimental\ndescription: ");
      out.append(
          quoted(
              Sheets.harmless(
                  candidate.advisory().title().in("en")
                      + " ("
                      + candidate.advisory().id()
                      + ", "
                      + candidate.indicator().id()
                      + ")")));
      out.append("\nlogsource:\n  category: ").append(category);
      out.append(category.equals("proxy") ? "" : "\n  product: windows").append("\ndetection:\n");
      List<String> names = new ArrayList<>();
      selections.forEach((field, value) -> selection(names, field, value, out));
      for (int i = 0; i < fields.size(); i++) {
        selection(names, fields.get(i), values.get(i), out);
      }
      out.append("  condition: ").append(String.join(" and ", names)).append("\nlevel: ");
      String level = candidate.indicator().weak() ? "low" : draft.isWider() ? "medium" : "high";
      return out.append(level).append('\n').toString();
    }

    private static void selection(
        List<String> names, String field, String value, StringBuilder out) {
      names.add("selection" + (names.size() + 1));
      out.append("  ").append(names.getLast()).append(":\n    ").append(field).append(": ");
      out.append(quoted(value)).append('\n');
    }

    private static String id(Candidate candidate, int number) {
      String own = candidate.indicator().id().replaceFirst("^.*--", "");
      boolean uuid = own.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      String text = candidate.indicator().id() + "#" + number;
      return uuid && number == 1
          ? own
          : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String quoted(String text) {
      return "'" + text.replace("'", "''") + "'";
    }
  }
}
