package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.MoneyColumnTest.kes;
import static org.tradefigures.table.MoneyColumnTest.usd;
import static org.tradefigures.trade.ObservationStatus.MISSING;
import static org.tradefigures.trade.ObservationStatus.SUPPRESSED;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvWriteOptions;
import tech.tablesaw.table.TableSlice;

/**
 * What Tablesaw makes of a column of money: first what works, then what does not. A test of the
 * second kind that fails means that Tablesaw has changed, and so must the documentation.
 */
class MoneyColumnTablesawTest {

  private static Table trade() {
    return Table.create(
        "trade",
        IntColumn.create("year", 2023, 2024, 2023, 2024, 2024),
        StringColumn.create("partner", "KEN", "KEN", "UGA", "UGA", "TZA"),
        MoneyColumn.of("value", usd("1234.5"), usd("737"), usd("3"), null, usd("5"))
            .setAbsent(3, SUPPRESSED));
  }

  private static MoneyColumn value(Table table) {
    return (MoneyColumn) table.column("value");
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines);
  }

  @Test
  void prints() {
    assertThat(trade().print())
        .isEqualTo(
            lines(
                "               trade                ",
                " year  |  partner  |     value     |",
                "------------------------------------",
                " 2023  |      KEN  |  USD 1,234.5  |",
                " 2024  |      KEN  |      USD 737  |",
                " 2023  |      UGA  |        USD 3  |",
                " 2024  |      UGA  |  :suppressed  |",
                " 2024  |      TZA  |        USD 5  |"));
  }

  @Test
  void tellsItsStructure() {
    assertThat(TableText.rows(trade().structure()))
        .isEqualTo("0|year|INTEGER\n1|partner|STRING\n2|value|MONEY\n");
    assertThat(trade().columnsOfType(MoneyColumnType.instance())).hasSize(1);
    assertThat(ColumnType.valueOf("MONEY")).isSameAs(MoneyColumnType.instance());
    assertThat(TableText.rows(trade().missingValueCounts())).isEqualTo("0|0|1\n");
  }

  @Test
  void sumsItUpAmongOthers() {
    Table summary = trade().summary();

    assertThat(summary.columnNames()).containsExactly("Summary", "year", "partner", "value");
    Table sum = summary.where(summary.stringColumn("Summary").isEqualTo("Sum"));
    assertThat(sum.stringColumn("value").asList())
        .containsExactly("USD 1,979.5 (incomplete: 1 suppressed)");
  }

  @Test
  void sorts() {
    assertThat(TableText.rows(trade().sortOn("value")))
        .isEqualTo(
            """
            2024|UGA|:suppressed
            2023|UGA|USD 3
            2024|TZA|USD 5
            2024|KEN|USD 737
            2023|KEN|USD 1,234.5
            """);
    assertThat(TableText.rows(trade().sortDescendingOn("value")))
        .isEqualTo(
            """
            2023|KEN|USD 1,234.5
            2024|KEN|USD 737
            2024|TZA|USD 5
            2023|UGA|USD 3
            2024|UGA|:suppressed
            """);
    assertThat(TableText.rows(trade().sortOn("year", "-value")))
        .isEqualTo(
            """
            2023|KEN|USD 1,234.5
            2023|UGA|USD 3
            2024|KEN|USD 737
            2024|TZA|USD 5
            2024|UGA|:suppressed
            """);
  }

  @Test
  void filters() {
    Table large = trade().where(value(trade()).isGreaterThan(usd("5")));
    assertThat(TableText.rows(large)).isEqualTo("2023|KEN|USD 1,234.5\n2024|KEN|USD 737\n");

    Table of2024 = trade().where(trade().intColumn("year").isEqualTo(2024));
    assertThat(TableText.rows(of2024))
        .isEqualTo("2024|KEN|USD 737\n2024|UGA|:suppressed\n2024|TZA|USD 5\n");
    assertThat(value(of2024).absence(1)).contains(SUPPRESSED);
    assertThat(value(of2024).currency(1)).contains(usd("1").getCurrency());

    assertThat(trade().dropWhere(value(trade()).isMissing()).rowCount()).isEqualTo(4);
    assertThat(TableText.rows(trade().dropRowsWithMissingValues()))
        .isEqualTo("2023|KEN|USD 1,234.5\n2024|KEN|USD 737\n2023|UGA|USD 3\n2024|TZA|USD 5\n");
  }

  @Test
  void keepsMixedCurrenciesApartWhereRowsAreCopied() {
    Table mixed =
        Table.create(
            "mixed",
            IntColumn.create("year", 1, 2, 3),
            MoneyColumn.of("value", usd("1"), kes("2"))
                .appendAbsent(kes("2").getCurrency(), SUPPRESSED));

    assertThat(TableText.rows(mixed.sortDescendingOn("year")))
        .isEqualTo("3|KES :suppressed\n2|KES 2\n1|USD 1\n");
    assertThat(TableText.rows(mixed.where(mixed.intColumn("year").isGreaterThan(1))))
        .isEqualTo("2|KES 2\n3|KES :suppressed\n");
  }

  @Test
  void copiesAndAppends() {
    Table copy = trade().copy();
    copy.append(trade());
    assertThat(copy.rowCount()).isEqualTo(10);
    assertThat(value(copy).absence(8)).contains(SUPPRESSED);
    assertThat(trade().emptyCopy().append(trade()).rowCount()).isEqualTo(5);
    assertThat(TableText.rows(trade().copy().append(trade().row(1))).lines().toList().get(5))
        .isEqualTo("2024|KEN|USD 737");
    assertThat(trade().selectColumns("value").concat(trade().selectColumns("year")).rowCount())
        .isEqualTo(5);
    assertThat(trade().reorderColumns("value", "partner", "year").column(0).name())
        .isEqualTo("value");
    assertThat(trade().row(1).getObject("value")).isEqualTo(usd("737"));
    assertThat(trade().row(1)).asString().contains("737");
  }

  @Test
  void takesParts() {
    assertThat(TableText.rows(trade().first(2)))
        .isEqualTo("2023|KEN|USD 1,234.5\n2024|KEN|USD 737\n");
    assertThat(TableText.rows(trade().last(2))).isEqualTo("2024|UGA|:suppressed\n2024|TZA|USD 5\n");
    assertThat(TableText.rows(trade().inRange(3, 4))).isEqualTo("2024|UGA|:suppressed\n");
    assertThat(value(trade().sampleN(3)).size()).isEqualTo(3);
    assertThat(value(trade()).first(2).size()).isEqualTo(2);
    assertThat(value(trade()).inRange(3, 5).absence(0)).contains(SUPPRESSED);
    assertThat(trade().splitOn("partner").asTableList())
        .extracting(TableText::rows)
        .containsExactly(
            "2023|KEN|USD 1,234.5\n2024|KEN|USD 737\n",
            "2023|UGA|USD 3\n2024|UGA|:suppressed\n",
            "2024|TZA|USD 5\n");
  }

  @Test
  void dropsDuplicateRows() {
    Table doubled = trade().append(trade());

    assertThat(doubled.dropDuplicateRows().rowCount()).isEqualTo(5);
    assertThat(trade().dropDuplicateRows().rowCount()).isEqualTo(5);
  }

  @Test
  void summarizesByGroups() {
    Table byYear = trade().summarize("value", MoneyColumn.SUM).by("year");
    assertThat(TableText.rows(byYear)).isEqualTo("2023|USD 1,237.5\n2024|USD 742\n");
    assertThat(byYear.column("Sum [value]").type()).isEqualTo(MoneyColumnType.instance());

    Table byBoth =
        trade()
            .summarize("value", MoneyColumn.SUM, AggregateFunctions.countMissing)
            .by("partner", "year");
    assertThat(TableText.rows(byBoth))
        .isEqualTo(
            """
            KEN|2023|USD 1,234.5|0
            KEN|2024|USD 737|0
            UGA|2023|USD 3|0
            UGA|2024|:missing|1
            TZA|2024|USD 5|0
            """);
    assertThat(TableText.rows(trade().summarize("value", MoneyColumn.SUM).apply()))
        .isEqualTo("USD 1,979.5\n");
    assertThat(TableText.rows(trade().summarize("value", AggregateFunctions.count).by("year")))
        .isEqualTo("2023|2\n2024|2\n");
  }

  @Test
  void groupOfSeveralCurrenciesIsRefused() {
    Table mixed =
        Table.create(
            "mixed",
            IntColumn.create("year", 2024, 2024, 2023),
            MoneyColumn.of("value", usd("1"), kes("2"), kes("3")));

    assertThatThrownBy(() -> mixed.summarize("value", MoneyColumn.SUM).by("year"))
        .isInstanceOf(MixedFiguresException.class)
        .hasMessageStartingWith("Can't add up different currencies 'KES', 'USD': ");
  }

  @Test
  void isAKeyOfGroups() {
    Table table = trade().append(trade());
    value(table).set(0, kes("7")).set(1, usd("99999999999999999999.5"));

    assertThat(TableText.rows(table.countBy("value")))
        .isEqualTo(
            """
            KES 7|1
            USD 99,999,999,999,999,999,999.5|1
            USD 3|2
            USD :suppressed|2
            USD 5|2
            USD 1,234.5|1
            USD 737|1
            """);
    assertThat(
            TableText.rows(
                trade().summarize("year", AggregateFunctions.count).by("partner", "value")))
        .contains("UGA|:suppressed|1\n");
    assertThat(TableText.rows(value(trade()).countByCategory()))
        .isEqualTo("USD 1,234.5|1\nUSD 737|1\nUSD 3|1\n:suppressed|1\nUSD 5|1\n");
    assertThat(trade().xTabCounts("year", "partner").rowCount()).isEqualTo(3);
  }

  @Test
  void lagsRollsAndMaps() {
    MoneyColumn value = value(trade());

    assertThat(TableText.rows(Table.create(value.rolling(2).calc(MoneyColumn.SUM))))
        .isEqualTo(":missing\nUSD 1,971.5\nUSD 740\nUSD 3\nUSD 5\n");
    assertThat(value.asStringColumn().asList())
        .containsExactly("USD 1234.5", "USD 737", "USD 3", "USD :suppressed", "USD 5");
    assertThat(value.asStringColumn().name()).isEqualTo("value strings");
    assertThat(value.lag(1).asList())
        .containsExactly(null, usd("1234.5"), usd("737"), usd("3"), null);
  }

  @Test
  void writesAndReadsFiles() {
    StringWriter plain = new StringWriter();
    StringWriter printed = new StringWriter();
    trade().write().csv(plain);
    trade().write().usingOptions(CsvWriteOptions.builder(printed).usePrintFormatters(true).build());

    assertThat(plain)
        .hasToString(
            """
            year,partner,value
            2023,KEN,USD 1234.5
            2024,KEN,USD 737
            2023,UGA,USD 3
            2024,UGA,USD :suppressed
            2024,TZA,USD 5
            """);
    assertThat(printed.toString()).contains("\"USD 1,234.5\"", "2024,UGA,:suppressed");
    assertThat(TableText.rows(read(plain.toString()))).isEqualTo(TableText.rows(trade()));
    assertThat(TableText.rows(read(printed.toString()))).isEqualTo(TableText.rows(trade()));
    assertThat(value(read("year,partner,value\n2024,KEN,\n")).absence(0)).contains(MISSING);
  }

  private static Table read(String csv) {
    return Table.read()
        .usingOptions(
            CsvReadOptions.builder(new StringReader(csv))
                .columnTypes(
                    new ColumnType[] {
                      ColumnType.INTEGER, ColumnType.STRING, MoneyColumnType.instance()
                    })
                .missingValueIndicator(""));
  }

  @Test
  void malformedCellOfAFileIsRefused() {
    assertThatThrownBy(() -> read("year,partner,value\n2024,KEN,737\n"))
        .hasRootCauseMessage(
            "Malformed amount '737': accepted are a currency and a number, such as 'USD 737000000'"
                + " or 'USD 737,000,000', and ':missing', ':suppressed' or ':not yet reported'"
                + " where there is none");
  }

  @Test
  void meltsWhereItIsNoId() {
    Table wide =
        Table.create(
            "wide",
            StringColumn.create("partner", "KEN"),
            IntColumn.create("a", new int[] {1}),
            IntColumn.create("b", new int[] {2}),
            MoneyColumn.of("value", usd("1")));

    Table melted = wide.melt(List.of("partner"), wide.numericColumns("a", "b"), false);
    assertThat(TableText.rows(melted)).isEqualTo("KEN|a|1\nKEN|b|2\n");
  }

  // --- what does not work ---

  @Test
  void tablesawsOwnSumsRefuseIt() {
    assertThatThrownBy(() -> trade().summarize("value", AggregateFunctions.sum).by("year"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "None of the aggregate functions provided apply to the summarized column type(s).");
  }

  @Test
  void pivotAndMeltRefuseIt() {
    assertThatThrownBy(() -> trade().pivot("partner", "year", "value", AggregateFunctions.sum))
        .isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> trade().numericColumns("value"))
        .isInstanceOf(ClassCastException.class);
    Table table = trade();
    table.column("value").setName("amount");
    assertThatThrownBy(() -> table.melt(List.of("amount"), table.numericColumns("year"), false))
        .hasMessageContaining("MONEY");
  }

  @Test
  void singleCellsLoseTheReasonOfAbsence() {
    assertThat(value(trade().dropDuplicateRows()).absence(3)).contains(MISSING);
    assertThat(value(trade().emptyCopy().append(trade().row(3))).absence(0)).contains(MISSING);
    TableSlice slice = trade().splitOn("partner").get(1);
    assertThat(value(slice.first(2)).absence(1)).contains(MISSING);
  }

  @Test
  void fileReadersDoNotGuessIt() {
    Table table = Table.read().csv(new StringReader("value\nUSD 737\nUSD 771\n"));

    assertThat(table.column("value").type()).isEqualTo(ColumnType.STRING);
  }

  @Test
  void joinOnItIsRefusedByTablesaw() {
    Table names =
        Table.create(
            "names", MoneyColumn.of("value", usd("737")), StringColumn.create("name", "exports"));

    assertThatThrownBy(() -> trade().joinOn("value").with(names).join())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(TableText.rows(TableJoin.inner(trade(), names, "value")))
        .isEqualTo("2024|KEN|USD 737|exports\n");
  }

  @Test
  void sortOnIsNotStable() {
    int rows = 10_000;
    MoneyColumn value = MoneyColumn.create("value");
    for (int row = 0; row < rows; row++) {
      value.append(row % 7 == 0 ? usd("1") : kes("2"));
    }
    Table table =
        Table.create("t", IntColumn.create("row", IntStream.range(0, rows).toArray()), value);
    Table dollars = table.sortOn("value").last(rows / 7);

    assertThat(dollars.intColumn("row").asList())
        .isNotEqualTo(dollars.sortOn("row").intColumn("row").asList());
  }
}
