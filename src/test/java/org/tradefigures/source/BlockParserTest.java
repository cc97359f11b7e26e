package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

/** Blocks of rows that one thread reads from bytes: what reading row by row gives, or nothing. */
class BlockParserTest {

  private static final List<String> COLUMNS =
      List.of(
          "year", "economy", "partner", "chapter", "rest", "flow", "note", "value", "cif", "weight",
          "amount", "unit", "flag");

  /** Columns that are told in all ways there are. */
  private static Layout layout(List<String> header, Location place) {
    Layout.Builder builder = Layout.of(header, place);
    return builder
        .tell(Dimension.PERIOD, "year", Period::parse)
        .tell(Dimension.ECONOMY, "economy", Economy::of)
        .tell(Dimension.PARTNER, "partner", Economy::of)
        .tell(Dimension.DIRECTION, "flow", FlowDirection::parse)
        .tell(
            Dimension.COMMODITY,
            cells -> Commodity.of(Classification.H5, cells.get(0) + cells.get(1)),
            builder.text("chapter"),
            builder.text("rest"))
        .tell(
            Dimension.VALUATION,
            cells -> cells.get(0).equals("=") ? Valuation.CIF : Valuation.FOB,
            builder.column("cif", Layout.Cell.AS_VALUE))
        .all(Dimension.REPORTER, Reporter.RECONCILED)
        .all(Dimension.CURRENCY, "USD")
        .absent(
            Map.of(
                "NA", ObservationStatus.MISSING,
                "c", ObservationStatus.SUPPRESSED,
                "999.9", ObservationStatus.NOT_YET_REPORTED))
        .value("value", 3)
        .netWeightKg("weight", 0)
        .quantity("amount", -2, cells -> QuantityUnit.parse(cells.get(0)), builder.text("unit"))
        .status(
            cells -> ObservationStatus.parse(cells.get(0).isEmpty() ? "normal" : cells.get(0)),
            builder.text("flag"))
        .provenance(
            cells -> Provenance.of("source").withPage("weight " + cells.get(0)),
            builder.sign("weight"))
        .build();
  }

  /** Fewer columns, and most of what there is to tell the same in all rows. */
  private static Layout plain(List<String> header, Location place) {
    return Layout.of(header, place)
        .tell(Dimension.PERIOD, "t", Period::parse)
        .tell(Dimension.ECONOMY, "i", Economy::of)
        .tell(Dimension.PARTNER, "j", Economy::of)
        .tell(Dimension.COMMODITY, "k", code -> Commodity.of(Classification.H5, code))
        .all(Dimension.REPORTER, Reporter.RECONCILED)
        .all(Dimension.DIRECTION, FlowDirection.EXPORT)
        .all(Dimension.VALUATION, Valuation.FOB)
        .all(Dimension.CURRENCY, "USD")
        .provenance(
            cells -> Provenance.of("source of " + cells.get(0)),
            new Layout.Column(header.indexOf("i"), Layout.Cell.TEXT))
        .absent(Map.of("NA", ObservationStatus.MISSING))
        .value("v", 0)
        .absent(
            Map.of(
                "0", ObservationStatus.MISSING,
                "0.00", ObservationStatus.MISSING,
                "999999999999999999", ObservationStatus.SUPPRESSED,
                "99999999999999999999", ObservationStatus.MISSING))
        .netWeightKg("w", 0)
        .build();
  }

  private static final String PLAIN = "t,i,j,k,v,w";

  /** Nothing but values, and no text that is the same in many rows. */
  private static Layout bare(FlowDirection direction, List<String> header, Location place) {
    return Layout.of(header, place)
        .tell(Dimension.COMMODITY, "k", code -> Commodity.of(Classification.H5, code))
        .all(Dimension.PERIOD, Period.year(2022))
        .all(Dimension.ECONOMY, Economy.of("BDI"))
        .all(Dimension.PARTNER, Economy.of("KEN"))
        .all(Dimension.REPORTER, Reporter.RECONCILED)
        .all(Dimension.DIRECTION, direction)
        .all(Dimension.VALUATION, direction.isImport() ? Valuation.CIF : Valuation.FOB)
        .all(Dimension.CURRENCY, direction.isImport() ? "KES" : "USD")
        .all(Dimension.CUSTOMS, CustomsProcedure.parse(direction.isImport() ? "C05" : "C00"))
        .provenance(Provenance.of("source of " + direction))
        .absent(Map.of("NA", ObservationStatus.MISSING))
        .value("v", 0)
        .build();
  }

  /** The numbers are read as texts too, and told in other ways besides. */
  private static Layout severalWays(List<String> header, Location place) {
    Layout.Builder builder = ofOneFlow(header, place);
    return builder
        .tell(Dimension.COMMODITY, "k", code -> Commodity.of(Classification.H5, code))
        .tell(
            Dimension.PARTNER,
            cells -> Economy.of(cells.get(0).equals("0") ? "UGA" : "KEN"),
            builder.sign("v"))
        .tell(
            Dimension.CURRENCY,
            cells -> cells.get(0).equals("=") ? "USD" : "KES",
            builder.column("w", Layout.Cell.AS_VALUE))
        .absent(Map.of("c", ObservationStatus.SUPPRESSED))
        .value("v", 0)
        .netWeightKg("w", 0)
        .status(
            cells ->
                cells.get(0).equals("c")
                    ? ObservationStatus.SUPPRESSED
                    : cells.get(0).startsWith("0")
                        ? ObservationStatus.ESTIMATED
                        : ObservationStatus.NORMAL,
            builder.text("v"))
        .provenance(cells -> Provenance.of("weight " + cells.get(0)), builder.text("w"))
        .build();
  }

  private static Layout withWeightInProvenance(List<String> header, Location place) {
    Layout.Builder builder = ofOneFlow(header, place);
    return builder
        .tell(Dimension.COMMODITY, "k", code -> Commodity.of(Classification.H5, code))
        .netWeightKg("w", 0)
        .provenance(cells -> Provenance.of(cells.get(0)), builder.text("w"))
        .build();
  }

  private static Layout withCurrency(List<String> header, Location place) {
    return ofOneFlow(header, place)
        .tell(Dimension.COMMODITY, "k", code -> Commodity.of(Classification.H5, code))
        .tell(Dimension.CURRENCY, "currency", currency -> currency)
        .build();
  }

  private static Layout ofNumbersOnly(List<String> header, Location place) {
    return ofOneFlow(header, place).build();
  }

  private static Layout.Builder ofOneFlow(List<String> header, Location place) {
    return Layout.of(header, place)
        .all(Dimension.PERIOD, Period.year(2022))
        .all(Dimension.ECONOMY, Economy.of("BDI"))
        .all(Dimension.PARTNER, Economy.of("KEN"))
        .all(Dimension.REPORTER, Reporter.RECONCILED)
        .all(Dimension.DIRECTION, FlowDirection.EXPORT)
        .all(Dimension.COMMODITY, Commodity.of(Classification.H5, "0901"))
        .all(Dimension.VALUATION, Valuation.FOB)
        .all(Dimension.CURRENCY, "USD")
        .provenance(Provenance.of("s"))
        .value("v", 0);
  }

  /** One thread that reads blocks into columns. */
  private static final class Reading {
    private final TradeColumns columns;
    private final BlockParser parser;
    private @Nullable List<String> lastRow;
    private boolean isIncreasing = true;
    private int size;

    Reading(String header, LayoutText.Declaration declaration) {
      this(header, declaration, new TradeColumns());
    }

    Reading(String header, LayoutText.Declaration declaration, TradeColumns columns) {
      this.columns = columns;
      AtomicInteger[] scales = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
      List<String> names = List.of(header.split(","));
      parser =
          new BlockParser(
              declaration.layout(names, Location.of("rows.csv", 1)), (byte) ',', columns, scales);
    }

    Reading block(String text, boolean ordered) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      parser.reserve(1 + bytes.length);
      System.arraycopy(bytes, 0, parser.bytes(), 0, bytes.length);
      parser.parse(0, bytes.length, bytes.length, ordered);
      isIncreasing &= parser.isIncreasing() && parser.follows(lastRow);
      lastRow = parser.rows() == 0 ? lastRow : parser.lastRow();
      columns.put(parser.block(), size);
      size += parser.rows();
      return this;
    }

    List<TradeFlow> flows() {
      if (columns.hasRepetition(size)) {
        assertThat(isIncreasing).isFalse();
        throw new GiveUp();
      }
      return columns.table(size).flows();
    }
  }

  /** Nothing where it gives up. */
  private static Optional<List<TradeFlow>> fromBytes(
      String header, LayoutText.Declaration declaration, List<String> blocks, boolean ordered) {
    try {
      Reading reading = new Reading(header, declaration);
      blocks.forEach(block -> reading.block(block, ordered));
      return Optional.of(reading.flows());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Nothing where there is a problem. */
  private static Optional<List<TradeFlow>> rowByRow(
      String header, LayoutText.Declaration declaration, List<String> blocks) throws IOException {
    String text = header + "\n" + String.join("", blocks);
    try (SourceText in = SourceText.of(text, "rows.csv")) {
      FlowSink sink = FlowSink.strict(in);
      LayoutText.read(in, ',', "columns", declaration, sink);
      return Optional.of(sink.table().flows());
    } catch (TradeParseException e) {
      return Optional.empty();
    }
  }

  // ------------------------------------------------------------------------ rows of all kinds

  /** Makes rows for columns in some order, each of which tells another flow. */
  private static final class Rows {
    private final Random random;
    private final List<String> header = new ArrayList<>(COLUMNS);
    private final String end;
    private final boolean hasMore;

    /** Whether there are numbers that are too different to be kept by one scale. */
    private final boolean isExtreme;

    private int made;

    Rows(long seed, boolean isExtreme) {
      this.isExtreme = isExtreme;
      random = new Random(seed);
      end = random.nextBoolean() ? "\r\n" : "\n";
      hasMore = random.nextInt(4) == 0;
      if (random.nextBoolean()) {
        Collections.shuffle(header, random);
      }
    }

    String header() {
      return String.join(",", header);
    }

    List<String> blocks() {
      return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(block -> block()).toList();
    }

    private String block() {
      StringBuilder text = new StringBuilder();
      int decimals = random.nextInt(6);
      int digits = 1 + random.nextInt(9);
      int odd = 2 + random.nextInt(200);
      String start = "";
      for (int rows = random.nextInt(150); rows > 0; rows--) {
        start = start.isEmpty() || random.nextInt(9) == 0 ? of("KEN", "USA", "UGA", "TZA") : start;
        String partner = start;
        text.append(
            header.stream()
                .map(column -> written(cell(column, partner, digits, decimals, odd)))
                .collect(Collectors.joining(",")));
        text.append(hasMore ? ", " : "").append(end);
        text.append(random.nextInt(60) == 0 ? end : "");
        made++;
      }
      return text.toString();
    }

    private String cell(String column, String partner, int digits, int decimals, int odd) {
      boolean isOdd = random.nextInt(odd) == 0;
      return switch (column) {
        case "year" -> isOdd ? "2021" : "2022";
        case "economy" -> isOdd ? "RWA" : "BDI";
        case "partner" -> partner;
        case "chapter" -> "09";
        case "rest" -> String.format("%04d", made);
        case "flow" -> isOdd ? "M" : "X";
        case "note" -> isOdd ? "a note that is long, with \u00e9 in it" : "";
        case "unit" -> isOdd ? "t" : "u";
        case "flag" -> isOdd ? of("estimated", "suppressed", "not-yet-reported") : "";
        case "value" -> isOdd ? of("NA", "c", "999.9", "", "-5", "0") : number(digits, decimals);
        case "cif" -> isOdd ? of("7", "0", "", "-1.50") : "7.0";
        default ->
            isOdd
                ? of(
                    "NA",
                    "",
                    "0",
                    "0.00",
                    "1e3",
                    isExtreme ? "0.000000001" : "12345678901234567890123")
                : number(digits, decimals);
      };
    }

    private String number(int digits, int decimals) {
      if (random.nextInt(15) == 0) {
        return of(
            "7",
            "7.00",
            "0.5",
            "12345678",
            "123456789.125",
            isExtreme ? "1234567890123456" : "",
            "999.9");
      }
      String whole =
          random.ints(digits, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
      String behind =
          random.ints(decimals, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
      return behind.isEmpty() ? whole : whole + "." + behind;
    }

    private String written(String cell) {
      boolean isQuoted = cell.contains(",") || random.nextInt(40) == 0;
      String spaced = random.nextInt(60) == 0 ? " " + cell + "  " : cell;
      return isQuoted ? '"' + cell + '"' : spaced;
    }

    private String of(String... cells) {
      return cells[random.nextInt(cells.length)];
    }
  }

  @Property
  void soundRowsAreReadAsRowByRow(@ForAll long seed, @ForAll boolean ordered) throws IOException {
    Rows rows = new Rows(seed, false);
    List<String> blocks = rows.blocks();
    Optional<List<TradeFlow>> expected = rowByRow(rows.header(), BlockParserTest::layout, blocks);
    assertThat(expected).isPresent();
    assertThat(fromBytes(rows.header(), BlockParserTest::layout, blocks, ordered))
        .isEqualTo(expected);
  }

  @Property
  void damagedRowsAreReadAsRowByRowOrNotAtAll(@ForAll long seed, @ForAll boolean ordered)
      throws IOException {
    Random random = new Random(seed);
    Rows rows = new Rows(seed, random.nextBoolean());
    List<String> blocks = new ArrayList<>(rows.blocks());
    int block = random.nextInt(blocks.size());
    byte[] bytes = blocks.get(block).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0) {
      blocks.set(block, new String(Damage.once(bytes, random), StandardCharsets.UTF_8) + "\n");
    }
    Optional<List<TradeFlow>> read =
        fromBytes(rows.header(), BlockParserTest::layout, blocks, ordered);
    if (read.isPresent()) {
      assertThat(read).isEqualTo(rowByRow(rows.header(), BlockParserTest::layout, blocks));
    }
  }

  // --------------------------------------------------------------------- rows of one kind each

  /** What stands in the columns of the plain layout before the value. */
  private static final String START = "2022,BDI,KEN,0901,";

  private static Reading plainly(String... rows) {
    return new Reading(PLAIN, BlockParserTest::plain).block(String.join("\n", rows) + "\n", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "-7",
        "007",
        "12345678",
        "123456789",
        "1234567890123456",
        "999999999999999999",
        "999999999999999999.5",
        "1234567890123456789",
        "12345678901234567890123456789012345678",
        "0.5",
        "1234567.1",
        "12345678.1234567",
        "12345678.12345678",
        "123456789.5",
        "-123456789.5",
        "0.000000000001",
        "0.00000000000000000001",
        "1.000000000000000000000",
        "00000000000000000000001",
        "1e3",
        "1.5E-3",
        "+5",
        "-0",
        "-0.0"
      })
  void numbersAreThoseThatAreWritten(String number) {
    List<TradeFlow> flows = plainly(START + number + ",1").flows();
    assertThat(flows).extracting(TradeFlow::value).containsExactly(Decimals.find(number).get());
    assertThat(flows.get(0).status()).isEqualTo(ObservationStatus.NORMAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "0.5", "0.0625", "50", "5000000", "0.00000000000625"})
  void numbersStayWhatTheyAreAmongFinerAndCoarserOnes(String number) {
    List<String> cells = List.of("7", number, "NA", "1e20", "0", "0.5", number, "3.25", number);
    String[] rows =
        IntStream.range(0, cells.size())
            .mapToObj(i -> "2022,BDI,KEN," + (1001 + i) + "," + cells.get(i) + ",1")
            .toArray(String[]::new);
    Reading reading = plainly(rows).block(String.join("\n", rows).replace("2022", "2023"), true);
    List<@Nullable BigDecimal> once = new ArrayList<>();
    cells.forEach(cell -> once.add(Decimals.find(cell).orElse(null)));
    List<@Nullable BigDecimal> twice = new ArrayList<>(once);
    twice.addAll(once);
    assertThat(reading.flows()).extracting(TradeFlow::value).isEqualTo(twice);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.00000000000000001, true",
    "0, 0.00000000000000001, true",
    "92.2, 0.00000000000000001, true",
    "92.3, 0.00000000000000001, false",
    "-92.3, 0.00000000000000001, false",
    "100, 0.00000000000000001, false",
    "100, 0.000000000000000001, true",
    "123456789012345678, 0.1, true",
    "123456789012345678, 1.000, true",
    "123456789012345678, 0.01, false",
    "1234567890123456789, 0.01, true"
  })
  void numbersThatNoScaleHoldsTogetherAreLeftToTheReadingRowByRow(
      String one, String other, boolean areRead) {
    for (List<String> order : List.of(List.of(one, other, one), List.of(other, one, other))) {
      String[] rows =
          IntStream.range(0, 3)
              .mapToObj(i -> "2022,BDI,KEN," + (1001 + i) + "," + order.get(i) + ",1")
              .toArray(String[]::new);
      if (areRead) {
        assertThat(plainly(rows).flows())
            .extracting(TradeFlow::value)
            .isEqualTo(order.stream().map(cell -> Decimals.find(cell).orElseThrow()).toList());
      } else {
        assertThatThrownBy(() -> plainly(rows)).isInstanceOf(GiveUp.class);
      }
    }
  }

  @Test
  void unitsThatAreFractionsMakeNumbersEvenMoreDifferent() {
    String header = String.join(",", COLUMNS);
    Function<String, List<TradeFlow>> read =
        amounts -> {
          Reading reading = new Reading(header, BlockParserTest::layout);
          for (String amount : amounts.split(" ", -1)) {
            String row = "2022,BDI,KEN,09,%04d,X,,1,1,1,%s,u,\n";
            reading.block(row.formatted(101 + reading.size, amount), true);
          }
          return reading.flows();
        };
    assertThat(read.apply("500 0.25"))
        .extracting(TradeFlow::quantity)
        .extracting(Object::toString)
        .containsExactly("5 u", "0.0025 u");
    String rows = "2022,BDI,KEN,09,01,X,,1,1,1,500,u,\n2022,BDI,KEN,09,02,X,,1,1,1,%s,u,\n";
    assertThat(
            new Reading(header, BlockParserTest::layout)
                .block(rows.formatted("0.0000000000000001"), true)
                .flows())
        .extracting(TradeFlow::quantity)
        .extracting(Object::toString)
        .containsExactly("5 u", "0.000000000000000001 u");
    assertThatThrownBy(
            () ->
                new Reading(header, BlockParserTest::layout)
                    .block(rows.formatted("0.00000000000000001"), true))
        .isInstanceOf(GiveUp.class);
  }

  @Test
  void textsThatLookLikeNumbersMayStandForNone() {
    List<TradeFlow> flows =
        plainly(
                START + "0,0",
                "2022,BDI,KEN,0902,0.00,0.00",
                "2022,BDI,KEN,0903,NA,0.0",
                "2022,BDI,KEN,0904,,",
                "2022,BDI,KEN,0905,NA,99999999999999999999",
                "2022,BDI,KEN,0906,NA,999999999999999999")
            .flows();
    assertThat(flows)
        .extracting(TradeFlow::value)
        .containsExactly(BigDecimal.ZERO, BigDecimal.ZERO, null, null, null, null);
    assertThat(flows)
        .extracting(TradeFlow::netWeightKg)
        .containsExactly(null, null, BigDecimal.ZERO, null, null, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        START + "1,-1",
        START + "1,-1e3",
        START + "1.,1",
        START + ".5,1",
        START + ".,1",
        START + "-,1",
        START + "--5,1",
        START + "1.5.5,1",
        START + "1x,1",
        START + "12345678x,1",
        START + "1.5x,1",
        START + "1.234x,1",
        START + "12.3456x,1",
        START + "1,NA",
        START + "1,1,1",
        START + "1",
        START + "1\n",
        START + "\"1\"1,1",
        START + "\"1,1",
        START + "1,\"1",
        START + "1,\"1\n",
        START + "1,1\r2",
        START + "123456789012345678901234567890123456789,1",
        "2022,BDI,K\"N,0901,1,1",
        "2022,BDI,\"KEN,0901,1,1",
        "2022,BDI,KEN,09\u000001,1,1",
        "2022,BDI,KEN\r,0901,1,1",
        "2022,BDI,KEX,0901,1,1",
        "\r2022,BDI,KEN,0901,1,1"
      })
  void whatIsNotPlainIsLeftToTheReadingRowByRow(String row) {
    String before = "2022,BDI,KEN,0102,1,1";
    String after = "2022,BDI,KEN,0903,1,1";
    assertThatThrownBy(() -> plainly(row)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plainly(before, row, after))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNotReadIsLookedAtAllTheSame() {
    String header = PLAIN.replace("j,", "j,note,");
    Function<String, Reading> reading =
        note ->
            new Reading(header, BlockParserTest::plain)
                .block("2022,BDI,KEN," + note + ",0901,1,1\n", true);
    assertThat(reading.apply("a long note: \u00e9\t~").flows()).hasSize(1);
    for (String note : List.of("a\"b", "\u0000", "123456789\"", "12345678\r9")) {
      assertThatThrownBy(() -> reading.apply(note)).isInstanceOf(GiveUp.class);
    }
  }

  @Test
  void whatIsNotUtf8IsToldApart() {
    BlockParser parser = plainly().parser;
    byte[] row = (START.replace("0901", "\u00e9") + "1,1\n").getBytes(StandardCharsets.ISO_8859_1);
    parser.reserve(row.length + 1);
    System.arraycopy(row, 0, parser.bytes(), 0, row.length);
    assertThatThrownBy(() -> parser.parse(0, row.length, row.length, true))
        .isInstanceOf(GiveUp.NotUtf8.class);
  }

  @Test
  void quantitiesWithoutUnitAreToldUnlessTheyAreZero() {
    Reading reading = new Reading(String.join(",", COLUMNS), BlockParserTest::layout);
    String[] amounts = {"0,none", "5,none", "0,u", "5,u", "NA,u", ",?", "0,none"};
    for (String amount : amounts) {
      String row = "2022,BDI,KEN,09,%02d,X,,1,1,1,%s,\n".formatted(reading.size, amount);
      reading.block(row, true);
    }
    assertThat(reading.flows())
        .extracting(flow -> String.valueOf(flow.quantity()))
        .containsExactly("null", "0.05 none", "0 u", "0.05 u", "null", "null", "null");
    assertThatThrownBy(() -> reading.block("2022,BDI,KEN,09,99,X,,1,1,1,5,?,\n", true))
        .isInstanceOf(TradeParseException.class);
  }

  @Test
  void whatSeveralColumnsTellTogetherIsToldByAllOfThem() {
    StringBuilder rows = new StringBuilder();
    List<String> commodities = List.of("0901", "1001", "0902", "1002", "1101");
    for (String commodity : commodities) {
      String cells = commodity.substring(0, 2) + "," + commodity.substring(2);
      rows.append("2022,BDI,KEN,%s,X,,1,1,1,1,u,\n".formatted(cells));
    }
    assertThat(
            new Reading(String.join(",", COLUMNS), BlockParserTest::layout)
                .block(rows.toString(), true)
                .flows())
        .extracting(flow -> flow.commodity().code())
        .isEqualTo(commodities);
  }

  @Test
  void whatWasSaidOfABlockIsNotSaidOfTheNext() {
    Reading reading = new Reading("k,v", (h, p) -> bare(FlowDirection.EXPORT, h, p));
    reading.block("0901,1\n0902,2\n", true).block("0903,NA\n0904,\n", true);
    assertThat(reading.block("0905,3\n0906,4\n", true).flows())
        .extracting(TradeFlow::status)
        .extracting(Object::toString)
        .containsExactly("normal", "normal", "missing", "missing", "normal", "normal");
  }

  @Test
  void severalParsersOfDifferentLayoutsShareWhatTheyMet() {
    String header = String.join(",", COLUMNS);
    Reading first = new Reading(header, BlockParserTest::layout);
    first.block("2021,RWA,UGA,10,01,X,,1,2,1,100,u,estimated\n", true);
    Reading exports = new Reading("k,v", (h, p) -> bare(FlowDirection.EXPORT, h, p), first.columns);
    exports.size = 1;
    exports.block("0901,1\n", true);
    Reading imports = new Reading("k,v", (h, p) -> bare(FlowDirection.IMPORT, h, p), first.columns);
    imports.size = 2;
    assertThat(imports.block("0902,2\n0903,3\n", true).flows())
        .extracting(Object::toString)
        .containsExactly(
            "period=2021 economy=RWA partner=UGA reporter=reconciled direction=X commodity=H5:1001"
                + " valuation=fob currency=USD value=1000 status=estimated net_weight_kg=1"
                + " quantity=\"1 u\" source=source page=\"weight 1\"",
            "period=2022 economy=BDI partner=KEN reporter=reconciled direction=X commodity=H5:0901"
                + " valuation=fob currency=USD value=1 status=normal source=\"source of X\"",
            "period=2022 economy=BDI partner=KEN reporter=reconciled direction=M commodity=H5:0902"
                + " valuation=cif currency=KES value=2 status=normal customs=C05"
                + " source=\"source of M\"",
            "period=2022 economy=BDI partner=KEN reporter=reconciled direction=M commodity=H5:0903"
                + " valuation=cif currency=KES value=3 status=normal customs=C05"
                + " source=\"source of M\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022,BDI,KEN,|2022,RWA,KEN,",
        "2022,   BDI   ,KEN,|2022,   RWA   ,KEN,",
        "2021,          BDI,KEN,|2022,          BDI,KEN,",
        "2022,          BDI,KEN,|2022,          BDI,UGA,"
      })
  void rowsThatStartAlikeAreToldFromOthers(String starts) {
    String[] rows =
        IntStream.range(0, 40)
            .mapToObj(i -> starts.split("\\|", -1)[i / 20] + (1001 + i) + ",1,1")
            .toArray(String[]::new);
    List<TradeFlow> flows = plainly(rows).flows();
    assertThat(flows).hasSize(40);
    for (int row = 0; row < flows.size(); row++) {
      String[] cells = rows[row].split(" *, *");
      assertThat(flows.get(row).toString())
          .startsWith(
              "period=%s economy=%s partner=%s reporter=reconciled direction=X commodity=H5:%s "
                  .formatted((Object[]) cells));
    }
  }

  @Test
  void rowsNeedNotStartWithTexts() {
    assertThat(
            new Reading("v,t,i,j,k,w", BlockParserTest::plain)
                .block("1,2022,BDI,KEN,0901,5\n2,2022,BDI,KEN,0902,6\n", true)
                .block("", true)
                .block("3,2022,BDI,KEN,0903,7\n", true)
                .flows())
        .extracting(TradeFlow::value)
        .containsExactly(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k,v,w | 09,05.0,5;10,c,7.25;11,0,c;12,7.5,7.50;13,c,2",
        "v,w,k | 05.0,5,09;c,7.25,10;0,c,11;7.5,7.50,12;c,2,13",
        "w,k,v | 5,09,05.0;7.25,10,c;c,11,0;7.50,12,7.5;2,13,c"
      })
  void numbersMayBeReadAsTextsToo(String header, String rows) throws IOException {
    List<String> blocks = List.of(rows.replace(';', '\n') + "\n");
    Optional<List<TradeFlow>> read = fromBytes(header, BlockParserTest::severalWays, blocks, true);
    assertThat(read.orElseThrow())
        .extracting(
            flow ->
                "%s %s %s %s %s %s"
                    .formatted(
                        flow.partner(),
                        flow.currency(),
                        flow.value(),
                        flow.status(),
                        flow.netWeightKg(),
                        flow.provenance().source()))
        .containsExactly(
            "KEN USD 5 estimated 5 weight 5",
            "KEN KES null suppressed 7.25 weight 7.25",
            "UGA KES 0 estimated null weight c",
            "KEN USD 7.5 normal 7.5 weight 7.50",
            "KEN KES null suppressed 2 weight 2");
    assertThat(read).isEqualTo(rowByRow(header, BlockParserTest::severalWays, blocks));
  }

  @Test
  void aWeightMayBeReadAsTextTooWhereNothingElseIsToldOfNumbers() {
    assertThat(
            new Reading("k,v,w", BlockParserTest::withWeightInProvenance)
                .block("09,1,5\n10,2,7.50\n", true)
                .block("11,3,5\n", true)
                .flows())
        .extracting(flow -> flow.netWeightKg() + " " + flow.provenance().source())
        .containsExactly("5 5", "7.5 7.50", "5 5");
  }

  @Test
  void whatChangesFromRunToRunIsToldRowByRow() {
    List<String> header = new ArrayList<>(COLUMNS);
    header.removeAll(List.of("unit", "flag"));
    header.addAll(0, List.of("unit", "flag"));
    StringBuilder rows = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (String unit : List.of("u", "t")) {
      for (String flag : List.of("", "estimated")) {
        for (int row = 0; row < 20; row++) {
          rows.append(
              "%s,%s,2022,BDI,KEN,09,%02d,X,,1,1,1,100\n".formatted(unit, flag, expected.size()));
          expected.add("1 " + unit + " " + (flag.isEmpty() ? "normal" : flag));
        }
      }
    }
    assertThat(
            new Reading(String.join(",", header), BlockParserTest::layout)
                .block(rows.toString(), true)
                .flows())
        .extracting(flow -> flow.quantity() + " " + flow.status())
        .isEqualTo(expected);
  }

  @Test
  void currenciesAreThoseThereAre() {
    String header = "k,v,currency";
    Reading reading = new Reading(header, BlockParserTest::withCurrency);
    assertThat(reading.block("09,1,KES\n10,2,TRL\n", true).flows())
        .extracting(TradeFlow::currency)
        .extracting(Object::toString)
        .containsExactly("KES", "TRL");
    assertThatThrownBy(() -> reading.block("11,1,KSH\n", true))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessageStartingWith("Unknown currency 'KSH'");
  }

  @Test
  void rowsOfNumbersOnlyAreInNoOrder() {
    Reading reading = new Reading("v", BlockParserTest::ofNumbersOnly);
    assertThat(reading.block("5\n", true).flows()).hasSize(1);
    assertThat(reading.isIncreasing).isTrue();
    assertThat(reading.block("6\n7\n", true).isIncreasing).isFalse();
  }

  // ------------------------------------------------------------------------ the order of rows

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2021 BDI KEN 0901 | 2021 BDI KEN 0902 | true",
        "2021 BDI KEN 0901 | 2021 BDI KEN 0901 | false",
        "2021 BDI KEN 0902 | 2021 BDI KEN 0901 | false",
        "2021 BDI KEN 0902 | 2021 BDI UGA 0901 | true",
        "2021 BDI UGA 0901 | 2021 BDI KEN 0902 | false",
        "2021 RWA KEN 0901 | 2021 BDI UGA 0902 | false",
        "2021 RWA UGA 0902 | 2022 BDI KEN 0901 | true",
        "2022 BDI KEN 0901 | 2021 RWA UGA 0902 | false",
        "2021 BDI KEN 10 | 2021 BDI KEN 0901 | true",
        "2021 BDI KEN 0901 | 2021 BDI KEN 10 | false",
        "2021 BDI KEN 01 | 2021-01 BDI KEN 01 | true",
        "2021-01 BDI KEN 01 | 2021 BDI KEN 01 | false",
        "2021-01 BDI KEN 01 | 2021-02 BDI KEN 01 | true",
        "2021-02 BDI KEN 01 | 2021-01 BDI KEN 01 | false"
      })
  void rowsAreInOrderIfEachComesAfterTheOneBefore(String one, String other, boolean inOrder) {
    String first = one.replace(' ', ',') + ",1,1";
    String second = other.replace(' ', ',') + ",1,1";
    assertThat(plainly(first, second).isIncreasing).isEqualTo(inOrder);
    assertThat(plainly(first).block(second + "\n", true).isIncreasing).isEqualTo(inOrder);
    String[] many =
        IntStream.range(0, 200)
            .mapToObj(i -> "%d,BDI,KEN,%04d,1,1".formatted(1991 + i / 90, 101 + i))
            .toArray(String[]::new);
    many[198] = first;
    many[199] = second;
    assertThat(plainly(many).isIncreasing).isEqualTo(inOrder);
  }

  @Test
  void textsBehindNumbersDecideWhereThoseBeforeAreTheSame() {
    for (String others : List.of("KEN UGA true", "UGA KEN false", "UGA UGA false")) {
      String[] of = others.split(" ", -1);
      Reading reading =
          new Reading("t,i,k,v,j,w", BlockParserTest::plain)
              .block("2022,BDI,0901,1,%s,1\n2022,BDI,0901,1,%s,1\n".formatted(of[0], of[1]), true);
      assertThat(reading.isIncreasing).isEqualTo(Boolean.parseBoolean(of[2]));
    }
  }

  @Test
  void noRowsAreInOrderAfterAny() {
    Reading reading = plainly(START + "1,1");
    assertThat(reading.block("", true).block("\n", true).isIncreasing).isTrue();
    assertThat(reading.lastRow).containsExactly("2022", "BDI", "KEN", "0901");
    assertThat(reading.block(START.replace("0901", "0902") + "1,1", true).isIncreasing).isTrue();
    assertThat(reading.block(START + "1,1", true).isIncreasing).isFalse();
  }

  @Test
  void theNextBlockIsComparedWithTheLastOfManyRows() {
    List<String> rows =
        List.of("2021,RWA,KEN,0901,1,1", "2021,RWA,UGA,10,1,1", "2022,BDI,TZA,0902,1,1");
    Reading reading = plainly(rows.toArray(String[]::new));
    assertThat(reading.lastRow).containsExactly("2022", "BDI", "TZA", "0902");
    assertThat(reading.block("2022,BDI,TZA,0903,1,1\n", true).isIncreasing).isTrue();
    assertThat(plainly(rows.get(1), rows.get(2)).block(rows.get(0) + "\n", true).isIncreasing)
        .isFalse();
  }

  @Test
  void orderIsNoPromiseWhereNobodyAsks() {
    Reading reading = new Reading(PLAIN, BlockParserTest::plain).block(START + "1,1\n", false);
    assertThat(reading.isIncreasing).isFalse();
    assertThat(reading.flows()).hasSize(1);
  }

  @Test
  void aPartOfABufferIsReadFromTheFirstRowThatStartsInIt() {
    BlockParser parser = plainly().parser;
    String rows = START + "1,1\n" + START.replace("09", "10") + "2,2\n" + START + "3,3\n";
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    int line = bytes.length / 3;
    parser.reserve(bytes.length + 1);
    assertThat(parser.capacity()).isEqualTo(bytes.length + 1);
    System.arraycopy(bytes, 0, parser.bytes(), 0, bytes.length);
    parser.parse(line, line + 1, bytes.length, true);
    assertThat(parser.rows()).isEqualTo(1);
    assertThat(parser.lastRow()).containsExactly("2022", "BDI", "KEN", "1001");
  }
}
