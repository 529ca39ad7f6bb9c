package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private long now;
  private final List<Long> slept = new ArrayList<>();

  private Pace pace(boolean nice, long rate) {
    return new Pace(
        nice,
        rate,
        () -> now,
        nanos -> {
          slept.add(nanos);
          now += nanos;
        });
  }

  @Test
  void nice_restsAsLongAsItWorked() {
    Pace pace = pace(true, 0);
    now += 10_000_000;
    pace.worked();
    assertThat(slept).isEmpty();
    now += 20_000_000;
    pace.worked();
    assertThat(slept).containsExactly(30_000_000L);
  }

  @Test
  void rate_isKept() {
    Pace pace = pace(false, 1_000_000);
    pace.read(500_000);
    assertThat(slept).containsExactly(500_000_000L);
    now += 2_000_000_000;
    pace.read(100_000);
    pace.read(100_000);
    assertThat(slept).hasSize(2);
    assertThat(slept.get(1)).isEqualTo(100_000_000L);
  }

  @Test
  void neither_neverSleeps() {
    Pace pace = pace(false, 0);
    now += 1_000_000_000;
    pace.read(1_000_000_000);
    assertThat(slept).isEmpty();
  }
}
