package org.tradefigures.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the combinations of several coded columns in the order in which they are met. Where the
 * combinations that could occur are few they are looked up in an array, else in a hash table;
 * columns whose combinations don't fit into a long are folded step by step.
 */
final class Grouping {

  private static final long DENSE = 1 << 20;

  private final List<Step> steps = new ArrayList<>();
  private int[] examples = new int[16];
  private int count;

  Grouping(List<? extends Coded<?>> columns) {
    Step step = new Step();
    steps.add(step);
    for (Coded<?> column : columns) {
      int values = Math.max(1, column.values().size());
      if (step.combinations > Long.MAX_VALUE / values) {
        step = new Step();
        step.combinations = Integer.MAX_VALUE;
        steps.add(step);
      }
      if (!column.isConstant()) {
        step.add(column.codes(), values);
      }
    }
    steps.forEach(Step::start);
  }

  /** The number of a row's group. */
  int of(int row) {
    int group = 0;
    for (int i = 0; i < steps.size(); i++) {
      group = steps.get(i).group(group, row);
    }
    if (group == count) {
      examples = count < examples.length ? examples : Arrays.copyOf(examples, count * 2);
      examples[count++] = row;
    }
    return group;
  }

  /** How many groups were met. */
  int count() {
    return count;
  }

  /** The first row of every group, by its number. */
  int[] examples() {
    return Arrays.copyOf(examples, count);
  }

  /** Folds the number so far and some columns into one number. */
  private static final class Step {
    private final List<Codes> codes = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private long combinations = 1;
    private Codes[] column = new Codes[0];
    private int[] size = new int[0];
    private int[] dense = new int[0];
    private long[] keys = new long[0];
    private int[] groups = new int[0];
    private int used;

    void add(Codes columnCodes, int values) {
      codes.add(columnCodes);
      sizes.add(values);
      combinations *= values;
    }

    void start() {
      column = codes.toArray(Codes[]::new);
      size = sizes.stream().mapToInt(Integer::intValue).toArray();
      if (combinations <= DENSE) {
        dense = new int[(int) combinations];
        Arrays.fill(dense, -1);
      } else {
        keys = new long[1 << 12];
        groups = new int[1 << 12];
        Arrays.fill(groups, -1);
      }
    }

    int group(int before, int row) {
      long key = before;
      for (int i = 0; i < column.length; i++) {
        key = key * size[i] + column[i].get(row);
      }
      if (keys.length == 0) {
        if (dense[(int) key] < 0) {
          dense[(int) key] = used++;
        }
        return dense[(int) key];
      }
      return find(key);
    }

    private int find(long key) {
      int mask = keys.length - 1;
      int slot = slot(key, mask);
      while (groups[slot] >= 0) {
        if (keys[slot] == key) {
          return groups[slot];
        }
        slot = (slot + 1) & mask;
      }
      if (used * 2 >= keys.length) {
        grow();
        return find(key);
      }
      keys[slot] = key;
      groups[slot] = used;
      return used++;
    }

    private void grow() {
      long[] oldKeys = keys;
      int[] oldGroups = groups;
      keys = new long[oldKeys.length * 2];
      groups = new int[oldKeys.length * 2];
      Arrays.fill(groups, -1);
      int mask = keys.length - 1;
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldGroups[i] >= 0) {
          int slot = slot(oldKeys[i], mask);
          while (groups[slot] >= 0) {
            slot = (slot + 1) & mask;
          }
          keys[slot] = oldKeys[i];
          groups[slot] = oldGroups[i];
        }
      }
    }

    private static int slot(long key, int mask) {
      long mixed = key * 0x9E3779B97F4A7C15L;
      return (int) (mixed >>> 32) & mask;
    }
  }
}
