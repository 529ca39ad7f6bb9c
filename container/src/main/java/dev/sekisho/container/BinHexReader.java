package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads BinHex 4.0, as an attachment or in a body: the data fork of the one file in it, and its
/// resource fork where there is one.
///
/// Source: RFC 1741 appendix A. Check sums are not compared.
final class BinHexReader implements ContainerReader {
  private static final byte[] MARK =
      "(This file must be converted with BinHex".getBytes(StandardCharsets.US_ASCII);

  /// Bytes in which the mark must begin.
  private static final int LOOKED_AT = 1 << 12;

  /// How macOS names the second fork of a file.
  static final String RESOURCE_FORK = "/..namedfork/rsrc";

  /// Longest header: a name of 63 bytes with its length, and 22 bytes.
  private static final int LONGEST_HEADER = 1 + 63 + 22;

  @Override
  public String name() {
    return "binhex";
  }

  @Override
  public boolean recognises(Slice content) {
    return TextLook.has(content, MARK, LOOKED_AT);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList("binhex", content, opening.budget());
    Slice text = content.from(start(content));
    Header header = Header.of(new BinHexStream(text).readSome(LONGEST_HEADER));
    if (header == null) {
      list.lacks(Cause.DAMAGED, "BinHex");
      return list.document();
    }
    // Two bytes of check sum follow the header and each fork.
    long resources = header.length() + header.data() + 2;
    fork(list, text, header.names(), header.length(), header.data());
    if (header.resources() > 0) {
      List<String> names = header.names().stream().map(name -> name + RESOURCE_FORK).toList();
      fork(list, text, names, resources, header.resources());
    }
    return list.document();
  }

  /// Where the encoded text starts: behind the first colon that starts a line after the mark.
  private static int start(Slice content) {
    int at = content.latin1().indexOf("(This file must be converted with BinHex");
    int line = content.indexOf((byte) '\n', at);
    while (line >= 0 && line + 1 < content.length() && content.at(line + 1) != ':') {
      line = content.indexOf((byte) '\n', line + 1);
    }
    return line < 0 ? content.length() : Math.min(content.length(), line + 2);
  }

  private static void fork(
      MemberList list, Slice text, List<String> names, long start, long length) {
    if (list.room()) {
      Member.Listing listing =
          new Member.Listing(names, length, -1, false, false, "binhex", null, null);
      list.add(
          new Member(
              Member.Role.ATTACHMENT,
              listing,
              List.of(),
              null,
              () -> unpack(list, text, start, length)));
    }
  }

  private static Unpacked unpack(MemberList list, Slice text, long start, long length) {
    BinHexStream in = new BinHexStream(text);
    in.skipTo(start, length);
    Unpacked unpacked = list.unpacking().drain(in, 0).unpacked("BinHex");
    boolean cut = unpacked.missing() == null && unpacked.content().length() < length;
    return cut
        ? new Unpacked(unpacked.content(), new Missing(Cause.DAMAGED, "BinHex"), List.of())
        : unpacked;
  }

  /// What stands before the forks.
  ///
  /// @param length bytes of the header, its check sum included
  private record Header(List<String> names, int length, long data, long resources) {
    static @Nullable Header of(Slice bytes) {
      int nameLength = bytes.isEmpty() ? 0 : bytes.at(0);
      int behindName = nameLength + 2;
      if (nameLength == 0 || nameLength > 63 || bytes.length() < behindName + 20) {
        return null;
      }
      return new Header(
          RawNames.of(bytes.part(1, nameLength), false),
          behindName + 20,
          number(bytes, behindName + 10),
          number(bytes, behindName + 14));
    }

    private static long number(Slice bytes, int at) {
      long value = 0;
      for (int i = 0; i < 4; i++) {
        value = value << 8 | bytes.at(at + i);
      }
      return value;
    }
  }
}
