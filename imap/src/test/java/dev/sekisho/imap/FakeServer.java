package dev.sekisho.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A server that answers as a test says, to one client.
final class FakeServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Answers answers;

  /// What it answers.
  interface Answers {
    /// Answers a command; `{tag}` is sent as its tag. Null closes the connection.
    @Nullable String to(String command);
  }

  FakeServer(Answers answers) throws IOException {
    this.answers = answers;
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    try (Socket client = listening.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      OutputStream out = client.getOutputStream();
      send(out, "* OK ready\r\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int space = line.indexOf(' ');
        String answer = answers.to(line.substring(space + 1));
        if (answer == null) {
          return;
        }
        send(out, answer.replace("{tag}", line.substring(0, space)));
      }
    } catch (IOException clientGone) {
      return;
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
