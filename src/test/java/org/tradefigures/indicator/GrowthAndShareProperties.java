package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;

/** Growth rates and shares, against plain decimal arithmetic. */
class GrowthAndShareProperties {

  private record Flow(String direction, String partner, int year) {

    /** The flow that a row of a result tells. */
    static Flow of(IndicatorResult result, int row) {
      return new Flow(
          result.key(DIRECTION, row).toString(),
          result.key(PARTNER, row).toString(),
          Integer.parseInt(result.key(PERIOD, row).toString()));
    }

    Flow yearBefore() {
      return new Flow(direction, partner, year - 1);
    }

    boolean isBeside(Flow other) {
      return direction.equals(other.direction) && year == other.year;
    }

    String text(Optional<BigDecimal> value) {
      return "direction=%s partner=%s period=%d %s"
          .formatted(
              direction,
              partner,
              year,
              value.map(v -> "value=" + v.toPlainString()).orElse("status=suppressed"));
    }
  }

  /** The values that are told, none for those that are suppressed, and how they are to be taken. */
  private record Case(
      Map<Flow, Optional<BigDecimal>> told, Coverage coverage, boolean missingAsZero) {

    IndicatorResult ask(IndicatorQuery query) {
      TradeTable table =
          TradeTable.of(
              told.entrySet().stream()
                  .map(each -> Figures.flow(each.getKey().text(each.getValue())))
                  .toList());
      return (missingAsZero ? query.missingAsZero() : query).from(table.withCoverage(coverage));
    }

    /** A value that may be put into a formula. */
    Optional<BigDecimal> value(Flow flow) {
      boolean isZero = missingAsZero || (coverage == Coverage.COMPLETE && !told.containsKey(flow));
      return told.getOrDefault(flow, Optional.empty())
          .or(() -> isZero ? Optional.of(BigDecimal.ZERO) : Optional.empty());
    }

    boolean isToldOfYear(int year) {
      return told.keySet().stream().anyMatch(flow -> flow.year == year);
    }
  }

  private static Arbitrary<Case> cases(int least) {
    Arbitrary<BigDecimal> numbers =
        Arbitraries.oneOf(
            Arbitraries.integers().between(least, 3).map(BigDecimal::valueOf),
            Combinators.combine(
                    Arbitraries.longs().between(least, 10_000_000),
                    Arbitraries.integers().between(0, 3))
                .as(BigDecimal::valueOf),
            Arbitraries.of("9223372036854775807", "9007199254740993", "123456789012345678901234")
                .map(BigDecimal::new));
    Arbitrary<Flow> flows =
        Combinators.combine(
                Arbitraries.of(FlowDirection.EXPORT, FlowDirection.IMPORT).map(Object::toString),
                Arbitraries.of("AGO", "TZA", "USA"),
                Arbitraries.integers().between(2022, 2024))
            .as(Flow::new);
    return Combinators.combine(
            Arbitraries.maps(flows, numbers.optional(0.9)).ofMaxSize(14),
            Arbitraries.of(Coverage.COMPLETE, Coverage.SELECTION),
            Arbitraries.of(true, false))
        .as(Case::new);
  }

  @Provide
  Arbitrary<Case> mayBeNegative() {
    return cases(-3);
  }

  @Provide
  Arbitrary<Case> notNegative() {
    return cases(0);
  }

  private static void check(IndicatorResult result, int row, Optional<BigDecimal> expected) {
    assertThat(result.value(row).map(BigDecimal::stripTrailingZeros))
        .isEqualTo(expected.map(BigDecimal::stripTrailingZeros));
    assertThat(result.undefined(row).isEmpty()).isEqualTo(expected.isPresent());
    assertThat(result.numbers()[row])
        .isEqualTo(expected.map(BigDecimal::doubleValue).orElse(Double.NaN));
  }

  @Property(tries = 300)
  void growthIsTheQuotientOfTheTwoYearsLessOne(@ForAll("mayBeNegative") Case of) {
    IndicatorResult result = of.ask(TradeGrowth.by(PARTNER));
    assertThat(result.size()).isEqualTo(of.told.size());
    for (int row = 0; row < result.size(); row++) {
      Flow flow = Flow.of(result, row);
      boolean isYearBeforeTold = of.missingAsZero || of.isToldOfYear(flow.year - 1);
      Optional<BigDecimal> after = of.value(flow).filter(v -> v.signum() >= 0);
      Optional<BigDecimal> before =
          of.value(flow.yearBefore()).filter(v -> v.signum() > 0 && isYearBeforeTold);
      check(
          result,
          row,
          after.flatMap(
              v1 -> before.map(v0 -> v1.subtract(v0).divide(v0, MathContext.DECIMAL128))));
    }
  }

  @Property(tries = 300)
  void aShareIsThePartOfWhatIsBesideIt(@ForAll("notNegative") Case of) {
    IndicatorResult result = of.ask(TradeShare.over(PARTNER).by(PERIOD));
    assertThat(result.size()).isEqualTo(of.told.size());
    for (int row = 0; row < result.size(); row++) {
      Flow flow = Flow.of(result, row);
      Optional<BigDecimal> total =
          of.told.keySet().stream()
              .filter(flow::isBeside)
              .map(of::value)
              .reduce((one, other) -> one.flatMap(a -> other.map(a::add)))
              .orElseThrow()
              .filter(sum -> sum.signum() > 0);
      check(
          result,
          row,
          of.value(flow).flatMap(v -> total.map(t -> v.divide(t, MathContext.DECIMAL128))));
    }
  }

  @Property(tries = 300)
  void sharesAddUpToOne(@ForAll("notNegative") Case of) {
    IndicatorResult result = of.ask(TradeShare.over(PARTNER).by(PERIOD));
    for (int row = 0; row < result.size(); row++) {
      Flow flow = Flow.of(result, row);
      if (result.undefined(row).isEmpty()) {
        double sum =
            Stream.iterate(0, other -> other < result.size(), other -> other + 1)
                .filter(other -> Flow.of(result, other).isBeside(flow))
                .mapToDouble(result::number)
                .sum();
        assertThat(sum).isBetween(1 - 1e-15, 1 + 1e-15);
      }
    }
  }
}
