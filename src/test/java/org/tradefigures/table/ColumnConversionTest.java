package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.TradeTableTest.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.MissingRateException;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;

class ColumnConversionTest {

  private static final CurrencyUnit KES = Currencies.of("KES");
  private static final Conversion TO_SHILLINGS =
      Conversion.to("KES").atPeriodAverage(RateTable.bundled());
  private static final Conversion TO_DOLLARS =
      Conversion.to("USD").atPeriodAverage(RateTable.bundled());

  @Test
  void everyFigureConvertsAtTheRateOfItsPeriod() {
    TradeTable converted =
        table(
                "reporter=KEN direction=X partner=USA value=737000000",
                "reporter=KEN direction=X partner=USA value=737000000 period=2023")
            .convert(TO_SHILLINGS);
    assertThat(converted.value(0)).contains(new BigDecimal("99364170176.87"));
    assertThat(converted.value(1)).contains(new BigDecimal("103066784830.84"));
    assertThat(converted.get(Dimension.CURRENCY, 0)).isEqualTo("KES");
    assertThat(converted.provenance(0).get(0).note())
        .startsWith("converted at 1 USD = 134.822483279332 KES")
        .endsWith(", rounded to minor unit, half-even");
  }

  @Test
  void noFiguresConvertToNone() {
    TradeTable none =
        table("reporter=KEN direction=X partner=USA value=1")
            .where(TradeQuery.all().years(1900, 1901));
    for (TradeTable empty :
        List.of(
            none,
            none.aggregate(TradeQuery.all().keep(Dimension.PERIOD)),
            TradeTable.of(List.of()))) {
      assertThat(empty.convert(TO_SHILLINGS).size()).isZero();
    }
  }

  @Test
  void anInvertedRateConvertsBack() {
    TradeTable back =
        table("reporter=KEN direction=X partner=USA value=99364170176.87 currency=KES")
            .convert(TO_DOLLARS);
    assertThat(back.value(0)).contains(new BigDecimal("737000000"));
  }

  @Test
  void figuresInSeveralCurrenciesAddUpOnceConverted() {
    TradeTable table =
        table(
            "reporter=KEN direction=X partner=USA value=1000",
            "reporter=KEN direction=X partner=UGA value=134822.483 currency=KES");
    assertThat(table.convert(TO_DOLLARS).aggregate(TradeQuery.all()).value(0))
        .contains(new BigDecimal("2000"));
  }

  @Test
  void sumsThatMayTellOneFlowInTwoCurrenciesAreNotConverted() {
    TradeTable twice =
        table(
            "reporter=KEN direction=X partner=USA value=1000",
            "reporter=KEN direction=X partner=USA value=134822.483 currency=KES",
            "reporter=KEN direction=X partner=UGA value=1");
    TradeQuery byCurrency = TradeQuery.all().keep(Dimension.PERIOD, Dimension.CURRENCY);
    assertThatThrownBy(() -> twice.aggregate(byCurrency).convert(TO_DOLLARS))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't convert different currencies 'KES', 'USD': rows 1 and 2 are sums that differ in nothing else and may"
                + " tell the same trade; convert the figures before they are added up, pick one currency with"
                + " currencies(…), or keep apart besides what they differ in");
    assertThat(twice.aggregate(byCurrency.currencies("USD")).convert(TO_SHILLINGS).size()).isOne();
    TradeTable each =
        table(
            "reporter=KEN direction=X partner=USA value=1000",
            "reporter=KEN direction=X partner=UGA value=134822.483 currency=KES");
    TradeTable sums = each.aggregate(byCurrency.keep(Dimension.PARTNER)).convert(TO_DOLLARS);
    assertThat(sums.aggregate(TradeQuery.all()).value(0)).contains(new BigDecimal("2000"));
  }

  @Test
  void whatIsAbsentStaysAbsentAndNeedsNoRate() {
    TradeTable converted =
        table(
                "reporter=KEN direction=X partner=USA status=suppressed period=1900",
                "reporter=KEN direction=X partner=USA value=0")
            .convert(TO_SHILLINGS);
    assertThat(converted.status(0)).isEqualTo(ObservationStatus.SUPPRESSED);
    assertThat(converted.flow(0).currency()).isEqualTo(Currencies.of("KES"));
    assertThat(converted.provenance(0).get(0).note()).isNull();
    assertThat(converted.value(1)).contains(BigDecimal.ZERO);
  }

  @Test
  void numbersOfFourBytesConvertAsThoseOfEightDo() {
    List<Object> amounts =
        List.of(
            new BigDecimal("737000000"),
            new BigDecimal("-0.01"),
            new BigDecimal("99364170176.87"),
            ObservationStatus.SUPPRESSED,
            new BigDecimal("123456789012345678901234567890"),
            BigDecimal.ONE);
    DecimalVector blocks = new DecimalVector();
    DecimalVectorProperties.putBlock(blocks, 0, amounts);
    blocks.setSize(amounts.size());
    DecimalVector rows = new DecimalVector();
    amounts.forEach(
        amount -> {
          if (amount instanceof BigDecimal number) {
            rows.add(number);
          } else {
            rows.addAbsent((ObservationStatus) amount);
          }
        });
    assertThat(blocks.narrowChunkOf(0)).isNotEmpty();
    DecimalVector converted = inShillings(blocks);
    DecimalVector expected = inShillings(rows);
    for (int row = 0; row < amounts.size(); row++) {
      assertThat(converted.get(row)).isEqualTo(expected.get(row));
      assertThat(converted.absence(row)).isEqualTo(expected.absence(row));
    }
  }

  private static DecimalVector inShillings(DecimalVector dollars) {
    return new ColumnConversion(
            TO_SHILLINGS,
            dollars,
            Coded.constant(Currencies.of("USD")),
            Coded.constant(Period.year(2024)))
        .apply();
  }

  @Test
  void aFigureWithoutRateIsRefused() {
    TradeTable table = table("reporter=KEN direction=X partner=USA value=1 period=1900");
    assertThatThrownBy(() -> table.convert(TO_SHILLINGS))
        .isInstanceOf(MissingRateException.class)
        .hasMessageStartingWith("No period-average rate USD to KES for 1900");
  }

  @Test
  void figuresAddedUpOverPeriodsHaveNoRate() {
    TradeTable sums =
        table("reporter=KEN direction=X partner=USA value=1").aggregate(TradeQuery.all());
    assertThatThrownBy(() -> sums.convert(TO_SHILLINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No period in this table");
  }

  @Test
  void aMoneyColumnConvertsAtOnePeriodOrEachRowAtItsOwn() {
    MoneyColumn column =
        MoneyColumn.of("value", KES)
            .append(Amounts.of("KES", 134_822_483))
            .append(Amounts.of("UGX", 3_757_262))
            .append(Amounts.of("USD", new BigDecimal("0.125")))
            .appendAbsent(KES, ObservationStatus.SUPPRESSED)
            .appendMissing();
    MoneyColumn ofYear = column.convert(TO_DOLLARS, Period.year(2024));
    assertThat(ofYear.name()).isEqualTo("value");
    assertThat(IntStream.range(0, 5).mapToObj(ofYear::getUnformattedString))
        .containsExactly("USD 1000000", "USD 1000", "USD 0.125", "USD :suppressed", "USD :missing");
    assertThat(ofYear.currencies()).containsExactly(Currencies.of("USD"));

    StringColumn years = StringColumn.create("period", "2023", "2024", "2022", "1900", "");
    MoneyColumn ofEach = column.convert(TO_DOLLARS, years);
    assertThat(IntStream.range(0, 5).mapToObj(ofEach::getUnformattedString))
        .containsExactly(
            "USD 964075.58", "USD 1000", "USD 0.125", "USD :suppressed", "USD :missing");
    assertThat(strings(column.convert(TO_DOLLARS, IntColumn.create("y", 2023, 2024, 2022, 1, 1))))
        .isEqualTo(strings(ofEach));
    ShortColumn shorts = ShortColumn.create("y", new short[] {2023, 2024, 2022, 1, 1});
    assertThat(strings(column.convert(TO_DOLLARS, shorts))).isEqualTo(strings(ofEach));
  }

  @Test
  void daysAreTakenFromADateColumn() {
    Rate daily =
        Rate.of(
            "EUR",
            "USD",
            Period.day(LocalDate.of(2024, 3, 1)),
            RateKind.DAILY,
            "1.0813",
            Provenance.of("made up"));
    MoneyColumn column = MoneyColumn.of("value", Amounts.of("EUR", 100));
    DateColumn days = DateColumn.create("day", LocalDate.of(2024, 3, 1));
    assertThat(column.convert(Conversion.to("USD").atDay(RateTable.of(daily)), days).get(0))
        .isEqualTo(Amounts.of("USD", new BigDecimal("108.13")));
  }

  @Test
  void aColumnThatTellsNoPeriodIsRefused() {
    MoneyColumn column = MoneyColumn.of("value", Amounts.of("KES", 1), null);
    assertThatThrownBy(() -> column.convert(TO_DOLLARS, StringColumn.create("period", "", "2024")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No period in row 1 of column 'period': every amount needs one to be converted");
    assertThatThrownBy(() -> column.convert(TO_DOLLARS, StringColumn.create("period", "2O24", "")))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("Malformed period '2O24' at row 1 column 'period': ");
    assertThatThrownBy(() -> column.convert(TO_DOLLARS, DoubleColumn.create("period", 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't take periods from column 'period' of type DOUBLE: accepted are texts such as '2024' and '2024-03', whole numbers for years, and dates for days");
    assertThatThrownBy(
            () -> column.convert(TO_DOLLARS, IntColumn.create("period", new int[] {2024})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Columns 'value' and 'period' have 2 and 1 rows: accepted are columns of the same length");
  }

  @Test
  void whatCantBeRoundedIsRefusedAsForOneAmount() {
    MoneyColumn column = MoneyColumn.of("value", Amounts.of("USD", 100));
    Rate rate =
        Rate.of(
            "XDR",
            "USD",
            Period.year(2024),
            RateKind.PERIOD_AVERAGE,
            "1.33",
            Provenance.of("made up"));
    assertThatThrownBy(
            () ->
                column.convert(
                    Conversion.to("XDR").atPeriodAverage(RateTable.of(rate)), Period.year(2024)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Currency XDR has no minor unit to round to: name the rounding, such as Rounding.decimals(2) or Rounding.unrounded()");
  }

  @Test
  void manyRowsConvertLikeFew() {
    MoneyColumn few =
        MoneyColumn.of("value", Amounts.of("KES", 72_960_000_000L), Amounts.of("USD", 5), null);
    MoneyColumn many = few.emptyCopy();
    for (int i = 0; i < 50_000; i++) {
      many.append(few);
    }
    MoneyColumn one = few.convert(TO_DOLLARS, Period.year(2024));
    MoneyColumn all = many.convert(TO_DOLLARS, Period.year(2024));
    assertThat(all.size()).isEqualTo(150_000);
    assertThat(
            IntStream.range(0, all.size())
                .allMatch(r -> all.getString(r).equals(one.getString(r % 3))))
        .isTrue();
  }

  private static List<String> strings(MoneyColumn column) {
    return IntStream.range(0, column.size()).mapToObj(column::getUnformattedString).toList();
  }
}
