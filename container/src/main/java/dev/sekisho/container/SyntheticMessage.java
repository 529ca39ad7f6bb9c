package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as RFC 5322 writes it, made of a mail that has another form: an Outlook message, an
/// item of a mail store.
///
/// Its fields are UTF-8 (RFC 6532), its parts carry their bytes as they are (RFC 2045 §6.2,
/// `binary`), and its boundaries occur in none of them. Not meant to be sent. Used by one thread.
public final class SyntheticMessage {
  private static final int TOKEN_LENGTH = 80;

  /// A part that is ready to be written.
  private record Part(String header, Slice content) {}

  private final StringBuilder header = new StringBuilder();
  private final List<Slice> transport = new ArrayList<>();
  private final List<Part> bodies = new ArrayList<>();
  private final List<Part> attached = new ArrayList<>();

  /// Takes the fields the mail was transported with, in the bytes they had. Fields that say how its
  /// body was written (Content-…, MIME-Version) are left out, as the body is written anew; so are
  /// lines that are no fields.
  public SyntheticMessage transported(Slice fields) {
    transport.addAll(TransportFields.of(fields));
    return this;
  }

  /// Adds a field; nothing if `value` has no text. What would end the field becomes a space.
  public SyntheticMessage field(String name, String value) {
    String clean = oneLine(value).strip();
    if (!clean.isEmpty()) {
      header.append(name).append(": ").append(clean).append("\r\n");
    }
    return this;
  }

  /// Adds a form of the text: `text/plain`, `text/html`.
  public SyntheticMessage text(String mediaType, String text) {
    return text(mediaType, "utf-8", Slice.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Adds a form of the text in a charset of its own.
  ///
  /// @param charset its name; empty if it is not known
  public SyntheticMessage text(String mediaType, String charset, Slice text) {
    String type = isToken(charset) ? mediaType + "; charset=" + charset : mediaType;
    bodies.add(new Part("Content-Type: " + type + "\r\n", text));
    return this;
  }

  /// Adds a file.
  ///
  /// @param mediaType as it is labelled; whatever is no `type/subtype` of a file counts as
  ///   `application/octet-stream`
  /// @param names its names, the one that is shown first; three are written, none may be empty
  /// @param contentId without brackets; null if it has none
  public SyntheticMessage file(
      String mediaType, List<String> names, @Nullable String contentId, Slice content) {
    attached.add(new Part(named(fileType(mediaType), names, contentId), content));
    return this;
  }

  /// Adds a message.
  ///
  /// @param names as for a file
  /// @param message in RFC 5322 form
  public SyntheticMessage message(List<String> names, Slice message) {
    attached.add(new Part(named("message/rfc822", names, null), message));
    return this;
  }

  /// Adds a file whose content lies elsewhere (`message/external-body`, RFC 2046 §5.2.3).
  ///
  /// @param names as for a file
  /// @param url where it lies
  public SyntheticMessage elsewhere(List<String> names, String url) {
    String type = "message/external-body; access-type=url; url*=utf-8''" + extended(url);
    Slice inner = Slice.ofLatin1("Content-Type: application/octet-stream\r\n\r\n");
    attached.add(new Part(named(type, names, null), inner));
    return this;
  }

  /// The message. Spends its length in `UNPACKED_BYTES`; of more than are left it is cut off.
  public Unpacked write(Budget budget) {
    List<Slice> pieces = new ArrayList<>(transport);
    add(pieces, header + "MIME-Version: 1.0\r\n");
    if (attached.isEmpty() && bodies.isEmpty()) {
      add(pieces, "\r\n");
    } else if (attached.isEmpty() && bodies.size() == 1) {
      add(pieces, bodies.getFirst());
    } else {
      Boundary boundary = new Boundary();
      bodies.forEach(part -> boundary.avoid(part.content()));
      attached.forEach(part -> boundary.avoid(part.content()));
      addParts(pieces, boundary);
    }
    return joined(pieces, budget);
  }

  private void addParts(List<Slice> pieces, Boundary boundary) {
    if (attached.isEmpty()) {
      multipart(pieces, "alternative", boundary.next(), bodies);
      return;
    }
    List<Part> parts = new ArrayList<>();
    if (bodies.size() > 1) {
      List<Slice> inner = new ArrayList<>();
      multipart(inner, "alternative", boundary.next(), bodies);
      parts.add(new Part("", whole(inner)));
    } else {
      parts.addAll(bodies);
    }
    parts.addAll(attached);
    multipart(pieces, "mixed", boundary.next(), parts);
  }

  private static void multipart(
      List<Slice> pieces, String subtype, String boundary, List<Part> parts) {
    add(pieces, "Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\r\n\r\n");
    for (Part part : parts) {
      add(pieces, "--" + boundary + "\r\n");
      add(pieces, part);
      add(pieces, "\r\n");
    }
    add(pieces, "--" + boundary + "--\r\n");
  }

  /// A part without a header of its own brings it in its content.
  private static void add(List<Slice> pieces, Part part) {
    if (!part.header().isEmpty()) {
      add(pieces, part.header() + "Content-Transfer-Encoding: binary\r\n\r\n");
    }
    pieces.add(part.content());
  }

  private static void add(List<Slice> pieces, String text) {
    pieces.add(Slice.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Slice whole(List<Slice> pieces) {
    return joined(pieces, length(pieces));
  }

  private static Unpacked joined(List<Slice> pieces, Budget budget) {
    long length = length(pieces);
    long left = budget.left(Limit.UNPACKED_BYTES);
    if (budget.spend(Limit.UNPACKED_BYTES, length)) {
      return Unpacked.whole(joined(pieces, length));
    }
    budget.spend(Limit.UNPACKED_BYTES, left);
    return new Unpacked(joined(pieces, left), Missing.of(Limit.UNPACKED_BYTES), List.of());
  }

  private static long length(List<Slice> pieces) {
    return pieces.stream().mapToLong(Slice::length).sum();
  }

  private static Slice joined(List<Slice> pieces, long length) {
    byte[] bytes = new byte[Math.toIntExact(length)];
    int at = 0;
    for (Slice piece : pieces) {
      int count = Math.min(piece.length(), bytes.length - at);
      System.arraycopy(piece.array(), piece.offset(), bytes, at, count);
      at += count;
    }
    return Slice.of(bytes);
  }

  private static String named(String type, List<String> names, @Nullable String contentId) {
    StringBuilder made = new StringBuilder("Content-Type: ").append(type);
    if (names.size() > 1) {
      made.append("; name*=utf-8''").append(extended(names.get(1)));
    }
    made.append("\r\nContent-Disposition: attachment");
    if (!names.isEmpty()) {
      made.append("; filename*=utf-8''").append(extended(names.getFirst()));
    }
    if (names.size() > 2) {
      made.append("; name*=utf-8''").append(extended(names.get(2)));
    }
    made.append("\r\n");
    if (contentId != null && !contentId.isBlank()) {
      made.append("Content-ID: <").append(oneLine(contentId).strip()).append(">\r\n");
    }
    return made.toString();
  }

  /// The type a file may have: any but those that stand for structure.
  private static String fileType(String mediaType) {
    int slash = mediaType.indexOf('/');
    boolean form =
        slash > 0
            && isToken(mediaType.substring(0, slash))
            && isToken(mediaType.substring(slash + 1));
    boolean structure =
        mediaType.regionMatches(true, 0, "multipart/", 0, 10)
            || mediaType.regionMatches(true, 0, "message/", 0, 8);
    return form && !structure ? mediaType : "application/octet-stream";
  }

  /// True for a token of RFC 2045 §5.1 that no writer would find too long.
  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.length() <= TOKEN_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?=%*'".indexOf(c) < 0);
  }

  private static String oneLine(String value) {
    StringBuilder clean = new StringBuilder(value.length());
    value.chars().forEach(c -> clean.append(c < ' ' || c == 0x7f ? ' ' : (char) c));
    return clean.toString();
  }

  /// `value` as an extended parameter value. RFC 2231 §4.
  private static String extended(String value) {
    StringBuilder made = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b >= 0 && (Character.isLetterOrDigit(b) || ".-_".indexOf(b) >= 0);
      if (plain) {
        made.append((char) b);
      } else {
        made.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)));
        made.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return made.toString();
  }
}
