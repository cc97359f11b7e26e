package org.tradefigures.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.trade.TradeField.NET_WEIGHT_KG;
import static org.tradefigures.trade.TradeField.QUANTITY;
import static org.tradefigures.trade.TradeField.VALUE;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.TradeParseException;

/** How large numbers are decides how they are added up and kept; 38 digits are the most. */
class NumberSizeTest {

  private record Row(List<@Nullable String> cells) implements SqlRow {

    static Row of(@Nullable String... cells) {
      return new Row(Arrays.asList(cells));
    }

    @Override
    public @Nullable String text(int column) {
      return cells.get(column);
    }

    @Override
    public @Nullable BigDecimal number(int column) {
      String cell = cells.get(column);
      return cell == null ? null : new BigDecimal(cell);
    }

    @Override
    public List<String> texts(int column) {
      throw new AssertionError("no column of texts");
    }
  }

  @Test
  void sumsThatCanNotLeaveThirtyEightDigitsAreTheDatabasesOwn() {
    assertThat(new NumberSize(VALUE, true, 30, 5, 999).sums()).containsExactly("SUM(value)");
    assertThat(new NumberSize(VALUE, true, 20, 7, 10_000_000_000L).sums())
        .containsExactly("SUM(value)");
    assertThat(new NumberSize(VALUE, true, 20, 7, 10_000_000_001L).sums())
        .containsExactly("SUM(CAST(value AS DECIMAL(38, 7)))");
    assertThat(new NumberSize(VALUE, false, 30, 5, 999).sums())
        .containsExactly("SUM(CAST(CAST(value AS STRING) AS DECIMAL(38, 5)))");
    assertThat(new NumberSize(QUANTITY, false, 30, 5, 999).sums())
        .containsExactly("SUM(CAST(SPLIT_PART(quantity, ' ', 1) AS DECIMAL(38, 5)))");
    assertThat(new NumberSize(VALUE, true, 30, 5, 999).sum(Row.of("x", "-1.5"), 1))
        .isEqualTo(new BigDecimal("-1.5"));
  }

  @Test
  void largerSumsAreMadeInFourParts() {
    for (NumberSize size :
        List.of(
            new NumberSize(VALUE, true, 30, 5, 1000),
            new NumberSize(VALUE, false, 31, 5, 999),
            new NumberSize(VALUE, false, 30, 6, 999))) {
      assertThat(size.sums()).hasSize(4);
      assertThat(size.sum(Row.of("x", "12", "3", "-5", "70"), 1))
          .isEqualByComparingTo(
              "120000000000000000002.9999999999999999995" + "0000000000000000070");
    }
  }

  @Test
  void numbersAreKeptAsDecimalsIfOneTypeHoldsAll() {
    assertThat(new NumberSize(VALUE, true, 33, 5, 9).stored())
        .isEqualTo("CAST(value AS DECIMAL(38, 5))");
    assertThat(new NumberSize(VALUE, true, 33, 6, 9).stored()).isEqualTo("CAST(value AS STRING)");
    assertThat(new NumberSize(NET_WEIGHT_KG, true, 0, 0, 9).stored())
        .isEqualTo("CAST(net_weight_kg AS DECIMAL(1, 0))");
  }

  private static NumberSize read(@Nullable Integer scale, @Nullable String... measures) {
    return NumberSize.read(VALUE, Row.of(measures), 0, scale, 7, "data");
  }

  @Test
  void sizesAreReadFromTheLargestNumberOrTheLongestText() {
    assertThat(read(2, "123.45", "2", null)).isEqualTo(new NumberSize(VALUE, true, 3, 2, 7));
    assertThat(read(2, "0.05", "2", null)).isEqualTo(new NumberSize(VALUE, true, 0, 2, 7));
    assertThat(read(2, null, "2", null).isTold()).isFalse();
    assertThat(read(0, "0", "0", null).isTold()).isTrue();
    assertThat(read(null, "12", "3", null)).isEqualTo(new NumberSize(VALUE, false, 12, 3, 7));
    assertThat(read(null, null, null, null)).isEqualTo(new NumberSize(VALUE, false, 0, 0, 7));
    assertThatThrownBy(() -> read(null, "12", "3", "1e3"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed number '1e3' at data column 'value': expected are digits with a point before the"
                + " decimals, at most 38 digits, without exponent");
  }
}
