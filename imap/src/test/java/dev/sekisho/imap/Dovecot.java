package dev.sekisho.imap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Debian's Dovecot (package `dovecot-imapd`) on free ports of this machine, all it has in a folder
/// of the test, with a certificate of an authority made for it.
final class Dovecot implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");

  private final Path folder;
  private final Process process;
  final int port;
  final int tlsPort;

  private Dovecot(Path folder, Process process, int port, int tlsPort) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.tlsPort = tlsPort;
  }

  static Dovecot start(Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PROGRAM), "Debian's dovecot-imapd is not installed");
    certificates(folder);
    int port = freePort();
    int tlsPort = freePort();
    boolean root = System.getProperty("user.name").equals("root");
    Files.createDirectories(folder.resolve("mail/Maildir/cur"));
    Files.createDirectories(folder.resolve("mail/Maildir/new"));
    Files.createDirectories(folder.resolve("mail/Maildir/tmp"));
    Path config = Files.writeString(folder.resolve("conf"), config(folder, port, tlsPort, root));
    if (root) {
      run(folder, "chown", "-R", "65534:65534", folder.resolve("mail").toString());
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-F", "-c", config.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (line.contains("starting up")) {
        Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
        return new Dovecot(folder, process, port, tlsPort);
      }
    }
    throw new IOException("Dovecot does not start: " + said);
  }

  private static String config(Path folder, int port, int tlsPort, boolean root) {
    String user = System.getProperty("user.name");
    String owner = root ? "uid=65534 gid=65534" : "";
    return """
    protocols = imap
    base_dir = %1$s/run
    state_dir = %1$s/state
    log_path = /dev/stderr
    listen = 127.0.0.1
    ssl = yes
    ssl_cert = <%1$s/server.pem
    ssl_key = <%1$s/server.key
    disable_plaintext_auth = no
    mail_location = maildir:%1$s/mail/Maildir
    first_valid_uid = 1
    %5$s
    passdb {
      driver = static
      args = password=secret
    }
    userdb {
      driver = static
      args = %4$s home=%1$s/mail
    }
    service imap-login {
      chroot =
      inet_listener imap {
        port = %2$d
      }
      inet_listener imaps {
        port = %3$d
        ssl = yes
      }
    }
    service anvil {
      chroot =
    }
    """
        .formatted(
            folder,
            port,
            tlsPort,
            owner,
            root ? "" : "default_internal_user = " + user + "\ndefault_login_user = " + user);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void certificates(Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
    Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost,IP:0.0.0.0\n");
    for (String name : List.of("authority", "other")) {
      run(
          folder,
          ("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN="
                  + name
                  + " -keyout "
                  + name
                  + ".key -out "
                  + name
                  + ".pem")
              .split(" "));
    }
    run(
        folder,
        ("openssl req -newkey rsa:2048 -nodes -subj /CN=server -keyout server.key -out"
                + " server.csr")
            .split(" "));
    run(
        folder,
        ("openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -days 2"
                + " -CAcreateserial -extfile names -out server.pem")
            .split(" "));
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + ": " + Files.readString(folder.resolve("log")));
    }
  }

  /// Puts a message into a mailbox, whose name is as in the folder: empty for INBOX.
  void deliver(String mailbox, String name, byte[] message)
      throws IOException, InterruptedException {
    Path box = folder.resolve("mail/Maildir");
    if (!mailbox.isEmpty()) {
      box = box.resolve("." + mailbox);
    }
    for (String part : List.of("cur", "new", "tmp")) {
      Files.createDirectories(box.resolve(part));
    }
    Files.write(box.resolve("new").resolve(name), message);
    if (System.getProperty("user.name").equals("root")) {
      run(folder, "chown", "-R", "65534:65534", folder.resolve("mail").toString());
    }
  }

  Path authority() {
    return folder.resolve("authority.pem");
  }

  Path otherAuthority() {
    return folder.resolve("other.pem");
  }

  Path mail() {
    return folder.resolve("mail/Maildir");
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
