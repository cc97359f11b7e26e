package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Location;

class SecondFigureExceptionTest {

  private static final TradeFlow FLOW =
      TradeFlow.parse(
          "period=2024-03 economy=KEN partner=USA reporter=KEN direction=RX commodity=H6:090240 valuation=fob currency=USD"
              + " value=1 net_weight_kg=2 transport=2100 source=\"Customs, monthly\" page=3 published=2024-05-31"
              + " retrieved=2024-06-01 vintage=first note=n");

  private static final String IDENTITY =
      "period=2024-03 economy=KEN partner=USA reporter=KEN direction=RX commodity=H6:090240 valuation=fob currency=USD"
          + " transport=2100 source=\"Customs, monthly\" published=2024-05-31 vintage=first";

  private static final Location PLACE = Location.of("flows.csv", 9);

  @Test
  void tellsAllThatMakesAFlowAnotherOne() {
    SecondFigureException e = SecondFigureException.of(FLOW, "line 2 tells", PLACE);
    assertThat(e)
        .hasMessage(
            "Second figure for the same flow '"
                + IDENTITY
                + "' at flows.csv line 9: line 2 tells it from the same source; keep one, or tell them apart by source,"
                + " vintage or day of publication");
    assertThat(e.value()).isEqualTo(IDENTITY);
    assertThat(e.location()).contains(PLACE);
    assertThat(e.at(Location.of("elsewhere", 1))).isSameAs(e);
  }

  @Test
  void tellsHowManyRowsOfWhichFiles() {
    assertThat(SecondFigureException.inFiles(FLOW, List.of("a.csv", "b.csv", "a.csv")))
        .hasMessage(
            "Second figure for the same flow '"
                + IDENTITY
                + "': 3 rows of a.csv and b.csv tell it from the same source; keep one, or tell them apart by source,"
                + " vintage or day of publication");
  }

  @Test
  void isWholeWhereverItIsPlaced() {
    SecondFigureException e =
        SecondFigureException.inCurrencies(FLOW, "the same source tells", "KES", null);
    assertThat(e.at(PLACE))
        .hasMessage(
            "Second figure for the same flow '"
                + IDENTITY
                + "' at flows.csv line 9: the same source tells it in KES; pick the figures in one currency before they"
                + " are converted")
        .hasCause(e);
  }
}
