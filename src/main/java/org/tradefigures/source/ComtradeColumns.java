package org.tradefigures.source;

import static org.tradefigures.source.Layout.Cell.AS_VALUE;
import static org.tradefigures.source.Layout.Cell.SHORTENED;
import static org.tradefigures.source.Layout.Cell.SIGN;
import static org.tradefigures.source.Layout.Cell.TEXT;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.Valuation;

/**
 * What the columns of UN Comtrade's files mean, whichever of them a file has and by which of two
 * sets of names it calls them. The readers document it.
 */
final class ComtradeColumns {

  /** A column. */
  private enum Item {
    TYPE("typeCode", TEXT),
    FREQUENCY("freqCode", TEXT),
    YEAR("refYear", "Year", TEXT),
    PERIOD("period", "Period", TEXT),
    REPORTER("reporterCode", "Reporter Code", TEXT),
    REPORTER_LETTERS("reporterISO", "Reporter ISO", TEXT),
    PARTNER("partnerCode", "Partner Code", TEXT),
    PARTNER_LETTERS("partnerISO", "Partner ISO", TEXT),
    SECOND_PARTNER("partner2Code", "2nd Partner Code", TEXT),
    FLOW("flowCode", "Trade Flow Code", TEXT),
    FLOW_NAME("flowDesc", "Trade Flow", TEXT),
    CLASSIFICATION("classificationCode", "Classification", TEXT),
    IS_ORIGINAL("isOriginalClassification", TEXT),
    COMMODITY("cmdCode", "Commodity Code", TEXT),
    LEVEL("aggrLevel", "Aggregate Level", TEXT),
    CUSTOMS("customsCode", "Customs Proc. Code", TEXT),
    TRANSPORT("motCode", "Mode of Transport Code", TEXT),
    UNIT("qtyUnitCode", "Qty Unit Code", TEXT),
    QUANTITY("qty", "Qty", SIGN),
    IS_QUANTITY_ESTIMATED("isQtyEstimated", TEXT),
    NET_WEIGHT("netWgt", "Netweight (kg)", SIGN),
    IS_NET_WEIGHT_ESTIMATED("isNetWgtEstimated", TEXT),
    CIF("cifvalue", "CIF Trade Value (US$)", AS_VALUE),
    FOB("fobvalue", "FOB Trade Value (US$)", AS_VALUE),
    VALUE("primaryValue", "Trade Value (US$)", SHORTENED),
    FLAG("legacyEstimationFlag", "Flag", TEXT),
    IS_REPORTED("isReported", TEXT),
    IS_AGGREGATE("isAggregate", TEXT);

    private final String name;
    private final String firstName;
    private final Layout.Cell cell;

    Item(String name, Layout.Cell cell) {
      this(name, "", cell);
    }

    /**
     * An item.
     *
     * @param name its name today
     * @param firstName its name in files of the first interface, empty where they don't have it
     * @param cell how functions are told it
     */
    Item(String name, String firstName, Layout.Cell cell) {
      this.name = name;
      this.firstName = firstName;
      this.cell = cell;
    }

    /** Its name in the one or the other; empty where those files don't have it. */
    String name(boolean first) {
      return first ? firstName : name;
    }
  }

  /** The cells that a function is told; one whose column is not there is empty. */
  private record Cells(List<Item> items, List<String> texts) {
    String get(Item item) {
      int index = items.indexOf(item);
      return index < 0 ? "" : texts.get(index);
    }

    boolean has(Item item) {
      return items.contains(item);
    }

    boolean isNumber(Item item) {
      return get(item).equals("1");
    }

    boolean flag(Item item) {
      return ComtradeCodes.flag(get(item));
    }

    boolean isDown(Item item) {
      return !get(item).isEmpty() && !flag(item);
    }
  }

  /** Numbers that stand where there is none. */
  private static final Map<String, ObservationStatus> ZEROS =
      Map.of(
          "0", ObservationStatus.MISSING,
          "0.0", ObservationStatus.MISSING,
          "0.00", ObservationStatus.MISSING,
          "0.000", ObservationStatus.MISSING);

  private final Layout.Builder builder;
  private final Map<Item, String> names;
  private final String source;
  private final boolean first;
  private final @Nullable Classification classification;

  private ComtradeColumns(
      List<String> header, Location place, boolean first, @Nullable Classification classification) {
    this.builder = Layout.of(header, place);
    this.names = names(header, first);
    this.source = place.source();
    this.first = first;
    this.classification = classification;
  }

  /**
   * What shows that a text has UN Comtrade's columns.
   *
   * @param start the first lines
   * @param first whether they have the names of the first interface
   * @return empty if it does not have them
   */
  static Optional<String> shownBy(String start, boolean first) {
    return separator(start, first)
        .map(
            separator ->
                "the header has "
                    + Item.COMMODITY.name(first)
                    + " and "
                    + Item.VALUE.name(first)
                    + (separator == ',' ? "" : ", separated by " + Messages.quote(separator)));
  }

  /** Reads delimited text. */
  static void read(
      SourceText in, boolean first, @Nullable Classification classification, FlowSink sink)
      throws IOException {
    LayoutText.read(
        in,
        separator(in.start(), first).orElse(','),
        "a line of column names such as "
            + Stream.of(Item.REPORTER, Item.FLOW, Item.COMMODITY, Item.VALUE)
                .map(item -> Messages.quote(item.name(first)))
                .collect(Collectors.joining(", ")),
        (header, place) -> {
          if (classification == null && !names(header, first).containsKey(Item.CLASSIFICATION)) {
            throw new TradeParseException(
                "Missing column",
                Item.CLASSIFICATION.name(first),
                "say which classification all commodities are codes of, as in new "
                    + (first ? "ComtradeLegacyCsv" : "ComtradeCsv")
                    + "().withClassification(Classification.HS)",
                place,
                null);
          }
          return layout(header, place, first, classification);
        },
        sink);
  }

  private static Optional<Character> separator(String start, boolean first) {
    return Stream.of(',', '\t', ';')
        .filter(
            separator ->
                names(header(start, separator), first)
                    .keySet()
                    .containsAll(List.of(Item.COMMODITY, Item.VALUE)))
        .findFirst();
  }

  private static List<String> header(String start, char separator) {
    try (DelimitedText text = DelimitedText.of(new StringReader(start), separator)) {
      boolean moved = text.next();
      while (moved && text.isBlank()) {
        moved = text.next();
      }
      return moved ? text.fields().stream().map(String::strip).toList() : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The layout of a file.
   *
   * @param header the names of its columns
   * @param place where they stand
   * @param first whether they are those of the first interface
   * @param classification what all commodities are codes of; null where the file has to say it
   */
  static Layout layout(
      List<String> header, Location place, boolean first, @Nullable Classification classification) {
    return new ComtradeColumns(header, place, first, classification).layout();
  }

  private Layout layout() {
    tell(
        Dimension.PERIOD,
        cells ->
            ComtradeCodes.period(
                cells.get(Item.FREQUENCY), cells.get(Item.PERIOD), cells.get(Item.YEAR)),
        either(Item.PERIOD, Item.YEAR),
        Item.YEAR,
        Item.FREQUENCY);
    Item reporter = either(Item.REPORTER, Item.REPORTER_LETTERS);
    tell(Dimension.ECONOMY, cells -> economy(cells, reporter), reporter);
    tell(Dimension.REPORTER, cells -> Reporter.of(economy(cells, reporter)), reporter);
    Item partner = either(Item.PARTNER, Item.PARTNER_LETTERS);
    tell(Dimension.PARTNER, cells -> economy(cells, partner), partner);
    Item flow = either(Item.FLOW, Item.FLOW_NAME);
    tell(Dimension.DIRECTION, cells -> ComtradeCodes.direction(cells.get(flow)), flow);
    tell(
        Dimension.COMMODITY,
        this::commodity,
        classification == null ? Item.CLASSIFICATION : Item.COMMODITY,
        Item.COMMODITY,
        Item.LEVEL,
        Item.TYPE);
    tell(Dimension.VALUATION, cells -> valuation(cells, flow), flow, Item.CIF, Item.FOB);
    builder.all(Dimension.CURRENCY, "USD");
    part(Dimension.SECOND_PARTNER, Item.SECOND_PARTNER, ComtradeCodes::economyOrWorld);
    part(Dimension.CUSTOMS, Item.CUSTOMS, ComtradeCodes::customs);
    part(Dimension.TRANSPORT, Item.TRANSPORT, ComtradeCodes::transport);
    builder.value(name(Item.VALUE), 0);
    builder.absent(ZEROS);
    if (has(Item.NET_WEIGHT)) {
      builder.netWeightKg(name(Item.NET_WEIGHT), 0);
    }
    if (has(Item.QUANTITY) && has(Item.UNIT)) {
      builder.quantity(
          name(Item.QUANTITY), 0, texts -> ComtradeCodes.unit(texts.get(0)), column(Item.UNIT));
    }
    builder.status(
        texts -> texts.get(0).isEmpty() ? ObservationStatus.NORMAL : ObservationStatus.ESTIMATED,
        column(Item.VALUE));
    provenance();
    return builder.build();
  }

  private void provenance() {
    List<Item> items =
        there(
            Item.VALUE,
            Item.IS_AGGREGATE,
            Item.IS_REPORTED,
            Item.IS_ORIGINAL,
            Item.QUANTITY,
            Item.IS_QUANTITY_ESTIMATED,
            Item.NET_WEIGHT,
            Item.IS_NET_WEIGHT_ESTIMATED,
            Item.FLAG);
    Provenance file =
        Provenance.of(first ? "un-comtrade-legacy" : "un-comtrade")
            .withPage(source)
            .withLicence("UN Comtrade terms of use");
    builder.provenance(
        texts -> {
          Cells cells = new Cells(items, texts);
          List<String> notes = notes(cells);
          String shortened = cells.get(Item.VALUE);
          return file.withAsPrinted(shortened.isEmpty() ? null : shortened)
              .withNote(notes.isEmpty() ? null : String.join("; ", notes));
        },
        columns(items));
  }

  private static List<String> notes(Cells cells) {
    List<String> notes = new ArrayList<>();
    if (!cells.get(Item.VALUE).isEmpty()) {
      notes.add("shortened by a spreadsheet, the other digits are lost");
    }
    if (cells.flag(Item.IS_AGGREGATE)) {
      notes.add("added up by UN Comtrade");
    } else if (cells.isDown(Item.IS_REPORTED)) {
      notes.add("not reported by the economy itself");
    }
    if (cells.isDown(Item.IS_ORIGINAL)) {
      notes.add("converted by UN Comtrade from another classification");
    }
    int flag = ComtradeCodes.estimates(cells.get(Item.FLAG));
    if (cells.isNumber(Item.QUANTITY)
        && (cells.has(Item.IS_QUANTITY_ESTIMATED)
            ? cells.flag(Item.IS_QUANTITY_ESTIMATED)
            : (flag & ComtradeCodes.QUANTITY_ESTIMATED) != 0)) {
      notes.add("quantity estimated");
    }
    if (cells.isNumber(Item.NET_WEIGHT)
        && (cells.has(Item.IS_NET_WEIGHT_ESTIMATED)
            ? cells.flag(Item.IS_NET_WEIGHT_ESTIMATED)
            : (flag & ComtradeCodes.NET_WEIGHT_ESTIMATED) != 0)) {
      notes.add("net weight estimated");
    }
    return notes;
  }

  private Commodity commodity(Cells cells) {
    ComtradeCodes.requireGoods(cells.get(Item.TYPE));
    return ComtradeCodes.commodity(
        classification == null
            ? ComtradeCodes.classification(cells.get(Item.CLASSIFICATION))
            : classification,
        cells.get(Item.COMMODITY),
        cells.get(Item.LEVEL));
  }

  private static Economy economy(Cells cells, Item item) {
    String code = cells.get(item);
    return item == Item.REPORTER || item == Item.PARTNER
        ? ComtradeCodes.economy(code)
        : Economy.ofLetters(code);
  }

  private static Valuation valuation(Cells cells, Item flow) {
    return ComtradeCodes.valuation(
        ComtradeCodes.direction(cells.get(flow)),
        cells.get(Item.CIF).equals("="),
        cells.get(Item.FOB).equals("="));
  }

  private <T extends Comparable<? super T>> void tell(
      Dimension<T> dimension, Function<Cells, T> function, Item required, Item... others) {
    column(required);
    List<Item> items =
        there(Stream.concat(Stream.of(required), Stream.of(others)).toArray(Item[]::new));
    builder.tell(dimension, texts -> function.apply(new Cells(items, texts)), columns(items));
  }

  private <T extends Comparable<? super T>> void part(
      Dimension<T> dimension, Item item, Function<String, T> function) {
    if (has(item)) {
      builder.tell(dimension, name(item), function);
    }
  }

  private Item either(Item item, Item other) {
    return has(other) && !has(item) ? other : item;
  }

  private List<Item> there(Item... items) {
    return Stream.of(items).filter(this::has).distinct().toList();
  }

  private Layout.Column[] columns(List<Item> items) {
    return items.stream().map(this::column).toArray(Layout.Column[]::new);
  }

  private Layout.Column column(Item item) {
    return builder.column(name(item), item.cell);
  }

  private boolean has(Item item) {
    return names.containsKey(item);
  }

  /** The name of the column in the file; its proper one where the file does not have it. */
  private String name(Item item) {
    return names.getOrDefault(item, item.name(first));
  }

  /** The items that a header has, which may differ in capitals. */
  private static Map<Item, String> names(List<String> header, boolean first) {
    Map<Item, String> names = new EnumMap<>(Item.class);
    for (Item item : Item.values()) {
      String proper = item.name(first);
      header.stream()
          .filter(name -> !proper.isEmpty() && name.equalsIgnoreCase(proper))
          .findFirst()
          .ifPresent(name -> names.put(item, name));
    }
    return names;
  }
}
