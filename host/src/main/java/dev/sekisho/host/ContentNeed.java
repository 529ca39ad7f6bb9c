package dev.sekisho.host;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Matcher;
import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.engine.Steps;
import dev.sekisho.observe.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells which files must be read: those of which name, size, folder and times leave open whether
/// an indicator that asks for content or a digest is met. A digest with a size beside it costs one
/// reading of each file of that size; a digest alone, one of every file.
///
/// Immutable, shared between threads.
final class ContentNeed implements AutoCloseable {
  private static final Set<String> CONTENT = Set.of("hashes", "content_ref", "magic_number_hex");

  private final boolean always;
  private final RuleSet rules;

  private ContentNeed(boolean always, RuleSet rules) {
    this.always = always;
    this.rules = rules;
  }

  /// What `patterns` need.
  static ContentNeed of(List<Pattern> patterns, Prefilter.Compiler prefilters) {
    List<Rule> cheap = new ArrayList<>();
    boolean always = false;
    for (Pattern pattern : patterns) {
      for (Pattern.Bracket bracket : Pattern.brackets(pattern)) {
        if (asksContent(bracket.condition())) {
          Condition without = without(bracket.condition());
          always |= without == null;
          if (without != null) {
            cheap.add(new Rule("", new Pattern.Bracket(without), false));
          }
        }
      }
    }
    return new ContentNeed(always, RuleSet.compile(always ? List.of() : cheap, prefilters));
  }

  /// Answers for one file after the other; for one thread.
  final class Asker {
    private final Matcher matcher = rules.matcher();

    /// True if the content of a file decides something.
    ///
    /// @param file the file without what its content tells
    boolean needed(Observation file, Steps steps) {
      if (always) {
        return true;
      }
      Outcome outcome = matcher.match(file, steps);
      return !outcome.hits().isEmpty() || !outcome.undecided().isEmpty() || outcome.stopped();
    }
  }

  /// A new asker.
  Asker asker() {
    return new Asker();
  }

  /// True if no file ever is to be read.
  boolean never() {
    return !always && rules.rules().isEmpty();
  }

  private static boolean asksContent(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> terms) ->
          terms.stream().anyMatch(ContentNeed::asksContent);
      case Condition.AnyOf(List<Condition> terms) ->
          terms.stream().anyMatch(ContentNeed::asksContent);
      case Comparison(FieldPath path, _, _, _) ->
          path.type().equals("file")
              && path.steps().getFirst() instanceof FieldPath.Key(String name)
              && CONTENT.contains(name);
    };
  }

  /// The condition with what asks for content taken as true; null if it then is true by itself.
  private static @Nullable Condition without(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> terms) -> {
        List<Condition> left = new ArrayList<>();
        for (Condition term : terms) {
          Condition without = without(term);
          if (without != null) {
            left.add(without);
          }
        }
        yield left.isEmpty() ? null : new Condition.All(left);
      }
      case Condition.AnyOf(List<Condition> terms) -> {
        List<Condition> left = new ArrayList<>();
        for (Condition term : terms) {
          Condition without = without(term);
          if (without == null) {
            yield null;
          }
          left.add(without);
        }
        yield new Condition.AnyOf(left);
      }
      case Comparison comparison -> asksContent(comparison) ? null : comparison;
    };
  }

  @Override
  public void close() {
    rules.close();
  }
}
