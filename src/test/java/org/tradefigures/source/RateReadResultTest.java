package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Location;

class RateReadResultTest {

  private static final Problem PROBLEM = new Problem(Location.of("f", 2), "x", "Unknown 'x'");

  @Test
  void aReaderThatLosesRatesIsFoundOut() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new RateReadResult(RateTable.empty(), 1, List.of(PROBLEM), 3))
        .withMessage(
            "3 rates of input became 0 rates, 1 repetitions and 1 problems: the reader lost some; report"
                + " this");
  }
}
