package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

/**
 * Trade of the United States as the API of the US Census Bureau answers: an array of arrays of
 * texts in JSON, the first of which names the variables; or a CSV of the same variables.
 *
 * <p>Origin: <a href="https://www.census.gov/data/developers/data-sets/international-trade.html">US
 * Census Bureau, international trade API</a>, public domain. Reporter and economy are the United
 * States, values US dollars. A row has a figure for each of these variables that was asked for,
 * with {@code _MO} of the month and with {@code _YR} of the year up to that month:
 *
 * <table>
 *   <caption>Variables</caption>
 *   <tr><th>variable</th><th>what</th><th>valued</th></tr>
 *   <tr><td>{@code GEN_VAL}, {@code GEN_CIF}</td><td>general imports</td><td>customs value, c.i.f.</td></tr>
 *   <tr><td>{@code CON_VAL}, {@code CON_CIF}</td><td>imports for consumption, customs procedure
 *       C01</td><td>customs value, c.i.f.</td></tr>
 *   <tr><td>{@code ALL_VAL}</td><td>exports</td><td>f.a.s.</td></tr>
 *   <tr><td>{@code AIR_VAL}, {@code VES_VAL}, {@code CNT_VAL}</td><td>imports or exports by air, by
 *       vessel, by vessel in containers</td><td>customs value, f.a.s.</td></tr>
 * </table>
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>Everything is a text, numbers too; {@code null} or nothing is a figure that is missing, and
 *       0 is zero.
 *   <li>{@code CTY_CODE} names groups beside their members ({@code 0003} the European Union, {@code
 *       5XXX} Asia, {@code -} all): they are aggregates, which no sum counts beside others. {@code
 *       -} of a commodity is the total.
 *   <li>{@code -} as port, district or state stands for all of them. The rows of one have a source
 *       of their own, such as {@code us-census-port-1001}, so that they are not added to the rows
 *       of all.
 *   <li>Codes that are parts of one economy have sources of their own too: {@code 5082} is Gaza,
 *       {@code us-census-country-5083} the West Bank.
 *   <li>Whether goods come in or go out is told by {@code I_COMMODITY} or {@code E_COMMODITY}, and
 *       where neither was asked for, by {@code GEN_VAL} and its like. {@code DF} tells domestic and
 *       foreign exports.
 *   <li>Weights are shipping weights, packing included, so they are quantities and no net weights.
 *   <li>Codes of commodities are those in force in the year; their edition is not told ({@code
 *       HS:09}). Codes of ten digits are refused: ask for {@code COMM_LVL=HS6}.
 *   <li>The coverage is a selection, that of the query.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class CensusApi implements TradeReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
  private static final String COUNTRY = "CTY_CODE";
  private static final String IMPORTED = "I_COMMODITY";
  private static final String EXPORTED = "E_COMMODITY";
  private static final String DOMESTIC = "DF";
  private static final String ALL = "-";
  private static final String EXPECTED =
      "variables of the API such as CTY_CODE, I_COMMODITY, time and GEN_VAL_MO";
  private static final Economy STATES = Economy.of("USA");

  /** Variables that split the trade of the country. */
  private static final List<String> PLACES = List.of("PORT", "DISTRICT", "STATE");

  /** Commodity classifications of other data sets of the API. */
  private static final List<String> OTHER_COMMODITIES =
      List.of("SITC", "NAICS", "I_ENDUSE", "E_ENDUSE", "HITECH", "USDA");

  /** A variable that is a figure. */
  private enum Figure {
    GEN_VAL(FlowDirection.IMPORT, Valuation.CUSTOMS_VALUE),
    GEN_CIF(FlowDirection.IMPORT, Valuation.CIF),
    CON_VAL(FlowDirection.IMPORT, Valuation.CUSTOMS_VALUE),
    CON_CIF(FlowDirection.IMPORT, Valuation.CIF),
    ALL_VAL(FlowDirection.EXPORT, Valuation.FAS),
    AIR_VAL(TransportMode.AIR),
    VES_VAL(TransportMode.WATER),
    CNT_VAL(TransportMode.WATER_IN_CONTAINERS);

    private final @Nullable FlowDirection direction;
    private final @Nullable Valuation valuation;
    private final TransportMode transport;

    Figure(FlowDirection direction, Valuation valuation) {
      this.direction = direction;
      this.valuation = valuation;
      this.transport = TransportMode.ALL;
    }

    Figure(TransportMode transport) {
      this.direction = null;
      this.valuation = null;
      this.transport = transport;
    }

    Valuation valuation(boolean imports) {
      if (valuation != null) {
        return valuation;
      }
      return imports ? Valuation.CUSTOMS_VALUE : Valuation.FAS;
    }

    CustomsProcedure customs() {
      return name().startsWith("CON") ? CustomsProcedure.HOME_USE : CustomsProcedure.ALL;
    }

    /** The variable of the weight that goes with it. */
    String weight(String time) {
      return name().replace("_VAL", "_WGT") + time;
    }
  }

  /** The time that a variable is a figure of. */
  private enum Time {
    MONTH("_MO"),
    YEAR_TO_MONTH("_YR");

    private final String suffix;

    Time(String suffix) {
      this.suffix = suffix;
    }

    Period period(String text) {
      Period told = Period.parse(text);
      boolean year = told.frequency() == Frequency.YEAR;
      if (told.frequency() != Frequency.MONTH && (this == MONTH || !year)) {
        throw new TradeParseException(
            "Wrong period", text, "expected is a month such as '2024-12'");
      }
      return this == MONTH || year ? told : Period.span(told.start().withDayOfYear(1), told.end());
    }
  }

  /** A reader of the answers of the API. */
  public CensusApi() {}

  @Override
  public String name() {
    return "us census api json or csv";
  }

  @Override
  public Optional<String> recognise(String start) {
    String first = start.stripLeading();
    int end = first.indexOf(first.startsWith("[") ? ']' : '\n');
    List<String> names =
        NAME.matcher(end < 0 ? first : first.substring(0, end))
            .results()
            .map(match -> match.group())
            .toList();
    List<String> figures = names.stream().filter(CensusApi::isFigure).toList();
    return names.contains(COUNTRY) && !figures.isEmpty()
        ? Optional.of("the first row has " + COUNTRY + ", " + String.join(", ", figures))
        : Optional.empty();
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    if (in.start().stripLeading().startsWith("[")) {
      readJson(in, sink);
    } else {
      readCsv(in, sink);
    }
  }

  private static void readCsv(SourceText in, FlowSink sink) throws IOException {
    CsvRows rows = new CsvRows(in, ',');
    rows.header(EXPECTED, cells -> cells.contains(COUNTRY));
    List<LayoutRows> figures = figures(rows.header(), rows.headerLocation(), sink);
    while (rows.next()) {
      try {
        rows.requireSound();
        add(rows.cells(), rows.location(), figures);
      } catch (TradeParseException e) {
        sink.problem(e, rows.location());
      }
    }
  }

  private static void readJson(SourceText in, FlowSink sink) throws IOException {
    JsonRows rows = new JsonRows(in);
    boolean headed = rows.next();
    TradeParseException fault = rows.fault();
    if (fault != null) {
      throw fault;
    }
    if (!headed || rows.cells().contains(null)) {
      throw new TradeParseException("No header in", in.name(), "expected is a row of " + EXPECTED);
    }
    List<String> header = rows.cells().stream().map(String::valueOf).toList();
    List<LayoutRows> figures = figures(header, rows.place(), sink);
    while (rows.next()) {
      try {
        requireSound(rows, header.size());
        add(rows.cells(), rows.place(), figures);
      } catch (TradeParseException e) {
        sink.problem(e, rows.place());
      }
    }
  }

  private static void requireSound(JsonRows rows, int size) {
    TradeParseException fault = rows.fault();
    if (fault != null) {
      throw fault;
    }
    if (rows.cells().size() != size) {
      throw new TradeParseException(
          "Malformed row",
          rows.cells().stream().map(String::valueOf).collect(Collectors.joining(",")),
          "it has " + rows.cells().size() + " cells where the first row has " + size,
          rows.place(),
          null);
    }
  }

  private static void add(
      List<? extends @Nullable String> cells, Location place, List<LayoutRows> figures) {
    for (LayoutRows figure : figures) {
      figure.add(cells, place);
    }
  }

  /** What each figure of a row is. */
  private static List<LayoutRows> figures(List<String> header, Location place, FlowSink sink) {
    refuseOthers(header, place);
    boolean imports = isImports(header, place);
    List<LayoutRows> figures = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      for (Time time : Time.values()) {
        if (header.contains(figure + time.suffix)) {
          figures.add(new LayoutRows(layout(header, place, figure, time, imports), sink));
        }
      }
    }
    if (figures.isEmpty()) {
      throw new TradeParseException(
          "No figures in header of",
          place.source(),
          "it has "
              + Messages.quoteAll(header)
              + "; ask for one of "
              + Arrays.stream(Figure.values())
                  .map(f -> f + "_MO")
                  .collect(Collectors.joining(", ")),
          place,
          null);
    }
    return figures;
  }

  private static void refuseOthers(List<String> header, Location place) {
    for (String other : OTHER_COMMODITIES) {
      if (header.contains(other)) {
        throw new TradeParseException(
            "Unread commodities",
            other,
            "read are those of the data sets hs and porths, I_COMMODITY and E_COMMODITY",
            place,
            null);
      }
    }
  }

  private static boolean isImports(List<String> header, Location place) {
    Set<Boolean> told = new HashSet<>();
    for (Figure figure : Figure.values()) {
      if (figure.direction != null && header.stream().anyMatch(n -> n.startsWith(figure.name()))) {
        told.add(figure.direction.isImport());
      }
    }
    if (header.contains(IMPORTED)) {
      told.add(true);
    }
    if (header.contains(EXPORTED)) {
      told.add(false);
    }
    if (told.size() != 1) {
      throw new TradeParseException(
          told.isEmpty() ? "Unknown direction of" : "Contradictory directions of",
          place.source(),
          "the header has "
              + Messages.quoteAll(header)
              + "; "
              + (told.isEmpty() ? "ask for " : "ask for one of ")
              + IMPORTED
              + " or "
              + EXPORTED,
          place,
          null);
    }
    return told.contains(true);
  }

  private static Layout layout(
      List<String> header, Location place, Figure figure, Time time, boolean imports) {
    Layout.Builder layout = Layout.of(header, place);
    Valuation valuation = figure.valuation(imports);
    layout
        .all(Dimension.REPORTER, Reporter.of(STATES))
        .all(Dimension.ECONOMY, STATES)
        .tell(Dimension.PARTNER, COUNTRY, CensusApi::partner)
        .all(Dimension.VALUATION, valuation)
        .all(Dimension.CURRENCY, "USD")
        .all(Dimension.CUSTOMS, figure.customs())
        .all(Dimension.TRANSPORT, figure.transport);
    String commodity = imports ? IMPORTED : EXPORTED;
    if (layout.has(commodity)) {
      layout.tell(Dimension.COMMODITY, commodity, CensusApi::commodity);
    } else {
      layout.all(Dimension.COMMODITY, Commodity.total(Classification.HS));
    }
    if (imports) {
      layout.all(Dimension.DIRECTION, FlowDirection.IMPORT);
    } else if (layout.has(DOMESTIC)) {
      layout.tell(Dimension.DIRECTION, DOMESTIC, CensusApi::export);
    } else {
      layout.all(Dimension.DIRECTION, FlowDirection.EXPORT);
    }
    if (layout.has("time")) {
      layout.tell(Dimension.PERIOD, "time", text -> time.period(text));
    } else if (layout.has("MONTH")) {
      layout.tell(
          Dimension.PERIOD,
          cells -> time.period(cells.get(0) + "-" + cells.get(1)),
          layout.text("YEAR"),
          layout.text("MONTH"));
    } else {
      layout.tell(Dimension.PERIOD, "YEAR", text -> time.period(text));
    }
    String weight = figure.weight(time.suffix);
    boolean weighed = valuation != Valuation.CIF && layout.has(weight);
    tellProvenance(layout, place.source(), weighed);
    layout.value(figure + time.suffix, 0);
    if (weighed) {
      layout.quantity(weight, 0, cells -> QuantityUnit.KILOGRAM);
    }
    return layout.build();
  }

  private static void tellProvenance(Layout.Builder layout, String file, boolean weighed) {
    List<String> places = PLACES.stream().filter(layout::has).toList();
    List<Layout.Column> columns = new ArrayList<>();
    columns.add(layout.text(COUNTRY));
    places.forEach(place -> columns.add(layout.text(place)));
    layout.provenance(
        cells -> {
          StringBuilder source = new StringBuilder(CensusCodes.source("us-census", cells.get(0)));
          for (int i = 0; i < places.size(); i++) {
            String code = cells.get(i + 1);
            if (!code.equals(ALL)) {
              source.append('-').append(places.get(i).toLowerCase(Locale.ROOT));
              source.append('-').append(code);
            }
          }
          Provenance provenance =
              Provenance.of(source.toString()).withPage(file).withLicence("public domain");
          return weighed ? provenance.withNote("the quantity is the shipping weight") : provenance;
        },
        columns.toArray(Layout.Column[]::new));
  }

  private static Economy partner(String code) {
    return code.equals(ALL) ? Economy.WORLD : Economy.ofCensus(code);
  }

  private static Commodity commodity(String code) {
    if (code.equals(ALL)) {
      return Commodity.total(Classification.HS);
    }
    if (code.length() > 6) {
      throw new TradeParseException(
          "Too fine a commodity code",
          code,
          "codes are read down to six digits; ask for COMM_LVL=HS6");
    }
    return Commodity.of(Classification.HS, code);
  }

  private static FlowDirection export(String code) {
    return switch (code) {
      case ALL -> FlowDirection.EXPORT;
      case "1" -> FlowDirection.DOMESTIC_EXPORT;
      case "2" -> FlowDirection.RE_EXPORT;
      default ->
          throw new TradeParseException(
              "Unknown domestic or foreign code", code, "accepted are 1, 2 and -");
    };
  }

  private static boolean isFigure(String name) {
    return Arrays.stream(Figure.values())
        .anyMatch(f -> Arrays.stream(Time.values()).anyMatch(t -> name.equals(f + t.suffix)));
  }
}
