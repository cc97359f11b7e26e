package org.tradefigures.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tradefigures.internal.LongNumbers;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeTable;

/**
 * What rows stand for: a combination of the values of some dimensions each, held as codes. An
 * object is made of one only when it is asked for.
 */
final class Keys {

  private static final int DENSE = 1 << 22;

  /** What the one value of all is translated to. */
  private static final int[] ONLY = {0};

  private final List<Dimension<?>> dimensions;
  private final List<List<?>> values;
  private final List<int[]> codes;
  private final int size;

  private Keys(
      List<? extends Dimension<?>> dimensions, List<List<?>> values, List<int[]> codes, int size) {
    this.dimensions = List.copyOf(dimensions);
    this.values = values;
    this.codes = codes;
    this.size = size;
  }

  /** The combinations of an answer, one a row. */
  static Keys of(TradeTable table, List<? extends Dimension<?>> dimensions) {
    List<List<?>> values = new ArrayList<>();
    List<int[]> codes = new ArrayList<>();
    for (Dimension<?> dimension : dimensions) {
      values.add(table.codeList(dimension));
      codes.add(table.codes(dimension));
    }
    return new Keys(dimensions, values, codes, table.size());
  }

  int size() {
    return size;
  }

  List<Dimension<?>> dimensions() {
    return dimensions;
  }

  /** The values of a dimension by code. */
  List<?> values(Dimension<?> dimension) {
    return values.get(dimensions.indexOf(dimension));
  }

  /** The codes of a dimension, one a row. */
  int[] codes(Dimension<?> dimension) {
    return codes.get(dimensions.indexOf(dimension));
  }

  /** A row's value in a dimension. */
  Object get(Dimension<?> dimension, int row) {
    int d = dimensions.indexOf(dimension);
    return values.get(d).get(codes.get(d)[row]);
  }

  /** A row's combination. */
  Map<Dimension<?>, Object> at(int row) {
    Map<Dimension<?>, Object> key = new LinkedHashMap<>();
    dimensions.forEach(dimension -> key.put(dimension, get(dimension, row)));
    return key;
  }

  /** The given rows, by some of the dimensions. */
  Keys take(List<? extends Dimension<?>> some, int[] rows) {
    List<List<?>> valuesOfSome = new ArrayList<>();
    List<int[]> codesOfSome = new ArrayList<>();
    for (Dimension<?> dimension : some) {
      int[] all = codes(dimension);
      valuesOfSome.add(values(dimension));
      codesOfSome.add(Arrays.stream(rows).map(row -> all[row]).toArray());
    }
    return new Keys(some, valuesOfSome, codesOfSome, rows.length);
  }

  /** Whether two rows are the same in the first so many dimensions. */
  boolean isSame(int one, int other, int first) {
    for (int d = 0; d < first; d++) {
      if (codes.get(d)[one] != codes.get(d)[other]) {
        return false;
      }
    }
    return true;
  }

  /** The row whose values read as the given texts, -1 if there is none. */
  int find(List<String> texts) {
    if (texts.size() != dimensions.size()) {
      return -1;
    }
    int[] wanted = new int[texts.size()];
    for (int d = 0; d < wanted.length; d++) {
      wanted[d] = values.get(d).stream().map(Object::toString).toList().indexOf(texts.get(d));
    }
    for (int row = 0; row < size; row++) {
      if (matches(row, wanted)) {
        return row;
      }
    }
    return -1;
  }

  private boolean matches(int row, int[] wanted) {
    for (int d = 0; d < wanted.length; d++) {
      if (codes.get(d)[row] != wanted[d]) {
        return false;
      }
    }
    return true;
  }

  /**
   * For every row of other keys, which have these dimensions and maybe more, the row here; -1 where
   * there is none.
   */
  int[] rowsOf(Keys others) {
    return rowsOf(others, Map.of());
  }

  /** The same with some values of the others replaced before they are looked up. */
  int[] rowsOf(Keys others, Map<Dimension<?>, UnaryOperator<Object>> replaced) {
    int[] mine = new int[size];
    int[] theirs = new int[others.size];
    long numbers = 1;
    for (Dimension<?> dimension : dimensions) {
      int[] translated =
          translate(others, dimension, replaced.getOrDefault(dimension, UnaryOperator.identity()));
      boolean isSameForAll = values(dimension).size() == 1 && Arrays.equals(translated, ONLY);
      if (!isSameForAll) {
        numbers = fold(others, dimension, translated, mine, theirs, numbers);
      }
    }
    int[] rows = new int[(int) numbers];
    Arrays.fill(rows, -1);
    for (int row = 0; row < size; row++) {
      rows[mine[row]] = row;
    }
    for (int i = 0; i < theirs.length; i++) {
      theirs[i] = theirs[i] < 0 ? -1 : rows[theirs[i]];
    }
    return theirs;
  }

  /** The code here for every code of the others; -1 where there is none. */
  private int[] translate(Keys others, Dimension<?> dimension, UnaryOperator<Object> replace) {
    List<?> here = values(dimension);
    Map<Object, Integer> codeHere = new HashMap<>();
    for (int code = 0; code < here.size(); code++) {
      codeHere.put(here.get(code), code);
    }
    return others.values(dimension).stream()
        .mapToInt(value -> codeHere.getOrDefault(replace.apply(value), -1))
        .toArray();
  }

  /**
   * Numbers the combinations of what was folded before and one more dimension, in the order of the
   * rows here; what only the others have gets -1.
   */
  private long fold(
      Keys others,
      Dimension<?> dimension,
      int[] translated,
      int[] mine,
      int[] theirs,
      long before) {
    int here = values(dimension).size();
    int[] own = codes(dimension);
    int[] foreign = others.codes(dimension);
    Numbers numbers = Numbers.upTo(before * here);
    for (int row = 0; row < mine.length; row++) {
      mine[row] = numbers.give((long) mine[row] * here + own[row]);
    }
    for (int row = 0; row < theirs.length; row++) {
      int code = translated[foreign[row]];
      theirs[row] =
          theirs[row] < 0 || code < 0 ? -1 : numbers.find((long) theirs[row] * here + code);
    }
    return numbers.count;
  }

  /** Gives every different key the next number; in an array where the keys are small. */
  private static final class Numbers {
    private final int[] dense;
    private final LongNumbers sparse = new LongNumbers();
    private int count;

    private Numbers(int size) {
      dense = new int[size];
      Arrays.fill(dense, -1);
    }

    static Numbers upTo(long keys) {
      return new Numbers(keys <= DENSE ? (int) keys : 0);
    }

    int give(long key) {
      if (dense.length == 0) {
        int number = sparse.of(key);
        count = sparse.size();
        return number;
      }
      if (dense[(int) key] < 0) {
        dense[(int) key] = count++;
      }
      return dense[(int) key];
    }

    int find(long key) {
      return dense.length > 0 ? dense[(int) key] : sparse.find(key);
    }
  }
}
