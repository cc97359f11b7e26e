package consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.CURRENCY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.VALUATION;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.BaciCsv;
import org.tradefigures.source.Bundled;
import org.tradefigures.source.SdmxMapping;
import org.tradefigures.source.SdmxTrade;
import org.tradefigures.source.TradeCsv;
import org.tradefigures.source.TradeReader;
import org.tradefigures.source.TradeReaders;
import org.tradefigures.store.spark.SparkStore;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Valuation;

/** Files of any layout on Spark: the figures and the errors of the library's own readers. */
class SparkLayoutTest {

  private static final TradeQuery TOTALS =
      TradeQuery.all().keep(PERIOD, ECONOMY, PARTNER, DIRECTION, COMMODITY);
  private static final String PART = "spark.sql.files.maxPartitionBytes";
  private static final int ROWS = 300;

  private final String before = Spark.SESSION.conf().get(PART);

  @TempDir Path folder;

  @BeforeEach
  void readInSmallParts() {
    Spark.SESSION.conf().set(PART, "1000");
  }

  @AfterEach
  void readAsUsual() {
    Spark.SESSION.conf().set(PART, before);
  }

  /** A year in the layout of BACI, with made-up values. */
  private static List<String> baci(int year) {
    List<String> lines = new ArrayList<>(List.of("t,i,j,k,v,q"));
    int[] economies = {56, 404, 699, 842};
    for (int row = 0; row < ROWS; row++) {
      int i = economies[row % 4];
      int j = economies[(row + 1 + row / 4 % 3) % 4];
      lines.add(
          "%d,%d,%d,09%04d,%d.%03d,%s"
              .formatted(
                  year, i, j, 1000 + row / 12, row * 37 % 101, row, row % 7 == 0 ? "NA" : row));
    }
    return lines;
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private Path write(String name, UnaryOperator<List<String>> change) throws IOException {
    return write(name, change.apply(baci(2022)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "999", "4000", "1g"})
  void aFileInPartsHasTheFiguresOfTheFile(String part) throws IOException {
    Spark.SESSION.conf().set(PART, part);
    Path file = write("BACI_HS17_Y2022_V202401b.csv", baci(2022));
    assertSame(file, new BaciCsv());
  }

  @Test
  void filesOfAFolderAreReadTogether() throws IOException {
    write("BACI_HS17_Y2021_V202401b.csv", baci(2021));
    write("BACI_HS17_Y2022_V202401b.csv", baci(2022));
    Files.createFile(folder.resolve("_SUCCESS"));
    write("Readme.txt", List.of("List of variables"));
    write("country_codes_V202401b.csv", List.of("country_code,country_iso3"));
    TradeTable both =
        TradeTable.of(
            List.of(2021, 2022).stream()
                .flatMap(
                    year ->
                        own(folder.resolve("BACI_HS17_Y" + year + "_V202401b.csv"))
                            .flows()
                            .stream())
                .toList());
    for (String place : List.of(folder.toString(), folder + "/BACI_HS17_Y*.csv")) {
      try (SparkStore store = SparkStore.open(Spark.SESSION, place)) {
        assertThat(store.coverage()).isEqualTo(Coverage.COMPLETE);
        assertThat(store.aggregate(TOTALS).table().printAll())
            .isEqualTo(both.aggregate(TOTALS).table().printAll());
      }
    }
    String archive = folder.resolve("archive").toString();
    try (SparkStore store = SparkStore.open(Spark.SESSION, folder + "/BACI_HS17_Y*.csv")) {
      store.writeByPeriodTo(archive);
    }
    try (SparkStore store = SparkStore.open(Spark.SESSION, archive)) {
      assertThat(store.coverage()).isEqualTo(Coverage.COMPLETE);
      assertThat(Spark.texts(store.table())).isEqualTo(Spark.texts(both));
    }
  }

  private static TradeTable own(Path file) {
    try {
      return TradeReaders.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aReaderThatWasToldSomethingIsSentAsItIs() throws IOException {
    Path file = write("made-up.csv", baci(2022));
    assertSame(file, new BaciCsv().withClassification(Classification.H5));
    assertThatThrownBy(() -> SparkStore.open(Spark.SESSION, file.toString()))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown edition of the Harmonized System of 'made-up.csv': name the file as CEPII does, such as"
                + " BACI_HS17_Y2022_V202301.csv, or say the edition with withClassification(Classification.H5)");
  }

  @Test
  void compressedFilesOtherEncodingsAndOtherLineEndsAreReadAsOne() throws IOException {
    String text = String.join("\r\n", baci(2022));
    Path gz = folder.resolve("BACI_HS17_Y2022_V202401b.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertSame(gz, new BaciCsv());
    Path wide = folder.resolve("BACI_HS17_Y2021_V202401b.csv");
    Files.write(wide, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
    assertSame(wide, new BaciCsv());
    Path old = folder.resolve("BACI_HS17_Y2020_V202401b.csv");
    Files.writeString(old, text.replace("\r\n", "\r"));
    assertSame(old, new BaciCsv());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.csv", "api.json", "bulk.tsv", "web.csv", "legacy.csv"})
  void theLayoutsOfUnComtradeAreReadAsByTheirReader(String name) throws IOException {
    Path file = Spark.PROJECT.resolve("src/test/resources/comtrade").resolve(name);
    assertSame(file, TradeReaders.detect(file).reader());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bulk-v1-H0-2000-exports-TOTAL-sample.csv",
        "web-TradeData-THA-8542-2014-2024.csv",
        "legacy-7102-exports-2014-human35.csv"
      })
  void publishedFilesAreReadAsByTheirReader(String name) throws IOException {
    Path file = Spark.PROJECT.resolve("../shared/data/comtrade").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> file + " is not here");
    Spark.SESSION.conf().set(PART, "20000");
    assertSame(file, TradeReaders.detect(file).reader());
  }

  @Test
  void ourOwnColumnsAndLayoutsThatAreNoTextOfLinesAreReadToo() throws IOException {
    TradeTable trade = Bundled.kenyaUs().where(TradeQuery.all().years(2020, 2022));
    Path csv = folder.resolve("trade.csv");
    TradeCsv.write(trade, csv);
    assertSame(csv, new TradeCsv());
    Path sdmx = folder.resolve("sdmx.csv");
    SdmxTrade.write(trade, sdmx);
    assertSame(sdmx, new SdmxTrade());
  }

  @Test
  void aRowThatIsNotValidIsTheErrorOfTheReader() throws IOException {
    Path file =
        write(
            "BACI_HS17_Y2022_V202401b.csv",
            lines -> {
              lines.add(150, "");
              lines.set(217, "2022,404,9999,091005,1.5,2");
              return lines;
            });
    assertRefused(
        file,
        "Unknown economy '9999' at BACI_HS17_Y2022_V202401b.csv line 218, column 'j': not a UN Comtrade number of an"
            + " economy");
    write(
        "BACI_HS17_Y2022_V202401b.csv",
        lines -> {
          lines.set(250, "2022,404,842,091005,1.5");
          return lines;
        });
    assertRefused(
        file,
        "Malformed row '2022,404,842,091005,1.5' at BACI_HS17_Y2022_V202401b.csv line 251: it has 5 cells where the"
            + " header has 6");
  }

  @Test
  void aDamagedFileIsTheErrorOfTheReader() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(String.join("\n", baci(2022)).getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("BACI_HS17_Y2022_V202401b.csv.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertRefused(
        file,
        "Damaged compressed file 'BACI_HS17_Y2022_V202401b.csv.gz': was its download or copy cut short? (Unexpected end"
            + " of ZLIB input stream)");
  }

  @Test
  void aFlowThatIsToldTwiceIsRefusedWhereverItIs() throws IOException {
    Path near =
        write(
            "BACI_HS17_Y2022_V202401b.csv",
            lines -> {
              lines.add(200, lines.get(199).replaceFirst(",[^,]*$", ",7"));
              return lines;
            });
    assertRefused(
        near,
        "Second figure for the same flow '"
            + "period=2022 economy=IND partner=BEL reporter=reconciled direction=X commodity=H5:091016 valuation=fob"
            + " currency=USD source=cepii-baci-202401b vintage=202401b"
            + "' at BACI_HS17_Y2022_V202401b.csv line 201: line 200 tells it from the same source; keep one, or tell them"
            + " apart by source, vintage or day of publication");
    Path far =
        write(
            "BACI_HS17_Y2022_V202401b.csv",
            lines -> {
              lines.add(lines.get(4));
              return lines;
            });
    try (SparkStore store = SparkStore.open(Spark.SESSION, far.toString())) {
      assertThatThrownBy(() -> store.aggregate(TOTALS))
          .isInstanceOf(TradeParseException.class)
          .hasMessage(
              "Second figure for the same flow '"
                  + "period=2022 economy=USA partner=BEL reporter=reconciled direction=X commodity=H5:091000 valuation=fob"
                  + " currency=USD source=cepii-baci-202401b vintage=202401b"
                  + "': 2 rows of BACI_HS17_Y2022_V202401b.csv tell it from the same source; keep one, or tell them apart"
                  + " by source, vintage or day of publication");
    }
    write("BACI_HS17_Y2022_V202401b.csv", baci(2022));
    write("BACI_HS17_Y2023_V202401b.csv", List.of("t,i,j,k,v,q", baci(2022).get(4)));
    try (SparkStore store = SparkStore.open(Spark.SESSION, folder.toString())) {
      assertThatThrownBy(store::table)
          .hasMessageEndingWith(
              ": 2 rows of BACI_HS17_Y2022_V202401b.csv and BACI_HS17_Y2023_V202401b.csv tell it from the same source;"
                  + " keep one, or tell them apart by source, vintage or day of publication");
    }
  }

  @Test
  void aLineBreakInACellCantBeReadInParts() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("period,reporter,partner,direction,commodity,valuation,currency,value,note");
    for (int row = 0; row < 40; row++) {
      lines.add(1980 + row + ",KEN,USA,X,HS:TOTAL,fob,USD,1.5,\"" + "one\ntwo ".repeat(20) + "\"");
    }
    Path file = write("notes.csv", lines);
    // the part that ends within the cell and the one that begins there, whichever is read first
    String end =
        "Malformed row '1984,KEN,USA,X,HS:TOTAL,fob,USD,1.5,one\\u000atwo one\\u000atwo one\\u000atwo …' (136 characters)"
            + " at notes.csv line 86: a quote that is never closed";
    String begin =
        "Malformed row 'two one' at notes.csv line 99: it has 1 cell where the header has 9";
    String hint =
        "; where a cell holds a line break, compress the file with gzip, so that it is read in one piece";
    try (SparkStore store = SparkStore.open(Spark.SESSION, file.toString())) {
      assertThatThrownBy(() -> store.aggregate(TOTALS))
          .isInstanceOf(TradeParseException.class)
          .extracting(Throwable::getMessage)
          .isIn(Stream.of(end, begin).map(fault -> fault + hint).toList());
    }
  }

  @Test
  void aReaderThatWasToldFunctionsIsRefused() throws IOException {
    Path file = write("made-up.csv", baci(2022));
    SdmxMapping mapping =
        SdmxMapping.builder("made-up")
            .tell(ECONOMY, "REF_AREA", Economy::of)
            .all(PARTNER, Economy.WORLD)
            .all(DIRECTION, FlowDirection.EXPORT)
            .all(COMMODITY, Commodity.of(Classification.HS, Commodity.TOTAL))
            .all(VALUATION, Valuation.FOB)
            .all(CURRENCY, "USD")
            .build();
    assertThatThrownBy(
            () ->
                SparkStore.builder()
                    .reader(new SdmxTrade(mapping))
                    .open(Spark.SESSION, file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't send the reader 'sdmx' to executors, because it was told functions"
                + " (org.tradefigures.source.SdmxMapping): read the files into a table on one machine, and write that as"
                + " Parquet");
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> TradeReaders.read(file)).hasMessage(message);
    assertThatThrownBy(
            () -> {
              try (SparkStore store = SparkStore.open(Spark.SESSION, file.toString())) {
                store.aggregate(TOTALS);
              }
            })
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  private static void assertSame(Path file, TradeReader reader) throws IOException {
    TradeTable own = reader.read(file);
    try (SparkStore store =
        SparkStore.builder().reader(reader).open(Spark.SESSION, file.toString())) {
      assertThat(store.coverage()).isEqualTo(own.coverage());
      assertThat(Spark.texts(store.table())).isEqualTo(Spark.texts(own));
      assertThat(answer(store)).isEqualTo(answer(own));
    }
  }

  private static String answer(TradeStore store) {
    try {
      return store.aggregate(TOTALS).table().printAll();
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
