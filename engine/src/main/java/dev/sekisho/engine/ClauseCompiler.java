package dev.sekisho.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts brackets into clauses and hangs these on triggers.
final class ClauseCompiler {
  private final Vocabulary vocabulary;
  private final List<Clause> clauses = new ArrayList<>();

  ClauseCompiler(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// The clauses made so far.
  List<Clause> clauses() {
    return clauses;
  }

  /// Adds a bracket of `target`.
  void add(Condition condition, Target target) {
    for (Condition term : flat(condition, false)) {
      for (String type : types(term)) {
        Term compiled = compile(term, type);
        if (compiled instanceof Term.Some(List<Term> alternatives)) {
          alternatives.forEach(alternative -> add(alternative, vocabulary.type(type), target));
        } else if (compiled != null) {
          add(compiled, vocabulary.type(type), target);
        }
      }
    }
  }

  /// The terms of nested ANDs or ORs as one list, in order.
  private static List<Condition> flat(Condition condition, boolean and) {
    List<Condition> terms = new ArrayList<>();
    Deque<Condition> open = new ArrayDeque<>();
    open.push(condition);
    while (!open.isEmpty()) {
      Condition next = open.pop();
      if (next instanceof Condition.All(List<Condition> inner) && and) {
        inner.reversed().forEach(open::push);
      } else if (next instanceof Condition.AnyOf(List<Condition> inner) && !and) {
        inner.reversed().forEach(open::push);
      } else {
        terms.add(next);
      }
    }
    return terms;
  }

  /// The object types that can satisfy a condition.
  private static Set<String> types(Condition condition) {
    return switch (condition) {
      case Condition.Comparison comparison -> Set.of(comparison.path().type());
      case Condition.All _ -> {
        Set<String> all = new LinkedHashSet<>();
        boolean first = true;
        for (Condition term : flat(condition, true)) {
          Set<String> types = types(term);
          if (first) {
            all.addAll(types);
          } else {
            all.retainAll(types);
          }
          first = false;
        }
        yield all;
      }
      case Condition.AnyOf _ -> {
        Set<String> any = new LinkedHashSet<>();
        flat(condition, false).forEach(term -> any.addAll(types(term)));
        yield any;
      }
    };
  }

  /// What a condition asks of an object of `type`; null if none can satisfy it.
  private @Nullable Term compile(Condition condition, String type) {
    return switch (condition) {
      case Condition.Comparison comparison -> {
        Atom atom = comparison.path().type().equals(type) ? vocabulary.atom(comparison) : null;
        yield atom == null ? null : new Term.Leaf(atom);
      }
      case Condition.All _ -> all(flat(condition, true), type);
      case Condition.AnyOf _ -> some(flat(condition, false), type);
    };
  }

  private @Nullable Term all(List<Condition> conditions, String type) {
    List<Term> terms = new ArrayList<>();
    for (Condition condition : conditions) {
      Term term = compile(condition, type);
      if (term == null) {
        return null;
      }
      terms.add(term);
    }
    return terms.size() > 1 ? new Term.All(terms) : first(terms);
  }

  private @Nullable Term some(List<Condition> conditions, String type) {
    List<Term> terms = new ArrayList<>();
    for (Condition condition : conditions) {
      Term term = compile(condition, type);
      if (term != null) {
        terms.add(term);
      }
    }
    return terms.size() > 1 ? new Term.Some(terms) : first(terms);
  }

  private static @Nullable Term first(List<Term> terms) {
    return terms.isEmpty() ? null : terms.getFirst();
  }

  private void add(Term term, TypeRules type, Target target) {
    Set<Trigger> primary = triggers(term);
    Set<Field> waitsFor = new LinkedHashSet<>();
    for (Trigger trigger : primary) {
      if (trigger.field() != null) {
        waitsFor.add(trigger.field());
      }
    }
    Clause clause = new Clause(clauses.size(), target, term, List.copyOf(waitsFor));
    clauses.add(clause);
    primary.forEach(trigger -> trigger.primaries().add(clause.number()));
    Set<Trigger> others = new LinkedHashSet<>();
    Term.atoms(term).forEach(atom -> others.add(atom.trigger()));
    others.removeAll(primary);
    others.forEach(trigger -> trigger.alternates().add(clause.number()));
    addLosses(clause, type);
  }

  /// One of these happens wherever a term holds, unless it holds by what is lost.
  private static Set<Trigger> triggers(Term term) {
    return switch (term) {
      case Term.Leaf(Atom atom) -> Set.of(atom.trigger());
      case Term.All(List<Term> terms) ->
          terms.stream()
              .map(ClauseCompiler::triggers)
              .min(Comparator.comparingLong(ClauseCompiler::weight))
              .orElseThrow();
      case Term.Some(List<Term> terms) -> {
        Set<Trigger> union = new LinkedHashSet<>();
        terms.forEach(t -> union.addAll(triggers(t)));
        yield union;
      }
    };
  }

  private static long weight(Set<Trigger> triggers) {
    return triggers.stream().mapToLong(Trigger::weight).sum();
  }

  /// Notes at each place whose loss alone would leave the clause open that it would.
  private static void addLosses(Clause clause, TypeRules type) {
    Set<Field> fields = new LinkedHashSet<>();
    Term.atoms(clause.term()).forEach(atom -> fields.add(atom.field()));
    Set<PathNode> places = new LinkedHashSet<>();
    for (Field field : fields) {
      for (PathNode at = field.node(); at != null; at = at.parent()) {
        places.add(at);
      }
    }
    places.remove(type.root());
    for (PathNode place : places) {
      if (Term.mayHold(clause.term(), field -> place.leadsTo(field.node()))) {
        place.lost().add(clause.target());
      }
    }
    type.root().lost().add(clause.target());
    if (fields.size() > 1) {
      type.addCrossing(clause);
    }
  }
}
