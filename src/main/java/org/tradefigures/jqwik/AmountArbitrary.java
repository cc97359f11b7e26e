package org.tradefigures.jqwik;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.tradefigures.money.Amounts;
import org.tradefigures.reference.Currencies;

/**
 * Exact amounts of money: everyday ones, zero, negative ones and all that 38 digits can hold, in
 * currencies with none to four decimals. They shrink to {@code USD 0}.
 */
public final class AmountArbitrary extends ArbitraryDecorator<MonetaryAmount> {

  private Arbitrary<CurrencyUnit> currencies = anyCurrency();
  private Arbitrary<BigDecimal> numbers = Numbers.any();

  AmountArbitrary() {}

  /**
   * Only amounts in some currencies.
   *
   * @param codes ISO 4217 codes; the first is the one to shrink to
   * @return the arbitrary
   * @throws org.tradefigures.reference.UnknownCodeException if a currency is unknown
   */
  public AmountArbitrary in(String... codes) {
    AmountArbitrary copy = typedClone();
    copy.currencies = currencies(codes);
    return copy;
  }

  /**
   * Only zero and positive amounts.
   *
   * @return the arbitrary
   */
  public AmountArbitrary notNegative() {
    return of(Numbers.notNegative());
  }

  /**
   * Only amounts of some numbers.
   *
   * @param wanted the numbers
   * @return the arbitrary
   */
  public AmountArbitrary of(Arbitrary<BigDecimal> wanted) {
    AmountArbitrary copy = typedClone();
    copy.numbers = wanted;
    return copy;
  }

  @Override
  protected Arbitrary<MonetaryAmount> arbitrary() {
    return Combinators.combine(currencies, numbers).as(Amounts::of);
  }

  static Arbitrary<CurrencyUnit> currencies(String... codes) {
    return Choices.of("currency", known(codes));
  }

  static Arbitrary<CurrencyUnit> anyCurrency() {
    Choices<CurrencyUnit> choices = new Choices<>();
    choices.add(30, known("USD", "KES", "EUR"));
    choices.add(10, known("JPY", "KWD", "UGX", "CLF"));
    return choices
        .add(
            1,
            Monetary.getCurrencies().stream()
                .filter(c -> c.getDefaultFractionDigits() >= 0)
                .sorted()
                .toList())
        .arbitrary("currency");
  }

  static List<CurrencyUnit> known(String... codes) {
    return Arrays.stream(codes).map(Currencies::of).distinct().toList();
  }
}
