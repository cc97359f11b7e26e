package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.PERIOD;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.tradefigures.table.Dimension;

class NormalisedBalanceTest extends ExportImportContract {

  @Override
  IndicatorQuery of(String economy, String partner) {
    return NormalisedBalance.of(economy, partner);
  }

  @Override
  IndicatorQuery of(String economy) {
    return NormalisedBalance.of(economy);
  }

  @Override
  IndicatorQuery by(Dimension<?>... dimensions) {
    return NormalisedBalance.by(dimensions);
  }

  @Override
  String calculation() {
    return """
        normalised trade balance, 2024
          (exports - imports) / (exports + imports)
          = (737,000,000 - 771,000,000) / (737,000,000 + 771,000,000)
        """;
  }

  @Override
  BigDecimal ofTheStatement() {
    return new BigDecimal("-0.02254641909814323607427055702917772");
  }

  @Override
  BigDecimal ofBenin() {
    return new BigDecimal("-0.2");
  }

  @Override
  boolean needsTrade() {
    return true;
  }

  /** The sum of both does not fit into 64 bits. */
  @Test
  void isExactHoweverLarge() {
    IndicatorResult result =
        NormalisedBalance.by(PERIOD)
            .from(
                Figures.table(
                    "direction=X value=9000000000000000000",
                    "direction=M value=3000000000000000000"));
    assertThat(result.single().value()).isEqualTo("0.5");
    assertThat(result.number(0)).isEqualTo(0.5);
    IndicatorResult exact =
        NormalisedBalance.by(PERIOD)
            .from(Figures.table("direction=X value=9007199254740993", "direction=M value=1"));
    assertThat(exact.number(0)).isEqualTo(9007199254740992.0 / 9007199254740994.0);
  }
}
