package dev.sekisho.registry;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.registry.HiveBuilder.ListKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Hives that several tests read, and what is in them as lines.
final class Hives {
  private Hives() {}

  static Budget budget() {
    return Budget.of(Limits.standard());
  }

  static Hive open(byte[] bytes, byte[]... logs) {
    List<Slice> slices = new ArrayList<>();
    for (byte[] log : logs) {
      slices.add(Slice.of(log));
    }
    return Hive.of(Slice.of(bytes), slices, budget());
  }

  /// A hive with each kind of list, name, class name and data.
  static HiveBuilder everything() {
    HiveBuilder builder = new HiveBuilder();
    for (ListKind kind : ListKind.values()) {
      HiveBuilder.Key key = builder.root().key("List " + kind).list(kind);
      for (int i = 0; i < 20; i++) {
        key.key("Sub" + i * 7 % 20).dword("number", i);
      }
    }
    HiveBuilder.Key run = builder.root().key("Microsoft").key("Run");
    run.text("VideoDriver", "C:\\WINNT\\videodrv.exe").className("Class of Run");
    HiveBuilder.Key names = builder.root().key("名前").key("Größe").key("ключ");
    names.text("値", "日本語 \uD83D\uDE00").text("Straße", "é").text("", "default");
    HiveBuilder.Key data = builder.root().key("Data");
    for (int length : new int[] {0, 1, 3, 4, 5, 4080, 16344, 16345, 32688, 32689, 100_000}) {
      data.value("bytes " + length, 3, pattern(length));
    }
    return builder;
  }

  static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i % 251);
    }
    return bytes;
  }

  /// Each key and value in one line, as `dump-hive.pl` prints them.
  static List<String> lines(Hive hive) {
    List<String> lines = new ArrayList<>();
    hive.root().ifPresent(root -> lines(root, lines));
    return lines;
  }

  private static void lines(RegistryKey key, List<String> lines) {
    lines.add("K " + hex(key.path()) + " " + ((HiveKey) key).node().timestamp());
    for (RegistryValue value : key.values()) {
      HexFormat format = HexFormat.of();
      lines.add(
          "V "
              + hex(key.path())
              + " "
              + hex(value.name())
              + " "
              + Integer.toUnsignedString(value.typeNumber())
              + " "
              + format.formatHex(value.data().toArray()));
    }
    key.subkeys().forEach(subkey -> lines(subkey, lines));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
