package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How far is searched for descriptors that are not there, by bytes looked at.
class ZipDescriptorTest {
  private static final int LENGTH = 2 << 20;
  private static final int MEMBERS = 20_000;

  /// Eight lengths and 1 MiB, and one search that went over.
  private static final long MOST = 9L * LENGTH + (1 << 20);

  private static Slice filledWith(String piece) {
    return Slice.ofLatin1(piece.repeat(LENGTH / piece.length()));
  }

  @Test
  void dataEnd_ofManyMembersWithoutDescriptor_looksAtSomeLengths() {
    for (String piece : List.of("x", "P", "PK", "PK\7\b", "PK\3\4", "PK\1\2....")) {
      Slice data = filledWith(piece);
      ZipDescriptor descriptor = new ZipDescriptor(LENGTH);
      for (int i = 0; i < MEMBERS; i++) {
        descriptor.dataEnd(data);
      }
      assertThat(descriptor.searched()).as(piece).isBetween(8L * LENGTH, MOST);
      assertThat(descriptor.dataEnd(data)).as(piece).isEqualTo(-1);
    }
  }

  @Test
  void stated_ofManyMembersWithoutDescriptor_looksAtSomeLengths() {
    byte[] archive = sharing(9, 1);
    ZipHeader header = Objects.requireNonNull(ZipHeader.local(Slice.of(archive), 0));
    Slice data = filledWith("P");
    ZipDescriptor descriptor = new ZipDescriptor(LENGTH);
    for (int i = 0; i < MEMBERS; i++) {
      assertThat(descriptor.stated(header, data)).isNull();
    }
    assertThat(descriptor.searched()).isBetween(8L * LENGTH, MOST);
    assertThat(descriptor.exhausted()).isTrue();
  }

  @Test
  void dataEnd_ofDescriptorsAtOnce_isNotExhausted() {
    Slice data = Slice.ofLatin1("PK\7\b" + "\0".repeat(12) + "x".repeat(1000));
    ZipDescriptor descriptor = new ZipDescriptor(data.length());
    for (int i = 0; i < MEMBERS; i++) {
      assertThat(descriptor.dataEnd(data)).isZero();
    }
    assertThat(descriptor.searched()).isEqualTo(MEMBERS);
  }

  @Test
  void members_thatShareDataWithoutDescriptor_areGapsOfALimit() {
    for (int flags : List.of(8, 9)) {
      byte[] archive = sharing(flags, 100);
      Opening opening = Opening.of(Budget.of(Limits.standard()));
      List<Member> locals =
          new ZipReader()
              .read(Slice.of(archive), opening).members().stream()
                  .filter(member -> member.defects().contains(Defect.of("zip.local-only")))
                  .toList();
      locals.forEach(Member::content);

      assertThat(locals).hasSize(100);
      assertThat(locals)
          .filteredOn(member -> Missing.of(Limit.STEPS).equals(member.missing()))
          .hasSizeBetween(85, 95);
    }
  }

  /// An archive of local headers each in the extra field of the one before: the data of all starts
  /// behind the last, and no size is said of it. The directory has them with another method.
  private static byte[] sharing(int flags, int count) {
    ZipBytes.Fields fields = new ZipBytes.Fields("", flags, 0, 0, 0, 0, "", 0);
    String nested = "";
    for (int i = count - 1; i >= 0; i--) {
      byte[] header = new ZipBytes().local(fields.name("%04d".formatted(i)).extra(nested)).bytes();
      nested = new String(header, StandardCharsets.ISO_8859_1);
    }
    ZipBytes zip = new ZipBytes().raw(nested).raw("x".repeat(1 << 20));
    for (int i = 0; i < count; i++) {
      long offset = (long) i * nested.length() / count;
      zip.listed(fields.name("%04d".formatted(i)).flags(0).method(8).offset(offset));
    }
    return zip.end();
  }
}
