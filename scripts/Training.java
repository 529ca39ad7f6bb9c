import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Makes made-up mail and indicators, the same ones every time: what the command is shown once when
/// it is built, so that Java knows from its first start which code is used how.
///
/// Run as `java -cp LIB/* Training.java FOLDER`: writes `mail.mbox`, a folder `mail` with some of
/// it as single files, and `indicators.json`.
final class Training {
  private static final int MESSAGES = 1_200;
  private static final int INDICATORS = 1_000;
  private static final String[] SYLLABLES = {
    "ka", "se", "ki", "sho", "mo", "ri", "ta", "ne", "lu", "en", "or", "ist", "ver", "na", "to",
    "hi"
  };

  private static final String[] CHARSETS = {
    "gb18030", "big5", "euc-jp", "windows-31j", "koi8-r", "windows-1251"
  };

  private final Random random = new Random(20030801);

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder.resolve("mail"));
    new Training().write(folder);
  }

  private void write(Path folder) throws IOException {
    try (OutputStream mbox =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("mail.mbox")))) {
      for (int i = 0; i < MESSAGES; i++) {
        byte[] message = message(i);
        mbox.write(latin1("From " + word() + "@example.org Sat Aug  2 12:00:00 2003\n"));
        mbox.write(message);
        mbox.write('\n');
        if (i % 3 == 0) {
          Files.write(folder.resolve("mail").resolve("%05d.eml".formatted(i)), message);
        }
      }
    }
    Files.writeString(folder.resolve("indicators.json"), indicators());
  }

  private byte[] message(int number) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(2, 7); i > 0; i--) {
      text.append(
          "Received: from %s.example (%s.example [192.0.2.%d])\n\tby mx.example.org with ESMTP id %s;\n\tSat, 2 Aug 2003 1%d:00:0%d +0900\n"
              .formatted(word(), word(), random.nextInt(256), word(), i, i));
    }
    text.append("From: \"%s %s\" <%s@example.org>\n".formatted(word(), word(), word()));
    text.append("To: %s@example.net, %s <%s@example.com>\n".formatted(word(), word(), word()));
    text.append("Subject: ").append(subject(number)).append("\nMessage-ID: <").append(number);
    text.append("@example.org>\nDate: Sat, 2 Aug 2003 12:00:00 +0900\nMIME-Version: 1.0\n");
    text.append("DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=x;\n\tb=");
    text.append(base64(random.nextInt(90, 250)).replace("\n", "\n\t")).append('\n');
    body(text, number);
    return latin1(text.toString());
  }

  private String subject(int number) {
    return number % 4 == 0
        ? "=?utf-8?B?%s?= =?iso-8859-1?Q?caf=E9_%s?="
            .formatted(
                Base64.getEncoder()
                    .encodeToString((word() + " 添付").getBytes(StandardCharsets.UTF_8)),
                word())
        : sentence().strip();
  }

  private void body(StringBuilder to, int number) throws IOException {
    if (number % 20 == 19) {
      rare(to, number / 20);
      return;
    }
    switch (number % 8) {
      case 0, 1 -> to.append("Content-Type: text/plain; charset=us-ascii\n\n").append(prose(40));
      case 2 -> leaf(to, "text/html; charset=utf-8", "quoted-printable", quoted(html()));
      case 3 -> leaf(to, "text/plain; charset=utf-8", "base64", base64(prose(60)));
      case 4 ->
          leaf(to, "text/plain; charset=iso-2022-jp", "7bit", "\u001b$BE:IU\u001b(B\n" + prose(30));
      case 5 -> both(to);
      default -> attached(to, number);
    }
  }

  /// What comes now and then. It is shown too, for what was never loaded costs most.
  private void rare(StringBuilder to, int number) throws IOException {
    switch (number % 10) {
      case 0 -> attached(to, word() + ".doc", compound());
      case 1 -> attached(to, word() + ".pdf", pdf());
      case 2 -> leaf(to, "text/html", "7bit", page());
      case 3 -> attached(to, word() + ".ics", latin1(calendar()));
      case 4 -> attached(to, word() + ".pem", latin1(armour()));
      case 5 -> leaf(to, "text/plain", "8bit", prose(5) + uuencoded());
      case 6 -> leaf(to, "message/rfc822", "7bit", "Subject: " + sentence() + "\n\n" + prose(10));
      case 7 ->
          to.append("Content-Type: multipart/mixed\n\n--x\n\n").append(prose(9)).append("--x--\n");
      case 8 -> leaf(to, "text/plain", "8bit", "caf\u00e9 " + prose(20));
      default -> {
        String charset = CHARSETS[number / 10 % CHARSETS.length];
        byte[] text = (prose(5) + "添付ファイル").getBytes(charset);
        leaf(
            to,
            "text/plain; charset=" + charset,
            "8bit",
            new String(text, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private byte[] compound() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(
          new ByteArrayInputStream(latin1("\0".repeat(512) + prose(90))), "WordDocument");
      files
          .getRoot()
          .createDirectory("ObjectPool")
          .createDocument(word(), new ByteArrayInputStream(bytes(500)));
      files.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  private byte[] pdf() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream deflating = new DeflaterOutputStream(packed)) {
      deflating.write(latin1(prose(60)));
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write(
        latin1(
            "%PDF-1.4\n"
                + "1 0 obj\n"
                + "<</Type /Catalog /Pages 2 0 R /Lang (en) /ID [<01ff>]>>\n"
                + "endobj\n"));
    pdf.write(
        latin1("2 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n".formatted(packed.size())));
    pdf.write(packed.toByteArray());
    pdf.write(latin1("\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"));
    return pdf.toByteArray();
  }

  private String page() {
    String blob = base64(random.nextInt(200, 2_000)).replace("\n", "");
    return """
    <html><body onload="start()"><a download="%s.bin" href="data:application/octet-stream;base64,%s">a</a>
    <script>var a = "%s" + "\\x41"; var b = new Blob([atob("%s")]); location.hash = a;</script>
    """
            .formatted(word(), blob, word(), blob)
        + html();
  }

  private String calendar() {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:"
        + sentence()
        + "\nATTACH;VALUE=BINARY;ENCODING=BASE64:"
        + base64(300).replace("\n", "")
        + "\nEND:VEVENT\nEND:VCALENDAR\n";
  }

  private String armour() {
    return "-----BEGIN PGP SIGNATURE-----\n\n"
        + base64(200)
        + "\n-----END PGP SIGNATURE-----\n"
        + "-----BEGIN CERTIFICATE-----\n"
        + base64(700)
        + "\n-----END CERTIFICATE-----\n";
  }

  /// A file of 45 bytes a line (POSIX `uuencode`).
  private String uuencoded() {
    StringBuilder text = new StringBuilder("begin 644 " + word() + ".txt\n");
    for (int line = 0; line < 20; line++) {
      text.append((char) (' ' + 45));
      for (int i = 0; i < 60; i++) {
        text.append((char) ('!' + random.nextInt(64)));
      }
      text.append('\n');
    }
    return text.append("`\nend\n").toString();
  }

  private void both(StringBuilder to) {
    String boundary = "=_" + word();
    to.append("Content-Type: multipart/alternative; boundary=\"").append(boundary).append("\"\n\n");
    part(to, boundary, "text/plain; charset=\"utf-8\"", "8bit", prose(30));
    part(to, boundary, "text/html; charset=utf-8", "quoted-printable", quoted(html()));
    to.append("--").append(boundary).append("--\n");
  }

  private void attached(StringBuilder to, int number) throws IOException {
    String name = word() + (number % 16 == 6 ? ".zip" : number % 3 == 0 ? ".pdf" : ".bin");
    byte[] content =
        name.endsWith(".zip")
            ? zip()
            : bytes(random.nextInt(1_000, number % 5 == 0 ? 300_000 : 20_000));
    attached(to, name, content);
  }

  private void attached(StringBuilder to, String name, byte[] content) {
    String boundary = "----=_Next_" + word();
    to.append("Content-Type: multipart/mixed;\n boundary=\"").append(boundary).append("\"\n\n");
    part(to, boundary, "text/plain", "7bit", prose(20));
    part(
        to,
        boundary,
        "application/octet-stream; name*=utf-8''" + name,
        "base64\nContent-Disposition: attachment; filename=\"" + name + "\"",
        Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content) + "\n");
    to.append("--").append(boundary).append("--\n");
  }

  private static void part(
      StringBuilder to, String boundary, String type, String encoding, String content) {
    to.append("--").append(boundary).append('\n');
    leaf(to, type, encoding, content);
  }

  private static void leaf(StringBuilder to, String type, String encoding, String content) {
    to.append("Content-Type: ").append(type).append("\nContent-Transfer-Encoding: ");
    to.append(encoding).append("\n\n").append(content).append('\n');
  }

  private String html() {
    StringBuilder html =
        new StringBuilder("<html><head><style>p {color: red}</style></head><body>");
    for (int i = 0; i < 25; i++) {
      html.append("<p class=\"x\">").append(sentence()).append("<a href=\"https://").append(word());
      html.append(".example/").append(word()).append("?id=").append(i).append("\">").append(word());
      html.append("</a>&nbsp;&#233;</p>\n");
    }
    return html.append("</body></html>\n").toString();
  }

  private static String quoted(String text) {
    return text.replace("=", "=3D").replaceAll("(.{70})", "$1=\n");
  }

  private String base64(String text) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(latin1(text));
  }

  private String base64(int length) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes(length));
  }

  private byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        zip.putNextEntry(new ZipEntry(word() + "/" + word() + ".txt"));
        zip.write(latin1(prose(400)));
      }
      byte[] stored = bytes(500);
      CRC32 crc = new CRC32();
      crc.update(stored);
      ZipEntry entry = new ZipEntry("stored.bin");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(stored.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(stored);
    }
    return bytes.toByteArray();
  }

  private String prose(int sentences) {
    StringBuilder prose = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      prose.append(sentence()).append(i % 9 == 0 ? " http://" + word() + ".example/a\n" : "\n");
    }
    return prose.toString();
  }

  private String sentence() {
    StringBuilder sentence = new StringBuilder();
    for (int i = random.nextInt(5, 12); i > 0; i--) {
      sentence.append(word()).append(i == 1 ? ". " : " ");
    }
    return sentence.toString();
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String indicators() {
    StringBuilder bundle = new StringBuilder("{\"type\":\"bundle\",\"id\":\"bundle--");
    bundle.append(uuid()).append("\",\"objects\":[");
    for (int i = 0; i < INDICATORS; i++) {
      bundle
          .append(i == 0 ? "" : ",")
          .append("{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"indicator--");
      bundle.append(uuid()).append("\",\"created\":\"2003-08-01T00:00:00Z\",\"modified\":");
      bundle.append("\"2003-08-01T00:00:00Z\",\"pattern_type\":\"stix\",\"valid_from\":");
      bundle
          .append("\"2003-08-01T00:00:00Z\",\"name\":\"made up ")
          .append(i)
          .append("\",\"pattern\":\"");
      bundle.append(pattern(i).replace("\\", "\\\\").replace("\"", "\\\"")).append("\"}");
    }
    return bundle.append("]}").toString();
  }

  private String pattern(int number) {
    String rare = word() + word() + word() + word() + number;
    return switch (number % 6) {
      case 0 -> "[email-message:subject = '" + rare + "']";
      case 1 -> "[file:hashes.'SHA-256' = '" + HexFormat.of().formatHex(bytes(32)) + "']";
      case 2 -> "[file:hashes.MD5 = '" + HexFormat.of().formatHex(bytes(16)) + "']";
      case 3 -> "[file:name = '" + rare + ".exe']";
      case 4 -> "[artifact:payload_bin MATCHES '" + rare + "']";
      default ->
          List.of("[url:value = 'http://%s.example/'] ", "[domain-name:value = '%s.example']")
              .get(number % 2)
              .formatted(rare)
              .strip();
    };
  }

  private String uuid() {
    String hex = HexFormat.of().formatHex(bytes(16));
    return "%s-%s-4%s-8%s-%s"
        .formatted(
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(13, 16),
            hex.substring(17, 20),
            hex.substring(20));
  }
}
