package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.MoneyColumnTest.kes;
import static org.tradefigures.table.MoneyColumnTest.usd;
import static org.tradefigures.trade.ObservationStatus.MISSING;
import static org.tradefigures.trade.ObservationStatus.SUPPRESSED;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.UnknownCodeException;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TableJoinTest {

  private static Table flows() {
    return Table.create(
        "flows",
        StringColumn.create("partner", "KEN", "UGA", "", "KEN", "TZA"),
        MoneyColumn.of("value", usd("3"), usd("1"), usd("4"), usd("1"), usd("5")));
  }

  private static Table names() {
    return Table.create(
        "names",
        StringColumn.create("partner", "KEN", "", "UGA", "KEN"),
        StringColumn.create("name", "Kenya", "nobody", "Uganda", "Jamhuri ya Kenya"));
  }

  private static Table keyed(String name, Column<?> key) {
    return Table.create(
        name, key, IntColumn.create(name + " row", IntStream.range(0, key.size()).toArray()));
  }

  @Test
  void innerGivesEveryPairInTheOrderOfTheLeft() {
    Table joined = TableJoin.inner(flows(), names(), "partner");

    assertThat(joined.columnNames()).containsExactly("partner", "value", "name");
    assertThat(joined.name()).isEqualTo("flows");
    assertThat(TableText.rows(joined))
        .isEqualTo(
            """
            KEN|USD 3|Kenya
            KEN|USD 3|Jamhuri ya Kenya
            UGA|USD 1|Uganda
            KEN|USD 1|Kenya
            KEN|USD 1|Jamhuri ya Kenya
            """);
  }

  @Test
  void leftKeepsEveryRow() {
    assertThat(TableText.rows(TableJoin.left(flows(), names(), "PARTNER")))
        .isEqualTo(
            """
            KEN|USD 3|Kenya
            KEN|USD 3|Jamhuri ya Kenya
            UGA|USD 1|Uganda
            |USD 4|
            KEN|USD 1|Kenya
            KEN|USD 1|Jamhuri ya Kenya
            TZA|USD 5|
            """);
  }

  @Test
  void absentAmountsKeepTheirReason() {
    Table values =
        Table.create(
            "values",
            StringColumn.create("partner", "KEN", "UGA"),
            MoneyColumn.of("value", usd("1")).appendAbsent(usd("1").getCurrency(), SUPPRESSED));
    Table joined =
        TableJoin.left(
            Table.create("keys", StringColumn.create("partner", "UGA", "TZA")), values, "partner");
    MoneyColumn value = (MoneyColumn) joined.column("value");

    assertThat(value.absence(0)).contains(SUPPRESSED);
    assertThat(value.absence(1)).contains(MISSING);
    assertThat(value.currency(1)).contains(usd("1").getCurrency());
  }

  @Test
  void namesMayDiffer() {
    Table codes =
        Table.create(
            "codes", StringColumn.create("iso", "UGA", "KEN"), IntColumn.create("m49", 800, 404));

    assertThat(TableText.rows(TableJoin.inner(flows(), codes, Map.of("partner", "iso"))))
        .isEqualTo("KEN|USD 3|404\nUGA|USD 1|800\nKEN|USD 1|404\n");
    assertThat(TableJoin.left(flows(), codes, Map.of("partner", "iso")).rowCount()).isEqualTo(5);
  }

  @Test
  void takenNamesGetASuffix() {
    Table right =
        Table.create(
            "right",
            StringColumn.create("partner", "KEN"),
            IntColumn.create("Value", new int[] {1}),
            IntColumn.create("value_right", new int[] {2}));

    assertThat(TableJoin.inner(flows(), right, "partner").columnNames())
        .containsExactly("partner", "value", "Value_right", "value_right_right");
  }

  @Test
  void keysOfSeveralColumns() {
    Table left =
        keyed("left", StringColumn.create("a", "x", "x", "y", "y"))
            .addColumns(IntColumn.create("b", 1, 2, 1, 2));
    Table right =
        keyed("right", StringColumn.create("a", "y", "x", "x"))
            .addColumns(IntColumn.create("b", 2, 1, 3));

    assertThat(TableText.rows(TableJoin.inner(left, right, "a", "b")))
        .isEqualTo("x|0|1|1\ny|3|2|0\n");
    assertThat(TableText.rows(TableJoin.inner(left, right, "b", "a")))
        .isEqualTo("x|0|1|1\ny|3|2|0\n");
  }

  @Test
  void keysOfEveryType() {
    LocalDate day = LocalDate.of(2024, 3, 1);
    LocalDate next = day.plusDays(1);
    assertPairs(
        ShortColumn.create("k", (short) 1, (short) 2), ShortColumn.create("k", new short[] {2}));
    assertPairs(IntColumn.create("k", 1, 2), IntColumn.create("k", new int[] {2}));
    assertPairs(
        ShortColumn.create("k", (short) 1, (short) 2), LongColumn.create("k", new long[] {2}));
    assertPairs(LongColumn.create("k", 1L, 2L), IntColumn.create("k", new int[] {2}));
    assertPairs(DateColumn.create("k", day, next), DateColumn.create("k", next));
    assertPairs(BooleanColumn.create("k", true, false), BooleanColumn.create("k", false));
    assertPairs(DoubleColumn.create("k", 0.1, 0.2), DoubleColumn.create("k", 0.2));
    assertPairs(StringColumn.create("k", "010121", "10121"), StringColumn.create("k", "10121"));
    assertPairs(MoneyColumn.of("k", usd("2"), kes("2")), MoneyColumn.of("k", kes("2.00")));
  }

  private static void assertPairs(Column<?> left, Column<?> right) {
    Table joined = TableJoin.inner(keyed("left", left), keyed("right", right), "k");

    assertThat(joined.rowCount()).isEqualTo(1);
    assertThat(joined.intColumn("left row").get(0)).isEqualTo(1);
    assertThat(joined.column("k").type()).isEqualTo(left.type());
    assertThat(joined.column("k").getString(0)).isEqualTo(left.getString(1));
  }

  @Test
  void missingKeysMatchNothing() {
    IntColumn left = IntColumn.create("k").appendMissing().append(1);
    IntColumn right = IntColumn.create("k").append(1).appendMissing();

    assertThat(TableText.rows(TableJoin.inner(keyed("left", left), keyed("right", right), "k")))
        .isEqualTo("1|1|0\n");
    MoneyColumn money = MoneyColumn.of("k", usd("1")).appendMissing();
    assertThat(TableJoin.inner(keyed("left", money), keyed("right", money.copy()), "k").rowCount())
        .isEqualTo(1);
  }

  @Test
  void emptyTablesJoin() {
    Table none = names().emptyCopy();

    assertThat(TableJoin.inner(flows(), none, "partner").rowCount()).isZero();
    assertThat(TableJoin.left(flows(), none, "partner").rowCount()).isEqualTo(5);
    assertThat(TableJoin.left(flows().emptyCopy(), names(), "partner").rowCount()).isZero();
  }

  @Test
  void inputStaysAsItIs() {
    Table left = flows();
    Table right = names();
    TableJoin.left(left, right, "partner").stringColumn("name").set(0, "changed");

    assertThat(TableText.rows(left)).isEqualTo(TableText.rows(flows()));
    assertThat(TableText.rows(right)).isEqualTo(TableText.rows(names()));
  }

  @Test
  void differentTypesAreRefused() {
    Table left = keyed("left", IntColumn.create("year", new int[] {2024}));
    Table right = keyed("right", StringColumn.create("year", "2024"));

    assertThatThrownBy(() -> TableJoin.inner(left, right, "year"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't join column 'year' of type INTEGER with column 'year' of type STRING: convert"
                + " one of them to the type of the other");
  }

  @Test
  void unknownKeyIsRefused() {
    assertThatThrownBy(() -> TableJoin.inner(flows(), names(), "partnr"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown column 'partnr': not a column of table 'names'; did you mean 'partner'?");
    assertThatThrownBy(() -> TableJoin.left(flows(), names()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't join tables 'flows' and 'names' without a key: name at least one column");
  }

  /**
   * What Tablesaw's own join makes of the same tables. The day this fails, Tablesaw is mended, and
   * the warnings in the documentation can go.
   */
  @ParameterizedTest
  @CsvSource({"2, 2000, 2000", "2, 2002, 1002", "5, 7500, 6001"})
  void keepsWhatTablesawLoses(int keys, int rows, int tablesaw) {
    int[] key = IntStream.range(0, rows).map(row -> row % keys).toArray();
    Table left = keyed("left", IntColumn.create("k", key));
    Table right = keyed("right", IntColumn.create("k", IntStream.range(0, keys).toArray()));

    Table inner = TableJoin.inner(left, right, "k");
    Table outer = TableJoin.left(left, right, "k");

    assertThat(inner.rowCount()).isEqualTo(rows);
    assertThat(inner.intColumn("right row").asObjectArray())
        .isEqualTo(left.intColumn("k").asObjectArray());
    assertThat(outer.rowCount()).isEqualTo(rows);
    assertThat(outer.intColumn("right row").countMissing()).isZero();
    assertThat(left.joinOn("k").with(right).join().rowCount()).isEqualTo(tablesaw);
  }

  @Test
  void keepsAmountsThatTablesawLoses() {
    int[] key = IntStream.range(0, 2_002).map(row -> row % 2).toArray();
    Table left = keyed("left", IntColumn.create("k", key));
    Table right =
        Table.create(
            "right", IntColumn.create("k", 0, 1), MoneyColumn.of("value", usd("1"), usd("2")));

    Table ours = TableJoin.inner(left, right, "k");
    Table tablesaws = left.joinOn("k").with(right).join();

    assertThat(((MoneyColumn) ours.column("value")).sum())
        .isEqualTo(new MoneySum(usd("3003"), 2_002, 0, 0, 0));
    assertThat(tablesaws.column("value").countMissing()).isEqualTo(tablesaws.rowCount());
  }
}
