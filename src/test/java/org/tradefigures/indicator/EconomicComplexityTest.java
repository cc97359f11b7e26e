package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.complete;
import static org.tradefigures.indicator.Figures.fixtureE;
import static org.tradefigures.indicator.Figures.fixtureT;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PERIOD;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Frequency;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

class EconomicComplexityTest extends StructureContract {

  @Override
  List<IndicatorQuery> variants() {
    return List.of(
        EconomicComplexity.by(PERIOD, ECONOMY),
        EconomicComplexity.bySampleDeviation(PERIOD, ECONOMY));
  }

  @Test
  void anAdvantageOfExactlyOneMayBeNone() {
    IndicatorValue value =
        EconomicComplexity.byAdvantagesAboveOne(ECONOMY).from(Figures.fixtureF()).get("AGO");
    assertThat(value.explain())
        .startsWith(
            """
            economic complexity index, advantages above 1, AGO
              second eigenvector of D^-1 M U^-1 M', standardised; M = 1 where RCA > 1
              = -1.20437226513""")
        .contains("\n  diversity = 2 (products with a revealed comparative advantage above 1)\n");
    assertThat(EconomicComplexity.by(ECONOMY).from(Figures.fixtureF()).get("AGO").explain())
        .contains(
            "\n  diversity = 4 (products with a revealed comparative advantage of 1 or more)\n");
    assertThat(EconomicComplexity.byAdvantagesAboveOne(ECONOMY).from(fixtureE()).values())
        .allMatch(v -> v.undefined() == Undefined.NOT_CONNECTED);
  }

  @Override
  TradeTable fixture() {
    return fixtureE();
  }

  /** Exports of 1 where the rows of a matrix have an x. */
  static TradeTable matrix(String... rows) {
    List<String> economies = List.of("AGO", "BEN", "COM", "KEN", "TZA", "UGA");
    List<String> flows = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length(); k++) {
        if (rows[i].charAt(k) == 'x') {
          flows.add(
              "reporter=%s direction=X commodity=H6:010%d value=1"
                  .formatted(economies.get(i), k + 1));
        }
      }
    }
    return complete(flows.toArray(String[]::new));
  }

  @Test
  void halfAYearOfAnEconomyTakesNoPart() {
    List<TradeFlow> flows = new ArrayList<>();
    for (TradeFlow flow : fixtureE().flows()) {
      for (String half : List.of("S1", "S2")) {
        flows.add(
            Figures.flow(
                "reporter=%s direction=X commodity=%s value=%s period=2024-%s"
                    .formatted(flow.economy(), flow.commodity(), flow.value(), half)));
      }
    }
    for (int product = 1; product <= 6; product++) {
      flows.add(
          Figures.flow(
              "reporter=UGA direction=X commodity=H6:010%d value=9 period=2024-S1"
                  .formatted(product)));
    }
    TradeTable table = TradeTable.of(flows);
    IndicatorResult whole = EconomicComplexity.by(ECONOMY).from(fixtureE());
    IndicatorQuery query = EconomicComplexity.by(ECONOMY).where(q -> q.per(Frequency.YEAR));
    IndicatorResult result = query.from(table);
    assertThat(result.get("UGA").undefined()).isEqualTo(Undefined.MISSING_INPUT);
    for (IndicatorValue value : whole.values()) {
      String economy = value.key().get(ECONOMY).toString();
      assertThat(result.get(economy).value()).isEqualByComparingTo(value.value());
      assertThat(result.get(economy).notes()).contains("there are no figures of 2024-S2 by UGA");
    }
    assertThat(ProductComplexity.from(result).values())
        .allSatisfy(
            value -> assertThat(value.notes()).contains("there are no figures of 2024-S2 by UGA"));
    assertThat(query.missingAsZero().from(table).get("UGA").isDefined()).isTrue();
  }

  @Test
  void itShowsDiversityAndTheEigenvalues() {
    IndicatorValue value = EconomicComplexity.of("KEN").in(2024).from(fixtureE()).single();
    assertThat(value).hasToString("2024  1.814563  (diversity 3)");
    assertThat(value.explain())
        .startsWith(
            """
            economic complexity index, 2024
              second eigenvector of D^-1 M U^-1 M', standardised; M = 1 where RCA >= 1
              = 1.81456251583""")
        .contains(
            "\n  diversity = 3 (products with a revealed comparative advantage of 1 or more)\n    from s\n")
        .endsWith("\n  note: 5 economies and 6 products, eigenvalues 1, 0.454911, 0.214511");
  }

  @Test
  void theMeanIsZeroAndTheDeviationOne() {
    IndicatorResult result = EconomicComplexity.by(PERIOD).from(fixtureE());
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < result.size(); row++) {
      sum += result.number(row);
      squares += result.number(row) * result.number(row);
    }
    assertThat(sum).isEqualTo(0, org.assertj.core.data.Offset.offset(1e-14));
    assertThat(squares / 5).isEqualTo(1, org.assertj.core.data.Offset.offset(1e-14));
  }

  @Test
  void groupsThatShareNothingAreNotCompared() {
    IndicatorResult result = EconomicComplexity.by(ECONOMY).from(fixtureT());
    assertThat(result.values())
        .hasSize(3)
        .allMatch(v -> v.undefined() == Undefined.NOT_CONNECTED)
        .allMatch(v -> v.notes().contains("3 economies and 3 products in 3 groups"));
    assertThat(result.table().stringColumn("status").get(0))
        .isEqualTo("there are groups that share nothing");
  }

  @Test
  void whereAllAreAlikeNothingTellsThemApart() {
    assertThat(EconomicComplexity.by(ECONOMY).from(matrix("xx", "xx", "xx")).values())
        .allMatch(v -> v.undefined() == Undefined.NOT_UNIQUE);
  }

  /** Every economy has two products and every product two economies, all round a circle. */
  @Test
  void twoEqualEigenvaluesLeaveItOpen() {
    assertThat(EconomicComplexity.by(ECONOMY).from(matrix("xx..", ".xx.", "..xx", "x..x")).values())
        .allMatch(v -> v.undefined() == Undefined.NOT_UNIQUE);
  }

  @Test
  void equalDiversityTellsNoSign() {
    IndicatorResult result = EconomicComplexity.by(ECONOMY).from(matrix("xx.", ".xx"));
    assertThat(result.values())
        .allMatch(v -> v.undefined() == Undefined.NOT_UNIQUE)
        .allMatch(v -> v.notes().contains("no correlation with diversity tells the sign"));
  }

  @Test
  void oneEconomyOrOneProductIsTooFew() {
    assertThat(EconomicComplexity.by(ECONOMY).from(matrix("xx")).single().undefined())
        .isEqualTo(Undefined.TOO_FEW);
    assertThat(EconomicComplexity.by(ECONOMY).from(matrix("x", "x")).values())
        .allMatch(v -> v.undefined() == Undefined.TOO_FEW);
  }

  @Test
  void anEconomyWithoutExportsHasNoAdvantage() {
    List<TradeFlow> flows = new ArrayList<>(fixtureE().flows());
    flows.add(Figures.flow("reporter=UGA direction=X commodity=H6:0101 value=0"));
    IndicatorResult result =
        EconomicComplexity.by(ECONOMY).from(TradeTable.of(flows).withCoverage(Coverage.COMPLETE));
    assertThat(result.get("UGA").undefined()).isEqualTo(Undefined.NO_ADVANTAGE);
    assertThat(result.get("KEN").value())
        .isEqualTo(EconomicComplexity.by(ECONOMY).from(fixtureE()).get("KEN").value());
  }

  @Test
  void eachPeriodIsAWorldOfItsOwn() {
    List<TradeFlow> flows = new ArrayList<>(fixtureE().flows());
    fixtureT().flows().stream()
        .map(flow -> TradeFlow.parse(flow.toString().replace("period=2024", "period=2023")))
        .forEach(flows::add);
    IndicatorResult result =
        EconomicComplexity.by(PERIOD).from(TradeTable.of(flows).withCoverage(Coverage.COMPLETE));
    assertThat(result.get("2023", "AGO").undefined()).isEqualTo(Undefined.NOT_CONNECTED);
    assertThat(result.get("2024", "AGO").value())
        .isEqualTo(EconomicComplexity.by(PERIOD).from(fixtureE()).get("2024", "AGO").value());
  }

  /**
   * The eigenproblem is solved on the smaller side. With economies and products exchanged that is
   * the products', and each is the other's number, turned round because ubiquity is now diversity.
   */
  @Test
  void withEconomiesAndProductsExchangedItIsTheOther() {
    List<String> economies = List.of("AGO", "BEN", "COM", "KEN", "TZA", "UGA");
    List<TradeFlow> exchanged = new ArrayList<>();
    for (TradeFlow flow : fixtureE().flows()) {
      int product = economies.indexOf(flow.economy().code());
      int economy = Integer.parseInt(flow.commodity().code()) - 101;
      exchanged.add(
          Figures.flow(
              "reporter=reconciled direction=X economy=%s partner=USA commodity=H6:010%d value=%s"
                  .formatted(economies.get(economy), product + 1, flow.value())));
    }
    TradeTable other = TradeTable.of(exchanged).withCoverage(Coverage.COMPLETE);
    assertOpposite(
        EconomicComplexity.by(ECONOMY).from(other), ProductComplexity.by(PERIOD).from(fixtureE()));
    assertOpposite(
        ProductComplexity.by(COMMODITY).from(other),
        EconomicComplexity.by(PERIOD).from(fixtureE()));
  }

  private static void assertOpposite(IndicatorResult one, IndicatorResult other) {
    assertThat(one.size()).isEqualTo(other.size());
    for (int row = 0; row < one.size(); row++) {
      assertThat(one.number(row))
          .isEqualTo(-other.number(row), org.assertj.core.data.Offset.offset(1e-13));
    }
  }

  @Test
  void commoditiesAreNotKeptApart() {
    TradeTable figures = fixtureE();
    IndicatorQuery query = EconomicComplexity.by(ECONOMY, COMMODITY);
    assertThatThrownBy(() -> query.from(figures))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't keep commodities apart in economic complexity index: it looks at all of them together; leave COMMODITY"
                + " out of by(…), or ask for ProductComplexity");
  }
}
