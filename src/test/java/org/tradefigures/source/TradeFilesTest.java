package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.EXPORTER;
import static org.tradefigures.table.Dimension.IMPORTER;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.SecondFigureException;

/** That streaming gives every digit and refusal of memory is held by {@code BlockSumsTest}. */
class TradeFilesTest {

  private static final TradeReader BACI = new BaciCsv().withClassification(Classification.H5);
  private static final int[] ECONOMIES = {8, 31, 56, 124, 156, 251, 276, 404, 490, 699, 842};

  private static final List<TradeQuery> QUERIES =
      List.of(
          TradeQuery.all(),
          TradeQuery.all().keep(PERIOD, EXPORTER).valuesOnly(),
          TradeQuery.all().keep(IMPORTER),
          TradeQuery.all().keep(ECONOMY, DIRECTION).reconciledOnBothSides(),
          TradeQuery.all().keep(ECONOMY, PARTNER, COMMODITY),
          TradeQuery.all().keep(PARTNER, DIRECTION).seenFrom(Economy.of("KEN")),
          TradeQuery.all().partners("USA", "KEN").atCommodityLevel(2).keep(PERIOD, COMMODITY));

  private static List<String> rows(int year, long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int exporter : ECONOMIES) {
      for (int importer : ECONOMIES) {
        for (int code = 0; exporter != importer && code < 60; code++) {
          rows.add(
              year
                  + ","
                  + exporter
                  + ","
                  + importer
                  + ",09"
                  + (1000 + code)
                  + ","
                  + random.nextInt(1 << 20)
                  + "."
                  + (100 + random.nextInt(900))
                  + ","
                  + (random.nextInt(9) == 0 ? "NA" : random.nextInt(1000) + ".5"));
        }
      }
    }
    return rows;
  }

  private static Path write(Path file, List<String> rows) throws IOException {
    String text = "t,i,j,k,v,q\n" + String.join("\n", rows) + "\n";
    boolean zipped = file.toString().endsWith(".gz");
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream out = zipped ? new GZIPOutputStream(plain) : plain) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static void compare(TradeStore store, TradeTable table) {
    for (TradeQuery query : QUERIES) {
      assertThat(store.aggregate(query).table().printAll())
          .as("%s", query)
          .isEqualTo(table.aggregate(query).table().printAll());
    }
    assertThat(store.coverage()).isEqualTo(table.coverage());
  }

  @Test
  void aLargeFileGivesTheDigitsOfItsTable(@TempDir Path folder) throws IOException {
    Path file = write(folder.resolve("baci.csv"), rows(2022, 1));
    compare(TradeFiles.of(BACI, file), BACI.read(file));
  }

  @Test
  void manyBlocksOfDifferentShapeGiveTheSame(@TempDir Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int year = 2015; year <= 2024; year++) {
      rows.addAll(rows(year, year));
    }
    rows.set(30_000, rows.get(30_000).replaceFirst(",\\d+\\.\\d+", ",7.000001"));
    rows.set(40_000, rows.get(40_000).replaceFirst(",\\d+\\.\\d+", "," + "9".repeat(25) + ".5"));
    Path file = write(folder.resolve("baci.csv"), rows);
    compare(TradeFiles.of(BACI, file), BACI.read(file));
  }

  @Test
  void rowsInAnyOrderGiveTheSame(@TempDir Path folder) throws IOException {
    List<String> rows = rows(2022, 1);
    Collections.shuffle(rows, new Random(2));
    Path file = write(folder.resolve("baci.csv.gz"), rows);
    compare(TradeFiles.of(BACI, file), BACI.read(file));
  }

  @Test
  void whatSystemsLeaveInAFolderIsNoFile(@TempDir Path folder) throws IOException {
    write(folder.resolve("2022.csv"), rows(2022, 1));
    Files.write(folder.resolve(".DS_Store"), new byte[] {0, 0, 0, 1});
    Files.write(folder.resolve("_SUCCESS"), new byte[0]);
    TradeQuery query = TradeQuery.all().keep(PERIOD);
    assertThat(TradeFiles.of(BACI, folder).aggregate(query))
        .hasToString(TradeFiles.of(BACI, folder.resolve("2022.csv")).aggregate(query).toString());
  }

  @Test
  void aFolderOfFilesGivesTheirSum(@TempDir Path folder) throws IOException {
    List<String> all = new ArrayList<>(rows(2021, 1));
    write(folder.resolve("2021.csv"), all);
    write(folder.resolve("2022.csv.gz"), rows(2022, 2));
    all.addAll(rows(2022, 2));
    TradeTable table = BACI.read("t,i,j,k,v,q\n" + String.join("\n", all), "all.csv");
    TradeFiles files = TradeFiles.of(BACI, folder);
    assertThat(files).hasToString("[2021.csv, 2022.csv.gz]");
    TradeQuery query = TradeQuery.all().keep(PERIOD, ECONOMY).valuesOnly();
    TradeTable answer = files.aggregate(query);
    for (int row = 0; row < answer.size(); row++) {
      assertThat(answer.value(row)).isEqualTo(table.aggregate(query).value(row));
    }
    assertThat(answer.size()).isEqualTo(22);
  }

  @Test
  void aRowToldTwiceIsRefusedWithItsPlace(@TempDir Path folder) throws IOException {
    List<String> rows = rows(2022, 1);
    Collections.shuffle(rows, new Random(2));
    rows.add(rows.get(100));
    Path file = write(folder.resolve("baci.csv"), rows);
    assertThatThrownBy(() -> TradeFiles.of(BACI, file).aggregate(TradeQuery.all()))
        .isInstanceOf(SecondFigureException.class)
        .hasMessageMatching(
            "Second figure for the same flow 'period=2022 [^']* source=\\S+' at baci.csv line 6602: line 102 tells it from"
                + " the same source; keep one, or tell them apart by source, vintage or day of publication");
  }

  @Test
  void aFileThatIsThereTwiceIsRefused(@TempDir Path folder) throws IOException {
    Path first = write(folder.resolve("BACI_HS17_Y2022_V202301.csv"), rows(2022, 1));
    Path second = write(folder.resolve("BACI_HS17_Y2022_V202301_b.csv"), rows(2022, 1));
    assertThatThrownBy(() -> TradeFiles.of(first, second).aggregate(TradeQuery.all()))
        .isInstanceOf(SecondFigureException.class)
        .hasMessageMatching(
            "Second figure for the same flow 'period=2022 [^']* source=\\S+ \\S+': 2 rows of BACI_HS17_Y2022_V202301.csv and"
                + " BACI_HS17_Y2022_V202301_b.csv tell it from the same source; keep one, or tell them apart by source,"
                + " vintage or day of publication");
  }

  @Test
  void aWrongCellIsToldWithItsPlace(@TempDir Path folder) throws IOException {
    List<String> rows = rows(2022, 1);
    rows.set(4000, rows.get(4000).replaceFirst(",\\d+\\.", ",1x."));
    Path file = write(folder.resolve("baci.csv"), rows);
    assertThatThrownBy(() -> TradeFiles.of(BACI, file).aggregate(TradeQuery.all()))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("Malformed value '1x.")
        .hasMessageContaining(" at baci.csv line 4002, column 'v': expected is a number");
  }

  @Test
  void aReleaseIsReadAsItComes(@TempDir Path folder) throws IOException {
    Path figures = write(folder.resolve("BACI_HS17_Y2022_V202301.csv"), rows(2022, 1));
    Files.writeString(folder.resolve("Readme_V202301.txt"), "List of variables\n");
    Files.writeString(folder.resolve("country_codes_V202301.csv"), "country_code,country_iso3\n");
    Path products =
        Files.writeString(
            folder.resolve("product_codes_HS17_V202301.csv"), "\"code\",\"description\"\n");
    assertThat(TradeFiles.of(folder)).hasToString(TradeFiles.of(figures).toString());
    assertThat(TradeFiles.of(BACI, folder)).hasToString(TradeFiles.of(figures).toString());
    Files.delete(figures);
    assertThatThrownBy(() -> TradeFiles.of(folder))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("Unknown layout of 'Readme_V202301.txt': ");
    assertThatThrownBy(() -> TradeFiles.of(BACI, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No file in [" + folder + "]: name files, or folders that hold some");
    assertThatThrownBy(() -> TradeFiles.of(products))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("Unknown layout of 'product_codes_HS17_V202301.csv': ");
  }

  @Test
  void whatElseLiesInAFolderIsNotPassedOver(@TempDir Path folder) throws IOException {
    Path figures = write(folder.resolve("BACI_HS17_Y2022_V202401b.csv"), rows(2022, 1));
    Path other = Files.writeString(folder.resolve("notes.txt"), "List of variables\n");
    String message =
        "Unknown layout of 'notes.txt': it starts with 'List of variables'; known are "
            + String.join(", ", TradeReaders.all().stream().map(TradeReader::name).toList())
            + "; say what the columns of another mean with a MappedTrade";
    assertThatThrownBy(() -> TradeFiles.of(folder))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            message + "; where a folder holds other files too, name the files to read one by one");
    assertThatThrownBy(() -> TradeFiles.of(figures, other))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @Test
  void anEmptyFolderIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> TradeFiles.of(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No file in [" + folder + "]: name files, or folders that hold some");
  }

  /** As BACI, but who reads is interrupted once the file is open. */
  private static final class Interrupting implements TradeReader {

    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "interrupting";
    }

    @Override
    public Optional<String> recognise(String start) {
      return Optional.empty();
    }

    @Override
    public void read(SourceText in, FlowSink sink) throws IOException {
      Thread.currentThread().interrupt();
      BACI.read(in, sink);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"baci.csv", "baci.csv.gz"})
  void anInterruptionEndsTheQuestion(String name, @TempDir Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int year = 2015; year <= 2024; year++) {
      rows.addAll(rows(year, year));
    }
    TradeFiles files = TradeFiles.of(new Interrupting(), write(folder.resolve(name), rows));
    assertThatThrownBy(() -> files.aggregate(TradeQuery.all()))
        .isInstanceOf(CancellationException.class)
        .hasMessage("The question to [" + name + "] was interrupted")
        .hasCauseInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(files::coverage).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
