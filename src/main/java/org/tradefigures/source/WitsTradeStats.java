package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Valuation;

/**
 * Trade by product group of the World Integrated Trade Solution of the World Bank, TradeStats-Trade
 * ({@code DF_WITS_TradeStats_Trade}), as SDMX-JSON and SDMX-ML. A selection.
 *
 * <p>Origin: <a href="https://wits.worldbank.org/witsapiintro.aspx">World Bank, WITS API</a>, from
 * UN Comtrade.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>{@code INDICATOR} tells the direction: {@code MPRT-TRD-VL} imports, which are valued cif,
 *       and {@code XPRT-TRD-VL} exports, valued fob, both in thousands of dollars. The other
 *       indicators are shares, counts and tariffs, and problems.
 *   <li>{@code PRODUCTCODE} is a group of products of one of several lists, which WITS tells side
 *       by side: groups of HS chapters such as {@code 01-05_Animal} ({@link
 *       Classification#WITS_HS}), groups of SITC divisions such as {@code Food} ({@link
 *       Classification#WITS_SITC}), further ones that lie across those ({@link
 *       Classification#WITS_PARTS}), and the stages of processing ({@link
 *       Classification#WITS_STAGES}). {@code Total} is the total of the HS. Groups of two lists are
 *       never added up; those of one have nothing in common.
 *   <li>Economies are alpha-3 codes and those customary in trade files; {@code WLD} is the world.
 *       {@code SER} is Serbia, {@code UNS} is not specified, {@code BUN} are bunkers, {@code SPE}
 *       special categories, {@code FRE} free zones, {@code OAS} is other Asia, {@code BLX} Belgium
 *       and Luxembourg. The regions of the World Bank, such as {@code SSF}, are aggregates whose
 *       members are not known here, and so not added to anybody.
 *   <li>Values are printed with the last digits of binary floating point ({@code
 *       885929063.979999}), and kept as they stand.
 *   <li>In SDMX-JSON the structure follows the data. What WITS has no figure for is left out.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class WitsTradeStats implements TradeReader {

  private static final String INDICATOR = "INDICATOR";
  private static final String PRODUCT = "PRODUCTCODE";
  private static final List<Classification> LISTS =
      List.of(
          Classification.WITS_HS,
          Classification.WITS_SITC,
          Classification.WITS_PARTS,
          Classification.WITS_STAGES);

  private static final SdmxMapping MAPPING =
      SdmxMapping.builder("wits-tradestats")
          .tell(Dimension.ECONOMY, "REPORTER", WitsTradeStats::economy)
          .tell(Dimension.PARTNER, "PARTNER", WitsTradeStats::economy)
          .tell(Dimension.COMMODITY, PRODUCT, WitsTradeStats::product)
          .tell(Dimension.DIRECTION, INDICATOR, WitsTradeStats::direction)
          .tell(
              Dimension.VALUATION,
              INDICATOR,
              i -> direction(i).isImport() ? Valuation.CIF : Valuation.FOB)
          .all(Dimension.CURRENCY, "USD")
          .scale(3)
          .build();

  /** The reader. */
  public WitsTradeStats() {}

  @Override
  public String name() {
    return "wits tradestats sdmx";
  }

  /** Whether it is an SDMX message with the names of WITS and of its product groups. */
  @Override
  public Optional<String> recognise(String start) {
    return SdmxMessage.form(start)
        .filter(
            form ->
                start.contains("WITS")
                    && (start.contains(PRODUCT) || start.contains("TradeStats_Trade")))
        .map(form -> "it is " + form + " of WITS TradeStats");
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    SdmxFlows.read(MAPPING, in, sink);
  }

  private static Economy economy(String code) {
    return switch (code) {
      case "SER" -> Economy.of("SRB");
      case "UNS" -> Economy.of("_X");
      case "BUN" -> Economy.of("X1");
      case "SPE" -> Economy.of("XX");
      case "FRE" -> Economy.of("X2");
      case "OAS" -> Economy.of("S19");
      case "BLX" -> Economy.of("58");
      default -> Economy.ofLetters(code);
    };
  }

  private static Commodity product(String code) {
    if (code.equals("Total")) {
      return Commodity.total(Classification.HS);
    }
    List<Commodity> groups =
        LISTS.stream().flatMap(list -> Commodity.total(list).children().stream()).toList();
    return groups.stream()
        .filter(group -> group.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> codes = groups.stream().map(Commodity::code).toList();
              return new UnknownCodeException(
                  "product group",
                  code,
                  Suggestions.nearest(code, codes),
                  "one of the groups of WITS " + String.join(", ", codes));
            });
  }

  private static FlowDirection direction(String indicator) {
    return switch (indicator) {
      case "MPRT-TRD-VL" -> FlowDirection.IMPORT;
      case "XPRT-TRD-VL" -> FlowDirection.EXPORT;
      default ->
          throw new TradeParseException(
              "Other indicator",
              indicator,
              "read are the values of trade, MPRT-TRD-VL and XPRT-TRD-VL");
    };
  }
}
