package dev.sekisho.container;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what stands in the textual encoding of PKIX (PEM), such as `-----BEGIN PKCS7-----`, and
/// CMS in base64 without such lines, which programs for S/MIME take too. What is CMS is read as
/// {@link CmsReader} reads it; anything else is a file, since `certutil -decode` makes one of
/// whatever is there.
///
/// Source: RFC 7468 §2 and §3. Differs on purpose: labels of the two lines may differ, and the last
/// may be missing: the next line of dashes ends a block. Armour of OpenPGP, which looks alike, is
/// {@link PgpReader}'s.
final class PemReader implements ContainerReader {
  private static final Needle BEGIN = Needle.of("-----BEGIN ");
  private static final Needle END = Needle.of("\n-----");
  private static final byte[] PGP = "PGP ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DASHES = "-----".getBytes(StandardCharsets.US_ASCII);
  private static final int LOOKED_AT = 64;
  private static final int WITHIN = 1 << 12;
  private static final int LONGEST_LABEL = 64;

  /// Characters of base64 that show what CMS says of itself.
  private static final int HEAD = 48;

  /// What stands between two such lines.
  private record Block(String label, Slice base64) {}

  @Override
  public String name() {
    return "pem";
  }

  @Override
  public boolean recognises(Slice content) {
    return TextLook.isText(content, LOOKED_AT)
        && (isBareCms(content)
            || begin(content.part(0, Math.min(content.length(), WITHIN)), 0) >= 0);
  }

  /// True if it starts as CMS in base64 does, with a sequence.
  private static boolean isBareCms(Slice content) {
    int at = 0;
    while (at < Math.min(content.length(), LOOKED_AT) && content.at(at) <= ' ') {
      at++;
    }
    if (content.length() - at < HEAD || content.at(at) != 'M' || content.at(at + 1) != 'I') {
      return false;
    }
    String head = content.part(at, HEAD).latin1().replaceAll("\\s", "");
    String whole = head.substring(0, head.length() & ~3);
    return whole.chars().allMatch(PemReader::isBase64)
        && CmsReader.isCms(Slice.of(Base64.getDecoder().decode(whole)));
  }

  private static boolean isBase64(int c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || c == '+' || c == '/';
  }

  /// Start of the first line at or behind `from` that begins a block; -1 if none does.
  private static int begin(Slice content, int from) {
    int at = BEGIN.indexIn(content, from);
    while (at >= 0
        && ((at > 0 && content.at(at - 1) != '\n')
            || content.startsWith(PGP, at + BEGIN.length()))) {
      at = BEGIN.indexIn(content, at + BEGIN.length());
    }
    return at;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList(name(), content, opening.budget());
    int at = begin(content, 0);
    if (at < 0) {
      add(new Block("", content), list, opening);
    }
    while (at >= 0 && list.room()) {
      Block block = block(content, at);
      if (block != null) {
        add(block, list, opening);
      }
      at = begin(content, at + BEGIN.length());
    }
    return list.document();
  }

  private static @Nullable Block block(Slice content, int at) {
    int label = at + BEGIN.length();
    int labelEnd = TextLook.lineEnd(content, at);
    String line = content.part(label, Math.min(labelEnd - label, LONGEST_LABEL)).latin1().strip();
    if (!line.endsWith("-----")) {
      return null;
    }
    int start = TextLook.nextLine(content, at);
    int end = END.indexIn(content, Math.max(start - 1, 0));
    Slice lines = content.part(start, Math.max((end < 0 ? content.length() : end) - start, 0));
    return new Block(line.substring(0, line.length() - DASHES.length), lines);
  }

  private static void add(Block block, MemberList list, Opening opening) {
    Unpacked decoded =
        list.unpacking()
            .drain(() -> Base64.getMimeDecoder().wrap(new SliceStream(block.base64())), 0)
            .unpacked("PEM");
    if (CmsReader.isCms(decoded.content())) {
      new CmsReader().read(decoded.content(), opening).members().forEach(list::add);
      return;
    }
    Member.Listing listing = Member.Listing.of(block.label().toLowerCase(Locale.ROOT), -1);
    list.add(new Member(Member.Role.FILE, listing, List.of(), null, () -> decoded));
  }
}
