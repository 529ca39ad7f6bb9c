package dev.sekisho.host;

import com.sun.jna.platform.win32.WinReg.HKEY;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.registry.RegistryKey;
import dev.sekisho.registry.RegistryValue;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A key of a running Windows. One that was deleted since it was listed has nothing; one that may
/// not be read, or changes as often as it is read, has something {@link #missing}.
final class LiveKey implements RegistryKey {
  private static final int READINGS = 3;
  private static final int BYTES_A_STEP = 64;

  private final LiveHive hive;
  private final @Nullable LiveKey parent;
  private final RegistryCalls.Subkey found;
  private final String path;
  private final int depth;
  private final Set<Missing> missing = LinkedHashSet.newLinkedHashSet(0);

  private LiveKey(
      LiveHive hive, @Nullable LiveKey parent, RegistryCalls.Subkey found, String path, int depth) {
    this.hive = hive;
    this.parent = parent;
    this.found = found;
    this.path = path;
    this.depth = depth;
  }

  /// The root key of a hive.
  static LiveKey root(LiveHive hive, RegistryCalls.Subkey found) {
    return new LiveKey(hive, null, found, "", 0);
  }

  private LiveKey child(RegistryCalls.Subkey subkey) {
    String below = path.isEmpty() ? subkey.name() : path + "\\" + subkey.name();
    return new LiveKey(hive, this, subkey, below, depth + 1);
  }

  @Override
  public String name() {
    return found.name();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Instant lastWritten() {
    return found.lastWritten();
  }

  @Override
  public boolean deleted() {
    return false;
  }

  /// Not asked for: no rule can.
  @Override
  public Optional<String> className() {
    return Optional.empty();
  }

  @Override
  public Iterable<RegistryKey> subkeys() {
    return List.copyOf(
        read(
            "subkeys",
            RegistryCalls.Size::subkeys,
            (key, number, _) -> {
              RegistryCalls.Subkey subkey = hive.calls().subkey(key, number);
              return subkey == null || !deeper() ? null : child(subkey);
            }));
  }

  private boolean deeper() {
    if (depth == MAX_DEPTH) {
      lose(new Missing(Cause.LIMIT, "depth of keys"));
    }
    return depth < MAX_DEPTH;
  }

  @Override
  public Optional<RegistryKey> subkey(String name) {
    if (name.indexOf('\0') >= 0 || !deeper()) {
      return RegistryKey.super.subkey(name);
    }
    LiveKey key = child(new RegistryCalls.Subkey(name, Instant.EPOCH));
    try {
      Instant written = hive.calls().size(hive.handle(key.chain())).lastWritten();
      return Optional.of(child(new RegistryCalls.Subkey(name, written)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      lose("subkey " + name, e);
      return Optional.empty();
    }
  }

  @Override
  public List<RegistryValue> values() {
    return List.copyOf(
        read(
            "values",
            RegistryCalls.Size::values,
            (key, number, size) -> {
              RegistryCalls.Value value = hive.calls().value(key, number, size);
              return value == null ? null : value(value);
            }));
  }

  private RegistryValue value(RegistryCalls.Value value) throws IOException {
    Slice data = value.data();
    if (data == null) {
      Missing limit = new Missing(Cause.LIMIT, "value-data-bytes");
      lose(limit);
      return RegistryValue.of(value.name(), value.type(), value.size(), Slice.empty(), limit);
    }
    hive.pay(data.length() / BYTES_A_STEP);
    return RegistryValue.of(value.name(), value.type(), value.size(), data, null);
  }

  /// One of the things a key has, by its number; null behind the last.
  private interface Reading<T> {
    @Nullable T read(HKEY key, int number, RegistryCalls.Size size) throws IOException;
  }

  /// How many of the things a key has.
  private interface Count {
    int of(RegistryCalls.Size size);
  }

  /// All of the things a key has: read anew if the key changed meanwhile, since its numbers then
  /// may name others.
  private <T> List<T> read(String what, Count count, Reading<T> reading) {
    List<T> all = new ArrayList<>();
    try {
      for (int i = 0; i < READINGS; i++) {
        all.clear();
        HKEY key = hive.handle(chain());
        RegistryCalls.Size before = hive.calls().size(key);
        T next = reading.read(key, 0, before);
        while (next != null) {
          hive.pay(1);
          all.add(next);
          next = reading.read(key, all.size(), before);
        }
        RegistryCalls.Size after = hive.calls().size(key);
        if (after.lastWritten().equals(before.lastWritten())
            && count.of(after) == count.of(before)
            && count.of(after) <= all.size()) {
          return all;
        }
      }
      lose(new Missing(Cause.IO, what + " of " + place() + ": they change while they are read"));
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException e) {
      lose(what, e);
    }
    return all;
  }

  private void lose(String what, IOException failure) {
    String detail = what + " of " + place();
    lose(
        switch (failure) {
          case LiveHive.SpentException spent ->
              new Missing(spent.cause(), String.valueOf(spent.getMessage()));
          case AccessDeniedException _ -> new Missing(Cause.IO, detail + ": access denied");
          case FileSystemException e -> new Missing(Cause.IO, detail + ": " + e.getReason());
          default -> new Missing(Cause.IO, detail);
        });
  }

  private void lose(Missing lost) {
    if (missing.size() < LiveHive.MOST_MISSING) {
      missing.add(lost);
    }
    hive.lose(lost);
  }

  private String place() {
    return path.isEmpty() ? found.name() : path;
  }

  private List<LiveKey> chain() {
    List<LiveKey> chain = new ArrayList<>();
    for (LiveKey key = this; key != null; key = key.parent) {
      chain.add(key);
    }
    return chain.reversed();
  }

  @Override
  public List<Defect> defects() {
    return List.of();
  }

  @Override
  public List<Missing> missing() {
    return List.copyOf(missing);
  }

  @Override
  public String toString() {
    return path;
  }
}
