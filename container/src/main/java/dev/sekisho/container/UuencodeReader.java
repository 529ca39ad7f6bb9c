package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads files that stand uuencoded in a text, as mailers sent them before MIME: clients show them
/// as attachments to this day. Any number of them, with text between.
///
/// Source: `uuencode` of POSIX, also its base64 form; `begin-encoded` of GNU sharutils. Differs on
/// purpose: a mode may be any number or missing (Microsoft KB 265230 tells what Outlook takes for a
/// file); a file goes on to its `end`, but no further than to the next one.
final class UuencodeReader implements ContainerReader {
  private static final TextLook.LineStart BEGIN = new TextLook.LineStart("begin");
  private static final TextLook.LineStart END = new TextLook.LineStart("end");
  private static final TextLook.LineStart END_BASE64 = new TextLook.LineStart("====");
  private static final int LONGEST_BEGIN = 1024;
  private static final int MOST_JUNK = 4;
  private static final int LEAST_MODE = 3;
  private static final int MOST_MODE = 7;

  /// Which form of the line `begin` it is.
  private record Begin(Slice name, boolean base64, boolean encodedName, int data) {}

  @Override
  public String name() {
    return "uuencode";
  }

  @Override
  public boolean recognises(Slice content) {
    return next(content, 0) >= 0;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList(name(), content, opening.budget());
    int at = next(content, 0);
    while (at >= 0) {
      Begin begin = begin(content, at);
      if (begin == null || !list.room()) {
        break;
      }
      int following = next(content, begin.data());
      int limit = following < 0 ? content.length() : following;
      Slice data = content.part(begin.data(), limit - begin.data());
      int end = (begin.base64() ? END_BASE64 : END).in(data, 0);
      add(list, begin, end < 0 ? data : data.part(0, end), end < 0);
      at = following;
    }
    return list.document();
  }

  /// Start of the first line at or behind `from`, itself a start of a line, with which a file
  /// begins; -1 if there is none.
  private static int next(Slice content, int from) {
    int at = BEGIN.in(content, from);
    while (at >= 0 && begin(content, at) == null) {
      at = BEGIN.in(content, TextLook.nextLine(content, at));
    }
    return at;
  }

  /// The line at `at` if it is `begin MODE NAME` in one of its forms, and data follows.
  private static @Nullable Begin begin(Slice content, int at) {
    int data = TextLook.nextLine(content, at);
    String line = content.part(at, Math.min(data - at, LONGEST_BEGIN)).latin1();
    String trimmed = line.stripTrailing();
    int space = trimmed.indexOf(' ');
    if (space < 0 || data >= content.length()) {
      return null;
    }
    String word = trimmed.substring(BEGIN.length(), space).toLowerCase(Locale.ROOT);
    boolean base64 = word.startsWith("-base64");
    boolean encoded = word.endsWith("-encoded");
    if (!word.isEmpty() && !base64 && !encoded) {
      return null;
    }
    int mode = skipSpaces(trimmed, space);
    int named = mode;
    while (named < trimmed.length() && Character.isDigit(trimmed.charAt(named))) {
      named++;
    }
    boolean hasMode =
        named - mode >= LEAST_MODE
            && named - mode <= MOST_MODE
            && named < trimmed.length()
            && trimmed.charAt(named) == ' ';
    int name = hasMode ? skipSpaces(trimmed, named) : mode;
    int first = base64 || isData(content, data, !hasMode) ? data : dataBehindJunk(content, data);
    return name < trimmed.length() && first >= 0
        ? new Begin(content.part(at + name, trimmed.length() - name), base64, encoded, first)
        : null;
  }

  /// Start of the first full line of data within a few lines of `from`, which decoders pass over;
  /// -1 if there is none.
  private static int dataBehindJunk(Slice content, int from) {
    int line = from;
    for (int lines = 0; lines < MOST_JUNK && line < content.length(); lines++) {
      if (isData(content, line, true)) {
        return line;
      }
      line = TextLook.nextLine(content, line);
    }
    return -1;
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /// True if the line at `at` is as long as its first byte says, give or take what mailers cut off
  /// or add.
  ///
  /// @param strictly true to take a full line only, of the length that all encoders use
  private static boolean isData(Slice content, int at, boolean strictly) {
    int length = TextLook.lineEnd(content, at) - at;
    if (length == 0) {
      return false;
    }
    int groups = (((content.at(at) - ' ') & 0x3f) + 2) / 3;
    boolean fits = Math.abs(length - 1 - groups * 4) <= 3;
    return fits && (!strictly || (content.at(at) == 'M' && length >= 61));
  }

  private static void add(MemberList list, Begin begin, Slice data, boolean cut) {
    Member.Listing listing =
        new Member.Listing(names(begin), -1, data.length(), false, false, "uuencode", null, null);
    list.add(
        new Member(
            Member.Role.ATTACHMENT,
            listing,
            List.of(),
            null,
            () -> decode(list, begin, data, cut)));
  }

  private static List<String> names(Begin begin) {
    if (!begin.encodedName()) {
      return RawNames.of(begin.name(), false);
    }
    byte[] decoded = Base64.getMimeDecoder().decode(padded(begin.name().latin1()));
    return RawNames.of(Slice.of(decoded), false);
  }

  /// The text as far as it is of whole groups, so that it can be decoded.
  private static String padded(String base64) {
    String digits = base64.replaceAll("[^A-Za-z0-9+/]", "");
    int rest = digits.length() % 4;
    return rest == 1 ? digits.substring(0, digits.length() - 1) : digits;
  }

  private static Unpacked decode(MemberList list, Begin begin, Slice data, boolean cut) {
    Unpacking.Taken taken =
        begin.base64()
            ? list.unpacking().drain(() -> Base64.getMimeDecoder().wrap(new SliceStream(data)), 0)
            : list.unpacking().drain(new UuencodeStream(data), 0);
    Unpacked unpacked = taken.unpacked("uuencode");
    return cut && unpacked.missing() == null
        ? new Unpacked(unpacked.content(), new Missing(Cause.DAMAGED, "uuencode"), List.of())
        : unpacked;
  }
}
