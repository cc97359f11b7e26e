package org.tradefigures.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A column of values from a small set: every distinct value once, and a code a row.
 *
 * @param values the distinct values, by code
 * @param codes which of them a row has
 */
record Coded<T>(List<T> values, Codes codes) {

  static <T> Coded<T> constant(T value) {
    return new Coded<>(List.of(value), Codes.constant(0));
  }

  /** A column by the number of each row's value, with only the values that occur. */
  static <T> Coded<T> of(List<T> values, int[] numbers) {
    int[] codeOf = new int[values.size()];
    Arrays.fill(codeOf, -1);
    List<T> met = new ArrayList<>();
    Codes.Builder codes = new Codes.Builder();
    for (int number : numbers) {
      if (codeOf[number] < 0) {
        codeOf[number] = met.size();
        met.add(values.get(number));
      }
      codes.add(codeOf[number]);
    }
    return new Coded<>(List.copyOf(met), codes.build());
  }

  T get(int row) {
    return values.get(codes.get(row));
  }

  boolean isConstant() {
    return codes.isConstant();
  }

  /** The column with every value replaced by another; values that become equal become one. */
  <U> Coded<U> map(Function<? super T, ? extends U> function) {
    Dictionary<U> dictionary = new Dictionary<>();
    int[] table = new int[values.size()];
    boolean same = true;
    for (int code = 0; code < table.length; code++) {
      table[code] = dictionary.code(function.apply(values.get(code)));
      same &= table[code] == code;
    }
    return new Coded<>(dictionary.values(), same ? codes : codes.through(table));
  }

  /** The column of the given rows, in that order, with only the values that occur in them. */
  Coded<T> take(int[] rows) {
    Builder<T> taken = new Builder<>();
    for (int row : rows) {
      taken.add(get(row));
    }
    return taken.build();
  }

  /** Gives every distinct value the next number. */
  static final class Dictionary<T> {
    private final Map<T, Integer> codes = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int code(T value) {
      Integer known = codes.putIfAbsent(value, values.size());
      if (known != null) {
        return known;
      }
      values.add(value);
      return values.size() - 1;
    }

    List<T> values() {
      return List.copyOf(values);
    }
  }

  /** Collects a column row by row. */
  static final class Builder<T> {
    private final Dictionary<T> dictionary = new Dictionary<>();
    private final Codes.Builder codes = new Codes.Builder();

    void add(T value) {
      codes.add(dictionary.code(value));
    }

    Coded<T> build() {
      return new Coded<>(dictionary.values(), codes.build());
    }
  }
}
