package org.tradefigures.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * Exchange rates from any file with one rate a row and a header, once it is told what its columns
 * mean. A file of a central bank, say, with shillings per unit of the named currency:
 *
 * <pre>{@code
 * RateTable rates =
 *     MappedRates.builder(RateKind.DAILY, "central-bank")
 *         .baseColumn("Currency")
 *         .term("KES")
 *         .periodColumn("Date", "dd/MM/uuuu")
 *         .factorColumn("Mean")
 *         .name("US DOLLAR", "USD")
 *         .name("JPY (100)", "JPY")
 *         .units("JPY", 100)
 *         .name("KES / USHS", "UGX")
 *         .inverted("UGX")
 *         .build()
 *         .read(Path.of("rates.csv"));
 * }</pre>
 *
 * <p>What is told holds for every row:
 *
 * <ol>
 *   <li>1 unit of base = factor units of term. A file that tells the factor for more units than one
 *       of a currency says so with {@link Builder#units}, and one that tells some currencies the
 *       other way round, with {@link Builder#inverted}.
 *   <li>An empty factor says that there is no rate, and so do the texts of {@link Builder#absent}.
 *   <li>Numbers have a point before the decimals and nothing between thousands, unless {@link
 *       Builder#numbers} says otherwise.
 *   <li>Periods are written as SDMX does, such as {@code 2024-03}, unless a pattern for days is
 *       told.
 *   <li>The text is UTF-8. Lines before the one that has the columns are passed over, as are
 *       columns that are not told. Licence and origin are those of the file.
 * </ol>
 */
public final class MappedRates implements RateReader {

  /** One of the two currencies: a column, or the same in all rows. */
  private record Side(@Nullable String column, @Nullable String code) {}

  private final RateKind kind;
  private final Provenance provenance;
  private final Side base;
  private final Side term;
  private final String periodColumn;
  private final @Nullable DateTimeFormatter days;
  private final String dayPattern;
  private final String factorColumn;
  private final Map<String, String> names;
  private final Map<CurrencyUnit, Integer> units;
  private final Set<CurrencyUnit> inverted;
  private final Set<String> absent;
  private final char separator;
  private final NumberMarks marks;

  private MappedRates(Builder builder) {
    kind = builder.kind;
    provenance = builder.provenance;
    base = told(builder.base, "base or baseColumn");
    term = told(builder.term, "term or termColumn");
    periodColumn = told(builder.periodColumn, "periodColumn");
    days = builder.days;
    dayPattern = builder.dayPattern;
    factorColumn = told(builder.factorColumn, "factorColumn");
    names = Map.copyOf(builder.names);
    units = Map.copyOf(builder.units);
    inverted = Set.copyOf(builder.inverted);
    absent = Set.copyOf(builder.absent);
    separator = builder.separator;
    marks = builder.marks;
  }

  private static <T> T told(@Nullable T value, String methods) {
    if (value == null) {
      throw new IllegalStateException("The mapping is not complete: tell " + methods);
    }
    return value;
  }

  /**
   * Begins a mapping.
   *
   * @param kind what the rates of the file are
   * @param source short name of who published them, which every rate keeps
   * @return a builder
   */
  public static Builder builder(RateKind kind, String source) {
    return new Builder(Objects.requireNonNull(kind, "kind"), Provenance.of(source));
  }

  @Override
  public String name() {
    return "mapped rates csv";
  }

  @Override
  public void read(SourceText in, RateSink sink) throws IOException {
    CsvRows rows = new CsvRows(in, separator);
    SortedSet<String> columns = new TreeSet<>(List.of(periodColumn, factorColumn));
    if (base.column != null) {
      columns.add(base.column);
    }
    if (term.column != null) {
      columns.add(term.column);
    }
    rows.header(columns, MappingWords.RATES_IN_CODE);
    Provenance page = provenance.withPage(rows.source());
    int factorIndex = rows.index(factorColumn);
    rows.forEach(
        () -> {
          String text = rows.get(factorIndex);
          if (!text.isEmpty() && !absent.contains(text)) {
            sink.add(rows.location(factorIndex), text, () -> rate(rows, text, page));
          }
        },
        sink::problem);
  }

  private Rate rate(CsvRows rows, String text, Provenance page) {
    CurrencyUnit one = currency(rows, base);
    CurrencyUnit other = currency(rows, term);
    boolean swapped = inverted.contains(one) || inverted.contains(other);
    CurrencyUnit from = swapped ? other : one;
    CurrencyUnit to = swapped ? one : other;
    // told is: n units of from = text units of to; or 1 unit of from = text units of to
    BigDecimal factor =
        RateSink.factor(marks.plain(text, "rate", NumberMarks.RATE, MappingWords.RATES_IN_CODE));
    BigDecimal each = factor.scaleByPowerOfTen(-units.getOrDefault(from, 0));
    return new Rate(from, to, period(rows), kind, each, false, page);
  }

  private CurrencyUnit currency(CsvRows rows, Side side) {
    if (side.column == null) {
      return Currencies.of(told(side.code, "a currency"));
    }
    int index = rows.index(side.column);
    String text = rows.get(index);
    return CsvRows.currency(names.getOrDefault(text, text), rows.location(index));
  }

  private Period period(CsvRows rows) {
    int index = rows.index(periodColumn);
    String text = rows.get(index);
    try {
      return days == null ? Period.parse(text) : Period.day(LocalDate.parse(text, days));
    } catch (TradeParseException e) {
      throw e.at(rows.location(index));
    } catch (DateTimeException e) {
      throw new TradeParseException(
          "Malformed day",
          text,
          "expected is the pattern "
              + Messages.quote(dayPattern)
              + " that was told for column "
              + Messages.quote(periodColumn),
          rows.location(index),
          e);
    }
  }

  /** Tells what the columns of a file mean. */
  public static final class Builder {

    private final RateKind kind;
    private final Map<String, String> names = new HashMap<>();
    private final Map<CurrencyUnit, Integer> units = new HashMap<>();
    private final Set<CurrencyUnit> inverted = new HashSet<>();
    private final Set<String> absent = new HashSet<>();
    private Provenance provenance;
    private @Nullable Side base;
    private @Nullable Side term;
    private @Nullable String periodColumn;
    private @Nullable DateTimeFormatter days;
    private String dayPattern = "";
    private @Nullable String factorColumn;
    private char separator = ',';
    private NumberMarks marks = NumberMarks.POINT;

    private Builder(RateKind kind, Provenance provenance) {
      this.kind = kind;
      this.provenance = provenance;
    }

    /**
     * The currency of the one unit, the same in all rows.
     *
     * @param code code of the currency
     * @return this builder
     * @throws org.tradefigures.reference.UnknownCodeException if it is unknown
     */
    public Builder base(String code) {
      base = new Side(null, Currencies.of(code).getCurrencyCode());
      return this;
    }

    /**
     * The column of the currency of the one unit.
     *
     * @param column its name in the header
     * @return this builder
     */
    public Builder baseColumn(String column) {
      base = new Side(Objects.requireNonNull(column, "column"), null);
      return this;
    }

    /**
     * The currency of the factor, the same in all rows.
     *
     * @param code code of the currency
     * @return this builder
     * @throws org.tradefigures.reference.UnknownCodeException if it is unknown
     */
    public Builder term(String code) {
      term = new Side(null, Currencies.of(code).getCurrencyCode());
      return this;
    }

    /**
     * The column of the currency of the factor.
     *
     * @param column its name in the header
     * @return this builder
     */
    public Builder termColumn(String column) {
      term = new Side(Objects.requireNonNull(column, "column"), null);
      return this;
    }

    /**
     * The column of the period, written as SDMX does.
     *
     * @param column its name in the header
     * @return this builder
     */
    public Builder periodColumn(String column) {
      periodColumn = Objects.requireNonNull(column, "column");
      days = null;
      return this;
    }

    /**
     * The column of the day.
     *
     * @param column its name in the header
     * @param pattern how days are written, in the letters of {@link DateTimeFormatter}, such as
     *     {@code dd/MM/yyyy}; names of months are English
     * @return this builder
     * @throws IllegalArgumentException if it is no pattern
     */
    public Builder periodColumn(String column, String pattern) {
      periodColumn = Objects.requireNonNull(column, "column");
      days = PeriodPattern.format(pattern);
      dayPattern = pattern;
      return this;
    }

    /**
     * The column of the factor.
     *
     * @param column its name in the header
     * @return this builder
     */
    public Builder factorColumn(String column) {
      factorColumn = Objects.requireNonNull(column, "column");
      return this;
    }

    /**
     * What the file calls a currency.
     *
     * @param text as it stands in the file
     * @param code code of the currency
     * @return this builder
     * @throws org.tradefigures.reference.UnknownCodeException if it is unknown
     */
    public Builder name(String text, String code) {
      names.put(Objects.requireNonNull(text, "text"), Currencies.of(code).getCurrencyCode());
      return this;
    }

    /**
     * For how many units of a currency the file tells the factor, where that currency is the base.
     *
     * @param code code of the currency
     * @param number 1, 10, 100 or another power of ten up to a million
     * @return this builder
     * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
     */
    public Builder units(String code, int number) {
      int power = 0;
      int rest = number;
      while (rest > 1 && rest % 10 == 0) {
        rest /= 10;
        power++;
      }
      if (rest != 1 || power > 6) {
        throw new IllegalArgumentException(
            "Rates for "
                + number
                + " units of "
                + code
                + ": accepted are 1, 10, 100 and further powers of ten up to 1000000");
      }
      units.put(Currencies.of(code), power);
      return this;
    }

    /**
     * Currencies whose rows tell the opposite: 1 unit of term = factor units of base.
     *
     * @param codes codes of the currencies
     * @return this builder
     * @throws org.tradefigures.reference.UnknownCodeException if one is unknown
     */
    public Builder inverted(String... codes) {
      for (String code : codes) {
        inverted.add(Currencies.of(code));
      }
      return this;
    }

    /**
     * Texts that say that there is no rate, besides nothing.
     *
     * @param texts such as {@code -} or {@code n/a}
     * @return this builder
     */
    public Builder absent(String... texts) {
      absent.addAll(List.of(texts));
      return this;
    }

    /**
     * What stands between two fields.
     *
     * @param character a comma, if nothing else is told
     * @return this builder
     */
    public Builder separator(char character) {
      separator = character;
      return this;
    }

    /**
     * How numbers are written.
     *
     * @param beforeDecimals what stands before the decimals
     * @param betweenThousands what may stand between thousands; null for nothing; a blank stands
     *     for any blank, such as the narrow one at which no line ends
     * @return this builder
     * @throws IllegalArgumentException if both are the same
     */
    public Builder numbers(char beforeDecimals, @Nullable Character betweenThousands) {
      marks = new NumberMarks(beforeDecimals, betweenThousands);
      return this;
    }

    /**
     * The terms of use of the file, which every rate keeps.
     *
     * @param licence such as {@code CC BY 4.0}
     * @return this builder
     */
    public Builder licence(String licence) {
      provenance = provenance.withLicence(licence);
      return this;
    }

    /**
     * The reader.
     *
     * @return a reader
     * @throws IllegalStateException if base, term, period or factor are not told
     */
    public MappedRates build() {
      return new MappedRates(this);
    }
  }
}
