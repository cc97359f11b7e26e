package org.tradefigures.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/**
 * A sum of money in any number of currencies, each kept apart. Amounts of one currency are added up
 * exactly; amounts of different ones stand side by side until a {@link Conversion} makes them one.
 * A currency whose amounts add up to zero stays, with zero. Immutable.
 */
public final class MultiCurrencyAmount {

  private static final MultiCurrencyAmount EMPTY = new MultiCurrencyAmount(new TreeMap<>());
  private static final String NOTHING = "nothing";

  private final SortedMap<CurrencyUnit, BigDecimal> numbers;

  private MultiCurrencyAmount(SortedMap<CurrencyUnit, BigDecimal> numbers) {
    this.numbers = numbers;
  }

  /**
   * Nothing in any currency.
   *
   * @return the empty sum
   */
  public static MultiCurrencyAmount empty() {
    return EMPTY;
  }

  /**
   * The sum of amounts.
   *
   * @param amounts in any currencies and order
   * @return the sum
   */
  public static MultiCurrencyAmount of(MonetaryAmount... amounts) {
    return of(List.of(amounts));
  }

  /**
   * The sum of amounts.
   *
   * @param amounts in any currencies and order
   * @return the sum
   */
  public static MultiCurrencyAmount of(Collection<? extends MonetaryAmount> amounts) {
    SortedMap<CurrencyUnit, BigDecimal> numbers = new TreeMap<>();
    amounts.forEach(a -> numbers.merge(a.getCurrency(), Amounts.number(a), BigDecimal::add));
    return of(numbers);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code KES 5, USD 7.5}
   * @return the sum
   * @throws TradeParseException if the text is no sum of amounts, or names a currency twice
   */
  public static MultiCurrencyAmount parse(CharSequence text) {
    String whole = Objects.requireNonNull(text, "text").toString();
    if (whole.equals(NOTHING)) {
      return EMPTY;
    }
    SortedMap<CurrencyUnit, BigDecimal> numbers = new TreeMap<>();
    for (String part : whole.split(", ", -1)) {
      int blank = part.indexOf(' ');
      Optional<BigDecimal> number =
          blank < 0 ? Optional.empty() : Decimals.find(part.substring(blank + 1));
      if (number.isEmpty()
          || numbers.put(Currencies.of(part.substring(0, blank)), number.get()) != null) {
        throw new TradeParseException(
            "Malformed sum",
            whole,
            "expected are amounts such as 'KES 5, USD 7.5', each currency once, or 'nothing'");
      }
    }
    return of(numbers);
  }

  /**
   * A collector that adds up a stream of amounts.
   *
   * @return the collector
   */
  public static Collector<MonetaryAmount, ?, MultiCurrencyAmount> sum() {
    return Collectors.collectingAndThen(Collectors.toList(), MultiCurrencyAmount::of);
  }

  private static MultiCurrencyAmount of(SortedMap<CurrencyUnit, BigDecimal> numbers) {
    // one form for equal numbers, and no sum beyond the digits that every store holds
    numbers.replaceAll((currency, number) -> Decimals.normal(number));
    return new MultiCurrencyAmount(numbers);
  }

  /**
   * Adds an amount.
   *
   * @param amount in any currency
   * @return the sum
   */
  public MultiCurrencyAmount plus(MonetaryAmount amount) {
    return plus(of(amount));
  }

  /**
   * Adds another sum, currency by currency.
   *
   * @param other the other sum
   * @return the sum of both
   */
  public MultiCurrencyAmount plus(MultiCurrencyAmount other) {
    SortedMap<CurrencyUnit, BigDecimal> combined = new TreeMap<>(numbers);
    other.numbers.forEach((currency, number) -> combined.merge(currency, number, BigDecimal::add));
    return of(combined);
  }

  /**
   * Subtracts an amount.
   *
   * @param amount in any currency
   * @return the difference
   */
  public MultiCurrencyAmount minus(MonetaryAmount amount) {
    return minus(of(amount));
  }

  /**
   * Subtracts another sum, currency by currency.
   *
   * @param other the other sum
   * @return the difference
   */
  public MultiCurrencyAmount minus(MultiCurrencyAmount other) {
    return plus(other.negated());
  }

  /**
   * The sum with every sign changed.
   *
   * @return zero minus this
   */
  public MultiCurrencyAmount negated() {
    SortedMap<CurrencyUnit, BigDecimal> negated = new TreeMap<>(numbers);
    negated.replaceAll((currency, number) -> number.negate());
    return new MultiCurrencyAmount(negated);
  }

  /**
   * Whether there is no currency at all.
   *
   * @return false also where all amounts are zero
   */
  public boolean isEmpty() {
    return numbers.isEmpty();
  }

  /**
   * The currencies.
   *
   * @return ordered by code
   */
  public List<CurrencyUnit> currencies() {
    return List.copyOf(numbers.keySet());
  }

  /**
   * The amounts, one for each currency.
   *
   * @return ordered by currency code
   */
  public List<MonetaryAmount> amounts() {
    List<MonetaryAmount> amounts = new ArrayList<>();
    numbers.forEach((currency, number) -> amounts.add(Amounts.of(currency, number)));
    return List.copyOf(amounts);
  }

  /**
   * The amount in a currency.
   *
   * @param currency ISO 4217 code
   * @return the amount; empty where there is none in that currency
   * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
   */
  public Optional<MonetaryAmount> find(String currency) {
    CurrencyUnit unit = Currencies.of(currency);
    return Optional.ofNullable(numbers.get(unit)).map(number -> Amounts.of(unit, number));
  }

  /**
   * The amount, where all are in one currency.
   *
   * @return the amount
   * @throws CurrencyMismatchException if there are several currencies
   * @throws NoSuchElementException if there is nothing
   */
  public MonetaryAmount single() {
    if (numbers.isEmpty()) {
      throw new NoSuchElementException(
          "No amount in an empty sum: ask isEmpty() first, or start with a zero in the currency wanted");
    }
    if (numbers.size() > 1) {
      throw new CurrencyMismatchException("Can't give one amount of", numbers.keySet());
    }
    return amounts().get(0);
  }

  /**
   * Converts all currencies into one. The exact results are added up and rounded once.
   *
   * @param conversion how to convert
   * @param period the period the amounts belong to
   * @return the total and how it came about; zero where there is nothing
   * @throws MissingRateException if there is no rate for one of the currencies
   */
  public ConvertedTotal convert(Conversion conversion, Period period) {
    return ConvertedTotal.of(this, conversion, period);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MultiCurrencyAmount sum && numbers.equals(sum.numbers);
  }

  @Override
  public int hashCode() {
    return numbers.hashCode();
  }

  /** For instance {@code KES 5, USD 7.5}, or {@code nothing}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return numbers.isEmpty()
        ? NOTHING
        : amounts().stream().map(Amounts::format).collect(Collectors.joining(", "));
  }
}
