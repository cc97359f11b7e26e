package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.complete;
import static org.tradefigures.indicator.Figures.table;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Frequency;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;

class TradeGrowthTest {

  /** Growth rates that sources print, recomputed from the figures they print beside. */
  @ParameterizedTest
  @CsvSource({
    "894.0, 737.3, -0.1753",
    "484.7, 782.5, 0.6144",
    "59.41, 72.96, 0.2281",
    "78.11, 70.39, -0.0988",
    "100, 120, 0.2"
  })
  void publishedRatesAreReproduced(String earlier, String later, double growth) {
    IndicatorValue value =
        TradeGrowth.of("KEN", "USA")
            .in(2024)
            .from(table("direction=X period=2023 value=" + earlier, "direction=X value=" + later))
            .single();
    assertThat(value.value().setScale(4, java.math.RoundingMode.HALF_EVEN))
        .isEqualByComparingTo(java.math.BigDecimal.valueOf(growth));
  }

  @Test
  void theFirstPeriodHasNothingToCompareWith() {
    IndicatorResult result =
        TradeGrowth.by(PERIOD)
            .from(table("direction=X period=2023 value=1", "direction=X value=2"));
    assertThat(result.get("2023", "X").undefined()).isEqualTo(Undefined.NO_BASE_PERIOD);
    assertThat(result.get("2024", "X").value()).isEqualByComparingTo("1");
  }

  @Test
  void aGapIsNotBridged() {
    IndicatorValue value =
        TradeGrowth.by(PERIOD)
            .in(2024)
            .from(table("direction=X period=2022 value=1", "direction=X value=2"))
            .single();
    assertThat(value.undefined()).isEqualTo(Undefined.NO_BASE_PERIOD);
    assertThat(value)
        .hasToString(
            "2024  X  undefined: there is no period to compare with  (V1 USD 2, V0 not known)");
  }

  @Test
  void yearsOfUnlikeMonthsAreNotCompared() {
    IndicatorQuery query = TradeGrowth.by(PERIOD).where(q -> q.per(Frequency.YEAR));
    String[] flows = {
      "direction=X period=2023-01 value=10",
      "direction=X period=2023-02 value=20",
      "direction=X period=2024-01 value=15",
      "direction=X period=2024-02 value=30"
    };
    for (TradeTable told : List.of(table(flows), complete(flows))) {
      assertThat(query.from(told).get("2024", "X").value()).isEqualByComparingTo("0.5");
      assertThat(query.from(told).get("2024", "X").notes())
          .containsExactly("there are no figures of 2024-03-01/P10M, nor of 2023-03-01/P10M");
    }
    String[] fewer = Arrays.copyOf(flows, 3);
    for (TradeTable told : List.of(table(fewer), complete(fewer))) {
      IndicatorValue value = query.from(told).get("2024", "X");
      assertThat(value.undefined()).isEqualTo(Undefined.MISSING_INPUT);
      assertThat(value.notes())
          .containsExactly(
              "2024 has no figures of 2024-02-01/P11M, and 2023 has no figures of 2023-03-01/P10M");
      assertThat(query.missingAsZero().from(told).get("2024", "X").value())
          .isEqualByComparingTo("-0.5");
    }
  }

  @Test
  void aLateEconomyDoesNotGrowBesideAFullOne() {
    IndicatorQuery query = TradeGrowth.by(ECONOMY).where(q -> q.per(Frequency.YEAR));
    String[] flows = {
      "direction=X period=2023-S1 value=10",
      "direction=X period=2023-S2 value=20",
      "direction=X period=2024-S1 value=15",
      "direction=X period=2024-S2 value=30",
      "reporter=UGA economy=UGA direction=X period=2023-S1 value=1",
      "reporter=UGA economy=UGA direction=X period=2023-S2 value=2",
      "reporter=UGA economy=UGA direction=X period=2024-S1 value=1"
    };
    IndicatorResult apart = query.from(table(flows));
    assertThat(apart.get("KEN", "2024", "X").value()).isEqualByComparingTo("0.5");
    assertThat(apart.get("KEN", "2024", "X").notes()).isEmpty();
    assertThat(apart.get("UGA", "2024", "X").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(apart.get("UGA", "2024", "X").notes())
        .containsExactly("2024 has no figures of 2024-S2");
    assertThat(query.missingAsZero().from(table(flows)).get("UGA", "2024", "X").isDefined())
        .isTrue();
    assertThat(query.from(complete(flows)).get("UGA", "2024", "X").isDefined()).isTrue();
    IndicatorValue together =
        TradeGrowth.by(PERIOD)
            .where(q -> q.per(Frequency.YEAR))
            .from(table(flows))
            .get("2024", "X");
    assertThat(together.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(together.notes()).containsExactly("2024 has no figures of 2024-S2 by UGA");
  }

  @Test
  void sumsThatTellNoEconomyLackOnlyWhatNobodyTells() {
    TradeTable sums =
        table(
                "direction=X period=2023-S1 value=10",
                "direction=X period=2023-S2 value=20",
                "direction=X period=2024-S1 value=15",
                "reporter=UGA economy=UGA direction=X period=2024-S2 value=30",
                "direction=X period=2025-S1 value=15")
            .aggregate(TradeQuery.all().keep(PERIOD, DIRECTION));
    IndicatorResult result = TradeGrowth.by(PERIOD).where(q -> q.per(Frequency.YEAR)).from(sums);
    assertThat(result.get("2024", "X").value()).isEqualByComparingTo("0.5");
    assertThat(result.get("2024", "X").notes()).isEmpty();
    assertThat(result.get("2025", "X").notes()).containsExactly("2025 has no figures of 2025-S2");
  }

  @Test
  void whoTellsWholeYearsIsNoGapWhereThereAreOthers() {
    IndicatorResult result =
        TradeGrowth.by(PERIOD)
            .where(q -> q.per(Frequency.YEAR))
            .from(
                table(
                    "direction=X period=2023 value=10",
                    "direction=X period=2024 value=10",
                    "reporter=UGA direction=X period=2024 value=5",
                    "direction=M period=2024-S1 value=5"));
    assertThat(result.get("2024", "X").value()).isEqualByComparingTo("0.5");
    assertThat(result.get("2024", "X").notes()).isEmpty();
  }

  @Test
  void aMirrorIsHeldToThePartsOfItsOwnReport() {
    TradeTable table =
        table(
            "direction=X period=2023-S1 value=10",
            "direction=X period=2023-S2 value=20",
            "reporter=USA economy=USA partner=KEN direction=M period=2023-S1 value=11",
            "reporter=USA economy=USA partner=KEN direction=M period=2024-S1 value=12");
    IndicatorValue value =
        TradeGrowth.of("KEN", "USA")
            .missingFromMirror()
            .where(q -> q.per(Frequency.YEAR))
            .from(table)
            .get("2024", "X");
    assertThat(value.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(value.notes()).containsExactly("2024 has no figures of 2024-S2");
  }

  @Test
  void aYearIsComparedWithAllItsParts() {
    IndicatorQuery query = TradeGrowth.by(PERIOD).where(q -> q.per(Frequency.YEAR));
    TradeTable halves =
        table(
            "direction=X period=2022-S2 value=1",
            "direction=X period=2023 value=10",
            "direction=X period=2024-S1 value=5",
            "direction=X period=2024-S2 value=6");
    assertThat(query.from(halves).get("2024", "X").value()).isEqualByComparingTo("0.1");
    assertThat(query.from(halves).get("2023", "X").notes())
        .containsExactly("2022 has no figures of 2022-S1");
  }

  @Test
  void tradeThatIsNewHasNoRate() {
    IndicatorValue value =
        TradeGrowth.by(PERIOD)
            .in(2024)
            .from(table("direction=X period=2023 value=0", "direction=X value=2"))
            .single();
    assertThat(value.undefined()).isEqualTo(Undefined.ZERO_DENOMINATOR);
    assertThat(value.notes()).containsExactly("new: there was none before");
  }

  @Test
  void thePeriodBeforeAnEconomyBeganIsToldToBe() {
    IndicatorQuery query = TradeGrowth.of("KEN", "SSD").in(2011);
    String[] flows = {
      "direction=X partner=SSD period=2010 value=0", "direction=X partner=SSD period=2011 value=2"
    };
    String unborn = "SSD (South Sudan) did not exist in 2010: it begins in 2011";
    assertThat(query.from(table(flows)).single().notes()).containsExactly(unborn);
    assertThat(query.from(table(flows[1])).single().notes()).containsExactly(unborn);
    assertThat(query.in(2012).from(table(flows[1].replace("2011", "2012"))).single().notes())
        .isEmpty();
  }

  @Test
  void inCompleteDataAPeriodBeforeThatIsToldIsZeroWhereItHasNoFigure() {
    IndicatorValue value =
        TradeGrowth.by(PERIOD, PARTNER)
            .in(2024)
            .from(complete("direction=X value=2", "direction=X partner=UGA period=2023 value=1"))
            .single();
    assertThat(value.undefined()).isEqualTo(Undefined.ZERO_DENOMINATOR);
    assertThat(value.notes()).containsExactly("new: there was none before");
  }

  @Test
  void completeDataDoNotTellOfAPeriodBeforeTheyBegin() {
    TradeTable told = complete("direction=X value=2", "direction=X value=3 period=2025");
    IndicatorQuery query = TradeGrowth.by(PERIOD).in(2024);
    IndicatorValue value = query.from(told).single();
    assertThat(value.undefined()).isEqualTo(Undefined.NO_BASE_PERIOD);
    assertThat(value.explain())
        .isEqualTo(
            """
            growth, 2024  X
              V1 / V0 - 1
              = 2 / not known - 1
              = undefined, because there is no period to compare with
              V1 = USD 2, valuation unknown
                from s
              V0 = not known: a figure is missing (no figures of 2023)""");
    assertThat(TradeGrowth.by(PERIOD).from(told).get("2025", "X").value())
        .isEqualByComparingTo("0.5");
    assertThat(query.missingAsZero().from(told).single().undefined())
        .isEqualTo(Undefined.ZERO_DENOMINATOR);
  }

  @ParameterizedTest
  @CsvSource({"-2, 3", "2, -3", "0, -3", "-2, 0", "-2, -3"})
  void aNegativeValueDoesNotGrow(String before, String now) {
    IndicatorValue value =
        TradeGrowth.by(PERIOD)
            .in(2024)
            .from(table("direction=X period=2023 value=" + before, "direction=X value=" + now))
            .single();
    assertThat(value)
        .hasToString(
            "2024  X  undefined: a figure is negative  (V1 USD %s, V0 USD %s)"
                .formatted(now, before));
    assertThat(value.notes()).isEmpty();
  }

  @Test
  void cifIsNotComparedWithFob() {
    IndicatorQuery query = TradeGrowth.of("KEN", "USA").in(2024);
    assertThatThrownBy(
            () ->
                query.from(
                    table(
                        "direction=M period=2023 value=2 valuation=fob",
                        "direction=M value=3 valuation=cif")))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't add up different valuations 'fob', 'cif': pick one kind with where(q -> q.valuations(…)), or keep them"
                + " apart with by(VALUATION, …)");
    assertThat(
            query
                .from(table("direction=M period=2023 value=2 valuation=fob", "direction=M value=3"))
                .single()
                .notes())
        .containsExactly(
            "V1 is valued unknown, V0 fob: part of the change may be that of the valuation");
    assertThat(
            query
                .from(
                    table(
                        "direction=M period=2023 value=2 valuation=fob",
                        "direction=M value=3 valuation=customs-value"))
                .single()
                .notes())
        .isEmpty();
  }

  @Test
  void theWorldIsNotComparedWithOneEconomy() {
    String[] flows = {
      "direction=X period=2023 value=2 partner=W00", "direction=X value=3 partner=USA"
    };
    IndicatorValue value = TradeGrowth.of("KEN").in(2024).from(table(flows)).single();
    assertThat(value.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(value.notes())
        .containsExactly("only one of the two is of W00, in a selection of figures");
    assertThat(TradeGrowth.of("KEN").in(2024).from(complete(flows)).single().isDefined()).isTrue();
  }

  @Test
  void aNoteTellsThatEditionsDiffer() {
    String[] flows = {
      "direction=X period=2023 value=2 commodity=H5:0902",
      "direction=X value=3 commodity=H6:0902",
      "direction=X value=1 commodity=H6:0901"
    };
    String note =
        "V1 is told by HS 2022, V0 by HS 2017: part of the change may be that of the classification";
    for (TradeTable table : List.of(table(flows), complete(flows))) {
      IndicatorValue value = TradeGrowth.of("KEN", "USA").in(2024).from(table).single();
      assertThat(value.value()).isEqualByComparingTo("1");
      assertThat(value.notes()).containsExactly(note);
      assertThat(TradeGrowth.by(PERIOD).from(table).get("2024", "X").notes()).containsExactly(note);
    }
    assertThat(
            TradeGrowth.by(PERIOD)
                .from(
                    table(
                        "direction=X period=2023 value=2 commodity=H5:TOTAL",
                        "direction=X value=3 commodity=H6:TOTAL"))
                .get("2024", "X")
                .notes())
        .isEmpty();
    assertThat(
            TradeGrowth.by(PERIOD)
                .from(
                    table(
                        "direction=M period=2023 value=2 valuation=fob commodity=H5:0902",
                        "direction=M value=3 commodity=S4:0741"))
                .get("2024", "M")
                .notes())
        .containsExactly(
            "V1 is valued unknown, V0 fob: part of the change may be that of the valuation",
            "V1 is told by SITC Rev. 4, V0 by HS 2017: part of the change may be that of the classification");
  }

  @Test
  void theEditionOfAMirrorIsThatOfThePartner() {
    String[] flows = {
      "direction=X period=2023 value=2 commodity=H6:0902",
      "reporter=USA partner=KEN direction=M period=2023 value=2 commodity=H5:0902",
      "reporter=USA partner=KEN direction=M value=4 commodity=H5:0902",
      "direction=X status=missing commodity=H6:0902"
    };
    IndicatorValue value =
        TradeGrowth.of("KEN", "USA").in(2024).missingFromMirror().from(table(flows)).single();
    assertThat(value.value()).isEqualByComparingTo("1");
    assertThat(value.notes())
        .containsExactly(
            "V1 is told by HS 2017, V0 by HS 2022: part of the change may be that of the classification");
  }

  @Test
  void aCommodityThatWasToldByAnotherEditionIsNotNew() {
    String[] flows = {
      "direction=X period=2023 value=2 commodity=H5:0902",
      "direction=X value=3 commodity=H6:0902",
      "direction=X period=2023 value=2 commodity=H6:0902 partner=UGA",
      "direction=X value=3 commodity=H6:0901 partner=UGA"
    };
    for (TradeTable table : List.of(table(flows), complete(flows))) {
      IndicatorResult result = TradeGrowth.by(PARTNER, COMMODITY).in(2024).from(table);
      assertThat(result.get("2024", "USA", "H6:0902", "X").undefined())
          .isEqualTo(Undefined.MISSING_INPUT);
      assertThat(result.explain("2024", "USA", "H6:0902", "X"))
          .isEqualTo(
              """
              growth, 2024  USA  H6:0902  X
                V1 / V0 - 1
                = 3 / not known - 1
                = undefined, because a figure is missing
                V1 = USD 3, valuation unknown
                  from s
                V0 = not known: a figure is missing (no figures by HS 2022)""");
      assertThat(result.input("V0", 1)).isEmpty();
    }
    IndicatorQuery query = TradeGrowth.by(PARTNER, COMMODITY).in(2024);
    assertThat(query.from(complete(flows)).get("2024", "UGA", "H6:0901", "X").notes())
        .containsExactly("new: there was none before");
    assertThat(
            query.missingAsZero().from(table(flows)).get("2024", "USA", "H6:0902", "X").undefined())
        .isEqualTo(Undefined.ZERO_DENOMINATOR);
  }

  @Test
  void aSuppressedFigureHasNoRate() {
    IndicatorValue value =
        TradeGrowth.by(PERIOD)
            .in(2024)
            .from(table("direction=X period=2023 status=suppressed", "direction=X value=2"))
            .single();
    assertThat(value.undefined()).isEqualTo(Undefined.SUPPRESSED_INPUT);
    IndicatorValue later =
        TradeGrowth.by(PERIOD)
            .in(2024)
            .from(table("direction=X period=2023 value=2", "direction=X status=not-yet-reported"))
            .single();
    assertThat(later.undefined()).isEqualTo(Undefined.NOT_YET_REPORTED_INPUT);
  }

  @Test
  void nothingAfterNothingIsNotNew() {
    IndicatorValue value =
        TradeGrowth.by(PERIOD)
            .in(2024)
            .from(table("direction=X period=2023 value=0", "direction=X value=0"))
            .single();
    assertThat(value.undefined()).isEqualTo(Undefined.ZERO_DENOMINATOR);
    assertThat(value.notes()).isEmpty();
  }

  @Test
  void growthWithAllPartnersIsThatOfTheSum() {
    IndicatorValue value =
        TradeGrowth.of("KEN")
            .in(2024)
            .from(
                table(
                    "direction=X period=2023 value=4",
                    "direction=X value=3",
                    "direction=X value=2 partner=UGA"))
            .single();
    assertThat(value.value()).isEqualTo("0.25");
  }

  @Test
  void monthsCompareWithTheMonthBeforeOrTheYearBefore() {
    String[] months = {
      "direction=M period=2023-03 value=100",
      "direction=M period=2024-02 value=120",
      "direction=M period=2024-03 value=150"
    };
    assertThat(TradeGrowth.by(PERIOD).from(table(months)).get("2024-03", "M").value())
        .isEqualByComparingTo("0.25");
    assertThat(TradeGrowth.yearOnYear(PERIOD).from(table(months)).get("2024-03", "M").value())
        .isEqualByComparingTo("0.5");
    assertThat(TradeGrowth.yearOnYear(PERIOD).from(table(months)).explain("2024-03", "M"))
        .startsWith("growth on the year before, 2024-03  M\n  V1 / V0 - 1\n  = 150 / 100 - 1\n");
  }

  @Test
  void ratesOfExportsAndImportsStandSideBySide() {
    IndicatorResult result =
        TradeGrowth.of("KEN", "USA")
            .in(2024)
            .from(
                table(
                    "direction=X period=2023 value=4",
                    "direction=M period=2023 value=4",
                    "direction=X value=5",
                    "direction=M value=3"));
    assertThat(result.get("2024", "X").value()).isEqualByComparingTo("0.25");
    assertThat(result.get("2024", "M").value()).isEqualByComparingTo("-0.25");
    assertThat(result.explain("2024", "M"))
        .isEqualTo(
            """
            growth, 2024  M
              V1 / V0 - 1
              = 3 / 4 - 1
              = -0.25
              V1 = USD 3, valuation unknown
                from s
              V0 = USD 4, valuation unknown
                from s""");
  }

  @Test
  void currenciesAreNotMixed() {
    assertThatThrownBy(
            () ->
                TradeGrowth.by(PERIOD)
                    .from(
                        table(
                            "direction=X period=2023 value=4 currency=KES", "direction=X value=5")))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't add up different currencies 'KES', 'USD': convert the figures to one currency first, or keep currencies"
                + " apart with by(CURRENCY, …)");
    IndicatorResult apart =
        TradeGrowth.by(PERIOD, PARTNER)
            .in(2024)
            .from(
                table(
                    "direction=X period=2023 value=4",
                    "direction=X value=5",
                    "direction=X period=2023 value=400 partner=UGA currency=KES",
                    "direction=X value=300 partner=UGA currency=KES",
                    "direction=X value=7 partner=TZA currency=EUR"));
    assertThat(apart.get("2024", "USA", "X").value()).isEqualTo("0.25");
    assertThat(apart.get("2024", "UGA", "X").value()).isEqualTo("-0.25");
    assertThat(apart.get("2024", "TZA", "X").undefined()).isEqualTo(Undefined.NO_BASE_PERIOD);
  }
}
