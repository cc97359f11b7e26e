package org.tradefigures.jqwik;

import java.math.BigDecimal;
import java.util.List;
import javax.money.CurrencyUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;

/**
 * Exchange rates between two currencies: period averages, rates at the end of a period and daily
 * ones, some of them rebased, from the smallest to the largest factor of 38 digits. They shrink to
 * {@code 1 USD = 1 KES}, the average of {@code 2024}.
 */
public final class RateArbitrary extends ArbitraryDecorator<Rate> {

  private record Pair(CurrencyUnit base, CurrencyUnit term) {}

  private List<CurrencyUnit> currencies =
      AmountArbitrary.known("USD", "KES", "EUR", "JPY", "KWD", "UGX", "GHS");
  private Arbitrary<Period> periods = TradeArbitraries.periods();
  private Arbitrary<BigDecimal> factors = Numbers.factors();
  private boolean rebased = true;

  RateArbitrary() {}

  /**
   * Only rates between some currencies, in every direction.
   *
   * @param codes two or more ISO 4217 codes
   * @return the arbitrary
   * @throws org.tradefigures.reference.UnknownCodeException if a currency is unknown
   * @throws IllegalArgumentException if there are not two of them
   */
  public RateArbitrary between(String... codes) {
    RateArbitrary copy = typedClone();
    copy.currencies = AmountArbitrary.known(codes);
    if (copy.currencies.size() < 2) {
      throw new IllegalArgumentException(
          "No pair of currencies in " + copy.currencies + ": name two or more");
    }
    return copy;
  }

  /**
   * Only rates for some periods. A rate for a day is a daily one.
   *
   * @param wanted the periods
   * @return the arbitrary
   */
  public RateArbitrary periods(Arbitrary<Period> wanted) {
    RateArbitrary copy = typedClone();
    copy.periods = wanted;
    return copy;
  }

  /**
   * Only rates of some factors.
   *
   * @param wanted factors greater than zero
   * @return the arbitrary
   */
  public RateArbitrary factors(Arbitrary<BigDecimal> wanted) {
    RateArbitrary copy = typedClone();
    copy.factors = wanted;
    return copy;
  }

  /**
   * Only rates in the money of their period.
   *
   * @return the arbitrary
   */
  public RateArbitrary withoutRebased() {
    RateArbitrary copy = typedClone();
    copy.rebased = false;
    return copy;
  }

  @Override
  protected Arbitrary<Rate> arbitrary() {
    return Combinators.combine(
            Arbitraries.of(pairs()),
            periods,
            Arbitraries.of(RateKind.PERIOD_AVERAGE, RateKind.END_OF_PERIOD),
            factors,
            Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, rebased)),
            TradeArbitraries.provenances())
        .as(
            (pair, period, kind, factor, isRebased, provenance) ->
                new Rate(
                    pair.base,
                    pair.term,
                    period,
                    period.frequency() == Frequency.DAY ? RateKind.DAILY : kind,
                    factor,
                    isRebased,
                    provenance))
        .withoutEdgeCases();
  }

  private List<Pair> pairs() {
    return currencies.stream()
        .flatMap(
            base ->
                currencies.stream()
                    .filter(term -> !term.equals(base))
                    .map(term -> new Pair(base, term)))
        .toList();
  }
}
