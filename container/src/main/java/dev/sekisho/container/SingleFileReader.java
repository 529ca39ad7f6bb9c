package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A reader of files that hold one compressed file: a container with one member.
///
/// Most such formats do not name the member; it is then called what the file is, without the
/// ending.
abstract class SingleFileReader implements ContainerReader {
  /// What the file says of its member.
  ///
  /// @param names the names it has for it, possibly none
  record Header(List<String> names, @Nullable Instant modified) {
    static final Header NOTHING = new Header(List.of(), null);
  }

  /// Endings of file names, each with what takes its place: `.tgz=.tar`.
  abstract List<String> endings();

  Header header(Slice content) {
    return Header.NOTHING;
  }

  /// The content from its start.
  ///
  /// @param memory how many bytes a decoder may keep
  abstract DecodedStream decode(Slice content, long memory);

  @Override
  public Contents read(Slice content, Opening opening) {
    if (!opening.budget().spend(Limit.MEMBERS, 1)) {
      return Contents.archive(name(), List.of(), List.of(), Missing.of(Limit.MEMBERS));
    }
    Header header = header(content);
    Set<String> names = new LinkedHashSet<>(header.names());
    opening.names().forEach(name -> names.add(inner(name)));
    if (names.isEmpty()) {
      names.add("");
    }
    Member.Listing listing =
        new Member.Listing(
            List.copyOf(names),
            -1,
            content.length(),
            false,
            false,
            name(),
            header.modified(),
            null);
    Member member =
        new Member(Member.Role.FILE, listing, List.of(), null, () -> unpack(content, opening));
    return Contents.archive(name(), List.of(member), List.of(), null);
  }

  private Unpacked unpack(Slice content, Opening opening) {
    Unpacking unpacking = new Unpacking(opening.budget(), content.length());
    try (DecodedStream in = decode(content, unpacking.memory())) {
      Unpacking.Taken taken = unpacking.drain(in, 0);
      Unpacked unpacked = taken.unpacked(name());
      return new Unpacked(unpacked.content(), unpacked.missing(), in.defects());
    } catch (IOException e) {
      return Unpacked.nothing(new Missing(Cause.DAMAGED, name()));
    }
  }

  /// What a file of this name would be called once unpacked.
  private String inner(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : endings()) {
      int equals = ending.indexOf('=');
      if (lower.endsWith(ending.substring(0, equals))) {
        return name.substring(0, name.length() - equals) + ending.substring(equals + 1);
      }
    }
    return name;
  }
}
