package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocationTest {

  @Test
  void tellsFileLineAndColumnAsFarAsTheyAreKnown() {
    assertThat(Location.of("flows.csv", 17, "partner"))
        .hasToString("flows.csv line 17, column 'partner'");
    assertThat(Location.of("flows.csv", 17)).hasToString("flows.csv line 17");
    assertThat(new Location("table", 0, "value")).hasToString("table column 'value'");
    assertThat(new Location("flows.csv", 0, null)).hasToString("flows.csv");
    assertThat(Location.of("f", 1, "x\ny")).hasToString("f line 1, column 'x\\u000ay'");
  }

  @Test
  void linesCountFromOne() {
    assertThatThrownBy(() -> Location.of("flows.csv", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Negative line -1: lines count from 1");
  }

  @Test
  void aSourceIsNamed() {
    assertThatThrownBy(() -> Location.of(null, 1)).hasMessage("source");
    assertThatThrownBy(() -> Location.of("flows.csv", 1, null)).hasMessage("column");
  }
}
