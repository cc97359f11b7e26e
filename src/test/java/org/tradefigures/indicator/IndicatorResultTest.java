package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.table;
import static org.tradefigures.table.Dimension.PERIOD;

import org.junit.jupiter.api.Test;

class IndicatorResultTest {

  private static final IndicatorResult TWO =
      TotalTrade.by(PERIOD)
          .from(
              table(
                  "direction=X value=1 period=2023",
                  "direction=M value=1 period=2023",
                  "direction=X value=1",
                  "direction=M value=1"));

  @Test
  void severalValuesAreNotOne() {
    assertThatThrownBy(TWO::single)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Not one value of total trade by period but 2: ask for one with in(…) or get(…), or take them all with"
                + " values()");
  }

  @Test
  void aKeyThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> TWO.get("2022"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No value of total trade by period for [2022]: a key has one value for each of [period], and the data must have"
                + " figures for it");
  }
}
