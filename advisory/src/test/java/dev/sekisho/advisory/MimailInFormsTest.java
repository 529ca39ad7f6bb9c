package dev.sekisho.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.scan.Scanned;
import dev.sekisho.scan.Scanner;
import dev.sekisho.scan.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Mimail stand-in in forms that mail and files take, found by the bundled advisory.
class MimailInFormsTest {
  private static final Path ADVISORIES = SharedData.projectRoot().resolve("advisories");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final String TOLD_BY_ARCHIVE = "Mimail mail: subject, archive and member";
  private static final Catalogue CATALOGUE =
      Catalogue.of(AdvisoryLoader.load(List.of(ADVISORIES)).advisories(), NOW);
  private static final RuleSet RULES = RuleSet.compile(CATALOGUE.rules(), EveryExpression.COMPILER);

  /// The names of the indicators that a mail is sighted by.
  private static List<String> sighted(String mail) {
    RawMessage raw =
        new RawMessage(
            "a.eml",
            1,
            0,
            Slice.ofLatin1(mail),
            RawMessage.Kind.MESSAGE,
            List.of(),
            null,
            null,
            false);
    Scanned scanned = new Scanner(RULES, Limits.standard()).scan(raw);
    assertThat(scanned.verdict()).isEqualTo(Verdict.SIGHTING);
    return scanned.sightings().stream()
        .map(hit -> CATALOGUE.entry(hit.rule()).indicator().name().in("en"))
        .toList();
  }

  private static String standIn() throws IOException {
    return Files.readString(
        ADVISORIES.resolve("mimail/vectors/mail.eml"), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, saved.txt",
    "application/octet-stream, noname",
    "application/msword, report.doc"
  })
  void scan_mailAttachedUnderAnyName_isSighted(String type, String name) throws IOException {
    String mail =
        "From: a@example.jp\nContent-Type: %s; name=%s\nContent-Disposition: attachment\n\n"
            .formatted(type, name);
    assertThat(sighted(mail + standIn())).contains(TOLD_BY_ARCHIVE);
  }

  @ParameterizedTest
  @CsvSource({"''", "'%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'"})
  void scan_mailAttachedAsAPage_isSighted(String before) throws IOException {
    String page = "MIME-Version: 1.0\n" + standIn().replace("MIME-Version: 1.0\n", "");
    String mail = "From: a@example.jp\nContent-Type: application/msword; name=report.doc\n\n";
    assertThat(sighted(mail + before + page)).contains(TOLD_BY_ARCHIVE);
  }

  /// The archive of the stand-in.
  private static byte[] archive() throws IOException {
    String mail = standIn();
    int start = mail.indexOf("UEsDB");
    return Base64.getMimeDecoder().decode(mail.substring(start, mail.indexOf("\n--", start)));
  }

  private static String mail(String header, String body) {
    return "From: admin@example.jp\nSubject: your account taro\n" + header + "\n\n" + body;
  }

  /// A file as `uuencode` writes it.
  private static String uuencoded(byte[] file) {
    StringBuilder text = new StringBuilder("begin 644 message.zip\n");
    for (int at = 0; at < file.length; at += 45) {
      byte[] line = Arrays.copyOfRange(file, at, Math.min(file.length, at + 45));
      text.append((char) (' ' + line.length));
      byte[] whole = Arrays.copyOf(line, (line.length + 2) / 3 * 3);
      for (int i = 0; i < whole.length; i += 3) {
        int bits = (whole[i] & 0xff) << 16 | (whole[i + 1] & 0xff) << 8 | (whole[i + 2] & 0xff);
        for (int shift = 18; shift >= 0; shift -= 6) {
          text.append((char) (' ' + (bits >> shift & 63)));
        }
      }
      text.append('\n');
    }
    return text.append("`\nend\n").toString();
  }

  /// A file as yEnc writes it.
  private static String yencoded(byte[] file) {
    StringBuilder text =
        new StringBuilder("=ybegin line=128 size=" + file.length + " name=message.zip\n");
    for (byte b : file) {
      int c = (b + 42) & 0xff;
      boolean critical = c == 0 || c == '\n' || c == '\r' || c == '=';
      text.append(critical ? "=" + (char) ((c + 64) & 0xff) : String.valueOf((char) c));
    }
    return text.append("\n=yend size=" + file.length + "\n").toString();
  }

  @Test
  void scan_archiveInTheText_isSighted() throws IOException {
    for (String form : List.of(uuencoded(archive()), yencoded(archive()))) {
      String text = "Hello!\n\n" + form + "\nBye\n";
      assertThat(sighted(mail("X: y", text))).contains(TOLD_BY_ARCHIVE);
      String attached = "Content-Type: application/octet-stream; name=message.uue";
      assertThat(sighted(mail(attached, form))).contains(TOLD_BY_ARCHIVE);
    }
  }

  /// An AppleSingle or AppleDouble file with a name, and a data fork if it is not empty.
  private static byte[] appleFile(int magic, String name, byte[] data) {
    int start = 26 + 2 * 12;
    ByteBuffer file = ByteBuffer.allocate(start + name.length() + data.length);
    file.putInt(magic).putInt(0x20000).put(new byte[16]).putShort((short) 2);
    file.putInt(3).putInt(start).putInt(name.length());
    file.putInt(data.length == 0 ? 9 : 1).putInt(start + name.length()).putInt(data.length);
    return file.put(name.getBytes(StandardCharsets.US_ASCII)).put(data).array();
  }

  private static String base64(byte[] content) {
    return "Content-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder().encodeToString(content).replace("\r", "");
  }

  @Test
  void scan_archiveInAnAppleFile_isSighted() throws IOException {
    byte[] single = appleFile(0x51600, "Message.zip", archive());
    String type = "Content-Type: application/applefile; name=file\n";
    String alone = "--b\n" + type + base64(single) + "\n--b--\n";
    assertThat(sighted(mail("Content-Type: multipart/mixed; boundary=b", alone)))
        .contains(TOLD_BY_ARCHIVE);
    String parts =
        "--b\n"
            + type
            + base64(appleFile(0x51607, "Message.zip", new byte[0]))
            + "\n--b\nContent-Type: application/octet-stream\n"
            + base64(archive())
            + "\n--b--\n";
    assertThat(sighted(mail("Content-Type: multipart/appledouble; boundary=b", parts)))
        .contains(TOLD_BY_ARCHIVE);
  }

  @Test
  void scan_archiveInACalendar_isSighted() throws IOException {
    String calendar =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTACH;ENCODING=BASE64;FILENAME=Message.zip:"
            + Base64.getMimeEncoder().encodeToString(archive()).replace("\r\n", "\n ")
            + "\nEND:VEVENT\nEND:VCALENDAR\n";
    assertThat(sighted(mail("Content-Type: text/calendar", calendar))).contains(TOLD_BY_ARCHIVE);
  }
}
