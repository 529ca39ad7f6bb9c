package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Reads S/MIME bodies (`smime.p7m`): what is signed or compressed is unwrapped, what is encrypted
/// is a body that cannot be seen. A signature alone (`smime.p7s`) holds nothing. A file that was
/// signed by itself, such as `invoice.xml.p7m`, is a file too.
///
/// Source: CMS, RFC 5652; S/MIME, RFC 8551 §3; compressed data, RFC 3274; files signed, ETSI EN 319
/// 122-1 (CAdES). Signatures are not checked.
final class CmsReader implements ContainerReader {
  /// The content types of CMS by the last octets of their object identifier.
  private enum Type {
    SIGNED,
    COMPRESSED,
    ENCRYPTED
  }

  private static final byte[] PKCS7 = HexFormat.of().parseHex("06092a864886f70d0107");
  private static final byte[] SMIME = HexFormat.of().parseHex("060b2a864886f70d01091001");

  private static final Map<Integer, Type> PKCS7_TYPES =
      Map.of(2, Type.SIGNED, 3, Type.ENCRYPTED, 4, Type.ENCRYPTED, 6, Type.ENCRYPTED);
  private static final Map<Integer, Type> SMIME_TYPES =
      Map.of(9, Type.COMPRESSED, 23, Type.ENCRYPTED);

  /// Endings of names of what holds a signed file.
  private static final Set<String> ENDINGS = Set.of(".p7m", ".p7s", ".p7c", ".p7b", ".p7");

  /// The tag of what stands in explicit brackets with number 0.
  private static final int EXPLICIT = 0xa0;

  @Override
  public String name() {
    return "cms";
  }

  @Override
  public boolean recognises(Slice content) {
    return isCms(content);
  }

  /// True if `content` starts as CMS that holds something does.
  static boolean isCms(Slice content) {
    return type(content) != null;
  }

  private static @Nullable Type type(Slice content) {
    if (content.length() < 16 || content.at(0) != BerElement.SEQUENCE) {
      return null;
    }
    int length = content.at(1);
    int at = 2 + (length > 0x80 ? length & 0x7f : 0);
    if (content.startsWith(PKCS7, at)) {
      return at + PKCS7.length < content.length()
          ? PKCS7_TYPES.get(content.at(at + PKCS7.length))
          : null;
    }
    return content.startsWith(SMIME, at) && at + SMIME.length < content.length()
        ? SMIME_TYPES.get(content.at(at + SMIME.length))
        : null;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList("cms", content, opening.budget());
    Type type = type(content);
    List<String> files = files(opening.names());
    if (type == Type.ENCRYPTED) {
      add(list, files, new Missing(Cause.ENCRYPTED, "S/MIME"), null, false);
    } else {
      wrapped(content, type == Type.SIGNED, files, list);
    }
    return list.document();
  }

  /// Names of the file that was signed, where the name of what holds it has two endings.
  private static List<String> files(List<String> names) {
    Set<String> files = new LinkedHashSet<>();
    for (String name : names) {
      int cut = name.lastIndexOf('.');
      if (name.lastIndexOf('.', cut - 1) > 0
          && ENDINGS.contains(name.substring(cut).strip().toLowerCase(Locale.ROOT))) {
        files.add(name.substring(0, cut));
      }
    }
    return List.copyOf(files);
  }

  /// Lists what is signed or compressed.
  private static void wrapped(Slice content, boolean signed, List<String> files, MemberList list) {
    BerElement body = path(BerElement.of(content), 1, EXPLICIT, 0, BerElement.SEQUENCE);
    // SignedData: version, digest algorithms, content; CompressedData: version, algorithm, content.
    BerElement inner = body == null ? null : body.element(2, BerElement.SEQUENCE);
    if (inner == null) {
      add(list, files, new Missing(Cause.DAMAGED, "CMS"), null, false);
      return;
    }
    BerElement brackets = inner.element(1, EXPLICIT);
    if (brackets != null) {
      add(list, files, null, brackets, !signed);
    } else if (!inner.whole()) {
      add(list, files, new Missing(Cause.DAMAGED, "CMS"), null, false);
    }
  }

  private static @Nullable BerElement path(
      @Nullable BerElement from, int first, int firstTag, int second, int secondTag) {
    BerElement one = from == null ? null : from.element(first, firstTag);
    return one == null ? null : one.element(second, secondTag);
  }

  /// Adds the body, and the same as a file where the names tell that it is one.
  private static void add(
      MemberList list,
      List<String> files,
      @Nullable Missing missing,
      @Nullable BerElement brackets,
      boolean packed) {
    Member body =
        new Member(
            Member.Role.BODY,
            Member.Listing.of("S/MIME", -1),
            List.of(),
            missing,
            () -> brackets == null ? Unpacked.whole(Slice.empty()) : body(list, brackets, packed));
    if (list.room()) {
      list.add(body);
    }
    if (!files.isEmpty() && list.room()) {
      Member.Listing listing =
          new Member.Listing(files, -1, -1, missing != null, false, "CMS", null, null);
      list.add(
          new Member(
              Member.Role.FILE,
              listing,
              List.of(),
              missing,
              () -> new Unpacked(body.content(), body.missing(), List.of())));
    }
  }

  private static Unpacked body(MemberList list, BerElement brackets, boolean packed) {
    BerOctets octets = BerOctets.in(brackets);
    Unpacking.Taken taken =
        packed
            ? list.unpacking().drain(new InflaterInputStream(octets), 0)
            : list.unpacking().drain(octets, 0);
    Unpacked unpacked = taken.unpacked("CMS");
    return unpacked.missing() == null && !octets.whole()
        ? new Unpacked(unpacked.content(), new Missing(Cause.DAMAGED, "CMS"), List.of())
        : unpacked;
  }
}
