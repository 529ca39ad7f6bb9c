package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads messages of OpenPGP, armoured or not: what is signed or compressed is unwrapped, what is
/// encrypted is opened with a word of the message or of a list, or is a body that cannot be seen.
/// Text that is signed in the clear is read once more without the escapes of its lines.
///
/// Source: RFC 9580 §4.2 (packets), §5 (their kinds), §6.2 (armour), §7 (cleartext signatures).
/// Signatures are not checked.
final class PgpReader implements ContainerReader {
  private static final int LOOKED_AT = 64;
  private static final Set<Integer> OF_MESSAGES =
      Set.of(
          PgpPacket.PUBLIC_KEY_SESSION,
          PgpPacket.SIGNATURE,
          PgpPacket.SYMMETRIC_SESSION,
          PgpPacket.ONE_PASS,
          PgpPacket.COMPRESSED,
          PgpPacket.ENCRYPTED,
          PgpPacket.MARKER,
          PgpPacket.LITERAL,
          PgpPacket.ENCRYPTED_CHECKED,
          PgpPacket.ENCRYPTED_AEAD,
          PgpPacket.PADDING);

  /// Endings of names of messages.
  private static final List<String> ENDINGS = List.of(".pgp", ".gpg", ".asc");

  /// Fields with which a MIME entity begins.
  private static final List<String> ENTITY = List.of("content-", "mime-version:");

  @Override
  public String name() {
    return "pgp";
  }

  @Override
  public boolean recognises(Slice content) {
    if (isBinary(content)) {
      return true;
    }
    return TextLook.isText(content, LOOKED_AT)
        && PgpArmour.mayBeIn(content)
        && (armoured(content, 0) >= 0
            || PgpParts.of(content) != null
            || PgpArmour.unescaped(content) != null);
  }

  private static boolean isBinary(Slice content) {
    return isSession(content) || PgpMessage.startsPlain(content);
  }

  /// Where the next armour starts that holds packets of a message; -1 if there is none.
  private static int armoured(Slice content, int from) {
    int at = PgpArmour.message(content, from);
    while (at >= 0 && !startsMessage(PgpArmour.packets(content, at))) {
      at = PgpArmour.message(content, at + 1);
    }
    return at;
  }

  /// True if packets start as those of a message do.
  static boolean startsMessage(Slice packets) {
    return !packets.isEmpty() && OF_MESSAGES.contains(PgpPacket.tag(packets.at(0)));
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList("pgp", content, opening.budget());
    if (isBinary(content)) {
      message(content, list, opening);
      return list.document();
    }
    for (int at = armoured(content, 0); at >= 0 && list.room(); at = armoured(content, at + 1)) {
      message(PgpArmour.packets(content, at), list, opening);
    }
    PgpParts parts = PgpParts.of(content);
    if (parts != null && list.room()) {
      message(parts.packets(), list, opening);
      if (parts.absent() && list.room()) {
        body(list, Slice.empty(), new Missing(Cause.ABSENT, "OpenPGP"));
      }
    }
    String unescaped = PgpArmour.unescaped(content);
    if (unescaped != null && list.room()) {
      text(list, Slice.ofLatin1(unescaped), null);
    }
    return list.document();
  }

  private static void message(Slice packets, MemberList list, Opening opening) {
    PgpMessage message = PgpMessage.of(packets, list, opening.passwords());
    for (PgpMessage.Literal literal : message.literals()) {
      if (list.room()) {
        literal(literal, list, opening.names());
      }
    }
    if (message.missing() != null && list.room()) {
      body(list, Slice.empty(), message.missing());
    }
  }

  private static void literal(PgpMessage.Literal literal, MemberList list, List<String> names) {
    if (isEntity(literal.data())) {
      body(list, literal.data(), literal.missing());
      return;
    }
    boolean text = literal.format() == 't' || literal.format() == 'u';
    boolean body = text || names.isEmpty();
    if (body) {
      text(list, literal.data(), literal.missing());
    }
    boolean named = !names.isEmpty() || !literal.name().isEmpty();
    if (named && (!body || list.room())) {
      Member.Listing listing =
          new Member.Listing(
              names(literal.name(), names),
              literal.data().length(),
              -1,
              false,
              false,
              "OpenPGP",
              null,
              null);
      Unpacked unpacked = new Unpacked(literal.data(), literal.missing(), List.of());
      list.add(new Member(Member.Role.ATTACHMENT, listing, List.of(), null, () -> unpacked));
    }
  }

  /// The names of a file that was in one of these names.
  private static List<String> names(Slice given, List<String> outer) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : outer) {
      int cut = name.length() - ENDINGS.getFirst().length();
      boolean ends = cut > 0 && ENDINGS.contains(name.substring(cut).toLowerCase(Locale.ROOT));
      names.add(ends ? name.substring(0, cut) : name);
    }
    if (!given.isEmpty()) {
      names.addAll(RawNames.of(given, true));
    }
    return List.copyOf(names);
  }

  /// Text, paid for once more as it was made anew.
  private static void text(MemberList list, Slice data, @Nullable Missing missing) {
    Unpacking.Taken taken = list.unpacking().whole(text(data));
    body(list, taken.content(), taken.missing() == null ? missing : taken.missing());
  }

  private static void body(MemberList list, Slice content, @Nullable Missing missing) {
    Unpacked unpacked = new Unpacked(content, missing, List.of());
    Missing all = content.isEmpty() ? missing : null;
    list.add(
        new Member(
            Member.Role.BODY, Member.Listing.of("OpenPGP", -1), List.of(), all, () -> unpacked));
  }

  private static boolean isEntity(Slice content) {
    String start =
        content.part(0, Math.min(content.length(), 16)).latin1().toLowerCase(Locale.ROOT);
    return ENTITY.stream().anyMatch(start::startsWith);
  }

  /// A MIME entity of plain text.
  private static Slice text(Slice text) {
    byte[] header = "Content-Type: text/plain\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[header.length + text.length()];
    System.arraycopy(header, 0, whole, 0, header.length);
    System.arraycopy(text.array(), text.offset(), whole, header.length, text.length());
    return Slice.of(whole);
  }

  /// True if `content` starts with the packet of a session key, by all that is fixed in one.
  private static boolean isSession(Slice content) {
    if (content.length() < 16) {
      return false;
    }
    PgpPacket packet = PgpPacket.at(content, 0);
    if (packet != null && packet.tag() == PgpPacket.PADDING) {
      packet = PgpPacket.at(content, packet.end());
    }
    if (packet == null || packet.body().length() < 4) {
      return false;
    }
    Slice body = packet.body();
    int version = body.at(0);
    return switch (packet.tag()) {
      case PgpPacket.PUBLIC_KEY_SESSION ->
          version == 6 ? isOfKey(body) : version == 3 && isPublicKeyAlgorithm(body, 9);
      case PgpPacket.SYMMETRIC_SESSION ->
          switch (version) {
            case 4 -> body.at(1) <= 13 && body.at(2) <= 4;
            case 5 -> body.at(1) <= 13 && body.at(2) <= 3;
            case 6 -> body.at(2) <= 13 && body.at(3) <= 3;
            default -> false;
          };
      default -> false;
    };
  }

  /// Version 6: the length, version and fingerprint of the key, then the algorithm.
  private static boolean isOfKey(Slice body) {
    int length = body.at(1);
    return (length == 0 || length == 21 || length == 33) && isPublicKeyAlgorithm(body, 2 + length);
  }

  private static boolean isPublicKeyAlgorithm(Slice body, int at) {
    int id = at < body.length() ? body.at(at) : 0;
    return id == 1 || id == 2 || id == 16 || id == 18 || id == 25 || id == 26;
  }
}
