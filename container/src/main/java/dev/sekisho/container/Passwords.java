package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The words to try on what is encrypted in one message. What opened something once is tried first
/// from then on. Used by one thread, that of the message's budget.
public final class Passwords {
  /// Code of the defect that says what a thing was opened with.
  public static final String DECRYPTED = "container.decrypted";

  private static final int STEP = 1 << 20;

  /// Which part of the limit is kept, beside it, for what comes when others have used it up.
  private static final int KEPT = 4;

  private final Supplier<? extends Iterable<Password>> words;
  private final Set<Password> opened = new LinkedHashSet<>();

  /// Tries that all things together were given.
  private long spent;

  /// What is left of the tries that are kept; -1 before some are asked for.
  private long kept = -1;

  /// @param words the words, the most likely first; asked for only where something is encrypted,
  ///   and no further than is tried
  public Passwords(Supplier<? extends Iterable<Password>> words) {
    this.words = words;
  }

  /// No words.
  public static Passwords none() {
    return new Passwords(List::of);
  }

  /// Words of a list.
  public static Passwords listed(List<String> words) {
    List<Password> listed =
        words.stream().map(word -> new Password(word, Password.Origin.LIST)).toList();
    return new Passwords(() -> listed);
  }

  /// Starts to try words on one encrypted thing.
  ///
  /// @param cost bytes that are hashed and decrypted for each word
  public Trial trial(Budget budget, long cost) {
    return new Trial(budget, 1 + cost / STEP);
  }

  /// The words tried on one encrypted thing, each paid for with `PASSWORD_TRIES`. Where others have
  /// used those up, it has half of what is left of a quarter more, so that one thing that stays
  /// closed does not keep all that come after it from being tried.
  public final class Trial {
    private final Budget budget;
    private final long cost;
    private final Iterator<Password> first = List.copyOf(opened).iterator();
    private @Nullable Iterator<Password> others;
    private @Nullable Limit met;
    private long own;

    /// What it has of the tries that are kept; -1 before they are asked for.
    private long share = -1;

    private Trial(Budget budget, long cost) {
      this.budget = budget;
      this.cost = cost;
    }

    /// The next word; null if there is none, or a limit is met.
    public @Nullable Password next() {
      Password word = met == null ? following() : null;
      return word != null && spend(cost) ? word : null;
    }

    private @Nullable Password following() {
      if (first.hasNext()) {
        return first.next();
      }
      if (budget.left(Limit.PASSWORD_TRIES) < cost && share() < cost) {
        spend(cost);
        return null;
      }
      if (others == null) {
        others = words.get().iterator();
      }
      while (others.hasNext()) {
        Password word = others.next();
        if (!opened.contains(word)) {
          return word;
        }
      }
      return null;
    }

    /// Pays for `bytes` more that are decrypted to see whether a word is right.
    ///
    /// @return false if a limit is met
    public boolean pay(long bytes) {
      return spend(bytes / STEP);
    }

    private boolean spend(long tries) {
      if (met == null && !budget.inTime()) {
        met = Limit.TIME;
      } else if (met == null && !draw(tries)) {
        met = Limit.PASSWORD_TRIES;
      }
      return met == null;
    }

    private boolean draw(long tries) {
      if (!budget.spend(Limit.PASSWORD_TRIES, tries)) {
        if (tries > share()) {
          return false;
        }
        share -= tries;
        kept -= tries;
      }
      own += tries;
      spent += tries;
      return true;
    }

    private long share() {
      if (kept < 0) {
        kept = budget.limits().of(Limit.PASSWORD_TRIES) / KEPT;
      }
      if (share < 0) {
        share = Math.min(kept / 2, spent - own);
      }
      return share;
    }

    /// True if `word` has opened something else of the message.
    public boolean proven(Password word) {
      return opened.contains(word);
    }

    /// Why it stays closed: encrypted; with the limit as detail where not all words were tried.
    public Missing closed() {
      if (met == Limit.TIME) {
        return Missing.of(met);
      }
      return new Missing(Cause.ENCRYPTED, met == null ? "" : met.key());
    }
  }

  /// Says that `word` opened something for certain.
  public void opens(Password word) {
    opened.add(word);
  }

  /// What is said of a thing that `word` opened.
  public static Defect decrypted(Password word) {
    return new Defect(DECRYPTED, word.origin().key());
  }
}
