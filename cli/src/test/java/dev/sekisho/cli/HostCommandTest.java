package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.registry.HiveBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HostCommandTest {
  @TempDir private Path folder;

  private static void file(Path path, int size) throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, new byte[size]);
  }

  private static HiveBuilder software() {
    return software(_ -> {});
  }

  /// @param current puts what is wanted below `Microsoft\Windows\CurrentVersion`
  private static HiveBuilder software(Consumer<HiveBuilder.Key> current) {
    HiveBuilder hive = new HiveBuilder();
    HiveBuilder.Key microsoft = hive.root().key("Microsoft");
    microsoft.key("Windows NT").key("CurrentVersion").text("SystemRoot", "C:\\WINNT");
    current.accept(microsoft.key("Windows").key("CurrentVersion"));
    return hive;
  }

  private static void hive(Path root, String name, HiveBuilder hive) throws IOException {
    Path config = root.resolve("WINNT/system32/config");
    Files.createDirectories(config);
    Files.write(config.resolve(name), hive.build());
  }

  /// A Windows 2000 that nothing is wrong with.
  private Path clean() throws IOException {
    Path root = folder.resolve("clean");
    hive(root, "software", software());
    file(root.resolve("WINNT/notepad.exe"), 100);
    return root;
  }

  /// One that Mimail infected: stand-ins of the right names and sizes.
  private Path infected() throws IOException {
    Path root = folder.resolve("infected");
    hive(
        root,
        "software",
        software(current -> current.key("Run").text("VideoDriver", "C:\\WINNT\\videodrv.exe")));
    file(root.resolve("WINNT/VideoDrv.exe"), 19_824);
    file(root.resolve("WINNT/exe.tmp"), 20_445);
    file(root.resolve("WINNT/zip.tmp"), 20_567);
    file(
        root.resolve(
            "Documents and Settings/taro/Local Settings/Temporary Internet Files/Content.IE5/"
                + "AB/foo.exe"),
        5);
    return root;
  }

  private static JsonNode json(CommandRun run) {
    return JsonMapper.shared().readTree(run.lines().getFirst());
  }

  private static List<String> texts(JsonNode objects, String property) {
    return StreamSupport.stream(objects.spliterator(), false)
        .map(object -> object.path(property).stringValue(""))
        .toList();
  }

  @Test
  void host_withAllOfMimail_isInfectedByEachArtefact() throws IOException {
    CommandRun run = CommandRun.of("host", "--format", "json", infected().toString());

    JsonNode host = json(run);
    assertThat(host.path("verdict").stringValue()).isEqualTo("infected");
    assertThat(run.status()).isEqualTo(1);
    assertThat(texts(host.path("sightings"), "path"))
        .contains(
            "C:\\WINNT\\VideoDrv.exe",
            "C:\\WINNT\\exe.tmp",
            "C:\\WINNT\\zip.tmp",
            "C:\\Documents and Settings\\taro\\Local Settings\\Temporary Internet Files\\"
                + "Content.IE5\\AB\\foo.exe",
            "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run");
    assertThat(texts(host.path("sightings"), "advisory")).containsOnly("SEKISHO-2003-0001");
    assertThat(host.path("advisories").path(0).path("missing")).isEmpty();
    assertThat(host.path("advisories").path(0).path("confidence").intValue()).isEqualTo(90);
  }

  @Test
  void text_infectedHost_saysHowFarTheAdvisoryMayGo() throws IOException {
    assertThat(CommandRun.of("host", infected().toString()).out())
        .contains("SEKISHO-2003-0001, revision 2, High, TLP:WHITE");
  }

  @Test
  void host_withoutAnyArtefact_isClean() throws IOException {
    CommandRun run = CommandRun.of("host", "--format", "json", clean().toString());

    assertThat(json(run).path("verdict").stringValue()).isEqualTo("clean");
    assertThat(json(run).path("sightings")).isEmpty();
    assertThat(json(run).path("files").intValue()).isEqualTo(2);
    assertThat(run.status()).isZero();
  }

  @Test
  void host_withOneArtefact_isSuspiciousOnly() throws IOException {
    Path root = clean();
    file(root.resolve("WINNT/videodrv.exe"), 19_824);

    CommandRun run = CommandRun.of("host", "--format", "json", root.toString());
    assertThat(json(run).path("verdict").stringValue()).isEqualTo("suspicious");
    assertThat(json(run).path("advisories").path(0).path("missing")).hasSize(4);
    assertThat(run.status()).isZero();
  }

  @Test
  void host_withTwoWeakArtefactsThatNoIndicatorJoins_isInfected() throws IOException {
    Path root = clean();
    file(root.resolve("WINNT/videodrv.exe"), 19_824);
    file(root.resolve("WINNT/exe.tmp"), 20_445);

    CommandRun run = CommandRun.of("host", "--format", "json", root.toString());
    assertThat(json(run).path("verdict").stringValue()).isEqualTo("infected");
    assertThat(json(run).path("advisories").path(0).path("confidence").intValue()).isEqualTo(64);
  }

  @Test
  void host_withArtefactsOfOtherSizesOrFolders_isClean() throws IOException {
    Path root = clean();
    file(root.resolve("WINNT/videodrv.exe"), 19_825);
    file(root.resolve("WINNT/sub/exe.tmp"), 20_445);
    file(root.resolve("zip.tmp"), 20_567);

    CommandRun run = CommandRun.of("host", "--format", "json", root.toString());
    assertThat(json(run).path("verdict").stringValue()).isEqualTo("clean");
  }

  @Test
  void host_whoseHiveIsNone_isIncompleteByName() throws IOException {
    Path root = clean();
    Files.writeString(root.resolve("WINNT/system32/config/software"), "not a hive at all");

    CommandRun run = CommandRun.of("host", "--format", "json", root.toString());
    assertThat(json(run).path("verdict").stringValue()).isEqualTo("incomplete");
    JsonNode open = json(run).path("incomplete").path(0);
    assertThat(open.path("path").stringValue()).isEqualTo("C:\\WINNT\\system32\\config\\software");
    assertThat(open.path("cause").stringValue()).isEqualTo("unsupported");
    assertThat(open.path("indicators").path(0).stringValue()).startsWith("indicator--");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void hive_aloneWithTheRunValue_isSuspicious() throws IOException {
    Path hive = infected().resolve("WINNT/system32/config/software");

    CommandRun run = CommandRun.of("host", "--format", "json", hive.toString());
    assertThat(json(run).path("verdict").stringValue()).isEqualTo("suspicious");
    assertThat(texts(json(run).path("sightings"), "object")).hasSize(1);
  }

  @Test
  void input_thatIsNoHost_isSaidAndTheRestGoesOn() throws IOException {
    Path none = Files.writeString(folder.resolve("note.txt"), "hello");
    CommandRun run =
        CommandRun.of("host", "--format", "json", none.toString(), "absent", infected().toString());

    assertThat(run.err()).contains("note.txt: neither a folder").contains("absent: no such file");
    assertThat(run.lines()).hasSize(1);
    assertThat(run.status()).isEqualTo(1);
    assertThat(CommandRun.of("host", none.toString()).status()).isEqualTo(2);
    assertThat(CommandRun.of("host").status()).isEqualTo(2);
  }

  @Test
  void text_tellsArtefactsAndWhatIsMissing() throws IOException {
    Path root = clean();
    file(root.resolve("WINNT/videodrv.exe"), 19_824);

    CommandRun run = CommandRun.of("host", root.toString());
    assertThat(run.out())
        .contains("SUSPICIOUS")
        .contains("C:\\WINNT\\videodrv.exe")
        .contains("1 of 5 indicators")
        .contains("not found: “Mimail host: Run value”");
    assertThat(CommandRun.of("host", "--lang", "ja", root.toString()).out()).contains("疑いあり");
  }

  @Test
  void autostart_ofAnyName_isTiedToTheFileItStarts() throws IOException {
    Path root = folder.resolve("variant");
    hive(
        root,
        "software",
        software(
            current ->
                current.key("RunOnce").text("Updater", "%SystemRoot%\\videodrv.exe /quiet")));
    file(root.resolve("WINNT/videodrv.exe"), 19_824);

    CommandRun run = CommandRun.of("host", "--format", "json", root.toString());
    JsonNode host = json(run);
    assertThat(host.path("autostart").path(0).path("file").stringValue())
        .isEqualTo("C:\\WINNT\\videodrv.exe");
    assertThat(host.path("sightings").path(0).path("started_by").path(0).stringValue())
        .endsWith("\\RunOnce › Updater");
    assertThat(CommandRun.of("host", root.toString()).out())
        .contains("started at boot or log-on by HKEY_LOCAL_MACHINE");
  }

  @Test
  void services_startupFoldersAndTasks_areAutostarts() throws IOException {
    Path root = clean();
    HiveBuilder system = new HiveBuilder();
    system.root().key("Select").dword("Current", 2);
    HiveBuilder.Key services = system.root().key("ControlSet002").key("Services");
    services.key("Bad").text("ImagePath", "system32\\bad.sys").dword("Start", 1);
    services.key("Manual").text("ImagePath", "system32\\manual.sys").dword("Start", 3);
    hive(root, "SYSTEM", system);
    file(root.resolve("WINNT/system32/BAD.SYS"), 3);
    file(root.resolve("Documents and Settings/taro/Start Menu/Programs/Startup/a.exe"), 3);
    Path tasks = Files.createDirectories(root.resolve("WINNT/system32/Tasks/Sub"));
    Files.writeString(
        tasks.resolve("Job"),
        "<Task><Exec><Command>C:\\WINNT\\notepad.exe</Command></Exec></Task>");

    JsonNode host = json(CommandRun.of("host", "--format", "json", root.toString()));
    assertThat(texts(host.path("autostart"), "file"))
        .containsExactlyInAnyOrder(
            "C:\\WINNT\\system32\\BAD.SYS",
            "C:\\Documents and Settings\\taro\\Start Menu\\Programs\\Startup\\a.exe",
            "C:\\WINNT\\notepad.exe");
    assertThat(texts(host.path("autostart"), "place"))
        .contains("HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet002\\Services\\Bad");
  }

  private Path advisory(String pattern) throws IOException {
    String text =
        """
        {"type":"bundle","id":"bundle--7f3b2a51-9f2c-4d2e-8d52-0f6d0d3b2c11","objects":[
        {"type":"indicator","spec_version":"2.1","id":"indicator--7f3b2a51-9f2c-4d2e-8d52-0f6d0d3b2c12",
        "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","name":"one",
        "pattern_type":"stix","valid_from":"2003-01-01T00:00:00Z","pattern":"%s"}]}
        """
            .formatted(pattern.replace("\\", "\\\\"));
    return Files.writeString(folder.resolve("bundle.json"), text);
  }

  private String verdict(String pattern, Path root) throws IOException {
    CommandRun run =
        CommandRun.of(
            "host",
            "--format",
            "json",
            "--advisory",
            advisory(pattern).toString(),
            root.toString());
    return json(run).path("verdict").stringValue();
  }

  @Test
  void patterns_ofPathsInAnyForm_areMet() throws IOException {
    Path root = infected();
    for (String path :
        List.of("c:\\\\winnt\\\\", "%WinDir%", "%SystemRoot%", "%SystemDrive%\\\\WINNT")) {
      String pattern =
          "[file:name = 'VIDEODRV.exe' AND file:parent_directory_ref.path = '" + path + "']";
      assertThat(verdict(pattern, root)).as(path).isEqualTo("infected");
    }
    assertThat(
            verdict(
                "[file:name = 'foo.exe' AND file:parent_directory_ref.path LIKE"
                    + " '%USERPROFILE%\\\\LOCAL%AB']",
                root))
        .isEqualTo("infected");
    assertThat(verdict("[directory:path = 'C:\\\\DOCUME~1\\\\taro\\\\LOCALS~1']", root))
        .isEqualTo("infected");
    assertThat(verdict("[directory:path = 'C:\\\\Nowhere']", root)).isEqualTo("clean");
  }

  @Test
  void patterns_ofKeysInAnyForm_areMet() throws IOException {
    Path root = infected();
    String run = "\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run";
    for (String machine : List.of("HKLM", "HKEY_LOCAL_MACHINE", "hklm:")) {
      assertThat(verdict("[windows-registry-key:key = '" + machine + run + "']", root))
          .as(machine)
          .isEqualTo("infected");
    }
    assertThat(verdict("[windows-registry-key:key MATCHES '^HKLM.*Run$']", root))
        .isEqualTo("infected");
  }

  @Test
  void digests_areAskedForOnlyWhereTheRestHolds() throws IOException {
    Path root = folder.resolve("plain");
    file(root.resolve("a/empty.bin"), 0);
    file(root.resolve("a/zeros.bin"), 5);
    String zeros = "8855508aade16ec573d21e6a485dfd0a7624085c1a14b5ecdd6485de0c6839a4";
    assertThat(verdict("[file:size = 5 AND file:hashes.'SHA-256' = '" + zeros + "']", root))
        .isEqualTo("infected");
    assertThat(verdict("[file:hashes.'SHA-256' = '" + zeros.toUpperCase(Locale.ROOT) + "']", root))
        .isEqualTo("infected");
    assertThat(verdict("[file:size = 6 AND file:hashes.'SHA-256' = '" + zeros + "']", root))
        .isEqualTo("clean");
  }

  @Test
  void accountsAndPrograms_ofTheRegistry_areMet() throws IOException {
    Path root = folder.resolve("accounts");
    hive(
        root,
        "software",
        software(
            current ->
                current
                    .key("Uninstall")
                    .key("{1}")
                    .text("DisplayName", "Some Tool")
                    .text("DisplayVersion", "1.2")));
    HiveBuilder sam = new HiveBuilder();
    HiveBuilder.Key users = sam.root().key("SAM").key("Domains").key("Account").key("Users");
    users.key("Names").key("helpdesk").value("", 1001, new byte[0]);
    byte[] f = new byte[80];
    f[0x38] = 0x11;
    users.key("000003E9").value("F", 3, f);
    hive(root, "SAM", sam);

    assertThat(verdict("[user-account:account_login = 'helpdesk']", root)).isEqualTo("infected");
    assertThat(verdict("[user-account:user_id = '1001' AND user-account:is_disabled = true]", root))
        .isEqualTo("infected");
    assertThat(verdict("[software:name = 'Some Tool' AND software:version = '1.2']", root))
        .isEqualTo("infected");
    assertThat(verdict("[software:name = 'Other']", root)).isEqualTo("clean");
  }

  @Test
  void collection_lookedAtAgain_hasTheSameVerdict() throws IOException {
    Path zip = folder.resolve("host.zip");
    CommandRun first =
        CommandRun.of(
            "host", "--format", "json", "--collect", zip.toString(), infected().toString());
    CommandRun again = CommandRun.of("host", "--format", "json", zip.toString());

    assertThat(json(again).path("verdict").stringValue()).isEqualTo("infected");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out().replace(zip.toString(), infected().toString())).isEqualTo(first.out());
    Path quiet = folder.resolve("clean.zip");
    CommandRun.of("host", "--collect", quiet.toString(), clean().toString());
    assertThat(json(CommandRun.of("host", "--format", "json", quiet.toString())).path("verdict"))
        .hasToString("\"clean\"");
  }

  @Test
  void collection_damaged_isIncompleteOrSaid() throws IOException {
    Path zip = folder.resolve("damaged.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("host.json"));
      out.write(
          "{\"format\":\"sekisho-host\",\"version\":1,\"naming\":\"windows\"}"
              .getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("artefacts.jsonl"));
      out.write("{\"t\":\"software\"}\nnot json\n".getBytes(StandardCharsets.UTF_8));
    }
    CommandRun run = CommandRun.of("host", "--format", "json", zip.toString());
    assertThat(json(run).path("verdict").stringValue()).isEqualTo("incomplete");
    assertThat(json(run).path("incomplete").path(0).path("path").stringValue())
        .endsWith("damaged.zip line 2");

    byte[] bytes = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(bytes, bytes.length - 30));
    CommandRun cut = CommandRun.of("host", zip.toString());
    assertThat(cut.status()).isEqualTo(2);
    assertThat(cut.err().lines()).hasSize(1);
  }

  @Test
  void collectionsOfOthers_areReadWithTheirDrives() throws IOException {
    Path kape = folder.resolve("kape");
    copy(infected(), kape.resolve("C"));
    Path velociraptor = folder.resolve("velo");
    copy(infected(), velociraptor.resolve("uploads/auto/C%3A"));
    for (Path root : List.of(kape, velociraptor)) {
      JsonNode host = json(CommandRun.of("host", "--format", "json", root.toString()));
      assertThat(host.path("verdict").stringValue()).as(root.toString()).isEqualTo("infected");
      assertThat(texts(host.path("sightings"), "path")).contains("C:\\WINNT\\VideoDrv.exe");
      assertThat(host.path("advisories").path(0).path("missing")).isEmpty();
    }
    Path zip = folder.resolve("velo.zip");
    zip(velociraptor, zip);
    JsonNode host = json(CommandRun.of("host", "--format", "json", zip.toString()));
    assertThat(host.path("advisories").path(0).path("missing")).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static void zip(Path from, Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(from.relativize(file).toString()));
        out.write(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void links_outOfTheRoot_areNotFollowed() throws IOException {
    Path root = clean();
    Path outside = infected();
    Files.createSymbolicLink(root.resolve("link"), outside);
    Files.createSymbolicLink(
        root.resolve("WINNT/videodrv.exe"), outside.resolve("WINNT/VideoDrv.exe"));

    CommandRun run = CommandRun.of("host", "--format", "json", root.toString());
    assertThat(json(run).path("verdict").stringValue()).isEqualTo("clean");
  }

  @Test
  void options_thatDoNotGoTogether_areUsage() throws IOException {
    String root = clean().toString();
    assertThat(CommandRun.of("host", "--collect", "x.zip", root, root).status()).isEqualTo(2);
    assertThat(CommandRun.of("host", "--collect", "x", "--resume", "y", root).status())
        .isEqualTo(2);
    assertThat(CommandRun.of("host", "--io-rate", "-1", root).status()).isEqualTo(2);
    assertThat(CommandRun.of("host", "--nice", "--io-rate", "100", root).status()).isZero();
  }

  @Test
  void resume_stateOfAnotherHost_isRefused() throws IOException {
    Path state = folder.resolve("state");
    Files.writeString(
        state, "{\"format\":\"sekisho-host-resume\",\"version\":1,\"root\":\"other\"}");
    CommandRun run = CommandRun.of("host", "--resume", state.toString(), clean().toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("it is of another host: other");
  }

  @Test
  void stix_ofInfectedHost_hasSightingsWithObservedData() throws IOException {
    CommandRun run = CommandRun.of("host", "--format", "stix", infected().toString());

    JsonNode objects = JsonMapper.shared().readTree(run.out()).path("objects");
    assertThat(texts(objects, "type"))
        .contains("identity", "file", "windows-registry-key", "observed-data", "sighting");
    JsonNode clean =
        JsonMapper.shared()
            .readTree(CommandRun.of("host", "--format", "stix", clean().toString()).out());
    assertThat(texts(clean.path("objects"), "type")).containsExactly("identity");
  }

  @Test
  void hive_thatHivexWrote_tellsTheRunValue() throws IOException {
    Path root = clean();
    file(root.resolve("WINNT/videodrv.exe"), 19_824);
    Path text = folder.resolve("run.reg");
    Files.writeString(
        text,
        """
        Windows Registry Editor Version 5.00

        [\\Microsoft\\Windows\\CurrentVersion\\Run]
        "VideoDriver"="C:\\\\WINNT\\\\videodrv.exe"
        """,
        StandardCharsets.US_ASCII);
    Path hive = root.resolve("WINNT/system32/config/software");
    assumeTrue(merged(hive, text), "not present: hivexregedit (libhivex-bin, libwin-hivex-perl)");

    JsonNode host = json(CommandRun.of("host", "--format", "json", root.toString()));
    assertThat(host.path("verdict").stringValue()).isEqualTo("infected");
    assertThat(host.path("advisories").path(0).path("confidence").intValue()).isEqualTo(90);
    assertThat(texts(host.path("autostart"), "file")).contains("C:\\WINNT\\videodrv.exe");
  }

  /// False if hivex is not there.
  private static boolean merged(Path hive, Path text) {
    try {
      Process process =
          new ProcessBuilder("hivexregedit", "--merge", hive.toString(), text.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
