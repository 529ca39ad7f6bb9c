package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Deceptive;
import dev.sekisho.bytes.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ScanCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STRONG = "indicator--1c35bbb3-062a-54b9-bebb-081809d13739";

  @TempDir private Path folder;

  private static String vector(String name) {
    return SharedData.projectRoot().resolve("advisories/mimail/vectors/" + name).toString();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  private static List<JsonNode> objects(CommandRun run) {
    return run.lines().stream().map(JSON::readTree).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  /// A mail whose attachment 7-Zip encrypted by AES-256 with the password `Sesame 99`.
  private Path encryptedMail(String body) throws IOException {
    byte[] zip =
        Files.readAllBytes(
            SharedData.projectRoot().resolve("scan/src/test/resources/password-sesame-99.zip"));
    return file(
        "mail.eml",
        """
        Subject: s
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b

        %s
        --b
        Content-Type: application/zip; name=a.zip
        Content-Transfer-Encoding: base64

        %s
        --b--
        """
            .formatted(body, Base64.getMimeEncoder().encodeToString(zip)));
  }

  private String advisoryFor(String pattern) throws IOException {
    String bundle =
        """
        {"type":"bundle","id":"bundle--11111111-1111-4111-8111-111111111111","objects":[
        {"type":"indicator","spec_version":"2.1","id":"indicator--11111111-1111-4111-8111-111111111112",
        "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z","name":"inert",
        "pattern":"%s","pattern_type":"stix","valid_from":"2026-01-01T00:00:00Z"}]}
        """
            .formatted(pattern);
    return file("bundle.json", bundle).toString();
  }

  @Test
  void scan_encryptedWithAWordOfTheBody_evidenceSaysSo() throws IOException {
    String mail = encryptedMail("The password is: Sesame 99").toString();
    String only = advisoryFor("[artifact:payload_bin MATCHES 'harmless inside']");
    CommandRun json = CommandRun.of("scan", "--advisory", only, "--format", "json", mail);
    assertThat(json.status()).isEqualTo(1);
    JsonNode message = objects(json).getFirst();
    assertThat(
            message.path("sightings").get(0).path("evidence").get(0).path("opened_by").asString())
        .isEqualTo("body");
    assertThat(message.path("defects").get(0).toString())
        .isEqualTo(
            "{\"code\":\"container.decrypted\",\"detail\":\"body\",\"path\":[\"mail\",\"a.zip\",\"run.txt\"]}");
    assertThat(CommandRun.of("scan", "--advisory", only, mail).out())
        .contains("(opened with a word of the message’s body)");
    assertThat(CommandRun.of("show", mail).out()).contains("container.decrypted");
  }

  @Test
  void scan_passwordFile_opensWhatTheMessageDoesNot() throws IOException {
    String mail = encryptedMail("it comes later").toString();
    String only = advisoryFor("[artifact:payload_bin MATCHES 'harmless inside']");
    String words = file("words.txt", "first\n\nSesame 99\n").toString();
    assertThat(CommandRun.of("scan", "--advisory", only, mail).status()).isEqualTo(3);
    assertThat(CommandRun.of("scan", "--advisory", only, "--password-file", words, mail).status())
        .isEqualTo(1);
    assertThat(CommandRun.of("show", "--password-file", words, mail).out())
        .contains("container.decrypted");
    CommandRun absent =
        CommandRun.of("scan", "--advisory", only, "--password-file", words + ".no", mail);
    assertThat(absent.status()).isEqualTo(2);
    assertThat(absent.err()).contains("words.txt.no");
    Files.createDirectories(folder.resolve("sekisho"));
    file("sekisho/config.properties", "password-file=" + words + "\n");
    assertThat(
            CommandRun.in(
                    Map.of("XDG_CONFIG_HOME", folder.toString()),
                    "",
                    "scan",
                    "--advisory",
                    only,
                    mail)
                .status())
        .isEqualTo(1);
  }

  @Test
  void scan_configurationOrListThatIsNoText_isSaidByName() throws IOException {
    String mail = vector("mail.eml");
    Path folderOf = Files.createDirectories(folder.resolve("sekisho"));
    Path config = folderOf.resolve("config.properties");
    Map<String, String> there = Map.of("XDG_CONFIG_HOME", folder.toString());
    Files.writeString(config, "limit.members=\\u00\n");
    assertThat(CommandRun.in(there, "", "scan", mail).err()).contains("config.properties: after");
    Files.writeString(config, "advisories=a\\u0000b\n");
    assertThat(CommandRun.in(there, "", "scan", mail).err()).contains("cannot be the name");
    Files.delete(config);
    Path list = Files.write(folder.resolve("list"), new byte[] {(byte) 0x83, (byte) 0x70});
    for (String option : List.of("--password-file", "--suppress")) {
      CommandRun run = CommandRun.of("scan", option, list.toString(), mail);
      assertThat(run.status()).as(option).isEqualTo(2);
      assertThat(run.err()).as(option).contains(list + ": it is not UTF-8");
    }
  }

  @Test
  void json_mimail_holdsTheContract() {
    CommandRun run = CommandRun.of("scan", "--format", "json", vector("mail.eml"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines()).hasSize(1);
    JsonNode message = objects(run).getFirst();
    assertThat(message.path("source").asString()).isEqualTo(vector("mail.eml"));
    assertThat(message.path("message").asInt()).isEqualTo(1);
    assertThat(message.path("verdict").asString()).isEqualTo("sighting");
    JsonNode sighting = message.path("sightings").get(0);
    assertThat(sighting.path("advisory").asString()).isEqualTo("SEKISHO-2003-0001");
    assertThat(sighting.path("revision").asString()).isNotEmpty();
    assertThat(sighting.path("indicator").asString()).isEqualTo(STRONG);
    assertThat(texts(sighting.path("names")))
        .contains("WORM_MIMAIL.A", "W32.Mimail.A@mm", "W32/Mimail@MM");
    assertThat(sighting.path("confidence").asInt()).isEqualTo(90);
    assertThat(texts(sighting.path("path"))).containsExactly("mail", "Message.zip", "MESSAGE.HTM");
    assertThat(sighting.path("evidence").get(0).path("value").asString())
        .isEqualTo("your account taro");
    assertThat(sighting.path("action").asString()).isNotEmpty();
    assertThat(message.path("hints").size()).isEqualTo(3);
    assertThat(message.path("incomplete").size()).isZero();
    assertThat(message.path("defects").isArray()).isTrue();
    assertThat(message.path("message_id").asString()).isEqualTo("<mail@vectors.sekisho.dev>");
    assertThat(texts(message.path("to"))).containsExactly("taro@example.jp");
    assertThat(message.path("sha256").asString()).hasSize(64);
  }

  @Test
  void text_mimail_namesEvidenceNamesAndAction() {
    CommandRun run = CommandRun.of("scan", vector("mail.eml"));
    assertThat(run.out())
        .startsWith("SIGHTING  " + vector("mail.eml"))
        .contains("SEKISHO-2003-0001")
        .contains("WORM_MIMAIL.A · W32.Mimail.A@mm · W32/Mimail@MM")
        .contains("in mail › Message.zip › MESSAGE.HTM")
        .contains("“your account taro” (at 0, length 17)")
        .contains("    do Delete")
        .contains("message <mail@vectors.sekisho.dev>");
    assertThat(run.err()).contains("1 messages").contains("1 sightings, 3 hints, 0 incomplete");
  }

  @Test
  void text_japanese_speaksJapanese() {
    CommandRun run = CommandRun.of("scan", "--lang", "ja", vector("mail.eml"));
    assertThat(run.out()).startsWith("検出  ").contains("    対処 ").contains("が検出 (確信度90)");
    assertThat(run.err()).contains("メール1通").contains("検出1通");
  }

  @Test
  void scan_nearMiss_isClean() {
    CommandRun run = CommandRun.of("scan", vector("photos.eml"), vector("newsletter.eml"));
    assertThat(run.status()).isZero();
    assertThat(run.lines()).allMatch(line -> line.startsWith("clean  "));
  }

  @Test
  void scan_mbox_numbersMessagesAndGivesOffsets() throws IOException {
    String mail = Files.readString(Path.of(vector("mail.eml")), StandardCharsets.ISO_8859_1);
    Path mbox = folder.resolve("box.mbox");
    String first = "From a@b Sat Aug  2 12:00:00 2003\nSubject: hello\n\nhi\n\n";
    Files.writeString(
        mbox,
        first + "From a@b Sat Aug  2 12:00:01 2003\n" + mail + "\n",
        StandardCharsets.ISO_8859_1);
    List<JsonNode> messages = objects(CommandRun.of("scan", "-f", "json", mbox.toString()));
    assertThat(messages).hasSize(2);
    assertThat(messages.get(0).path("verdict").asString()).isEqualTo("clean");
    assertThat(messages.get(1).path("verdict").asString()).isEqualTo("sighting");
    assertThat(messages.get(1).path("message").asInt()).isEqualTo(2);
    assertThat(messages.get(1).path("offset").asInt()).isEqualTo(first.length());
  }

  @Test
  void scan_gzipFolderListAndStandardInput_areAllRead() throws IOException {
    byte[] mail = Files.readAllBytes(Path.of(vector("mail.eml")));
    Path inside = Files.createDirectories(folder.resolve("in/side"));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(inside.resolve("m.gz")))) {
      out.write(mail);
    }
    Path list = file("list", vector("case.eml") + "\n\n" + folder.resolve("in") + "\n");
    CommandRun run =
        CommandRun.withInput(
            Files.readString(Path.of(vector("photos.eml")), StandardCharsets.ISO_8859_1),
            "scan",
            "-f",
            "json",
            "-",
            "--files-from",
            list.toString());
    assertThat(objects(run))
        .extracting(object -> object.path("verdict").asString())
        .containsExactly("clean", "sighting", "sighting");
    assertThat(objects(run).getFirst().path("source").asString()).isEqualTo("-");
  }

  @Test
  void scan_missingAmongOthers_goesOnAndSightingBeatsError() {
    CommandRun run = CommandRun.of("scan", "-q", "/no/such/file", vector("mail.eml"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("sekisho: /no/such/file: no such file or folder\n");
    assertThat(CommandRun.of("scan", "/no/such/file", vector("photos.eml")).status()).isEqualTo(2);
  }

  @Test
  void scan_emptyFolderAndEmptyFile_getAVerdictToo() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path nothing = file("nothing.eml", "");
    CommandRun run = CommandRun.of("scan", "-f", "json", empty.toString(), nothing.toString());
    assertThat(objects(run))
        .extracting(object -> object.path("verdict").asString())
        .containsExactly("clean", "clean");
    assertThat(run.status()).isZero();
  }

  @Test
  void scan_limitMet_isIncomplete() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream members = new ZipOutputStream(zip)) {
      for (String name : new String[] {"first.txt", "MESSAGE.HTM"}) {
        members.putNextEntry(new ZipEntry(name));
        members.write('x');
      }
    }
    Path mail =
        file(
            "m.eml",
            "Subject: your account taro\r\nContent-Type: application/zip; name=Message.zip\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(zip.toByteArray()));
    CommandRun run = CommandRun.of("scan", "-f", "json", "--limit", "members=1", mail.toString());
    JsonNode message = objects(run).getFirst();
    assertThat(message.path("verdict").asString()).isEqualTo("incomplete");
    JsonNode open = message.path("incomplete").get(0);
    assertThat(open.path("cause").asString()).isEqualTo("limit");
    assertThat(open.path("permanent").asBoolean()).isTrue();
    assertThat(texts(open.path("path"))).contains("mail");
    assertThat(open.path("property").asString()).isNotEmpty();
    assertThat(open.path("count").asInt()).isPositive();
    assertThat(open.path("indicators").size()).isPositive();
    assertThat(run.status()).isEqualTo(3);
    assertThat(CommandRun.of("scan", "-f", "json", mail.toString()).status()).isEqualTo(1);
  }

  @Test
  void scan_anyJobs_givesTheSameOutput() {
    String all = SharedData.projectRoot().resolve("advisories/mimail/vectors").toString();
    String one = CommandRun.of("scan", "-f", "json", "--jobs", "1", all).out();
    assertThat(one).isNotEmpty();
    assertThat(CommandRun.of("scan", "-f", "json", "--jobs", "7", all).out()).isEqualTo(one);
  }

  @Test
  void scan_bothEngines_giveTheSameOutput() {
    String all = SharedData.projectRoot().resolve("advisories/mimail/vectors").toString();
    String java = CommandRun.of("scan", "-f", "json", "--engine", "java", all).out();
    assertThat(CommandRun.of("scan", "-f", "json", "--engine", "native", all).out())
        .isEqualTo(java);
  }

  @Test
  void scan_bulk_givesAStreamObject() {
    List<JsonNode> objects = objects(CommandRun.of("scan", "-f", "json", vector("bulk.mbox")));
    JsonNode stream = objects.getLast().path("stream");
    assertThat(stream.path("advisory").asString()).isEqualTo("SEKISHO-2003-0001");
    assertThat(stream.path("messages").size()).isEqualTo(5);
    assertThat(objects.getLast().has("verdict")).isFalse();
  }

  @Test
  void suppress_advisoryOrMessage_leavesOutAndCounts() throws IOException {
    Path advisory = file("a", "# known\nsekisho-2003-0001 # all of it\n");
    CommandRun run =
        CommandRun.of("scan", "-f", "json", "--suppress", advisory.toString(), vector("mail.eml"));
    assertThat(run.status()).isZero();
    assertThat(objects(run).getFirst().path("suppressed").asInt()).isEqualTo(5);
    assertThat(run.err()).contains("5 sightings and hints suppressed");
    String digest =
        objects(CommandRun.of("scan", "-f", "json", vector("mail.eml")))
            .getFirst()
            .path("sha256")
            .asString();
    Path message = file("m", digest + "\n");
    CommandRun known =
        CommandRun.of(
            "scan", "--suppress", message.toString(), vector("mail.eml"), vector("case.eml"));
    assertThat(known.lines().getFirst()).startsWith("clean");
    assertThat(known.status()).isEqualTo(1);
  }

  @Test
  void output_file_isCompleteAndMine() throws IOException {
    Path out = folder.resolve("out.json");
    CommandRun run = CommandRun.of("scan", "-f", "json", "-o", out.toString(), vector("mail.eml"));
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(out)).startsWith("{\"source\"").endsWith("}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void copyTo_hits_areCopiedOnceUnderTheirDigest() throws IOException {
    Path copies = folder.resolve("hits");
    for (int i = 0; i < 2; i++) {
      CommandRun.of(
          "scan", "--copy-to", copies.toString(), vector("mail.eml"), vector("photos.eml"));
    }
    try (var files = Files.list(copies)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().getFileName().toString()).matches("[0-9a-f]{64}\\.eml");
      assertThat(found.getFirst()).hasSameBinaryContentAs(Path.of(vector("mail.eml")));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(found.getFirst())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void advisory_brokenFile_isSaidAndWithoutRulesNothingIsScanned() throws IOException {
    Path broken = file("broken.json", "{\"type\": \"bundle\", ");
    CommandRun run = CommandRun.of("scan", "--advisory", broken.toString(), vector("mail.eml"));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("broken.json").contains("no advisory with an indicator to run");
    CommandRun added =
        CommandRun.of("scan", "--advisory-add", broken.toString(), vector("photos.eml"));
    assertThat(added.status()).isEqualTo(2);
    assertThat(added.out()).startsWith("clean");
  }

  @Test
  void stix_mimail_isABundleWhoseReferencesResolve() {
    CommandRun run = CommandRun.of("scan", "-f", "stix", vector("mail.eml"), vector("photos.eml"));
    JsonNode bundle = JSON.readTree(run.out());
    assertThat(bundle.path("type").asString()).isEqualTo("bundle");
    List<String> ids = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<String> references = new ArrayList<>();
    bundle
        .path("objects")
        .forEach(
            object -> {
              ids.add(object.path("id").asString());
              types.add(object.path("type").asString());
              references.addAll(texts(object.path("object_refs")));
              references.addAll(texts(object.path("observed_data_refs")));
              references.addAll(texts(object.path("to_refs")));
              assertThat(object.path("spec_version").asString()).isEqualTo("2.1");
            });
    assertThat(types).contains("identity", "email-message", "email-addr", "file", "observed-data");
    assertThat(types.stream().filter("sighting"::equals)).hasSize(2);
    assertThat(ids).doesNotHaveDuplicates().containsAll(references);
  }

  @Test
  void csv_mimail_hasARowForEachFinding() {
    CommandRun run = CommandRun.of("scan", "-f", "csv", vector("mail.eml"), vector("photos.eml"));
    List<String> rows = run.lines();
    assertThat(rows).hasSize(1 + 5 + 1);
    assertThat(rows.getFirst()).startsWith("source,message,verdict,row,advisory,");
    assertThat(rows.get(1)).contains(",sighting,sighting,SEKISHO-2003-0001,");
    assertThat(rows.getLast()).contains(",clean,clean,,");
  }

  @Test
  void everyFormat_hostileMail_printsNothingThatSteersATerminalOrASpreadsheet() throws IOException {
    String subject = "your account x\u001b]0;owned\u0007";
    Path mail =
        file(
            "\u001b[31m=cmd.eml",
            "From: \"\u202eevil\" <=cmd|x@example.org>\r\nMessage-ID: =HYPERLINK(1)\r\n"
                + "Subject: "
                + subject
                + "\r\n\r\nhttp://evil.example/a\r\n");
    for (String format : new String[] {"text", "json", "csv"}) {
      CommandRun run = CommandRun.of("scan", "-f", format, mail.toString());
      assertThat((run.out() + run.err()).codePoints())
          .as(format)
          .noneMatch(c -> c != '\n' && c != '\r' && Deceptive.is(c));
    }
    String csv = CommandRun.of("scan", "-f", "csv", mail.toString()).out();
    assertThat(csv).contains(",'=HYPERLINK(1),");
  }
}
