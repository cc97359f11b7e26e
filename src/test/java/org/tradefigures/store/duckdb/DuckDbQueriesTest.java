package org.tradefigures.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;

/** What is of interest where a database answers, beside that its answers are those of memory. */
class DuckDbQueriesTest {

  private static final String HEADER =
      "period,reporter,partner,direction,commodity,currency,value\n";

  @TempDir private Path folder;

  private static TradeFlow flow(String text) {
    return TradeFlow.parse(
        "period=2024 reporter=KEN direction=M commodity=HS:TOTAL currency=USD source=s " + text);
  }

  /**
   * Conditions are lists of values up to a length, small tables beyond, or tell what is left out.
   */
  @Test
  void conditionsOfAnyLengthPickTheSameFigures() throws IOException {
    TradeFlow like = flow("partner=USA value=1");
    List<TradeFlow> flows = new ArrayList<>();
    for (int i = 0; i < 4500; i++) {
      Commodity commodity = Commodity.of(Classification.H5, String.valueOf(100_000 + i));
      flows.add(like.toBuilder().commodity(commodity).value(BigDecimal.valueOf(1 + i)).build());
    }
    TradeTable table = TradeTable.of(flows);
    try (DuckDbStore store = DuckDbStore.of(table)) {
      for (int count : new int[] {0, 1, 1999, 2000, 2001, 2250, 2400, 2499, 2501, 4499, 4500}) {
        TradeQuery picked =
            TradeQuery.all()
                .where(COMMODITY, c -> Integer.parseInt(c.code()) < 100_000 + count, "the first");
        TradeTable sum = store.aggregate(picked.keep(PERIOD));
        assertThat(sum.size()).isEqualTo(Math.min(count, 1));
        for (int row = 0; row < sum.size(); row++) {
          assertThat(sum.value(row)).contains(BigDecimal.valueOf((long) count * (count + 1) / 2));
        }
        assertThat(store.aggregate(picked.keep(COMMODITY)).size()).isEqualTo(count);
      }
    }
  }

  @Test
  void aGroupOfWhichNobodyIsThereHasNoFigures() throws IOException {
    TradeTable table = TradeTable.of(List.of(flow("partner=USA value=1")));
    EconomyGroup union = EconomyGroup.of("EU");
    try (DuckDbStore store = DuckDbStore.of(table)) {
      assertThat(store.aggregate(TradeQuery.all().partnersIn(union)).size()).isZero();
      assertThat(store.aggregate(TradeQuery.all().economiesIn(union)).size()).isZero();
      assertThat(store.aggregate(TradeQuery.all().partnersIn(union).years(1900, 1901)).size())
          .isZero();
      assertThat(store.aggregate(TradeQuery.all()).size()).isEqualTo(1);
    }
  }

  @Test
  void dataThatChangeBetweenTwoQuestionsAreNotTold() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, HEADER + "2024,KEN,USA,X,H6:0902,USD,1\n");
    try (DuckDbStore store = DuckDbStore.open(file)) {
      assertThat(store.aggregate(TradeQuery.all().keep(PARTNER)).size()).isEqualTo(1);
      Files.writeString(file, HEADER + "2024,KEN,UGA,X,H6:0902,USD,1\n");
      assertThatThrownBy(() -> store.aggregate(TradeQuery.all().keep(PARTNER)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The data at " + file + " changed while they were asked: open the store again");
    }
  }

  @Test
  void anyNumberOfFlowsMayBeToldTwice() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 1001; i++) {
      rows.append("2024,KEN,USA,X,H5:").append(100_000 + i).append(",USD,1\n");
    }
    Path file = folder.resolve("a.csv");
    Files.writeString(file, HEADER + rows + rows);
    try (DuckDbStore store = DuckDbStore.open(file)) {
      assertThatThrownBy(store::table)
          .isInstanceOf(SecondFigureException.class)
          .hasMessageMatching(
              "Second figure for the same flow 'period=2024 economy=KEN partner=USA reporter=KEN direction=X"
                  + " commodity=H5:1\\d{5} valuation=unknown currency=USD source=a.csv': 2 rows of a.csv tell it from"
                  + " the same source; keep one, or tell them apart by source, vintage or day of publication");
    }
  }

  @Test
  void figuresWithoutAnyValueAreAbsent() throws IOException {
    Path file =
        DatabaseFile.of(
            folder.resolve("a.db"),
            "CREATE TABLE trade AS SELECT '2024' AS period, 'KEN' AS reporter, 'USA' AS partner, 'X' AS direction, 'H6:0902' AS commodity, 'USD' AS currency, CAST(NULL AS DECIMAL(12, 2)) AS value, 'suppressed' AS status");
    try (DuckDbStore store = DuckDbStore.open(file)) {
      TradeTable answer = store.aggregate(TradeQuery.all());
      assertThat(answer.value(0)).isEmpty();
      assertThat(answer.status(0)).isEqualTo(ObservationStatus.SUPPRESSED);
      assertThat(answer.absent(0, ObservationStatus.SUPPRESSED)).isEqualTo(1);
      assertThat(answer.netWeightKg(0)).isEmpty();
    }
  }

  @Test
  void decimalsOfAnyScaleAreAddedUpExactly() throws IOException {
    Path file =
        DatabaseFile.of(
            folder.resolve("a.db"),
            "CREATE TABLE trade AS SELECT '2024' AS period, 'KEN' AS reporter, p AS partner, 'X' AS direction, 'H6:0902' AS commodity, 'USD' AS currency, CAST(v AS DECIMAL(38, 3)) AS value, CAST(w AS DECIMAL(4, 2)) AS net_weight_kg FROM (VALUES ('USA', '99999999999999999999999999999999999.999', '0.00'), ('UGA', '-0.001', '0.25')) t(p, v, w)");
    try (DuckDbStore store = DuckDbStore.open(file)) {
      TradeTable answer = store.aggregate(TradeQuery.all());
      assertThat(answer.value(0))
          .contains(new BigDecimal("99999999999999999999999999999999999.998"));
      assertThat(answer.netWeightKg(0)).contains(new BigDecimal("0.25"));
    }
  }

  @Test
  void aTableThatIsThereTwiceIsRefused() {
    Path file =
        DatabaseFile.of(
            folder.resolve("a.db"),
            "CREATE SCHEMA other",
            "CREATE TABLE trade (period VARCHAR)",
            "CREATE TABLE other.trade (period VARCHAR)");
    assertThatThrownBy(() -> DuckDbStore.open(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Several tables 'trade' in "
                + file
                + ": there are 'trade', 'trade'; name one with table(…)");
  }

  @Test
  void aFolderOfDatabasesIsNoData() throws IOException {
    Files.createFile(folder.resolve("a.duckdb"));
    assertThatThrownBy(() -> DuckDbStore.open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No data at '"
                + folder
                + "': expected is a .parquet, .csv, .csv.gz, .tsv, .tsv.gz, .duckdb or .db file, or a folder of Parquet"
                + " files or of CSV files; what is in other files is read with TradeFiles");
  }

  @Test
  void namesOfFilesMayHaveAnyCapitalsAndCellsAnySeparator() throws IOException {
    Path file = folder.resolve("A.TSV");
    Files.writeString(file, (HEADER + "2024,KEN,USA,X,H6:0902,USD,1.5\n").replace(',', '\t'));
    try (DuckDbStore store = DuckDbStore.open(file)) {
      assertThat(store.aggregate(TradeQuery.all()).value(0)).contains(new BigDecimal("1.5"));
    }
  }

  @Test
  void aFileWithoutHeaderIsRefused() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "# nothing but a comment\n\n");
    assertThatThrownBy(() -> DuckDbStore.open(file))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("No header 'a.csv' at " + file + " line 1: the first line names the columns");
  }

  @Test
  void settingsBelowOneAreRefused() {
    DuckDbStore.Builder builder = DuckDbStore.builder();
    assertThatThrownBy(() -> builder.memory(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Too few bytes of memory '0': at least 1 is needed");
    assertThatThrownBy(() -> builder.memory(Long.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Too few bytes of memory '-9223372036854775808': at least 1 is needed");
    assertThatThrownBy(() -> builder.mostRows(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Too few rows '0': at least 1 is needed");
    assertThat(builder.memory(1L << 40).mostRows(Integer.MAX_VALUE).threads(1)).isSameAs(builder);
  }
}
