package org.tradefigures.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradefigures.trade.QuantityUnit;

/** The units of the quantities in the rows of a {@link Reclassification}. */
final class PlacedUnits {

  private static final int MIXED = -2;

  private final Coded<QuantityUnit> from;
  private final int[] unit;
  private final IntArrayList mixed = new IntArrayList();

  PlacedUnits(Coded<QuantityUnit> from, int size) {
    this.from = from;
    this.unit = new int[size];
    Arrays.fill(unit, -1);
  }

  void add(int row, int destination) {
    int code = from.codes().get(row);
    if (unit[destination] == -1) {
      unit[destination] = code;
    } else if (unit[destination] != code && unit[destination] != MIXED) {
      unit[destination] = MIXED;
      mixed.add(destination);
    }
  }

  IntArrayList mixed() {
    return mixed;
  }

  Coded<QuantityUnit> column() {
    List<QuantityUnit> units = new ArrayList<>(from.values());
    units.add(QuantityUnit.NONE);
    int none = units.size() - 1;
    return Coded.of(units, Arrays.stream(unit).map(u -> u == MIXED ? none : u).toArray())
        .map(u -> u);
  }
}
