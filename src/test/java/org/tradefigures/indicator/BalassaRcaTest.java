package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.complete;
import static org.tradefigures.indicator.Figures.fixtureT;
import static org.tradefigures.indicator.Figures.table;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.EXPORTER;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.REPORTER;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Frequency;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;

class BalassaRcaTest extends StructureContract {

  @Override
  List<IndicatorQuery> variants() {
    return List.of(
        BalassaRca.by(PERIOD, ECONOMY, COMMODITY),
        BalassaRca.symmetric(PERIOD, ECONOMY, COMMODITY),
        BalassaRca.normalised(PERIOD, ECONOMY, COMMODITY),
        BalassaRca.additive(PERIOD, ECONOMY, COMMODITY),
        BalassaRca.logarithmic(PERIOD, ECONOMY, COMMODITY));
  }

  @Override
  TradeTable fixture() {
    return fixtureT();
  }

  @Test
  void negativeExportsHaveNoAdvantage() {
    assertThatThrownBy(
            () ->
                BalassaRca.by()
                    .from(
                        complete(
                            "direction=X value=-10 commodity=HS:0901",
                            "direction=X value=30 commodity=HS:0902")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Can't work out revealed comparative advantage of a negative value '-10' for {");
  }

  @Test
  void economiesThatTellTheirExportsByDifferentEditionsAreNoWorld() {
    TradeTable mixed =
        complete(
            "direction=X value=10 commodity=H5:0901",
            "economy=UGA direction=X value=30 commodity=H6:0901");
    for (IndicatorQuery query :
        List.of(BalassaRca.by(), EconomicComplexity.by(), ProductComplexity.by())) {
      assertThatThrownBy(() -> query.from(mixed))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different classifications 'H5:0901', 'H6:0901': pick one with where(q -> q.commodities(…)) or convert"
                  + " them");
    }
  }

  @Test
  void economiesMayBeToldBySeveralPublications() {
    TradeTable trade =
        complete(
            "direction=X value=10 commodity=H6:0901 source=a",
            "direction=X value=30 commodity=H6:0902 source=a",
            "economy=UGA direction=X value=40 commodity=H6:0901 source=b",
            "economy=UGA direction=M value=5 commodity=H6:0901 source=c");
    assertThat(BalassaRca.by().from(trade).get("2024", "KEN", "H6:0902").value())
        .isEqualTo(new BigDecimal("2"));
    assertThat(
            BalassaRca.by(PERIOD, EXPORTER)
                .from(trade.where(TradeQuery.all().directions(FlowDirection.EXPORT)))
                .values())
        .hasSize(3);
  }

  @Test
  void itShowsTheFourSums() {
    IndicatorValue value =
        BalassaRca.by(ECONOMY, COMMODITY).in(2024).from(fixtureT()).get("2024", "AGO", "H6:0101");
    assertThat(value)
        .hasToString(
            "2024  AGO  H6:0101  2.4  (X_ik USD 60 million, X_i USD 100 million, X_k USD 100 million, X USD 400 million)");
    assertThat(value.explain())
        .isEqualTo(
            """
            revealed comparative advantage, 2024  AGO  H6:0101
              (X_ik / X_i) / (X_k / X)
              = (60,000,000 / 100,000,000) / (100,000,000 / 400,000,000)
              = 2.4
              X_ik = USD 60,000,000, valuation unknown
                from s
              X_i = USD 100,000,000, valuation unknown
                from s
              X_k = USD 100,000,000, valuation unknown
                from s
              X = USD 400,000,000, valuation unknown
                from s""");
  }

  /** Soybeans of Brazil in 2010: 7.9 percent of its exports, 0.35 percent of the world's. */
  @Test
  void thePublishedExampleIsReproduced() {
    IndicatorResult result =
        BalassaRca.of("BRA")
            .from(
                complete(
                    "reporter=BRA direction=X commodity=H6:1201 value=7.9",
                    "reporter=BRA direction=X commodity=H6:0901 value=92.1",
                    "reporter=ARG direction=X commodity=H6:1201 value=27.1",
                    "reporter=ARG direction=X commodity=H6:0901 value=9872.9"));
    assertThat(result.get("2024", "H6:1201").value().doubleValue()).isBetween(22.57, 22.58);
    assertThat(result.dimensions()).containsExactly(PERIOD, COMMODITY);
    assertThat(result.size()).isEqualTo(2);
  }

  @Test
  void theEconomyIsAddedToWhatIsKeptApart() {
    assertThat(BalassaRca.by(PERIOD).from(fixtureT()).dimensions())
        .containsExactly(PERIOD, ECONOMY, COMMODITY);
    assertThat(BalassaRca.by(EXPORTER).from(fixtureT()).get("AGO", "H6:0101").value())
        .isEqualTo(new BigDecimal("2.4"));
    assertThat(BalassaRca.by(REPORTER, COMMODITY).from(fixtureT()).values())
        .extracting(IndicatorValue::value)
        .containsExactly(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);
  }

  @Test
  void aMarketIsAWorldOfItsOwn() {
    IndicatorResult result = BalassaRca.by(PARTNER, ECONOMY, COMMODITY).from(fixtureT());
    assertThat(result.get("COM", "AGO", "H6:0101").value())
        .isEqualTo(BigDecimal.valueOf(2)); // (20 / 40) / (30 / 120)
    assertThat(BalassaRca.by().of("AGO", "COM").from(fixtureT()).get("2024", "H6:0101").value())
        .isEqualTo(BigDecimal.valueOf(2));
  }

  @Test
  void importsAreNotTaken() {
    TradeTable exports = complete("direction=X commodity=H6:0901 value=2");
    TradeTable both =
        complete(
            "direction=X commodity=H6:0901 value=2",
            "direction=M commodity=H6:0902 value=8 partner=UGA");
    assertThat(BalassaRca.by(PERIOD).from(both))
        .hasToString(BalassaRca.by(PERIOD).from(exports).toString());
  }

  @Test
  void zeroIsAValueAndNoExportsAreNot() {
    IndicatorResult result =
        BalassaRca.by(ECONOMY)
            .from(
                complete(
                    "reporter=KEN direction=X commodity=H6:0901 value=2",
                    "reporter=KEN direction=X commodity=H6:0902 value=0",
                    "reporter=UGA direction=X commodity=H6:0902 value=5",
                    "reporter=TZA direction=X commodity=H6:0902 value=0",
                    "reporter=TZA direction=X commodity=H6:0903 value=0"));
    assertThat(result.get("KEN", "H6:0902").value()).isEqualTo(BigDecimal.ZERO);
    assertThat(result.get("TZA", "H6:0902").undefined()).isEqualTo(Undefined.ZERO_DENOMINATOR);
    assertThat(result.get("TZA", "H6:0903").undefined()).isEqualTo(Undefined.ZERO_DENOMINATOR);
    assertThat(result.table().column("value").isMissing(3)).isTrue();
  }

  @Test
  void zeroHasNoLogarithm() {
    IndicatorResult result =
        BalassaRca.logarithmic(ECONOMY)
            .from(
                complete(
                    "reporter=KEN direction=X commodity=H6:0901 value=2",
                    "reporter=KEN direction=X commodity=H6:0902 value=0",
                    "reporter=UGA direction=X commodity=H6:0901 value=1",
                    "reporter=UGA direction=X commodity=H6:0902 value=1"));
    assertThat(result.get("KEN", "H6:0902").undefined()).isEqualTo(Undefined.LOGARITHM_OF_ZERO);
    assertThat(result.get("KEN", "H6:0902").explain())
        .startsWith(
            """
            revealed comparative advantage, logarithmic, KEN  H6:0902
              ln ((X_ik / X_i) / (X_k / X))
            """)
        .contains("zero has no logarithm");
    assertThat(result.get("KEN", "H6:0901").value().doubleValue()).isEqualTo(Math.log(4 / 3d));
  }

  @Test
  void aSuppressedFigureLeavesTheWorldUndefined() {
    IndicatorResult result =
        BalassaRca.by(ECONOMY)
            .from(
                complete(
                    "reporter=KEN direction=X commodity=H6:0901 status=suppressed",
                    "reporter=UGA direction=X commodity=H6:0902 value=5"));
    assertThat(result.get("KEN", "H6:0901").undefined()).isEqualTo(Undefined.SUPPRESSED_INPUT);
    assertThat(result.get("UGA", "H6:0902").undefined()).isEqualTo(Undefined.INCOMPLETE_INPUT);
  }

  @Test
  void halfAYearOfAnEconomyIsNotSetAgainstTheYearOfTheWorld() {
    TradeTable table =
        table(
            "direction=X period=2024-S1 commodity=HS:0901 value=10",
            "direction=X period=2024-S2 commodity=HS:0902 value=10",
            "reporter=UGA economy=UGA direction=X period=2024-S1 commodity=HS:0901 value=30");
    IndicatorQuery query = BalassaRca.by(PERIOD).where(q -> q.per(Frequency.YEAR));
    IndicatorResult result = query.from(table);
    String selection = "the world is that of the data, which are a selection";
    assertThat(result.get("2024", "UGA", "HS:0901").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(result.get("2024", "KEN", "HS:0901").value()).isEqualByComparingTo("0.625");
    for (String economy : List.of("UGA", "KEN")) {
      assertThat(result.get("2024", economy, "HS:0901").notes())
          .containsExactly("there are no figures of 2024-S2 by UGA", selection);
    }
    assertThat(result.numbers()).containsExactly(0.625, 2.5, Double.NaN);
    assertThat(query.missingAsZero().from(table).get("2024", "UGA", "HS:0901").isDefined())
        .isTrue();
    assertThat(
            query
                .from(table.withCoverage(Coverage.COMPLETE))
                .get("2024", "UGA", "HS:0901")
                .isDefined())
        .isTrue();
  }

  @Test
  void thereIsNoMirrorOfTheWorld() {
    IndicatorQuery query = BalassaRca.by().of("KEN", "USA").missingFromMirror();
    TradeTable none = table();
    assertThatThrownBy(() -> query.from(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "missingFromMirror() in revealed comparative advantage: it compares an economy with all others, and they have no"
                + " one mirror; leave it out");
  }
}
