package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.Table;

/** Exports set against imports, against plain decimal arithmetic. */
class ExportImportProperties {

  private static final List<String> PARTNERS = List.of("AGO", "BEN", "COM", "TZA", "UGA", "USA");

  /** What is told of a side: a value, why there is none, or nothing. */
  private record Side(@Nullable BigDecimal value, boolean isSuppressed) {
    String text(String direction, String partner) {
      return "direction=%s partner=%s %s"
          .formatted(
              direction,
              partner,
              value == null ? "status=suppressed" : "value=" + value.toPlainString());
    }

    boolean isTold() {
      return value != null || isSuppressed;
    }
  }

  private record Pair(Side exports, Side imports) {}

  @Provide
  Arbitrary<Pair> pairs() {
    Arbitrary<BigDecimal> numbers =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-3, 3).map(BigDecimal::valueOf),
            Combinators.combine(
                    Arbitraries.longs().between(-10_000_000, 10_000_000),
                    Arbitraries.integers().between(0, 3))
                .as(BigDecimal::valueOf),
            Arbitraries.longs().map(BigDecimal::valueOf),
            Arbitraries.of(
                    new BigInteger("9223372036854775807"),
                    new BigInteger("-9223372036854775808"),
                    new BigInteger("9007199254740993"),
                    new BigInteger("123456789012345678901234"))
                .map(BigDecimal::new));
    Arbitrary<Side> sides =
        Arbitraries.oneOf(
            numbers.map(number -> new Side(number, false)),
            Arbitraries.of(new Side(null, true), new Side(null, false)));
    return Combinators.combine(sides, sides).as(Pair::new);
  }

  private static TradeTable table(List<Pair> pairs) {
    List<TradeFlow> flows = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      if (pair.exports().isTold()) {
        flows.add(Figures.flow(pair.exports().text("X", PARTNERS.get(i))));
      }
      if (pair.imports().isTold()) {
        flows.add(Figures.flow(pair.imports().text("M", PARTNERS.get(i))));
      }
    }
    return TradeTable.of(flows);
  }

  /** Asserts what a complete or an incomplete table gives, value by value and as a table. */
  private static void check(
      IndicatorQuery query,
      List<Pair> pairs,
      boolean isMoney,
      BinaryOperator<@Nullable BigDecimal> plain) {
    for (Coverage coverage : List.of(Coverage.COMPLETE, Coverage.SELECTION)) {
      IndicatorResult result = query.from(table(pairs).withCoverage(coverage));
      Table shown = result.table();
      int row = 0;
      for (int i = 0; i < pairs.size(); i++) {
        Pair pair = pairs.get(i);
        if (!pair.exports().isTold() && !pair.imports().isTold()) {
          continue;
        }
        assertThat(result.key(PARTNER, row)).hasToString(PARTNERS.get(i));
        BigDecimal x = known(pair.exports(), coverage);
        BigDecimal m = known(pair.imports(), coverage);
        BigDecimal value = x == null || m == null ? null : plain.apply(x, m);
        assertThat(result.value(row).orElse(null)).isEqualTo(value);
        assertThat(result.undefined(row).isEmpty()).isEqualTo(value != null);
        assertThat(shown.column("value").isMissing(row)).isEqualTo(value == null);
        assertThat(result.numbers()[row])
            .isEqualTo(value == null ? (Double) Double.NaN : (Double) value.doubleValue());
        if (value != null) {
          assertThat(result.number(row)).isEqualTo(value.doubleValue());
          assertThat(shown.column("value").get(row))
              .isEqualTo(
                  isMoney
                      ? Currencies.amount(value, Currencies.of("USD"))
                      : (Object) value.doubleValue());
        }
        row++;
      }
      assertThat(result.size()).isEqualTo(row);
    }
  }

  private static @Nullable BigDecimal known(Side side, Coverage coverage) {
    boolean isZero = !side.isTold() && coverage == Coverage.COMPLETE;
    return isZero ? BigDecimal.ZERO : side.value();
  }

  private static @Nullable BigDecimal ratio(
      BigDecimal x, BigDecimal m, BigDecimal numerator, BigDecimal denominator) {
    boolean isNegative = x.signum() < 0 || m.signum() < 0;
    return isNegative || denominator.signum() == 0 ? null : Ratios.of(numerator, denominator);
  }

  @Property(tries = 200)
  void theBalanceIsTheDifference(@ForAll @Size(max = 6) List<@From("pairs") Pair> pairs) {
    check(TradeBalance.by(PERIOD, PARTNER), pairs, true, (x, m) -> Ratios.plain(x.subtract(m)));
  }

  @Property(tries = 200)
  void theTotalIsTheSum(@ForAll @Size(max = 6) List<@From("pairs") Pair> pairs) {
    check(TotalTrade.by(PERIOD, PARTNER), pairs, true, (x, m) -> Ratios.plain(x.add(m)));
  }

  @Property(tries = 200)
  void theCoverageIsTheQuotient(@ForAll @Size(max = 6) List<@From("pairs") Pair> pairs) {
    check(CoverageRatio.by(PERIOD, PARTNER), pairs, false, (x, m) -> ratio(x, m, x, m));
  }

  @Property(tries = 200)
  void theNormalisedBalanceIsTheQuotientOfBoth(
      @ForAll @Size(max = 6) List<@From("pairs") Pair> pairs) {
    check(
        NormalisedBalance.by(PERIOD, PARTNER),
        pairs,
        false,
        (x, m) -> ratio(x, m, x.subtract(m), x.add(m)));
  }
}
