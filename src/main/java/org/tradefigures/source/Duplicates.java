package org.tradefigures.source;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeFlow;

/**
 * Finds rows that tell the same flow from the same source twice: rows that differ in nothing but
 * their figures and in what else is told of their provenance. What they are compared by is kept as
 * numbers, without an object for each row.
 */
final class Duplicates {

  private final List<Object2IntOpenHashMap<Object>> codes = new ArrayList<>();
  private final List<Long2IntOpenHashMap> pairs = new ArrayList<>();
  private final Long2LongOpenHashMap lines = new Long2LongOpenHashMap();

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
      long pair = pair(combination, code(i, parts[i]));
      Long2IntOpenHashMap known = at(pairs, i, new Long2IntOpenHashMap());
      int next = known.size();
      combination = known.computeIfAbsent(pair, p -> next);
    }
    return lines.putIfAbsent(pair(combination, code(last, parts[last])), line);
  }

  private int code(int part, Object value) {
    Object2IntOpenHashMap<Object> known = at(codes, part, new Object2IntOpenHashMap<>());
    int next = known.size();
    return known.computeIfAbsent(value, v -> next);
  }

  private static <T> T at(List<T> list, int index, T otherwise) {
    if (index == list.size()) {
      list.add(otherwise);
    }
    return list.get(index);
  }

  private static long pair(int high, int low) {
    return (long) high << 32 | low;
  }
}
