package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.complete;
import static org.tradefigures.indicator.Figures.table;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.math.BigDecimal;
import java.util.List;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.MoneyColumn;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;
import tech.tablesaw.api.Table;

class IndicatorResultTest {

  private static final IndicatorResult TWO =
      TotalTrade.by(PERIOD)
          .from(
              table(
                  "direction=X value=1 period=2023",
                  "direction=M value=1 period=2023",
                  "direction=X value=1",
                  "direction=M value=1"));

  @Test
  void nothingSaysSo() {
    assertThat(TradeBalance.of("KEN", "UGA").from(Figures.statement()))
        .hasToString(
            "No value of trade balance of KEN with UGA by period: the data have no such figures");
  }

  @Test
  void anEconomyOutsideItsYearsIsToldToBe() {
    TradeTable trade =
        complete(
            "direction=X partner=SSD period=2010 value=0",
            "direction=X partner=UGA period=2010 value=7",
            "direction=X partner=SUN period=1995 value=7");
    String unborn = "SSD (South Sudan) did not exist in 2010: it begins in 2011";
    assertThat(TradeBalance.of("KEN", "SSD").in(2010).from(trade).single().notes())
        .containsExactly(unborn);
    IndicatorResult byPartner = TradeBalance.by(PARTNER).in(2010).from(trade);
    assertThat(byPartner.get("2010", "SSD").notes()).containsExactly(unborn);
    assertThat(byPartner.get("2010", "UGA").notes()).isEmpty();
    assertThat(byPartner.explain("2010", "SSD"))
        .isEqualTo(
            """
            trade balance, 2010  SSD
              exports - imports
              = 0 - 0
              = USD 0
              exports = USD 0, valuation unknown
                from s
              imports = 0 (no figure, and the data are complete)
              note: SSD (South Sudan) did not exist in 2010: it begins in 2011""");
    assertThat(TradeBalance.of("SUN", "KEN").in(1995).from(trade).single().notes())
        .containsExactly(
            "SUN (Soviet Union) did not exist in 1995: it ended in 1991, and after it come ARM, AZE, BLR, EST, GEO, KAZ, KGZ,"
                + " LVA, LTU, MDA, RUS, TJK, TKM, UKR, UZB");
    assertThat(TradeBalance.of("CSK", "KEN").in(1993, 1994).from(trade))
        .hasToString(
            "No value of trade balance of CSK with KEN by period in 1993, 1994: the data have no such figures; CSK"
                + " (Czechoslovakia) did not exist in 1993, 1994: it ended in 1992, and after it come CZE, SVK");
    assertThat(TradeBalance.of("CSK", "KEN").in(1992, 1993).from(trade))
        .hasToString(
            "No value of trade balance of CSK with KEN by period in 1992, 1993: the data have no such figures");
  }

  @Test
  void severalValuesAreNotOne() {
    assertThatThrownBy(TWO::single)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Not one value of total trade by period but 2: ask for one with in(…) or get(…), or take them all with"
                + " values()");
  }

  @Test
  void aKeyThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> TWO.get("2022"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No value of total trade by period for [2022]: a key has one value for each of [period], and the data must have"
                + " figures for it");
  }

  @Test
  void rowsAreReadWithoutMakingValues() {
    IndicatorResult result =
        CoverageRatio.by(PERIOD, PARTNER)
            .from(
                table(
                    "direction=X value=1.5",
                    "direction=M value=2",
                    "direction=X value=1 partner=UGA",
                    "direction=M value=3 partner=UGA",
                    "direction=X value=1 partner=TZA"));
    assertThat(result.size()).isEqualTo(3);
    assertThat(result.key(PARTNER, 2)).isEqualTo(Economy.of("USA"));
    assertThat(result.value(1)).contains(new BigDecimal("0.3333333333333333333333333333333333"));
    assertThat(result.number(1)).isEqualTo(1.0 / 3);
    assertThat(result.number(2)).isEqualTo(0.75);
    assertThat(result.undefined(1)).isEmpty();
    assertThat(result.undefined(0)).contains(Undefined.MISSING_INPUT);
    assertThat(result.value(0)).isEmpty();
    assertThatThrownBy(() -> result.number(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No number: 2024  TZA  undefined: a figure is missing  (exports USD 1, imports not known): ask undefined(row)"
                + " first");
    assertThatThrownBy(() -> result.key(ECONOMY, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No economy in coverage ratio by period, partner: its dimensions are [period, partner]");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 10144033133738949, 2.957403589329801e-16",
    "16029371294069683, 3, 5343123764689894.0",
    "7, 12789410972681751, 5.473277866316156e-16",
    "9007199254740991, 7, 1286742750677284.4",
    "2.5, 1e30, 2.5e-30"
  })
  void numbersAreRoundedOnce(String exports, String imports, double ratio) {
    IndicatorResult result =
        CoverageRatio.by(PERIOD)
            .from(table("direction=X value=" + exports, "direction=M value=" + imports));
    assertThat(result.number(0)).isEqualTo(ratio);
    assertThat(result.numbers()).containsExactly(ratio);
    assertThat(result.value(0).orElseThrow().doubleValue()).isEqualTo(ratio);
  }

  @Test
  void convertedValuesAreToldInEveryWay() {
    Rate rate = Rate.parse("1 USD = 130 KES period=2024 kind=period-average source=r");
    IndicatorResult result =
        TradeBalance.by(PERIOD, PARTNER)
            .from(
                table(
                    "direction=X value=1.5",
                    "direction=M value=2",
                    "direction=X value=1 partner=TZA"))
            .convert(Conversion.to("KES").atPeriodAverage(RateTable.of(rate)));
    assertThat(result.value(1)).contains(new BigDecimal("-65"));
    assertThat(result.number(1)).isEqualTo(-65);
    assertThat(result.numbers()).containsExactly(Double.NaN, -65);
    assertThat(result.undefined(0)).contains(Undefined.MISSING_INPUT);
    assertThat(result.undefined(1)).isEmpty();
    assertThat(result.value(0)).isEmpty();
    assertThat(result.input("exports", 1)).contains(new BigDecimal("1.5"));
    MoneyColumn shown = (MoneyColumn) result.table().column("value");
    assertThat(shown.get(1))
        .isEqualTo(Currencies.amount(new BigDecimal("-65"), Currencies.of("KES")));
    assertThat(shown.isMissing(0)).isTrue();
    assertThat(result.query()).isEqualTo("trade balance by period, partner");
  }

  @Test
  void theTableHoldsWhatTheValuesTell() {
    IndicatorResult result =
        TradeBalance.by(PERIOD, PARTNER)
            .from(
                table(
                    "direction=X value=1.25",
                    "direction=M value=1000000000000000000000000.5",
                    "direction=X value=1 partner=TZA",
                    "direction=X value=2 partner=UGA currency=KES",
                    "direction=M value=2 partner=UGA currency=KES"));
    Table shown = result.table();
    for (int row = 0; row < result.size(); row++) {
      IndicatorValue value = result.values().get(row);
      assertThat(shown.stringColumn("partner").get(row))
          .isEqualTo(result.key(PARTNER, row).toString());
      assertThat(shown.stringColumn("status").get(row))
          .isEqualTo(value.isDefined() ? "defined" : "a figure is missing");
      assertThat(shown.column("value").get(row))
          .isEqualTo(value.isDefined() ? value.amount() : null);
      for (Input input : value.inputs()) {
        assertThat(shown.column(input.name()).get(row)).isEqualTo(input.amount().orElse(null));
      }
    }
    assertThat(((MoneyColumn) shown.column("imports")).currency(0)).isEmpty();
  }

  @Test
  void theTableTellsWhyAnAmountIsAbsent() {
    IndicatorResult result =
        TradeBalance.by(PARTNER)
            .from(
                table(
                    "direction=X value=1 partner=TZA",
                    "direction=X value=2 partner=UGA",
                    "direction=M status=suppressed partner=UGA",
                    "direction=X status=not-yet-reported partner=USA",
                    "direction=M value=3 partner=USA"));
    Table shown = result.table();
    MoneyColumn values = (MoneyColumn) shown.column("value");
    MoneyColumn exports = (MoneyColumn) shown.column("exports");
    MoneyColumn imports = (MoneyColumn) shown.column("imports");
    assertThat(values.absence(0)).contains(ObservationStatus.MISSING);
    assertThat(imports.absence(0)).contains(ObservationStatus.MISSING);
    assertThat(values.absence(1)).contains(ObservationStatus.SUPPRESSED);
    assertThat(imports.absence(1)).contains(ObservationStatus.SUPPRESSED);
    assertThat(values.absence(2)).contains(ObservationStatus.NOT_YET_REPORTED);
    assertThat(exports.absence(2)).contains(ObservationStatus.NOT_YET_REPORTED);
    assertThat(exports.absence(0)).isEmpty();
  }

  @Test
  void amountsStayAmountsWhereNoneIsThere() {
    Table shown = TradeBalance.by(PARTNER).from(table("direction=X value=1")).table();
    assertThat(shown.column("imports")).isInstanceOf(MoneyColumn.class);
    assertThat(TradeBalance.by(PARTNER).from(table()).table().column("exports"))
        .isInstanceOf(MoneyColumn.class);
  }

  @Test
  void inputsAreReadWithoutMakingValues() {
    IndicatorResult result =
        TradeBalance.by(PERIOD, PARTNER)
            .from(
                table(
                    "direction=X value=1.5",
                    "direction=M value=2",
                    "direction=X value=1 partner=TZA"));
    assertThat(result.input("exports", 1)).contains(new BigDecimal("1.5"));
    assertThat(result.input("imports", 1)).contains(new BigDecimal("2"));
    assertThat(result.input("imports", 0)).isEmpty();
    assertThatThrownBy(() -> result.input("import", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No input 'import' of trade balance by period, partner: its inputs are [exports,"
                + " imports]");
  }

  @Test
  void whatCompleteDataMakeZeroIsZeroInTheTable() {
    TradeTable oneCurrency =
        table("direction=X value=1.5", "direction=M value=2 partner=TZA")
            .withCoverage(Coverage.COMPLETE);
    TradeTable twoCurrencies =
        table(
                "direction=X value=1.5",
                "direction=M value=2 partner=TZA",
                "direction=X value=2 partner=UGA currency=KES",
                "direction=M value=2 partner=UGA currency=KES")
            .withCoverage(Coverage.COMPLETE);
    MonetaryAmount nothing = Currencies.amount(BigDecimal.ZERO, Currencies.of("USD"));
    for (TradeTable trade : List.of(oneCurrency, twoCurrencies)) {
      IndicatorResult result = TradeBalance.by(PERIOD, PARTNER).from(trade);
      Table shown = result.table();
      int tanzania = shown.stringColumn("partner").asList().indexOf("TZA");
      int states = shown.stringColumn("partner").asList().indexOf("USA");
      assertThat(shown.column("exports").get(tanzania)).isEqualTo(nothing);
      assertThat(shown.column("imports").get(states)).isEqualTo(nothing);
      assertThat(result.input("exports", tanzania).orElseThrow()).isZero();
      assertThat(shown.column("value").get(tanzania))
          .isEqualTo(Currencies.amount(new BigDecimal("-2"), Currencies.of("USD")));
    }
  }

  @Test
  void onlyTheOneSideOfCompleteDataIsThere() {
    Table shown =
        TotalTrade.by(PERIOD)
            .from(table("direction=X value=1.5").withCoverage(Coverage.COMPLETE))
            .table();
    assertThat(shown.column("imports").get(0))
        .isEqualTo(Currencies.amount(BigDecimal.ZERO, Currencies.of("USD")));
  }
}
