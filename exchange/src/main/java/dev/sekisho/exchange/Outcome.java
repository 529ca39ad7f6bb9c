package dev.sekisho.exchange;

import dev.sekisho.advisory.Tlp;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What became of one indicator in an export.
///
/// @param advisory id of its advisory
/// @param indicator its id
/// @param tlp how far it, and its rules, may be passed on
/// @param status how its rules compare with it
/// @param files the files they stand in; none if there is no rule
/// @param reasons why it is not {@link Status#EXACT}; none if it is
public record Outcome(
    String advisory,
    String indicator,
    Tlp tlp,
    Status status,
    List<String> files,
    List<Reason> reasons) {
  /// How rules compare with their indicator.
  public enum Status {
    /// They are met by the same mails, files or machines, as the target reads them.
    EXACT("exact"),
    /// They are met by more.
    WIDER("wider"),
    /// They are met by fewer.
    NARROWER("narrower"),
    /// They are met by some that the indicator is not met by, and the other way round.
    DIFFERS("differs"),
    /// There is no rule.
    NOT_EXPORTED("not-exported");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    /// The word for it in JSON and in comments.
    public String label() {
      return label;
    }
  }

  public Outcome {
    files = List.copyOf(files);
    reasons = List.copyOf(reasons);
  }

  /// What is known of an indicator's rules while they are made.
  static final class Draft {
    private final Set<Reason> wider = new LinkedHashSet<>();
    private final Set<Reason> narrower = new LinkedHashSet<>();
    private final Set<Reason> refused = new LinkedHashSet<>();
    private final Set<String> files = new LinkedHashSet<>();

    void wider(Reason reason) {
      wider.add(reason);
    }

    void narrower(Reason reason) {
      narrower.add(reason);
    }

    void refuse(Reason reason) {
      refused.add(reason);
    }

    void file(String name) {
      files.add(name);
    }

    /// Takes over what another draft, of one alternative, says.
    void take(Draft other) {
      wider.addAll(other.wider);
      narrower.addAll(other.narrower);
      files.addAll(other.files);
    }

    /// True if its rules are met by more than the indicator.
    boolean isWider() {
      return !wider.isEmpty();
    }

    Set<Reason> refusals() {
      return refused;
    }

    Outcome finish(Candidate candidate) {
      List<Reason> reasons = new ArrayList<>();
      Status status;
      if (files.isEmpty()) {
        status = Status.NOT_EXPORTED;
      } else {
        if (!refused.isEmpty()) {
          narrower.add(Reason.ALTERNATIVE);
        }
        status =
            wider.isEmpty()
                ? narrower.isEmpty() ? Status.EXACT : Status.NARROWER
                : narrower.isEmpty() ? Status.WIDER : Status.DIFFERS;
        reasons.addAll(wider);
        reasons.addAll(narrower);
      }
      reasons.addAll(refused);
      return new Outcome(
          candidate.advisory().id(),
          candidate.indicator().id(),
          candidate.tlp(),
          status,
          List.copyOf(files),
          reasons.stream().distinct().toList());
    }
  }
}
