package org.tradefigures.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tradefigures.internal.LongNumbers;
import org.tradefigures.trade.TradeFlow;

/**
 * Finds rows that tell the same flow from the same source twice. What they are compared by, the
 * {@link TradeFlow#identity identity} of flows, is kept as numbers, without an object for each row.
 */
final class Duplicates {

  private final List<Map<Object, Integer>> codes = new ArrayList<>();
  private final List<LongNumbers> pairs = new ArrayList<>();
  private final LongNumbers flows = new LongNumbers();
  private long[] lines = new long[16];

  /**
   * Where the same flow stands already.
   *
   * @param line where this one stands, from 1
   * @return the line of the first; 0 if there is none
   */
  long earlier(TradeFlow flow, long line) {
    List<Object> parts = flow.identity(); // few values first: so the first combinations stay few
    int last = parts.size() - 1;
    int combination = 0;
    for (int i = 0; i < last; i++) {
      combination = at(pairs, i, LongNumbers::new).of(pair(combination, code(i, parts.get(i))));
    }
    int before = flows.size();
    int number = flows.of(pair(combination, code(last, parts.get(last))));
    if (number < before) {
      return lines[number];
    }
    if (number == lines.length) {
      lines = Arrays.copyOf(lines, Math.multiplyExact(number, 2));
    }
    lines[number] = line;
    return 0;
  }

  private int code(int part, Object value) {
    Map<Object, Integer> known = at(codes, part, HashMap::new);
    int next = known.size();
    Integer before = known.putIfAbsent(value, next);
    return before == null ? next : before;
  }

  private static <T> T at(List<T> list, int index, Supplier<T> otherwise) {
    if (index == list.size()) {
      list.add(otherwise.get());
    }
    return list.get(index);
  }

  private static long pair(int high, int low) {
    return (long) high << 32 | low;
  }
}
