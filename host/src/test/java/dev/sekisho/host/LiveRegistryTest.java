package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.FolderSeen;
import dev.sekisho.host.Artefact.KeySeen;
import dev.sekisho.host.Artefact.Unread;
import dev.sekisho.host.Artefact.ValueSeen;
import dev.sekisho.hyperscan.Prefilters;
import dev.sekisho.registry.Hive;
import dev.sekisho.registry.HiveBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The registry of a running Windows, of which there is a stand-in of the API here: the same hives
/// at rest and through the API are the same.
class LiveRegistryTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String RUN = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run";
  private static final String ME = "S-1-5-21-1-2-3-1001";
  private static final String ANOTHER = "S-1-5-21-1-2-3-1002";

  @TempDir private Path folder;
  private final FakeAdvapi windows = new FakeAdvapi();

  /// A key as it is compared: a supplier of values equals nothing.
  private record Key(List<String> names, Instant modified, List<ValueSeen> values) {}

  @BeforeEach
  void machine() throws IOException {
    windows.machine("SOFTWARE", hive("Windows/System32/config/SOFTWARE", software()));
    windows.machine("SYSTEM", hive("Windows/System32/config/SYSTEM", system()));
    windows.machine("SAM", hive("Windows/System32/config/SAM", sam()));
    windows.user(".DEFAULT", hive("Windows/System32/config/DEFAULT", user("system.exe")));
    windows.user(ME, hive("Users/taro/NTUSER.DAT", user("taro.exe")));
    String classes = "Users/taro/AppData/Local/Microsoft/Windows/UsrClass.dat";
    HiveBuilder own = new HiveBuilder();
    own.root().key("CLSID").key("{1}").text("", "own");
    windows.user(ME + "_Classes", hive(classes, own));
    hive("Users/hanako/NTUSER.DAT", user("hanako.exe"));
  }

  private Hive hive(String path, HiveBuilder builder) throws IOException {
    byte[] bytes = builder.build();
    Path file = folder.resolve("root").resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return Hive.of(Slice.of(bytes), List.of(), Budget.of(Limits.standard()));
  }

  private static HiveBuilder software() {
    HiveBuilder hive = new HiveBuilder();
    HiveBuilder.Key microsoft = hive.root().key("Microsoft");
    HiveBuilder.Key current = microsoft.key("Windows").key("CurrentVersion");
    current.key("Run").text("VideoDriver", "C:\\Windows\\videodrv.exe");
    current.key("Uninstall").key("{1}").text("DisplayName", "Tool").text("Publisher", "Maker");
    HiveBuilder.Key nt = microsoft.key("Windows NT").key("CurrentVersion");
    nt.text("SystemRoot", "C:\\Windows");
    HiveBuilder.Key profiles = nt.key("ProfileList");
    profiles.key(ME).text("ProfileImagePath", "C:\\Users\\taro");
    profiles.key(ANOTHER).text("ProfileImagePath", "C:\\Users\\hanako");
    HiveBuilder.Key wow = hive.root().key("Wow6432Node").key("Microsoft").key("Windows");
    wow.key("CurrentVersion").key("Run").text("Small", "C:\\Windows\\small.exe");
    values(hive.root().key("Values"));
    return hive;
  }

  private static void values(HiveBuilder.Key key) {
    byte[] text = "日本語の値".getBytes(StandardCharsets.UTF_16LE);
    key.value("no end", 1, text).value("odd", 1, java.util.Arrays.copyOf(text, 7));
    key.value("texts", 7, "a\0b\0\0".getBytes(StandardCharsets.UTF_16LE));
    key.value("texts without end", 7, "a\0b".getBytes(StandardCharsets.UTF_16LE));
    key.value("half a number", 4, new byte[] {1, 2}).dword("number", 7).text("", "default");
    key.value("large", 3, new byte[100_000]).value("nothing", 0, new byte[0]);
    key.value("unknown", 0xf00, new byte[] {5}).value("名前" + "長".repeat(300), 3, new byte[70_000]);
    key.key("キー".repeat(60)).text("long\0name", "x");
  }

  private static HiveBuilder system() {
    HiveBuilder hive = new HiveBuilder();
    hive.root().key("Select").dword("Current", 1);
    byte[] target =
        "\\Registry\\Machine\\System\\ControlSet001".getBytes(StandardCharsets.UTF_16LE);
    hive.root().key("CurrentControlSet").value("SymbolicLinkValue", 6, target);
    HiveBuilder.Key services = hive.root().key("ControlSet001").key("Services");
    services.key("Bad").dword("Start", 2).text("ImagePath", "\\SystemRoot\\bad.exe");
    return hive;
  }

  private static HiveBuilder sam() {
    HiveBuilder hive = new HiveBuilder();
    HiveBuilder.Key account = hive.root().key("SAM").key("Domains").key("Account");
    account.key("Users").key("Names").key("taro").value("", 1001, new byte[0]);
    return hive;
  }

  private static HiveBuilder user(String starts) {
    HiveBuilder hive = new HiveBuilder();
    HiveBuilder.Key windows = hive.root().key("Software").key("Microsoft").key("Windows");
    windows.key("CurrentVersion").key("Run").text("Mine", starts);
    return hive;
  }

  private RootSource source(boolean running, Limits limits) {
    Path root = folder.resolve("root");
    return new RootSource(
        "C:\\", root, limits, running ? l -> new LiveRegistry(windows.api(), l) : null);
  }

  private List<Object> seen(boolean running) throws IOException {
    return seen(running, Limits.standard());
  }

  private List<Object> seen(boolean running, Limits limits) throws IOException {
    List<Object> seen = new ArrayList<>();
    HostSink sink =
        new HostSink() {
          @Override
          public void environment(Environment environment) {
            seen.add(environment);
          }

          @Override
          public List<String> earlier() {
            return List.of();
          }

          @Override
          public void accept(Artefact artefact) {
            seen.add(comparable(artefact));
          }
        };
    try (HostRules none = HostRules.of(List.of(), NOW, Naming.WINDOWS, Prefilters.pureJava());
        RootSource source = source(running, limits)) {
      source.read(none, sink, WalkControl.NONE);
    }
    assertThat(windows.openHandles()).isZero();
    return seen;
  }

  /// Without what a reading itself changes: when files were read.
  private static Object comparable(Artefact artefact) {
    return switch (artefact) {
      case KeySeen key -> new Key(key.names(), key.modified(), key.values().get());
      case FileSeen file -> file.name();
      case FolderSeen read -> read.name();
      default -> artefact;
    };
  }

  private HostResult scan(boolean running, Limits limits, String pattern) throws IOException {
    String escaped = pattern.replace("\\", "\\\\");
    try (HostRules rules = OneRule.of(folder, escaped, NOW, Naming.WINDOWS, HostExtras.NONE);
        RootSource source = source(running, limits)) {
      return new HostScan(source, rules, limits, NOW, WalkControl.NONE, null, null).run();
    }
  }

  private HostResult scan(String pattern) throws IOException {
    HostResult result = scan(true, Limits.standard(), pattern);
    assertThat(windows.openHandles()).isZero();
    return result;
  }

  private static String key(String name) {
    return "[windows-registry-key:key = '" + name + "']";
  }

  private static String value(String key, String data) {
    return "[windows-registry-key:key = '%s' AND windows-registry-key:values[*].data = '%s']"
        .formatted(key, data);
  }

  @Test
  void read_sameHivesRunningAndAtRest_isTheSame() throws IOException {
    List<Object> atRest = seen(false);
    List<Object> running = seen(true);

    assertThat(atRest).hasSizeGreaterThan(40).noneMatch(Unread.class::isInstance);
    assertThat(running).containsExactlyInAnyOrderElementsOf(atRest);
  }

  @Test
  void read_hiveOfTheMachineThatNoFileHolds_isReadToo() throws IOException {
    HiveBuilder hardware = new HiveBuilder();
    hardware.root().key("DESCRIPTION").text("", "machine");
    windows.machine(
        "HARDWARE", Hive.of(Slice.of(hardware.build()), List.of(), Budget.of(Limits.standard())));

    assertThat(scan(key("HKLM\\HARDWARE\\DESCRIPTION")).verdict()).isEqualTo(HostVerdict.INFECTED);
  }

  @Test
  void read_userWhoIsNotAtWork_isReadFromTheFile() throws IOException {
    assertThat(scan(value("HKEY_USERS\\" + ANOTHER + "\\" + RUN, "hanako.exe")).verdict())
        .isEqualTo(HostVerdict.INFECTED);
    assertThat(scan(value("HKCU\\" + RUN, "taro.exe")).sightings()).hasSize(1);
  }

  @Test
  void read_bothViewsOfPrograms_areRead() throws IOException {
    String small = "C:\\Windows\\small.exe";
    assertThat(scan(value("HKLM\\" + RUN, small)).verdict()).isEqualTo(HostVerdict.INFECTED);
    String wow = RUN.replace("SOFTWARE", "SOFTWARE\\Wow6432Node");
    assertThat(scan(value("HKLM\\" + wow, small)).verdict()).isEqualTo(HostVerdict.INFECTED);
  }

  @Test
  void read_deniedKey_isAGapForWhatIsInIt() throws IOException {
    windows.codes.put("HKLM\\" + RUN, 5);
    HostResult values = scan(value("HKLM\\" + RUN, "other.exe"));
    assertThat(values.verdict()).isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(values.incomplete())
        .anySatisfy(
            open -> {
              assertThat(open.cause()).isEqualTo(Cause.IO);
              assertThat(open.detail()).endsWith("access denied");
            });
    assertThat(scan(key("HKLM\\" + RUN + "\\Below")).verdict()).isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(scan("[x-sekisho-autostart:command = 'other.exe']").verdict())
        .isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(scan(key("HKLM\\" + RUN)).verdict()).isEqualTo(HostVerdict.INFECTED);
    assertThat(scan(value("HKCU\\" + RUN, "other.exe")).verdict()).isEqualTo(HostVerdict.CLEAN);
    assertThat(scan(key("HKLM\\SOFTWARE\\Elsewhere")).verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void read_deniedAccounts_areAGapForAccountsOnly() throws IOException {
    windows.codes.put("HKLM\\SAM\\SAM", 5);
    assertThat(scan("[user-account:account_login = 'other']").verdict())
        .isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(scan("[software:name = 'Other']").verdict()).isEqualTo(HostVerdict.CLEAN);
    assertThat(scan("[x-sekisho-autostart:command = 'x']").verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1018})
  void read_keyDeletedSinceItWasListed_isNotThere(int code) throws IOException {
    windows.codes.put("HKLM\\" + RUN, code);
    HostResult result = scan(value("HKLM\\" + RUN, "other.exe"));
    assertThat(result.verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @Test
  void read_valuesThatGrowAfterTheyWereMeasured_areReadWhole() throws IOException {
    windows.growing = "Values";
    List<Object> atRest = seen(false);
    assertThat(seen(true)).containsExactlyInAnyOrderElementsOf(atRest);
  }

  @Test
  void read_keyThatChangesAsOftenAsItIsRead_isAGap() throws IOException {
    windows.changing = "Run";
    HostResult result = scan(value("HKLM\\" + RUN, "other.exe"));
    assertThat(result.verdict()).isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(result.incomplete())
        .anyMatch(open -> open.detail().endsWith("they change while they are read"));
  }

  @Test
  void read_valueBeyondTheLimit_isAGap() throws IOException {
    windows.endless = "VideoDriver";
    HostResult result = scan(value("HKLM\\" + RUN, "other.exe"));
    assertThat(result.incomplete())
        .anyMatch(open -> open.cause() == Cause.LIMIT && open.detail().equals("value-data-bytes"));
  }

  @Test
  void read_keyWithNulInItsName_isAGapAndNotAnotherKey() throws IOException {
    HiveBuilder hidden = new HiveBuilder();
    hidden.root().key("Run\0").text("Hidden", "hidden.exe");
    hidden.root().key("Run").text("Shown", "shown.exe");
    windows.machine(
        "HIDING", Hive.of(Slice.of(hidden.build()), List.of(), Budget.of(Limits.standard())));

    HostResult result = scan(value("HKLM\\HIDING\\Run\\0", "shown.exe").replace("\\0", "\\u0000"));
    assertThat(seen(true))
        .filteredOn(seen -> seen instanceof Key key && key.names().getFirst().endsWith("Run\0"))
        .singleElement()
        .satisfies(
            seen ->
                assertThat(((Key) seen).values())
                    .extracting(value -> value.lost() == null ? "" : value.lost().detail())
                    .containsExactly("values of Run\0: NUL in its name"));
    assertThat(result.verdict()).isNotEqualTo(HostVerdict.INFECTED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void read_stepsThatEnd_areAGapForWhatWasNotReached(boolean running) throws IOException {
    Limits few = Limits.standard().with(Limit.STEPS, 20);
    String pattern = value("HKLM\\SOFTWARE\\Zzz", "other.exe");
    HostResult result = scan(running, few, pattern);
    assertThat(result.verdict()).isEqualTo(HostVerdict.INCOMPLETE);
    assertThat(scan(running, Limits.standard(), pattern).verdict()).isEqualTo(HostVerdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void read_stepsThatEndAnywhere_areSaidUnlessAllKeysWereSeen(boolean running) throws IOException {
    long keys = seen(running).stream().filter(Key.class::isInstance).count();
    int cut = 0;
    for (int steps = 10; steps < 400; steps += 3) {
      List<Object> seen = seen(running, Limits.standard().with(Limit.STEPS, steps));
      boolean all = seen.stream().filter(Key.class::isInstance).count() == keys;
      cut += all ? 0 : 1;
      assertThat(all || seen.stream().anyMatch(Unread.class::isInstance)).as(steps + "").isTrue();
    }
    assertThat(cut).isGreaterThan(10);
  }

  @Test
  void read_anyCallThatFails_isSaidOrChangesNothing() throws IOException {
    List<Object> whole = seen(true);
    int calls = windows.calls;
    int lossy = 0;
    for (int code : new int[] {5, 6, 1450}) {
      for (int n : IntStream.rangeClosed(1, calls).filter(i -> i % 3 == code % 3).toArray()) {
        windows.calls = 0;
        windows.failing = n;
        windows.failure = code;
        List<Object> seen = seen(true);
        boolean lost = seen.stream().anyMatch(LiveRegistryTest::isLost);
        lossy += lost ? 1 : 0;
        if (!lost) {
          List<Object> more = new ArrayList<>(seen);
          more.removeAll(whole);
          assertThat(more).as("call " + n + ", error " + code).isEmpty();
          assertThat(seen).hasSameSizeAs(whole);
        }
      }
    }
    assertThat(lossy).isGreaterThan(calls / 2);
  }

  private static boolean isLost(Object seen) {
    return seen instanceof Unread
        || (seen instanceof Key key && key.values().stream().anyMatch(v -> v.lost() != null));
  }

  @Test
  void drive_byTheNameOfTheSystem_isThatOfWindowsOnly() {
    assertThat(RunningWindows.drive("Windows 11", "D:")).hasValue("D:\\");
    assertThat(RunningWindows.drive("Windows Server 2022", null)).hasValue("C:\\");
    assertThat(RunningWindows.drive("Linux", "C:")).isEmpty();
    assertThat(RunningWindows.drive("Mac OS X", null)).isEmpty();
  }
}
