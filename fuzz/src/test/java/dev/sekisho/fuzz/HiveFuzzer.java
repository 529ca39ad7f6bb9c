package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.registry.Hive;
import dev.sekisho.registry.RegistryKey;
import dev.sekisho.registry.RegistryValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Any bytes, read as a registry hive, and from a second `regf` on as its log: steps are kept, keys
/// form a tree of no more keys than the bytes can hold, data is as long as the record says or
/// something is missing, and reading twice gives the same.
public final class HiveFuzzer {
  private static final int SECTOR = 512;
  private static final int SMALLEST_KEY = 80;
  private static final long STEPS = 100_000;
  private static final byte[] SIGNATURE = "regf".getBytes(StandardCharsets.US_ASCII);

  private HiveFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    String once = read(input);
    require(once.contentEquals(read(input)), "read twice, two hives");
  }

  private static String read(byte[] input) {
    Slice all = Slice.of(input);
    int log = logAt(all);
    List<Slice> logs = log < all.length() ? List.of(all.from(log)) : List.of();
    Budget budget = Budget.of(Limits.standard().with(Limit.STEPS, STEPS));
    Hive hive = Hive.of(all.part(0, log), logs, budget);
    StringBuilder found = new StringBuilder();
    int keys = hive.root().map(root -> walk(root, found)).orElse(0);
    require(keys <= input.length / SMALLEST_KEY, "more keys than bytes for them");
    for (RegistryKey key : hive.deleted().keys()) {
      found.append(key.path()).append('\n');
      values(key.values(), found);
    }
    values(hive.deleted().values(), found);
    require(keys > 0 || !hive.missing().isEmpty(), "no key, yet nothing is missing");
    Properties.requireKept(budget);
    return found.append(hive.missing()).append(hive.defects()).toString();
  }

  private static int walk(RegistryKey key, StringBuilder found) {
    found.append(key.path()).append(key.lastWritten()).append(key.className()).append('\n');
    values(key.values(), found);
    int keys = 1;
    for (RegistryKey subkey : key.subkeys()) {
      keys += walk(subkey, found);
    }
    return keys;
  }

  private static void values(Iterable<RegistryValue> values, StringBuilder found) {
    for (RegistryValue value : values) {
      boolean whole = value.data().length() == value.size();
      require(whole || !value.missing().isEmpty(), "short data, yet nothing is missing");
      found.append(value.name()).append(value.type()).append(value.text().length()).append('\n');
    }
  }

  private static int logAt(Slice all) {
    int at = SECTOR;
    while (at < all.length() && !all.startsWith(SIGNATURE, at)) {
      at += SECTOR;
    }
    return Math.min(at, all.length());
  }
}
