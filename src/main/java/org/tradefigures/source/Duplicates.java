package org.tradefigures.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tradefigures.internal.LongNumbers;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeFlow;

/**
 * Finds rows that tell the same flow from the same source twice: rows that differ in nothing but
 * their figures and in what else is told of their provenance. What they are compared by is kept as
 * numbers, without an object for each row.
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
    // few values first, so that the numbers of the first combinations stay few
    Provenance provenance = flow.provenance();
    Object[] parts = {
      provenance.source(),
      Optional.ofNullable(provenance.vintage()),
      Optional.ofNullable(provenance.published()),
      flow.currency().getCurrencyCode(),
      flow.valuation(),
      flow.breakdown(),
      flow.direction(),
      flow.reporter(),
      flow.period(),
      flow.economy(),
      flow.partner(),
      flow.commodity()
    };
    int last = parts.length - 1;
    int combination = 0;
    for (int i = 0; i < last; i++) {
      combination = at(pairs, i, LongNumbers::new).of(pair(combination, code(i, parts[i])));
    }
    int before = flows.size();
    int number = flows.of(pair(combination, code(last, parts[last])));
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
