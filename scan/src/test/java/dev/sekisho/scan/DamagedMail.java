package dev.sekisho.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Makes messages with one attached file and damages them where their structure lies: characters
/// that do not belong are put in, lines are lost, doubled, moved, put beside others and ended
/// otherwise.
final class DamagedMail {
  /// What stands in the file, and in no encoded form of it.
  static final String MARK = "MARK-0123456789-OF-THE-FILE";

  private static final String HEADER =
      "From: a@example.org\nTo: b@example.net\nSubject: test\nMIME-Version: 1.0\n";
  private static final String TEXT = "Content-Type: text/plain; charset=us-ascii\n\nHello there.\n";
  private static final List<String> JUNK =
      List.of(
          "\0",
          "\1",
          "\13",
          "\f",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\t",
          " ",
          "\"",
          "'",
          "(",
          ")",
          "(x)",
          "\\",
          ";",
          ";;",
          ":",
          "=",
          "==",
          "--",
          "-",
          "\r",
          "\n",
          "\r\n",
          "\n ",
          "\n\n",
          "=\n",
          "%00",
          "*",
          "*0",
          "*0*",
          "<",
          ">",
          "[",
          "@",
          ",",
          "?",
          "=?utf-8?Q?a?=",
          "\u00ff",
          "\u00c2\u00a0",
          ".",
          "_",
          "+",
          "/",
          "X",
          "0");
  private static final List<String> LINES =
      List.of(
          "Content-Type: text/plain",
          "Content-Type: application/octet-stream",
          "Content-Type: message/rfc822",
          "Content-Type: multipart/mixed; boundary=other",
          "Content-Type:",
          "Content-Transfer-Encoding: 7bit",
          "Content-Transfer-Encoding: base64",
          "Content-Transfer-Encoding: quoted-printable",
          "a line that is no field",
          "From a@example.org Sat Jan  1 00:00:00 2000",
          ">From x",
          ".",
          "X-A:\n B: c");
  private static final List<List<String>> CHANGES =
      List.of(
          List.of(
              "base64", "BASE64", "base-64", "base64;", "\"base64\"", "base64(c)", "8bit base64"),
          List.of(
              "boundary=", "boundary =", "boundary*=", "boundary*0=", "boundary= ", "xboundary="),
          List.of(
              "multipart/mixed",
              "multipart/x",
              "multipart",
              "multipart/ mixed",
              "multipart/mixed,"),
          List.of("; ", " ;", ";", " ", "; \n\t", ";\0"),
          List.of("\"", "", "'"),
          List.of("--=_one--", "--=_one", ""),
          List.of("=_one", "=_on", "=_one2", "=_ONE", "=_one ", ""),
          List.of("Content-", "content-", "Content_", "Content -", " Content-"));

  private final Random random;

  DamagedMail(long seed) {
    this.random = new Random(seed);
  }

  /// The next message, a character a byte.
  String next() {
    String message = whole();
    for (int damages = 1 + random.nextInt(4) * random.nextInt(2); damages > 0; damages--) {
      message = damaged(message);
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> message.replace("\r\n", "\n").replace("\n", "\r\n");
      case 5 -> message.replace("\n", "\r\r\n");
      default -> message;
    };
  }

  private String whole() {
    return HEADER
        + switch (random.nextInt(7)) {
          case 0, 1 -> multipart("=_one", file("base64"));
          case 2 -> multipart("=_one", file("quoted-printable"));
          case 3 -> file("base64");
          case 4 -> multipart("=_one", multipart("=_two", file("base64")));
          case 5 ->
              multipart(
                  "=_one",
                  "Content-Type: message/rfc822\n\n" + HEADER + multipart("two", file("base64")));
          default -> "Content-Type: text/plain\n\nHello.\n\n" + uuencoded();
        };
  }

  private static String multipart(String boundary, String part) {
    return "Content-Type: multipart/mixed; boundary=\"%1$s\"\n\npreamble\n--%1$s\n%2$s--%1$s\n%3$s--%1$s--\n"
        .formatted(boundary, TEXT, part);
  }

  private String file(String encoding) {
    String content = encoding.equals("base64") ? base64() : quoted();
    return "Content-Type: application/octet-stream; name=\"file.bin\"\nContent-Transfer-Encoding: "
        + encoding
        + "\nContent-Disposition: attachment; filename=\"file.bin\"\n\n"
        + content
        + "\n";
  }

  private byte[] content() {
    byte[] content = new byte[240];
    random.nextBytes(content);
    System.arraycopy(MARK.getBytes(StandardCharsets.US_ASCII), 0, content, 100, MARK.length());
    return content;
  }

  private String base64() {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content());
  }

  private String quoted() {
    StringBuilder text = new StringBuilder();
    int width = 0;
    for (byte b : content()) {
      boolean plain = b > ' ' && b < 127 && b != '=';
      text.append(plain ? String.valueOf((char) b) : "=%02X".formatted(b & 0xff));
      width += plain ? 1 : 3;
      if (width > 68) {
        text.append("=\n");
        width = 0;
      }
    }
    return text.toString();
  }

  private String uuencoded() {
    StringBuilder text = new StringBuilder("begin 644 file.bin\n");
    byte[] content = content();
    for (int from = 0; from < content.length; from += 45) {
      int length = Math.min(45, content.length - from);
      text.append((char) (' ' + length));
      for (int i = from; i < from + length; i += 3) {
        int bits =
            (content[i] & 0xff) << 16 | (content[i + 1] & 0xff) << 8 | (content[i + 2] & 0xff);
        for (int shift = 18; shift >= 0; shift -= 6) {
          int sextet = bits >> shift & 0x3f;
          text.append(sextet == 0 ? '`' : (char) (' ' + sextet));
        }
      }
      text.append('\n');
    }
    return text.append("`\nend\n").toString();
  }

  private String damaged(String message) {
    List<String> lines = new ArrayList<>(List.of(message.split("\n", -1)));
    List<Integer> structure = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty()
          || line.startsWith("--")
          || line.startsWith("begin")
          || line.contains(": ")) {
        structure.add(i);
      }
    }
    int at = pick(structure);
    String line = lines.get(at);
    int cut = random.nextInt(line.length() + 1);
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> lines.set(at, line.substring(0, cut) + pick(JUNK) + line.substring(cut));
      case 3 ->
          lines.set(at, line.substring(0, cut) + line.substring(Math.min(cut + 1, line.length())));
      case 4 -> lines.add(at, line);
      case 5 -> lines.set(at, lines.set(pick(structure), line));
      case 6 -> lines.remove(at);
      case 7 -> lines.add(at, pick(LINES));
      case 8 -> lines.set(random.nextInt(lines.size()), pick(JUNK));
      default -> {
        List<String> change = pick(CHANGES);
        return message.replace(change.getFirst(), pick(change.subList(1, change.size())));
      }
    }
    return String.join("\n", lines);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
