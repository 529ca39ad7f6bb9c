package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// AppleSingle and AppleDouble files, written here as RFC 1740 appendix A has them.
class AppleFileReaderTest {
  private static final int SINGLE = 0x51600;
  private static final int DOUBLE = 0x51607;
  private static final String NAME = "Real name";
  private static final String DATA = "the data fork";
  private static final String RESOURCES = "the resource fork";

  private record Entry(int id, String content) {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] file(int magic, Entry... entries) {
    int length = Arrays.stream(entries).mapToInt(entry -> entry.content().length()).sum();
    int start = 26 + 12 * entries.length;
    ByteBuffer file = ByteBuffer.allocate(start + length);
    file.putInt(magic).putInt(0x20000).put(bytes("Mac OS X        "));
    file.putShort((short) entries.length);
    for (Entry entry : entries) {
      file.putInt(entry.id()).putInt(start).putInt(entry.content().length());
      start += entry.content().length();
    }
    for (Entry entry : entries) {
      file.put(bytes(entry.content()));
    }
    return file.array();
  }

  private static Contents read(byte[] file, String... names) {
    Budget budget = Budget.of(Limits.standard());
    return Containers.of(Slice.of(file))
        .getFirst()
        .read(Slice.of(file), Opening.of(budget).named(List.of(names)));
  }

  @Test
  void read_appleSingle_hasBothForksByTheRealName() {
    byte[] file = file(SINGLE, new Entry(1, DATA), new Entry(2, RESOURCES), new Entry(3, NAME));

    assertThat(read(file, "other").members())
        .extracting(member -> member.names() + member.content().latin1() + member.missing())
        .containsExactly(
            "[Real name]the data forknull", "[Real name/..namedfork/rsrc]the resource forknull");
    assertThat(AppleFileReader.realName(Slice.of(file))).containsExactly("Real name");
  }

  @Test
  void read_restOfAFile_isNamedForIt() {
    byte[] file =
        file(DOUBLE, new Entry(9, "32 bytes of what the Finder says."), new Entry(2, RESOURCES));

    assertThat(read(file, "__MACOSX/._photo.jpg").members())
        .extracting(Member::names)
        .containsExactly(List.of("__MACOSX/photo.jpg/..namedfork/rsrc"));
    assertThat(AppleFileReader.realName(Slice.of(file))).isEmpty();
  }

  @Test
  void read_forkThatRunsPastTheEnd_isDamaged() {
    byte[] file = file(SINGLE, new Entry(1, DATA));

    Member member = read(Arrays.copyOf(file, file.length - 4)).members().getFirst();

    assertThat(member.content().latin1()).isEqualTo("the data ");
    assertThat(member.missing()).isEqualTo(new Missing(Cause.DAMAGED, "stored"));
  }

  @Test
  void read_moreEntriesThanBytes_isDamaged() {
    byte[] file = file(SINGLE, new Entry(1, DATA));
    file[24] = (byte) 0xff;

    assertThat(read(file).missing()).isEqualTo(new Missing(Cause.DAMAGED, "applefile"));
  }

  @Property(tries = 500)
  void read_changed_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] file = file(SINGLE, new Entry(1, DATA), new Entry(2, RESOURCES), new Entry(3, NAME));
    for (int i = random.nextInt(8); i >= 0; i--) {
      file[4 + random.nextInt(file.length - 4)] = (byte) random.nextInt();
    }
    Budget budget = Budget.of(Limits.standard());
    for (ContainerReader reader : Containers.of(Slice.of(file))) {
      reader.read(Slice.of(file), Opening.of(budget)).members().forEach(Member::content);
    }
    assertThat(budget.spent(Limit.UNPACKED_BYTES)).isLessThan(200L * file.length);
  }
}
