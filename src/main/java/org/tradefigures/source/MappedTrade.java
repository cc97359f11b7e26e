package org.tradefigures.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Constants;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

/**
 * Trade figures from any CSV with a header, once it is told what its columns mean. A file of a
 * ministry, say, in millions of shillings, with names for countries and a column for each
 * direction:
 *
 * <pre>{@code
 * MappedTrade reader =
 *     MappedTrade.builder("ministry-of-trade")
 *         .constant(TradeField.REPORTER, "KEN")
 *         .constant(TradeField.COMMODITY, "HS:TOTAL")
 *         .constant(TradeField.CURRENCY, "KES")
 *         .column(TradeField.PERIOD, "Year")
 *         .column(TradeField.PARTNER, "Country")
 *         .codes(TradeField.PARTNER, MappedTrade.Codes.NAMES)
 *         .name(TradeField.PARTNER, "U.S.A.", "USA")
 *         .values("Exports", FlowDirection.EXPORT)
 *         .values("Imports", FlowDirection.IMPORT)
 *         .power(TradeField.VALUE, 6)
 *         .absent("..", ObservationStatus.MISSING)
 *         .build();
 * TradeTable trade = reader.read(Path.of("trade.csv"));
 * }</pre>
 *
 * <p>The same mapping as a file, for {@link #from(Path)}:
 *
 * <pre>{@code
 * {
 *   "source": "ministry-of-trade",
 *   "constants": {"reporter": "KEN", "commodity": "HS:TOTAL", "currency": "KES"},
 *   "columns": {"period": "Year", "partner": "Country"},
 *   "codes": {"partner": "names"},
 *   "names": {"partner": {"U.S.A.": "USA"}},
 *   "values": {"Exports": "X", "Imports": "M"},
 *   "powers": {"value": 6},
 *   "absent": {"..": "missing"}
 * }
 * }</pre>
 *
 * <p>What is told holds for every row:
 *
 * <ol>
 *   <li>Each field is a column or the same in all rows, written as {@link TradeCsv} has it unless
 *       {@link Builder#codes}, {@link Builder#classification}, {@link Builder#periods} or {@link
 *       Builder#name} say otherwise. Period, partner, direction, commodity, currency, value and the
 *       economy or the reporter have to be told.
 *   <li>What is not told is not guessed: the valuation is unknown, and the reporter too where only
 *       an economy is told; the coverage is a selection.
 *   <li>An empty cell in place of a number is missing, and the texts of {@link Builder#absent} are
 *       what they are told to be; 0 is zero.
 *   <li>A file with a column for each direction ({@link Builder#values}) or each period ({@link
 *       Builder#periodsInHeader}) has a figure in each of these cells.
 *   <li>Lines before the one that has the columns are passed over, as are columns that are not
 *       told. Encodings and compressed files are told at {@link SourceText}.
 * </ol>
 */
public final class MappedTrade implements TradeReader {

  /** How economies are written. */
  public enum Codes {
    /** ISO 3166-1 alpha-3, and what stands for it: {@code KEN}. */
    ALPHA3,
    /** ISO 3166-1 alpha-2: {@code KE}. */
    ALPHA2,
    /** UN M49 numbers, with or without leading zeros: {@code 404}. */
    M49,
    /** Numbers of UN Comtrade: {@code 842} for the United States. */
    COMTRADE,
    /** Codes of the US Census Bureau: {@code 7790}. */
    CENSUS,
    /** Letter codes as trade files print them, in capitals or small letters: {@code WLD}. */
    LETTERS,
    /** English names: {@code Kenya}. */
    NAMES;

    /** The name in small letters. */
    @Override
    public String toString() {
      return Constants.name(this);
    }

    Economy economy(String text) {
      return switch (this) {
        case ALPHA3 -> Economy.of(text);
        case ALPHA2 -> Economy.ofAlpha2(text);
        case M49 -> Economy.ofM49(number(text));
        case COMTRADE -> Economy.ofComtrade(number(text));
        case CENSUS -> Economy.ofCensus(text);
        case LETTERS ->
            Economy.findLetters(text)
                .or(() -> Economy.findLetters(text.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> Economy.ofLetters(text));
        case NAMES -> Economy.ofName(text);
      };
    }

    private static int number(String text) {
      if (!text.matches("\\d{1,4}")) {
        throw new TradeParseException(
            "Malformed number of an economy", text, "expected are digits such as '404'");
      }
      return Integer.parseInt(text);
    }
  }

  /** A column of values, and what its name tells. */
  private record Figure(
      String column, @Nullable FlowDirection direction, @Nullable Period period) {}

  private static final List<TradeField> REQUIRED =
      List.of(TradeField.PARTNER, TradeField.COMMODITY, TradeField.CURRENCY);

  private final Provenance provenance;
  private final Map<TradeField, String> columns;
  private final Map<TradeField, String> constants;
  private final Map<TradeField, Codes> codes;
  private final Map<TradeField, Map<String, String>> names;
  private final Map<TradeField, Integer> powers;
  private final Map<String, FlowDirection> values;
  private final Map<String, ObservationStatus> absent;
  private final @Nullable Classification classification;
  private final PeriodPattern periods;
  private final @Nullable String monthColumn;
  private final @Nullable QuantityUnit unit;
  private final boolean periodsInHeader;
  private final boolean complete;
  private final char separator;
  private final NumberMarks marks;
  private final MappingWords words;

  private MappedTrade(Builder builder) {
    provenance = builder.provenance;
    columns = new EnumMap<>(builder.columns);
    constants = new EnumMap<>(builder.constants);
    codes = new EnumMap<>(builder.codes);
    names = new EnumMap<>(TradeField.class);
    builder.names.forEach((field, texts) -> names.put(field, Map.copyOf(texts)));
    powers = new EnumMap<>(builder.powers);
    values = new LinkedHashMap<>(builder.values);
    absent = Map.copyOf(builder.absent);
    classification = builder.classification;
    periods = builder.periods;
    monthColumn = builder.monthColumn;
    unit = builder.unit;
    periodsInHeader = builder.periodsInHeader;
    complete = builder.complete;
    separator = builder.separator;
    marks = builder.marks;
    words = builder.words;
    requireComplete();
  }

  private void requireComplete() {
    for (TradeField field : REQUIRED) {
      require(isTold(field), words.untold(List.of(field)));
    }
    require(
        isTold(TradeField.ECONOMY) || isTold(TradeField.REPORTER),
        words.untold(List.of(TradeField.ECONOMY, TradeField.REPORTER)));
    require(periodsInHeader || isTold(TradeField.PERIOD), words.untold(List.of(TradeField.PERIOD)));
    require(
        !values.isEmpty() || isTold(TradeField.DIRECTION),
        words.untold(List.of(TradeField.DIRECTION)));
    require(
        columns.containsKey(TradeField.VALUE) || periodsInHeader || !values.isEmpty(),
        words.untold(List.of(TradeField.VALUE)));
    require(unit != null || !columns.containsKey(TradeField.QUANTITY), "tell " + words.unit());
    for (TradeField field : columns.keySet()) {
      if (constants.containsKey(field)) {
        throw new IllegalStateException(words.toldTwice(field));
      }
    }
    if (periodsInHeader && !values.isEmpty()) {
      throw new IllegalStateException(
          "A mapping has columns for directions or for periods, not both");
    }
  }

  private static void require(boolean told, String remedy) {
    if (!told) {
      throw new IllegalStateException("The mapping is not complete: " + remedy);
    }
  }

  private boolean isTold(TradeField field) {
    return columns.containsKey(field) || constants.containsKey(field);
  }

  /**
   * Begins a mapping.
   *
   * @param source short name of the publication, which every figure keeps
   * @return a builder
   */
  public static Builder builder(String source) {
    return builder(source, MappingWords.TRADE_IN_CODE);
  }

  static Builder builder(String source, MappingWords words) {
    return new Builder(Provenance.of(source), words);
  }

  /**
   * Reads a mapping from a JSON file.
   *
   * @param file the file, in the form that is shown above
   * @return the reader
   * @throws TradeParseException if it is no mapping, or not complete; the message names the member
   * @throws IOException if it can't be read
   */
  public static MappedTrade from(Path file) throws IOException {
    try (SourceText in = SourceText.of(file)) {
      return TradeMappingJson.read(in);
    }
  }

  @Override
  public String name() {
    return "mapped trade csv";
  }

  /** A mapping recognises nothing by itself: it is used by who has told it. */
  @Override
  public Optional<String> recognise(String start) {
    return Optional.empty();
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    sink.coverage(complete ? Coverage.COMPLETE : Coverage.SELECTION);
    SortedSet<String> wanted = new TreeSet<>(columns.values());
    wanted.addAll(values.keySet());
    if (monthColumn != null) {
      wanted.add(monthColumn);
    }
    CsvRows rows = new CsvRows(in, separator);
    rows.header(wanted, words);
    List<LayoutRows> figures = new ArrayList<>();
    for (Figure figure : figures(rows)) {
      figures.add(new LayoutRows(layout(rows, figure), sink));
    }
    rows.forEach(
        () -> {
          List<String> cells = rows.cells();
          figures.forEach(figure -> figure.add(cells, rows.location()));
        },
        sink::problem);
  }

  private List<Figure> figures(CsvRows rows) {
    List<Figure> figures = new ArrayList<>();
    values.forEach((column, direction) -> figures.add(new Figure(column, direction, null)));
    if (periodsInHeader) {
      for (String column : rows.header()) {
        periods.find(column).ifPresent(period -> figures.add(new Figure(column, null, period)));
      }
      if (figures.isEmpty()) {
        throw new TradeParseException(
            "No periods in header of",
            rows.source(),
            "it has "
                + Messages.quoteAll(rows.header())
                + "; tell how they are written with periods",
            rows.headerLocation(),
            null);
      }
    } else if (figures.isEmpty()) {
      figures.add(new Figure(columns.getOrDefault(TradeField.VALUE, ""), null, null));
    }
    return figures;
  }

  private Layout layout(CsvRows rows, Figure figure) {
    Layout.Builder layout = Layout.of(rows.header(), rows.headerLocation());
    tellPeriod(layout, figure);
    tell(layout, Dimension.PARTNER, TradeField.PARTNER, Economy::of, this::economy, null);
    TradeField whose = isTold(TradeField.ECONOMY) ? TradeField.ECONOMY : TradeField.REPORTER;
    tell(layout, Dimension.ECONOMY, whose, Economy::of, this::economy, null);
    tell(
        layout,
        Dimension.REPORTER,
        TradeField.REPORTER,
        Reporter::parse,
        (field, text) -> Reporter.of(economy(field, text)),
        Reporter.UNKNOWN);
    if (figure.direction != null) {
      layout.all(Dimension.DIRECTION, figure.direction);
    } else {
      tell(layout, Dimension.DIRECTION, TradeField.DIRECTION, FlowDirection::of, null, null);
    }
    tell(
        layout,
        Dimension.COMMODITY,
        TradeField.COMMODITY,
        Commodity::parse,
        (field, text) ->
            classification == null ? Commodity.parse(text) : Commodity.of(classification, text),
        null);
    tell(
        layout,
        Dimension.VALUATION,
        TradeField.VALUATION,
        Valuation::parse,
        null,
        Valuation.UNKNOWN);
    tell(
        layout,
        Dimension.CURRENCY,
        TradeField.CURRENCY,
        text -> Currencies.of(text).getCurrencyCode(),
        null,
        null);
    if (isTold(TradeField.SECOND_PARTNER)) {
      tell(
          layout,
          Dimension.SECOND_PARTNER,
          TradeField.SECOND_PARTNER,
          Economy::of,
          this::economy,
          null);
    }
    if (isTold(TradeField.CUSTOMS)) {
      tell(layout, Dimension.CUSTOMS, TradeField.CUSTOMS, CustomsProcedure::parse, null, null);
    }
    if (isTold(TradeField.TRANSPORT)) {
      tell(layout, Dimension.TRANSPORT, TradeField.TRANSPORT, TransportMode::parse, null, null);
    }
    tellStatus(layout);
    layout.provenance(provenance.withPage(rows.source()));
    layout.absent(absent).plain(text -> marks.plain(text, "number", "a number", words));
    layout.value(figure.column, power(TradeField.VALUE));
    String weight = columns.get(TradeField.NET_WEIGHT_KG);
    if (weight != null) {
      layout.netWeightKg(weight, power(TradeField.NET_WEIGHT_KG));
    }
    String quantity = columns.get(TradeField.QUANTITY);
    if (quantity != null && unit != null) {
      QuantityUnit told = unit;
      layout.quantity(quantity, power(TradeField.QUANTITY), cells -> told);
    }
    return layout.build();
  }

  private void tellStatus(Layout.Builder layout) {
    String column = columns.get(TradeField.STATUS);
    String constant = constants.get(TradeField.STATUS);
    if (column != null) {
      layout.status(
          cells ->
              cells.get(0).isEmpty()
                  ? ObservationStatus.NORMAL
                  : ObservationStatus.parse(named(TradeField.STATUS, cells.get(0))),
          layout.text(column));
    } else if (constant != null) {
      layout.status(cells -> ObservationStatus.parse(constant));
    }
  }

  private void tellPeriod(Layout.Builder layout, Figure figure) {
    String column = columns.get(TradeField.PERIOD);
    if (figure.period != null) {
      layout.all(Dimension.PERIOD, figure.period);
    } else if (column != null && monthColumn != null) {
      layout.tell(
          Dimension.PERIOD,
          cells -> PeriodPattern.month(cells.get(0), cells.get(1)),
          layout.text(column),
          layout.text(monthColumn));
    } else {
      tell(
          layout,
          Dimension.PERIOD,
          TradeField.PERIOD,
          Period::parse,
          (field, text) -> periods.parse(text),
          null);
    }
  }

  /** Reads a cell as the mapping says. */
  private interface Cell<T> {
    T read(TradeField field, String text);
  }

  /**
   * Tells a dimension from its column or its constant.
   *
   * @param canonical reads constants, and what a text of the file stands for
   * @param cell reads other texts of the file; null for the canonical form
   * @param otherwise what it is where it is not told; null where it has to be
   */
  private <T extends Comparable<? super T>> void tell(
      Layout.Builder layout,
      Dimension<T> dimension,
      TradeField field,
      Function<String, T> canonical,
      @Nullable Cell<T> cell,
      @Nullable T otherwise) {
    String column = columns.get(field);
    String constant = constants.get(field);
    if (column != null) {
      layout.tell(
          dimension,
          column,
          text ->
              cell == null || isNamed(field, text)
                  ? canonical.apply(named(field, text))
                  : cell.read(field, text));
    } else if (constant != null) {
      layout.all(dimension, canonical.apply(constant));
    } else if (otherwise != null) {
      layout.all(dimension, otherwise);
    }
  }

  private boolean isNamed(TradeField field, String text) {
    return names.getOrDefault(field, Map.of()).containsKey(text);
  }

  private String named(TradeField field, String text) {
    return names.getOrDefault(field, Map.of()).getOrDefault(text, text);
  }

  private int power(TradeField field) {
    return powers.getOrDefault(field, 0);
  }

  private Economy economy(TradeField field, String text) {
    return codes.getOrDefault(field, Codes.ALPHA3).economy(text);
  }

  /** Tells what the columns of a file mean. */
  public static final class Builder {

    private final Map<TradeField, String> columns = new EnumMap<>(TradeField.class);
    private final Map<TradeField, String> constants = new EnumMap<>(TradeField.class);
    private final Map<TradeField, Codes> codes = new EnumMap<>(TradeField.class);
    private final Map<TradeField, Map<String, String>> names = new EnumMap<>(TradeField.class);
    private final Map<TradeField, Integer> powers = new EnumMap<>(TradeField.class);
    private final Map<String, FlowDirection> values = new LinkedHashMap<>();
    private final Map<String, ObservationStatus> absent = new HashMap<>();
    private Provenance provenance;
    private @Nullable Classification classification;
    private PeriodPattern periods = PeriodPattern.SDMX;
    private @Nullable String monthColumn;
    private @Nullable QuantityUnit unit;
    private boolean periodsInHeader;
    private boolean complete;
    private char separator = ',';
    private NumberMarks marks = NumberMarks.POINT;
    private final MappingWords words;

    private Builder(Provenance provenance, MappingWords words) {
      this.provenance = provenance;
      this.words = words;
    }

    /**
     * The column of a field.
     *
     * @param field the field, other than those of provenance
     * @param column its name in the header
     * @return this builder
     * @throws IllegalArgumentException if the field is one of provenance
     */
    public Builder column(TradeField field, String column) {
      refuseProvenance(field);
      columns.put(field, Objects.requireNonNull(column, "column"));
      return this;
    }

    /**
     * A field that is the same in all rows.
     *
     * @param field the field, other than numbers and those of provenance
     * @param text its text, as {@link TradeCsv} has it
     * @return this builder
     * @throws IllegalArgumentException if the text is not valid for the field
     */
    public Builder constant(TradeField field, String text) {
      refuseProvenance(field);
      if (List.of(TradeField.VALUE, TradeField.NET_WEIGHT_KG, TradeField.QUANTITY)
          .contains(field)) {
        throw new IllegalArgumentException(
            "Constant " + field.key() + ": a number has a column of its own");
      }
      TradeFlow.builder().source("any").set(field, text);
      constants.put(field, text);
      return this;
    }

    private static void refuseProvenance(TradeField field) {
      if (Objects.requireNonNull(field, "field").compareTo(TradeField.SOURCE) >= 0) {
        throw new IllegalArgumentException(
            "Field "
                + field.key()
                + " of a mapping: where figures come from is told once for all, by source and licence");
      }
    }

    /**
     * How the economies of a column are written, if not as ISO 3166-1 alpha-3.
     *
     * @param field economy, partner, reporter or second partner
     * @param list the code list
     * @return this builder
     */
    public Builder codes(TradeField field, Codes list) {
      if (!List.of(
              TradeField.ECONOMY,
              TradeField.PARTNER,
              TradeField.REPORTER,
              TradeField.SECOND_PARTNER)
          .contains(field)) {
        throw new IllegalArgumentException(
            "Codes of economies for " + field.key() + ", which is none");
      }
      codes.put(field, Objects.requireNonNull(list, "list"));
      return this;
    }

    /**
     * What a text of the file stands for.
     *
     * @param field the field whose column has it
     * @param text as it stands in the file
     * @param meaning the text that {@link TradeCsv} has in its place, such as {@code USA} or {@code
     *     X}
     * @return this builder
     * @throws IllegalArgumentException if that is not valid for the field
     */
    public Builder name(TradeField field, String text, String meaning) {
      refuseProvenance(field);
      TradeFlow.builder().source("any").set(field, meaning);
      names.computeIfAbsent(field, f -> new HashMap<>()).put(text, meaning);
      return this;
    }

    /**
     * What the commodity codes are codes of, where a column has them bare.
     *
     * @param edition such as {@link Classification#H6}
     * @return this builder
     */
    public Builder classification(Classification edition) {
      classification = Objects.requireNonNull(edition, "edition");
      return this;
    }

    /**
     * How periods are written, if not as SDMX does.
     *
     * @param pattern in the letters of {@link DateTimeFormatter}, such as {@code dd/MM/yyyy} for
     *     days or {@code MMM yyyy} for months; names of months are English
     * @return this builder
     * @throws IllegalArgumentException if it is no pattern
     */
    public Builder periods(String pattern) {
      periods = PeriodPattern.of(pattern);
      return this;
    }

    /**
     * The column of the month, where the column of the period has the year alone.
     *
     * @param column its name in the header; it holds numbers or English names
     * @return this builder
     */
    public Builder months(String column) {
      monthColumn = Objects.requireNonNull(column, "column");
      return this;
    }

    /**
     * The file has a column of values for each period, which its name tells.
     *
     * @return this builder
     */
    public Builder periodsInHeader() {
      periodsInHeader = true;
      return this;
    }

    /**
     * A column of values of one direction, in a file that has several of them.
     *
     * @param column its name in the header
     * @param direction the direction of its values
     * @return this builder
     */
    public Builder values(String column, FlowDirection direction) {
      values.put(
          Objects.requireNonNull(column, "column"), Objects.requireNonNull(direction, "direction"));
      return this;
    }

    /**
     * The power of ten that the numbers of a column are multiplied by.
     *
     * @param field value, net weight or quantity
     * @param power such as 6 for values in millions, or 3 for net weights in tonnes
     * @return this builder
     * @throws IllegalArgumentException if it is less than -18 or more than 18
     */
    public Builder power(TradeField field, int power) {
      if (power < -18 || power > 18) {
        throw new IllegalArgumentException(
            "Power of ten " + power + " for " + field.key() + ": accepted are -18 to 18");
      }
      powers.put(field, power);
      return this;
    }

    /**
     * The unit of the column of quantities.
     *
     * @param all the unit in all rows
     * @return this builder
     */
    public Builder quantityUnit(QuantityUnit all) {
      unit = Objects.requireNonNull(all, "all");
      return this;
    }

    /**
     * A text that stands in place of a number that is absent.
     *
     * @param text such as {@code ..} or {@code c}
     * @param why missing, suppressed or not yet reported
     * @return this builder
     * @throws IllegalArgumentException if the status has a value
     */
    public Builder absent(String text, ObservationStatus why) {
      if (why.hasValue()) {
        throw new IllegalArgumentException(
            "Status "
                + why
                + " of absent figures: accepted are missing, suppressed and"
                + " not-yet-reported");
      }
      absent.put(Objects.requireNonNull(text, "text"), why);
      return this;
    }

    /**
     * What stands between two cells.
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
     * The terms of use of the file, which every figure keeps.
     *
     * @param licence such as {@code CC BY 4.0}
     * @return this builder
     */
    public Builder licence(String licence) {
      provenance = provenance.withLicence(licence);
      return this;
    }

    /**
     * The file has all there is within its reach, so what has no row is zero.
     *
     * @return this builder
     */
    public Builder complete() {
      complete = true;
      return this;
    }

    /**
     * The reader.
     *
     * @return a reader
     * @throws IllegalStateException if something that every figure has to tell is not told
     */
    public MappedTrade build() {
      return new MappedTrade(this);
    }
  }
}
