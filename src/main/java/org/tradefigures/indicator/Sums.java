package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MoneyColumn;
import org.tradefigures.table.TableColumns;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.table.Wording;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.Valuation;

/**
 * The answer of a store as what indicators take their inputs from: one sum for each of its {@link
 * #keys}. The key -1 stands for a combination that has no figures.
 */
final class Sums {

  private final TradeTable table;
  private final Keys keys;
  private final boolean missingAsZero;

  /** The row of every key, where they are not the same. */
  private final int[] rows;

  private final BitSet mirrored;
  private final String mirrorNote;
  private final boolean isWhole;
  private final List<String> currencies;

  /** Looked up when first asked for, since that starts the money library. */
  private @Nullable CurrencyUnit onlyCurrency;

  /** Why a combination without figures has no value; null where it counts as zero. */
  private final @Nullable Undefined ofNothing;

  private Sums(
      TradeTable table,
      Keys keys,
      boolean missingAsZero,
      int[] rows,
      BitSet mirrored,
      String mirrorNote) {
    this.table = table;
    this.keys = keys;
    this.missingAsZero = missingAsZero;
    this.rows = rows;
    this.mirrored = mirrored;
    this.mirrorNote = mirrorNote;
    this.isWhole = table.isWhole();
    this.currencies = table.codeList(Dimension.CURRENCY);
    this.ofNothing = missingAsZero || isComplete() ? null : Undefined.MISSING_INPUT;
  }

  /** One sum a row. */
  static Sums of(TradeTable table, List<? extends Dimension<?>> dimensions, boolean missingAsZero) {
    Keys keys = Keys.of(table, dimensions);
    return new Sums(table, keys, missingAsZero, new int[0], new BitSet(), "");
  }

  /**
   * The sums one economy reported, and where it has no value those that the other reported.
   *
   * @param table kept apart by the dimensions and, last of all, by reporter
   */
  static Sums mirrored(
      TradeTable table, List<? extends Dimension<?>> dimensions, Economy first, Economy second) {
    Sums reports = of(table, dimensions, false);
    int[] starts = reports.keys.starts(dimensions.size());
    int[] rows = new int[starts.length];
    BitSet mirrored = new BitSet();
    for (int key = 0; key < starts.length; key++) {
      int end = key + 1 < starts.length ? starts[key + 1] : table.size();
      rows[key] = reportedBy(table, first, starts[key], end);
      int other = reportedBy(table, second, starts[key], end);
      if (reports.undefined(rows[key]) != null && other >= 0 && reports.undefined(other) == null) {
        rows[key] = other;
        mirrored.set(key);
      }
    }
    Keys keys = reports.keys.take(dimensions, starts);
    return new Sums(table, keys, false, rows, mirrored, "mirror: reported by " + second);
  }

  private static int reportedBy(TradeTable table, Economy economy, int from, int end) {
    Reporter reporter = Reporter.parse(economy.code());
    return IntStream.range(from, end)
        .filter(row -> table.get(Dimension.REPORTER, row).equals(reporter))
        .findFirst()
        .orElse(-1);
  }

  /** These sums added up further, over all but some of their dimensions. */
  Sums by(List<? extends Dimension<?>> fewer) {
    List<Dimension<?>> over = new ArrayList<>(keys.dimensions());
    over.removeAll(fewer);
    TradeQuery query =
        TradeQuery.all()
            .advisedIn(Wording.INDICATOR_OF_OWN_SUMS)
            .keep(fewer.toArray(Dimension<?>[]::new))
            .addingUpOver(over)
            .valuesOnly();
    return of(table.aggregate(query), fewer, missingAsZero);
  }

  /** The combinations that have figures, in order. */
  Keys keys() {
    return keys;
  }

  /** Whether the figure of a combination is the partner's report. */
  boolean isMirrored(int key) {
    return key >= 0 && mirrored.get(key);
  }

  /** Whether what is not there is zero. */
  boolean isComplete() {
    return table.coverage() == Coverage.COMPLETE;
  }

  /** Whether all figures are in one currency. */
  boolean isOneCurrency() {
    return currencies.size() <= 1;
  }

  /** Why there is no value; null where there is one. */
  @Nullable Undefined undefined(int key) {
    if (row(key) < 0) {
      return ofNothing;
    }
    return isWhole ? null : input("", key).undefined();
  }

  /** The value of a combination that has one. */
  BigDecimal value(int key) {
    long unscaled = unscaledValue(key);
    return unscaled == Long.MIN_VALUE
        ? table.value(row(key)).orElse(BigDecimal.ZERO)
        : BigDecimal.valueOf(unscaled, table.valueScale());
  }

  /**
   * The value without its point, {@link Long#MIN_VALUE} where it does not fit; of a combination
   * that has one.
   */
  long unscaledValue(int key) {
    return row(key) < 0 ? 0 : table.unscaledValue(row(key));
  }

  /**
   * Refuses values that are negative, which are no parts of a total; sums that lack figures have no
   * value that is known.
   */
  void requireNoneNegative(String indicator) {
    for (BitSet suspects : Blocks.map(keys.size(), this::negativeOrLarge)) {
      suspects.stream().forEach(key -> requireNotNegative(key, indicator));
    }
  }

  private BitSet negativeOrLarge(int first, int end) {
    BitSet suspects = new BitSet();
    long[] unscaled = new long[Blocks.PORTION];
    for (int from = first; from < end; from += Blocks.PORTION) {
      int count = Math.min(Blocks.PORTION, end - from);
      readUnscaled(from, from + count, unscaled);
      for (int i = 0; i < count; i++) {
        if (unscaled[i] < 0) {
          suspects.set(from + i);
        }
      }
    }
    return suspects;
  }

  /** Refuses a value that is negative, which is no part of a total. */
  void requireNotNegative(int key, String indicator) {
    BigDecimal value = value(key);
    if (value.signum() < 0 && undefined(key) == null) {
      throw new IllegalArgumentException(
          "Can't work out "
              + indicator
              + " of a negative value "
              + Messages.quote(Ratios.plain(value).toPlainString())
              + " for "
              + keys.at(key)
              + ": it is no share of a total; leave it out with where(…), or put the figures right");
    }
  }

  /** How many decimals {@link #unscaledValue} has. */
  int scale() {
    return table.valueScale();
  }

  /** A value of these sums without its point, however large. */
  BigInteger unscaledNumber(BigDecimal value) {
    return value.setScale(table.valueScale()).unscaledValue();
  }

  /** What a sum of squares of values without their point stands for. */
  BigDecimal scaledSquare(BigInteger square) {
    return new BigDecimal(square, 2 * table.valueScale());
  }

  /**
   * The value of a combination times ten to the power of a scale, as a binary number; zero where
   * there is none.
   */
  double number(int key, int ofScale) {
    long unscaled = ofScale == scale() ? unscaledValue(key) : Long.MIN_VALUE;
    return unscaled == Long.MIN_VALUE ? value(key).movePointRight(ofScale).doubleValue() : unscaled;
  }

  /** The numbers of all combinations in the given scale. */
  double[] numbers(int ofScale) {
    return IntStream.range(0, keys.size()).mapToDouble(key -> number(key, ofScale)).toArray();
  }

  /**
   * Tells the numbers of some combinations in the {@link #scale} of these sums, into the start of
   * an array; another is worked on.
   */
  void read(int from, int to, long[] unscaled, double[] into) {
    readUnscaled(from, to, unscaled);
    for (int i = 0; i < to - from; i++) {
      into[i] = unscaled[i];
    }
    for (int i = 0; i < to - from; i++) {
      into[i] = unscaled[i] == Long.MIN_VALUE ? number(from + i, scale()) : into[i];
    }
  }

  /**
   * Tells the values of some combinations as {@link #unscaledValue}, into the start of an array.
   */
  void readUnscaled(int from, int to, long[] into) {
    if (rows.length == 0) {
      table.readUnscaledValues(from, to, into);
    } else {
      for (int key = from; key < to; key++) {
        into[key - from] = unscaledValue(key);
      }
    }
  }

  /** Whether every combination has a value. */
  boolean isWhole() {
    return isWhole;
  }

  /** The currency of a combination's figure, null where there is none. */
  @Nullable CurrencyUnit currency(int key) {
    if (!hasCurrency(key)) {
      return null;
    }
    return isOneCurrency()
        ? onlyCurrency()
        : Currencies.of(table.get(Dimension.CURRENCY, row(key)));
  }

  /** The currency of all figures; null where there are several or none. */
  @Nullable CurrencyUnit onlyCurrency() {
    CurrencyUnit known = onlyCurrency;
    if (known == null && currencies.size() == 1) {
      known = Currencies.of(currencies.get(0));
      onlyCurrency = known;
    }
    return known;
  }

  /** Whether a combination's figure has a currency. */
  boolean hasCurrency(int key) {
    return row(key) >= 0 && (isWhole || table.status(row(key)).hasValue());
  }

  /** The valuation of a combination's figure, null where there is none. */
  @Nullable Valuation valuation(int key) {
    return hasCurrency(key) ? table.get(Dimension.VALUATION, row(key)) : null;
  }

  /** The figure of a combination, as an input of the given name. */
  Input input(String name, int key) {
    Input input = inputOf(name, row(key));
    return isMirrored(key) ? input.withNote(mirrorNote) : input;
  }

  /**
   * A number that was counted among the figures of a combination, as an input of the given name.
   */
  Input count(String name, int count, int key, String note) {
    List<Provenance> provenance = row(key) < 0 ? List.of() : table.provenance(row(key));
    return new Input(name, BigDecimal.valueOf(count), null, null, null, provenance, note);
  }

  /** The figures of the combinations that the rows of a result take. */
  InputColumn inputs(String name, RowMap keys) {
    return new InputColumn(
        name,
        row -> input(name, keys.get(row)),
        row -> {
          int key = keys.get(row);
          return undefined(key) == null ? value(key) : null;
        },
        new InputColumn.Summed(this, keys));
  }

  /**
   * The values of combinations as a column, all at once; null where each has to be looked at. A
   * combination without figures that counts as zero is zero in the currency of the others.
   */
  @Nullable MoneyColumn amounts(String name, RowMap keys) {
    int[] from = keys.toArray();
    int absent = 0;
    for (int i = 0; i < from.length; i++) {
      from[i] = row(from[i]);
      absent += from[i] < 0 ? 1 : 0;
    }
    boolean areZero = absent > 0 && ofNothing == null;
    if (!isWhole || (areZero ? !isOneCurrency() : absent == from.length)) {
      return null;
    }
    return TableColumns.amounts(name, table, from, areZero ? onlyCurrency() : null);
  }

  private int row(int key) {
    return key < 0 || rows.length == 0 ? key : rows[key];
  }

  private Input inputOf(String name, int row) {
    if (row < 0) {
      return isComplete()
          ? Input.zero(name, "no figure, and the data are complete")
          : missing(
              name,
              Undefined.MISSING_INPUT,
              List.of(),
              "no figure in a selection of figures; where that means zero, say withCoverage(COMPLETE) or missingAsZero()");
    }
    String absent = absences(row);
    ObservationStatus status = table.status(row);
    if (!status.hasValue()) {
      return missing(name, reason(status), table.provenance(row), absent);
    }
    Input input =
        Input.of(
            name,
            table.value(row).orElseThrow(),
            Currencies.of(table.get(Dimension.CURRENCY, row)),
            table.get(Dimension.VALUATION, row),
            table.provenance(row));
    if (table.isIncomplete(row)) {
      return missingAsZero
          ? input.withNote(absent + ", taken as zero")
          : Input.undefined(name, Undefined.INCOMPLETE_INPUT, table.provenance(row), absent);
    }
    return status == ObservationStatus.NORMAL ? input : input.withNote(status.toString());
  }

  private Input missing(String name, Undefined why, List<Provenance> provenance, String note) {
    return missingAsZero
        ? Input.zero(name, why + ", taken as zero")
        : Input.undefined(name, why, provenance, note);
  }

  private String absences(int row) {
    return Arrays.stream(ObservationStatus.values())
        .filter(why -> table.absent(row, why) > 0)
        .map(why -> table.absent(row, why) + " " + why)
        .collect(Collectors.joining(", "));
  }

  private static Undefined reason(ObservationStatus status) {
    return switch (status) {
      case SUPPRESSED -> Undefined.SUPPRESSED_INPUT;
      case NOT_YET_REPORTED -> Undefined.NOT_YET_REPORTED_INPUT;
      default -> Undefined.MISSING_INPUT;
    };
  }
}
