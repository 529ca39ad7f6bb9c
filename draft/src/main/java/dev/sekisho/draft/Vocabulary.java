package dev.sekisho.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that notices use, of both languages: `vocabulary.properties`.
final class Vocabulary {
  private static final Pattern NOISE =
      Pattern.compile("[\\p{Punct}\\p{IsPunctuation}\\p{S}\\s&&[^'/&+@.-]]+");
  private static final Properties WORDS = load();
  private static final Map<String, Label> LABELS = labels();
  private static final Map<Topic, Pattern> TOPICS = topics();

  private Vocabulary() {}

  private static Properties load() {
    Properties words = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Vocabulary.class.getResourceAsStream("vocabulary.properties"))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /// The words of a key.
  static List<String> words(String key) {
    return Stream.of(WORDS.getProperty(key, "").split("\\|", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// An expression that finds any of the words of a key, as whole words where they are written in
  /// Latin letters, whatever their case.
  static String anyOf(String key) {
    return words(key).stream()
        .map(Vocabulary::expression)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /// {@link #anyOf} as a pattern.
  static Pattern pattern(String key) {
    return Pattern.compile(anyOf(key), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String expression(String word) {
    String quoted =
        Stream.of(word.split(" ", -1)).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    return latin(word) ? "(?<![\\w])" + quoted + "(?![\\w])" : quoted;
  }

  private static boolean latin(String word) {
    return word.codePoints().allMatch(c -> c < 0x250);
  }

  private static Map<String, Label> labels() {
    Map<String, Label> labels = new HashMap<>();
    for (Label label : Label.values()) {
      words("label." + label.name().toLowerCase(Locale.ROOT))
          .forEach(word -> labels.put(normal(word), label));
    }
    return labels;
  }

  private static Map<Topic, Pattern> topics() {
    Map<Topic, Pattern> topics = new HashMap<>();
    for (Topic topic : Topic.values()) {
      topics.put(topic, pattern("topic." + topic.name().toLowerCase(Locale.ROOT)));
    }
    return topics;
  }

  /// Compatibility forms folded, lower case, one space between words, nothing around.
  static String normal(String text) {
    return NOISE
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
        .replaceAll(" ")
        .strip();
  }

  /// The label that `text` is, if it is one.
  static Optional<Label> label(String text) {
    if (text.length() > 60) {
      return Optional.empty();
    }
    Label label = LABELS.get(normal(text));
    if (label == null) {
      label = LABELS.get(normal(text.replaceAll("[(（\\[][^)）\\]]*[)）\\]]", "")));
    }
    return Optional.ofNullable(label);
  }

  /// The topics that a heading names.
  static Set<Topic> topicsOf(String heading) {
    String folded = Normalizer.normalize(heading, Normalizer.Form.NFKC);
    Set<Topic> found = EnumSet.noneOf(Topic.class);
    if (folded.length() <= 120) {
      TOPICS.forEach(
          (topic, words) -> {
            if (words.matcher(folded).find()) {
              found.add(topic);
            }
          });
    }
    if (found.contains(Topic.NOT_AFFECTED)) {
      found.remove(Topic.PRODUCTS);
    }
    return found;
  }
}
