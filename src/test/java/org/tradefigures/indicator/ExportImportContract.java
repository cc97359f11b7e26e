package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.complete;
import static org.tradefigures.indicator.Figures.fixtureT;
import static org.tradefigures.indicator.Figures.statement;
import static org.tradefigures.indicator.Figures.table;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.REPORTER;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Frequency;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

/** What holds for every indicator that sets exports against imports. */
abstract class ExportImportContract {

  /** The indicator of an economy's trade with a partner. */
  abstract IndicatorQuery of(String economy, String partner);

  abstract IndicatorQuery of(String economy);

  abstract IndicatorQuery by(org.tradefigures.table.Dimension<?>... dimensions);

  /** Name, formula and numbers put in for exports of 737 and imports of 771 million in 2024. */
  abstract String calculation();

  /** Its value for exports of 737 and imports of 771 million, to 34 digits. */
  abstract BigDecimal ofTheStatement();

  /**
   * Its value for Benin in fixture T, whose exports are 120 and imports 180 million, to 34 digits.
   */
  abstract BigDecimal ofBenin();

  /** Whether it is undefined where exports and imports are zero. */
  abstract boolean needsTrade();

  @Test
  final void theStatementHasItsKnownAnswer() {
    IndicatorValue value = of("KEN", "USA").in(2024).from(statement()).single();
    assertThat(value.value()).isEqualByComparingTo(ofTheStatement());
    assertThat(value.inputs().stream().map(Input::name)).containsExactly("exports", "imports");
    assertThat(value.explain())
        .startsWith(calculation())
        .contains("$737 million")
        .contains("$771 million")
        .contains("from s");
    assertThat(value.currency() == null).isEqualTo(needsTrade());
  }

  @Test
  final void theFixtureHasItsKnownAnswer() {
    assertThat(of("BEN").in(2024).from(fixtureT()).single().value())
        .isEqualByComparingTo(ofBenin());
  }

  @Test
  final void aReconciledFigureIsTheTradeOfBothSides() {
    IndicatorResult byEconomy = by(PERIOD, ECONOMY).from(fixtureT());
    assertThat(byEconomy.get("2024", "BEN").value()).isEqualByComparingTo(ofBenin());
    assertThat(inputs(byEconomy.get("2024", "AGO"))).containsExactly("100000000", "100000000");
    assertThat(inputs(byEconomy.get("2024", "COM"))).containsExactly("180000000", "120000000");
    IndicatorResult byPair = by(ECONOMY, PARTNER).from(fixtureT());
    assertThat(byPair.size()).isEqualTo(6);
    assertThat(inputs(byPair.get("BEN", "COM"))).containsExactly("80000000", "120000000");
    assertThat(inputs(byPair.get("COM", "BEN"))).containsExactly("120000000", "80000000");
  }

  @Test
  final void whatAnOfficeReportedIsOnlyItsOwnSide() {
    TradeTable reported =
        complete(
            "reporter=KEN direction=X value=737",
            "reporter=reconciled economy=UGA direction=X value=5");
    IndicatorResult result = by(ECONOMY).from(reported);
    assertThat(inputs(result.get("KEN"))).containsExactly("737", "0");
    assertThat(inputs(result.get("UGA"))).containsExactly("5", "0");
    assertThat(inputs(result.get("USA"))).containsExactly("0", "5");
  }

  private static List<String> inputs(IndicatorValue value) {
    return value.inputs().stream().map(i -> String.valueOf(i.value())).toList();
  }

  @Test
  final void theOrderOfRowsDoesNotMatter() {
    List<TradeFlow> flows = new java.util.ArrayList<>(fixtureT().flows());
    Collections.shuffle(flows, new Random(7));
    TradeTable shuffled = TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
    assertThat(of("BEN").from(shuffled).single().value())
        .isEqualTo(of("BEN").from(fixtureT()).single().value());
  }

  @Test
  final void aSplitRowCountsTheSame() {
    TradeTable split =
        table(
            "direction=X value=700 transport=1000",
            "direction=X value=37 transport=2100",
            "direction=M value=771");
    TradeTable whole = table("direction=X value=737", "direction=M value=771");
    assertThat(of("KEN", "USA").from(split).single().value())
        .isEqualTo(of("KEN", "USA").from(whole).single().value());
  }

  @Test
  final void aMissingSideLeavesItUndefined() {
    IndicatorValue value = of("KEN", "USA").in(2024).from(table("direction=X value=737")).single();
    assertThat(value.isDefined()).isFalse();
    assertThat(value.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(value)
        .hasToString("2024  undefined: a figure is missing  (exports USD 737, imports not known)");
    assertThat(value.explain())
        .contains(
            "imports = not known: a figure is missing (no figure in a selection of figures; where that means zero, say"
                + " withCoverage(COMPLETE) or missingAsZero())");
  }

  @Test
  final void suppressedAndNotYetReportedStayApart() {
    assertThat(
            of("KEN", "USA")
                .from(table("direction=X value=737", "direction=M status=suppressed"))
                .single()
                .undefined())
        .isEqualTo(Undefined.SUPPRESSED_INPUT);
    assertThat(
            of("KEN", "USA")
                .from(table("direction=X status=not-yet-reported", "direction=M value=1"))
                .single()
                .undefined())
        .isEqualTo(Undefined.NOT_YET_REPORTED_INPUT);
  }

  @Test
  final void anIncompleteSumLeavesItUndefined() {
    TradeTable table =
        table(
            "direction=X value=737",
            "direction=M value=700 commodity=H6:0902",
            "direction=M status=missing commodity=H6:0901",
            "direction=X value=1 commodity=H6:0902");
    IndicatorValue value = by(PERIOD).where(q -> q.commodityLevel(4)).from(table).single();
    assertThat(value.undefined()).isEqualTo(Undefined.INCOMPLETE_INPUT);
    assertThat(value.explain()).contains("a sum lacks figures (1 missing)");
  }

  @Test
  final void inCompleteDataWhatIsNotThereIsZero() {
    IndicatorValue value = of("KEN", "USA").from(complete("direction=M value=771")).single();
    assertThat(value.isDefined()).isTrue();
    assertThat(value.explain()).contains("exports = 0 (no figure, and the data are complete)");
  }

  @Test
  final void withoutAnyTradeOnlyARatioIsUndefined() {
    IndicatorValue value =
        of("KEN", "USA").from(table("direction=X value=0", "direction=M value=0")).single();
    assertThat(value.isDefined()).isEqualTo(!needsTrade());
    if (needsTrade()) {
      assertThat(value.undefined()).isEqualTo(Undefined.ZERO_DENOMINATOR);
    }
  }

  @Test
  final void missingCountsAsZeroOnlyIfAskedFor() {
    IndicatorValue value =
        of("KEN", "USA").missingAsZero().from(table("direction=M value=771")).single();
    assertThat(value.isDefined()).isTrue();
    assertThat(value.explain()).contains("exports = 0 (a figure is missing, taken as zero)");
    assertThat(
            of("KEN", "USA")
                .missingAsZero()
                .from(table("direction=X status=missing", "direction=M status=missing"))
                .single()
                .undefined())
        .isEqualTo(needsTrade() ? Undefined.ZERO_DENOMINATOR : Undefined.MISSING_INPUT);
  }

  @Test
  final void thePartnersReportStandsInIfAskedFor() {
    TradeTable table =
        table(
            "direction=X value=737",
            "reporter=USA partner=KEN direction=X value=771",
            "reporter=USA partner=KEN direction=M value=740");
    IndicatorValue value = of("KEN", "USA").missingFromMirror().from(table).single();
    assertThat(value.inputs().get(0).value()).isEqualByComparingTo("737");
    assertThat(value.inputs().get(1).value()).isEqualByComparingTo("771");
    assertThat(value.explain()).contains("imports = USD 771").contains("mirror: reported by USA");
  }

  @Test
  final void aPartnerWithoutAValueStandsInForNothing() {
    TradeTable table =
        table(
            "direction=X value=737",
            "direction=M status=suppressed",
            "reporter=USA partner=KEN direction=X status=missing");
    IndicatorValue value = of("KEN", "USA").missingFromMirror().from(table).single();
    assertThat(value.undefined()).isEqualTo(Undefined.SUPPRESSED_INPUT);
    assertThat(
            of("KEN", "USA")
                .missingFromMirror()
                .from(table("direction=X value=737", "direction=M status=suppressed"))
                .single()
                .undefined())
        .isEqualTo(Undefined.SUPPRESSED_INPUT);
  }

  @Test
  final void theMirrorNeedsTwoEconomies() {
    assertThatThrownBy(() -> of("KEN").missingFromMirror().from(statement()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "missingFromMirror() without two economies: name both with of(economy, partner)");
  }

  @Test
  final void differentCurrenciesAreRefused() {
    TradeTable table = table("direction=X value=99000 currency=KES", "direction=M value=771");
    assertThatThrownBy(() -> of("KEN", "USA").from(table))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't add up different currencies 'KES', 'USD': convert the figures to one currency first, or pick one with"
                + " where(q -> q.currencies(…))");
  }

  @Test
  final void currenciesThatAreNotSetAgainstEachOtherMayDiffer() {
    TradeTable apart =
        table(
            "direction=X value=737",
            "direction=M value=771",
            "direction=X value=99000 partner=UGA currency=KES",
            "direction=M value=88000 partner=UGA currency=KES");
    IndicatorResult result = by(PARTNER).from(apart);
    assertThat(result.get("USA").value())
        .isEqualTo(
            of("KEN", "USA")
                .from(table("direction=X value=737", "direction=M value=771"))
                .single()
                .value());
    assertThat(result.get("UGA").isDefined()).isTrue();
    TradeTable suppressed =
        table(
            "direction=X value=737 period=2023",
            "direction=X status=suppressed",
            "direction=M value=99000 currency=KES");
    assertThat(by(PERIOD).in(2024).from(suppressed).single().undefined())
        .isEqualTo(Undefined.SUPPRESSED_INPUT);
  }

  @Test
  final void aYearAndAMonthStayApart() {
    IndicatorResult result =
        by(PERIOD).from(table("direction=X value=737", "direction=M value=60 period=2024-03"));
    assertThat(result.get("2024").isDefined()).isFalse();
    assertThat(result.get("2024-03").isDefined()).isFalse();
  }

  @Test
  final void aYearIsNotSetAgainstAMonth() {
    TradeTable table = table("direction=X value=737", "direction=M value=60 period=2024-03");
    assertThatThrownBy(() -> by(PARTNER).from(table))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't add up different lengths of period '2024', '2024-03': pick one with in(…), or keep them apart with"
                + " by(PERIOD, …)");
    assertThat(by(PARTNER).in(2024).from(table).single().isDefined()).isFalse();
  }

  @Test
  final void codesOfDifferentEditionsAreNotSetAgainstEachOther() {
    TradeTable codes =
        table("direction=X value=737 commodity=H5:0902", "direction=M value=771 commodity=H6:0902");
    assertThatThrownBy(() -> by(PERIOD).from(codes))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't compare different classifications 'H5:0902', 'H6:0902': pick one with where(q -> q.commodities(…)) or convert"
                + " them, or keep them apart with by(COMMODITY, …)");
    assertThat(by(PERIOD, COMMODITY).from(codes).size()).isEqualTo(2);
    TradeTable totals =
        table(
            "direction=X value=737 commodity=H5:TOTAL", "direction=M value=771 commodity=H6:TOTAL");
    assertThat(by(PERIOD).from(totals).single().isDefined()).isTrue();
  }

  @Test
  final void theMirrorIsHeldToTheClassificationToo() {
    String[] flows = {
      "direction=X value=737 commodity=H6:0902",
      "reporter=USA partner=KEN direction=X value=771 commodity=H5:0902",
      "reporter=USA partner=KEN direction=M value=700 commodity=H5:0902"
    };
    assertThatThrownBy(() -> of("KEN", "USA").missingFromMirror().from(table(flows)))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't compare different classifications 'H6', 'H5': pick one with where(q -> q.commodities(…)) or convert the"
                + " figures, or keep them apart with by(COMMODITY, …)");
    IndicatorQuery mirrored = of("USA", "KEN").missingFromMirror();
    assertThat(mirrored.from(table(flows)).single().isDefined()).isTrue();
  }

  @Test
  final void completeDataAreSoByTheClassificationsThatASideIsToldIn() {
    IndicatorResult result =
        by(PARTNER, COMMODITY)
            .from(
                complete(
                    "direction=X value=5 commodity=H5:0902",
                    "direction=X value=6 commodity=H6:0901",
                    "direction=M value=3 commodity=H6:0902",
                    "direction=M value=2 commodity=H6:0901 partner=UGA"));
    assertThat(result.get("USA", "H5:0902").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(result.explain("USA", "H5:0902"))
        .contains("imports = not known: a figure is missing (no figures by HS 2017)");
    assertThat(result.get("USA", "H6:0901").inputs().get(1).value()).isZero();
    assertThat(result.get("USA", "H6:0902").inputs().get(0).value()).isZero();
    assertThat(result.get("UGA", "H6:0901").inputs().get(0).value()).isZero();
  }

  @Test
  final void aSpanIsNotSetAgainstALongerOne() {
    TradeTable table =
        table(
            "direction=X value=737 period=2020-07-01/P2Y",
            "direction=M value=60 period=2020-07-01/P3Y");
    assertThatThrownBy(() -> by(PARTNER).from(table))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessageStartingWith(
            "Can't add up different lengths of period '2020-07-01/P3Y', '2020-07-01/P2Y': ");
  }

  @Test
  final void aYearIsNotSetAgainstTwelveOtherMonths() {
    TradeTable table = table("direction=X value=737", "direction=M value=60 period=2023-07-01/P1Y");
    assertThatThrownBy(() -> by(PARTNER).from(table))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't add up different starts of period '2023-07-01/P1Y', '2024': pick one with in(…), or keep them apart with"
                + " by(PERIOD, …)");
    assertThat(by(PARTNER, PERIOD).from(table).size()).isEqualTo(2);
  }

  @Test
  final void aPeriodThatExportsLackLeavesItUndefinedToo() {
    TradeTable table =
        table(
            "direction=M value=700 period=2023", "direction=M value=771", "direction=X value=737");
    IndicatorResult result = by(PARTNER).from(table);
    assertThat(result.get("USA").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(result.explain("USA"))
        .contains(
            "exports = not known: a figure is missing (no figure of 2023 in a selection of figures)");
    assertThat(result.table().column("exports").isMissing(0)).isTrue();
    assertThat(result.table().column("imports").isMissing(0)).isFalse();
  }

  @Test
  final void aYearIsNotSetAgainstSomeMonthsOfIt() {
    IndicatorQuery query = by(PERIOD).where(q -> q.per(Frequency.YEAR));
    String[] flows = {
      "direction=X value=300 period=2024-01",
      "direction=X value=437 period=2024-02",
      "direction=M value=400 period=2024-01"
    };
    for (TradeTable told : List.of(table(flows), table(flows).withCoverage(Coverage.COMPLETE))) {
      IndicatorResult result = query.from(told);
      assertThat(result.get("2024").undefined()).isEqualTo(Undefined.MISSING_INPUT);
      assertThat(result.explain("2024"))
          .contains(
              "exports = not known: a figure is missing (no figures of 2024-03-01/P10M)",
              "imports = not known: a figure is missing (no figures of 2024-02-01/P11M)");
      assertThat(query.missingAsZero().from(told).get("2024").isDefined()).isTrue();
    }
    TradeTable alike = table(flows).append(table("direction=M value=371 period=2024-02"));
    assertThat(query.from(alike).get("2024").notes())
        .containsExactly("there are no figures of 2024-03-01/P10M");
    assertThat(query.from(alike).get("2024").value())
        .isEqualTo(
            query
                .from(table("direction=X value=737", "direction=M value=771"))
                .get("2024")
                .value());
  }

  @Test
  final void aLateEconomyIsNotHiddenByAFullOne() {
    IndicatorQuery query = by(ECONOMY, PERIOD).where(q -> q.per(Frequency.YEAR));
    String[] flows = {
      "direction=X value=300 period=2024-S1",
      "direction=X value=437 period=2024-S2",
      "direction=M value=400 period=2024-S1",
      "direction=M value=371 period=2024-S2",
      "reporter=UGA economy=UGA direction=X value=300 period=2024-S1",
      "reporter=UGA economy=UGA direction=M value=771 period=2024-S1"
    };
    IndicatorResult alike = query.from(table(flows));
    assertThat(alike.get("KEN", "2024").notes()).isEmpty();
    assertThat(alike.get("KEN", "2024").isDefined()).isTrue();
    assertThat(alike.get("UGA", "2024").isDefined()).isTrue();
    assertThat(alike.get("UGA", "2024").notes()).containsExactly("there are no figures of 2024-S2");
    IndicatorValue together =
        by(PERIOD).where(q -> q.per(Frequency.YEAR)).from(table(flows)).get("2024");
    assertThat(together.isDefined()).isTrue();
    assertThat(together.notes()).containsExactly("there are no figures of 2024-S2 by UGA");

    TradeTable later =
        table(flows).append(table("reporter=UGA economy=UGA direction=X value=437 period=2024-S2"));
    IndicatorValue unlike = query.from(later).get("UGA", "2024");
    assertThat(unlike.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(unlike.notes()).isEmpty();
    assertThat(unlike.explain())
        .contains("imports = not known: a figure is missing (no figures of 2024-S2)");
    assertThat(query.from(later).get("KEN", "2024").isDefined()).isTrue();
    assertThat(by(PERIOD).where(q -> q.per(Frequency.YEAR)).from(later).get("2024").explain())
        .contains("imports = not known: a figure is missing (no figures of 2024-S2 by UGA)");
    assertThat(query.missingAsZero().from(later).get("UGA", "2024").isDefined()).isTrue();
    assertThat(query.from(later.withCoverage(Coverage.COMPLETE)).get("UGA", "2024").isDefined())
        .isTrue();
  }

  @Test
  final void aPeriodWithoutTradeWithSomePartnersIsNoGap() {
    String[] flows = {
      "direction=X value=300 period=2024-S1",
      "direction=X value=437 period=2024-S2",
      "direction=M value=400 period=2024-S1",
      "direction=M value=371 period=2024-S2",
      "partner=UGA direction=X value=5 period=2024-S1",
      "partner=UGA direction=M value=7 period=2024-S2"
    };
    for (IndicatorQuery query : List.of(by(PARTNER, PERIOD), by(PARTNER, PERIOD).of("KEN"))) {
      IndicatorValue value =
          query.where(q -> q.per(Frequency.YEAR)).from(table(flows)).get("UGA", "2024");
      assertThat(value.isDefined()).isTrue();
      assertThat(value.notes()).isEmpty();
    }
  }

  @Test
  final void partnersThatTellOfOneEconomyOnlyAreLateWhereTheyAreKeptApart() {
    TradeTable mirrors =
        table(
            "reporter=UGA economy=UGA partner=KEN direction=M value=1 period=2024-S1",
            "reporter=UGA economy=UGA partner=KEN direction=X value=1 period=2024-S1",
            "reporter=UGA economy=UGA partner=KEN direction=X value=1 period=2024-S2",
            "reporter=TZA economy=TZA partner=KEN direction=M value=1 period=2024-S1",
            "reporter=TZA economy=TZA partner=KEN direction=M value=1 period=2024-S2",
            "reporter=TZA economy=TZA partner=KEN direction=X value=1 period=2024-S1",
            "reporter=TZA economy=TZA partner=KEN direction=X value=1 period=2024-S2");
    IndicatorResult apart =
        by(PARTNER, PERIOD).of("KEN").where(q -> q.per(Frequency.YEAR)).from(mirrors);
    assertThat(apart.get("UGA", "2024").explain())
        .contains("exports = not known: a figure is missing (no figures of 2024-S2)");
    assertThat(apart.get("TZA", "2024").isDefined()).isTrue();
    IndicatorValue together = of("KEN").where(q -> q.per(Frequency.YEAR)).from(mirrors).single();
    assertThat(together.isDefined()).isTrue();
    assertThat(together.notes()).isEmpty();
  }

  @Test
  final void theMirrorDoesNotFillAYearThatIsPartlyReported() {
    String[] flows = {
      "direction=X value=300 period=2024-S1",
      "direction=X value=437 period=2024-S2",
      "direction=M value=400 period=2024-S1",
      "reporter=USA economy=USA partner=KEN direction=X value=400 period=2024-S1",
      "reporter=USA economy=USA partner=KEN direction=X value=371 period=2024-S2"
    };
    IndicatorQuery query = of("KEN", "USA").where(q -> q.per(Frequency.YEAR)).missingFromMirror();
    IndicatorValue partly = query.from(table(flows)).single();
    assertThat(partly.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(partly.explain())
        .contains("imports = not known: a figure is missing (no figures of 2024-S2)");
    String[] noImports = {flows[0], flows[1], flows[3], flows[4]};
    IndicatorValue mirrored = query.from(table(noImports)).single();
    assertThat(mirrored.value()).isEqualByComparingTo(query.from(years()).single().value());
    assertThat(mirrored.notes()).isEmpty();
    IndicatorValue complete = query.from(table(flows).withCoverage(Coverage.COMPLETE)).single();
    assertThat(complete.isDefined()).isTrue();
    assertThat(complete.notes()).isEmpty();
    String[] firstHalf = {flows[0], flows[2]};
    assertThat(query.from(complete(firstHalf)).single().notes())
        .containsExactly("there are no figures of 2024-S2");
    String[] firstHalves = {flows[0], flows[3]};
    assertThat(query.from(table(firstHalves)).single().notes())
        .containsExactly("there are no figures of 2024-S2");
  }

  private static TradeTable years() {
    return table("direction=X value=737", "direction=M value=771");
  }

  @Test
  final void sumsOverPeriodsLackWhatTheirPeriodsLack() {
    String[] flows = {
      "direction=X value=300 period=2024-S1",
      "direction=M value=400 period=2024-S1",
      "direction=X value=437 period=2023-S1",
      "direction=X value=437 period=2023-S2",
      "direction=M value=371 period=2023-S1",
      "direction=M value=371 period=2023-S2"
    };
    IndicatorQuery query = by(PARTNER).where(q -> q.per(Frequency.YEAR));
    assertThat(query.from(table(flows)).get("USA").notes())
        .containsExactly("there are no figures of 2024-S2");
    TradeTable later = table(flows).append(table("direction=X value=437 period=2024-S2"));
    assertThat(query.from(later).get("USA").explain())
        .contains("imports = not known: a figure is missing (no figures of 2024-S2)");
  }

  @Test
  final void aYearOfOneSideOnlyDoesNotLookWholeInCompleteData() {
    IndicatorValue value =
        by(PERIOD)
            .where(q -> q.per(Frequency.YEAR))
            .from(table("direction=X value=300 period=2024-S1").withCoverage(Coverage.COMPLETE))
            .get("2024");
    assertThat(value.notes())
        .isEqualTo(value.isDefined() ? List.of("there are no figures of 2024-S2") : List.of());
  }

  @Test
  final void sumsThatTellNoDeclarantAreTakenAsThoseOfTheirEconomies() {
    TradeTable flows =
        table(
            "direction=X value=300 period=2024-S1",
            "direction=X value=437 period=2024-S2",
            "direction=M value=771 period=2024-S1",
            "direction=M value=771 period=2024-S2",
            "reporter=UGA economy=UGA direction=X value=300 period=2024-S1",
            "reporter=UGA economy=UGA direction=M value=771 period=2024-S1");
    IndicatorQuery query = by(ECONOMY, PERIOD).where(q -> q.per(Frequency.YEAR));
    TradeTable sums =
        flows.aggregate(TradeQuery.all().keep(PERIOD, ECONOMY, PARTNER, REPORTER, DIRECTION));
    assertThat(query.from(sums).get("UGA", "2024").notes())
        .containsExactly("there are no figures of 2024-S2");
    assertThat(query.from(sums).get("KEN", "2024").notes()).isEmpty();
  }

  @Test
  final void reconciledFiguresAreToldOfAllAtOnce() {
    String[] flows = {
      "reporter=reconciled economy=KEN direction=X value=300 period=2024-S1",
      "reporter=reconciled economy=KEN direction=X value=437 period=2024-S2",
      "reporter=reconciled economy=USA partner=KEN direction=X value=771 period=2024-S1"
    };
    IndicatorValue value =
        by(ECONOMY, PERIOD).where(q -> q.per(Frequency.YEAR)).from(table(flows)).get("KEN", "2024");
    assertThat(value.isDefined()).isTrue();
    assertThat(value.notes()).isEmpty();
  }

  @Test
  final void whatIsNegativeIsToldOrGivesNoRatio() {
    IndicatorQuery query = by(PERIOD, PARTNER);
    IndicatorResult result =
        query.from(
            table(
                "direction=X value=5 partner=UGA",
                "direction=M value=-2 partner=UGA",
                "direction=X value=-3 partner=USA",
                "direction=M value=0 partner=USA",
                "direction=X value=-9223372036854775809 partner=TZA",
                "direction=M value=-1 partner=TZA"));
    String exports = "exports are negative, as corrections are";
    String imports = "imports are negative, as corrections are";
    Map<String, List<String>> notes =
        Map.of("UGA", List.of(imports), "USA", List.of(exports), "TZA", List.of(exports, imports));
    notes.forEach(
        (partner, expected) -> {
          IndicatorValue value = result.get("2024", partner);
          assertThat(value.undefined()).isEqualTo(needsTrade() ? Undefined.NEGATIVE_INPUT : null);
          assertThat(value.notes()).isEqualTo(needsTrade() ? List.of() : expected);
        });
  }

  @Test
  final void theWorldIsNotSetAgainstOneEconomy() {
    TradeTable table =
        table("direction=X value=737 partner=W00", "direction=M value=771 partner=USA");
    IndicatorValue value = of("KEN").from(table).single();
    assertThat(value.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(value.explain())
        .contains(
            "imports = not known: a figure is missing (no figure of W00 in a selection of figures)");
    assertThat(of("KEN").missingAsZero().from(table).single().isDefined()).isTrue();
    assertThat(of("KEN").from(table.withCoverage(Coverage.COMPLETE)).single().isDefined()).isTrue();
    assertThat(
            of("KEN")
                .from(table("direction=X value=7 partner=W00", "direction=M value=1 partner=W00"))
                .single()
                .isDefined())
        .isTrue();
  }

  @Test
  final void allGoodsAreNotSetAgainstSome() {
    TradeTable table =
        table(
            "direction=X value=737 commodity=H6:0902", "direction=M value=771 commodity=H5:TOTAL");
    assertThat(of("KEN", "USA").from(table).single().explain())
        .contains(
            "exports = not known: a figure is missing (no figure of HS:TOTAL in a selection of figures)");
    TradeTable totals =
        table(
            "direction=X value=737 commodity=H6:TOTAL", "direction=M value=771 commodity=H5:TOTAL");
    assertThat(of("KEN", "USA").from(totals).single().isDefined()).isTrue();
    assertThat(of("KEN", "USA").by(COMMODITY).from(table).size()).isEqualTo(2);
  }

  @Test
  final void aPeriodThatOneSideLacksLeavesItUndefined() {
    TradeTable table =
        table(
            "direction=X value=700 period=2023",
            "direction=X value=737",
            "direction=M value=771",
            "direction=X value=1 partner=UGA",
            "direction=M value=2 partner=UGA");
    IndicatorResult result = by(PARTNER).from(table);
    assertThat(result.get("USA").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(result.get("USA").inputs().get(0).value()).isEqualByComparingTo("1437");
    assertThat(result.explain("USA"))
        .contains(
            "imports = not known: a figure is missing (no figure of 2023 in a selection of figures)");
    assertThat(result.get("UGA").isDefined()).isTrue();
    assertThat(result.table().column("imports").isMissing(1)).isTrue();
    assertThat(by(PARTNER).missingAsZero().from(table).get("USA").isDefined()).isTrue();
    assertThat(
            by(PARTNER)
                .from(table.withCoverage(Coverage.COMPLETE))
                .get("USA")
                .inputs()
                .get(1)
                .value())
        .isEqualByComparingTo("771");
  }

  @Test
  final void fobAgainstCifIsToldAndCanBeRefusedOrPutRight() {
    TradeTable table =
        table("direction=X value=737 valuation=fob", "direction=M value=1060 valuation=cif");
    assertThat(of("KEN", "USA").from(table).single().notes())
        .containsExactly(
            "exports are valued fob, imports cif: imports hold freight and insurance, which overstates a deficit;"
                + " importsOnFob() takes them out");
    assertThatThrownBy(() -> of("KEN", "USA").strictValuation().from(table))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't add up different valuations 'fob', 'cif': strictValuation() was asked for; put imports on FOB with"
                + " importsOnFob(), pick one kind with where(q -> q.valuations(…)), or leave strictValuation() out");
    IndicatorValue onFob = of("KEN", "USA").strictValuation().importsOnFob().from(table).single();
    assertThat(onFob.inputs().get(1).value()).isEqualByComparingTo("1000");
    assertThat(onFob.notes()).isEmpty();
    assertThat(onFob.explain()).contains("(CIF 1060 / 1.06)");
    IndicatorResult result = of("KEN", "USA").importsOnFob().from(table);
    IndicatorResult plain =
        of("KEN", "USA")
            .from(
                table(
                    "direction=X value=737 valuation=fob", "direction=M value=1000 valuation=fob"));
    assertThat(onFob.value()).isEqualTo(plain.single().value());
    assertThat(result.number(0)).isEqualTo(plain.number(0));
    assertThat(result.table().column("value").get(0))
        .isEqualTo(plain.table().column("value").get(0));
    assertThat(result.table().column("imports").get(0))
        .isEqualTo(plain.table().column("imports").get(0));
  }

  @Test
  final void noFactorMendsAValuationThatIsNotKnown() {
    TradeTable table = table("direction=X value=737", "direction=M value=1060 valuation=cif");
    IndicatorQuery strict = of("KEN", "USA").strictValuation();
    assertThatThrownBy(() -> strict.from(table))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't add up different valuations 'unknown', 'cif': strictValuation() was asked for; pick one kind with"
                + " where(q -> q.valuations(…)), or leave strictValuation() out");
    assertThat(strict.where(q -> q.valuations(Valuation.CIF)).from(table).single().isDefined())
        .isFalse();
    assertThat(of("KEN", "USA").from(table).single().isDefined()).isTrue();
  }

  @Test
  final void importsOnFobAreShownHoweverManyDigitsTheyHave() {
    for (String imports : List.of("1", "0.00001")) {
      IndicatorResult result =
          of("KEN", "USA")
              .importsOnFob()
              .from(
                  table(
                      "direction=X value=10001 valuation=fob",
                      "direction=M valuation=cif value=" + imports));
      assertThat(result.value(0).orElseThrow().precision()).isLessThanOrEqualTo(34);
      assertThat(result.table().column("value").isMissing(0)).isFalse();
      assertThat(result.input("imports", 0).orElseThrow().scale()).isLessThanOrEqualTo(34);
    }
  }

  @Test
  final void importsThatAreOnFobStayAsTheyAre() {
    TradeTable table =
        table("direction=X value=737 valuation=fob", "direction=M value=1000 valuation=fob");
    IndicatorValue value = of("KEN", "USA").importsOnFob().from(table).single();
    assertThat(value.inputs().get(1).value()).isEqualByComparingTo("1000");
    assertThat(of("KEN", "USA").importsOnFob(BigDecimal.ONE).from(table).single().value())
        .isEqualTo(value.value());
  }

  @Test
  final void aCifFactorBelowOneIsRefused() {
    IndicatorQuery query = of("KEN", "USA");
    assertThatThrownBy(() -> query.importsOnFob(new BigDecimal("0.9")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CIF factor 0.9: a CIF value is at least the FOB value, so give 1 or more");
  }

  @Test
  final void anUnknownValuationIsTold() {
    assertThat(
            of("KEN", "USA")
                .from(table("direction=X value=737 valuation=fob", "direction=M value=771"))
                .single()
                .notes())
        .containsExactly(
            "exports are valued fob, imports unknown: whether freight and insurance are in both is not known");
  }

  @Test
  final void domesticExportsAreNotAllExports() {
    IndicatorValue value =
        of("KEN", "USA").from(table("direction=DX value=737", "direction=M value=771")).single();
    assertThat(value.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(value.explain()).contains("(the data have only domestic exports, not all exports)");
    IndicatorResult byPartner =
        by(PARTNER)
            .from(
                complete(
                    "direction=DX value=737",
                    "direction=M value=771",
                    "direction=X value=5 partner=UGA",
                    "direction=DX value=4 partner=UGA",
                    "direction=M value=6 partner=UGA",
                    "direction=M value=7 partner=TZA"));
    assertThat(byPartner.get("USA").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(byPartner.table().column("exports").isMissing(2)).isTrue();
    assertThat(byPartner.get("UGA").inputs().get(0).value()).isEqualByComparingTo("5");
    assertThat(byPartner.get("TZA").inputs().get(0).value()).isEqualByComparingTo("0");
    assertThat(byPartner.get("TZA").isDefined()).isTrue();
  }

  @Test
  final void directionsAreSetAgainstEachOther() {
    assertThatThrownBy(() -> by(DIRECTION).from(statement()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Can't keep directions apart in ")
        .hasMessageEndingWith("it sets them against each other; leave DIRECTION out of by(…)");
  }

  @Test
  final void thereIsOneValueForEveryCombination() {
    TradeTable table =
        table(
            "direction=X value=1 period=2023",
            "direction=M value=2 period=2023",
            "direction=X value=3",
            "direction=M value=4",
            "direction=X value=5 partner=UGA",
            "direction=M value=6 partner=UGA");
    IndicatorResult result = by(PERIOD, PARTNER).from(table);
    assertThat(result.values().stream().map(v -> List.copyOf(v.key().values()).toString()))
        .containsExactly("[2023, USA]", "[2024, UGA]", "[2024, USA]");
    assertThat(result.table().rowCount()).isEqualTo(3);
    assertThat(result.table().columnNames())
        .containsExactly("period", "partner", "value", "status", "exports", "imports");
    assertThat(result.toString().lines().collect(Collectors.toList())).hasSize(3);
    assertThat(result.get("2024", "UGA").inputs().get(0).value()).isEqualByComparingTo("5");
  }

  @Test
  final void anUndefinedValueIsMissingInTheTable() {
    IndicatorResult result = by(PERIOD).from(table("direction=X value=737"));
    assertThat(result.table().stringColumn("status").get(0)).isEqualTo("a figure is missing");
    assertThat(result.table().column("value").isMissing(0)).isTrue();
    assertThat(result.table().column("imports").isMissing(0)).isTrue();
    assertThat(result.table().column("exports").isMissing(0)).isFalse();
  }

  @Test
  final void noFiguresGiveNoValue() {
    IndicatorResult result = of("KEN", "USA").in(1900).from(statement());
    assertThat(result.values()).isEmpty();
    assertThatThrownBy(result::single)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("No value of ")
        .hasMessageEndingWith(" of KEN with USA by period in 1900: the data have no such figures");
  }
}
