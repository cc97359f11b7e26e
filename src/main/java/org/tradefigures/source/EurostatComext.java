package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Valuation;

/**
 * International trade in goods of the European Union, Eurostat's Comext dataflow {@code DS-045409}
 * ("EU trade since 1988 by HS2-4-6 and CN8"), as its dissemination service gives it: SDMX-CSV in
 * codes or in labels, monthly or annual, and the other forms of SDMX. A selection.
 *
 * <p>Origin: <a href="https://ec.europa.eu/eurostat/comext">Eurostat, Comext</a>, CC BY 4.0.
 * Definitions: Eurostat, "Quality report on European statistics on international trade in goods".
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>Value, weight and supplementary quantity of a flow are rows of their own, told apart by
 *       {@code indicators}. They become one figure, which stands where the first of its rows does
 *       and counts as one row: {@code VALUE_IN_EUROS}, {@code QUANTITY_IN_100KG} in hundreds of
 *       kilograms, and {@code SUPPLEMENTARY_QUANTITY} in a unit that depends on the product and is
 *       not in the file, so it is a quantity without unit. Where a file has weights and no values,
 *       the value of its figures is missing.
 *   <li>{@code flow} 1 is import and 2 is export, {@code IMPORT} and {@code EXPORT} in files of
 *       labels. Imports are valued cif, exports fob, within the Union, too.
 *   <li>Economies are alpha-2 codes ({@code XS} for Serbia), or labels with the times of their
 *       territory in brackets, which are passed over. {@code WORLD}, {@code EU}, {@code EU_INTRA},
 *       {@code EU_EXTRA} and the same of {@code EU27_2020} are aggregates; ships' stores and what
 *       is not specified ({@code QP} to {@code QZ}), Ceuta and Melilla are areas of their own. The
 *       parts of the United Kingdom, {@code XI} and {@code XU}, are in the United Kingdom already,
 *       and problems; so are aggregates of other times.
 *   <li>Products are codes of the HS of 2, 4 or 6 digits in the edition of the year, which the file
 *       does not name, and {@code TOTAL}. Codes of the Combined Nomenclature of 8 digits, and those
 *       with letters for what is confidential, are problems.
 *   <li>A file of labels does not hold the codes of products: they have to be told with {@link
 *       #withProduct}.
 *   <li>Every row ends with a comma for which the header has no column; lines end with carriage
 *       return and line feed.
 *   <li>{@code LAST UPDATE}, such as {@code 17/02/25 11:00:00} or {@code 2025-02-17}, is the day of
 *       publication and the vintage.
 *   <li>Missing and confidential cells are rows that are not there, or rows without value and with
 *       {@code OBS_FLAG} or {@code CONF_STATUS}; see {@link SdmxMapping}. Zero is a value.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class EurostatComext implements TradeReader {

  private static final String DATAFLOW = "DS-045409";
  private static final String INDICATORS = "indicators";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private final Map<String, Commodity> products;

  /** A reader of files in codes. */
  public EurostatComext() {
    this(Map.of());
  }

  private EurostatComext(Map<String, Commodity> products) {
    this.products = products;
  }

  /**
   * A reader that knows the code of a product by its label.
   *
   * @param label as the file has it, such as {@code Waste, parings and scrap, of plastics}
   * @param code 2, 4 or 6 digits, such as {@code 3915}
   * @return the reader
   * @throws TradeParseException if the code has not the form of a code of the HS
   */
  public EurostatComext withProduct(String label, String code) {
    Map<String, Commodity> more = new TreeMap<>(products);
    more.put(Objects.requireNonNull(label, "label"), Commodity.of(Classification.HS, code));
    return new EurostatComext(more);
  }

  @Override
  public String name() {
    return "eurostat comext sdmx";
  }

  /** Whether it is an SDMX message that names the dataflow {@code DS-045409}. */
  @Override
  public Optional<String> recognise(String start) {
    return SdmxMessage.form(start, DATAFLOW)
        .map(form -> "it is " + form + " of the dataflow " + DATAFLOW);
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    SdmxMapping mapping =
        SdmxMapping.builder("eurostat-comext")
            .dataflow("ESTAT:" + DATAFLOW)
            .tell(Dimension.ECONOMY, "reporter", EurostatComext::economy)
            .tell(Dimension.PARTNER, "partner", EurostatComext::economy)
            .tell(Dimension.COMMODITY, "product", this::product)
            .tell(Dimension.DIRECTION, "flow", EurostatComext::direction)
            .tell(
                Dimension.VALUATION,
                "flow",
                flow -> direction(flow).isImport() ? Valuation.CIF : Valuation.FOB)
            .all(Dimension.CURRENCY, "EUR")
            .value(INDICATORS, "VALUE_IN_EUROS", 0)
            .netWeightKg(INDICATORS, "QUANTITY_IN_100KG", 2)
            .quantity(INDICATORS, "SUPPLEMENTARY_QUANTITY", QuantityUnit.NONE)
            .provenance("LAST UPDATE", EurostatComext::provenance)
            .build();
    SdmxFlows.read(mapping, in, sink);
  }

  private static Economy economy(String text) {
    if (text.length() == 2) {
      return text.equals("XS")
          ? Economy.of("SRB")
          : Economy.findAlpha2(text)
              .or(() -> Economy.find(text))
              .orElseGet(() -> Economy.ofAlpha2(text));
    }
    if (text.equals("WORLD")) {
      return Economy.WORLD;
    }
    return Economy.find(text)
        .filter(Economy::isAggregate)
        .or(() -> Economy.findName(text))
        .orElseGet(() -> Economy.ofName(withoutTimes(text)));
  }

  /** A label without what stands in brackets behind it. */
  private static String withoutTimes(String label) {
    int bracket = label.indexOf(" (");
    return bracket < 0 ? label : label.substring(0, bracket);
  }

  private static FlowDirection direction(String flow) {
    return switch (flow) {
      case "1", "IMPORT" -> FlowDirection.IMPORT;
      case "2", "EXPORT" -> FlowDirection.EXPORT;
      default ->
          throw new TradeParseException(
              "Unknown flow", flow, "accepted are 1 and IMPORT, 2 and EXPORT");
    };
  }

  private Commodity product(String text) {
    Commodity known = products.get(text);
    if (known != null) {
      return known;
    }
    if (text.matches("TOTAL|[0-9A-Z]{1,8}")) {
      return Commodity.of(Classification.HS, text);
    }
    throw new TradeParseException(
        "Unknown product",
        text,
        "the file has labels instead of codes; tell the code, as in new EurostatComext().withProduct(label, code)");
  }

  private static Provenance provenance(String updated) {
    Provenance provenance = Provenance.of("eurostat-comext").withLicence("CC BY 4.0");
    if (updated.isEmpty()) {
      return provenance;
    }
    try {
      boolean slashed = updated.indexOf('/') == 2;
      LocalDate day =
          slashed
              ? LocalDate.parse(updated.replaceFirst(" .*", ""), DAY)
              : LocalDate.parse(updated.replaceFirst("[T ].*", ""));
      return provenance.withPublished(Period.day(day)).withVintage(day.toString());
    } catch (DateTimeException e) {
      throw new TradeParseException(
          "Malformed date of update",
          updated,
          "expected are day, month, year and time such as '17/02/25 11:00:00'",
          null,
          e);
    }
  }
}
