package org.tradefigures.table;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.strings.ByteDictionaryMap;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.NoKeysAvailableException;
import tech.tablesaw.columns.strings.StringColumnType;
import tech.tablesaw.selection.Selection;

/**
 * Our codes as the inside of a Tablesaw string column, without a copy. It never changes what it
 * stands on: a new value makes Tablesaw go over to a dictionary of its own, and what only moves or
 * drops rows is done on codes of its own.
 *
 * <p>Rows are missing whose code has no value, or the empty one; codes with equal values count as
 * one.
 */
final class CodedStrings implements DictionaryMap {

  private static final String MISSING = StringColumnType.missingValueIndicator();

  /** The key of the missing, as in all dictionaries of Tablesaw. */
  private static final int MISSING_KEY = Integer.MAX_VALUE;

  /** By code; the first of equal values stands for all of them. */
  private final String[] values;

  private final Map<String, Integer> keys = new HashMap<>();
  private final IntUnaryOperator keyAt;
  private int size;

  /** The keys, once they are our own. */
  private int @Nullable [] own;

  /** How often each value occurs, counted when first asked; the missing are behind the last. */
  private int @Nullable [] counts;

  /**
   * A view.
   *
   * @param size how many rows
   * @param codeAt the code of a row
   * @param values the value of a code; null where it stands for a missing value
   */
  CodedStrings(int size, IntUnaryOperator codeAt, @Nullable String[] values) {
    this.size = size;
    this.values = new String[values.length];
    int[] keyOf = new int[values.length];
    for (int code = 0; code < values.length; code++) {
      String value = Objects.requireNonNullElse(values[code], MISSING);
      this.values[code] = value;
      int key = code;
      keyOf[code] = keys.computeIfAbsent(value, v -> v.equals(MISSING) ? MISSING_KEY : key);
    }
    keys.put(MISSING, MISSING_KEY);
    this.keyAt = row -> keyOf[codeAt.applyAsInt(row)];
  }

  // --- reading ---

  @Override
  public int size() {
    return size;
  }

  @Override
  public int getKeyForIndex(int row) {
    Objects.checkIndex(row, size);
    return own == null ? keyAt.applyAsInt(row) : own[row];
  }

  @Override
  public int getKeyAtIndex(int row) {
    return getKeyForIndex(row);
  }

  @Override
  public String getValueForKey(int key) {
    return key == MISSING_KEY ? MISSING : values[key];
  }

  @Override
  public String getValueForIndex(int row) {
    return getValueForKey(getKeyForIndex(row));
  }

  @Override
  public boolean isMissing(int row) {
    return getKeyForIndex(row) == MISSING_KEY;
  }

  @Override
  public Selection isMissing() {
    return isEqualTo(MISSING);
  }

  @Override
  public Selection isNotMissing() {
    return isNotEqualTo(MISSING);
  }

  @Override
  public Iterator<String> iterator() {
    return IntStream.range(0, size).mapToObj(this::getValueForIndex).iterator();
  }

  @Override
  public String[] asObjectArray() {
    String[] all = new String[size];
    Arrays.setAll(all, this::getValueForIndex);
    return all;
  }

  @Override
  public byte[] asBytes(int row) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(getKeyForIndex(row)).array();
  }

  // --- finding and counting ---

  @Override
  public int firstIndexOf(String value) {
    Integer key = keys.get(value);
    return key == null
        ? -1
        : IntStream.range(0, size).filter(row -> getKeyForIndex(row) == key).findFirst().orElse(-1);
  }

  @Override
  public Selection isEqualTo(String value) {
    return selectIsIn(value);
  }

  @Override
  public Selection selectIsIn(String... wanted) {
    return selectIsIn(Arrays.asList(wanted));
  }

  @Override
  public Selection selectIsIn(Collection<String> wanted) {
    boolean[] picked = new boolean[values.length + 1];
    for (String value : wanted) {
      Integer key = keys.get(value);
      if (key != null) {
        picked[index(key)] = true;
      }
    }
    return rows(row -> picked[index(getKeyForIndex(row))]);
  }

  private Selection rows(IntPredicate picked) {
    return Selection.with(IntStream.range(0, size).filter(picked).toArray());
  }

  @Override
  public int countOccurrences(String value) {
    Integer key = keys.get(value);
    return key == null ? 0 : counts()[index(key)];
  }

  @Override
  public int countMissing() {
    return counts()[values.length];
  }

  @Override
  public int countUnique() {
    return (int) Arrays.stream(counts()).filter(count -> count > 0).count();
  }

  @Override
  public Set<String> asSet() {
    Set<String> present = new HashSet<>();
    present().forEach(index -> present.add(value(index)));
    return present;
  }

  @Override
  public Table countByCategory(String columnName) {
    StringColumn categories = StringColumn.create("Category");
    IntColumn count = IntColumn.create("Count");
    present()
        .forEach(
            index -> {
              categories.append(value(index));
              count.append(counts()[index]);
            });
    return Table.create("Column: " + columnName, categories, count);
  }

  @Override
  public List<BooleanColumn> getDummies() {
    return present()
        .mapToObj(
            index -> {
              BooleanColumn dummy = BooleanColumn.create(value(index));
              for (int row = 0; row < size; row++) {
                dummy.append(index(getKeyForIndex(row)) == index);
              }
              return dummy;
            })
        .toList();
  }

  private int[] counts() {
    if (counts == null) {
      int[] counted = new int[values.length + 1];
      for (int row = 0; row < size; row++) {
        counted[index(getKeyForIndex(row))]++;
      }
      counts = counted;
    }
    return counts;
  }

  private IntStream present() {
    int[] counted = counts();
    return IntStream.range(0, counted.length).filter(index -> counted[index] > 0);
  }

  private int index(int key) {
    return key == MISSING_KEY ? values.length : key;
  }

  private String value(int index) {
    return index == values.length ? MISSING : values[index];
  }

  // --- changing ---

  @Override
  public void sortAscending() {
    sort(Comparator.naturalOrder());
  }

  @Override
  public void sortDescending() {
    sort(Comparator.reverseOrder());
  }

  private void sort(Comparator<String> order) {
    int[] counted = counts();
    int[] sorted = new int[size];
    int row = 0;
    for (int index : present().boxed().sorted(Comparator.comparing(this::value, order)).toList()) {
      int end = row + counted[index];
      Arrays.fill(sorted, row, end, index == values.length ? MISSING_KEY : index);
      row = end;
    }
    own = sorted;
  }

  @Override
  public void clear() {
    own = new int[0];
    size = 0;
    counts = null;
  }

  @Override
  public void appendMissing() {
    int[] keysOfOwn = own == null ? IntStream.range(0, size).map(keyAt).toArray() : own;
    if (size == keysOfOwn.length) {
      keysOfOwn = Arrays.copyOf(keysOfOwn, Math.max(16, Math.addExact(size, size >> 1)));
    }
    keysOfOwn[size] = MISSING_KEY;
    own = keysOfOwn;
    size++;
    counts = null;
  }

  @Override
  public void append(String value) throws NoKeysAvailableException {
    throw full();
  }

  @Override
  public void set(int row, String value) throws NoKeysAvailableException {
    throw full();
  }

  private static NoKeysAvailableException full() {
    return new NoKeysAvailableException("A view takes no values");
  }

  /** An ordinary dictionary of Tablesaw with the same rows and room for more values. */
  @Override
  public DictionaryMap promoteYourself() {
    DictionaryMap map = new ByteDictionaryMap();
    // an empty dictionary is promoted to the next wider one; a full one could not take a new value
    if (values.length >= Byte.MAX_VALUE) {
      map = map.promoteYourself();
    }
    if (values.length >= Short.MAX_VALUE) {
      map = map.promoteYourself();
    }
    try {
      for (int row = 0; row < size; row++) {
        map.append(getValueForIndex(row));
      }
    } catch (NoKeysAvailableException e) {
      throw new IllegalStateException("Dictionary is full with " + values.length + " values", e);
    }
    return map;
  }

  @Override
  public int nextKeyWithoutIncrementing() {
    return values.length;
  }

  @Override
  public boolean canPromoteToText() {
    return false;
  }
}
