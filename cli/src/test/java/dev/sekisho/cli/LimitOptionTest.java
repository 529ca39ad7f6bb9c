package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import org.junit.jupiter.api.Test;

final class LimitOptionTest {
  @Test
  void fitting_smallHeap_lowersWhatContentMayTake() {
    Limits limits = LimitOption.fitting(256L << 20, 2);
    assertThat(limits.of(Limit.UNPACKED_BYTES)).isEqualTo(16L << 20);
    assertThat(limits.of(Limit.MESSAGE_BYTES)).isEqualTo(16L << 20);
    assertThat(limits.of(Limit.PARTS)).isEqualTo(Limit.PARTS.standard());
  }

  @Test
  void fitting_largeHeap_keepsTheDefaults() {
    Limits limits = LimitOption.fitting(16L << 30, 4);
    assertThat(limits.of(Limit.UNPACKED_BYTES)).isEqualTo(Limit.UNPACKED_BYTES.standard());
  }
}
