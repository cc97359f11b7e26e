package org.tradefigures.indicator;

import java.math.BigDecimal;
import org.tradefigures.table.Dimension;

class TotalTradeTest extends ExportImportContract {

  @Override
  IndicatorQuery of(String economy, String partner) {
    return TotalTrade.of(economy, partner);
  }

  @Override
  IndicatorQuery of(String economy) {
    return TotalTrade.of(economy);
  }

  @Override
  IndicatorQuery by(Dimension<?>... dimensions) {
    return TotalTrade.by(dimensions);
  }

  @Override
  BigDecimal ofTheStatement() {
    return new BigDecimal("1508000000");
  }

  @Override
  BigDecimal ofBenin() {
    return new BigDecimal("300000000");
  }

  @Override
  boolean needsTrade() {
    return false;
  }
}
