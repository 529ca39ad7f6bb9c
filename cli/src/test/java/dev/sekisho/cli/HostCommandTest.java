package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.registry.HiveBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
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
    HiveBuilder hive = new HiveBuilder();
    hive.root()
        .key("Microsoft")
        .key("Windows NT")
        .key("CurrentVersion")
        .text("SystemRoot", "C:\\WINNT");
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
    HiveBuilder software = software();
    software
        .root()
        .key("microsoft")
        .key("Windows")
        .key("CurrentVersion")
        .key("Run")
        .text("VideoDriver", "C:\\WINNT\\videodrv.exe");
    hive(root, "software", software);
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
            "HKEY_LOCAL_MACHINE\\SOFTWARE\\microsoft\\Windows\\CurrentVersion\\Run");
    assertThat(texts(host.path("sightings"), "advisory")).containsOnly("SEKISHO-2003-0001");
    assertThat(host.path("advisories").path(0).path("missing")).isEmpty();
    assertThat(host.path("advisories").path(0).path("confidence").intValue()).isEqualTo(90);
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
}
