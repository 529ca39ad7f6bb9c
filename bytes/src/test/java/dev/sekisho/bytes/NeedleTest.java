package dev.sekisho.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedleTest {
  private static final int ROUNDS = 20_000;

  private final Random random = new Random(3);

  @Test
  void indexIn_anyText_isThatOfTheNaiveSearch() {
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String needle = text(random.nextInt(5)) + '/' + text(random.nextInt(5));
      String text = text(random.nextInt(1500)) + needle.substring(random.nextInt(2)) + text(40);
      int from = random.nextInt(text.length() + 2);
      int expected = text.indexOf(needle, from);
      found += expected >= 0 ? 1 : 0;
      assertThat(Needle.of(needle).indexIn(inside(text), from)).isEqualTo(expected);
      String upper = random.nextBoolean() ? text.replace('a', 'A').replace('c', 'C') : text;
      assertThat(Needle.ignoringCase(needle).indexIn(inside(upper), from)).isEqualTo(expected);
    }
    assertThat(found).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
  }

  @Test
  void indexIn_acrossAnyPieces_isFound() {
    Needle needle = Needle.of("begin ");
    for (int at = 0; at < 200_000; at += random.nextInt(1, 90)) {
      assertThat(needle.indexIn(Slice.ofLatin1("b".repeat(at) + "begin "), 0)).isEqualTo(at);
    }
  }

  @Test
  void indexIn_bytesThatDifferInTheBitOfCase_areNotFound() {
    assertThat(Needle.ignoringCase("a:").in(Slice.ofLatin1("\u0001: A\u001a"))).isFalse();
    assertThat(Needle.ignoringCase("`{").in(Slice.ofLatin1("@["))).isFalse();
    assertThat(Needle.ignoringCase("s:k").in(Slice.ofLatin1("\u00df:k"))).isFalse();
    assertThat(Needle.of("\u00fe").indexIn(Slice.ofLatin1("a\u00fe"), 0)).isEqualTo(1);
  }

  @Test
  void anyIn_anyText_isWhatTheyFindOneByOne() {
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Needle> needles =
          List.of(
              Needle.of(text(1 + random.nextInt(9))),
              Needle.ignoringCase(text(1 + random.nextInt(9))));
      Slice text = inside(text(random.nextInt(1500)));
      boolean expected = needles.stream().anyMatch(needle -> needle.in(text));
      found += expected ? 1 : 0;
      assertThat(Needle.anyIn(text, needles)).isEqualTo(expected);
    }
    assertThat(found).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    assertThat(Needle.anyIn(Slice.ofLatin1("a"), List.of())).isFalse();
  }

  @Test
  void of_nothingOrTooMuch_isRefused() {
    assertThatThrownBy(() -> Needle.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Needle.of("a".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Needle.ignoringCase("a".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abc\u00e9".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  /// `text` with bytes before and behind it in the array.
  private static Slice inside(String text) {
    Slice all = Slice.ofLatin1("ab" + text + "abcab");
    return all.part(2, text.length());
  }
}
