package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {
  private static final Position AT = new Position(1, List.of("b", "d"));

  @Test
  void part_ofFoldersAround_saysWhatIsLeft() {
    assertThat(AT.part(new Position(0, List.of("z")))).isEqualTo(Position.Part.DONE);
    assertThat(AT.part(new Position(1, List.of()))).isEqualTo(Position.Part.FOLDERS);
    assertThat(AT.part(new Position(1, List.of("a", "z")))).isEqualTo(Position.Part.DONE);
    assertThat(AT.part(new Position(1, List.of("b")))).isEqualTo(Position.Part.FOLDERS);
    assertThat(AT.part(new Position(1, List.of("b", "c")))).isEqualTo(Position.Part.DONE);
    assertThat(AT.part(new Position(1, List.of("b-x")))).isEqualTo(Position.Part.NEW);
    assertThat(AT.part(AT)).isEqualTo(Position.Part.NEW);
    assertThat(AT.part(AT.then("a"))).isEqualTo(Position.Part.NEW);
    assertThat(AT.part(new Position(1, List.of("b", "e")))).isEqualTo(Position.Part.NEW);
    assertThat(AT.part(new Position(2, List.of()))).isEqualTo(Position.Part.NEW);
  }
}
