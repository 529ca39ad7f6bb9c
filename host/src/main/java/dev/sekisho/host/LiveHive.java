package dev.sekisho.host;

import com.sun.jna.platform.win32.WinReg.HKEY;
import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.registry.RegistryHive;
import dev.sekisho.registry.RegistryKey;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A hive that a running Windows has loaded. Only the keys from its root to the one that was read
/// last are open.
final class LiveHive implements RegistryHive {
  /// What of a hive or key could not be read is kept so often.
  static final int MOST_MISSING = 200;

  private static final int CLOCK_EVERY = 1024;

  private final RegistryCalls calls;
  private final HKEY above;
  private final Budget budget;
  private final LiveKey root;
  private final List<Opened> opened = new ArrayList<>();
  private final Set<Missing> missing = new LinkedHashSet<>();
  private long looks;

  /// A key and the handle that Windows gave for it.
  private record Opened(LiveKey key, HKEY handle) {}

  /// @param above the key its root key lies in
  /// @param found its root key
  /// @param budget what may be spent on it: steps (one for each call and 64 bytes of data) and time
  LiveHive(RegistryCalls calls, HKEY above, RegistryCalls.Subkey found, Budget budget) {
    this.calls = calls;
    this.above = above;
    this.budget = budget;
    this.root = LiveKey.root(this, found);
  }

  @Override
  public Optional<RegistryKey> root() {
    return Optional.of(root);
  }

  @Override
  public List<Missing> missing() {
    return List.copyOf(missing);
  }

  RegistryCalls calls() {
    return calls;
  }

  void lose(Missing lost) {
    if (missing.size() < MOST_MISSING) {
      missing.add(lost);
    }
  }

  /// Takes steps.
  ///
  /// @throws SpentException once they or the time are used up
  void pay(long steps) throws SpentException {
    if (!budget.spend(Limit.STEPS, steps)) {
      throw new SpentException(Limit.STEPS);
    }
    looks++;
    if (looks % CLOCK_EVERY == 0 && !budget.inTime()) {
      budget.spend(Limit.STEPS, budget.left(Limit.STEPS)); // nothing more of this hive is read
      throw new SpentException(Limit.TIME);
    }
  }

  /// The handle of a key; it stays open until a key that does not lie in it is asked for.
  ///
  /// @param chain the keys from the root key to it
  HKEY handle(List<LiveKey> chain) throws IOException {
    int common = 0;
    while (common < Math.min(opened.size(), chain.size())
        && opened.get(common).key().equals(chain.get(common))) {
      common++;
    }
    close(common);
    HKEY at = common == 0 ? above : opened.getLast().handle();
    for (LiveKey key : chain.subList(common, chain.size())) {
      pay(1);
      at = open(at, key);
      opened.add(new Opened(key, at));
    }
    return at;
  }

  /// A name with NUL ends there for the API: it would open another key.
  private HKEY open(HKEY at, LiveKey key) throws IOException {
    if (key.name().indexOf('\0') >= 0) {
      throw new FileSystemException(key.name(), null, "NUL in its name");
    }
    return calls.open(at, key.name());
  }

  private void close(int from) {
    while (opened.size() > from) {
      calls.close(opened.removeLast().handle());
    }
  }

  @Override
  public void close() {
    close(0);
  }

  /// Says that a limit was met.
  static final class SpentException extends IOException {
    private static final long serialVersionUID = 1;

    private final Limit limit;

    SpentException(Limit limit) {
      super(limit.key());
      this.limit = limit;
    }

    Cause cause() {
      return Cause.of(limit);
    }
  }
}
