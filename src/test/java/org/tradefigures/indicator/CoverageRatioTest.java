package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.tradefigures.table.Dimension;

class CoverageRatioTest extends ExportImportContract {

  @Override
  IndicatorQuery of(String economy, String partner) {
    return CoverageRatio.of(economy, partner);
  }

  @Override
  IndicatorQuery of(String economy) {
    return CoverageRatio.of(economy);
  }

  @Override
  IndicatorQuery by(Dimension<?>... dimensions) {
    return CoverageRatio.by(dimensions);
  }

  @Override
  String calculation() {
    return """
        coverage ratio, 2024
          exports / imports
          = 737,000,000 / 771,000,000
        """;
  }

  @Override
  BigDecimal ofTheStatement() {
    return new BigDecimal("0.9559014267185473411154345006485084");
  }

  @Override
  BigDecimal ofBenin() {
    return new BigDecimal("0.6666666666666666666666666666666667");
  }

  @Override
  boolean needsTrade() {
    return true;
  }

  @Test
  void isNoMoney() {
    IndicatorValue ratio =
        CoverageRatio.of("KEN", "USA").in(2024).from(Figures.statement()).single();
    assertThatThrownBy(ratio::amount)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No amount: coverage ratio is a number without currency; ask value()");
  }
}
