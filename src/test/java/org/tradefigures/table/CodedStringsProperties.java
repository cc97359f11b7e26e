package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Whatever is asked of it, a view answers as an ordinary column of the same values. */
class CodedStringsProperties {

  private static final List<String> VALUES = List.of("KEN", "UGA", "usa", "", "~", "Ä b");

  record Rows(List<Integer> codes, List<String> values) {

    StringColumn view() {
      return StringColumn.createInternal(
          "c", new CodedStrings(codes.size(), codes::get, values.toArray(String[]::new)));
    }

    StringColumn ordinary() {
      StringColumn column = StringColumn.create("c");
      codes.forEach(code -> column.append(values.get(code)));
      return column;
    }
  }

  @Provide
  Arbitrary<Rows> rows() {
    Arbitrary<List<String>> values =
        Arbitraries.of(VALUES).injectNull(0.1).list().ofMinSize(1).ofMaxSize(8);
    return values.flatMap(
        v ->
            Arbitraries.integers()
                .between(0, v.size() - 1)
                .list()
                .ofMaxSize(20)
                .map(codes -> new Rows(codes, v)));
  }

  @Provide
  Arbitrary<List<Consumer<StringColumn>>> changes() {
    Arbitrary<String> value = Arbitraries.of(VALUES);
    Arbitrary<Consumer<StringColumn>> change =
        Arbitraries.oneOf(
            value.map(v -> c -> c.append(v)),
            Combinators.combine(value, Arbitraries.integers().between(0, 19))
                .as(
                    (v, row) ->
                        c -> {
                          if (row < c.size()) {
                            c.set(row, v);
                          }
                        }),
            Arbitraries.of(
                List.<Consumer<StringColumn>>of(
                    StringColumn::appendMissing,
                    StringColumn::sortAscending,
                    StringColumn::sortDescending,
                    StringColumn::clear)));
    return change.list().ofMaxSize(6);
  }

  @Property
  void readsAsAnOrdinaryColumn(@ForAll("rows") Rows rows) {
    assertSame(rows.view(), rows.ordinary());
  }

  @Property
  void changesAsAnOrdinaryColumn(
      @ForAll("rows") Rows rows, @ForAll("changes") List<Consumer<StringColumn>> changes) {
    StringColumn view = rows.view();
    StringColumn ordinary = rows.ordinary();
    for (Consumer<StringColumn> change : changes) {
      change.accept(view);
      change.accept(ordinary);
      assertSame(view, ordinary);
    }
    assertThat(rows.view().asList()).isEqualTo(rows.ordinary().asList());
  }

  @Property(tries = 200)
  void servesTablesAsAnOrdinaryColumn(@ForAll("rows") Rows rows) {
    Table view = table(rows.view());
    Table ordinary = table(rows.ordinary());
    List<java.util.function.UnaryOperator<Table>> operations =
        List.of(
            t -> t,
            t -> t.sortOn("c", "n"),
            t -> t.sortDescendingOn("c", "n"),
            t -> t.dropRowsWithMissingValues(),
            t -> t.where(t.stringColumn("c").isNotEqualTo("KEN")),
            t -> t.dropDuplicateRows(),
            Table::copy,
            t -> t.copy().append(table(rows.ordinary())),
            t -> t.countBy("c"),
            Table::missingValueCounts,
            t -> t.isEmpty() ? t : t.summarize("n", AggregateFunctions.sum).by("c"),
            t -> t.isEmpty() ? t : t.first(1));
    for (var operation : operations) {
      assertThat(operation.apply(view).printAll()).isEqualTo(operation.apply(ordinary).printAll());
    }
  }

  private static Table table(StringColumn column) {
    return Table.create(
        "t", column, IntColumn.create("n", IntStream.range(0, column.size()).toArray()));
  }

  private static void assertSame(StringColumn view, StringColumn ordinary) {
    assertThat(view.size()).isEqualTo(ordinary.size());
    assertThat(view.asList()).isEqualTo(ordinary.asList());
    assertThat(view.asObjectArray()).isEqualTo(ordinary.asObjectArray());
    assertThat(view.print()).isEqualTo(ordinary.print());
    assertThat(view.asSet()).isEqualTo(ordinary.asSet());
    assertThat(view.countUnique()).isEqualTo(ordinary.countUnique());
    assertThat(view.unique().asSet()).isEqualTo(ordinary.unique().asSet());
    assertThat(view.countMissing()).isEqualTo(ordinary.countMissing());
    assertThat(view.isMissing().toArray()).isEqualTo(ordinary.isMissing().toArray());
    assertThat(view.isNotMissing().toArray()).isEqualTo(ordinary.isNotMissing().toArray());
    assertThat(view.removeMissing().asList()).isEqualTo(ordinary.removeMissing().asList());
    assertThat(view.lag(1).asList()).isEqualTo(ordinary.lag(1).asList());
    assertThat(view.lead(2).asList()).isEqualTo(ordinary.lead(2).asList());
    assertThat(view.copy().asList()).isEqualTo(ordinary.copy().asList());
    assertThat(view.asDoubleArray()).isEqualTo(ordinary.asDoubleArray());
    assertThat(view.appendAll(",")).isEqualTo(ordinary.appendAll(","));
    assertThat(view.upperCase().asList()).isEqualTo(ordinary.upperCase().asList());
    assertThat(view.startsWith("K").toArray()).isEqualTo(ordinary.startsWith("K").toArray());
    assertThat(view.isEmptyString().toArray()).isEqualTo(ordinary.isEmptyString().toArray());
    assertThat(view.isEqualTo(ordinary).toArray()).isEqualTo(ordinary.isEqualTo(view).toArray());
    assertThat(counts(view)).isEqualTo(counts(ordinary));
    assertThat(dummies(view)).isEqualTo(dummies(ordinary));
    for (String value : List.of("KEN", "usa", "", "TZA")) {
      assertThat(view.isEqualTo(value).toArray()).isEqualTo(ordinary.isEqualTo(value).toArray());
      assertThat(view.isNotEqualTo(value).toArray())
          .isEqualTo(ordinary.isNotEqualTo(value).toArray());
      assertThat(view.isIn(value, "UGA").toArray())
          .isEqualTo(ordinary.isIn(value, "UGA").toArray());
      assertThat(view.isNotIn(List.of(value, "UGA")).toArray())
          .isEqualTo(ordinary.isNotIn(List.of(value, "UGA")).toArray());
      assertThat(view.firstIndexOf(value)).isEqualTo(ordinary.firstIndexOf(value));
      assertThat(view.countOccurrences(value)).isEqualTo(ordinary.countOccurrences(value));
      assertThat(view.contains(value)).isEqualTo(ordinary.contains(value));
    }
    for (int i = 0; i < view.size(); i++) {
      assertThat(view.isMissing(i)).isEqualTo(ordinary.isMissing(i));
      assertThat(view.valueHash(i)).isEqualTo(ordinary.valueHash(i));
      for (int j = 0; j < view.size(); j++) {
        assertThat(view.equals(i, j)).isEqualTo(ordinary.equals(i, j));
        assertThat(Arrays.equals(view.asBytes(i), view.asBytes(j)))
            .isEqualTo(Arrays.equals(ordinary.asBytes(i), ordinary.asBytes(j)));
        assertThat(view.rowComparator().compare(i, j))
            .isEqualTo(ordinary.rowComparator().compare(i, j));
      }
    }
  }

  private static Map<String, Integer> counts(StringColumn column) {
    Map<String, Integer> counts = new HashMap<>();
    column
        .countByCategory()
        .forEach(row -> counts.put(row.getString("Category"), row.getInt("Count")));
    return counts;
  }

  private static Map<String, List<Boolean>> dummies(StringColumn column) {
    Map<String, List<Boolean>> dummies = new HashMap<>();
    column.getDummies().forEach(dummy -> dummies.put(dummy.name(), dummy.asList()));
    return dummies;
  }
}
