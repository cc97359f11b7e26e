package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.PERIOD;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Currencies;
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
  String calculation() {
    return """
        total trade, 2024
          exports + imports
          = 737,000,000 + 771,000,000
        """;
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

  /** Each of the values fits into 64 bits, but not all their sums do. */
  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 0, 1, 9223372036854775808",
    "9223372036854775807, 0, 9223372036854775807, 18446744073709551614",
    "9223372036854775807, 9223372036854775807, 5, 18446744073709551619",
    "-9223372036854775807, -1, 5, -9223372036854775803",
    "-9223372036854775807, 0, -1, -9223372036854775808",
    "-9223372036854775807, 0, -2, -9223372036854775809"
  })
  void isExactHoweverLarge(String one, String two, String imports, BigDecimal total) {
    IndicatorResult result =
        TotalTrade.by(PERIOD)
            .from(
                Figures.table(
                    "direction=X transport=1000 value=" + one,
                    "direction=X transport=2100 value=" + two,
                    "direction=M value=" + imports));
    assertThat(result.single().value()).isEqualTo(total);
    assertThat(result.table().column("value").get(0))
        .isEqualTo(Currencies.amount(total, Currencies.of("USD")));
  }
}
