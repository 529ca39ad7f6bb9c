package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExitTest {
  @Test
  void or_anyTwo_isTheOneThatCounts() {
    List<Exit> rising = List.of(Exit.CLEAN, Exit.INCOMPLETE, Exit.ERROR, Exit.SIGHTING);
    for (int i = 0; i < rising.size(); i++) {
      for (int j = 0; j < rising.size(); j++) {
        assertThat(rising.get(i).or(rising.get(j))).isEqualTo(rising.get(Math.max(i, j)));
      }
    }
    assertThat(rising).extracting(Exit::code).containsExactly(0, 3, 2, 1);
  }
}
