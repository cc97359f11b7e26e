package org.tradefigures.indicator;

import java.math.BigDecimal;
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
}
