package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResumeTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder;

  private static String vector(String name) {
    return SharedData.projectRoot().resolve("advisories/mimail/vectors/" + name).toString();
  }

  private String clean(String subject) {
    return "From a@example.com Sat Aug  2 12:00:00 2003\nSubject: " + subject + "\n\nhello\n\n";
  }

  private Path mbox(String... subjects) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String subject : subjects) {
      text.append(clean(subject));
    }
    return Files.writeString(folder.resolve("box"), text);
  }

  private CommandRun scan(Path input, String... more) {
    List<String> args = new ArrayList<>(List.of("scan", "--format", "json", input.toString()));
    args.addAll(List.of("--resume", folder.resolve("state.db").toString()));
    args.addAll(Arrays.asList(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static List<String> subjects(CommandRun run) {
    return run.lines().stream()
        .map(JSON::readTree)
        .filter(object -> object.has("subject"))
        .map(object -> object.path("subject").asString())
        .toList();
  }

  /// passed over, sightings, incomplete
  private static List<Integer> earlier(CommandRun run) {
    JsonNode earlier = JSON.readTree(run.lines().getLast()).path("resume");
    return List.of(
        earlier.path("passed_over").asInt(-1),
        earlier.path("sightings").asInt(-1),
        earlier.path("incomplete").asInt(-1));
  }

  @Test
  void scan_again_passesOverWhatWasScanned() throws IOException {
    Path box = mbox("a", "b");
    assertThat(subjects(scan(box))).containsExactly("a", "b");
    CommandRun again = scan(box);
    assertThat(subjects(again)).isEmpty();
    assertThat(earlier(again)).containsExactly(2, 0, 0);
    assertThat(again.err()).contains("2 messages passed over");
    assertThat(again.status()).isZero();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("state.db"))))
        .isEqualTo("rw-------");
  }

  @Test
  void scan_mboxGrown_scansOnlyWhatIsNew() throws IOException {
    Path box = mbox("a", "b");
    scan(box);
    Files.writeString(box, clean("c"), StandardOpenOption.APPEND);
    CommandRun grown = scan(box);
    assertThat(subjects(grown)).containsExactly("c");
    assertThat(earlier(grown)).containsExactly(2, 0, 0);
  }

  @Test
  void scan_messageChangedWithoutItsSizeOrTime_isScannedAgain() throws IOException {
    Path box = mbox("a", "b");
    scan(box);
    var time = Files.getLastModifiedTime(box);
    Files.setLastModifiedTime(mbox("a", "x"), time);
    assertThat(subjects(scan(box))).containsExactly("x");
  }

  @Test
  void scan_equalMessages_countOneByOne() throws IOException {
    Path box = mbox("a", "a");
    assertThat(subjects(scan(box))).containsExactly("a", "a");
    mbox("a", "a", "a");
    CommandRun third = scan(box);
    assertThat(subjects(third)).containsExactly("a");
    assertThat(earlier(third)).containsExactly(2, 0, 0);
  }

  @Test
  void scan_maildirFileRenamed_isPassedOver() throws IOException {
    Path box = folder.resolve("maildir");
    for (String name : List.of("cur", "new", "tmp")) {
      Files.createDirectories(box.resolve(name));
    }
    Path file = Files.writeString(box.resolve("new/1.h"), "Subject: a\n\nx\n");
    scan(box);
    Files.move(file, box.resolve("cur/1.h:2,S"));
    assertThat(earlier(scan(box))).containsExactly(1, 0, 0);
  }

  @Test
  void scan_sameMessageInAnotherInput_isScanned() throws IOException {
    Path box = mbox("a");
    scan(box);
    Path other = Files.copy(box, folder.resolve("other"));
    assertThat(subjects(scan(other))).containsExactly("a");
  }

  @Test
  void scan_earlierSighting_countsWhileItIsThere() throws IOException {
    Path file = Files.copy(Path.of(vector("mail.eml")), folder.resolve("mail.eml"));
    assertThat(scan(file).status()).isEqualTo(1);
    CommandRun again = scan(file);
    assertThat(again.status()).isEqualTo(1);
    assertThat(earlier(again)).containsExactly(1, 1, 0);
    Files.copy(
        Path.of(vector("photos.eml")), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(scan(file).status()).isZero();
  }

  @Test
  void scan_earlierIncomplete_counts() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pst.eml"),
            "Subject: s\nContent-Type: application/octet-stream; name=a.pst\n\n!BDN and more\n");
    assertThat(scan(file).status()).isEqualTo(3);
    CommandRun again = scan(file);
    assertThat(again.status()).isEqualTo(3);
    assertThat(earlier(again)).containsExactly(1, 0, 1);
  }

  @Test
  void scan_rulesOverMessages_countThosePassedOver() throws IOException {
    String all = Files.readString(Path.of(vector("bulk.mbox")), StandardCharsets.ISO_8859_1);
    int half = all.indexOf("\nFrom ", all.length() / 2) + 1;
    assertThat(half).isPositive();
    Path box = folder.resolve("box");
    Files.writeString(box, all.substring(0, half), StandardCharsets.ISO_8859_1);
    assertThat(scan(box).out()).doesNotContain("\"stream\"");
    Files.writeString(box, all, StandardCharsets.ISO_8859_1);
    CommandRun grown = scan(box);
    String whole = CommandRun.of("scan", "--format", "json", box.toString()).out();
    assertThat(stream(grown.out())).isNotEmpty().isEqualTo(stream(whole));
  }

  private static List<String> stream(String out) {
    return out.lines().filter(line -> line.startsWith("{\"stream\"")).toList();
  }

  @Test
  void scan_limitsOrRulesChanged_scansAllAgainAndSaysSo() throws IOException {
    Path box = mbox("a");
    scan(box);
    CommandRun limited = scan(box, "--limit", "members=9");
    assertThat(subjects(limited)).containsExactly("a");
    assertThat(limited.err()).contains("everything is scanned again");
    Path suppressed = Files.writeString(folder.resolve("suppress"), "SEKISHO-2003-0001\n");
    CommandRun other = scan(box, "--limit", "members=9", "--suppress", suppressed.toString());
    assertThat(subjects(other)).containsExactly("a");
    assertThat(other.err()).contains("everything is scanned again");
  }

  @Test
  void scan_reportLost_isReportedAgain() throws IOException {
    Path file = Files.copy(Path.of(vector("mail.eml")), folder.resolve("mail.eml"));
    CommandRun lost = scan(file, "--output", "/dev/full");
    assertThat(lost.status()).isEqualTo(2);
    CommandRun again = scan(file);
    assertThat(again.err()).contains("did not end");
    assertThat(again.out()).contains("\"verdict\":\"sighting\"");
    assertThat(earlier(scan(file))).containsExactly(1, 1, 0);
  }

  @Test
  void scan_stateIsSomethingElse_isRefusedAndLeftAlone() throws IOException {
    Path state =
        Files.writeString(folder.resolve("state.db"), "a letter, not a database".repeat(99));
    byte[] before = Files.readAllBytes(state);
    CommandRun run = scan(mbox("a"));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("state.db").doesNotContain("\tat ");
    assertThat(Files.readAllBytes(state)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE part SET first = 'soon'",
        "UPDATE part SET rule = 9999",
        "UPDATE part SET bracket = -1",
        "UPDATE message SET verdict = 'SPOTLESS'"
      })
  void scan_stateSaysWhatCannotBe_isSaidAndNothingIsTakenFromIt(String damage)
      throws IOException, SQLException {
    Path box = Files.copy(Path.of(vector("bulk.mbox")), folder.resolve("box"));
    scan(box);
    String url = "jdbc:sqlite:" + folder.resolve("state.db");
    try (Connection state = DriverManager.getConnection(url);
        Statement statement = state.createStatement()) {
      assertThat(statement.executeUpdate(damage)).isPositive();
    }
    CommandRun run = scan(box);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("state.db").contains("damaged").doesNotContain("\tat ");
  }

  @Test
  void scan_indexOfTheStateNamesOtherMessages_isRefused() throws IOException, SQLException {
    Path box = mbox("a", "b");
    scan(box);
    String url = "jdbc:sqlite:" + folder.resolve("state.db");
    try (Connection state = DriverManager.getConnection(url);
        Statement statement = state.createStatement()) {
      statement.execute("PRAGMA writable_schema = ON");
      String other = "CREATE INDEX by_key ON message (key, input, seen)";
      statement.executeUpdate(
          "UPDATE sqlite_master SET sql = '" + other + "' WHERE name = 'by_key'");
    }
    CommandRun run = scan(box);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("state.db: damaged");
  }

  @Test
  void scan_stateOfExposures_isRefused() throws IOException {
    Path state = folder.resolve("state.db");
    CommandRun.of(
        "expose",
        "mark",
        "done",
        "--state",
        state.toString(),
        "--advisory-id",
        "SEKISHO-2003-0001",
        "--host",
        "pc1");
    assertThat(Files.exists(state)).isTrue();
    CommandRun run = scan(mbox("a"));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("not a state file of --resume");
  }
}
