package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.SOURCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

class KeysProperties {

  private static final List<Economy> ECONOMIES =
      List.of("AGO", "BEN", "COM", "KEN", "TZA", "UGA").stream().map(Economy::of).toList();

  /** Rows by period, partner and commodity, in the order of an answer. */
  private static TradeTable answer(List<Integer> seeds, Dimension<?>... kept) {
    List<TradeFlow> flows = new ArrayList<>();
    for (int seed : new TreeSet<>(seeds)) {
      flows.add(
          Figures.flow(
              "direction=X reporter=USA value=1 period=%d partner=%s commodity=H6:01%02d"
                  .formatted(2020 + seed % 3, ECONOMIES.get(seed / 3 % 6), 1 + seed / 18 % 4)));
    }
    return TradeTable.of(flows).aggregate(TradeQuery.all().keep(kept));
  }

  private static int naive(Keys here, Map<Dimension<?>, Object> wanted) {
    return IntStream.range(0, here.size())
        .filter(row -> here.at(row).equals(wanted))
        .findFirst()
        .orElse(-1);
  }

  @Property(tries = 200)
  void everyRowFindsTheRowOfTheSameValues(
      @ForAll @Size(max = 40) List<@IntRange(max = 71) Integer> here,
      @ForAll @Size(max = 40) List<@IntRange(max = 71) Integer> there) {
    Keys keys = Keys.of(answer(here, PERIOD, PARTNER), List.of(PARTNER, PERIOD));
    Keys others =
        Keys.of(answer(there, PERIOD, PARTNER, COMMODITY), List.of(PERIOD, PARTNER, COMMODITY));
    int[] rows = keys.rowsOf(others).toArray();
    for (int i = 0; i < rows.length; i++) {
      Map<Dimension<?>, Object> wanted = others.at(i);
      wanted.keySet().retainAll(Set.of(PERIOD, PARTNER));
      assertThat(rows[i]).isEqualTo(naive(keys, wanted));
    }
  }

  @Property(tries = 200)
  void aReplacedValueIsLookedUp(@ForAll @Size(max = 40) List<@IntRange(max = 71) Integer> seeds) {
    Keys keys = Keys.of(answer(seeds, PERIOD, COMMODITY), List.of(PERIOD, COMMODITY));
    int[] before =
        keys.rowsOf(keys, Map.of(PERIOD, period -> ((Period) period).previous())).toArray();
    for (int i = 0; i < before.length; i++) {
      Map<Dimension<?>, Object> wanted = keys.at(i);
      wanted.put(PERIOD, ((Period) keys.get(PERIOD, i)).previous());
      assertThat(before[i]).isEqualTo(naive(keys, wanted));
    }
  }

  @Property(tries = 100)
  void aKeyIsFoundByItsTexts(
      @ForAll @Size(max = 40) List<@IntRange(max = 71) Integer> seeds,
      @ForAll @IntRange(max = 71) int wanted) {
    Keys keys = Keys.of(answer(seeds, PERIOD, PARTNER), List.of(PERIOD, PARTNER));
    Keys one = Keys.of(answer(List.of(wanted), PERIOD, PARTNER), List.of(PERIOD, PARTNER));
    List<String> texts = one.at(0).values().stream().map(Object::toString).toList();
    assertThat(keys.find(texts)).isEqualTo(naive(keys, one.at(0)));
    assertThat(keys.find(List.of("2020"))).isEqualTo(-1);
  }

  @Example
  void combinationsOfManyValuesAreFoundToo() {
    List<TradeFlow> flows = new ArrayList<>();
    for (int i = 0; i < 2200; i++) {
      flows.add(
          Figures.flow(
              "direction=X value=1 period=%d-%02d source=s%04d"
                  .formatted(1900 + i / 12, 1 + i % 12, i)));
    }
    TradeTable table = TradeTable.of(flows).aggregate(TradeQuery.all().keep(PERIOD, SOURCE));
    Keys keys = Keys.of(table, List.of(SOURCE, PERIOD));
    assertThat(keys.rowsOf(keys).toArray()).isEqualTo(IntStream.range(0, 2200).toArray());
  }
}
