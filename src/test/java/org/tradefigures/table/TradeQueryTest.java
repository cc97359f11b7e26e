package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.tradefigures.reference.EconomyGroup;

class TradeQueryTest {

  private static final EconomyGroup EAC = EconomyGroup.of("EAC");

  @Test
  void itPrintsWhatItAsks() {
    assertThat(TradeQuery.all()).hasToString("everything");
    assertThat(TradeQuery.reporter("KEN").years(2000, 2024).keep(Dimension.PERIOD))
        .hasToString("reporter KEN; years 2000 to 2024; keep period");
  }

  @Test
  void aDimensionTakesOneGroup() {
    TradeQuery query = TradeQuery.all().partnersIn(EAC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> query.partnersIn(EconomyGroup.of("EU")))
        .withMessage("Two groups for partner: name one group, and narrow it with a condition");
    assertThat(query.economiesIn(EAC).groups()).hasSize(2);
  }
}
