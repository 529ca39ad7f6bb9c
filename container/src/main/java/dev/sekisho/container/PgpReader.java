package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Recognises what OpenPGP encrypted, armoured or not: a body that cannot be seen. What it only
/// compressed or signed and armoured is a body in a form that is not read. Text that is signed in
/// the clear is text.
///
/// Source: RFC 9580 §4.2 (packets), §5 (their kinds), §6.2 (armour).
final class PgpReader implements ContainerReader {
  /// Bytes in which armour must begin: it stands in a body of its own or behind a short preface.
  static final int LOOKED_AT = 1 << 14;

  private static final byte[] ARMOUR =
      "-----BEGIN PGP MESSAGE-----".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_ARMOUR_HEADERS = 2_000;
  private static final int PUBLIC_KEY_SESSION = 1;
  private static final int SYMMETRIC_SESSION = 3;
  private static final List<Integer> ENCRYPTED =
      List.of(PUBLIC_KEY_SESSION, SYMMETRIC_SESSION, 9, 18, 20);

  /// One-pass signature, signature, compressed data, literal data.
  private static final List<Integer> PLAIN = List.of(2, 4, 8, 11);

  @Override
  public String name() {
    return "pgp";
  }

  @Override
  public boolean recognises(Slice content) {
    return isSession(content) || armoured(content) >= 0;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList("pgp", content, opening.budget());
    boolean encrypted = isSession(content) || ENCRYPTED.contains(armoured(content));
    if (list.room()) {
      list.add(
          new Member(
              Member.Role.BODY,
              Member.Listing.of("OpenPGP", -1),
              List.of(),
              new Missing(encrypted ? Cause.ENCRYPTED : Cause.UNSUPPORTED, "OpenPGP"),
              () -> Unpacked.whole(Slice.empty())));
    }
    return list.document();
  }

  /// True if `content` starts with the packet of a session key, by all that is fixed in one.
  private static boolean isSession(Slice content) {
    if (content.length() < 16 || (content.at(0) & 0x80) == 0) {
      return false;
    }
    int header = headerLength(content);
    int version = content.at(header);
    return switch (tag(content.at(0))) {
      case PUBLIC_KEY_SESSION -> version == 3 && isPublicKeyAlgorithm(content.at(header + 9));
      case SYMMETRIC_SESSION ->
          version == 4 && content.at(header + 1) <= 13 && content.at(header + 2) <= 4;
      default -> false;
    };
  }

  private static boolean isPublicKeyAlgorithm(int id) {
    return id == 1 || id == 2 || id == 16 || id == 18 || id == 25 || id == 26;
  }

  private static int tag(int first) {
    return (first & 0x40) != 0 ? first & 0x3f : first >> 2 & 0xf;
  }

  /// Bytes before the content of the packet at the start, at most six.
  private static int headerLength(Slice content) {
    if ((content.at(0) & 0x40) == 0) {
      return List.of(2, 3, 5, 1).get(content.at(0) & 3);
    }
    int length = content.at(1);
    return length < 192 ? 2 : length < 224 ? 3 : 6;
  }

  /// The kind of the first packet in armour near the start; -1 if there is none.
  private static int armoured(Slice content) {
    if (!TextLook.has(content, ARMOUR, LOOKED_AT)) {
      return -1;
    }
    String text =
        content.part(0, Math.min(content.length(), LOOKED_AT + MOST_ARMOUR_HEADERS)).latin1();
    int armour = text.indexOf("-----BEGIN PGP MESSAGE-----");
    String behind = text.substring(armour).replace("\r", "");
    int blank = behind.indexOf("\n\n");
    String data = blank < 0 ? "" : behind.substring(blank + 2).strip();
    int first = firstByte(data);
    boolean known =
        (first & 0x80) != 0 && (ENCRYPTED.contains(tag(first)) || PLAIN.contains(tag(first)));
    return known ? tag(first) : -1;
  }

  private static int firstByte(String base64) {
    if (base64.length() < 4) {
      return 0;
    }
    try {
      return Base64.getDecoder().decode(base64.substring(0, 4))[0] & 0xff;
    } catch (IllegalArgumentException e) {
      // Text that only speaks of such armour.
      return 0;
    }
  }
}
