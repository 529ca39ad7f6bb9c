package dev.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiveTest {
  private static final byte[] WHOLE = Hives.everything().build();

  @Test
  void key_anyCaseOfLetters_isFound() {
    Hive hive = Hives.open(WHOLE);
    RegistryKey run = hive.key("microsoft\\RUN").orElseThrow();
    assertThat(run.path()).isEqualTo("Microsoft\\Run");
    assertThat(run.name()).isEqualTo("Run");
    assertThat(run.lastWritten()).isEqualTo("2003-08-01T12:00:00Z");
    assertThat(run.className()).hasValue("Class of Run");
    assertThat(run.value("VIDEODRIVER").orElseThrow().text()).isEqualTo("C:\\WINNT\\videodrv.exe");
    assertThat(hive.key("名前\\GRÖSSE")).isEmpty();
    assertThat(hive.key("名前\\GRÖßE\\КЛЮЧ").orElseThrow().value("").orElseThrow().text())
        .isEqualTo("default");
    assertThat(hive.key("Microsoft\\Absent")).isEmpty();
    assertThat(hive.missing()).isEmpty();
  }

  @Test
  void root_askedTwice_givesTheSame() {
    Hive hive = Hives.open(WHOLE);
    assertThat(Hives.lines(hive)).hasSizeGreaterThan(100).isEqualTo(Hives.lines(hive));
    assertThat(hive.fileName()).isEqualTo("\\test\\hive");
    assertThat(hive.minorVersion()).isEqualTo(5);
  }

  @Test
  void file_readsAsMemoryDoes(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("SOFTWARE"), WHOLE);
    Files.write(folder.resolve("software.LOG1"), new byte[0]);
    Files.write(folder.resolve("SOFTWARE.log2"), new byte[0]);
    Files.write(folder.resolve("SOFTWARE.LOG"), new byte[0]);
    Files.write(folder.resolve("SOFTWARE.LOG.txt"), new byte[0]);
    List<Path> logs = HiveFiles.logs(file);
    assertThat(logs)
        .extracting(path -> String.valueOf(path.getFileName()))
        .containsExactly("SOFTWARE.LOG", "software.LOG1", "SOFTWARE.log2");
    try (Hive hive = Hive.open(file, logs, Hives.budget())) {
      assertThat(Hives.lines(hive)).isEqualTo(Hives.lines(Hives.open(WHOLE)));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(WHOLE);
  }

  @ParameterizedTest
  @CsvSource({
    "0, REG_NONE, 0102, 0102",
    "1, REG_SZ, 61006200000063, ab",
    "1, REG_SZ, '', ''",
    "2, REG_EXPAND_SZ, 25004100250000, %A%",
    "3, REG_BINARY, 00ff, 00ff",
    "4, REG_DWORD, ffffffff, 4294967295",
    "4, REG_DWORD, 010203, 010203",
    "5, REG_DWORD_BIG_ENDIAN, 00000102, 258",
    "6, REG_LINK, 5c006100, '\\a'",
    "7, REG_MULTI_SZ, 610000006200000000000000, 'a|b'",
    "7, REG_MULTI_SZ, 6100000000006200, 'a||b'",
    "8, REG_RESOURCE_LIST, 01, 01",
    "9, REG_FULL_RESOURCE_DESCRIPTION, 02, 02",
    "10, REG_RESOURCE_REQUIREMENTS_LIST, 03, 03",
    "11, REG_QWORD, ffffffffffffffff, 18446744073709551615",
    "12, REG_INVALID_TYPE, 04, 04",
    "-1, REG_INVALID_TYPE, 05, 05"
  })
  void value_ofEachType_hasItsNameAndText(int type, ValueType name, String hex, String text) {
    byte[] data = HexFormat.of().parseHex(hex);
    HiveBuilder builder = new HiveBuilder();
    builder.root().value("v", type, data);
    RegistryValue value =
        Hives.open(builder.build()).key("").orElseThrow().value("V").orElseThrow();
    assertThat(value.type()).isEqualTo(name);
    assertThat(value.typeNumber()).isEqualTo(type);
    assertThat(value.data().toArray()).isEqualTo(data);
    assertThat(value.text()).isEqualTo(text.replace('|', '\n'));
  }

  @Test
  void bigData_isPutTogether() {
    RegistryKey key = Hives.open(WHOLE).key("Data").orElseThrow();
    for (RegistryValue value : key.values()) {
      assertThat(value.data().toArray()).isEqualTo(Hives.pattern((int) value.size()));
      assertThat(value.missing()).isEmpty();
    }
  }

  @Test
  void names_withNulAndHalfSurrogates_areKept() {
    HiveBuilder builder = new HiveBuilder();
    builder.root().key("zero\0key").dword("v\0", 1);
    builder.root().key("half\uD83Dname".repeat(2));
    Hive hive = Hives.open(builder.build());
    assertThat(hive.root().orElseThrow().subkeys())
        .extracting(RegistryKey::name)
        .contains("zero\0key");
    assertThat(hive.key("zero\0key").orElseThrow().value("v\0")).isPresent();
  }

  @Test
  void deleted_keysAndValues_areFoundOnlyWhenAskedFor() {
    HiveBuilder builder = new HiveBuilder();
    builder.root().key("Live").dword("stays", 1);
    HiveBuilder.Key run = builder.root().key("Software").key("Run");
    run.text("VideoDriver", "C:\\WINNT\\videodrv.exe").value("big", 3, Hives.pattern(40_000));
    byte[] bytes = free(builder.build(), "Run", "VideoDriver", "big");
    Hive hive = Hives.open(bytes);
    List<String> keys = new ArrayList<>();
    for (RegistryKey key : hive.deleted().keys()) {
      keys.add(key.path());
      assertThat(key.deleted()).isTrue();
      assertThat(key.values()).extracting(RegistryValue::name).contains("VideoDriver");
      assertThat(key.value("VideoDriver").orElseThrow().text())
          .isEqualTo("C:\\WINNT\\videodrv.exe");
      assertThat(key.value("big").orElseThrow().data().toArray()).isEqualTo(Hives.pattern(40_000));
      assertThat(key.subkeys()).isEmpty();
    }
    assertThat(keys).containsExactly("Software\\Run");
    assertThat(hive.deleted().values())
        .extracting(RegistryValue::name)
        .containsExactlyInAnyOrder("VideoDriver", "big");
    assertThat(hive.missing()).isEmpty();
    assertThat(hive.key("Software\\Run")).isEmpty();
  }

  @Test
  void codes_areThoseOfTheDocument() throws IOException {
    List<String> codes =
        Arrays.stream(Code.class.getDeclaredFields())
            .filter(field -> field.getType() == String.class)
            .map(HiveTest::value)
            .toList();
    List<String> listed =
        Files.readString(SharedData.projectRoot().resolve("docs/formats/defects.md"))
            .lines()
            .filter(line -> line.startsWith("| `registry."))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(codes).isNotEmpty().containsExactlyInAnyOrderElementsOf(listed);
  }

  private static String value(java.lang.reflect.Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /// Deletes a key and values as Windows does: their cells, lists and data become free, and the
  /// list they stood in is gone.
  private static byte[] free(byte[] bytes, String key, String... values) {
    DeletingEditor editor = new DeletingEditor(bytes);
    editor.delete(key, values);
    return bytes;
  }
}
