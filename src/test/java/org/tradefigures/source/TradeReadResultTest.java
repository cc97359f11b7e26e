package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Location;
import org.tradefigures.table.TradeTable;

class TradeReadResultTest {

  private static final Problem PROBLEM = new Problem(Location.of("f", 2), "x", "Unknown 'x'");

  @Test
  void aReaderThatLosesRowsIsFoundOut() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new TradeReadResult(TradeTable.of(List.of()), List.of(PROBLEM), 3))
        .withMessage(
            "3 rows of input became 0 rows and 1 problems: the reader lost some; report this");
  }
}
