package dev.sekisho.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetTest {
  @ParameterizedTest
  @EnumSource(Limit.class)
  void spend_underAtAndOverALimit_refusesOnlyWhatIsOver(Limit limit) {
    Budget budget = Budget.of(Limits.standard().with(limit, 10));
    assertThat(budget.spend(limit, 9)).isTrue();
    assertThat(budget.spend(limit, 2)).isFalse();
    assertThat(budget.spent(limit)).isEqualTo(9);
    assertThat(budget.spend(limit, 1)).isTrue();
    assertThat(budget.left(limit)).isZero();
    assertThat(budget.met()).containsExactly(limit);
  }

  @Test
  void spend_amountThatWouldOverflow_isRefused() {
    Budget budget = Budget.of(Limits.standard());
    assertThat(budget.spend(Limit.PARTS, 1)).isTrue();
    assertThat(budget.spend(Limit.PARTS, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void within_measureAtAndOverALimit_metOnlyWhenOver() {
    Budget budget = Budget.of(Limits.standard().with(Limit.DEPTH, 3));
    assertThat(budget.within(Limit.DEPTH, 3)).isTrue();
    assertThat(budget.met()).isEmpty();
    assertThat(budget.within(Limit.DEPTH, 4)).isFalse();
    assertThat(budget.met()).containsExactly(Limit.DEPTH);
  }

  @Test
  void inTime_clockPastTheLimit_isFalse() {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    Budget budget = Budget.of(Limits.standard().with(Limit.TIME, 2), nanos::get);
    nanos.addAndGet(2_000_000);
    assertThat(budget.inTime()).isTrue();
    nanos.incrementAndGet();
    assertThat(budget.inTime()).isFalse();
    assertThat(budget.met()).containsExactly(Limit.TIME);
  }

  @Test
  void with_valueBelowOne_isRefused() {
    assertThatThrownBy(() -> Limits.standard().with(Limit.PARTS, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parts must be at least 1, not 0");
  }
}
