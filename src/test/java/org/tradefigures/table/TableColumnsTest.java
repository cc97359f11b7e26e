package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Currencies;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.StringColumn;

class TableColumnsTest {

  private static final TradeTable TABLE =
      TradeTable.of(
          List.of(
                  "currency=USD value=1.25 transport=1000",
                  "currency=KES value=12345678901234567890.5",
                  "currency=USD status=suppressed transport=2100")
              .stream()
              .map(
                  text ->
                      TradeFlow.parse(
                          "period=2024 reporter=KEN partner=USA direction=X commodity=HS:TOTAL source=s "
                              + text))
              .toList());

  @Test
  void textsAreTheValuesOfCodes() {
    StringColumn column = TableColumns.texts("n", List.of(7, 8), new int[] {1, 0, 1});
    assertThat(column.asList()).containsExactly("8", "7", "8");
    assertThat(column.name()).isEqualTo("n");
  }

  @Test
  void amountsComeFromTheirRows() {
    MoneyColumn column = TableColumns.amounts("n", TABLE, new int[] {1, -1, 0, 2, 0}, null);
    assertThat(column.size()).isEqualTo(5);
    assertThat(column.get(0))
        .isEqualTo(
            Currencies.amount(new BigDecimal("12345678901234567890.5"), Currencies.of("KES")));
    assertThat(column.isMissing(1)).isTrue();
    assertThat(column.currency(1)).isEmpty();
    assertThat(column.get(2)).isEqualTo(column.get(4));
    assertThat(column.get(2))
        .isEqualTo(Currencies.amount(new BigDecimal("1.25"), Currencies.of("USD")));
    assertThat(column.absence(3)).contains(org.tradefigures.trade.ObservationStatus.SUPPRESSED);
    assertThat(column.currency(3)).isEqualTo(Optional.of(Currencies.of("USD")));
  }

  @Test
  void amountsOfOneCurrencyMayBeAsLargeAsTheyComeWithoutAPoint() {
    CurrencyUnit shillings = Currencies.of("KES");
    long[] unscaled = {5, -125, Long.MIN_VALUE, Long.MIN_VALUE + 3, Long.MAX_VALUE};
    MoneyColumn column = TableColumns.amounts("n", unscaled.clone(), 2, shillings);
    assertThat(column.size()).isEqualTo(unscaled.length);
    for (int row = 0; row < unscaled.length; row++) {
      assertThat(column.get(row))
          .isEqualTo(Currencies.amount(BigDecimal.valueOf(unscaled[row], 2), shillings));
    }
  }

  @Test
  void noRowMayStandForZero() {
    CurrencyUnit shillings = Currencies.of("KES");
    MoneyColumn column = TableColumns.amounts("n", TABLE, new int[] {-1, 0}, shillings);
    assertThat(column.get(0)).isEqualTo(Currencies.amount(BigDecimal.ZERO, shillings));
    assertThat(column.get(1))
        .isEqualTo(Currencies.amount(new BigDecimal("1.25"), Currencies.of("USD")));
  }

  @Test
  void rowsAreReadAsCodesAndWholeNumbers() {
    List<String> currencies = TABLE.codeList(Dimension.CURRENCY);
    int[] codes = TABLE.codes(Dimension.CURRENCY);
    assertThat(codes).hasSize(3);
    assertThat(currencies.get(codes[1])).isEqualTo("KES");
    assertThat(currencies.get(codes[0])).isEqualTo(currencies.get(codes[2])).isEqualTo("USD");
    assertThat(BigDecimal.valueOf(TABLE.unscaledValue(0), TABLE.valueScale()))
        .isEqualByComparingTo("1.25");
    assertThat(TABLE.unscaledValue(1)).isEqualTo(Long.MIN_VALUE);
    assertThat(TABLE.unscaledValue(2)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void someRowsAreReadInOneGo() {
    int[] codes = new int[2];
    TABLE.readCodes(Dimension.CURRENCY, 1, 3, codes);
    assertThat(codes).isEqualTo(Arrays.copyOfRange(TABLE.codes(Dimension.CURRENCY), 1, 3));
    long[] values = {7, 7, 7, 7};
    TABLE.readUnscaledValues(0, 3, values);
    assertThat(values).containsExactly(TABLE.unscaledValue(0), Long.MIN_VALUE, Long.MIN_VALUE, 7);
    assertThatThrownBy(() -> TABLE.readUnscaledValues(0, 4, values))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> TABLE.readCodes(Dimension.CURRENCY, 0, 4, codes))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void noRowsAreReadWhereverTheyWouldStand() {
    TradeColumns columns = new TradeColumns();
    TradeColumns.Block block = columns.block(40);
    block.clear(40);
    for (int row = 0; row < 40; row++) {
      columns.set(block, row, TABLE.flow(row / 20));
    }
    columns.put(block, 0);
    for (TradeTable table : List.of(TABLE, columns.table(40))) {
      int[] codes = {7};
      long[] values = {7};
      for (int row = 0; row <= table.size(); row++) {
        table.readCodes(Dimension.CURRENCY, row, row, codes);
        table.readUnscaledValues(row, row, values);
      }
      assertThat(codes).containsExactly(7);
      assertThat(values).containsExactly(7);
    }
  }

  @Test
  void aTableIsWholeWhereNoFigureNeedsASecondLook() {
    TradeQuery usd = TradeQuery.all().currencies("USD");
    assertThat(TABLE.isWhole()).isFalse();
    assertThat(TABLE.aggregate(usd).isIncomplete(0)).isTrue();
    assertThat(TABLE.aggregate(usd).isWhole()).isFalse();
    assertThat(TABLE.aggregate(TradeQuery.all().currencies("KES")).isWhole()).isTrue();
  }
}
