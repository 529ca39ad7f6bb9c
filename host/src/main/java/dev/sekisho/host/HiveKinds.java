package dev.sekisho.host;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.registry.Hive;
import dev.sekisho.registry.HiveKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a hive is to its machine, told by its file's name or by its keys.
final class HiveKinds {
  /// A key that only hives of that kind have, in the order in which they are asked for.
  private record Mark(String key, HiveKind kind) {}

  private static final List<Mark> MARKS =
      List.of(
          new Mark("Select", HiveKind.SYSTEM),
          new Mark("ControlSet001", HiveKind.SYSTEM),
          new Mark("Microsoft\\Windows\\CurrentVersion", HiveKind.SOFTWARE),
          new Mark("SAM\\Domains", HiveKind.SAM),
          new Mark("Policy\\Secrets", HiveKind.SECURITY),
          new Mark("Software\\Microsoft", HiveKind.NTUSER),
          new Mark("Local Settings\\Software", HiveKind.USRCLASS),
          new Mark("CLSID", HiveKind.USRCLASS));

  private HiveKinds() {}

  /// The kind of the hive in a file; a hive of a user where nothing tells.
  ///
  /// @throws IOException if it cannot be read
  static HiveKind of(Path file, Limits limits) throws IOException {
    String name = Locator.name(file);
    Optional<HiveKind> named = HiveKind.of(name);
    if (named.isEmpty()) {
      String upper = name.toUpperCase(Locale.ROOT);
      int dot = upper.lastIndexOf('.');
      named = dot > 0 ? HiveKind.of(upper.substring(0, dot)) : named;
    }
    if (named.isPresent()) {
      return named.get();
    }
    try (Hive hive = Hive.open(file, List.of(), Budget.of(limits))) {
      return MARKS.stream()
          .filter(mark -> hive.key(mark.key()).isPresent())
          .map(Mark::kind)
          .findFirst()
          .orElse(HiveKind.NTUSER);
    }
  }
}
