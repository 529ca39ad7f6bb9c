package dev.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineRegistryTest {
  private static final String RUN = "Microsoft\\Windows\\CurrentVersion\\Run";
  private static final MachineRegistry MACHINE = machine();

  private static MachineRegistry machine() {
    HiveBuilder software = new HiveBuilder();
    run(software.root(), "machine");
    run(software.root().key("Wow6432Node"), "machine 32");
    software.root().key("Classes").key(".exe").text("", "exefile");
    HiveBuilder system = new HiveBuilder();
    system.root().key("Select").dword("Current", 2);
    system.root().key("ControlSet001").key("Services").text("", "old");
    system.root().key("ControlSet002").key("Services").text("", "in use");
    HiveBuilder user = new HiveBuilder();
    run(user.root().key("Software"), "user");
    HiveBuilder classes = new HiveBuilder();
    classes.root().key(".exe").text("", "of the user");
    MachineRegistry machine = new MachineRegistry();
    machine.mount(HiveKind.SOFTWARE, "", Hives.open(software.build()));
    machine.mount(HiveKind.SYSTEM, "", Hives.open(system.build()));
    machine.mount(HiveKind.NTUSER, "S-1-5-21-1", Hives.open(user.build()));
    machine.mount(HiveKind.USRCLASS, "S-1-5-21-1", Hives.open(classes.build()));
    return machine;
  }

  private static void run(HiveBuilder.Key below, String text) {
    below.key("Microsoft").key("Windows").key("CurrentVersion").key("Run").text("", text);
  }

  @ParameterizedTest
  @CsvSource({
    "HKLM\\Software, HKEY_LOCAL_MACHINE\\Software",
    "hkey_local_machine\\a, HKEY_LOCAL_MACHINE\\a",
    "HKCU:\\a\\\\b\\, HKEY_CURRENT_USER\\a\\b",
    "Computer\\HKEY_USERS\\.DEFAULT, HKEY_USERS\\.DEFAULT",
    "\\REGISTRY\\MACHINE\\SYSTEM, HKEY_LOCAL_MACHINE\\SYSTEM",
    "\\Registry\\User\\S-1-5-18, HKEY_USERS\\S-1-5-18",
    "HKCR\\.exe, HKEY_CLASSES_ROOT\\.exe",
    "hkcc, HKEY_CURRENT_CONFIG",
    "Software\\Microsoft, Software\\Microsoft",
    "'', ''"
  })
  void canonical_eachForm_isInFull(String name, String expected) {
    assertThat(RegistryPath.canonical(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SOFTWARE, SOFTWARE, HKEY_LOCAL_MACHINE\\SOFTWARE",
    "ntuser.dat, NTUSER, HKEY_USERS\\me",
    "UsrClass.dat, USRCLASS, HKEY_USERS\\me\\Software\\Classes",
    "default, DEFAULT, HKEY_USERS\\.DEFAULT"
  })
  void kind_byFileName_hasItsPlace(String file, HiveKind kind, String at) {
    assertThat(HiveKind.of(file)).hasValue(kind);
    assertThat(kind.mountPoint("me")).isEqualTo(at);
    assertThat(HiveKind.of("SOFTWARE.LOG1")).isEmpty();
  }

  @Test
  void find_keyOfTheMachine_givesBothViews() {
    assertThat(texts("HKLM\\software\\" + RUN)).containsExactly("machine", "machine 32");
    assertThat(texts("HKLM\\Software\\Wow6432Node\\" + RUN)).containsExactly("machine 32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HKCU\\Software\\", "HKEY_USERS\\S-1-5-21-1\\Software\\"})
  void find_keyOfAUser_isFoundByBothNames(String below) {
    assertThat(texts(below + RUN)).containsExactly("user");
    assertThat(MACHINE.find(below + RUN).getFirst().names())
        .containsExactly(
            "HKEY_USERS\\S-1-5-21-1\\Software\\" + RUN, "HKEY_CURRENT_USER\\Software\\" + RUN);
  }

  @Test
  void find_currentControlSet_isTheOneThatSelectNames() {
    assertThat(MACHINE.currentControlSet()).hasValue("ControlSet002");
    assertThat(texts("HKLM\\System\\CurrentControlSet\\Services")).containsExactly("in use");
    assertThat(MACHINE.find("HKLM\\SYSTEM\\ControlSet002\\Services").getFirst().names())
        .containsExactly(
            "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet002\\Services",
            "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services");
    assertThat(MACHINE.find("HKLM\\SYSTEM\\ControlSet001\\Services").getFirst().names()).hasSize(1);
  }

  @Test
  void find_classes_areThoseOfMachineAndUsers() {
    assertThat(texts("HKCR\\.EXE")).containsExactly("exefile", "of the user");
    assertThat(texts("HKU\\S-1-5-21-1_Classes\\.exe")).containsExactly("of the user");
    assertThat(texts("HKCU\\Software\\Classes\\.exe")).containsExactly("of the user");
    assertThat(MACHINE.find("HKCR\\.exe").getLast().names())
        .containsExactly(
            "HKEY_USERS\\S-1-5-21-1\\Software\\Classes\\.exe",
            "HKEY_USERS\\S-1-5-21-1_Classes\\.exe",
            "HKEY_CURRENT_USER\\Software\\Classes\\.exe",
            "HKEY_CLASSES_ROOT\\.exe");
  }

  @Test
  void names_keyOf32BitPrograms_hasTheNameTheyUse() {
    assertThat(MACHINE.find("HKLM\\Software\\Wow6432Node\\" + RUN).getFirst().names())
        .containsExactly(
            "HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\" + RUN,
            "HKEY_LOCAL_MACHINE\\SOFTWARE\\" + RUN);
  }

  @Test
  void find_nothingThere_isEmpty() {
    assertThat(MACHINE.find("HKLM\\SOFTWARE\\Absent")).isEmpty();
    assertThat(MACHINE.find("HKLM\\SAM\\SAM")).isEmpty();
    assertThat(MACHINE.find("")).isEmpty();
    assertThat(new MachineRegistry().find("HKLM\\System\\CurrentControlSet")).isEmpty();
  }

  private static List<String> texts(String name) {
    return MACHINE.find(name).stream()
        .map(found -> found.key().value("").orElseThrow().text())
        .toList();
  }
}
