package org.tradefigures.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.LongNumbers;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeTable;

/**
 * What rows stand for: a combination of the values of some dimensions each, held as codes. An
 * object is made of one only when it is asked for.
 */
final class Keys {

  /** So many combinations at most are looked up in an array. */
  private static final int DENSE = 1 << 22;

  private final TradeTable table;
  private final List<Dimension<?>> dimensions;

  /** Which rows of the table; null for all. */
  private final int @Nullable [] rows;

  private Keys(TradeTable table, List<? extends Dimension<?>> dimensions, int @Nullable [] rows) {
    this.table = table;
    this.dimensions = List.copyOf(dimensions);
    this.rows = rows;
  }

  /** The combinations of an answer, one a row. */
  static Keys of(TradeTable table, List<? extends Dimension<?>> dimensions) {
    return new Keys(table, dimensions, null);
  }

  int size() {
    return rows == null ? table.size() : rows.length;
  }

  List<Dimension<?>> dimensions() {
    return dimensions;
  }

  /** The values of a dimension by code. */
  List<?> values(Dimension<?> dimension) {
    return table.codeList(dimension);
  }

  /** The codes of a dimension, one a row. */
  int[] codes(Dimension<?> dimension) {
    if (values(dimension).size() == 1) {
      return new int[size()];
    }
    int[] all = table.codes(dimension);
    return rows == null ? all : pick(all, rows);
  }

  /** The periods that rows are of. */
  Set<Period> periods() {
    List<?> values = values(Dimension.PERIOD);
    return Arrays.stream(codes(Dimension.PERIOD))
        .distinct()
        .mapToObj(code -> (Period) values.get(code))
        .collect(Collectors.toSet());
  }

  private static int[] pick(int[] from, int[] rows) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = from[rows[i]];
    }
    return picked;
  }

  /** A row's value in a dimension. */
  Object get(Dimension<?> dimension, int row) {
    return table.get(dimension, rows == null ? row : rows[row]);
  }

  /** A row's combination. */
  Map<Dimension<?>, Object> at(int row) {
    Map<Dimension<?>, Object> key = new LinkedHashMap<>();
    dimensions.forEach(dimension -> key.put(dimension, get(dimension, row)));
    return key;
  }

  /** The given rows, by some of the dimensions. */
  Keys take(List<? extends Dimension<?>> some, int[] taken) {
    return new Keys(table, some, rows == null ? taken : pick(rows, taken));
  }

  /** The first row, and every other that differs from the one before in the first dimensions. */
  int[] starts(int first) {
    boolean[] starts = new boolean[size()];
    for (Dimension<?> dimension : dimensions.subList(0, first)) {
      if (values(dimension).size() > 1) {
        int[] codes = codes(dimension);
        for (int row = 1; row < codes.length; row += Blocks.PORTION) {
          mark(starts, codes, row, Math.min(row + Blocks.PORTION, codes.length));
        }
      }
    }
    return Blocks.filter(starts.length, row -> row == 0 || starts[row]);
  }

  private static void mark(boolean[] starts, int[] codes, int from, int to) {
    for (int row = from; row < to; row++) {
      starts[row] |= codes[row] != codes[row - 1];
    }
  }

  /**
   * For every value of a dimension the row that has it among those from each start to the next, -1
   * where none has.
   */
  Map<Object, int[]> rowsByValue(Dimension<?> dimension, int[] starts) {
    int[] codes = codes(dimension);
    int[][] rows = new int[values(dimension).size()][starts.length];
    Map<Object, int[]> byValue = new LinkedHashMap<>();
    for (int code = 0; code < rows.length; code++) {
      Arrays.fill(rows[code], -1);
      byValue.put(values(dimension).get(code), rows[code]);
    }
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : codes.length;
      for (int row = starts[i]; row < end; row++) {
        rows[codes[row]][i] = row;
      }
    }
    return byValue;
  }

  /** The rows whose value in a dimension reads as the given text. */
  int[] rowsWith(Dimension<?> dimension, String text) {
    List<String> texts = values(dimension).stream().map(Object::toString).toList();
    int[] codes = codes(dimension);
    return Blocks.filter(codes.length, row -> texts.get(codes[row]).equals(text));
  }

  /** The row whose values read as the given texts, -1 if there is none. */
  int find(List<String> texts) {
    if (texts.size() != dimensions.size()) {
      return -1;
    }
    List<int[]> codes = dimensions.stream().map(this::codes).toList();
    int[] wanted = new int[texts.size()];
    for (int d = 0; d < wanted.length; d++) {
      List<String> values = values(dimensions.get(d)).stream().map(Object::toString).toList();
      wanted[d] = values.indexOf(texts.get(d));
    }
    for (int row = 0; row < size(); row++) {
      if (matches(codes, row, wanted)) {
        return row;
      }
    }
    return -1;
  }

  private static boolean matches(List<int[]> codes, int row, int[] wanted) {
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
  RowMap rowsOf(Keys others) {
    return rowsOf(others, Map.of());
  }

  /** The same with some values of the others replaced before they are looked up. */
  RowMap rowsOf(Keys others, Map<Dimension<?>, UnaryOperator<Object>> replaced) {
    List<int[]> translated = new ArrayList<>();
    long combinations = 1;
    for (Dimension<?> dimension : dimensions) {
      List<?> here = values(dimension);
      List<?> there = others.values(dimension);
      UnaryOperator<Object> replace = replaced.get(dimension);
      translated.add(
          replace == null && there.equals(here)
              ? IntStream.range(0, here.size()).toArray()
              : translation(there, here, replace == null ? UnaryOperator.identity() : replace));
      combinations = Math.min(combinations * (here.size() + 1), DENSE + 1L);
    }
    return combinations <= DENSE
        ? dense(others, translated)
        : RowMap.of(sparse(others, translated));
  }

  /** The code among some values for every one of others; as many as there are where it has none. */
  private static int[] translation(List<?> values, List<?> into, UnaryOperator<Object> replace) {
    Map<Object, Integer> codeOf = new HashMap<>();
    for (int code = 0; code < into.size(); code++) {
      codeOf.put(into.get(code), code);
    }
    return values.stream()
        .mapToInt(value -> codeOf.getOrDefault(replace.apply(value), into.size()))
        .toArray();
  }

  /** Numbers all combinations that there could be, and notes the row of each. */
  private RowMap dense(Keys others, List<int[]> translated) {
    int[] numbers = new int[size()];
    List<int[]> tables = new ArrayList<>();
    int step = 1;
    for (int d = 0; d < translated.size(); d++) {
      addMultiples(numbers, codes(dimensions.get(d)), step);
      tables.add(multiples(translated.get(d), step));
      step *= values(dimensions.get(d)).size() + 1;
    }
    int[] rowOf = new int[step];
    Arrays.fill(rowOf, -1);
    note(rowOf, numbers);
    return new Numbered(others, dimensions, tables, rowOf);
  }

  private static void addMultiples(int[] numbers, int[] codes, int factor) {
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] += codes[row] * factor;
    }
  }

  private static void note(int[] rowOf, int[] numbers) {
    for (int row = 0; row < numbers.length; row++) {
      rowOf[numbers[row]] = row;
    }
  }

  private static int[] multiples(int[] numbers, int factor) {
    return Arrays.stream(numbers).map(number -> number * factor).toArray();
  }

  /** What is told for the sum of what tables say for the codes of a row. */
  private static final class Numbered extends RowMap {
    private final int size;
    private final List<Codes> codes = new ArrayList<>();
    private final List<int[]> tables = new ArrayList<>();
    private final int[] told;

    Numbered(Keys keys, List<Dimension<?>> dimensions, List<int[]> tables, int[] told) {
      this.size = keys.size();
      this.told = told;
      for (int d = 0; d < dimensions.size(); d++) {
        int[] table = tables.get(d);
        if (table.length > 1 || (table.length == 1 && table[0] > 0)) {
          codes.add(keys.reader(dimensions.get(d)));
          this.tables.add(table);
        }
      }
      if (this.tables.size() == 1) {
        look(told, this.tables.get(0), this.tables.get(0).length);
      }
    }

    @Override
    int size() {
      return size;
    }

    @Override
    void read(int from, int to, int[] into) {
      int count = to - from;
      if (tables.isEmpty()) {
        Arrays.fill(into, 0, count, 0);
      } else {
        codes.get(0).read(from, to, into);
        look(tables.get(0), into, count);
      }
      for (int d = 1; d < tables.size(); d++) {
        int[] more = new int[count];
        codes.get(d).read(from, to, more);
        look(tables.get(d), more, count);
        for (int i = 0; i < count; i++) {
          into[i] += more[i];
        }
      }
      if (tables.size() != 1) {
        look(told, into, count);
      }
    }

    private static void look(int[] table, int[] numbers, int count) {
      for (int i = 0; i < count; i++) {
        numbers[i] = table[numbers[i]];
      }
    }
  }

  /** Reads the codes of some rows. */
  private interface Codes {
    void read(int from, int to, int[] into);
  }

  private Codes reader(Dimension<?> dimension) {
    if (rows == null) {
      return (from, to, into) -> table.readCodes(dimension, from, to, into);
    }
    int[] codes = codes(dimension);
    return (from, to, into) -> System.arraycopy(codes, from, into, 0, to - from);
  }

  /** Numbers the combinations that there are, one dimension after the other. */
  private int[] sparse(Keys others, List<int[]> translated) {
    int[] mine = new int[size()];
    int[] found = new int[others.size()];
    for (int d = 0; d < translated.size(); d++) {
      LongNumbers numbers = new LongNumbers();
      int step = values(dimensions.get(d)).size();
      int[] codes = codes(dimensions.get(d));
      for (int row = 0; row < mine.length; row++) {
        mine[row] = numbers.of((long) mine[row] * step + codes[row]);
      }
      int[] theirs = others.codes(dimensions.get(d));
      for (int row = 0; row < found.length; row++) {
        int code = translated.get(d)[theirs[row]];
        boolean isHere = found[row] >= 0 && code < step;
        found[row] = isHere ? numbers.find((long) found[row] * step + code) : -1;
      }
    }
    int[] rowOf = new int[mine.length];
    note(rowOf, mine);
    return Arrays.stream(found).map(number -> number < 0 ? -1 : rowOf[number]).toArray();
  }
}
