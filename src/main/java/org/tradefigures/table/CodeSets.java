package org.tradefigures.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a column every group has met. As long as all rows have one value, nothing is kept
 * for the groups.
 */
final class CodeSets<T> {

  /** Codes from here on are kept in sets of any size. */
  private static final int MANY = Long.SIZE;

  private final ExactSums rows;
  private final Map<Integer, BitSet> many = new HashMap<>();
  private List<T> values = List.of();
  private int only = -1;
  private boolean mixed;
  private long[] met = new long[0];

  /** The sums tell which groups have met rows before; rows are added there after they are here. */
  CodeSets(ExactSums rows) {
    this.rows = rows;
  }

  /**
   * Whether rows that follow each other all have the value that all rows had so far: then nothing
   * need be added for them.
   */
  boolean isOnly(Coded<T> column, int from, int to) {
    values = column.values();
    if (mixed) {
      return false;
    }
    Codes codes = column.codes();
    int code = codes.get(from);
    if ((only < 0 || only == code) && codes.runEnd(from, to) == to) {
      only = code;
      return true;
    }
    mix();
    return false;
  }

  /** Adds rows that follow each other to one group. */
  void addRun(int group, Coded<T> column, int from, int to) {
    Codes codes = column.codes();
    for (int row = from; row < to; row = codes.runEnd(row, to)) {
      mark(group, codes.get(row));
    }
  }

  /** Adds rows that follow each other, each to a group of its own. */
  void addRows(int[] groups, Coded<T> column, int from, int count, int[] codes) {
    column.codes().read(from, from + count, codes);
    for (int i = 0; i < count; i++) {
      mark(groups[i], codes[i]);
    }
  }

  private void mix() {
    mixed = true;
    for (int group = 0; only >= 0 && group < rows.capacity(); group++) {
      if (rows.met(group)) {
        mark(group, only);
      }
    }
  }

  private void mark(int group, int code) {
    if (group >= met.length) {
      met = Arrays.copyOf(met, Math.max(rows.capacity(), Math.max(group + 1, met.length * 2)));
    }
    if (code < MANY) {
      met[group] |= 1L << code;
    } else {
      many.computeIfAbsent(group, g -> new BitSet()).set(code);
    }
  }

  /**
   * Adds what others have met.
   *
   * @param groups for each of their groups the one here; null where they are the same
   */
  void addAll(CodeSets<T> others, int @Nullable [] groups) {
    if (others.only < 0 && !others.mixed) {
      return;
    }
    values = others.values.size() > values.size() ? others.values : values;
    if (!others.mixed && !mixed && (only < 0 || only == others.only)) {
      only = others.only;
      return;
    }
    if (!mixed) {
      mix();
    }
    for (int i = 0; i < (groups == null ? others.rows.capacity() : groups.length); i++) {
      if (others.rows.met(i)) {
        int group = groups == null ? i : groups[i];
        others.codes(i).stream().forEach(code -> mark(group, code));
      }
    }
  }

  /** Whether a group has met one value only. */
  boolean isOne(int group) {
    return !mixed || codes(group).cardinality() == 1;
  }

  /** A column of what the values that groups have met make together. */
  <U> Coded<U> map(GroupOrder groups, Function<Set<T>, U> function) {
    if (!mixed) {
      return groups.size() == 0
          ? new Coded<>(List.of(), Codes.constant(0))
          : Coded.constant(function.apply(only < 0 ? Set.of() : Set.of(values.get(only))));
    }
    Coded.Builder<U> column = new Coded.Builder<>();
    Map<BitSet, U> known = new HashMap<>();
    BitSet before = new BitSet();
    U last = null;
    for (int group : groups.list()) {
      BitSet codes = codes(group);
      if (last == null || !codes.equals(before)) {
        before = codes;
        last = known.computeIfAbsent(codes, c -> function.apply(values(c)));
      }
      column.add(last);
    }
    return column.build();
  }

  private Set<T> values(BitSet codes) {
    Set<T> set = new HashSet<>();
    codes.stream().forEach(code -> set.add(values.get(code)));
    return set;
  }

  private BitSet codes(int group) {
    if (!mixed) {
      BitSet one = new BitSet();
      one.set(only);
      return one;
    }
    BitSet codes = BitSet.valueOf(new long[] {group < met.length ? met[group] : 0});
    BitSet more = many.get(group);
    if (more != null) {
      codes.or(more);
    }
    return codes;
  }
}
