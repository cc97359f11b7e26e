package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

class MoneyProperties {

  private static final List<String> CODES = List.of("KES", "USD", "UGX", "EUR", "JPY");
  private static final Period Y2024 = Period.year(2024);

  @Provide
  Arbitrary<BigDecimal> factors() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 999_999_999_999_999L),
            Arbitraries.integers().between(6, 12))
        .as(BigDecimal::valueOf);
  }

  @Provide
  Arbitrary<MonetaryAmount> amounts() {
    Arbitrary<BigDecimal> numbers =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1e15"), new BigDecimal("1e15"))
            .ofScale(2);
    return Combinators.combine(Arbitraries.of(CODES), numbers)
        .as((code, number) -> Amounts.of(code, number));
  }

  @Provide
  Arbitrary<Rate> rates() {
    Arbitrary<RateKind> kinds = Arbitraries.of(RateKind.PERIOD_AVERAGE, RateKind.END_OF_PERIOD);
    Arbitrary<Period> periods =
        Arbitraries.of(
            Period.year(2023),
            Y2024,
            Period.halfYear(2024, 1),
            Period.month(2024, 3),
            Period.parse("2023-07-01/P1Y"));
    Arbitrary<Provenance> sources =
        Arbitraries.of(
            Provenance.of("a"),
            Provenance.of("b").withNote("with \"quotes\" = and\nlines").withLicence("CC BY 4.0"));
    return Combinators.combine(
            Arbitraries.of(CODES).tuple2().filter(pair -> !pair.get1().equals(pair.get2())),
            periods,
            kinds,
            factors(),
            Arbitraries.of(false, true),
            sources)
        .as(
            (pair, period, kind, factor, rebased, source) ->
                new Rate(
                    Currencies.of(pair.get1()),
                    Currencies.of(pair.get2()),
                    period,
                    kind,
                    factor,
                    rebased,
                    source));
  }

  /** Rates without contradictions: one for each pair in one direction, period, kind and unit. */
  @Provide
  Arbitrary<List<Rate>> consistentRates() {
    return rates().list().ofMaxSize(30).map(MoneyProperties::withoutContradictions);
  }

  private static List<Rate> withoutContradictions(List<Rate> rates) {
    Map<List<Object>, Rate> first = new HashMap<>();
    rates.forEach(
        r ->
            first.putIfAbsent(
                List.of(Set.of(r.base(), r.term()), r.period(), r.kind(), r.rebased()), r));
    return List.copyOf(first.values());
  }

  private static CurrencyUnit currency(String code) {
    return Currencies.of(code);
  }

  private static Rate average(String base, String term, BigDecimal factor) {
    return new Rate(
        currency(base),
        currency(term),
        Y2024,
        RateKind.PERIOD_AVERAGE,
        factor,
        false,
        Provenance.of("test"));
  }

  @Property
  void aRateIsWhatItPrints(@ForAll("rates") Rate rate) {
    assertThat(Rate.parse(rate.toString())).isEqualTo(rate);
  }

  @Property
  void aSumIsWhatItPrints(
      @ForAll("amounts") MonetaryAmount a, @ForAll("amounts") MonetaryAmount b) {
    MultiCurrencyAmount sum = MultiCurrencyAmount.of(a, b);
    assertThat(MultiCurrencyAmount.parse(sum.toString())).isEqualTo(sum);
  }

  @Property
  void addingUpDependsOnNoOrderAndSubtractingUndoesIt(
      @ForAll("amounts") MonetaryAmount a,
      @ForAll("amounts") MonetaryAmount b,
      @ForAll("amounts") MonetaryAmount c) {
    assertThat(MultiCurrencyAmount.of(a, b, c))
        .isEqualTo(MultiCurrencyAmount.of(c, a).plus(b))
        .isEqualTo(MultiCurrencyAmount.of(b).plus(MultiCurrencyAmount.of(c, a)));
    MultiCurrencyAmount there = MultiCurrencyAmount.of(a, b);
    assertThat(there.plus(c).minus(c).amounts()).containsAll(there.amounts());
    assertThat(there.negated().negated()).isEqualTo(there);
  }

  @Property
  void aConversionIsTheExactProductRoundedOnce(
      @ForAll("amounts") MonetaryAmount amount, @ForAll("factors") BigDecimal factor) {
    String base = amount.getCurrency().getCurrencyCode();
    RateTable rates = RateTable.of(average(base, "CHF", factor));
    BigDecimal result =
        Amounts.number(Conversion.to("CHF").atPeriodAverage(rates).in(2024).apply(amount));
    BigDecimal exact = Amounts.number(amount).multiply(factor);
    assertThat(result).isEqualByComparingTo(exact.setScale(2, RoundingMode.HALF_EVEN));
  }

  @Property
  void thereAndBackIsWithinTheTwoRoundings(
      @ForAll("amounts") MonetaryAmount amount, @ForAll("factors") BigDecimal factor) {
    String base = amount.getCurrency().getCurrencyCode();
    RateTable rates = RateTable.of(average(base, "CHF", factor));
    MonetaryAmount there = Conversion.to("CHF").atPeriodAverage(rates).in(2024).apply(amount);
    MonetaryAmount back =
        Conversion.to(base)
            .atPeriodAverage(rates)
            .rounding(Rounding.decimals(2))
            .in(2024)
            .apply(there);
    BigDecimal half = new BigDecimal("0.005");
    BigDecimal allowed = half.divide(factor, 40, RoundingMode.CEILING).add(half);
    assertThat(Amounts.number(back).subtract(Amounts.number(amount)).abs())
        .isLessThanOrEqualTo(allowed);
  }

  @Property
  void theInverseIsTheReciprocal(@ForAll("rates") Rate rate) {
    RateStep inverse = rate.inverse();
    assertThat(inverse.from()).isEqualTo(rate.term());
    assertThat(inverse.to()).isEqualTo(rate.base());
    assertThat(inverse.inverse()).isEqualTo(rate.direct());
    BigDecimal error = inverse.factor().multiply(rate.factor()).subtract(BigDecimal.ONE).abs();
    assertThat(error).isLessThan(new BigDecimal("1e-33"));
  }

  @Property
  void goingThroughAThirdCurrencyIsExact(
      @ForAll("amounts") MonetaryAmount amount,
      @ForAll("factors") BigDecimal in,
      @ForAll("factors") BigDecimal out) {
    String base = amount.getCurrency().getCurrencyCode();
    // 1 CHF = in units of base, 1 CHF = out GBP
    RateTable rates = RateTable.of(average("CHF", base, in), average("CHF", "GBP", out));
    MonetaryAmount result =
        Conversion.to("GBP").atPeriodAverage(rates).via("CHF").in(2024).apply(amount);
    BigDecimal exact = Amounts.number(amount).multiply(out).divide(in, 2, RoundingMode.HALF_EVEN);
    assertThat(Amounts.number(result)).isEqualByComparingTo(exact);
  }

  @Property
  void aSumConvertsToTheSumOfItsParts(
      @ForAll("amounts") MonetaryAmount a,
      @ForAll("amounts") MonetaryAmount b,
      @ForAll @IntRange(min = 1, max = 1000) int kes,
      @ForAll @IntRange(min = 1, max = 1000) int ugx) {
    RateTable rates =
        RateTable.of(
            average("USD", "KES", BigDecimal.valueOf(kes)),
            average("USD", "UGX", BigDecimal.valueOf(ugx)),
            average("EUR", "USD", new BigDecimal("1.1")),
            average("USD", "JPY", new BigDecimal("150")));
    Conversion toUsd = Conversion.to("USD").atPeriodAverage(rates);
    BigDecimal total = Amounts.number(MultiCurrencyAmount.of(a, b).convert(toUsd, Y2024).result());
    BigDecimal parts =
        Amounts.number(toUsd.in(2024).apply(a)).add(Amounts.number(toUsd.in(2024).apply(b)));
    assertThat(total.subtract(parts).abs()).isLessThanOrEqualTo(new BigDecimal("0.015"));
  }

  @Property
  void aTableDependsOnNoOrder(@ForAll("consistentRates") List<Rate> rates, @ForAll Random random) {
    List<Rate> shuffled = new ArrayList<>(rates);
    Collections.shuffle(shuffled, random);
    assertThat(RateTable.of(shuffled)).isEqualTo(RateTable.of(rates));
    assertThat(RateTable.of(shuffled).rates()).isEqualTo(RateTable.of(rates).rates());
    assertThat(RateTable.of(RateTable.of(rates).rates())).isEqualTo(RateTable.of(rates));
  }

  @Property
  void everyRateIsFoundInBothDirections(@ForAll("consistentRates") List<Rate> rates) {
    RateTable table = RateTable.of(rates);
    for (Rate rate : rates) {
      if (rate.rebased()) {
        assertThat(table.findRebased(rate.base(), rate.term(), rate.period(), rate.kind()))
            .hasValue(rate.direct());
      } else {
        assertThat(table.find(rate.base(), rate.term(), rate.period(), rate.kind()))
            .hasValue(rate.direct());
        assertThat(table.find(rate.term(), rate.base(), rate.period(), rate.kind())).isPresent();
      }
    }
  }

  @Property
  void theFirstTableWins(
      @ForAll("consistentRates") List<Rate> better, @ForAll("consistentRates") List<Rate> other) {
    RateTable both = RateTable.of(better).orElse(RateTable.of(other));
    assertThat(both.rates()).containsAll(better);
    for (Rate rate : other) {
      if (!rate.rebased()) {
        RateStep found =
            both.get(rate.base(), rate.term(), rate.period(), rate.kind(), GapRule.none());
        boolean shadowed =
            better.stream()
                .anyMatch(
                    b ->
                        !b.rebased()
                            && b.period().equals(rate.period())
                            && b.kind() == rate.kind()
                            && List.of(b.base(), b.term())
                                .containsAll(List.of(rate.base(), rate.term())));
        assertThat(shadowed ? better : other).contains(found.rate());
      }
    }
    assertThat(both.orElse(RateTable.of(other))).isEqualTo(both);
  }
}
