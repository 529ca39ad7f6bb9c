package dev.sekisho.engine;

import dev.sekisho.observe.Demand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rules compiled into one matcher. Immutable and shared between threads; closing frees what its
/// prefilters hold outside the heap, once no matcher is at work.
public final class RuleSet implements AutoCloseable {
  private final List<Rule> rules;
  private final Demand demand;
  private final Map<String, TypeRules> types;
  private final List<Field> fields;
  private final List<Atom> atoms;
  private final List<Clause> clauses;
  private final List<Target> targets;

  private RuleSet(
      List<Rule> rules, Vocabulary vocabulary, List<Clause> clauses, List<Target> targets) {
    this.rules = rules;
    this.demand = new Demand(vocabulary.types().keySet(), vocabulary.properties());
    this.types = Map.copyOf(vocabulary.types());
    this.fields = vocabulary.fields();
    this.atoms = List.copyOf(vocabulary.atoms());
    this.clauses = List.copyOf(clauses);
    this.targets = List.copyOf(targets);
  }

  /// Compiles rules; a rule's number is its place in the list.
  ///
  /// Costs time and memory in proportion to the size of the rules.
  ///
  /// @param prefilters makes the prefilter of each path that LIKE or MATCHES look at
  public static RuleSet compile(List<Rule> rules, Prefilter.Compiler prefilters) {
    List<Rule> kept = List.copyOf(rules);
    Vocabulary vocabulary = new Vocabulary();
    ClauseCompiler clauses = new ClauseCompiler(vocabulary);
    List<Target> targets = new ArrayList<>();
    for (int number = 0; number < kept.size(); number++) {
      add(kept.get(number), number, clauses, targets);
    }
    vocabulary.indexOrders();
    for (Field field : vocabulary.fields()) {
      field.index().compile(prefilters);
    }
    return new RuleSet(kept, vocabulary, clauses.clauses(), targets);
  }

  private static void add(Rule rule, int number, ClauseCompiler clauses, List<Target> targets) {
    List<Pattern.Bracket> alternatives = alternatives(rule.pattern());
    if (alternatives != null) {
      Target target = new Target(targets.size(), number, -1, rule.weak());
      targets.add(target);
      alternatives.forEach(bracket -> clauses.add(bracket.condition(), target));
      return;
    }
    List<Pattern.Bracket> brackets = Pattern.brackets(rule.pattern());
    for (int bracket = 0; bracket < brackets.size(); bracket++) {
      Target target = new Target(targets.size(), number, bracket, rule.weak());
      targets.add(target);
      clauses.add(brackets.get(bracket).condition(), target);
    }
  }

  /// The brackets of a pattern of which any one decides it; null if it needs more than one
  /// observation or its time.
  private static @Nullable List<Pattern.Bracket> alternatives(Pattern pattern) {
    List<Pattern.Bracket> found = new ArrayList<>();
    Deque<Pattern> open = new ArrayDeque<>();
    open.push(pattern);
    while (!open.isEmpty()) {
      Pattern next = open.pop();
      if (next instanceof Pattern.Bracket bracket) {
        found.add(bracket);
      } else if (next instanceof Pattern.Or(Pattern left, Pattern right)) {
        open.push(right);
        open.push(left);
      } else if (next instanceof Pattern.Repeats(Pattern inner, long times) && times == 1) {
        open.push(inner);
      } else {
        return null;
      }
    }
    return found;
  }

  /// The rules, in the order of their numbers.
  public List<Rule> rules() {
    return rules;
  }

  /// What the rules can read of an observation.
  public Demand demand() {
    return demand;
  }

  /// A new matcher, for one thread.
  public Matcher matcher() {
    return new Matcher(this);
  }

  @Nullable TypeRules type(String type) {
    return types.get(type);
  }

  int fieldCount() {
    return fields.size();
  }

  int atomCount() {
    return atoms.size();
  }

  Atom atom(int number) {
    return atoms.get(number);
  }

  int clauseCount() {
    return clauses.size();
  }

  Clause clause(int number) {
    return clauses.get(number);
  }

  Target target(int number) {
    return targets.get(number);
  }

  @Override
  public void close() {
    fields.forEach(field -> field.index().close());
  }
}
