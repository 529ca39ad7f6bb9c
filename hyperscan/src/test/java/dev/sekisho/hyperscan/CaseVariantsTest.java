package dev.sekisho.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseVariantsTest {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static boolean hasCase(int c) {
    return Character.toUpperCase(c) != c || Character.toLowerCase(c) != c;
  }

  private static boolean holds(CodePoints set, int c) {
    return !set.within(c, c).isEmpty();
  }

  @Test
  void of_eachCharacterWithCase_holdsAllThatTheRegexTakesForIt() {
    int[] cased =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(CaseVariantsTest::hasCase)
            .toArray();
    String all = IntStream.of(cased).mapToObj(Character::toString).collect(Collectors.joining());
    assertThat(cased).hasSizeGreaterThan(2_500);
    for (int c : cased) {
      CodePoints variants = CaseVariants.of(CodePoints.of(c));
      Matcher matcher = Pattern.compile(Character.toString(c), FLAGS).matcher(all);
      while (matcher.find()) {
        int found = matcher.group().codePointAt(0);
        assertThat(holds(variants, found)).as("%x is a variant of %x", found, c).isTrue();
      }
    }
  }

  @Test
  void of_letters_addsTheirForeignVariants() {
    CodePoints variants = CaseVariants.of(CodePoints.of('k', 's'));
    assertThat(variants.toArray()).contains('K', 'L', 's', 'S', 0x212A, 0x17F).doesNotContain('j');
  }

  @Test
  void of_largeSet_addsWhatIsOutsideIt() {
    CodePoints variants = CaseVariants.of(CodePoints.of(0xE0, 0x3000));
    assertThat(variants.toArray()).contains('K', 'k', 0xC9).doesNotContain(0xD7, 'a');
  }
}
