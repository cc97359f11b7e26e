package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The join against a loop over all pairs of rows. */
class TableJoinProperties {

  private record Key(String a, Integer b) {
    boolean matches(Key other) {
      return !a.isEmpty() && b != null && equals(other);
    }
  }

  @Provide
  Arbitrary<List<Key>> keys() {
    return Combinators.combine(
            Arbitraries.of("", "KEN", "UGA", "TZA"),
            Arbitraries.integers().between(0, 2).injectNull(0.1))
        .as(Key::new)
        .list()
        .ofMaxSize(15);
  }

  @Property
  void givesThePairsOfALoop(@ForAll("keys") List<Key> left, @ForAll("keys") List<Key> right) {
    List<List<Integer>> inner = new ArrayList<>();
    List<List<Integer>> outer = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      int before = inner.size();
      for (int j = 0; j < right.size(); j++) {
        if (left.get(i).matches(right.get(j))) {
          inner.add(List.of(i, j));
        }
      }
      outer.addAll(inner.subList(before, inner.size()));
      if (inner.size() == before) {
        outer.add(List.of(i, -1));
      }
    }
    Table leftTable = table("left", left);
    Table rightTable = table("right", right);

    assertThat(pairs(TableJoin.inner(leftTable, rightTable, "a", "b"))).isEqualTo(inner);
    assertThat(pairs(TableJoin.left(leftTable, rightTable, "a", "b"))).isEqualTo(outer);
  }

  private static Table table(String name, List<Key> keys) {
    StringColumn a = StringColumn.create("a");
    IntColumn b = IntColumn.create("b");
    IntColumn row = IntColumn.create(name);
    for (Key key : keys) {
      a.append(key.a());
      row.append(row.size());
      if (key.b() == null) {
        b.appendMissing();
      } else {
        b.append(key.b());
      }
    }
    return Table.create(name, a, b, row);
  }

  private static List<List<Integer>> pairs(Table joined) {
    IntColumn right = joined.intColumn("right");
    List<List<Integer>> pairs = new ArrayList<>();
    for (int row = 0; row < joined.rowCount(); row++) {
      pairs.add(
          List.of(joined.intColumn("left").get(row), right.isMissing(row) ? -1 : right.get(row)));
    }
    return pairs;
  }
}
