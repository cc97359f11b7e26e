package org.tradefigures.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds rows that agree in all of some columns, whatever their order. */
final class Repetitions {

  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private static final int TASK = 1 << 14;

  /** As many combinations of values at most are few. */
  private static final int FEW = 1 << 16;

  private Repetitions() {}

  /** Whether two of the first rows agree in all columns. */
  static boolean in(List<Coded<?>> columns, int rows) {
    List<Coded<?>> varying = columns.stream().filter(c -> !c.isConstant()).toList();
    long combinations = 1;
    for (Coded<?> column : varying) {
      if (combinations > Long.MAX_VALUE / column.values().size()) {
        return in(List.of(folded(varying, rows)), rows);
      }
      combinations *= column.values().size();
    }
    if (rows > combinations) {
      return true;
    }
    boolean fewEnough = combinations / Long.SIZE <= Math.max(1 << 20, rows);
    return fewEnough ? inBits(varying, combinations, rows) : inOrder(varying, rows);
  }

  /**
   * Whether the value of one more column is known by those columns that have few values, as the
   * currency is where every reporter has its own. Where it is not so, all columns may still tell
   * it.
   */
  static boolean tell(List<Coded<?>> columns, Coded<?> more, int rows) {
    if (more.isConstant()) {
      return true;
    }
    List<Coded<?>> few = new ArrayList<>();
    int combinations = 1;
    for (Coded<?> column : columns) {
      int values = Math.max(1, column.values().size());
      if (!column.isConstant() && values <= FEW / combinations) {
        few.add(column);
        combinations *= values;
      }
    }
    int size = combinations;
    AtomicBoolean differ = new AtomicBoolean();
    List<Met> met =
        Parallel.run(
            (rows + TASK - 1) / TASK,
            () -> new Met(few, size),
            (ofThread, task) -> {
              int from = task * TASK;
              int to = Math.min(from + TASK, rows);
              if (!differ.get() && !ofThread.add(more.codes(), from, to)) {
                differ.set(true);
              }
            });
    return !differ.get() && met.stream().allMatch(met.get(0)::add);
  }

  private static boolean inBits(List<Coded<?>> columns, long combinations, int rows) {
    long[] bits = new long[(int) (combinations / Long.SIZE) + 1];
    AtomicBoolean found = new AtomicBoolean();
    Parallel.run(
        (rows + TASK - 1) / TASK,
        () -> new Keys(columns),
        (keys, task) -> {
          int from = task * TASK;
          int count = keys.read(from, Math.min(from + TASK, rows));
          for (int i = 0; i < count; i++) {
            long key = keys.keys[i];
            long bit = 1L << key;
            long before = (long) LONGS.getAndBitwiseOr(bits, (int) (key >>> 6), bit);
            if ((before & bit) != 0) {
              found.set(true);
            }
          }
        });
    return found.get();
  }

  private static boolean inOrder(List<Coded<?>> columns, int rows) {
    long[] all = new long[rows];
    Parallel.run(
        (rows + TASK - 1) / TASK,
        () -> new Keys(columns),
        (keys, task) -> {
          int from = task * TASK;
          int count = keys.read(from, Math.min(from + TASK, rows));
          System.arraycopy(keys.keys, 0, all, from, count);
        });
    Arrays.parallelSort(all);
    for (int i = 1; i < rows; i++) {
      if (all[i] == all[i - 1]) {
        return true;
      }
    }
    return false;
  }

  /** All columns as one, by a number for every combination that occurs. */
  private static Coded<Integer> folded(List<Coded<?>> columns, int rows) {
    Grouping groups = new Grouping(columns);
    Coded.Builder<Integer> folded = new Coded.Builder<>();
    for (int row = 0; row < rows; row++) {
      folded.add(groups.of(row));
    }
    return folded.build();
  }

  /** The combinations of some rows as numbers. */
  private static final class Keys {
    private final List<Coded<?>> columns;
    private final int[] codes = new int[TASK];
    private final long[] keys = new long[TASK];

    Keys(List<Coded<?>> columns) {
      this.columns = columns;
    }

    int read(int from, int to) {
      Arrays.fill(keys, 0);
      for (Coded<?> column : columns) {
        long radix = column.values().size();
        column.codes().read(from, to, codes);
        for (int i = 0; i < to - from; i++) {
          keys[i] = keys[i] * radix + codes[i];
        }
      }
      return to - from;
    }
  }

  /** The one code more that the rows of each combination have. */
  private static final class Met {
    private final Keys keys;

    /** By combination the code plus one; zero where none was met. */
    private final int[] codes;

    Met(List<Coded<?>> columns, int combinations) {
      this.keys = new Keys(columns);
      this.codes = new int[combinations];
    }

    /** Adds rows; false where one of them has another code than one before. */
    boolean add(Codes more, int from, int to) {
      int count = keys.read(from, to);
      more.read(from, to, keys.codes);
      for (int i = 0; i < count; i++) {
        if (!add((int) keys.keys[i], keys.codes[i] + 1)) {
          return false;
        }
      }
      return true;
    }

    boolean add(Met others) {
      for (int key = 0; key < codes.length; key++) {
        if (others.codes[key] > 0 && !add(key, others.codes[key])) {
          return false;
        }
      }
      return true;
    }

    private boolean add(int key, int code) {
      int before = codes[key];
      codes[key] = code;
      return before == 0 || before == code;
    }
  }
}
