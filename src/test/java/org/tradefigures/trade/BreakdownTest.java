package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Economy;

class BreakdownTest {

  private static final Economy UGANDA = Economy.of("UGA");

  @Test
  void theTotalIsAllOfEachDimension() {
    assertThat(Breakdown.TOTAL)
        .isEqualTo(new Breakdown(Economy.WORLD, CustomsProcedure.ALL, TransportMode.ALL));
  }

  @Test
  void eachPartCanBeReplaced() {
    Breakdown part =
        Breakdown.TOTAL
            .withSecondPartner(UGANDA)
            .withCustoms(CustomsProcedure.HOME_USE)
            .withTransport(TransportMode.SEA);
    assertThat(part).isEqualTo(new Breakdown(UGANDA, CustomsProcedure.HOME_USE, TransportMode.SEA));
    assertThat(
            part.withTransport(TransportMode.ALL)
                .withCustoms(CustomsProcedure.ALL)
                .withSecondPartner(Economy.WORLD))
        .isEqualTo(Breakdown.TOTAL);
  }

  @Test
  void nothingIsNull() {
    assertThatThrownBy(() -> Breakdown.TOTAL.withSecondPartner(null)).hasMessage("secondPartner");
    assertThatThrownBy(() -> Breakdown.TOTAL.withCustoms(null)).hasMessage("customs");
    assertThatThrownBy(() -> Breakdown.TOTAL.withTransport(null)).hasMessage("transport");
  }
}
