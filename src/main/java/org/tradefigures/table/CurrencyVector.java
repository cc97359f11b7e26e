package org.tradefigures.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The currency of each row, null where it is not known. It costs nothing while all rows have the
 * same.
 */
final class CurrencyVector {

  /** The code of a row whose currency is not known. */
  static final int UNKNOWN = 0;

  /** Code c is unit c - 1. */
  private final List<CurrencyUnit> units = new ArrayList<>();

  private final Map<String, Integer> codes = new HashMap<>();
  private int size;

  /** The code of what is absent without a currency of its own. */
  private int declared;

  /** The code of every row, where they are neither in an array nor somewhere else. */
  private int constant;

  private char @Nullable [] own;
  private @Nullable IntUnaryOperator elsewhere;

  /** Rows whose code is somewhere else: currency 0 is the first of the list. */
  static CurrencyVector view(
      int size, List<? extends @Nullable CurrencyUnit> currencies, IntUnaryOperator codeAt) {
    CurrencyVector view = new CurrencyVector();
    view.size = size;
    int[] code = currencies.stream().mapToInt(view::code).toArray();
    if (view.units.size() == 1) {
      view.constant = code[0];
      view.declared = code[0];
    } else {
      view.elsewhere = row -> code[codeAt.applyAsInt(row)];
    }
    return view;
  }

  /** So many rows in the only currency that this has, or in none; that is declared, too. */
  CurrencyVector empty(int rows) {
    CurrencyVector empty = new CurrencyVector();
    units.forEach(empty::code);
    empty.size = rows;
    empty.declared = units.size() == 1 ? 1 : declared;
    empty.constant = empty.declared;
    return empty;
  }

  CurrencyVector copy() {
    CurrencyVector copy = empty(size);
    copy.declared = declared;
    copy.constant = constant;
    if (own != null) {
      copy.own = own.clone();
    } else if (elsewhere != null) {
      char[] rows = new char[size];
      for (int row = 0; row < size; row++) {
        rows[row] = (char) elsewhere.applyAsInt(row);
      }
      copy.own = rows;
    }
    return copy;
  }

  CurrencyVector take(int[] rows) {
    CurrencyVector taken = empty(rows.length);
    taken.declared = declared;
    taken.constant = constant;
    if (own != null || elsewhere != null) {
      char[] picked = new char[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = (char) codeAt(rows[i]);
      }
      taken.own = picked;
    }
    return taken;
  }

  /** How many different codes there can be, that of the unknown included. */
  int codes() {
    return units.size() + 1;
  }

  int codeAt(int row) {
    Objects.checkIndex(row, size);
    if (own != null) {
      return own[row];
    }
    return elsewhere != null ? elsewhere.applyAsInt(row) : constant;
  }

  @Nullable CurrencyUnit unit(int code) {
    return code == UNKNOWN ? null : units.get(code - 1);
  }

  @Nullable CurrencyUnit get(int row) {
    return unit(codeAt(row));
  }

  /** The code of a currency, a new one if need be. */
  int code(@Nullable CurrencyUnit unit) {
    if (unit == null) {
      return UNKNOWN;
    }
    return codes.computeIfAbsent(
        unit.getCurrencyCode(),
        key -> {
          units.add(unit);
          return units.size();
        });
  }

  /** The currencies as a column; rows without one have the code of the first. */
  Coded<CurrencyUnit> coded() {
    char[] kept = own;
    IntUnaryOperator computed = elsewhere;
    Codes coded =
        kept != null
            ? Codes.computed(row -> kept[row])
            : computed != null ? Codes.computed(computed) : Codes.constant(constant);
    int[] ofUnits = IntStream.range(0, codes()).map(code -> Math.max(0, code - 1)).toArray();
    return new Coded<>(List.copyOf(units), coded.through(ofUnits));
  }

  /** The currency, if there is just one. */
  @Nullable CurrencyUnit only() {
    return units.size() == 1 ? units.get(0) : null;
  }

  void declare(CurrencyUnit unit) {
    declared = code(unit);
  }

  /** The currency of what is absent without a currency of its own. */
  @Nullable CurrencyUnit declared() {
    return unit(declared);
  }

  /** The currencies that rows are in; the declared one where there are no rows. */
  SortedSet<CurrencyUnit> present() {
    boolean[] seen = new boolean[codes()];
    if (own == null && elsewhere == null) {
      seen[size == 0 ? declared : constant] = true;
    } else {
      for (int row = 0; row < size; row++) {
        seen[codeAt(row)] = true;
      }
    }
    SortedSet<CurrencyUnit> present = new TreeSet<>();
    for (int code = 1; code < seen.length; code++) {
      if (seen[code]) {
        present.add(units.get(code - 1));
      }
    }
    return Collections.unmodifiableSortedSet(present);
  }

  void add(@Nullable CurrencyUnit unit) {
    int code = size > 0 && own == null && unit(constant) == unit ? constant : code(unit);
    if (size == 0) {
      own = null;
      constant = code;
    }
    if (own == null && code != constant) {
      own = spread();
    }
    if (own != null) {
      if (size == own.length) {
        own = Arrays.copyOf(own, Math.max(16, Math.addExact(size, size >> 1)));
      }
      own[size] = (char) code;
    }
    size++;
  }

  void set(int row, @Nullable CurrencyUnit unit) {
    int code = code(unit);
    if (codeAt(row) == code) {
      return;
    }
    if (own == null) {
      own = spread();
    }
    own[row] = (char) code;
  }

  void clear() {
    own = null;
    size = 0;
  }

  private char[] spread() {
    char[] rows = new char[Math.max(size, 16)];
    Arrays.fill(rows, 0, size, (char) constant);
    return rows;
  }
}
