package dev.sekisho.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SliceTest {
  @Property
  void part_ofAnySlice_isTheSameRangeOfBytes(
      @ForAll @Size(max = 40) byte[] bytes,
      @ForAll @IntRange(max = 40) int start,
      @ForAll @IntRange(max = 40) int count) {
    Slice slice = Slice.of(bytes);
    if (start + count > bytes.length) {
      assertThatThrownBy(() -> slice.part(start, count))
          .isInstanceOf(IndexOutOfBoundsException.class);
      return;
    }
    byte[] expected = Arrays.copyOfRange(bytes, start, start + count);
    assertThat(slice.part(start, count))
        .isEqualTo(Slice.of(expected))
        .hasSameHashCodeAs(Slice.of(expected));
    assertThat(slice.part(start, count).toArray()).isEqualTo(expected);
  }

  @Property
  void contains_anyPart_isAsStringsSay(
      @ForAll @AlphaChars @CharRange(from = 'a', to = 'b') @StringLength(max = 30) String text,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 4) String part) {
    assertThat(Slice.ofLatin1(text).contains(Slice.ofLatin1(part).toArray()))
        .isEqualTo(text.contains(part));
  }

  @Test
  void startsWith_pastTheEnd_isFalse() {
    Slice slice = Slice.ofLatin1("abc").part(0, 2);
    assertThat(slice.startsWith(new byte[] {'b'}, 1)).isTrue();
    assertThat(slice.startsWith(new byte[] {'b', 'c'}, 1)).isFalse();
    assertThat(slice.startsWith(new byte[] {'a'}, -1)).isFalse();
    assertThat(slice.indexOf((byte) 'c', 0)).isEqualTo(-1);
  }
}
