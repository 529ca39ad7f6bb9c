package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command with a server that has one mailbox; what IMAP itself asks for is tested in `imap`.
class ScanImapTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder;
  private ServerSocket listening;
  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
  private volatile int messages = 2;
  private volatile int validity = 7;
  private volatile int lostAt;

  @BeforeEach
  void listen() throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    listening = socket;
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  serve(socket.accept());
                }
              } catch (IOException closed) {
                return;
              }
            });
  }

  @AfterEach
  void close() throws IOException {
    listening.close();
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      send(client, "* OK ready\r\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", 2);
        commands.add(words[1]);
        String answer = answer(words[1]);
        if (answer.isEmpty()) {
          return;
        }
        send(client, answer + words[0] + " OK\r\n");
      }
    } catch (IOException clientGone) {
      return;
    }
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String answer(String command) {
    if (command.startsWith("EXAMINE")) {
      return "* " + messages + " EXISTS\r\n* OK [UIDVALIDITY " + validity + "] x\r\n";
    }
    StringBuilder answer = new StringBuilder("* OK go on\r\n");
    for (int uid = 1; uid <= messages; uid++) {
      String mail = "Subject: " + uid + "\r\n\r\n";
      if (command.startsWith("FETCH")) {
        answer.append("* %d FETCH (UID %d RFC822.SIZE %d)\r\n".formatted(uid, uid, mail.length()));
      } else if (command.startsWith("UID FETCH " + uid + " ")) {
        answer.append("* %d FETCH (UID %d BODY[]<0> {%d}\r\n".formatted(uid, uid, mail.length()));
        answer.append(mail).append(")\r\n");
        answer.setLength(uid == lostAt ? 0 : answer.length());
      }
    }
    return answer.toString();
  }

  private String address() {
    return "imap://taro@localhost:" + listening.getLocalPort() + "/INBOX";
  }

  private CommandRun scan(String... more) {
    List<String> args = new ArrayList<>(List.of("scan", "-f", "json", address()));
    args.addAll(List.of(more));
    Map<String, String> environment =
        Map.of("LANG", "en_US.UTF-8", "SEKISHO_IMAP_PASSWORD", "secret");
    return CommandRun.in(environment, "", args.toArray(String[]::new));
  }

  private CommandRun resume() {
    return scan("--resume", folder.resolve("state.db").toString());
  }

  private static List<String> subjects(CommandRun run) {
    return run.lines().stream()
        .map(JSON::readTree)
        .filter(object -> object.has("subject"))
        .map(object -> object.path("subject").asString())
        .toList();
  }

  @Test
  void scan_mailbox_reportsAddressAndIdentifier() {
    CommandRun run = scan();
    assertThat(run.status()).isZero();
    JsonNode second = JSON.readTree(run.lines().get(1));
    assertThat(second.path("source").asString()).isEqualTo(address() + ";UIDVALIDITY=7");
    assertThat(second.path("message").asInt()).isEqualTo(2);
    assertThat(commands).contains("LOGIN \"taro\" \"secret\"");
  }

  @Test
  void scan_passwordFile_isUsed() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "other word\n");
    assertThat(scan("--imap-password-file", file.toString()).status()).isZero();
    assertThat(commands).contains("LOGIN \"taro\" \"other word\"");
  }

  @Test
  void resume_mailboxGrown_readsOnlyWhatIsNew() {
    assertThat(subjects(resume())).containsExactly("1", "2");
    messages = 3;
    commands.clear();
    assertThat(subjects(resume())).containsExactly("3");
    assertThat(commands.stream().filter(command -> command.startsWith("UID FETCH"))).hasSize(1);
    CommandRun nothing = resume();
    assertThat(nothing.lines()).hasSize(1);
    assertThat(nothing.out()).contains("\"passed_over\":3");
  }

  @Test
  void resume_otherValidity_readsAllAgain() {
    resume();
    validity = 8;
    assertThat(subjects(resume())).containsExactly("1", "2");
  }

  @Test
  void resume_connectionLost_goesOnThere() {
    lostAt = 2;
    CommandRun lost = resume();
    assertThat(lost.status()).isEqualTo(2);
    assertThat(lost.err())
        .contains("/INBOX;UIDVALIDITY=7/;UID=2: the server closed the connection");
    assertThat(subjects(lost)).containsExactly("1");
    lostAt = 0;
    assertThat(subjects(resume())).containsExactly("2");
  }

  @Test
  void scan_noPasswordOrOneInTheAddress_isRefused() {
    CommandRun none = CommandRun.of("scan", address());
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("--imap-password-file");
    CommandRun open = CommandRun.of("scan", address().replace("taro@", "taro:topsecret@"));
    assertThat(open.status()).isEqualTo(2);
    assertThat(open.err()).contains("a password in it").doesNotContain("topsecret");
    CommandRun show = CommandRun.of("show", address());
    assertThat(show.err()).contains("only scan reads from IMAP servers");
    assertThat(commands).isEmpty();
  }
}
