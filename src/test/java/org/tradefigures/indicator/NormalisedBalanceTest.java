package org.tradefigures.indicator;

import java.math.BigDecimal;
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
}
