package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.money.MonetaryAmount;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.money.Conversion;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.Table;

/**
 * Trade figures in columns: one row a figure, its dimensions as codes, its value exact. Immutable.
 * For instance
 *
 * <pre>{@code
 * TradeTable trade = TradeReaders.read(Path.of("BACI_HS17_Y2022_V202401b.csv.gz"));
 * TradeTable kenya = trade.where(TradeQuery.economy("KEN"));       // its rows, as they are
 * TradeTable sums = kenya.aggregate(TradeQuery.all().keep(PERIOD, PARTNER, DIRECTION));
 * Table view = sums.table();                                       // a Tablesaw table
 * IndicatorResult balances = TradeBalance.by(ECONOMY).from(trade); // what indicators make of it
 * }</pre>
 *
 * <p>A table of flows ({@link #of}, or read from a file) has every {@link Dimension} and gives its
 * records back without loss. The answer to a query ({@link #aggregate}) has the dimensions that
 * were kept, and the currency and valuation of every sum; it knows how many figures were absent
 * from each sum, for which reason, and which publications it rests on.
 */
public final class TradeTable implements TradeStore {

  private static final List<TradeField> LONG_TEXTS =
      List.of(
          TradeField.PAGE,
          TradeField.RETRIEVED,
          TradeField.LICENCE,
          TradeField.AS_PRINTED,
          TradeField.NOTE);

  /** What makes two figures reports of the same trade by the same office. */
  private static final List<Dimension<?>> SAME_TRADE =
      Dimension.IDENTITY.stream()
          .filter(d -> d != Dimension.VALUATION && d != Dimension.CURRENCY)
          .toList();

  private static final Set<Dimension<?>> SIDES =
      Set.of(Dimension.ECONOMY, Dimension.PARTNER, Dimension.DIRECTION);

  private final int size;
  private final Columns columns;
  private final Coverage coverage;
  private final Kind kind;

  /** What {@link #ranks(Dimension)} has found. */
  private final Map<Dimension<?>, int[]> ranks = new ConcurrentHashMap<>();

  TradeTable(Columns columns, Coverage coverage, Kind kind) {
    this.size = columns.value.size();
    this.columns = columns;
    this.coverage = coverage;
    this.kind = kind;
  }

  /** What the rows are. */
  enum Kind {
    FLOWS,
    SUMS,

    /** Sums of exports alone or of imports alone, whether or not directions were kept apart. */
    SUMS_OF_ONE_WAY;

    static Kind ofSums(boolean areOneWay) {
      return areOneWay ? SUMS_OF_ONE_WAY : SUMS;
    }
  }

  /** The columns of a table. */
  record Columns(
      Map<Dimension<?>, Coded<?>> dimensions,
      DecimalVector value,
      Coded<ObservationStatus> status,
      DecimalVector netWeight,
      DecimalVector quantity,
      Coded<QuantityUnit> quantityUnit,
      Coded<List<Provenance>> provenance,
      Absences absences) {

    Columns {
      dimensions = Map.copyOf(dimensions);
    }

    Columns with(Map<Dimension<?>, Coded<?>> others) {
      return new Columns(
          others, value, status, netWeight, quantity, quantityUnit, provenance, absences);
    }

    Columns with(DecimalVector values, Coded<List<Provenance>> origins) {
      return new Columns(
          dimensions, values, status, netWeight, quantity, quantityUnit, origins, absences);
    }

    Columns take(int[] rows) {
      Map<Dimension<?>, Coded<?>> taken = new LinkedHashMap<>();
      dimensions.forEach((dimension, column) -> taken.put(dimension, column.take(rows)));
      return new Columns(
          taken,
          value.take(rows),
          status.take(rows),
          netWeight.take(rows),
          quantity.take(rows),
          quantityUnit.take(rows),
          provenance.take(rows),
          absences.take(rows));
    }
  }

  /** How many figures are absent from the sum in a row, by reason; nothing for a table of flows. */
  static final class Absences {
    static final Absences NONE = new Absences(new int[0], new int[0], new int[0]);

    private final int[] missing;
    private final int[] suppressed;
    private final int[] notYetReported;

    Absences(int[] missing, int[] suppressed, int[] notYetReported) {
      this.missing = missing;
      this.suppressed = suppressed;
      this.notYetReported = notYetReported;
    }

    int count(int row, ObservationStatus why) {
      int[] counts =
          switch (why) {
            case MISSING -> missing;
            case SUPPRESSED -> suppressed;
            case NOT_YET_REPORTED -> notYetReported;
            default -> new int[0];
          };
      return row < counts.length ? counts[row] : 0;
    }

    boolean any(int row) {
      return row < missing.length
          && (missing[row] > 0 || suppressed[row] > 0 || notYetReported[row] > 0);
    }

    Absences take(int[] rows) {
      return missing.length == 0
          ? NONE
          : new Absences(pick(missing, rows), pick(suppressed, rows), pick(notYetReported, rows));
    }

    private static int[] pick(int[] from, int[] rows) {
      return Arrays.stream(rows).map(r -> from[r]).toArray();
    }
  }

  /**
   * A table of records. What has no row is unknown; say {@link #withCoverage} where the records are
   * complete.
   *
   * @param flows the records
   * @return one row a record, in their order
   * @throws SecondFigureException if two records have the same {@link TradeFlow#identity identity}:
   *     two figures of one source for one flow would count twice
   */
  public static TradeTable of(Collection<TradeFlow> flows) {
    Builder builder = builder();
    flows.forEach(builder::add);
    return builder.build();
  }

  /**
   * A builder that takes records one by one and does not keep them.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A table from a plain Tablesaw table with the columns of {@link TradeSchema}.
   *
   * @param table the table; which columns it needs, and which types they may have, is told at
   *     {@link TradeSchema#read}
   * @return one row a row
   * @throws TradeParseException if a cell is not valid, or if a flow is told twice by the same
   *     source; the message names row and column
   */
  public static TradeTable from(Table table) {
    return TradeSchema.read(table);
  }

  /**
   * The number of rows.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * The dimensions the table has.
   *
   * @return the dimensions, in the order of all
   */
  public List<Dimension<?>> dimensions() {
    return Dimension.all().stream().filter(this::has).toList();
  }

  /**
   * Whether the table has a dimension, or can derive it.
   *
   * @param dimension the dimension
   * @return false where figures were added up over it
   */
  @Override
  public boolean has(Dimension<?> dimension) {
    boolean isSide = dimension == Dimension.EXPORTER || dimension == Dimension.IMPORTER;
    return columns.dimensions.containsKey(dimension)
        || (isSide ? columns.dimensions.keySet().containsAll(SIDES) : isOfFlows());
  }

  /**
   * A row's value in a dimension.
   *
   * @param dimension the dimension
   * @param row the row, from 0
   * @param <T> the type of its values
   * @return the value
   * @throws IllegalArgumentException if figures were added up over the dimension
   */
  public <T extends Comparable<? super T>> T get(Dimension<T> dimension, int row) {
    return column(dimension).get(Objects.checkIndex(row, size));
  }

  /**
   * The distinct values of a dimension.
   *
   * @param dimension the dimension
   * @param <T> the type of its values
   * @return the values, in their order
   * @throws IllegalArgumentException if figures were added up over the dimension
   */
  public <T extends Comparable<? super T>> List<T> distinct(Dimension<T> dimension) {
    Coded<T> column = column(dimension);
    boolean[] seen = new boolean[column.values().size()];
    for (int row = 0; row < size; row++) {
      seen[column.codes().get(row)] = true;
    }
    return IntStream.range(0, seen.length)
        .filter(c -> seen[c])
        .mapToObj(column.values()::get)
        .sorted()
        .toList();
  }

  /**
   * A row's value in the main unit of its currency.
   *
   * @param row the row, from 0
   * @return the exact value; empty where it is absent, and then {@link #status} says why
   */
  public Optional<BigDecimal> value(int row) {
    return Optional.ofNullable(columns.value.get(Objects.checkIndex(row, size)));
  }

  /**
   * A row's value as money.
   *
   * @param row the row, from 0
   * @return the exact amount; empty where it is absent, and then {@link #status} says why
   */
  public Optional<MonetaryAmount> amount(int row) {
    return value(row).map(v -> Currencies.amount(v, Currencies.of(get(Dimension.CURRENCY, row))));
  }

  /**
   * What kind of figure a row is, or why there is none. A sum is provisional or estimated if one of
   * its figures is.
   *
   * @param row the row, from 0
   * @return the status
   */
  public ObservationStatus status(int row) {
    return columns.status.get(Objects.checkIndex(row, size));
  }

  /**
   * A row's net weight.
   *
   * @param row the row, from 0
   * @return kilograms; empty where it is not told, or for a sum where one of the figures does not
   *     tell it
   */
  public Optional<BigDecimal> netWeightKg(int row) {
    return Optional.ofNullable(columns.netWeight.get(Objects.checkIndex(row, size)));
  }

  /**
   * A row's quantity in its own unit.
   *
   * @param row the row, from 0
   * @return empty where it is not told, or for a sum where one of the figures does not tell it or
   *     units differ
   */
  public Optional<Quantity> quantity(int row) {
    return Optional.ofNullable(columns.quantity.get(Objects.checkIndex(row, size)))
        .map(q -> new Quantity(q, columns.quantityUnit.get(row)));
  }

  /**
   * Where a row comes from.
   *
   * @param row the row, from 0
   * @return one for a flow; for a sum those of all its figures, in their order
   */
  public List<Provenance> provenance(int row) {
    return columns.provenance.get(Objects.checkIndex(row, size));
  }

  /**
   * How many figures are absent from the sum in a row, for the given reason.
   *
   * @param row the row, from 0
   * @param why missing, suppressed or not yet reported
   * @return zero or more; zero in a table of flows
   */
  public int absent(int row, ObservationStatus why) {
    return columns.absences.count(Objects.checkIndex(row, size), why);
  }

  /**
   * Whether figures are absent from the sum in a row.
   *
   * @param row the row, from 0
   * @return whether any is, for whatever reason
   */
  public boolean isIncomplete(int row) {
    return !isOfFlows() && columns.absences.any(Objects.checkIndex(row, size));
  }

  /** Whether there may be incomplete sums. */
  boolean hasAbsences() {
    return !isOfFlows() && columns.absences != Absences.NONE;
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  /**
   * The same figures with another statement of what an absent row means.
   *
   * @param newCoverage the coverage
   * @return the copy
   */
  public TradeTable withCoverage(Coverage newCoverage) {
    return new TradeTable(columns, newCoverage, kind);
  }

  /**
   * The rows as records.
   *
   * @return one a row, in their order
   * @throws IllegalArgumentException if the table is the answer to a query: sums are no flows
   */
  public List<TradeFlow> flows() {
    return IntStream.range(0, size).mapToObj(this::flow).toList();
  }

  /**
   * A row as record.
   *
   * @param row the row, from 0
   * @return the flow
   * @throws IllegalArgumentException if the table is the answer to a query: sums are no flows
   */
  public TradeFlow flow(int row) {
    if (!isOfFlows()) {
      throw new IllegalArgumentException(
          "Rows of sums are no trade flows: take the flows from the table that was asked, or the sums with table()");
    }
    return new TradeFlow(
        get(Dimension.PERIOD, row),
        get(Dimension.ECONOMY, row),
        get(Dimension.PARTNER, row),
        get(Dimension.REPORTER, row),
        get(Dimension.DIRECTION, row),
        get(Dimension.COMMODITY, row),
        get(Dimension.VALUATION, row),
        Currencies.of(get(Dimension.CURRENCY, row)),
        columns.value.get(row),
        status(row),
        columns.netWeight.get(row),
        quantity(row).orElse(null),
        new Breakdown(
            get(Dimension.SECOND_PARTNER, row),
            get(Dimension.CUSTOMS, row),
            get(Dimension.TRANSPORT, row)),
        provenance(row).get(0));
  }

  @Override
  public TradeTable aggregate(TradeQuery query) {
    Objects.requireNonNull(query, "query").requireToldAs(this::economiesTold);
    return Projection.of(this, query).orElseGet(() -> Aggregation.run(this, query));
  }

  /**
   * The rows a query picks, as they are: what it keeps and rolls up does not matter, what it sees
   * from a side is turned round.
   *
   * @param query which figures
   * @return the rows, in their order
   * @throws IllegalArgumentException if it names Taiwan, and the table has other Asia in its place
   */
  public TradeTable where(TradeQuery query) {
    query.requireToldAs(this::economiesTold);
    TradeTable seen = query.viewpoint().map(this::seenFrom).orElse(this);
    IntPredicate picks = RowFilter.of(seen, query);
    return seen.take(IntStream.range(0, size).filter(picks).toArray());
  }

  private Collection<Economy> economiesTold(Dimension<Economy> side) {
    return has(side) ? distinct(side) : List.of();
  }

  /**
   * The figures one office published.
   *
   * @param reporter the code of an economy, {@code reconciled} or {@code unknown}
   * @return the rows, in their order
   */
  public TradeTable reportedBy(String reporter) {
    return where(TradeQuery.reporter(reporter));
  }

  /**
   * The figures of one source.
   *
   * @param source its short name
   * @return the rows, in their order
   * @throws UnknownCodeException if the table has no such source
   */
  public TradeTable statedIn(String source) {
    List<String> known = distinct(Dimension.SOURCE);
    if (!known.contains(source)) {
      throw new UnknownCodeException(
          "source",
          source,
          Suggestions.nearest(source, known),
          known.isEmpty()
              ? "a source of this table, which has no figures"
              : "one of this table's sources " + Messages.quoteAll(known));
    }
    return where(TradeQuery.all().sources(source));
  }

  /**
   * The latest publication of every flow: of several in which one reporter tells the same trade,
   * the figures of that which was published last, in whichever valuations and currencies. A
   * publication of which only the month or year is known counts as published at its end, one
   * without as the oldest; of equally late ones that which stands last is taken.
   *
   * @return the rows, in their order
   */
  public TradeTable latest() {
    Grouping trade = new Grouping(columns(SAME_TRADE));
    Coded<Provenance> publications = publications();
    Comparator<Integer> byDay =
        Comparator.comparing(
            row -> publications.get(row).published(),
            Comparator.nullsFirst(Comparator.comparing(Period::end)));
    int[] tradeOf = new int[size];
    Map<Integer, Integer> latest = new HashMap<>();
    for (int row = 0; row < size; row++) {
      tradeOf[row] = trade.of(row);
      latest.merge(tradeOf[row], row, (a, b) -> byDay.compare(a, b) <= 0 ? b : a);
    }
    Codes codes = publications.codes();
    return take(
        IntStream.range(0, size)
            .filter(row -> codes.get(row) == codes.get(latest.getOrDefault(tradeOf[row], row)))
            .toArray());
  }

  /**
   * The rows in another order, by the values of dimensions; rows that are equal in all of them keep
   * their order.
   *
   * @param dimensions the most important first
   * @return the sorted rows
   */
  public TradeTable sortedBy(Dimension<?>... dimensions) {
    Comparator<Integer> order = Comparator.comparing(row -> 0);
    for (Dimension<?> dimension : dimensions) {
      int[] ranks = ranks(dimension);
      Codes codes = column(dimension).codes();
      order = order.thenComparing(row -> ranks[codes.get(row)]);
    }
    return take(sorted(order));
  }

  /**
   * The rows from the largest value to the smallest; absent values come last, equal ones keep their
   * order.
   *
   * @return the sorted rows
   * @throws MixedFiguresException if the values are in different currencies
   */
  public TradeTable sortedByValue() {
    List<String> currencies = distinct(Dimension.CURRENCY);
    if (currencies.size() > 1) {
      throw new MixedFiguresException(
          "compare",
          "currencies",
          currencies,
          "convert them, or pick one with where(TradeQuery.all().currencies(…))");
    }
    Comparator<Integer> order =
        Comparator.comparing(
            columns.value::get, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()));
    return take(sorted(order));
  }

  /**
   * The rows of this table, then those of another.
   *
   * @param other a table of flows
   * @return both; complete only if both are
   * @throws SecondFigureException if both tell a flow from the same source
   */
  public TradeTable append(TradeTable other) {
    List<TradeFlow> both = new ArrayList<>(flows());
    both.addAll(other.flows());
    boolean complete = coverage == Coverage.COMPLETE && other.coverage == Coverage.COMPLETE;
    return of(both).withCoverage(complete ? Coverage.COMPLETE : Coverage.SELECTION);
  }

  /**
   * The figures in another currency, each at the rate of its own currency and period, exact until
   * the one rounding of the conversion. Provenance notes the rate. Absent values stay absent and
   * need no rate.
   *
   * @param conversion to which currency, by which rates
   * @return the copy
   * @throws org.tradefigures.money.MissingRateException if there is no rate for a figure
   * @throws SecondFigureException if a source tells a flow in several currencies, which would
   *     become two figures for it
   * @throws MixedFiguresException if sums differ in nothing but their currencies: whether they tell
   *     the same trade is not known
   * @throws IllegalArgumentException if figures were added up over periods
   */
  public TradeTable convert(Conversion conversion) {
    ColumnConversion converting =
        new ColumnConversion(
            conversion,
            columns.value,
            column(Dimension.CURRENCY).map(Currencies::of),
            column(Dimension.PERIOD));
    Map<Dimension<?>, Coded<?>> converted = new LinkedHashMap<>(columns.dimensions);
    converted.put(Dimension.CURRENCY, Coded.constant(conversion.currency().getCurrencyCode()));
    Columns valued =
        columns
            .with(converted)
            .with(converting.apply(), converting.provenance(columns.provenance, columns.status));
    TradeTable table = new TradeTable(valued, coverage, kind);
    if (!Repetitions.tell(table.identity(), column(Dimension.CURRENCY), size)) {
      table
          .repetition()
          .ifPresent(
              second -> {
                throw inCurrencies(second);
              });
    }
    return table;
  }

  private IllegalArgumentException inCurrencies(Repetition second) {
    String before = get(Dimension.CURRENCY, second.before);
    return isOfFlows()
        ? SecondFigureException.inCurrencies(
            flow(second.row), second.told(), before, second.place())
        : Mixture.ofConvertedSums(
            before, get(Dimension.CURRENCY, second.row), second.before + 1, second.row + 1);
  }

  /** What no two rows agree in altogether. */
  private List<Coded<?>> identity() {
    List<Coded<?>> identity = new ArrayList<>();
    if (isOfFlows()) {
      identity.addAll(columns(Dimension.IDENTITY));
      identity.add(column(Dimension.PUBLICATION));
    } else {
      identity.addAll(columns.dimensions.values());
    }
    return identity;
  }

  /** The first row that tells a flow which a row before tells too, or is a sum of what that is. */
  private Optional<Repetition> repetition() {
    List<Coded<?>> identity = identity();
    if (!Repetitions.in(identity, size)) {
      return Optional.empty();
    }
    Grouping flows = new Grouping(identity);
    int row = 0;
    while (flows.of(row) == row) {
      row++;
    }
    return Optional.of(new Repetition(row, flows.of(row)));
  }

  private record Repetition(int row, int before) {

    String told() {
      return "row " + (before + 1) + " tells";
    }

    Location place() {
      return Location.of("row " + (row + 1), 0);
    }
  }

  /**
   * The figures in another commodity classification. Every figure that a commodity gets from
   * others, added up over them, is one row; totals are preserved to the last digit; provenance
   * notes concordance and rule.
   *
   * @param conversion by which concordance, and how a figure is divided among several commodities
   * @return the figures that could be placed, and the others
   * @throws IllegalArgumentException if a commodity is of another classification than the
   *     concordance starts from, or at a coarser level than its codes; if the codes converted to
   *     hold each other; if a figure is told in both classifications or in two vintages; or if
   *     figures were added up over commodities
   */
  public ReclassifiedTable convert(CommodityConversion conversion) {
    return new Reclassification(this, conversion).run();
  }

  /**
   * The figures as a Tablesaw table with the columns of {@link TradeSchema}, for anything Tablesaw
   * can do. Sums, joins and sorting are safer here: Tablesaw's {@code joinOn} loses rows, its sums
   * go through {@code double} and its sort is not stable.
   *
   * @return the table; text columns share the codes of this table
   */
  public Table table() {
    return TradeSchema.table(this);
  }

  /**
   * How many rows there are, and the first and last of them as Tablesaw prints them, without what
   * is long: pages, licences, notes and the like, which {@link #table()} has.
   */
  @Override
  public String toString() {
    Table shown = table().setName(size == 1 ? "1 row" : size + " rows");
    LONG_TEXTS.stream()
        .map(TradeField::toString)
        .filter(shown::containsColumn)
        .forEach(shown::removeColumns);
    return shown.print(20);
  }

  // ------------------------------------------------------------------ for indicators and stores

  /**
   * The values of a dimension by their codes, for indicators and stores: what {@link #codes} gives
   * the place of.
   *
   * @param dimension the dimension
   * @param <T> the type of its values
   * @return each value once, in no particular order; there may be some that no row has
   * @throws IllegalArgumentException if figures were added up over the dimension
   */
  public <T extends Comparable<? super T>> List<T> codeList(Dimension<T> dimension) {
    return column(dimension).values();
  }

  /**
   * The rows of a dimension as codes, for indicators and stores.
   *
   * @param dimension the dimension
   * @return for every row the place of its value in {@link #codeList}; the array is the caller's
   * @throws IllegalArgumentException if figures were added up over the dimension
   */
  public int[] codes(Dimension<?> dimension) {
    return column(dimension).codes().toArray(size);
  }

  /**
   * Some rows of a dimension as codes, for indicators and stores that go through many.
   *
   * @param dimension the dimension
   * @param from the first row, from 0
   * @param to the row after the last
   * @param into takes the codes, from its start
   * @throws IllegalArgumentException if figures were added up over the dimension
   */
  public void readCodes(Dimension<?> dimension, int from, int to, int[] into) {
    Objects.checkFromToIndex(from, to, size);
    Codes codes = column(dimension).codes();
    if (from < to) {
      codes.read(from, to, into);
    }
  }

  /**
   * How many decimals {@link #unscaledValue} has, for indicators and stores.
   *
   * @return the same for all rows, zero or more
   */
  public int valueScale() {
    return columns.value.scale();
  }

  /**
   * A row's value without its point, for indicators and stores.
   *
   * @param row the row, from 0
   * @return the value times ten to the power of {@link #valueScale}; {@link Long#MIN_VALUE} where
   *     it is absent or does not fit, and then {@link #value} tells it
   */
  public long unscaledValue(int row) {
    long raw = columns.value.raw(row);
    return raw > DecimalVector.WIDE ? raw : Long.MIN_VALUE;
  }

  /**
   * The values of some rows without their point, for indicators and stores that go through many.
   *
   * @param from the first row, from 0
   * @param to the row after the last
   * @param into takes the values, as {@link #unscaledValue} tells them, from its start
   */
  public void readUnscaledValues(int from, int to, long[] into) {
    columns.value.readTo(from, to, into);
    for (int i = 0; i < to - from; i++) {
      into[i] = into[i] > DecimalVector.WIDE ? into[i] : Long.MIN_VALUE;
    }
  }

  /**
   * Whether every row has a value of normal status from which no figure is absent, for indicators
   * and stores that then need not look at each.
   *
   * @return false where a row needs a second look
   */
  public boolean isWhole() {
    boolean isNormal = columns.status.values().stream().allMatch(ObservationStatus.NORMAL::equals);
    return (isNormal && !hasAbsences())
        || IntStream.range(0, size)
            .allMatch(row -> status(row) == ObservationStatus.NORMAL && !isIncomplete(row));
  }

  // ------------------------------------------------------------------ for the rest of the package

  /** A column by its dimension, exporter and importer worked out from the others. */
  @SuppressWarnings("unchecked")
  <T extends Comparable<? super T>> Coded<T> column(Dimension<T> dimension) {
    Coded<?> column = columns.dimensions.get(dimension);
    if (column != null) {
      return (Coded<T>) column;
    }
    if (!has(dimension)) {
      throw new IllegalArgumentException(
          "No "
              + dimension
              + " in this table, whose figures were added up over it: the dimensions are "
              + dimensions().stream().map(Dimension::toString).collect(Collectors.joining(", "))
              + "; add "
              + dimension
              + " to keep(…) in the query");
    }
    if (dimension == Dimension.DECLARANT) {
      return (Coded<T>) declarants();
    }
    if (dimension == Dimension.PUBLICATION) {
      return (Coded<T>) publications();
    }
    boolean exporter = dimension == Dimension.EXPORTER;
    return (Coded<T>) sides(Dimension.DIRECTION, d -> d.isExport() == exporter, Economy.class);
  }

  List<Coded<?>> columns(Collection<Dimension<?>> dimensions) {
    List<Coded<?>> list = new ArrayList<>();
    dimensions.forEach(d -> list.add(column(d)));
    return list;
  }

  Kind kind() {
    return kind;
  }

  boolean isOfFlows() {
    return kind == Kind.FLOWS;
  }

  boolean isOfOneWay() {
    return kind == Kind.SUMS_OF_ONE_WAY;
  }

  DecimalVector values() {
    return columns.value;
  }

  DecimalVector netWeights() {
    return columns.netWeight;
  }

  DecimalVector quantities() {
    return columns.quantity;
  }

  Coded<QuantityUnit> quantityUnits() {
    return columns.quantityUnit;
  }

  Coded<ObservationStatus> statuses() {
    return columns.status;
  }

  Coded<List<Provenance>> provenances() {
    return columns.provenance;
  }

  /** The same figures as trade of the given economy where it is one of the sides. */
  TradeTable seenFrom(Economy viewpoint) {
    Coded<Economy> economies = column(Dimension.ECONOMY);
    Coded<FlowDirection> directions = column(Dimension.DIRECTION);
    boolean[] asIs = new boolean[economies.values().size()];
    for (int code = 0; code < asIs.length; code++) {
      asIs[code] = economies.values().get(code).equals(viewpoint);
    }
    Map<Dimension<?>, Coded<?>> turned = new LinkedHashMap<>(columns.dimensions);
    turned.put(Dimension.DECLARANT, declarants());
    turned.put(Dimension.ECONOMY, sides(Dimension.ECONOMY, viewpoint::equals, Economy.class));
    turned.put(
        Dimension.PARTNER, sides(Dimension.ECONOMY, e -> !viewpoint.equals(e), Economy.class));
    Coded<FlowDirection> mirrored = directions.map(FlowDirection::mirror);
    turned.put(Dimension.DIRECTION, either(economies.codes(), asIs, directions, mirrored));
    return withDimensions(turned);
  }

  /** Whose trade the rows are as they stand in the data, also of sums that are turned now. */
  private Coded<?> declarants() {
    Coded<?> turned = columns.dimensions.get(Dimension.DECLARANT);
    return turned == null ? column(Dimension.ECONOMY) : turned;
  }

  private Coded<Provenance> publications() {
    return columns.provenance.map(list -> list.get(0).publication());
  }

  /** Sums as if they were flows of the economies they are of and of the first publication. */
  TradeTable withFirstPublications() {
    Map<Dimension<?>, Coded<?>> told = new LinkedHashMap<>(columns.dimensions);
    told.putIfAbsent(Dimension.PUBLICATION, publications());
    if (told.containsKey(Dimension.ECONOMY)) {
      told.put(Dimension.DECLARANT, declarants());
    }
    return withDimensions(told);
  }

  /** All rows as the trade of their partners. */
  TradeTable turnedRound() {
    Map<Dimension<?>, Coded<?>> turned = new LinkedHashMap<>(columns.dimensions);
    turned.put(Dimension.DECLARANT, declarants());
    turned.put(Dimension.ECONOMY, column(Dimension.PARTNER));
    turned.put(Dimension.PARTNER, column(Dimension.ECONOMY));
    turned.put(Dimension.DIRECTION, column(Dimension.DIRECTION).map(FlowDirection::mirror));
    return withDimensions(turned);
  }

  private TradeTable withDimensions(Map<Dimension<?>, Coded<?>> dimensions) {
    return new TradeTable(columns.with(dimensions), coverage, kind);
  }

  TradeTable take(int[] rows) {
    return new TradeTable(columns.take(rows), coverage, kind);
  }

  /** Economy where the value of the given dimension meets the condition, else partner. */
  private <T extends Comparable<? super T>, E> Coded<E> sides(
      Dimension<T> which, Predicate<T> economy, Class<E> type) {
    Coded<T> decides = column(which);
    boolean[] first = new boolean[decides.values().size()];
    for (int code = 0; code < first.length; code++) {
      first[code] = economy.test(decides.values().get(code));
    }
    Coded<E> economies = column(Dimension.ECONOMY).map(type::cast);
    return either(decides.codes(), first, economies, column(Dimension.PARTNER).map(type::cast));
  }

  private static <T> Coded<T> either(Codes which, boolean[] first, Coded<T> one, Coded<T> other) {
    Coded.Dictionary<T> both = new Coded.Dictionary<>();
    int[] oneCodes = one.values().stream().mapToInt(both::code).toArray();
    int[] otherCodes = other.values().stream().mapToInt(both::code).toArray();
    if (oneCodes.length == 0) {
      return one;
    }
    return new Coded<>(
        both.values(),
        Codes.choice(
            which, first, one.codes().through(oneCodes), other.codes().through(otherCodes)));
  }

  Columns columns() {
    return columns;
  }

  private int[] sorted(Comparator<Integer> order) {
    return IntStream.range(0, size).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
  }

  /** The place of every code of a dimension when its values are in order. */
  int[] ranks(Dimension<?> dimension) {
    return ranks.computeIfAbsent(dimension, d -> ranksOf(d));
  }

  private <T extends Comparable<? super T>> int[] ranksOf(Dimension<T> dimension) {
    return ranks(column(dimension).values());
  }

  /** The values in their order, by the place of each. */
  static <T> List<T> inOrder(List<T> values, int[] ranks) {
    List<T> inOrder = new ArrayList<>(values);
    for (int code = 0; code < ranks.length; code++) {
      inOrder.set(ranks[code], values.get(code));
    }
    return inOrder;
  }

  /** The place of every code when the values are in order. */
  static <T extends Comparable<? super T>> int[] ranks(List<T> values) {
    int[] inOrder =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[inOrder.length];
    for (int rank = 0; rank < inOrder.length; rank++) {
      ranks[inOrder[rank]] = rank;
    }
    return ranks;
  }

  /** Collects records into columns, one by one. */
  public static final class Builder {

    private final TradeColumns columns = new TradeColumns();
    private boolean built;

    private Builder() {}

    /**
     * Adds a row.
     *
     * @param flow the record
     * @return this
     */
    public Builder add(TradeFlow flow) {
      requireUnbuilt();
      columns.add(flow);
      return this;
    }

    /**
     * The table, of unknown coverage. The builder's columns become the table's, so it can't be used
     * again.
     *
     * @return one row a record that was added
     * @throws SecondFigureException if two records have the same {@link TradeFlow#identity
     *     identity}
     * @throws IllegalStateException if it was built already
     */
    public TradeTable build() {
      requireUnbuilt();
      built = true;
      TradeTable table = columns.table();
      table
          .repetition()
          .ifPresent(
              second -> {
                throw SecondFigureException.of(
                    table.flow(second.row), second.told(), second.place());
              });
      return table;
    }

    private void requireUnbuilt() {
      if (built) {
        throw new IllegalStateException("This builder has built its table: start a new one");
      }
    }
  }
}
