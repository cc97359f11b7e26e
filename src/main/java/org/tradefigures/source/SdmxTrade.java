package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.OutputFiles;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

/**
 * Trade figures as SDMX: those of any dataflow, once a {@link SdmxMapping} says what its components
 * mean, and, without one, those that the library writes itself as SDMX-CSV 2.0.
 *
 * <p>Read are SDMX-ML 2.1 and 3.0, generic and structure-specific, with the compact and generic
 * messages of 2.0; SDMX-JSON 1.0 and 2.0; SDMX-CSV 1.0 and 2.0, with or without labels. Formats: <a
 * href="https://sdmx.org/standards-2/">SDMX technical specifications</a>.
 *
 * <p>What is written has the dataflow {@code TRADEFIGURES:TRADE_FLOW(1.0)}:
 *
 * <ol>
 *   <li>{@code REF_AREA} is the economy, {@code COUNTERPART_AREA} the partner, {@code TRADE_FLOW}
 *       the direction, {@code PRODUCT} the commodity with a hyphen behind its classification
 *       ({@code H6-0902}), {@code TIME_PERIOD} the period, {@code OBS_VALUE} the value in the main
 *       unit of {@code CURRENCY}; the other columns are named as {@link TradeField}, in capitals.
 *   <li>{@code OBS_STATUS} is a code of {@code CL_OBS_STATUS}: A normal, E estimated, P
 *       provisional, O missing, Q suppressed. A figure that is not yet reported is missing, with
 *       that as its {@code COMMENT_OBS}, since the list has no code for it.
 *   <li>Columns that are empty in every row are left out.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class SdmxTrade implements TradeReader {

  private static final String OWN = "TRADEFIGURES:TRADE_FLOW";
  private static final String STATUS = "OBS_STATUS";
  private static final String COMMENT = "COMMENT_OBS";
  private static final String NOT_YET_REPORTED = "not yet reported";

  private static final Map<ObservationStatus, String> STATUS_CODES =
      new EnumMap<>(
          Map.of(
              ObservationStatus.NORMAL, "A",
              ObservationStatus.ESTIMATED, "E",
              ObservationStatus.PROVISIONAL, "P",
              ObservationStatus.MISSING, "O",
              ObservationStatus.SUPPRESSED, "Q",
              ObservationStatus.NOT_YET_REPORTED, "O"));

  private final @Nullable SdmxMapping mapping;

  /** A reader of what {@link #write} writes. */
  public SdmxTrade() {
    this.mapping = null;
  }

  /**
   * A reader of a dataflow.
   *
   * @param mapping what its components mean
   */
  public SdmxTrade(SdmxMapping mapping) {
    this.mapping = Objects.requireNonNull(mapping, "mapping");
  }

  @Override
  public String name() {
    return "sdmx";
  }

  /** Whether it is an SDMX message that names the dataflow. */
  @Override
  public Optional<String> recognise(String start) {
    String dataflow = mapping == null ? OWN : mapping.dataflow().orElse("");
    return dataflow.isEmpty()
        ? Optional.empty()
        : SdmxMessage.form(start, dataflow.replaceFirst(".*:", ""))
            .map(form -> "it is " + form + " of the dataflow " + dataflow);
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    if (mapping != null) {
      SdmxFlows.read(mapping, in, sink);
      return;
    }
    SdmxMessage.read(
        in,
        new SdmxMessage.Observations() {
          @Override
          public void add(Map<String, String> told, Location place) {
            TradeFlow flow;
            try {
              flow = flow(told, place);
            } catch (TradeParseException e) {
              sink.problem(e, place);
              return;
            }
            sink.add(flow, place);
          }

          @Override
          public void reject(TradeParseException problem, Location place) {
            sink.problem(problem, place);
          }
        });
  }

  /**
   * Writes a table of flows as SDMX-CSV 2.0, so that {@code new SdmxTrade()} reads the same flows
   * from it.
   *
   * @param table the flows
   * @param out where to; flushed, not closed
   * @throws IOException if it can't be written
   */
  public static void write(TradeTable table, Writer out) throws IOException {
    List<TradeFlow> flows = table.flows();
    Set<TradeField> told = EnumSet.noneOf(TradeField.class);
    Arrays.stream(TradeField.values()).filter(TradeField::isRequired).forEach(told::add);
    told.addAll(Set.of(TradeField.REPORTER, TradeField.VALUATION));
    told.addAll(Set.of(TradeField.VALUE, TradeField.STATUS));
    flows.forEach(flow -> told.addAll(flow.fields().keySet()));
    boolean commented =
        flows.stream().anyMatch(f -> f.status() == ObservationStatus.NOT_YET_REPORTED);
    List<String> header = new ArrayList<>(List.of("STRUCTURE", "STRUCTURE_ID", "ACTION"));
    told.forEach(field -> header.add(id(field)));
    if (commented) {
      header.add(COMMENT);
    }
    CsvLines.write(header, out);
    for (TradeFlow flow : flows) {
      List<String> cells = new ArrayList<>(List.of("dataflow", OWN + "(1.0)", "I"));
      Map<TradeField, String> fields = flow.fields();
      told.forEach(field -> cells.add(code(field, flow, fields.getOrDefault(field, ""))));
      if (commented) {
        boolean comes = flow.status() == ObservationStatus.NOT_YET_REPORTED;
        cells.add(comes ? NOT_YET_REPORTED : "");
      }
      CsvLines.write(cells, out);
    }
    out.flush();
  }

  /**
   * Writes a table of flows to a file, as {@link #write(TradeTable, Writer)} does.
   *
   * @param table the flows
   * @param file the file; it is replaced if it is there, and compressed with gzip if its name ends
   *     in {@code .gz}
   * @throws IOException if it can't be written
   */
  public static void write(TradeTable table, Path file) throws IOException {
    OutputFiles.write(file, out -> write(table, out));
  }

  private static String id(TradeField field) {
    return switch (field) {
      case PERIOD -> SdmxMessage.TIME;
      case ECONOMY -> "REF_AREA";
      case PARTNER -> "COUNTERPART_AREA";
      case DIRECTION -> "TRADE_FLOW";
      case COMMODITY -> "PRODUCT";
      case VALUE -> SdmxMessage.VALUE;
      case STATUS -> STATUS;
      default -> field.name();
    };
  }

  private static String code(TradeField field, TradeFlow flow, String text) {
    return switch (field) {
      case COMMODITY -> text.replaceFirst(":", "-");
      case STATUS -> Objects.requireNonNull(STATUS_CODES.get(flow.status()));
      default -> text;
    };
  }

  private static TradeFlow flow(Map<String, String> told, Location place) {
    String dataflow = told.getOrDefault(SdmxMessage.DATAFLOW, "");
    if (!dataflow.equals(OWN + "(1.0)")) {
      throw new TradeParseException(
          "Other dataflow",
          dataflow,
          "read is " + OWN + "(1.0); say what the components of another mean with SdmxMapping");
    }
    Map<TradeField, String> fields = new EnumMap<>(TradeField.class);
    for (TradeField field : TradeField.values()) {
      String text = told.getOrDefault(id(field), "");
      if (!text.isEmpty()) {
        fields.put(field, text(field, text, told, place));
      }
    }
    return TradeFlow.from(
        fields, place, field -> Location.of(place.source(), place.line(), id(field)));
  }

  private static String text(
      TradeField field, String code, Map<String, String> told, Location place) {
    return switch (field) {
      case COMMODITY -> code.replaceFirst("-", ":");
      case STATUS -> {
        if (told.getOrDefault(COMMENT, "").equals(NOT_YET_REPORTED)) {
          yield ObservationStatus.NOT_YET_REPORTED.toString();
        }
        boolean hasValue = !told.getOrDefault(SdmxMessage.VALUE, "").isEmpty();
        yield SdmxStatus.of(Map.of(STATUS, code), "", hasValue, place).toString();
      }
      default -> code;
    };
  }
}
