package org.tradefigures.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.SOURCE;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.TradeCsv;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;

/** What can be opened, what is refused, and how a store behaves while it works. */
class DuckDbFilesTest {

  private static final String HEADER =
      "period,reporter,partner,direction,commodity,currency,value\n";

  @TempDir private Path folder;

  private TradeTable trade;

  @BeforeEach
  void makeTrade() {
    String rest = " reporter=KEN direction=M commodity=HS:TOTAL currency=USD source=s";
    trade =
        TradeTable.of(
            List.of(
                TradeFlow.parse("period=2023 partner=USA value=1.25" + rest),
                TradeFlow.parse("period=2024 partner=UGA value=2" + rest),
                TradeFlow.parse("period=2024-01-01/P10M partner=UGA status=missing" + rest)));
  }

  @Test
  void aFolderByPeriodIsReadAsOne() throws IOException {
    Path parts = folder.resolve("world");
    DuckDbStore.writeByPeriod(trade.withCoverage(Coverage.COMPLETE), parts);
    assertThat(parts.resolve("period=2023")).isDirectory();
    Files.writeString(parts.resolve("_SUCCESS"), "");
    try (DuckDbStore store = DuckDbStore.open(parts)) {
      assertThat(store.coverage()).isEqualTo(Coverage.COMPLETE);
      assertThat(store.table().sortedBy(PERIOD).flows()).isEqualTo(trade.sortedBy(PERIOD).flows());
      assertThat(store.aggregate(TradeQuery.all().keep(PERIOD)).distinct(PERIOD))
          .isEqualTo(trade.distinct(PERIOD));
    }
    assertThatThrownBy(() -> DuckDbStore.writeByPeriod(trade, parts))
        .isInstanceOf(DirectoryNotEmptyException.class)
        .hasMessage(parts.toString());
  }

  @Test
  void aFolderIsCompleteIfAllItsFilesAre() throws IOException {
    TradeTable complete = trade.withCoverage(Coverage.COMPLETE);
    DuckDbStore.write(complete, folder.resolve("a.parquet"));
    DuckDbStore.write(complete, folder.resolve("b.parquet"));
    try (DuckDbStore store = DuckDbStore.open(folder)) {
      assertThat(store.coverage()).isEqualTo(Coverage.COMPLETE);
    }
    DuckDbStore.write(trade, folder.resolve("c.parquet"));
    try (DuckDbStore store = DuckDbStore.open(folder)) {
      assertThat(store.coverage()).isEqualTo(Coverage.SELECTION);
    }
  }

  @Test
  void everyFileOfAFolderCountsButThoseThatAreMarkedAsNone() throws IOException {
    List<TradeFlow> flows = trade.flows();
    DuckDbStore.write(TradeTable.of(flows.subList(0, 1)), folder.resolve("a.parquet"));
    DuckDbStore.write(TradeTable.of(flows.subList(1, 3)), folder.resolve("B.PARQUET"));
    for (String unfinished : List.of("_temporary", ".staging")) {
      Files.createDirectory(folder.resolve(unfinished));
      DuckDbStore.write(trade, folder.resolve(unfinished + "/c.parquet"));
      DuckDbStore.write(trade, folder.resolve(unfinished + ".parquet"));
    }
    try (DuckDbStore store = DuckDbStore.open(folder)) {
      assertThat(store.table().flows()).containsExactlyInAnyOrderElementsOf(flows);
    }
    Files.delete(folder.resolve("a.parquet"));
    Files.move(folder.resolve("B.PARQUET"), folder.resolve("b[1].parquet"));
    assertThatThrownBy(() -> DuckDbStore.open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't open '"
                + folder.resolve("b[1].parquet")
                + "': names with any of *?[]{} would be taken for patterns; rename it");
  }

  @Test
  void whetherCsvIsCompressedIsToldByItsFirstBytes() throws IOException {
    String text = HEADER + "2023,KEN,USA,X,H6:0902,USD,1.25\n";
    for (String name : List.of("packed.csv", "packed.CSV.GZ", "plain.csv.gz")) {
      Path file = folder.resolve(name);
      try (OutputStream bytes = Files.newOutputStream(file);
          OutputStream out = name.startsWith("packed") ? new GZIPOutputStream(bytes) : bytes) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      try (DuckDbStore store = DuckDbStore.open(file)) {
        assertThat(store.table().flows()).isEqualTo(new TradeCsv().read(text, name).flows());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void csvIsReadAsTradeCsvReadsIt(String end) throws IOException {
    Path file = folder.resolve("flows.csv");
    String text =
        "\uFEFF# a comment, with a \"quote\n\n# another\n"
            + "note;"
            + HEADER.replace(',', ';')
            + "#1;2024;KEN;USA;X;H6:0902;USD;1.50\n"
            + "\"a;\"\"b\"\"\n c\";2024;KEN;UGA;X;H6:0902;USD;-2\n"
            + ";2024;KEN;TZA;X;H6:0902;USD;0\n";
    Files.writeString(file, text.replace("\n", end));
    try (DuckDbStore store = DuckDbStore.open(file)) {
      assertThat(store.table().flows()).isEqualTo(new TradeCsv().read(file).flows());
      assertThat(store.aggregate(TradeQuery.all()).value(0)).contains(new BigDecimal("-0.5"));
    }
  }

  @Test
  void aFolderOfCsvFilesIsReadAsOneWhateverTheirColumns() throws IOException {
    Files.writeString(folder.resolve("a.csv"), HEADER + "2023,KEN,USA,X,H6:0902,USD,1\n");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.csv.gz")))) {
      out.write(
          """
          # second
          partner,period,reporter,direction,commodity,currency,value,valuation
          UGA,2024,KEN,X,H6:0902,USD,2.25,fob
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(folder.resolve("read me.txt"), "not data");
    try (DuckDbStore store = DuckDbStore.open(folder)) {
      TradeTable answer = store.aggregate(TradeQuery.all().keep(PERIOD, SOURCE));
      assertThat(answer.size()).isEqualTo(2);
      assertThat(answer.distinct(SOURCE)).containsExactly("a.csv", "b.csv.gz");
      assertThat(answer.value(1)).contains(new BigDecimal("2.25"));
    }
  }

  @Test
  void foldersTellWhatCsvFilesInThemDoNot() throws IOException {
    String header = "reporter,partner,direction,commodity,currency,value\n";
    Path year = Files.createDirectories(folder.resolve("world/period=2023/source=a%20b"));
    Path months =
        Files.createDirectories(
            folder.resolve("world/period=2024-01-01%2FP10M/source=c+%2B%C3%A9%"));
    Files.writeString(year.resolve("part.csv"), header + "KEN,USA,X,H6:0902,USD,1\n");
    Files.writeString(months.resolve("part.csv"), header + "KEN,USA,X,H6:0902,USD,2\n");
    String rest = " reporter=KEN partner=USA direction=X commodity=H6:0902 currency=USD";
    TradeFlow first = TradeFlow.parse("period=2023 value=1 source=\"a b\"" + rest);
    TradeFlow second = TradeFlow.parse("period=2024-01-01/P10M value=2 source=c++é%" + rest);
    try (DuckDbStore store = DuckDbStore.open(folder.resolve("world"))) {
      assertThat(store.table().flows()).containsExactlyInAnyOrder(first, second);
    }
    try (DuckDbStore store = DuckDbStore.open(folder.resolve("world/period=2023"))) {
      assertThat(store.table().flows()).containsExactly(first);
    }
  }

  @Test
  void noFolderTellsWhatACsvFileTellsItself() throws IOException {
    Path file = Files.createDirectories(folder.resolve("period=2023")).resolve("all.csv");
    Files.writeString(file, HEADER + "2024,KEN,USA,X,H6:0902,USD,1\n");
    try (DuckDbStore store = DuckDbStore.open(file)) {
      assertThat(store.table().flows()).isEqualTo(new TradeCsv().read(file).flows());
    }
    assertThatThrownBy(() -> DuckDbStore.open(folder))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Column told twice 'period' at "
                + file
                + ": the folder tells '2023' for all rows and the file '2024'; correct the one that is wrong, or leave the"
                + " column out of the file");
    Files.writeString(file, HEADER + "2023,KEN,USA,X,H6:0902,USD,1\n");
    try (DuckDbStore store = DuckDbStore.open(folder)) {
      assertThat(store.table().flows()).isEqualTo(new TradeCsv().read(file).flows());
    }
  }

  @Test
  void aFlowThatCsvFilesTellTwiceIsRefused() throws IOException {
    String kenya = "2024,KEN,USA,X,H6:0902,USD,";
    String uganda = "2024,KEN,UGA,X,H6:0902,USD,";
    Path file = folder.resolve("a.csv");
    Path other = Files.createDirectory(folder.resolve("more")).resolve("b.csv");
    String ofOther = HEADER.replace("value", "value,source,vintage");
    Files.writeString(file, HEADER + kenya + "1\n" + uganda + "5\n" + kenya + "2\n");
    Files.writeString(other, ofOther + kenya + "3,a.csv,\n");
    assertRepeated("3 rows of a.csv and more/b.csv");
    Files.writeString(other, ofOther + kenya + "3,a.csv,revised\n" + uganda + "3,other,\n");
    assertRepeated("2 rows of a.csv");
    Files.writeString(file, HEADER + kenya + "1\n");
    Files.writeString(
        other,
        ofOther + kenya.replace("2024", "2024-01-01/P12M") + "3,a.csv,\n" + uganda + "4,,\n");
    assertRepeated("2 rows of a.csv and more/b.csv");
    Files.writeString(other, ofOther + kenya + "3,a.csv,revised\n" + uganda + "3,other,\n");
    try (DuckDbStore store = DuckDbStore.open(folder)) {
      assertThat(store.table().size()).isEqualTo(3);
    }
  }

  private void assertRepeated(String rows) throws IOException {
    String message =
        "Second figure for the same flow 'period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=H6:0902"
            + " valuation=unknown currency=USD source=a.csv': "
            + rows
            + " tell it from the same source; keep one, or tell them apart by source, vintage or day of publication";
    try (DuckDbStore store = DuckDbStore.open(folder)) {
      assertThatThrownBy(store::table)
          .isInstanceOf(SecondFigureException.class)
          .hasMessage(message);
      assertThatThrownBy(() -> store.aggregate(TradeQuery.all())).hasMessage(message);
    }
  }

  @Test
  void csvIsMadeParquetWithoutTakingItIntoMemory() throws IOException {
    Path csv = folder.resolve("flows.csv");
    TradeCsv.write(trade, csv);
    Path parquet = folder.resolve("flows.parquet");
    try (DuckDbStore store = DuckDbStore.open(csv)) {
      store.writeTo(parquet);
    }
    try (DuckDbStore store = DuckDbStore.open(parquet)) {
      assertThat(store.table().flows()).isEqualTo(trade.flows());
    }
  }

  @Test
  void aTableOfADatabaseIsRead() throws Exception {
    Path file =
        DatabaseFile.of(
            folder.resolve("world.duckdb"),
            "CREATE SCHEMA \"odd \"\"name\"",
            "CREATE TABLE \"odd \"\"name\".\"my 'trade'\" AS SELECT 2024 AS period, 'KEN' AS reporter, 'USA' AS partner, 'X' AS direction, 'H6:0902' AS commodity, 'USD' AS currency, 12.5::DECIMAL(12, 2) AS value, DATE '2025-03-01' AS retrieved");
    try (DuckDbStore store = DuckDbStore.builder().table("my 'trade'").open(file)) {
      assertThat(store.aggregate(TradeQuery.all().keep(PERIOD)).value(0))
          .contains(new BigDecimal("12.5"));
      assertThat(store.table().provenance(0).get(0))
          .hasToString("source=world.duckdb retrieved=2025-03-01");
    }
    assertThatThrownBy(() -> DuckDbStore.open(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No table 'trade' in " + file + ": there are 'my 'trade''; name one with table(…)");
  }

  @Test
  void nothingInTheDataIsTakenForSql() throws IOException {
    String evil = "s'); DROP TABLE trade; --";
    TradeFlow flow =
        trade.flow(0).withProvenance(Provenance.of(evil).withNote("' OR 1=1 \" ? ; \\"));
    Path file = folder.resolve("it's.parquet");
    DuckDbStore.write(TradeTable.of(List.of(flow, trade.flow(1))), file);
    try (DuckDbStore store = DuckDbStore.open(file)) {
      assertThat(store.aggregate(TradeQuery.all().sources(evil)).value(0))
          .contains(new BigDecimal("1.25"));
      assertThat(store.aggregate(TradeQuery.all().sources("x' OR '1'='1")).size()).isZero();
      assertThat(store.table().flow(0)).isEqualTo(flow);
    }
  }

  @Test
  void settingsAreTaken() throws IOException {
    Path file = folder.resolve("a.parquet");
    DuckDbStore.write(trade, file);
    try (DuckDbStore store =
        DuckDbStore.builder()
            .threads(1)
            .memory(100_000_000)
            .temporaryFolder(folder.resolve("temporary"))
            .coverage(Coverage.COMPLETE)
            .open(file)) {
      assertThat(store.coverage()).isEqualTo(Coverage.COMPLETE);
      assertThat(store).hasToString("DuckDB over " + file);
      assertThat(store.setting("threads")).isEqualTo("1");
      assertThat(store.setting("memory_limit")).isEqualTo("95.3 MiB");
      assertThat(store.setting("autoinstall_known_extensions")).isEqualTo("false");
    }
    assertThatThrownBy(() -> DuckDbStore.builder().threads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Too few threads '0': at least 1 is needed");
  }

  @Test
  void anAnswerThatIsTooLargeIsRefused() throws IOException {
    Path file = folder.resolve("a.parquet");
    DuckDbStore.write(trade, file);
    try (DuckDbStore store = DuckDbStore.builder().mostRows(2).open(file)) {
      assertThat(store.aggregate(TradeQuery.all().keep(PARTNER, PERIOD).years(2023, 2024)).size())
          .isEqualTo(2);
      assertThatThrownBy(() -> store.aggregate(TradeQuery.all().keep(PERIOD)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The answer to 'keep period' has more than 2 rows: keep fewer dimensions, pick fewer figures, or open the"
                  + " store with a higher limit");
      assertThatThrownBy(store::table)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "There are more than 2 rows at "
                  + file
                  + ": aggregate them, or open the store with a higher limit");
    }
  }

  @Nested
  class IsRefused {

    @Test
    void whatIsNotThereOrNoData() throws IOException {
      Path nowhere = folder.resolve("nowhere.parquet");
      assertThatThrownBy(() -> DuckDbStore.open(nowhere))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessage(nowhere.toString());
      String expected =
          ": expected is a .parquet, .csv, .csv.gz, .tsv, .tsv.gz, .duckdb or .db file, or a folder of Parquet files or of"
              + " CSV files; what is in other files is read with TradeFiles";
      assertThatThrownBy(() -> DuckDbStore.open(folder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("No data at '" + folder + "'" + expected);
      DuckDbStore.write(trade, folder.resolve("a.parquet"));
      TradeCsv.write(trade, folder.resolve("a.csv"));
      assertThatThrownBy(() -> DuckDbStore.open(folder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Several kinds of data at '" + folder + "'" + expected);
      Path pattern = Files.createFile(folder.resolve("a[1].parquet"));
      assertThatThrownBy(() -> DuckDbStore.open(pattern))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Can't open '"
                  + pattern
                  + "': names with any of *?[]{} would be taken for patterns; rename it");
    }

    /** Folders so deep that no path leads to them can't be opened, by root neither. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderWithOneThatCannotBeRead() throws IOException {
      int longest = 4095;
      String name = "x".repeat(200);
      Path above = Files.createDirectories(folder.resolve((name + "/").repeat(12)));
      Files.createDirectories(folder.resolve("y/" + (name + "/").repeat(12)));
      Path moved = folder.resolve("y").resolve(name);
      Files.move(moved, above.resolve(name));
      try {
        Path unreadable = folder;
        while (unreadable.toString().length() <= longest) {
          unreadable = unreadable.resolve(name);
        }
        assertThatThrownBy(() -> DuckDbStore.open(folder))
            .isInstanceOf(IOException.class)
            .hasMessage(unreadable + ": File name too long");
      } finally {
        Files.move(above.resolve(name), moved);
      }
    }

    @Test
    void columnsThatAreUnknownOrMissing() throws IOException {
      Path file = folder.resolve("a.csv");
      Files.writeString(
          file, HEADER.replace("partner", "partnr") + "2024,KEN,USA,X,H6:0902,USD,1\n");
      assertThatThrownBy(() -> DuckDbStore.open(file))
          .isInstanceOf(TradeParseException.class)
          .hasMessageStartingWith("Unknown field 'partnr' at " + file + " column 'partnr'");
      Files.writeString(file, HEADER.replace("partner", "page") + "2024,KEN,1,X,H6:0902,USD,1\n");
      assertThatThrownBy(() -> DuckDbStore.open(file))
          .isInstanceOf(TradeParseException.class)
          .hasMessage(
              "Missing column 'partner' at "
                  + file
                  + ": there are 'period', 'reporter', 'direction', 'commodity', 'currency', 'value', 'page'; add it");
    }

    @Test
    void otherLayouts() throws IOException {
      Path file = folder.resolve("BACI_HS17_Y2022_V202301.csv");
      Files.writeString(file, "t,i,j,k,v,q\n2022,404,842,090210,1,1\n");
      assertThatThrownBy(() -> DuckDbStore.open(file))
          .isInstanceOf(TradeParseException.class)
          .hasMessage(
              "Other layout of 'BACI_HS17_Y2022_V202301.csv': it is cepii baci csv: the header is t,i,j,k,v,q; DuckDB opens"
                  + " the columns of TradeCsv; ask TradeFiles, or write it as Parquet first, with"
                  + " DuckDbStore.write(TradeReaders.read(…), …)");
    }

    @Test
    void cellsThatAreNotValid() {
      refused("2024,KEN,USQ,X,H6:0902,USD,1", "Unknown economy 'USQ' at FILE column 'partner': ");
      refused(
          "2024,KEN,,X,H6:0902,USD,1",
          "Empty cell '' at FILE column 'partner': every figure has to tell its partner");
      refused(
          "2024,KEN,USA,X,H6:0902,USD,1e3",
          "Malformed number '1e3' at FILE column 'value': expected are digits with a point before the"
              + " decimals, at most 38 digits, without exponent");
      refused("2024,KEN,USA,X,H6:0902,USD,-", "Malformed number '-' at FILE column 'value': ");
      refused("2024,KEN,USA,X,H6:0902,USD,1-", "Malformed number '1-' at FILE column 'value': ");
      refused("2024,KEN,USA,X,H6:0902,USD,.5", "Malformed number '.5' at FILE column 'value': ");
      refused("2024,KEN,USA,X,H6:0902,USD,5.", "Malformed number '5.' at FILE column 'value': ");
      refused(
          "2024,KEN,USA,X,H6:0902,USD,1" + "0".repeat(38),
          "Malformed number '1" + "0".repeat(38) + "' at FILE column 'value': ");
      refused(
          "2024,KEN,USA,X,H6:0902,USD,",
          "Invalid rows '1' at FILE column 'value': a figure has a value, or a status that says why not");
    }

    private void refused(String row, String message) {
      Path file = folder.resolve("a.csv");
      try {
        Files.writeString(file, HEADER + row + "\n");
        try (DuckDbStore store = DuckDbStore.open(file)) {
          assertThatThrownBy(() -> store.aggregate(TradeQuery.all()))
              .isInstanceOf(TradeParseException.class)
              .hasMessageStartingWith(message.replace("FILE", file.toString()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    void aPeriodThatTheFolderAndTheFileTellDifferently() throws IOException {
      Path file = Files.createDirectory(folder.resolve("period=2024")).resolve("a.parquet");
      DuckDbStore.write(TradeTable.of(trade.flows().subList(1, 2)), file);
      for (Path place : List.of(file, folder)) {
        try (DuckDbStore store = DuckDbStore.open(place)) {
          assertThat(store.table().flow(0)).isEqualTo(trade.flow(1));
        }
      }
      DuckDbStore.write(TradeTable.of(trade.flows().subList(1, 3)), file);
      for (Path place : List.of(file, folder)) {
        assertThatThrownBy(() -> DuckDbStore.open(place))
            .isInstanceOf(TradeParseException.class)
            .hasMessage(
                "Column told twice 'period' at "
                    + file
                    + ": the folder tells '2024' for all rows and the file '2024-01-01/P10M'; correct the one that is wrong,"
                    + " or leave the column out of the file");
      }
    }

    @Test
    void rowsOfTheWrongLength() throws IOException {
      Path file = folder.resolve("a.csv");
      for (String row : List.of("2024,KEN,USA,X", "2024,KEN,USA,X,H6:0902,USD,1,2,3")) {
        Files.writeString(file, HEADER + row + "\n");
        refusesRow(
            file,
            row,
            "it has another number of cells than the header; is a separator inside a cell not quoted?");
      }
      String open = "2024,KEN,USA,X,H6:0902,USD,\"1";
      Files.writeString(file, HEADER + open + "\n");
      String neverClosed = "a quote that is never closed, or text behind one that is";
      refusesRow(file, open, neverClosed);
      Files.writeString(file, HEADER + open + "\n2024,KEN,UGA,X,H6:0902,USD,2\n");
      refusesRow(file, open + "\\u000a2024,KEN,UGA,X,H6:0902,USD,2", neverClosed);
      String long3 = "2024,KEN,USA,X,H6:0902,USD," + "1".repeat(2_000_001);
      Files.writeString(file, HEADER + long3 + "\n");
      refusesRow(
          file,
          long3.substring(0, 60) + "…' (10000 characters)",
          "a row of more than 2000000 bytes; is a quote not closed?");
    }

    @Test
    void linesThatEndInSeveralWays() throws IOException {
      String[] rows = {"2024,KEN,USA,X,H6:0902,USD,1", "2024,KEN,\"UGA\",X,H6:0902,USD,2"};
      mixedLineEnds(HEADER + rows[0] + "\n" + rows[1] + "\r\n", "CR LF", 3, "LF");
      mixedLineEnds(HEADER.strip() + "\r\n" + rows[1] + "\n" + rows[0] + "\n", "LF", 2, "CR LF");
      mixedLineEnds(HEADER + rows[0] + "\r" + rows[1] + "\n", "CR", 2, "LF");
      String noted = HEADER.replace("value", "value,note");
      mixedLineEnds(noted + rows[0] + ",\"a\r\nb\"\n" + rows[1] + ",c\r\n", "CR LF", 4, "LF");
    }

    private void mixedLineEnds(String text, String end, int line, String before)
        throws IOException {
      Path file = folder.resolve("a.csv");
      Files.writeString(file, text);
      try (DuckDbStore store = DuckDbStore.open(file)) {
        assertThatThrownBy(() -> store.aggregate(TradeQuery.all()))
            .isInstanceOf(TradeParseException.class)
            .hasMessage(
                "Mixed line ends '"
                    + end
                    + "' at "
                    + file
                    + " line "
                    + line
                    + ": the lines before it end in "
                    + before
                    + "; DuckDB reads files whose lines end all in one way; save it so, or read it with TradeFiles, which"
                    + " takes any");
      }
      assertThat(new TradeCsv().read(file).size()).isEqualTo(2);
    }

    private void refusesRow(Path file, String row, String why) throws IOException {
      try (DuckDbStore store = DuckDbStore.open(file)) {
        assertThatThrownBy(() -> store.aggregate(TradeQuery.all()))
            .isInstanceOf(TradeParseException.class)
            .hasMessage(
                "Malformed row '"
                    + row
                    + (row.endsWith(")") ? "" : "'")
                    + " at "
                    + file
                    + " line 2: "
                    + why);
      }
    }

    @Test
    void otherEncodings() throws IOException {
      String utf8 =
          "DuckDB reads UTF-8 only; save the file in UTF-8, or read it with TradeFiles, which finds the encoding";
      Path file = folder.resolve("a.csv");
      String text =
          HEADER.replace("value", "value,source") + "2024,KEN,USA,X,H6:0902,USD,1,Zürich\n";
      Files.writeString(file, text, StandardCharsets.ISO_8859_1);
      try (DuckDbStore store = DuckDbStore.open(file)) {
        assertThatThrownBy(() -> store.aggregate(TradeQuery.all()))
            .isInstanceOf(TradeParseException.class)
            .hasMessageStartingWith("Malformed row '2024,KEN,USA,X,H6:0902,USD,1,Z")
            .hasMessageEndingWith("' at " + file + " line 2: " + utf8);
      }
      Files.writeString(file, text, StandardCharsets.UTF_16);
      assertThatThrownBy(() -> DuckDbStore.open(file))
          .isInstanceOf(TradeParseException.class)
          .hasMessage("Encoding of 'a.csv': it is UTF-16, and " + utf8);
    }

    @Test
    void aPlaceToWriteToThatCouldNotBeOpened() throws IOException {
      Path csv = folder.resolve("a.csv");
      TradeCsv.write(trade, csv);
      try (DuckDbStore store = DuckDbStore.open(csv)) {
        assertThatThrownBy(() -> store.writeTo(csv))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "Can't write Parquet to '"
                    + csv
                    + "': name a file that ends in .parquet, by which a store opens it");
      }
      assertThat(new TradeCsv().read(csv).flows()).isEqualTo(trade.flows());
      assertThatThrownBy(() -> DuckDbStore.write(trade, folder.resolve("a[1].parquet")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Can't open '"
                  + folder.resolve("a[1].parquet")
                  + "': names with any of *?[]{} would be taken for patterns; rename it");
      Path nowhere = folder.resolve("no");
      assertThatThrownBy(() -> DuckDbStore.write(trade, nowhere.resolve("a.parquet")))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessage(nowhere + ": there is no such folder; create it");
      Path inTheWay = Files.createDirectory(folder.resolve("b.parquet"));
      assertThatThrownBy(() -> DuckDbStore.write(trade, inTheWay))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Can't write " + inTheWay + ": IO Error: ")
          .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void whoHasNoDuckDb() throws Exception {
      Path file = Files.createFile(folder.resolve("a.parquet"));
      List<URL> withoutDuckDb = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        if (!entry.contains("duckdb_jdbc")) {
          withoutDuckDb.add(Path.of(entry).toUri().toURL());
        }
      }
      try (var loader =
          new URLClassLoader(
              withoutDuckDb.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
        Method open = loader.loadClass(DuckDbStore.class.getName()).getMethod("open", Path.class);
        assertThatThrownBy(() -> open.invoke(null, file))
            .cause()
            .isInstanceOf(IllegalStateException.class)
            .hasMessage(
                "No DuckDB on the class path: it is optional; add the dependency 'org.duckdb:duckdb_jdbc'");
      }
    }

    @Test
    void aFileThatIsDamaged() throws IOException {
      Path file = folder.resolve("a.parquet");
      DuckDbStore.write(trade, file);
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      assertThatThrownBy(() -> DuckDbStore.open(file))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Can't read " + file + ": ");
    }

    @Test
    void numbersThatAreNotExact() throws IOException {
      Path file =
          DatabaseFile.of(
              folder.resolve("a.db"),
              "CREATE VIEW trade AS SELECT '2024' AS period, 'KEN' AS reporter, 'USA' AS partner, 'X' AS direction, 'H6:0902' AS commodity, 'USD' AS currency, 12.5::DOUBLE AS value");
      assertThatThrownBy(() -> DuckDbStore.open(file))
          .isInstanceOf(TradeParseException.class)
          .hasMessage(
              "Inexact type 'DOUBLE' at "
                  + file
                  + " column 'value': numbers have to be exact; cast the column to DECIMAL");
    }

    @Test
    void sumsThatAreToBeWritten() {
      TradeTable sums = trade.aggregate(TradeQuery.all().keep(PERIOD));
      assertThatThrownBy(() -> DuckDbStore.write(sums, folder.resolve("a.parquet")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Rows of sums are no trade flows: take the flows from the table that was asked, or the sums with table()");
    }
  }

  @Nested
  class WhileItWorks {

    private Path large() {
      // a view without end, for what a test needs
      return DatabaseFile.of(
          folder.resolve("large.db"),
          "CREATE VIEW trade AS SELECT CAST(1000 + i % 1000 AS VARCHAR) AS period, 'KEN' AS reporter, 'USA' AS partner, 'X' AS direction, 'H6:0902' AS commodity, 'USD' AS currency, CAST(i AS DECIMAL(18, 2)) AS value FROM range(100000000000) t(i)");
    }

    private static FutureTask<TradeTable> question(DuckDbStore store) {
      return new FutureTask<>(() -> store.aggregate(TradeQuery.all()));
    }

    @Test
    void anInterruptionEndsIt() throws Exception {
      try (DuckDbStore store = DuckDbStore.open(large())) {
        FutureTask<TradeTable> question = question(store);
        Thread asking = new Thread(question);
        asking.start();
        asking.interrupt();
        assertThatThrownBy(question::get)
            .cause()
            .isInstanceOf(CancellationException.class)
            .hasMessage("The question to " + folder.resolve("large.db") + " was interrupted");
      }
    }

    @Test
    void closingEndsItAndProgressIsTold() throws Exception {
      List<Double> shares = new ArrayList<>();
      CountDownLatch told = new CountDownLatch(1);
      DuckDbStore store =
          DuckDbStore.builder()
              .progress(
                  share -> {
                    shares.add(share);
                    told.countDown();
                  })
              .open(large());
      FutureTask<TradeTable> question = question(store);
      new Thread(question).start();
      told.await();
      store.close();
      assertThatThrownBy(question::get)
          .cause()
          .isInstanceOf(CancellationException.class)
          .hasMessage("The store over " + folder.resolve("large.db") + " is closed");
      assertThat(shares).allMatch(share -> share >= 0 && share <= 1);
      assertThatThrownBy(() -> store.aggregate(TradeQuery.all()))
          .isInstanceOf(CancellationException.class);
    }

    @Test
    @Timeout(60)
    void whatTheListenerThrowsEndsIt() throws Exception {
      AtomicInteger told = new AtomicInteger();
      DuckDbStore.Builder settings =
          DuckDbStore.builder()
              .progress(
                  share -> {
                    if (told.incrementAndGet() == 1) {
                      throw new IllegalStateException("enough");
                    }
                  });
      try (DuckDbStore store = settings.open(large())) {
        assertThatThrownBy(() -> store.aggregate(TradeQuery.all()))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("enough");
        // who comes next does not wait for what nobody wants any more
        assertThat(store.setting("threads")).isNotEmpty();
      }
    }

    @Test
    void theDataStayAsTheyAre() throws Exception {
      Path file =
          DatabaseFile.of(
              folder.resolve("a.db"),
              "CREATE TABLE trade AS SELECT '2024' AS period, 'KEN' AS reporter, 'USA' AS partner, 'X' AS direction, 'H6:0902' AS commodity, 'USD' AS currency, '1' AS value");
      byte[] before = Files.readAllBytes(file);
      try (DuckDbStore store = DuckDbStore.open(file)) {
        assertThat(store.aggregate(TradeQuery.all().keep(PERIOD)).get(PERIOD, 0))
            .isEqualTo(Period.year(2024));
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }
}
