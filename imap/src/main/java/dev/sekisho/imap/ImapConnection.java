package dev.sekisho.imap;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A connection to a server, logged in. Belongs to one thread.
final class ImapConnection implements AutoCloseable {
  private static final int LONGEST_LINE = 1 << 16;
  private static final int MOST_LITERALS = 1000;
  private static final int CONNECT_MILLIS = 30_000;
  private static final Pattern OPENS_LITERAL =
      Pattern.compile(".*\\{(\\d{1,10})\\+?\\}", Pattern.DOTALL);

  private final long commandNanos;
  private Socket socket;
  private InputStream in;
  private final byte[] buffer = new byte[1 << 14];
  private int at;
  private int end;
  private int tags;
  private long deadline;
  private long bytesRead;

  private ImapConnection(Socket socket, long commandMillis) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.commandNanos = TimeUnit.MILLISECONDS.toNanos(commandMillis);
  }

  /// A command that the server refused.
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /// Connects and logs in.
  ///
  /// @param commandMillis how long one command may take
  /// @throws IOException if that fails; the message is one line
  static ImapConnection open(ImapAccess access, ImapAddress address, long commandMillis)
      throws IOException {
    InetAddress server = InetAddress.getByName(address.host());
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(server, address.port()), CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      ImapConnection connection = new ImapConnection(socket, commandMillis);
      connection.start(access, address, server);
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void start(ImapAccess access, ImapAddress address, InetAddress server)
      throws IOException {
    deadline = System.nanoTime() + commandNanos;
    if (address.tls()) {
      secure(access, address);
    }
    String greeting = line(new long[] {LONGEST_LINE}, new int[1]).text();
    if (!greeting.startsWith("* OK") && !greeting.startsWith("* PREAUTH")) {
      throw new IOException("no IMAP server there: " + shown(greeting));
    }
    if (!address.tls() && !access.plaintext() && !server.isLoopbackAddress()) {
      startTls(access, address);
    }
    if (greeting.startsWith("* OK")) {
      logIn(address.user(), access.password());
    }
  }

  private void secure(ImapAccess access, ImapAddress address) throws IOException {
    socket.setSoTimeout(
        (int) Math.min(CONNECT_MILLIS, TimeUnit.NANOSECONDS.toMillis(commandNanos)));
    socket = access.tls().over(socket, address.host(), address.port());
    in = socket.getInputStream();
  }

  private void startTls(ImapAccess access, ImapAddress address) throws IOException {
    if (!capable("STARTTLS")) {
      throw new IOException(
          "the server offers no TLS: use imaps://, or --imap-plaintext to send the password in the"
              + " clear");
    }
    command("STARTTLS", 0, 10);
    if (at < end) {
      throw new IOException("the server sent more before TLS began than was asked for");
    }
    secure(access, address);
  }

  private boolean capable(String capability) throws IOException {
    String wanted = " " + capability + " ";
    return command("CAPABILITY", 0, 10).stream()
        .map(line -> line.text().toUpperCase(Locale.ROOT) + " ")
        .anyMatch(line -> line.startsWith("* CAPABILITY ") && line.contains(wanted));
  }

  private void logIn(String user, String password) throws IOException {
    if (capable("AUTH=PLAIN")) {
      byte[] plain = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
      String answer = Base64.getEncoder().encodeToString(plain);
      exchange("AUTHENTICATE PLAIN", answer, 0, 10);
    } else {
      command("LOGIN " + quoted(user) + " " + quoted(password), 0, 10);
    }
  }

  /// A text as a quoted string.
  static String quoted(String text) throws IOException {
    if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IOException("a character that IMAP cannot send here");
    }
    return '"' + text.replaceAll("[\"\\\\]", "\\\\$0") + '"';
  }

  /// Sends a command; gives the untagged responses.
  ///
  /// @param literal how many bytes literals in them may have together
  /// @param most for how many of them there is room; less where they are long
  /// @throws Refused if the server refuses it
  /// @throws IOException if the connection is of no more use
  List<ImapLine> command(String command, int literal, int most) throws IOException {
    return exchange(command, "", literal, most);
  }

  private List<ImapLine> exchange(String command, String answer, int literal, int most)
      throws IOException {
    deadline = System.nanoTime() + commandNanos;
    tags++;
    String tag = "a" + tags;
    send(tag + " " + command);
    List<ImapLine> lines = new ArrayList<>();
    int[] literals = {literal};
    long[] text = {(1L << 18) + 512L * most};
    boolean answered = answer.isEmpty();
    while (true) {
      ImapLine line = line(text, literals);
      if (line.text().startsWith(tag + " ")) {
        String end = line.text().substring(tag.length() + 1);
        if (end.regionMatches(true, 0, "OK", 0, 2)) {
          return lines;
        }
        throw new Refused("the server refused " + word(command) + ": " + shown(end));
      }
      if (line.text().startsWith("+") && !answered) {
        answered = true;
        send(answer);
      } else if (line.text().startsWith("* BYE")) {
        throw new IOException("the server ended the connection: " + shown(line.text()));
      } else {
        lines.add(line);
      }
    }
  }

  private static String word(String command) {
    int space = command.indexOf(' ');
    return space < 0 ? command : command.substring(0, space);
  }

  private static String shown(String text) {
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  private void send(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /// Reads a line with its literals.
  ///
  /// @param text how many bytes outside of literals may still come; counted down
  /// @param literal how many in literals
  private ImapLine line(long[] text, int[] literal) throws IOException {
    StringBuilder line = new StringBuilder();
    List<Slice> literals = new ArrayList<>();
    while (true) {
      String part = textLine(text);
      Matcher opens = OPENS_LITERAL.matcher(part);
      if (!opens.matches()) {
        return new ImapLine(line.append(part).toString(), literals);
      }
      long length = Long.parseLong(opens.group(1));
      if (length > literal[0] || literals.size() >= MOST_LITERALS) {
        throw new IOException("the server sends " + length + " bytes that nobody asked for");
      }
      literal[0] -= (int) length;
      line.append(part, 0, part.lastIndexOf('{')).append(ImapLine.LITERAL);
      literals.add(bytes((int) length));
      if (line.length() > LONGEST_LINE) {
        throw new IOException("the server sends a line without end");
      }
    }
  }

  private String textLine(long[] left) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int next = read();
      left[0]--;
      if (next == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      if (line.size() >= LONGEST_LINE || left[0] < 0) {
        throw new IOException("the server sends lines without end");
      }
      line.write(next);
    }
  }

  private Slice bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      fill();
      int count = Math.min(length - done, end - at);
      System.arraycopy(buffer, at, bytes, done, count);
      at += count;
      done += count;
    }
    return Slice.of(bytes);
  }

  private int read() throws IOException {
    fill();
    return buffer[at++] & 0xff;
  }

  /// Sees to it that there is a byte.
  private void fill() throws IOException {
    if (at < end) {
      return;
    }
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException("the server takes too long");
    }
    socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    int count;
    try {
      count = in.read(buffer);
    } catch (SocketTimeoutException e) {
      throw new SocketTimeoutException("the server takes too long");
    }
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    bytesRead += count;
    at = 0;
    end = count;
  }

  /// Bytes read so far.
  long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
