package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Exports for Rspamd, loaded and run by Debian's `rspamd` on a free port.
@Timeout(300)
class ExportRspamdTest {
  private static final Path RSPAMD = Path.of("/usr/bin/rspamd");
  private static final Path RSPAMADM = Path.of("/usr/bin/rspamadm");

  @TempDir private Path temp;

  @Test
  void rspamd_everyRule_isWhatItClaimsToBe() throws IOException, InterruptedException {
    Exported.needs(RSPAMD, "rspamd");
    Exported exported = Exported.to("rspamd", temp);
    int port = freePort();
    Path configuration = configuration(exported, port);
    assertThat(
            Exported.lines(
                temp,
                List.of(RSPAMADM.toString(), "configtest", "-c", configuration.toString()),
                0))
        .anyMatch(line -> line.contains("syntax OK"));

    Set<String> right = exported.check(hits(exported, configuration, port));

    assertThat(right)
        .contains(
            "indicator--1c35bbb3-062a-54b9-bebb-081809d13739",
            "indicator--3fe871d5-bb9a-5bc2-bf9c-290dfade1100",
            "indicator--28147b80-c070-5b1a-a95b-da827bd4fa34")
        .hasSizeGreaterThan(25);
    assertThat(
            exported
                .outcome("indicator--1c35bbb3-062a-54b9-bebb-081809d13739")
                .path("status")
                .asString())
        .isEqualTo("exact");
    assertThat(exported.status("lookahead")).isEqualTo("exact");
  }

  private Map<Path, Set<String>> hits(Exported exported, Path configuration, int port)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(RSPAMD.toString(), "-f", "-c", configuration.toString()));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-i", "-u", "root", "-g", "root"));
    }
    Process rspamd =
        new ProcessBuilder(command).redirectErrorStream(true).directory(temp.toFile()).start();
    try (BufferedReader log =
        new BufferedReader(
            new InputStreamReader(rspamd.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> said = new ArrayList<>();
      String line = log.readLine();
      while (line != null && !line.contains("listening for control commands")) {
        said.add(line);
        line = log.readLine();
      }
      assertThat(line).as(String.join("\n", said)).isNotNull();
      assertThat(said).noneMatch(text -> text.contains("cannot read"));
      Thread rest = Thread.ofVirtual().start(() -> drain(log));
      Map<Path, Set<String>> hits = ask(exported, port);
      rspamd.destroy();
      rspamd.waitFor();
      rest.join();
      return hits;
    } finally {
      rspamd.destroyForcibly();
    }
  }

  /// Reads what is still said, so that the server never waits; its end closes the stream.
  private static void drain(BufferedReader log) {
    try {
      String line = log.readLine();
      while (line != null) {
        line = log.readLine();
      }
    } catch (IOException _) {
      // the server has ended
    }
  }

  private static Map<Path, Set<String>> ask(Exported exported, int port)
      throws IOException, InterruptedException {
    Map<Path, Set<String>> hits = new HashMap<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Path mail : exported.mails()) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/checkv2"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofFile(mail))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        Set<String> symbols = new TreeSet<>();
        JsonMapper.shared()
            .readTree(answer.body())
            .path("symbols")
            .propertyNames()
            .forEach(symbol -> symbols.add(symbol.toLowerCase(java.util.Locale.ROOT)));
        hits.put(mail, symbols);
      }
    }
    return hits;
  }

  private Path configuration(Exported exported, int port) throws IOException {
    Path names = Files.writeString(temp.resolve("tld.dat"), "com\nexample\njp\n");
    return Files.writeString(
        temp.resolve("rspamd.conf"),
        """
        options { pidfile = "%1$s/pid"; filters = ""; control_socket = "%1$s/c.sock mode=0600";
          url_tld = "%2$s"; hs_cache_dir = "%1$s"; disable_hyperscan = true; tempdir = "%1$s";
          dns { nameserver = ["127.0.0.1:1"]; timeout = 0.1s; retransmits = 1; } }
        logging { type = "console"; level = "info"; }
        worker "normal" { bind_socket = "127.0.0.1:%3$d"; count = 1; }
        lua = "%4$s";
        actions { reject = 1000; }
        """
            .formatted(temp, names, port, exported.folder().resolve("sekisho.lua")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
