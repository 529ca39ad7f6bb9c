package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One listing of one RAR 5 archive.
final class Rar5Listing {
  private static final int VOLUME = 1;

  private final Slice content;
  private final MemberList list;
  private final Map<String, Member> named = new HashMap<>();

  Rar5Listing(Slice content, Budget budget) {
    this.content = content;
    this.list = new MemberList("rar", content, budget);
  }

  Contents list() {
    long at = RarReader.SIGNATURE_5.length;
    boolean more = true;
    while (more && at < content.length()) {
      Rar5Header header = Rar5Header.at(content, (int) at);
      if (header == null) {
        list.lacks(Cause.DAMAGED, "header");
        break;
      }
      more = take(header);
      at = header.end();
    }
    if (at > content.length()) {
      list.lacks(Cause.DAMAGED, "end");
    }
    return list.archive();
  }

  /// @return false if nothing is read behind it
  private boolean take(Rar5Header header) {
    if (!header.valid()) {
      list.defect("rar.header-crc", "");
    }
    if (header.type() == Rar5Header.MAIN
        && (new Rar5Bytes(header.fields(), 0).vint() & VOLUME) != 0) {
      list.lacks(Cause.ABSENT, "other volumes");
    }
    if (header.type() == Rar5Header.ENCRYPTION) {
      list.lacks(Cause.ENCRYPTED, "headers");
      return false;
    }
    if (header.type() == Rar5Header.END) {
      return false;
    }
    return header.type() != Rar5Header.FILE || add(header);
  }

  private boolean add(Rar5Header header) {
    if (!list.room()) {
      return false;
    }
    Rar5File file = Rar5File.of(header);
    Rar5File.Source source = file.source();
    Member shared = source == null || !source.shared() ? null : named.get(source.name());
    Member.Listing listing =
        new Member.Listing(
            file.names(),
            file.size(),
            header.dataSize(),
            file.encrypted(),
            file.directory(),
            method(file),
            file.modified(),
            file.crc32());
    Member member =
        new Member(
            Member.Role.FILE,
            listing,
            List.of(),
            unreadable(header, file),
            () -> shared == null ? unpack(header, file) : again(shared));
    list.add(member);
    named.put(file.names().getFirst(), shared == null ? member : shared);
    return true;
  }

  private static String method(Rar5File file) {
    if (file.method() == 0) {
      return "stored";
    }
    return file.version() == 0 ? "RAR 5.0" : "RAR 7.0";
  }

  private static @Nullable Missing unreadable(Rar5Header header, Rar5File file) {
    if (file.encrypted()) {
      return new Missing(Cause.ENCRYPTED, "");
    }
    if (file.source() != null) {
      return null;
    }
    if (header.split()) {
      return new Missing(Cause.ABSENT, "other volumes");
    }
    boolean stored = file.method() == 0 || file.size() == 0;
    return stored ? null : new Missing(Cause.UNSUPPORTED, method(file));
  }

  private Unpacked unpack(Rar5Header header, Rar5File file) {
    Rar5File.Source source = file.source();
    if (source != null && source.shared()) {
      return Unpacked.nothing(new Missing(Cause.ABSENT, source.name()));
    }
    Unpacked unpacked = list.stored(header.dataStart(), header.dataSize());
    boolean same = file.crc32() == null || Checksums.crc32(unpacked.content()) == file.crc32();
    return Checksums.compared(unpacked, same || source != null, "rar.crc");
  }

  /// A hard link or a copy has the content of the member it names.
  private Unpacked again(Member member) {
    Unpacking.Taken taken = list.unpacking().whole(member.content());
    Missing missing = taken.missing() == null ? member.missing() : taken.missing();
    return new Unpacked(taken.content(), missing, List.of());
  }
}
