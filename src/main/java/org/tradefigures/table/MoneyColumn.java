package org.tradefigures.table;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Messages;
import org.tradefigures.money.Conversion;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.ObservationStatus;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.api.CategoricalColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.AbstractColumn;
import tech.tablesaw.columns.AbstractColumnParser;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * Amounts of money as a Tablesaw column: exact, each row in a known currency, eight bytes a row
 * where all are in one. A row without an amount is missing, suppressed or not yet reported ({@link
 * #absence}), and still knows its currency; to Tablesaw all three are missing values.
 *
 * <p>It prints as {@code USD 737,000,000}, is written to files as {@code USD 737000000}, and reads
 * both; absent amounts are {@code :missing}, {@code :suppressed} and {@code :not yet reported},
 * after their currency where the column has several. In ascending order, rows go by currency code
 * and then by amount, with those without an amount first.
 *
 * <p>Tablesaw prints, filters, sorts, groups and copies such a column as any other. What it does
 * not do, or does wrong (version 0.44.4):
 *
 * <ul>
 *   <li>{@code joinOn} loses rows and amounts once a key has more than 1,000 rows: use {@link
 *       TableJoin}.
 *   <li>{@code sum}, {@code mean} and the other aggregate functions refuse it: use {@link #SUM} and
 *       {@link #sum()}.
 *   <li>{@code pivot} takes numeric columns only, and {@code melt} cannot have it among its ids or
 *       measures: group with {@code summarize} instead.
 *   <li>Whatever goes through a single cell as an object keeps the amounts, but makes suppressed
 *       and not yet reported ones missing: {@code append(Row)}, {@code dropDuplicateRows}, {@code
 *       TableSlice.first}.
 *   <li>A file reader never guesses the type: name {@link MoneyColumnType#instance()}.
 *   <li>{@code sortOn} is not stable.
 * </ul>
 */
public final class MoneyColumn extends AbstractColumn<MoneyColumn, MonetaryAmount>
    implements CategoricalColumn<MonetaryAmount> {

  /**
   * The exact sum of the amounts there are, for {@code table.summarize("value", SUM).by("year")}.
   * It is missing where a group has no amount at all, and fails where a group has several
   * currencies. A sum in a cell cannot say that it is incomplete: ask for {@code countMissing} as
   * well.
   */
  public static final AggregateFunction<MoneyColumn, MonetaryAmount> SUM =
      new AggregateFunction<>("Sum") {
        @Override
        public @Nullable MonetaryAmount summarize(MoneyColumn column) {
          return column.sum().amount();
        }

        @Override
        public boolean isCompatibleColumn(ColumnType type) {
          return type.equals(MoneyColumnType.instance());
        }

        @Override
        public ColumnType returnType() {
          return MoneyColumnType.instance();
        }
      };

  private DecimalVector numbers;
  private CurrencyVector currencies;

  /** Whether numbers and currencies are somebody else's, to be copied before they are changed. */
  private boolean borrowed;

  private MoneyColumn(
      String name, DecimalVector numbers, CurrencyVector currencies, boolean borrowed) {
    super(MoneyColumnType.instance(), name, new MoneyColumnType.Parser());
    this.numbers = numbers;
    this.currencies = currencies;
    this.borrowed = borrowed;
  }

  /**
   * An empty column.
   *
   * @param name the name
   * @return a column without rows
   */
  public static MoneyColumn create(String name) {
    return new MoneyColumn(
        Objects.requireNonNull(name, "name"), new DecimalVector(), new CurrencyVector(), false);
  }

  /**
   * An empty column whose absent amounts are in a currency unless said otherwise. Columns that
   * Tablesaw derives from one with a single currency are declared in that.
   *
   * @param name the name
   * @param currency the currency
   * @return a column without rows
   */
  public static MoneyColumn of(String name, CurrencyUnit currency) {
    MoneyColumn column = create(name);
    column.currencies.declare(Objects.requireNonNull(currency, "currency"));
    return column;
  }

  /**
   * A column of amounts, declared in their currency if they have just one.
   *
   * @param name the name
   * @param amounts the amounts, null for a missing one
   * @return a column of as many rows
   */
  public static MoneyColumn of(String name, @Nullable MonetaryAmount... amounts) {
    MoneyColumn column = create(name);
    List<CurrencyUnit> currencies =
        Arrays.stream(amounts)
            .filter(Objects::nonNull)
            .map(MonetaryAmount::getCurrency)
            .distinct()
            .toList();
    if (currencies.size() == 1) {
      column.currencies.declare(currencies.get(0));
    }
    for (MonetaryAmount amount : amounts) {
      column.append(amount);
    }
    return column;
  }

  /**
   * A column over rows that are kept elsewhere and no longer change. They are copied as soon as the
   * column is changed.
   *
   * @param currencies the currencies by code, null for one that is not known
   * @param codeAt the code of a row's currency
   */
  static MoneyColumn view(
      String name,
      DecimalVector numbers,
      List<? extends @Nullable CurrencyUnit> currencies,
      IntUnaryOperator codeAt) {
    return new MoneyColumn(
        name, numbers, CurrencyVector.view(numbers.size(), currencies, codeAt), true);
  }

  // --- what is in a row ---

  @Override
  public int size() {
    return numbers.size();
  }

  @Override
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * The amount of a row.
   *
   * @param row the row, from 0
   * @return the amount; null where it is absent
   */
  @Override
  public @Nullable MonetaryAmount get(int row) {
    BigDecimal number = numbers.get(row);
    CurrencyUnit currency = currencies.get(row);
    return number == null || currency == null ? null : amount(currency, number);
  }

  /**
   * The currency of a row, with an amount or without.
   *
   * @param row the row, from 0
   * @return the currency; empty where a row is absent and nothing says in which currency
   */
  public Optional<CurrencyUnit> currency(int row) {
    return Optional.ofNullable(currencies.get(row));
  }

  /**
   * Why a row has no amount.
   *
   * @param row the row, from 0
   * @return missing, suppressed or not yet reported; empty where there is an amount
   */
  public Optional<ObservationStatus> absence(int row) {
    return Optional.ofNullable(numbers.absence(row));
  }

  @Override
  public boolean isMissing(int row) {
    return numbers.isAbsent(row);
  }

  @Override
  public String getString(int row) {
    MoneyText cell = cell(row);
    boolean bare = cell.amount() == null && currencies.only() != null;
    return (bare ? new MoneyText(null, null, cell.absence()) : cell).grouped();
  }

  @Override
  public String getUnformattedString(int row) {
    return cell(row).plain();
  }

  private MoneyText cell(int row) {
    return new MoneyText(currencies.get(row), numbers.get(row), numbers.absence(row));
  }

  /**
   * The currencies of the rows, those without an amount included.
   *
   * @return in the order of their codes; for a column without rows, the currency it was declared in
   */
  public SortedSet<CurrencyUnit> currencies() {
    return currencies.present();
  }

  /**
   * Whether all rows are in one currency, so that they can be added up.
   *
   * @return false if there are several, or none is known
   */
  public boolean isSingleCurrency() {
    return currencies().size() == 1;
  }

  // --- changing rows ---

  @Override
  public MoneyColumn append(@Nullable MonetaryAmount amount) {
    if (amount == null) {
      return appendMissing();
    }
    return append(number(amount), amount.getCurrency());
  }

  /**
   * Appends an amount told by its number, without an object for it.
   *
   * @param number in the currency's main unit
   * @param currency its currency
   * @return this column
   * @throws IllegalArgumentException if the number has more than 38 digits
   */
  public MoneyColumn append(BigDecimal number, CurrencyUnit currency) {
    Objects.requireNonNull(currency, "currency");
    own();
    numbers.add(number);
    currencies.add(currency);
    return this;
  }

  /**
   * Appends an amount told by a whole number and the place of its point: 73725 with two decimals is
   * 737.25.
   *
   * @param unscaled the number without its point
   * @param scale how many decimals it has, from 0 to 38
   * @param currency its currency
   * @return this column
   * @throws IllegalArgumentException if there are more than 38 decimals
   */
  public MoneyColumn append(long unscaled, int scale, CurrencyUnit currency) {
    if (scale < 0 || scale > Decimals.MOST_DIGITS) {
      throw new IllegalArgumentException(
          "Number of decimals "
              + Messages.quote(scale)
              + ": accepted is 0 to "
              + Decimals.MOST_DIGITS);
    }
    Objects.requireNonNull(currency, "currency");
    own();
    numbers.addRaw(unscaled, scale);
    currencies.add(currency);
    return this;
  }

  /**
   * Appends a missing amount, in the currency that the column was declared in.
   *
   * @return this column
   */
  @Override
  public MoneyColumn appendMissing() {
    return appendAbsent(currencies.declared(), ObservationStatus.MISSING);
  }

  /**
   * Appends a row without an amount.
   *
   * @param currency its currency, null if that is not known
   * @param why missing, suppressed or not yet reported
   * @return this column
   * @throws IllegalArgumentException if the status is one that has a value
   */
  public MoneyColumn appendAbsent(@Nullable CurrencyUnit currency, ObservationStatus why) {
    own();
    numbers.addAbsent(Objects.requireNonNull(why, "why"));
    currencies.add(currency);
    return this;
  }

  @Override
  public MoneyColumn append(Column<MonetaryAmount> column) {
    MoneyColumn other = money(column);
    int rows = other.size();
    for (int row = 0; row < rows; row++) {
      append(other, row);
    }
    return this;
  }

  @Override
  public MoneyColumn append(Column<MonetaryAmount> column, int row) {
    MoneyColumn other = money(column);
    own();
    numbers.addFrom(other.numbers, row);
    currencies.add(other.currencies.get(row));
    return this;
  }

  @Override
  public MoneyColumn appendObj(@Nullable Object value) {
    if (value == null || value instanceof MonetaryAmount) {
      return append((MonetaryAmount) value);
    }
    throw new IllegalArgumentException(
        "Can't append "
            + Messages.quote(value)
            + " of type "
            + value.getClass().getName()
            + " to column "
            + Messages.quote(name())
            + ": accepted is a MonetaryAmount");
  }

  @Override
  public MoneyColumn appendCell(@Nullable String text) {
    return appendCell(text, parser());
  }

  @Override
  public MoneyColumn appendCell(@Nullable String text, AbstractColumnParser<?> parser) {
    if (!(parser instanceof MoneyColumnType.Parser money)) {
      return appendObj(parser.parse(text));
    }
    MoneyText cell = money.cell(text);
    CurrencyUnit currency = cell.currency() == null ? currencies.declared() : cell.currency();
    own();
    if (cell.amount() != null) {
      numbers.add(cell.amount());
    } else {
      numbers.addAbsent(Objects.requireNonNull(cell.absence()));
    }
    currencies.add(currency);
    return this;
  }

  @Override
  public MoneyColumn set(int row, @Nullable MonetaryAmount amount) {
    if (amount == null) {
      return setMissing(row);
    }
    own();
    numbers.set(row, number(amount));
    currencies.set(row, amount.getCurrency());
    return this;
  }

  @Override
  public MoneyColumn setMissing(int row) {
    return setAbsent(row, ObservationStatus.MISSING);
  }

  /**
   * Takes the amount out of a row; the row keeps its currency.
   *
   * @param row the row, from 0
   * @param why missing, suppressed or not yet reported
   * @return this column
   * @throws IllegalArgumentException if the status is one that has a value
   */
  public MoneyColumn setAbsent(int row, ObservationStatus why) {
    own();
    numbers.setAbsent(row, Objects.requireNonNull(why, "why"));
    return this;
  }

  @Override
  public MoneyColumn set(int row, Column<MonetaryAmount> source, int sourceRow) {
    MoneyColumn other = money(source);
    own();
    numbers.setFrom(row, other.numbers, sourceRow);
    currencies.set(row, other.currencies.get(sourceRow));
    return this;
  }

  @Override
  public void clear() {
    own();
    numbers.clear();
    currencies.clear();
  }

  @Override
  public MoneyColumn set(int row, @Nullable String text, AbstractColumnParser<?> parser) {
    MoneyColumn cell = emptyCopy().appendCell(text, parser);
    return set(row, cell, 0);
  }

  private void own() {
    if (borrowed) {
      numbers = numbers.copy();
      currencies = currencies.copy();
      borrowed = false;
    }
  }

  // --- adding up and calculating ---

  /**
   * The exact sum of the amounts.
   *
   * @return the sum with the counts of what is not in it
   * @throws MixedFiguresException if there are several currencies
   * @throws IllegalArgumentException if the sum has more than 38 digits
   */
  public MoneySum sum() {
    SortedMap<CurrencyUnit, MoneySum> sums = sums();
    refuse("add up", sums.keySet());
    return sums.values().stream()
        .findFirst()
        .orElseGet(() -> sum(exactSums(), CurrencyVector.UNKNOWN));
  }

  /**
   * The exact sums of the amounts, kept apart by currency. A row without an amount whose currency
   * is not known counts as absent in every one of them.
   *
   * @return the sums by currency, in the order of their codes
   * @throws IllegalArgumentException if a sum has more than 38 digits
   */
  public SortedMap<CurrencyUnit, MoneySum> sums() {
    ExactSums exact = exactSums();
    SortedSet<CurrencyUnit> present = currencies();
    SortedMap<CurrencyUnit, MoneySum> sums = new TreeMap<>();
    for (int code = 0; code < currencies.codes(); code++) {
      CurrencyUnit currency = currencies.unit(code);
      if (currency != null && present.contains(currency)) {
        sums.put(currency, sum(exact, code));
      }
    }
    return Collections.unmodifiableSortedMap(sums);
  }

  /**
   * The amounts as binary numbers, for logarithms, regressions and whatever else is no longer
   * money.
   *
   * @return a column of the same name and as many rows, each amount rounded once, missing where
   *     there is none for whatever reason
   * @throws MixedFiguresException if there are several currencies
   */
  public DoubleColumn asDoubleColumn() {
    refuse("make plain numbers of", currencies(), "convert them, or pick one with isIn(currency)");
    DoubleColumn plain = DoubleColumn.create(name(), size());
    for (int row = 0; row < size(); row++) {
      BigDecimal number = numbers.get(row);
      if (number != null) {
        plain.set(row, number.doubleValue());
      }
    }
    return plain;
  }

  private ExactSums exactSums() {
    ExactSums sums = new ExactSums();
    for (int row = 0; row < size(); row++) {
      sums.add(currencies.codeAt(row), numbers, row);
    }
    return sums;
  }

  private MoneySum sum(ExactSums sums, int code) {
    CurrencyUnit currency = currencies.unit(code);
    return new MoneySum(
        currency == null || !sums.has(code)
            ? null
            : amount(currency, Decimals.normal(sums.sum(code))),
        (int) IntStream.range(0, size()).filter(row -> isAdded(code, row)).count(),
        absent(sums, code, ObservationStatus.MISSING),
        absent(sums, code, ObservationStatus.SUPPRESSED),
        absent(sums, code, ObservationStatus.NOT_YET_REPORTED));
  }

  private boolean isAdded(int code, int row) {
    return currencies.codeAt(row) == code && !numbers.isAbsent(row);
  }

  private static int absent(ExactSums sums, int code, ObservationStatus why) {
    int unknown = code == CurrencyVector.UNKNOWN ? 0 : sums.absent(CurrencyVector.UNKNOWN, why);
    return sums.absent(code, why) + unknown;
  }

  /**
   * Adds another column, row by row. Where either amount is absent, so is the result; missing goes
   * before suppressed, and that before not yet reported.
   *
   * @param other a column of as many rows
   * @return the sums
   * @throws MixedFiguresException if the currencies of a row differ
   * @throws IllegalArgumentException if there are not as many rows
   */
  public MoneyColumn plus(MoneyColumn other) {
    return combine("add up", other, name() + " + " + other.name(), BigDecimal::add);
  }

  /**
   * Subtracts another column, row by row. Where either amount is absent, so is the result, as with
   * {@link #plus}.
   *
   * @param other a column of as many rows
   * @return the differences
   * @throws MixedFiguresException if the currencies of a row differ
   * @throws IllegalArgumentException if there are not as many rows
   */
  public MoneyColumn minus(MoneyColumn other) {
    return combine("subtract", other, name() + " - " + other.name(), BigDecimal::subtract);
  }

  /**
   * The amounts with the other sign.
   *
   * @return a column of as many rows
   */
  public MoneyColumn negate() {
    return each("-" + name(), BigDecimal::negate);
  }

  /**
   * The amounts times a number, exactly.
   *
   * @param factor any number
   * @return a column of as many rows
   * @throws IllegalArgumentException if a product has more than 38 digits
   */
  public MoneyColumn multiply(BigDecimal factor) {
    Objects.requireNonNull(factor, "factor");
    return each(name() + " * " + factor.toPlainString(), number -> number.multiply(factor));
  }

  /**
   * The amounts in another currency, all at the rates of one period, exact until the one rounding
   * of the conversion. What is absent stays absent and needs no rate.
   *
   * @param conversion to which currency, by which rates
   * @param period the period of all amounts
   * @return a column of as many rows
   * @throws org.tradefigures.money.MissingRateException if there is no rate for an amount
   * @throws org.tradefigures.money.CurrencyNotInUseException if nobody used the currency of an
   *     amount in the period
   */
  public MoneyColumn convert(Conversion conversion, Period period) {
    return convert(conversion, Coded.constant(Objects.requireNonNull(period, "period")));
  }

  /**
   * The amounts in another currency, each at the rate of its own period, as in {@link
   * #convert(Conversion, Period)}.
   *
   * @param conversion to which currency, by which rates
   * @param periods a column of as many rows: texts such as {@code 2024} and {@code 2024-03}, whole
   *     numbers for years, or dates for days
   * @return a column of as many rows
   * @throws org.tradefigures.money.MissingRateException if there is no rate for an amount
   * @throws org.tradefigures.money.CurrencyNotInUseException if nobody used the currency of an
   *     amount in its period
   * @throws org.tradefigures.reference.TradeParseException if a text is no period
   * @throws IllegalArgumentException if an amount has no period, the column has another type, or
   *     not as many rows
   */
  public MoneyColumn convert(Conversion conversion, Column<?> periods) {
    requireSameLength(periods);
    return convert(conversion, PeriodCodes.of(periods, numbers));
  }

  private MoneyColumn convert(Conversion conversion, Coded<Period> periods) {
    DecimalVector converted =
        new ColumnConversion(conversion, numbers, currencies.coded(), periods).apply();
    CurrencyVector currency = new CurrencyVector();
    currency.declare(conversion.currency());
    return new MoneyColumn(name(), converted, currency.empty(size()), false);
  }

  /** The smaller of two amounts, row by row, as with {@link #plus}. */
  @Override
  public MoneyColumn min(Column<MonetaryAmount> other) {
    return combine("compare", money(other), name(), BigDecimal::min);
  }

  /** The larger of two amounts, row by row, as with {@link #plus}. */
  @Override
  public MoneyColumn max(Column<MonetaryAmount> other) {
    return combine("compare", money(other), name(), BigDecimal::max);
  }

  private MoneyColumn combine(
      String doing, MoneyColumn other, String name, BinaryOperator<BigDecimal> operation) {
    requireSameLength(other);
    MoneyColumn result = emptyCopy().setName(name);
    for (int row = 0; row < size(); row++) {
      CurrencyUnit mine = currencies.get(row);
      CurrencyUnit its = other.currencies.get(row);
      if (mine != null && its != null && !same(mine, its)) {
        refuse(doing, new TreeSet<>(Set.of(mine, its)));
      }
      CurrencyUnit currency = mine == null ? its : mine;
      BigDecimal a = numbers.get(row);
      BigDecimal b = other.numbers.get(row);
      if (a != null && b != null) {
        result.numbers.add(operation.apply(a, b));
      } else {
        result.numbers.addAbsent(
            Stream.of(absence(row), other.absence(row))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow());
      }
      result.currencies.add(currency);
    }
    return result;
  }

  private void requireSameLength(Column<?> other) {
    if (size() != other.size()) {
      throw new IllegalArgumentException(
          "Columns "
              + Messages.quote(name())
              + " and "
              + Messages.quote(other.name())
              + " have "
              + size()
              + " and "
              + other.size()
              + " rows: accepted are columns of the same length");
    }
  }

  private MoneyColumn each(String name, UnaryOperator<BigDecimal> operation) {
    DecimalVector results = new DecimalVector();
    for (int row = 0; row < size(); row++) {
      BigDecimal number = numbers.get(row);
      if (number == null) {
        results.addFrom(numbers, row);
      } else {
        results.add(operation.apply(number));
      }
    }
    return new MoneyColumn(name, results, currencies.copy(), false);
  }

  private static void refuse(String doing, Set<CurrencyUnit> different) {
    refuse(
        doing,
        different,
        "convert them, pick one with isIn(currency), or keep them apart with sums()");
  }

  private static void refuse(String doing, Set<CurrencyUnit> different, String remedy) {
    if (different.size() > 1) {
      throw new MixedFiguresException(
          doing,
          "currencies",
          different.stream().map(CurrencyUnit::getCurrencyCode).toList(),
          remedy);
    }
  }

  // --- picking rows ---

  /**
   * The rows in a currency, those without an amount included.
   *
   * @param currency the currency
   * @return the rows
   */
  public Selection isIn(CurrencyUnit currency) {
    Objects.requireNonNull(currency, "currency");
    return rows(
        row -> {
          CurrencyUnit unit = currencies.get(row);
          return unit != null && same(unit, currency);
        });
  }

  /**
   * The rows with just this amount, in its currency.
   *
   * @param amount the amount
   * @return the rows
   */
  public Selection isEqualTo(MonetaryAmount amount) {
    Selection inCurrency = isIn(amount.getCurrency());
    BigDecimal bound = number(amount);
    return rows(
        row -> {
          BigDecimal number = numbers.get(row);
          return number != null && number.compareTo(bound) == 0 && inCurrency.contains(row);
        });
  }

  /**
   * The rows with a larger amount.
   *
   * @param amount the amount
   * @return the rows; never one without an amount
   * @throws MixedFiguresException if a row is in another currency
   */
  public Selection isGreaterThan(MonetaryAmount amount) {
    return compared(amount, sign -> sign > 0);
  }

  /**
   * The rows with this amount or a larger one.
   *
   * @param amount the amount
   * @return the rows; never one without an amount
   * @throws MixedFiguresException if a row is in another currency
   */
  public Selection isGreaterThanOrEqualTo(MonetaryAmount amount) {
    return compared(amount, sign -> sign >= 0);
  }

  /**
   * The rows with a smaller amount.
   *
   * @param amount the amount
   * @return the rows; never one without an amount
   * @throws MixedFiguresException if a row is in another currency
   */
  public Selection isLessThan(MonetaryAmount amount) {
    return compared(amount, sign -> sign < 0);
  }

  /**
   * The rows with this amount or a smaller one.
   *
   * @param amount the amount
   * @return the rows; never one without an amount
   * @throws MixedFiguresException if a row is in another currency
   */
  public Selection isLessThanOrEqualTo(MonetaryAmount amount) {
    return compared(amount, sign -> sign <= 0);
  }

  /**
   * The rows without an amount for a reason.
   *
   * @param why missing, suppressed or not yet reported
   * @return the rows
   */
  public Selection isAbsent(ObservationStatus why) {
    Objects.requireNonNull(why, "why");
    return rows(row -> numbers.absence(row) == why);
  }

  @Override
  public Selection isMissing() {
    return rows(numbers::isAbsent);
  }

  @Override
  public Selection isNotMissing() {
    return rows(row -> !numbers.isAbsent(row));
  }

  private Selection compared(MonetaryAmount amount, IntPredicate sign) {
    SortedSet<CurrencyUnit> different = new TreeSet<>(currencies());
    different.add(amount.getCurrency());
    refuse("compare", different);
    BigDecimal bound = number(amount);
    return rows(
        row -> {
          BigDecimal number = numbers.get(row);
          return number != null && sign.test(number.compareTo(bound));
        });
  }

  private Selection rows(IntPredicate picked) {
    return Selection.with(IntStream.range(0, size()).filter(picked).toArray());
  }

  @Override
  public MoneyColumn where(Selection selection) {
    return subset(selection.toArray());
  }

  @Override
  public MoneyColumn subset(int[] rows) {
    return new MoneyColumn(name(), numbers.take(rows), currencies.take(rows), false);
  }

  @Override
  public MoneyColumn removeMissing() {
    return where(isNotMissing());
  }

  /** The amounts that pass a test; rows without an amount do not. */
  @Override
  public MoneyColumn filter(Predicate<? super MonetaryAmount> test) {
    return where(rows(row -> passes(test, row)));
  }

  /** How many amounts pass a test, up to a number; rows without an amount do not. */
  @Override
  public int count(Predicate<? super MonetaryAmount> test, int max) {
    IntStream passing = IntStream.range(0, size()).filter(row -> passes(test, row));
    return (int) (max > 0 ? passing.limit(max) : passing).count();
  }

  private boolean passes(Predicate<? super MonetaryAmount> test, int row) {
    MonetaryAmount amount = get(row);
    return amount != null && test.test(amount);
  }

  /** The amounts changed one by one; rows without an amount stay as they are. */
  @Override
  public MoneyColumn map(Function<? super MonetaryAmount, ? extends MonetaryAmount> function) {
    MoneyColumn result = copy();
    for (int row = 0; row < size(); row++) {
      MonetaryAmount amount = get(row);
      if (amount != null) {
        result.set(row, function.apply(amount));
      }
    }
    return result;
  }

  /** The largest of the amounts there are. */
  @Override
  public Optional<MonetaryAmount> max(Comparator<? super MonetaryAmount> order) {
    return amounts().max(order);
  }

  /** The smallest of the amounts there are. */
  @Override
  public Optional<MonetaryAmount> min(Comparator<? super MonetaryAmount> order) {
    return amounts().min(order);
  }

  private Stream<MonetaryAmount> amounts() {
    return IntStream.range(0, size())
        .filter(row -> !isMissing(row))
        .mapToObj(row -> Objects.requireNonNull(get(row)));
  }

  @Override
  public int indexOf(@Nullable Object value) {
    return IntStream.range(0, size())
        .filter(row -> Objects.equals(get(row), value))
        .findFirst()
        .orElse(-1);
  }

  @Override
  public int lastIndexOf(@Nullable Object value) {
    return IntStream.range(0, size())
        .filter(row -> Objects.equals(get(row), value))
        .reduce((first, second) -> second)
        .orElse(-1);
  }

  @Override
  public int countMissing() {
    return (int) IntStream.range(0, size()).filter(numbers::isAbsent).count();
  }

  @Override
  public MoneyColumn lag(int n) {
    MoneyColumn lagged = emptyCopy().setName(name() + " lag(" + n + ")");
    for (int row = 0; row < size(); row++) {
      long source = (long) row - n;
      if (source >= 0 && source < size()) {
        lagged.append(this, (int) source);
      } else {
        lagged.appendMissing();
      }
    }
    return lagged;
  }

  /** Each amount once, and each kind of absence, in the order of their first rows. */
  @Override
  public MoneyColumn unique() {
    return subset(categories().values().stream().mapToInt(rows -> rows[0]).toArray())
        .setName(name() + " Unique values");
  }

  /** How often each amount occurs, and each kind of absence, in the order of their first rows. */
  @Override
  public Table countByCategory() {
    Collection<int[]> categories = categories().values();
    return Table.create(
        "Column: " + name(),
        subset(categories.stream().mapToInt(rows -> rows[0]).toArray()).setName("Category"),
        IntColumn.create("Count", categories.stream().mapToInt(rows -> rows[1]).toArray()));
  }

  /** The first row of each different value, and how many there are. */
  private Map<List<Object>, int[]> categories() {
    Map<List<Object>, int[]> categories = new LinkedHashMap<>();
    for (int row = 0; row < size(); row++) {
      int first = row;
      categories
          .computeIfAbsent(
              List.of(currencies.codeAt(row), value(row)), key -> new int[] {first, 0})[1]++;
    }
    return categories;
  }

  private Object value(int row) {
    BigDecimal number = numbers.get(row);
    return number == null ? numbers.raw(row) : number;
  }

  // --- order and equality ---

  @Override
  public IntComparator rowComparator() {
    return this::compareRows;
  }

  private int compareRows(int one, int other) {
    int a = currencies.codeAt(one);
    int b = currencies.codeAt(other);
    int byCurrency = a == b ? 0 : code(a).compareTo(code(b));
    return byCurrency == 0 ? numbers.compare(one, other) : byCurrency;
  }

  private String code(int code) {
    CurrencyUnit unit = currencies.unit(code);
    return unit == null ? "" : unit.getCurrencyCode();
  }

  @Override
  public void sortAscending() {
    sort(rowComparator());
  }

  @Override
  public void sortDescending() {
    sort(rowComparator().reversed());
  }

  private void sort(IntComparator order) {
    int[] rows = IntStream.range(0, size()).toArray();
    IntArrays.mergeSort(rows, order);
    numbers = numbers.take(rows);
    currencies = currencies.take(rows);
    borrowed = false;
  }

  /** By the code of the currency, then by the number; null is first. */
  @Override
  public int compare(@Nullable MonetaryAmount one, @Nullable MonetaryAmount other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    int byCurrency =
        one.getCurrency().getCurrencyCode().compareTo(other.getCurrency().getCurrencyCode());
    return byCurrency == 0 ? number(one).compareTo(number(other)) : byCurrency;
  }

  @Override
  public int valueHash(int row) {
    return 31 * currencies.codeAt(row) + value(row).hashCode();
  }

  @Override
  public boolean equals(int one, int other) {
    return currencies.codeAt(one) == currencies.codeAt(other) && numbers.equal(one, other);
  }

  // --- other forms ---

  @Override
  public MoneyColumn emptyCopy() {
    return new MoneyColumn(name(), new DecimalVector(), currencies.empty(0), false);
  }

  @Override
  public MoneyColumn emptyCopy(int rows) {
    return new MoneyColumn(
        name(), DecimalVector.missing(rows, numbers.scale()), currencies.empty(rows), false);
  }

  @Override
  public MoneyColumn copy() {
    return borrowed
        ? new MoneyColumn(name(), numbers, currencies, true)
        : new MoneyColumn(name(), numbers.copy(), currencies.copy(), false);
  }

  @Override
  @SuppressWarnings("NullAway") // an absent amount is null, as in all columns of Tablesaw
  public Iterator<MonetaryAmount> iterator() {
    return IntStream.range(0, size()).mapToObj(this::get).iterator();
  }

  /** The amounts, null where absent. */
  @Override
  @SuppressWarnings("NullAway") // as in all columns of Tablesaw
  public MonetaryAmount[] asObjectArray() {
    MonetaryAmount[] amounts = new MonetaryAmount[size()];
    Arrays.setAll(amounts, this::get);
    return amounts;
  }

  /** The different amounts, without the absent. */
  @Override
  public Set<MonetaryAmount> asSet() {
    return amounts().collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public int byteSize() {
    return MoneyColumnType.BYTES;
  }

  /** The row in bytes that are equal if the currency and the amount, or its absence, are. */
  @Override
  public byte[] asBytes(int row) {
    BigDecimal number = numbers.get(row);
    ByteBuffer bytes = ByteBuffer.allocate(MoneyColumnType.BYTES);
    bytes.putChar((char) currencies.codeAt(row));
    if (number == null) {
      return bytes.put((byte) -1).putLong(numbers.raw(row)).array();
    }
    BigInteger unscaled = number.unscaledValue();
    return bytes
        .put((byte) number.scale())
        .putLong(unscaled.shiftRight(Long.SIZE).longValue())
        .putLong(unscaled.longValue())
        .array();
  }

  /**
   * Count, absences, sum, smallest and largest amount; these for each currency if there are
   * several.
   */
  @Override
  public Table summary() {
    StringColumn measure = StringColumn.create("Measure");
    StringColumn value = StringColumn.create("Value");
    BiConsumer<String, Object> line =
        (name, content) -> {
          measure.append(name);
          value.append(content.toString());
        };
    line.accept("Count", size());
    for (ObservationStatus status : ObservationStatus.values()) {
      if (!status.hasValue()) {
        String words = MoneyText.words(status);
        line.accept(
            Character.toUpperCase(words.charAt(0)) + words.substring(1), isAbsent(status).size());
      }
    }
    SortedMap<CurrencyUnit, MoneySum> sums = sums();
    sums.forEach(
        (currency, sum) -> {
          String suffix = sums.size() > 1 ? " " + currency.getCurrencyCode() : "";
          MoneyColumn amounts = where(isIn(currency).and(isNotMissing()));
          if (!amounts.isEmpty()) {
            amounts.sortAscending();
            line.accept("Sum" + suffix, sum);
            line.accept("Min" + suffix, amounts.getString(0));
            line.accept("Max" + suffix, amounts.getString(amounts.size() - 1));
          }
        });
    return Table.create("Column: " + name(), measure, value);
  }

  /** An amount of the default type of JavaMoney. */
  static MonetaryAmount amount(CurrencyUnit currency, BigDecimal number) {
    return Currencies.amount(number, currency);
  }

  /** The number of an amount, in its one form. */
  static BigDecimal number(MonetaryAmount amount) {
    return Decimals.normal(amount.getNumber().numberValueExact(BigDecimal.class));
  }

  private static boolean same(CurrencyUnit one, CurrencyUnit other) {
    return one.getCurrencyCode().equals(other.getCurrencyCode());
  }

  private static MoneyColumn money(Column<MonetaryAmount> column) {
    if (column instanceof MoneyColumn money) {
      return money;
    }
    throw new IllegalArgumentException(
        "Column "
            + Messages.quote(column.name())
            + " has type "
            + column.type()
            + ": accepted is "
            + MoneyColumnType.instance());
  }
}
