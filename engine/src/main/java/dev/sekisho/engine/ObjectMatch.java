package dev.sekisho.engine;

import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The atoms at one object: which of them the indexes find, and what terms made of them come to.
/// Each atom is confirmed at most once a value, and only when some clause asks. Reused for one
/// object after the other, at no cost for atoms that nothing finds.
final class ObjectMatch implements AtomIndex.Candidates {
  private static final ObservedObject NOTHING = ObservedObject.of("", "");

  private final ObjectView view;
  private final @Nullable AtomState[] states;
  private final IntList found = new IntList();
  private final Nfc nfc = new Nfc();
  private ObservedObject object = NOTHING;
  private Steps steps = Steps.of(0);
  private int generation;
  private int value;
  private boolean stopped;

  ObjectMatch(RuleSet rules) {
    this.view = new ObjectView(rules.fieldCount());
    this.states = new AtomState[rules.atomCount()];
  }

  /// Reads an object and finds its atoms.
  void begin(PathNode root, ObservedObject next, Steps budget) {
    generation++;
    object = next;
    steps = budget;
    found.clear();
    view.read(root, next, budget);
    for (Field field : view.touched()) {
      find(field);
    }
  }

  /// Lets go of the object.
  void end() {
    object = NOTHING;
    view.forget();
    nfc.forget();
  }

  private void find(Field field) {
    List<Value> values = valuesOf(field);
    for (value = 0; value < values.size() && !steps.spent(); value++) {
      field.index().find(values.get(value), nfc, this);
    }
  }

  private List<Value> valuesOf(Field field) {
    FieldValues values = view.of(field);
    return values == null ? List.of() : values.values();
  }

  /// What was read of the object.
  ObjectView view() {
    return view;
  }

  /// Numbers of the atoms that the indexes found.
  IntList found() {
    return found;
  }

  /// True if some atom could not be evaluated to its end; asking resets it.
  boolean takeStopped() {
    boolean was = stopped;
    stopped = false;
    return was;
  }

  @Override
  public void satisfied(int atom) {
    AtomState state = foundState(atom);
    if (state.truth() == null) {
      state.satisfied(value, new Check.Answer.Met(0, -1));
    }
  }

  @Override
  public void possible(int atom) {
    IntList candidates = foundState(atom).candidates();
    candidates.addAscending(value);
  }

  private AtomState foundState(int atom) {
    AtomState state = states[atom];
    if (state == null) {
      state = new AtomState();
      states[atom] = state;
    }
    if (state.renew(generation)) {
      steps.take(1);
      found.add(atom);
    }
    return state;
  }

  /// What a term comes to.
  Truth truth(Term term) {
    if (!steps.take(1)) {
      return Truth.NO;
    }
    return switch (term) {
      case Term.Leaf(Atom atom) -> truth(atom);
      case Term.All(List<Term> terms) -> all(terms);
      case Term.Some(List<Term> terms) -> some(terms);
    };
  }

  private Truth all(List<Term> terms) {
    Truth least = Truth.SURE;
    for (int i = 0; i < terms.size() && least != Truth.NO; i++) {
      Truth truth = truth(terms.get(i));
      least = truth.compareTo(least) < 0 ? truth : least;
    }
    return least;
  }

  private Truth some(List<Term> terms) {
    Truth most = Truth.NO;
    for (int i = 0; i < terms.size() && most != Truth.SURE; i++) {
      Truth truth = truth(terms.get(i));
      most = truth.compareTo(most) > 0 ? truth : most;
    }
    return most;
  }

  private Truth truth(Atom atom) {
    AtomState state = states[atom.number()];
    boolean known = state != null && state.isOf(generation);
    if (!known && atom.indexed()) {
      return unmet(atom);
    }
    AtomState current = known && state != null ? state : direct(atom);
    Truth truth = current.truth();
    if (truth == null) {
      confirm(atom, current);
      truth = current.truth();
    }
    return truth == null ? Truth.NO : truth;
  }

  private Truth unmet(Atom atom) {
    return view.hasLost(atom.field()) ? Truth.POSSIBLE : Truth.NO;
  }

  /// The state of an atom that no index finds: every value is a candidate.
  private AtomState direct(Atom atom) {
    AtomState state = states[atom.number()];
    if (state == null) {
      state = new AtomState();
      states[atom.number()] = state;
    }
    state.renew(generation);
    int count = valuesOf(atom.field()).size();
    if (atom.wantsAbsence()) {
      Truth absent = view.hasLost(atom.field()) ? Truth.POSSIBLE : Truth.SURE;
      state.set(count > 0 ? Truth.NO : absent);
      return state;
    }
    for (int i = 0; i < count; i++) {
      state.candidates().add(i);
    }
    return state;
  }

  private void confirm(Atom atom, AtomState state) {
    List<Value> values = valuesOf(atom.field());
    for (int i = 0; i < state.candidates().size() && state.truth() == null; i++) {
      int candidate = state.candidates().get(i);
      Check.Answer answer = atom.check().ask(values.get(candidate), nfc, steps);
      if (answer instanceof Check.Answer.Met where) {
        state.satisfied(candidate, where);
      }
      stopped |= answer instanceof Check.Answer.Stopped;
    }
    if (state.truth() == null) {
      state.set(unmet(atom));
    }
  }

  /// The comparisons that make a sure term hold.
  List<Outcome.Evidence> evidence(Term term) {
    List<Outcome.Evidence> evidence = new ArrayList<>();
    collect(term, evidence);
    return evidence;
  }

  private void collect(Term term, List<Outcome.Evidence> into) {
    switch (term) {
      case Term.Leaf(Atom atom) -> into.add(evidence(atom));
      case Term.All(List<Term> terms) -> terms.forEach(t -> collect(t, into));
      case Term.Some(List<Term> terms) ->
          terms.stream()
              .filter(t -> truth(t) == Truth.SURE)
              .findFirst()
              .ifPresent(t -> collect(t, into));
    }
  }

  private Outcome.Evidence evidence(Atom atom) {
    AtomState state = states[atom.number()];
    FieldValues values = view.of(atom.field());
    if (state == null || values == null || atom.wantsAbsence()) {
      return new Outcome.Evidence(object, atom.comparison(), 0, -1);
    }
    ObservedObject holder = values.holder(state.value());
    Check.Answer.Met match = state.match();
    return new Outcome.Evidence(holder, atom.comparison(), match.start(), match.length());
  }

  /// Adds the losses by which a possible term may hold.
  void losses(Term term, Set<Loss> into) {
    if (truth(term) != Truth.POSSIBLE) {
      return;
    }
    switch (term) {
      case Term.Leaf(Atom atom) -> {
        FieldValues values = view.of(atom.field());
        if (values != null) {
          into.addAll(values.losses());
        }
      }
      case Term.All(List<Term> terms) -> terms.forEach(t -> losses(t, into));
      case Term.Some(List<Term> terms) -> terms.forEach(t -> losses(t, into));
    }
  }
}
