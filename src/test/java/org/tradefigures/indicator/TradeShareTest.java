package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.complete;
import static org.tradefigures.indicator.Figures.fixtureT;
import static org.tradefigures.indicator.Figures.table;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.CURRENCY;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Frequency;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

class TradeShareTest {

  @Test
  void theFixtureHasItsKnownAnswers() {
    IndicatorResult shares =
        TradeShare.over(PARTNER).by(PERIOD).where(q -> q.economies("BEN")).from(fixtureT());
    assertThat(shares.get("2024", "X", "COM").value())
        .isEqualTo(BigDecimal.valueOf(2).divide(BigDecimal.valueOf(3), MathContext.DECIMAL128));
    assertThat(shares.get("2024", "X", "AGO").value())
        .isEqualTo(BigDecimal.ONE.divide(BigDecimal.valueOf(3), MathContext.DECIMAL128));
  }

  @Test
  void aNegativeValueIsNoShare() {
    assertThatThrownBy(
            () ->
                TradeShare.over(COMMODITY)
                    .from(
                        table(
                            "direction=X value=-10 commodity=HS:0901",
                            "direction=X value=30.5 commodity=HS:0902")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't work out share by commodity of a negative value '-10' for {period=2024, direction=X,"
                + " commodity=HS:0901}: it is no share of a total; leave it out with where(…), or put the figures right");
  }

  @Test
  void aSumThatLacksFiguresIsNotNegativeBecauseItsOthersAre() {
    TradeTable table =
        table(
            "direction=X value=-10 commodity=HS:0901",
            "direction=X partner=UGA status=missing commodity=HS:0901",
            "direction=X value=30 commodity=HS:0902");
    assertThat(TradeShare.over(COMMODITY).from(table).values())
        .extracting(IndicatorValue::undefined)
        .containsExactly(Undefined.INCOMPLETE_INPUT, Undefined.INCOMPLETE_INPUT);
    assertThatThrownBy(() -> TradeShare.over(COMMODITY).missingAsZero().from(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't work out share by commodity of a negative value '-10' for {period=2024, direction=X,"
                + " commodity=HS:0901}: it is no share of a total; leave it out with where(…), or put the figures right");
  }

  @Test
  void halfAYearOfAnEconomyIsNoShareOfTheYear() {
    TradeTable table =
        table(
            "direction=X period=2024-S1 value=10",
            "direction=X period=2024-S2 value=20",
            "reporter=UGA economy=UGA direction=X period=2024-S1 value=30");
    IndicatorQuery query = TradeShare.over(ECONOMY).by(PERIOD).where(q -> q.per(Frequency.YEAR));
    IndicatorResult shares = query.from(table);
    String selection = "the total is that of the data, which are a selection";
    assertThat(shares.get("2024", "X", "UGA").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(shares.get("2024", "X", "UGA").notes())
        .containsExactly("T covers more than V, which has no figures of 2024-S2", selection);
    assertThat(shares.get("2024", "X", "KEN").value()).isEqualByComparingTo("0.5");
    assertThat(shares.get("2024", "X", "KEN").notes())
        .containsExactly("there are no figures of 2024-S2 by UGA", selection);
    assertThat(query.missingAsZero().from(table).get("2024", "X", "UGA").value())
        .isEqualByComparingTo("0.5");
    TradeTable complete = table.withCoverage(Coverage.COMPLETE);
    assertThat(query.from(complete).get("2024", "X", "UGA").notes()).isEmpty();
    assertThat(query.from(complete).get("2024", "X", "UGA").value()).isEqualByComparingTo("0.5");
  }

  @Test
  void whatIsNotAddedUpToLongerPeriodsIsAskedOnce() {
    TradeTable table = table("direction=X value=10", "direction=X value=20 partner=UGA");
    List<TradeQuery> asked = new ArrayList<>();
    TradeStore store =
        new TradeStore() {
          @Override
          public TradeTable aggregate(TradeQuery query) {
            asked.add(query);
            return table.aggregate(query);
          }

          @Override
          public Coverage coverage() {
            return table.coverage();
          }
        };
    IndicatorQuery query = TradeShare.over(PARTNER).by(PERIOD);
    query.from(store);
    query.where(q -> q.per(Frequency.YEAR)).missingAsZero().from(store);
    assertThat(asked).hasSize(2);
    query.where(q -> q.per(Frequency.YEAR)).from(store);
    assertThat(asked).hasSize(4);
  }

  @Test
  void sharesOfPartnersInTheSameHalfAreTold() {
    IndicatorResult shares =
        TradeShare.over(PARTNER)
            .by(PERIOD)
            .where(q -> q.per(Frequency.YEAR))
            .from(
                table(
                    "direction=X period=2024-01 value=10",
                    "direction=X period=2024-02 value=20",
                    "direction=X period=2024-02 value=10 partner=UGA"));
    assertThat(shares.get("2024", "X", "UGA").value()).isEqualByComparingTo("0.25");
    assertThat(shares.get("2024", "X", "UGA").notes())
        .containsExactly(
            "there are no figures of 2024-03-01/P10M",
            "the total is that of the data, which are a selection");
  }

  @Test
  void manyLateEconomiesAreCounted() {
    IndicatorValue share =
        TradeShare.over(PARTNER)
            .by(PERIOD)
            .where(q -> q.per(Frequency.YEAR))
            .from(
                table(
                    "direction=X period=2024-S1 value=10",
                    "direction=X period=2024-S2 value=20",
                    "reporter=UGA economy=UGA direction=X period=2024-S1 value=30",
                    "reporter=TZA economy=TZA direction=X period=2024-S1 value=30",
                    "reporter=RWA economy=RWA direction=X period=2024-S1 value=30",
                    "reporter=BDI economy=BDI direction=X period=2024-S1 value=30",
                    "reporter=ETH economy=ETH direction=X period=2024-S2 value=30"))
            .single();
    assertThat(share.notes())
        .containsExactly(
            "there are no figures of 2024-S2 by BDI, RWA, TZA and 1 more; 2024-S1 by ETH",
            "the total is that of the data, which are a selection");
  }

  @Test
  void sharesOfGoods() {
    IndicatorResult shares =
        TradeShare.over(COMMODITY).by(PERIOD).where(q -> q.economies("AGO")).from(fixtureT());
    assertThat(shares.values().stream().map(v -> v.value().toPlainString()))
        .containsExactly("0.6", "0.2", "0.2");
    assertThat(shares.explain("2024", "X", "H6:0101"))
        .isEqualTo(
            """
            share by commodity, 2024  X  H6:0101
              V / T
              = 60,000,000 / 100,000,000
              = 0.6
              V = USD 60,000,000, valuation unknown
                from s
              T = USD 100,000,000, valuation unknown
                from s""");
  }

  @Test
  void partnersMayBeToldBySeveralPublications() {
    IndicatorResult shares =
        TradeShare.over(PARTNER)
            .from(
                table(
                    "direction=M value=1 source=a",
                    "direction=M value=3 partner=UGA source=b",
                    "direction=X value=5 partner=UGA source=c"));
    assertThat(shares.get("2024", "M", "UGA").value()).isEqualTo(new BigDecimal("0.75"));
    assertThat(shares.get("2024", "X", "UGA").value()).isEqualTo(BigDecimal.ONE);
  }

  @Test
  void theWorldIsNoPartnerAmongOthersOverSeveralPeriods() {
    assertThatThrownBy(
            () ->
                TradeShare.over(PARTNER)
                    .by(CURRENCY)
                    .from(
                        table(
                            "direction=M value=1 period=2023",
                            "direction=M value=2 period=2024",
                            "direction=M value=3 partner=W00 period=2024")))
        .isInstanceOf(OverlapException.class)
        .hasMessageStartingWith("Can't add up partner 'W00' beside 'USA': ");
  }

  @Test
  void theTotalOfASelectionIsToldToBeOne() {
    assertThat(
            TradeShare.over(PARTNER)
                .by(PERIOD)
                .from(table("direction=M value=1", "direction=M value=3 partner=UGA"))
                .get("2024", "M", "UGA")
                .notes())
        .containsExactly("the total is that of the data, which are a selection");
  }

  @Test
  void withoutTradeThereAreNoShares() {
    IndicatorValue value =
        TradeShare.over(PARTNER).by(PERIOD).from(complete("direction=M value=0")).single();
    assertThat(value.undefined()).isEqualTo(Undefined.ZERO_DENOMINATOR);
  }

  @Test
  void aMissingPartLeavesAllSharesUndefined() {
    IndicatorResult shares =
        TradeShare.over(PARTNER)
            .by(PERIOD)
            .from(complete("direction=M value=1", "direction=M status=missing partner=UGA"));
    assertThat(shares.get("2024", "M", "USA").undefined()).isEqualTo(Undefined.INCOMPLETE_INPUT);
    assertThat(shares.get("2024", "M", "UGA").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    IndicatorResult byPeriod =
        TradeShare.over(PARTNER)
            .by(PERIOD)
            .from(
                complete(
                    "direction=M value=1",
                    "direction=M value=1 period=2023",
                    "direction=M value=3 period=2023 partner=UGA",
                    "direction=M status=suppressed partner=UGA"));
    assertThat(byPeriod.get("2023", "M", "USA").value()).isEqualTo("0.25");
    assertThat(byPeriod.get("2024", "M", "UGA").undefined()).isEqualTo(Undefined.SUPPRESSED_INPUT);
  }

  @Test
  void theWorldIsNoPart() {
    assertThatThrownBy(
            () ->
                TradeShare.over(PARTNER)
                    .by(PERIOD)
                    .from(table("direction=M value=1", "direction=M value=3 partner=W00")))
        .isInstanceOf(OverlapException.class)
        .hasMessageStartingWith("Can't add up partner 'W00' beside 'USA'");
  }
}
