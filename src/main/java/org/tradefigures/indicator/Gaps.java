package org.tradefigures.indicator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;

/**
 * Where periods that were added up from shorter ones have no figures at all, such as a year of
 * which only some months are told.
 */
final class Gaps {

  /** One side of the trade in one period. */
  record Side(Object direction, Period period) {}

  private final Map<Side, SortedSet<Period>> parts = new HashMap<>();

  private Gaps() {}

  /**
   * Those of the periods that a query keeps apart.
   *
   * @param dimensions period and direction, and what else is kept apart
   * @param more what else is asked of the figures
   */
  static Gaps of(
      IndicatorQuery query,
      TradeStore store,
      List<Dimension<?>> dimensions,
      UnaryOperator<TradeQuery> more) {
    Gaps gaps = new Gaps();
    boolean mayBe =
        query.isRolledUp(Dimension.PERIOD)
            && dimensions.contains(Dimension.PERIOD)
            && query.missing() != IndicatorQuery.MissingAs.ZERO;
    if (mayBe) {
      Keys keys =
          query.sums(store, dimensions, q -> more.apply(q).asItStands(Dimension.PERIOD)).keys();
      for (int row = 0; row < keys.size(); row++) {
        Period part = (Period) keys.get(Dimension.PERIOD, row);
        Side side =
            new Side(keys.get(Dimension.DIRECTION, row), query.rolledUp(Dimension.PERIOD, part));
        gaps.parts.computeIfAbsent(side, none -> new TreeSet<>()).add(part);
      }
    }
    return gaps;
  }

  /** Whether there can't be any. */
  boolean areNone() {
    return parts.isEmpty();
  }

  /** Whether two lack the same part of their periods. */
  boolean areAlike(Side one, Side other) {
    return places(one).equals(places(other));
  }

  /** The days without figures, as periods; in words. */
  String in(Side side) {
    return gaps(side).stream().map(Period::toString).collect(Collectors.joining(", "));
  }

  private List<Period> gaps(Side side) {
    List<Period> gaps = new ArrayList<>();
    SortedSet<Period> told = parts.getOrDefault(side, Collections.emptySortedSet());
    if (told.isEmpty()) {
      return gaps;
    }
    LocalDate next = side.period().start();
    for (Period part : told) {
      if (part.start().isAfter(next)) {
        gaps.add(Period.span(next, part.start().minusDays(1)));
      }
      next = part.end().isBefore(next) ? next : part.end().plusDays(1);
    }
    if (!next.isAfter(side.period().end())) {
      gaps.add(Period.span(next, side.period().end()));
    }
    return gaps;
  }

  /** Where gaps start and end, in months and days from the start of the period. */
  private List<Long> places(Side side) {
    LocalDate start = side.period().start();
    return gaps(side).stream()
        .flatMap(gap -> Stream.of(gap.start(), gap.end().plusDays(1)))
        .flatMap(
            day -> {
              long months = ChronoUnit.MONTHS.between(start, day);
              return Stream.of(months, ChronoUnit.DAYS.between(start.plusMonths(months), day));
            })
        .toList();
  }
}
