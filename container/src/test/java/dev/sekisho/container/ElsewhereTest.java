package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/// Members that are listed here and unpacked by another program, which is one of the test's own.
class ElsewhereTest {
  private static final Missing UNREAD = new Missing(Cause.UNSUPPORTED, "method 1");

  /// Gives the same archive whatever it is asked, and counts how often.
  private static final class Given implements Unpacker {
    private final Output output;
    private int runs;

    Given(byte[] tar, boolean whole, String complaint) {
      this.output = new Output(Slice.of(tar), whole, complaint);
    }

    @Override
    public String name() {
      return "given";
    }

    @Override
    public Output unpack(Slice archive, Budget budget) {
      runs++;
      return output;
    }
  }

  /// Lists what it was made with.
  private record Lister(List<Member> members) implements ContainerReader {
    @Override
    public String name() {
      return "listed";
    }

    @Override
    public boolean recognises(Slice content) {
      return true;
    }

    @Override
    public Contents read(Slice content, Opening opening) {
      return Contents.archive(name(), members, List.of(), null);
    }
  }

  private static byte[] tar(String... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        byte[] content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(namesAndContents[i]);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Member listed(String name, String content, boolean summed) {
    Slice bytes = Slice.ofLatin1(content);
    Member.Listing listing =
        new Member.Listing(
            List.of(name),
            bytes.length(),
            -1,
            false,
            false,
            "method 1",
            null,
            summed ? Checksums.crc32(bytes) : null);
    return new Member(Member.Role.FILE, listing, List.of(), UNREAD, () -> Unpacked.nothing(UNREAD));
  }

  private static List<Member> read(Unpacker unpacker, Member... members) {
    Opening opening =
        new Opening(Budget.of(Limits.standard()), Passwords.none(), List.of(), unpacker);
    List<Member> read =
        new Completed(new Lister(List.of(members)))
            .read(Slice.ofLatin1("archive"), opening)
            .members();
    read.forEach(Member::content);
    return read;
  }

  @Test
  void content_unpackedWhole_isThatOfTheName() {
    Given given = new Given(tar("./dir/b", "two", "a", "one"), true, "");

    List<Member> members = read(given, listed("a", "one", true), listed("dir\\b", "two", false));

    assertThat(members).extracting(m -> m.content().latin1()).containsExactly("one", "two");
    assertThat(members)
        .allSatisfy(
            member -> {
              assertThat(member.missing()).isNull();
              assertThat(member.defects())
                  .containsExactly(new Defect("container.unpacked-with", "given"));
            });
    assertThat(given.runs).isEqualTo(1);
  }

  @Test
  void content_nameTwice_isGivenInOrder() {
    Given given = new Given(tar("a", "one", "a", "two"), true, "");

    List<Member> members = read(given, listed("a", "one", true), listed("a", "two", true));

    assertThat(members).extracting(m -> m.content().latin1()).containsExactly("one", "two");
  }

  @Test
  void content_unpackerComplains_onlyWhatTheCrcProvesCounts() {
    Given given = new Given(tar("a", "one", "b", "two", "c", "\0\0\0"), false, "Truncated input");

    List<Member> members =
        read(given, listed("a", "one", true), listed("b", "two", false), listed("c", "xyz", true));

    assertThat(members.get(0).content().latin1()).isEqualTo("one");
    for (Member member : members.subList(1, 3)) {
      assertThat(member.content().isEmpty()).isTrue();
      assertThat(member.missing()).isEqualTo(UNREAD);
      assertThat(member.defects())
          .containsExactly(new Defect("container.unpack-failed", "given: Truncated input"));
    }
  }

  @Test
  void content_otherSizeOrAbsent_staysMissing() {
    Given given = new Given(tar("a", "one and more"), true, "");

    List<Member> members = read(given, listed("a", "one", false), listed("b", "two", false));

    assertThat(members).allSatisfy(m -> assertThat(m.missing()).isEqualTo(UNREAD));
  }

  @Test
  void content_tarCutOff_keepsWhatIsWhole() {
    byte[] tar = tar("a", "one", "b", "two");
    for (int length = 0; length < tar.length; length += 100) {
      Given given = new Given(Arrays.copyOf(tar, length), false, "killed");
      List<Member> members = read(given, listed("a", "one", true), listed("b", "two", true));
      assertThat(members.get(0).missing() == null).isEqualTo(length >= 515);
      assertThat(members.get(1).missing() == null).isEqualTo(length >= 1539);
    }
  }

  @Test
  void content_nothingUnread_runsNothing() {
    Given given = new Given(tar("a", "other"), true, "");
    Member stored = Member.file("a", 3, () -> Unpacked.whole(Slice.ofLatin1("one")));
    Missing encrypted = new Missing(Cause.ENCRYPTED, "");
    Member closed =
        new Member(
            Member.Role.FILE,
            Member.Listing.of("b", 3),
            List.of(),
            encrypted,
            () -> Unpacked.nothing(encrypted));

    List<Member> members = read(given, stored, closed);

    assertThat(members.get(0).content().latin1()).isEqualTo("one");
    assertThat(members.get(1).missing()).isEqualTo(encrypted);
    assertThat(given.runs).isZero();
  }

  @Test
  void read_noUnpacker_isAsListed() {
    List<Member> members = new ArrayList<>(List.of(listed("a", "one", true)));
    Opening opening = Opening.of(Budget.of(Limits.standard()));
    Contents contents = new Completed(new Lister(members)).read(Slice.empty(), opening);
    assertThat(contents.members()).isEqualTo(members);
  }
}
