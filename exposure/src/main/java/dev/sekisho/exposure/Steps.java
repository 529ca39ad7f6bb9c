package dev.sekisho.exposure;

import dev.sekisho.advisory.Localized;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the steps of remediations.
///
/// CSAF has no list of steps: where details number what to do, `1.`, `2.` …, each at the start of a
/// line or of a sentence, each number is a step; a paragraph after the last belongs to none. Other
/// details are one step. Links in a step's text are the step's.
final class Steps {
  private static final Pattern NUMBER = Pattern.compile("(?:^|(?<=[\\s。]))(\\d{1,2})[.)．]\\s*");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'、。)）]+");

  private Steps() {}

  /// The steps of all `remediations`, in their order.
  static List<Step> of(List<Remediation> remediations) {
    List<Step> steps = new ArrayList<>();
    for (Remediation remediation : remediations) {
      add(remediation, steps);
    }
    return steps;
  }

  private static void add(Remediation remediation, List<Step> steps) {
    List<String> originals = split(remediation.details());
    for (int i = 0; i < originals.size(); i++) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (Map.Entry<String, String> text : remediation.localized().texts().entrySet()) {
        List<String> parts = split(text.getValue());
        if (parts.size() == originals.size()) {
          texts.put(text.getKey(), parts.get(i));
        }
      }
      String link = link(originals.get(i));
      boolean alone = link.isEmpty() && originals.size() == 1;
      Localized action = texts.isEmpty() ? Localized.of(originals.get(i)) : new Localized(texts);
      steps.add(new Step(steps.size() + 1, action, alone ? remediation.url() : link));
    }
  }

  /// The parts of `details` that are steps.
  static List<String> split(String details) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(details);
    while (matcher.find()) {
      if (Integer.parseInt(matcher.group(1)) == starts.size() + 1) {
        starts.add(matcher.end());
        ends.add(matcher.start());
      }
    }
    if (starts.size() < 2) {
      return List.of(details.strip());
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      boolean last = i + 1 == starts.size();
      String part = details.substring(starts.get(i), last ? details.length() : ends.get(i + 1));
      int paragraph = last ? part.indexOf("\n\n") : -1;
      parts.add((paragraph < 0 ? part : part.substring(0, paragraph)).strip());
    }
    return parts;
  }

  private static String link(String text) {
    Matcher matcher = LINK.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }
}
