package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Valuation;

/**
 * International Trade in Goods (by partner country) of the International Monetary Fund, dataflow
 * {@code IMF.STA:IMTS}, which took the place of the Direction of Trade Statistics: SDMX-CSV,
 * SDMX-ML and SDMX-JSON as its portal gives them. Totals of goods; a selection.
 *
 * <p>Origin: <a href="https://data.imf.org/en/datasets/IMF.STA:IMTS">IMF, International Trade in
 * Goods (IMTS)</a>.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>{@code INDICATOR} tells direction and valuation: {@code XG_FOB_USD} exports fob, {@code
 *       MG_CIF_USD} imports cif, {@code MG_FOB_USD} imports fob. Balances ({@code TBG_USD}) and
 *       other indicators are problems.
 *   <li>Values are in dollars. {@code SCALE}, which is 6, says in which unit the portal shows them
 *       and does not count; {@code UNIT_MULT} does where there is one.
 *   <li>Economies are alpha-3 codes, {@code KOS} is Kosovo. {@code G001} is the world; the other
 *       groups, G and a number, are not read: they are problems, unless they are passed over with
 *       {@link #withoutGroups()}.
 *   <li>Months are written {@code 2024-M03}.
 *   <li>An observation without value, or {@code NaN}, is missing, and {@code STATUS} tells more as
 *       {@code OBS_STATUS} does; see {@link SdmxMapping}. Rows of missing reports are left out of
 *       most files, or estimated by the Fund from the reports of partners, without a mark that is
 *       read here.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class ImfImts implements TradeReader {

  private static final String DATAFLOW = "IMF.STA:IMTS";
  private static final String COUNTRY = "COUNTRY";
  private static final String COUNTERPART = "COUNTERPART_COUNTRY";
  private static final Pattern GROUP = Pattern.compile("G\\d{3}");
  private static final String WORLD = "G001";

  private final boolean groups;

  /** A reader to which groups of economies are problems. */
  public ImfImts() {
    this(true);
  }

  private ImfImts(boolean groups) {
    this.groups = groups;
  }

  /**
   * A reader that passes over the figures of groups of economies, but for the world. They are not
   * counted.
   *
   * @return the reader
   */
  public ImfImts withoutGroups() {
    return new ImfImts(false);
  }

  @Override
  public String name() {
    return "imf imts sdmx";
  }

  /** Whether it is an SDMX message that names the dataflow and its partners. */
  @Override
  public Optional<String> recognise(String start) {
    return SdmxMessage.form(start, "IMTS", COUNTERPART)
        .map(form -> "it is " + form + " of the dataflow " + DATAFLOW);
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    SdmxMapping mapping =
        SdmxMapping.builder("imf-imts")
            .dataflow(DATAFLOW)
            .tell(Dimension.ECONOMY, COUNTRY, ImfImts::economy)
            .tell(Dimension.PARTNER, COUNTERPART, ImfImts::economy)
            .tell(Dimension.DIRECTION, "INDICATOR", ImfImts::direction)
            .tell(Dimension.VALUATION, "INDICATOR", ImfImts::valuation)
            .all(Dimension.COMMODITY, Commodity.total(Classification.HS))
            .all(Dimension.CURRENCY, "USD")
            .passOver(
                told -> !groups && (isGroup(told.get(COUNTRY)) || isGroup(told.get(COUNTERPART))))
            .build();
    SdmxFlows.read(mapping, in, sink);
  }

  private static boolean isGroup(@Nullable String code) {
    return code != null && GROUP.matcher(code).matches() && !code.equals(WORLD);
  }

  private static Economy economy(String code) {
    if (isGroup(code)) {
      throw new TradeParseException(
          "Group of economies",
          code,
          "only the world, G001, is read; pass over the other groups with withoutGroups()");
    }
    return switch (code) {
      case WORLD -> Economy.WORLD;
      case "KOS" -> Economy.of("XKX");
      default -> Economy.ofLetters(code);
    };
  }

  private static FlowDirection direction(String indicator) {
    return switch (indicator) {
      case "XG_FOB_USD" -> FlowDirection.EXPORT;
      case "MG_CIF_USD", "MG_FOB_USD" -> FlowDirection.IMPORT;
      default ->
          throw new TradeParseException(
              "Other indicator", indicator, "read are XG_FOB_USD, MG_CIF_USD and MG_FOB_USD");
    };
  }

  private static Valuation valuation(String indicator) {
    return indicator.equals("MG_CIF_USD") ? Valuation.CIF : Valuation.FOB;
  }
}
