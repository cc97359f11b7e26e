package org.tradefigures.indicator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.trade.Reporter;

/**
 * Where sums over periods that were added up from shorter ones lack parts of them, such as a year
 * of which an economy has told some months only. A part of a period is there once whoever tells the
 * figures tells anything of it: that there was no trade in some goods or with some partner then is
 * no gap.
 */
final class Gaps {

  private static final int SHOWN_TELLERS = 3;

  /** What one who tells figures tells of a period in one direction. */
  private record Report(Period period, Object direction, Reporter teller) {}

  /** The parts of its period that a report tells. */
  private final Map<Report, SortedSet<Period>> parts;

  /** The reports that a sum is made of. */
  private final Map<Integer, Set<Report>> reports = new HashMap<>();

  private Gaps(Map<Report, SortedSet<Period>> parts) {
    this.parts = parts;
  }

  /**
   * Those of sums; none, and nothing is looked up, where the query adds no periods up to longer
   * ones or takes zero for what is absent.
   *
   * @param sums what the query gives
   * @param more what else was asked of the figures
   */
  static Gaps of(
      IndicatorQuery query, TradeStore store, Sums sums, UnaryOperator<TradeQuery> more) {
    Gaps gaps = new Gaps(new HashMap<>());
    if (query.isRolledUp(Dimension.PERIOD) && query.missing() != IndicatorQuery.MissingAs.ZERO) {
      Dimension<?>[] told =
          Stream.of(Dimension.PERIOD, Dimension.DIRECTION, Dimension.REPORTER, declarant(store))
              .filter(store::has)
              .toArray(Dimension<?>[]::new);
      List<Dimension<?>> dimensions = IndicatorQuery.join(sums.keys().dimensions(), told);
      gaps.tell(
          query,
          sums,
          query.reports(store, dimensions, q -> more.apply(q).asItStands(Dimension.PERIOD)));
    }
    return gaps;
  }

  /** Sums that were not kept apart by declarant are told by whose they are. */
  private static Dimension<Economy> declarant(TradeStore store) {
    return store.has(Dimension.DECLARANT) ? Dimension.DECLARANT : Dimension.ECONOMY;
  }

  private void tell(IndicatorQuery query, Sums sums, Keys keys) {
    Map<Period, Period> wholes = new HashMap<>();
    keys.periods().forEach(part -> wholes.put(part, query.rolledUp(Dimension.PERIOD, part)));
    int[] sumOf = sums.keys().rowsOf(keys, Map.of(Dimension.PERIOD, wholes::get)).toArray();
    for (int row = 0; row < sumOf.length; row++) {
      Period part = (Period) keys.get(Dimension.PERIOD, row);
      Reporter teller = teller(query, sums, keys, row);
      Object direction =
          keys.dimensions().contains(Dimension.DIRECTION)
              ? keys.get(Dimension.DIRECTION, row)
              : "any";
      Report report = new Report(Objects.requireNonNull(wholes.get(part)), direction, teller);
      parts.computeIfAbsent(report, none -> new TreeSet<>()).add(part);
      if (isTaken(query, sums, sumOf[row], teller)) {
        reports.computeIfAbsent(sumOf[row], none -> new HashSet<>()).add(report);
      }
    }
    if (parts.keySet().stream().allMatch(report -> gaps(List.of(report)).isEmpty())) {
      reports.clear();
    }
  }

  /**
   * Whose figures a row has: those of one teller are told together. What is reconciled is told of
   * all economies at once, and complete data tell a part of a period once they tell anything of it.
   * Partners that are told of only for their trade with one economy may have had none, so that they
   * are taken together unless they are kept apart.
   */
  private static Reporter teller(IndicatorQuery query, Sums sums, Keys keys, int row) {
    if (sums.isComplete()) {
      return Reporter.UNKNOWN;
    }
    Reporter reporter =
        keys.dimensions().contains(Dimension.REPORTER)
            ? (Reporter) keys.get(Dimension.REPORTER, row)
            : Reporter.UNKNOWN;
    if (query.missing() == IndicatorQuery.MissingAs.MIRROR
        || reporter.kind() == Reporter.Kind.RECONCILED) {
      return reporter;
    }
    Dimension<Economy> by =
        keys.dimensions().contains(Dimension.DECLARANT) ? Dimension.DECLARANT : Dimension.ECONOMY;
    if (!keys.dimensions().contains(by)) {
      return Reporter.UNKNOWN;
    }
    Economy declarant = (Economy) keys.get(by, row);
    boolean isOneOfMany =
        query.economy().filter(economy -> !economy.equals(declarant)).isPresent()
            && !sums.keys().dimensions().contains(Dimension.PARTNER);
    return isOneOfMany ? Reporter.UNKNOWN : Reporter.of(declarant);
  }

  /**
   * Whether a sum is made of what this one tells; of two reports that mirror each other it takes
   * one.
   */
  private static boolean isTaken(IndicatorQuery query, Sums sums, int sum, Reporter teller) {
    return query.missing() != IndicatorQuery.MissingAs.MIRROR
        || sums.isComplete()
        || sums.isMirrored(sum) != teller.findEconomy().equals(query.economy());
  }

  /** The gaps of these sums added up further. */
  Gaps by(RowMap totalOf) {
    Gaps totals = new Gaps(parts);
    reports.forEach(
        (sum, of) ->
            totals.reports.computeIfAbsent(totalOf.get(sum), none -> new HashSet<>()).addAll(of));
    return totals;
  }

  /** Whether there can't be any. */
  boolean areNone() {
    return reports.isEmpty();
  }

  /** Whether two sums lack the same parts of their periods, told by the same if by several. */
  boolean areAlike(int one, int other) {
    return places(one).equals(places(other));
  }

  /**
   * The sums of which nobody tells some part of a period that is told of the total they go into.
   */
  BitSet shorterThan(Gaps ofTotals, RowMap totalOf) {
    BitSet shorter = new BitSet();
    reports.keySet().stream()
        .filter(sum -> isShorter(sum, ofTotals, totalOf.get(sum)))
        .forEach(shorter::set);
    return shorter;
  }

  private boolean isShorter(int sum, Gaps ofTotals, int total) {
    Map<Period, List<Report>> ofTotal = ofTotals.byPeriod(total);
    return byPeriod(sum).entrySet().stream()
        .anyMatch(
            of -> !gaps(of.getValue()).equals(gaps(ofTotal.getOrDefault(of.getKey(), List.of()))));
  }

  /** What a reader has to know of a sum that stands for its whole period. */
  List<String> notes(int sum) {
    String untold = in(sum);
    return untold.isEmpty() ? List.of() : List.of("there are no figures of " + untold);
  }

  /** The days without figures, as periods, and where only some tell none, who; in words. */
  String in(int sum) {
    List<String> words = new ArrayList<>();
    for (List<Report> ofPeriod : byPeriod(sum).values()) {
      Map<List<Period>, List<Reporter>> tellers = new LinkedHashMap<>();
      for (Report report : ofPeriod) {
        tellers
            .computeIfAbsent(gaps(List.of(report)), none -> new ArrayList<>())
            .add(report.teller());
      }
      boolean areAlike = tellers.size() == 1;
      tellers.remove(List.<Period>of());
      tellers.forEach(
          (gaps, who) ->
              words.add(
                  gaps.stream().map(Period::toString).collect(Collectors.joining(", "))
                      + (areAlike ? "" : " by " + names(who))));
    }
    return String.join("; ", words);
  }

  private static String names(List<Reporter> tellers) {
    int more = tellers.size() - SHOWN_TELLERS;
    return tellers.stream()
            .limit(SHOWN_TELLERS)
            .map(teller -> teller.equals(Reporter.UNKNOWN) ? "others" : teller.toString())
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private Map<Period, List<Report>> byPeriod(int sum) {
    return reports.getOrDefault(sum, Set.of()).stream()
        .sorted(Comparator.comparing(Report::teller))
        .collect(Collectors.groupingBy(Report::period, TreeMap::new, Collectors.toList()));
  }

  /** What none of some reports of one period tell of it. */
  private List<Period> gaps(List<Report> ofPeriod) {
    SortedSet<Period> told = new TreeSet<>();
    ofPeriod.forEach(
        report -> told.addAll(parts.getOrDefault(report, Collections.emptySortedSet())));
    List<Period> gaps = new ArrayList<>();
    if (told.isEmpty()) {
      return gaps;
    }
    Period whole = ofPeriod.get(0).period();
    LocalDate next = whole.start();
    for (Period part : told) {
      if (part.start().isAfter(next)) {
        gaps.add(Period.span(next, part.start().minusDays(1)));
      }
      next = part.end().isBefore(next) ? next : part.end().plusDays(1);
    }
    if (!next.isAfter(whole.end())) {
      gaps.add(Period.span(next, whole.end()));
    }
    return gaps;
  }

  /**
   * Where each who tells a sum leaves gaps, period by period; one who does so alone has no name.
   */
  private Map<Reporter, List<List<Long>>> places(int sum) {
    Map<Reporter, List<List<Long>>> places = new HashMap<>();
    byPeriod(sum).values().stream()
        .flatMap(List::stream)
        .forEach(
            report ->
                places
                    .computeIfAbsent(report.teller(), none -> new ArrayList<>())
                    .add(places(report)));
    boolean isOne = places.size() == 1;
    places.values().removeIf(all -> all.stream().allMatch(List::isEmpty));
    return isOne && !places.isEmpty()
        ? Map.of(Reporter.UNKNOWN, places.values().iterator().next())
        : places;
  }

  /** Where gaps start and end, in months and days from the start of the period. */
  private List<Long> places(Report report) {
    LocalDate start = report.period().start();
    return gaps(List.of(report)).stream()
        .flatMap(gap -> Stream.of(gap.start(), gap.end().plusDays(1)))
        .flatMap(
            day -> {
              long months = ChronoUnit.MONTHS.between(start, day);
              return Stream.of(months, ChronoUnit.DAYS.between(start.plusMonths(months), day));
            })
        .toList();
  }
}
