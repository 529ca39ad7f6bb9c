package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/// A message of OpenPGP: what is signed, compressed or encrypted with a word that is known is
/// unwrapped, signatures unchecked.
///
/// Source: RFC 9580 §5.6 (compressed data), §5.9 (literal data), §10.3 (messages).
final class PgpMessage {
  /// A file or text in a message.
  ///
  /// @param format how it is to be read: `b`, `t`, `u`, `m`
  /// @param missing why it is not all there; null if it is
  record Literal(int format, Slice name, Slice data, @Nullable Missing missing) {}

  private static final int LEAST_LITERAL = 6;
  private static final Missing DAMAGED = new Missing(Cause.DAMAGED, "OpenPGP");
  private static final Missing ENCRYPTED = new Missing(Cause.ENCRYPTED, "OpenPGP");
  private static final int MOST_PASSPHRASES = 4;

  private final MemberList list;
  private final Passwords passwords;
  private final List<PgpPassphrase> passphrases = new ArrayList<>();
  private final List<Literal> literals = new ArrayList<>();
  private final Deque<Slice> levels = new ArrayDeque<>();
  private @Nullable Missing missing;

  private PgpMessage(MemberList list, Passwords passwords) {
    this.list = list;
    this.passwords = passwords;
  }

  /// Reads a message; what is compressed in it is unpacked at once, since what it holds is not
  /// known before.
  static PgpMessage of(Slice packets, MemberList list, Passwords passwords) {
    PgpMessage message = new PgpMessage(list, passwords);
    message.levels.push(packets);
    int depth = 0;
    while (!message.levels.isEmpty() && message.missing == null) {
      if (!list.budget().within(Limit.DEPTH, depth++)) {
        message.missing = Missing.of(Limit.DEPTH);
      } else {
        message.level(message.levels.pop());
      }
    }
    return message;
  }

  /// What it holds, in its order by depth.
  List<Literal> literals() {
    return literals;
  }

  /// Why there may be more in it; null if there is not.
  @Nullable Missing missing() {
    return missing;
  }

  private void level(Slice packets) {
    int at = 0;
    boolean keys = false;
    while (at < packets.length() && missing == null) {
      PgpPacket packet = PgpPacket.at(packets, at);
      if (packet == null) {
        list.defect("pgp.trailing", "");
        missing = at == 0 ? DAMAGED : null;
        break;
      }
      take(packet);
      at = packet.end();
      keys = (keys || packet.isSession()) && packet.tag() != PgpPacket.ENCRYPTED_CHECKED;
    }
    if (keys && missing == null) {
      // Keys are there, and what they are the keys of is not.
      missing = ENCRYPTED;
    }
  }

  private void take(PgpPacket packet) {
    switch (packet.tag()) {
      case PgpPacket.LITERAL -> literal(packet);
      case PgpPacket.COMPRESSED -> compressed(packet);
      case PgpPacket.PUBLIC_KEY_SESSION -> {}
      case PgpPacket.SYMMETRIC_SESSION -> passphrase(packet);
      case PgpPacket.ENCRYPTED_CHECKED -> encrypted(packet);
      case PgpPacket.ENCRYPTED, PgpPacket.ENCRYPTED_AEAD -> missing = ENCRYPTED;
      default -> missing = packet.whole() ? missing : DAMAGED;
    }
  }

  private void passphrase(PgpPacket packet) {
    PgpPassphrase passphrase = PgpPassphrase.of(packet.body());
    if (passphrase != null && passphrases.size() < MOST_PASSPHRASES) {
      passphrases.add(passphrase);
    }
  }

  private void encrypted(PgpPacket packet) {
    if (passphrases.isEmpty() || !packet.whole()) {
      missing = ENCRYPTED;
      return;
    }
    long cost = passphrases.stream().mapToLong(PgpPassphrase::count).sum();
    Passwords.Trial trial = passwords.trial(list.budget(), cost);
    PgpLock.Opened opened = PgpLock.open(passphrases, packet.body(), trial);
    passphrases.clear();
    if (opened == null) {
      missing = PgpLock.closed(trial);
      return;
    }
    passwords.opens(opened.word());
    list.defect(Passwords.DECRYPTED, opened.word().origin().key());
    Unpacking.Taken taken = list.unpacking().whole(opened.packets());
    levels.addLast(taken.content());
    missing = taken.missing();
  }

  private void literal(PgpPacket packet) {
    Slice body = packet.body();
    int named = body.length() < 2 ? 0 : body.at(1);
    if (body.length() < LEAST_LITERAL + named) {
      missing = DAMAGED;
      return;
    }
    Slice data = body.from(LEAST_LITERAL + named);
    Unpacking.Taken taken = list.unpacking().whole(data);
    Missing why = taken.missing() == null && !packet.whole() ? DAMAGED : taken.missing();
    literals.add(new Literal(body.at(0), body.part(2, named), taken.content(), why));
  }

  private void compressed(PgpPacket packet) {
    if (packet.body().isEmpty()) {
      missing = DAMAGED;
      return;
    }
    Slice packed = packet.body().from(1);
    Unpacking unpacking = list.unpacking();
    int method = packet.body().at(0);
    Unpacking.Taken taken =
        switch (method) {
          case 0 -> unpacking.whole(packed);
          case 1 -> unpacking.drain(() -> new DeflateStream(packed), 0);
          case 2 -> unpacking.drain(() -> new InflaterInputStream(new SliceStream(packed)), 0);
          case 3 ->
              unpacking.drain(() -> new BZip2CompressorInputStream(new SliceStream(packed)), 0);
          default ->
              new Unpacking.Taken(
                  Slice.empty(), new Missing(Cause.UNSUPPORTED, "OpenPGP method " + method), false);
        };
    levels.addLast(taken.content());
    Missing why = taken.unpacked("OpenPGP").missing();
    if (why != null) {
      // What was unpacked is still looked at.
      level(levels.removeLast());
      missing = missing == null ? why : missing;
    }
  }

  /// True if `content` starts with packets of a message that is not encrypted, by all that is fixed
  /// in them.
  static boolean startsPlain(Slice content) {
    if (content.length() < LEAST_LITERAL + 2) {
      return false;
    }
    return switch (PgpPacket.tag(content.at(0))) {
      case PgpPacket.ONE_PASS, PgpPacket.SIGNATURE, PgpPacket.MARKER, PgpPacket.PADDING ->
          isSigned(content);
      case PgpPacket.COMPRESSED, PgpPacket.LITERAL -> isData(content);
      default -> false;
    };
  }

  private static boolean isSigned(Slice content) {
    int at = 0;
    for (int i = 0; i < 8; i++) {
      PgpPacket packet = PgpPacket.at(content, at);
      if (packet == null || !packet.whole() || packet.body().isEmpty()) {
        return false;
      }
      int version = packet.body().at(0);
      switch (packet.tag()) {
        case PgpPacket.LITERAL, PgpPacket.COMPRESSED -> {
          return isData(content.from(at));
        }
        case PgpPacket.ONE_PASS, PgpPacket.SIGNATURE -> {
          if (version < 3 || version > 6) {
            return false;
          }
        }
        case PgpPacket.MARKER, PgpPacket.PADDING -> {}
        default -> {
          return false;
        }
      }
      at = packet.end();
    }
    return false;
  }

  private static boolean isData(Slice content) {
    PgpPacket packet = PgpPacket.at(content, 0);
    if (packet == null || packet.body().length() < LEAST_LITERAL) {
      return false;
    }
    Slice body = packet.body();
    if (packet.tag() == PgpPacket.LITERAL) {
      boolean next = packet.end() >= content.length() || (content.at(packet.end()) & 0x80) != 0;
      boolean room = body.at(1) + LEAST_LITERAL <= body.length();
      return "btuml1".indexOf(body.at(0)) >= 0 && room && next;
    }
    return switch (body.at(0)) {
      case 1 -> startsPacket(body.from(1), true);
      case 2 -> startsPacket(body.from(1), false);
      case 3 -> body.at(1) == 'B' && body.at(2) == 'Z' && body.at(3) == 'h';
      default -> false;
    };
  }

  private static boolean startsPacket(Slice packed, boolean raw) {
    Inflater inflater = new Inflater(raw);
    try {
      inflater.setInput(packed.array(), packed.offset(), packed.length());
      byte[] first = new byte[1];
      int tag = inflater.inflate(first) == 1 ? PgpPacket.tag(first[0] & 0xff) : -1;
      return tag == PgpPacket.ONE_PASS
          || tag == PgpPacket.SIGNATURE
          || tag == PgpPacket.LITERAL
          || tag == PgpPacket.COMPRESSED
          || tag == PgpPacket.MARKER
          || tag == PgpPacket.PADDING;
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
