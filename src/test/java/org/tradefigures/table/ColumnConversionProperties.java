package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.money.Rounding;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeFlow;

/** Whole columns against the conversion of one amount, which works in BigDecimal. */
class ColumnConversionProperties {

  @Property(tries = 500)
  void aColumnConvertsLikeItsAmounts(
      @ForAll("amounts") List<BigDecimal> amounts,
      @ForAll("factors") BigDecimal factor,
      @ForAll("roundings") Rounding rounding,
      @ForAll boolean inverted) {
    Rate rate =
        Rate.of(
            inverted ? "KES" : "USD",
            inverted ? "USD" : "KES",
            Period.year(2024),
            RateKind.PERIOD_AVERAGE,
            factor.toPlainString(),
            Provenance.of("test"));
    Conversion conversion =
        Conversion.to("KES").atPeriodAverage(RateTable.of(rate)).rounding(rounding);
    TradeTable table =
        TradeTable.of(
            IntStream.range(0, amounts.size())
                .mapToObj(
                    row ->
                        TradeTableTest.flow(
                            "reporter=KEN direction=X partner=USA source=s%d value=%s"
                                .formatted(row, amounts.get(row).toPlainString())))
                .toList());
    TradeTable converted = table.convert(conversion);
    for (int row = 0; row < amounts.size(); row++) {
      TradeFlow one = conversion.convert(table.flow(row));
      assertThat(converted.value(row)).contains(Objects.requireNonNull(one.value()));
      assertThat(converted.flow(row).currency()).isEqualTo(Currencies.of("KES"));
    }
  }

  @Property(tries = 200)
  void everyRowHasTheRateOfItsCurrencyAndPeriodAndSaysSo(
      @ForAll @Size(min = 1, max = 30) List<@From("rows") String> rows) {
    Conversion conversion = Conversion.to("USD").atPeriodAverage(RateTable.bundled());
    TradeTable table =
        TradeTableTest.table(
            IntStream.range(0, rows.size())
                .mapToObj(row -> rows.get(row) + " vintage=v" + row)
                .toArray(String[]::new));
    TradeTable converted = table.convert(conversion);
    for (int row = 0; row < rows.size(); row++) {
      TradeFlow before = table.flow(row);
      TradeFlow after = converted.flow(row);
      TradeFlow one = conversion.convert(before);
      assertThat(after.withProvenance(before.provenance()))
          .isEqualTo(one.withProvenance(before.provenance()));
      boolean changed = before.value() != null && !before.currency().equals(one.currency());
      String note =
          changed
              ? "converted at "
                  + conversion.factor(before.currency(), before.period()).describe()
                  + ", rounded to minor unit, half-even"
              : null;
      assertThat(after.provenance()).isEqualTo(before.provenance().withNote(note));
    }
  }

  @Provide
  Arbitrary<String> rows() {
    return Combinators.combine(
            Arbitraries.of("USD", "KES", "UGX", "EUR"),
            Arbitraries.of("2021", "2022", "2023"),
            Arbitraries.of("one", "another", "third"),
            Arbitraries.of("value=1234567.89", "value=0", "status=missing", "status=suppressed"))
        .as(
            (currency, period, source, value) ->
                "reporter=KEN direction=X partner=USA currency=%s period=%s source=%s %s"
                    .formatted(currency, period, source, value));
  }

  @Provide
  Arbitrary<List<BigDecimal>> amounts() {
    return Arbitraries.oneOf(
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e13"), new BigDecimal("1e13"))
                .ofScale(2),
            Arbitraries.of(
                    "0", "0.005", "0.015", "-0.005", "-0.025", "1", "92233720368547758.07", "-5e15")
                .map(BigDecimal::new))
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<BigDecimal> factors() {
    return Arbitraries.oneOf(
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.0001"), new BigDecimal("100000"))
            .ofScale(10)
            .filter(f -> f.signum() > 0),
        Arbitraries.of("1", "0.5", "134.822483279332", "0.0000001", "1e10").map(BigDecimal::new));
  }

  @Provide
  Arbitrary<Rounding> roundings() {
    return Arbitraries.of(
        Rounding.minorUnit(),
        Rounding.decimals(0),
        Rounding.decimals(6),
        Rounding.minorUnit(RoundingMode.HALF_UP),
        Rounding.minorUnit(RoundingMode.DOWN),
        Rounding.significantDigits(12));
  }
}
