package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Hostile archives: whatever they are, the budget holds and nothing is thrown.
class ZipLimitsTest {

  private static Contents read(byte[] archive, Budget budget) {
    return new ZipReader().read(Slice.of(archive), Opening.of(budget));
  }

  private static Budget budget() {
    return Budget.of(Limits.standard());
  }

  @Test
  void read_moreMembersThanAllowed_keepsTheFirst() {
    Budget budget = Budget.of(Limits.standard().with(Limit.MEMBERS, 2));

    Contents contents = read(ZipBytes.of("a", "1", "b", "2", "c", "3"), budget);

    assertThat(contents.members()).hasSize(2);
    assertThat(contents.missing()).isEqualTo(Missing.of(Limit.MEMBERS));
    assertThat(budget.met()).containsExactly(Limit.MEMBERS);
  }

  @Test
  void content_overUnpackedBytes_keepsWhatFits() {
    Budget budget = Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, 10));
    Contents contents = read(ZipBytes.of("a", "1234567", "b", "1234567"), budget);

    assertThat(contents.members().getFirst().content().latin1()).isEqualTo("1234567");
    assertThat(contents.members().getFirst().missing()).isNull();
    assertThat(contents.members().getLast().content().latin1()).isEqualTo("123");
    assertThat(contents.members().getLast().missing()).isEqualTo(Missing.of(Limit.UNPACKED_BYTES));
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isEqualTo(10);
  }

  /// Each member would be searched to the end for a descriptor that is not there.
  @Test
  void content_storedWithoutDescriptors_isSearchedNoFurtherThanSomeLengths() {
    byte[] header =
        HexFormat.of().parseHex("504b0304140008000000000000000000000000000000000000000100000061");
    int count = 1_000;
    byte[] archive = new byte[count * header.length + (1 << 20)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(header, 0, archive, i * header.length, header.length);
    }
    List<Member> members = read(archive, budget()).members();
    long limited =
        members.stream()
            .peek(Member::content)
            .filter(member -> Missing.of(Limit.STEPS).equals(member.missing()))
            .count();

    assertThat(members).hasSize(count);
    assertThat(limited).isBetween(count - 20L, count - 5L);
  }

  @Test
  void content_askedTwice_isUnpackedOnce() {
    Budget budget = budget();
    Member member = read(ZipBytes.of("a", "1234567"), budget).members().getFirst();

    assertThat(member.content()).isSameAs(member.content());
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isEqualTo(7);
  }

  @Test
  void content_timeUp_isTransientGap() {
    AtomicLong now = new AtomicLong();
    Budget budget = Budget.of(Limits.standard(), now::get);
    Member member = read(ZipBytes.of("a", "1234567"), budget).members().getFirst();
    now.set(61_000_000_000L);

    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.TIMEOUT, "time-ms"));
  }

  @Test
  void content_zeroBombNested_stopsAtRatio() {
    byte[] zeros = new byte[64 << 20];
    byte[] packed = ZipBytes.deflate(zeros);
    byte[] inner = new ZipBytes().member(ZipBytes.deflated("zeros", zeros, packed), packed).end();
    byte[] twice = ZipBytes.deflate(inner);
    byte[] outer = new ZipBytes().member(ZipBytes.deflated("in.zip", inner, twice), twice).end();
    Budget budget = budget();

    Member nested = read(outer, budget).members().getFirst();
    Member bomb = read(nested.content().toArray(), budget).members().getFirst();

    assertThat(nested.missing()).isNull();
    assertThat(bomb.content().length()).isLessThanOrEqualTo(inner.length * 1_001);
    assertThat(bomb.missing()).isEqualTo(Missing.of(Limit.RATIO));
    assertThat(budget.met()).containsExactly(Limit.RATIO);
  }

  @Test
  void content_manyEntriesOfOneRange_areHeldToTheArchivesRatio() {
    byte[] zeros = new byte[1 << 20];
    byte[] packed = ZipBytes.deflate(zeros);
    ZipBytes.Fields fields = ZipBytes.deflated("0", zeros, packed);
    ZipBytes zip = new ZipBytes().local(fields).raw(packed);
    for (int i = 0; i < 500; i++) {
      zip.listed(fields.name(Integer.toString(i)));
    }
    Budget budget = budget();

    byte[] archive = zip.end();
    Contents contents = read(archive, budget);
    contents.members().forEach(Member::content);

    assertThat(contents.members()).hasSize(500);
    assertThat(contents.defects()).containsExactly(new Defect("zip.overlap", "499 members"));
    assertThat(budget.met()).containsExactly(Limit.RATIO);
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isLessThan(archive.length * 1_001L);
  }

  @Test
  void read_truncatedAtEveryByte_neverThrowsAndNeverLooksWhole() {
    byte[] whole = ZipBytes.of("a.txt", "some text, some text", "folder/b.txt", "two");
    for (int length = 0; length < whole.length; length++) {
      Contents contents = read(Arrays.copyOf(whole, length), budget());
      contents.members().forEach(Member::content);
      assertThat(contents.missing()).as("cut at %s", length).isNotNull();
    }
  }

  @Property(tries = 2_000)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] archive =
        new ZipBytes().raw(ZipBytes.of("a", "text ".repeat(9), "b/", "", "c", "x")).end();
    for (int i = random.nextInt(12); i >= 0; i--) {
      archive[random.nextInt(archive.length)] = (byte) random.nextInt();
    }
    Budget budget =
        Budget.of(Limits.standard().with(Limit.MEMBERS, 5).with(Limit.UNPACKED_BYTES, 99));

    Contents contents = read(archive, budget);

    assertThat(contents.members()).hasSizeLessThanOrEqualTo(5);
    long bytes = contents.members().stream().mapToLong(m -> m.content().length()).sum();
    assertThat(bytes).isLessThanOrEqualTo(99);
    assertThat(contents.members()).allSatisfy(m -> assertThat(m.names()).isNotEmpty());
  }
}
