package dev.sekisho.container;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Finds where a file of any name is a message: one that was saved, or a page saved with all it
/// needs (MHTML, RFC 2557).
///
/// A message starts with fields, several of them such as mail has. A page counts wherever it starts
/// in the first bytes, since Word opens a document that has other bytes before it; in a PDF file it
/// counts anywhere (JPCERT/CC, "MalDoc in PDF", 2023).
public final class MessageStart {
  private static final int LOOKED_AT = 1 << 14;
  private static final int LONGEST_NAME = 76;
  private static final int LONGEST_LINE = 200;
  private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final String VERSION = "mime-version";
  private static final Needle VERSION_FIELD = Needle.ignoringCase(VERSION);
  private static final String TYPE = "content-type";

  /// Fields of which a message has one at least; others stand in answers of web servers too.
  private static final Set<String> OWN =
      Set.of(
          "from",
          "received",
          "message-id",
          VERSION,
          "return-path",
          "delivered-to",
          "subject",
          "to");

  private MessageStart() {}

  /// Where in `content` a message starts; -1 if none does.
  public static int in(Slice content) {
    int start = behindSpace(content);
    if (startsWithField(content, start) && new Fields(content, start).areOfMessage()) {
      return start;
    }
    return page(content, start);
  }

  private static int behindSpace(Slice content) {
    int at = content.startsWith(BOM, 0) ? BOM.length : 0;
    int end = Math.min(content.length(), LOOKED_AT);
    while (at < end && isSpace(content.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /// True if a name and a colon stand at `at`, or the `From ` of an mbox.
  private static boolean startsWithField(Slice content, int at) {
    int end = Math.min(content.length(), at + LONGEST_NAME);
    int i = at;
    while (i < end && content.at(i) > ' ' && content.at(i) < 0x7f && content.at(i) != ':') {
      i++;
    }
    return i > at && i < end && (content.at(i) == ':' || isSpace(content.at(i)));
  }

  private static int page(Slice content, int from) {
    int end = content.length();
    if (!content.startsWith(PDF, from)) {
      end = Math.min(end, LOOKED_AT);
    }
    Slice searched = content.part(0, end);
    int at = VERSION_FIELD.indexIn(searched, from);
    while (at >= 0) {
      int behind = at + 1;
      if (at == from || content.at(at - 1) == '\n') {
        Fields fields = new Fields(content, at);
        if (fields.multipart && fields.names.contains(TYPE)) {
          return at;
        }
        behind = Math.max(behind, fields.end);
      }
      at = VERSION_FIELD.indexIn(searched, behind);
    }
    return -1;
  }

  private static int nextLine(Slice content, int at) {
    int line = content.indexOf((byte) '\n', at);
    return line < 0 ? content.length() : line + 1;
  }

  /// The fields at some place, as far as they go or are looked at.
  private static final class Fields {
    /// Names of fields, in lower case.
    final Set<String> names = new HashSet<>();

    /// Where the first line starts that is none.
    final int end;

    /// True if the content type is a multipart.
    boolean multipart;

    Fields(Slice content, int start) {
      int most = Math.min(content.length(), start + LOOKED_AT);
      int at = start;
      String name = "";
      while (at < most) {
        int next = nextLine(content, at);
        String line = content.part(at, Math.min(next - at, LONGEST_LINE)).latin1();
        boolean continued = at > start && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        if (!continued && !(at == start && line.startsWith("From "))) {
          name = MessageLook.fieldName(line, 0, line.length());
          if (name.isEmpty()) {
            break;
          }
          names.add(name);
        }
        multipart |= name.equals(TYPE) && line.toLowerCase(Locale.ROOT).contains("multipart/");
        at = next;
      }
      end = at;
    }

    /// True if two of them are those of mail, and one is no other's.
    boolean areOfMessage() {
      Set<String> ofMail = new HashSet<>(names);
      ofMail.retainAll(MessageLook.MAIL_FIELDS);
      return ofMail.size() >= 2 && ofMail.stream().anyMatch(OWN::contains);
    }
  }
}
