package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.table;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.EXPORTER;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradefigures.table.TradeTable;

/** What a store refuses to add up for an indicator is put right by the methods of indicators. */
class IndicatorAdviceTest {

  static List<Arguments> refusals() {
    IndicatorQuery years = TradeBalance.by(PERIOD);
    IndicatorQuery goods = TradeShare.over(PARTNER).by(COMMODITY);
    return List.of(
        Arguments.of(
            TradeShare.over(PARTNER).by(PERIOD),
            table("direction=M value=1", "direction=M value=3 partner=W00"),
            "Can't add up partner 'W00' beside 'USA': the first includes the second, so trade would count twice; pick the"
                + " one or the others with where(q -> q.partners(…))"),
        Arguments.of(
            HerfindahlHirschman.over(PARTNER).by(ECONOMY),
            table("direction=M value=1 currency=KES", "direction=M value=3 partner=UGA"),
            "Can't add up different currencies 'KES', 'USD': convert them, pick one with where(q -> q.currencies(…)), or"
                + " keep them apart with by(CURRENCY, …)"),
        Arguments.of(
            goods,
            table("direction=M value=1 period=2023", "direction=M value=3 period=2024-01"),
            "Can't add up different lengths of period '2023', '2024-01': pick one with where(q -> q.frequency(…)) or in(…),"
                + " or keep them apart with by(PERIOD, …)"),
        Arguments.of(
            TradeBalance.of("KEN"),
            table(
                "direction=M value=1 reporter=KEN",
                "direction=X value=3 reporter=USA economy=USA partner=KEN"),
            "Can't add up reporter 'KEN' beside 'USA': both tell the same flow, so trade would count twice; pick one with"
                + " where(q -> q.reporters(…)), or keep them apart with by(REPORTER, …)"),
        Arguments.of(
            BalassaRca.by(EXPORTER),
            table("direction=M value=1", "direction=X value=3"),
            "Can't add up different directions 'M', 'X': pick imports or exports with where(q -> q.directions(…)), or keep"
                + " them apart with by(DIRECTION, …)"),
        Arguments.of(
            BalassaRca.by(EXPORTER),
            table("direction=M value=1", "direction=X value=3 economy=USA partner=UGA"),
            "Can't add up different directions 'M', 'X': pick imports or exports with where(q -> q.directions(…)), or keep"
                + " them apart with by(DIRECTION, …)"),
        Arguments.of(
            BalassaRca.by(ECONOMY, EXPORTER),
            table(
                "reporter=unknown economy=KEN direction=M value=1",
                "reporter=unknown economy=USA partner=KEN direction=X value=1 source=t"),
            "Can't add up publication 'source=s' beside 'source=t': both tell the same flow, so trade would count twice;"
                + " pick one with where(q -> q.where(PUBLICATION, …)), or keep them apart with by(PUBLICATION, …)"),
        Arguments.of(
            years,
            table("direction=M value=1 vintage=a", "direction=M value=3 vintage=b"),
            "Can't add up publication 'source=s vintage=a' beside 'source=s vintage=b': both tell the same flow, so trade"
                + " would count twice; pick one with where(q -> q.where(PUBLICATION, …)), in a table the last with"
                + " latest(), or keep them apart with by(PUBLICATION, …)"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusedSumsAreAdvisedInTheWordsOfIndicators(
      IndicatorQuery query, TradeTable trade, String message) {
    assertThatThrownBy(() -> query.from(trade)).hasMessage(message);
  }
}
