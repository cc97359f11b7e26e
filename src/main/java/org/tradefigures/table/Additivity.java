package org.tradefigures.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

/**
 * Refuses sums that would lie: of figures that differ in what must be the same, and of figures that
 * hold each other; every store the same sums with the same words.
 *
 * <p>Every check looks at the distinct values first. Only where they leave a doubt is the store
 * asked which of them meet in a group, so figures without aggregates cost next to nothing.
 */
final class Additivity {

  /**
   * What makes two figures reports of the same movement of goods, whoever declared it and as what.
   */
  private static final List<Dimension<?>> FLOW =
      List.of(
          Dimension.PERIOD,
          Dimension.EXPORTER,
          Dimension.IMPORTER,
          Dimension.COMMODITY,
          Dimension.SECOND_PARTNER,
          Dimension.CUSTOMS,
          Dimension.TRANSPORT);

  private static final Period EVER = Period.span(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

  private final TradeQuery query;
  private final PickedFigures figures;

  private Additivity(TradeQuery query, PickedFigures figures) {
    this.query = Objects.requireNonNull(query, "query");
    this.figures = Objects.requireNonNull(figures, "figures");
  }

  /**
   * Checks that the figures of every group may be added up.
   *
   * @param query the query that picks and groups the figures
   * @param figures answers questions about them
   * @return whether all of them are exports, or all imports, as far as sums that are not kept apart
   *     by direction will have to tell
   */
  static boolean check(TradeQuery query, PickedFigures figures) {
    return new Additivity(query, figures).check();
  }

  private boolean check() {
    if (mayDiffer(Dimension.REPORTER) && !isOneSide()) {
      toldOnce(Dimension.REPORTER, "reporters(…)");
    }
    toldOnce(Dimension.SOURCE, "sources(…)");
    if (!isToldFromOneSide()) {
      toldOnce(Dimension.DECLARANT, "where(DECLARANT, …)");
    }
    toldOnce(Dimension.PUBLICATION, "where(PUBLICATION, …)");
    same(Dimension.CURRENCY, c -> c, Mixture.CURRENCIES);
    boolean isOneWay = isOneWay();
    same(Dimension.VALUATION, Valuation::valuationClass, Mixture.VALUATIONS);
    same(Dimension.PERIOD, Additivity::length, this::mixed);
    same(Dimension.COMMODITY, Commodity::classification, Mixture.CLASSIFICATIONS);
    comparable();
    toldOnce(Dimension.VALUATION, "valuations(…)");
    apart(Dimension.DIRECTION, FlowDirection::includes, "directions(…)");
    apart(Dimension.PERIOD, Additivity::holds, "periods(…)");
    apart(Dimension.CUSTOMS, CustomsProcedure::includes, "where(CUSTOMS, …)");
    apart(Dimension.TRANSPORT, TransportMode::includes, "where(TRANSPORT, …)");
    apart(Dimension.COMMODITY, Additivity::firstNested, "commodities(…)");
    economiesApart(Dimension.ECONOMY, "economies(…)");
    economiesApart(Dimension.PARTNER, "partners(…)");
    if (!figures.has(Dimension.ECONOMY) || !figures.has(Dimension.PARTNER)) {
      economiesApart(Dimension.EXPORTER, "where(EXPORTER, …)");
      economiesApart(Dimension.IMPORTER, "where(IMPORTER, …)");
    }
    economiesApart(Dimension.SECOND_PARTNER, "where(SECOND_PARTNER, …)");
    return isOneWay;
  }

  /** Refuses exports beside imports in a group, and tells whether there are none in all groups. */
  private boolean isOneWay() {
    if (!figures.has(Dimension.DIRECTION)) {
      return isOneWayUntold();
    }
    if (areOneWay(figures.candidates(Dimension.DIRECTION))) {
      return true;
    }
    if (isKept(Dimension.DIRECTION) || (isKept(Dimension.EXPORTER) && isKept(Dimension.IMPORTER))) {
      return false;
    }
    if (bothWays(query.kept()).isEmpty()) {
      return true;
    }
    bothWays(List.of())
        .ifPresent(
            pair -> {
              throw mixedDirections(pair.one(), pair.other());
            });
    return false;
  }

  private MixedFiguresException mixedDirections(FlowDirection one, FlowDirection other) {
    return Mixture.DIRECTIONS.of(one, other, query.wording(), mayKeep(Dimension.DIRECTION));
  }

  /** An export and an import that meet in a group, whatever it is in some dimensions. */
  private Optional<Pair<FlowDirection>> bothWays(List<Dimension<?>> across) {
    return first(
        figures.meeting(Dimension.DIRECTION, across),
        values -> firstDifferent(values, FlowDirection::isImport));
  }

  /**
   * Sums that tell no direction may be added up if they are known to go one way, or while they tell
   * from where to where.
   */
  private boolean isOneWayUntold() {
    boolean isKnown = figures.has(Dimension.EXPORTER) && figures.has(Dimension.IMPORTER);
    boolean isOneWay = figures.areOfOneWay();
    if (!isKnown && !isOneWay && Dimension.all().stream().anyMatch(this::mayMeet)) {
      throw areOwnSums()
          ? mixedDirections(FlowDirection.IMPORT, FlowDirection.EXPORT)
          : Mixture.ofUntoldDirections();
    }
    return isOneWay
        || (isKnown && !figures.has(Dimension.ECONOMY) && !figures.has(Dimension.PARTNER));
  }

  private <T extends Comparable<? super T>> boolean mayMeet(Dimension<T> dimension) {
    return mayDiffer(dimension)
        && first(figures.meeting(dimension), Additivity::firstTwo).isPresent();
  }

  private <T extends Comparable<? super T>> void same(
      Dimension<T> dimension, Function<T, ?> aspect, Mixture mixture) {
    same(
        dimension,
        aspect,
        (one, other) -> mixture.of(one, other, query.wording(), mayKeep(dimension)));
  }

  /** Refuses groups whose figures differ in what must be the same. */
  private <T extends Comparable<? super T>> void same(
      Dimension<T> dimension,
      Function<T, ?> aspect,
      BiFunction<T, T, MixedFiguresException> mixture) {
    if (isKept(dimension)
        || !figures.has(dimension)
        || areSame(figures.candidates(dimension), aspect)) {
      return;
    }
    first(figures.meeting(dimension), values -> firstDifferent(values, aspect))
        .ifPresent(
            pair -> {
              throw mixture.apply(pair.one(), pair.other());
            });
  }

  /** Refuses to set codes of one classification against those of another; totals are comparable. */
  private void comparable() {
    if (query.compared().isEmpty()
        || isKept(Dimension.COMMODITY)
        || !figures.has(Dimension.COMMODITY)
        || firstOfTwoClassifications(figures.candidates(Dimension.COMMODITY)).isEmpty()) {
      return;
    }
    first(
            figures.meeting(Dimension.COMMODITY, query.compared()),
            Additivity::firstOfTwoClassifications)
        .ifPresent(
            pair -> {
              throw Mixture.CLASSIFICATIONS.compared(pair.one(), pair.other(), query.wording());
            });
  }

  private static Optional<Pair<Commodity>> firstOfTwoClassifications(Collection<Commodity> values) {
    if (areSame(values, Commodity::classification)) {
      return Optional.empty();
    }
    List<Commodity> codes = values.stream().filter(commodity -> !commodity.isTotal()).toList();
    return areSame(codes, Commodity::classification)
        ? Optional.empty()
        : firstDifferent(codes, Commodity::classification);
  }

  /** Refuses groups in which one value holds another. */
  private <T extends Comparable<? super T>> void apart(
      Dimension<T> dimension, BiPredicate<T, T> includes, String method) {
    apart(dimension, values -> firstPair(values, includes), method);
  }

  private <T extends Comparable<? super T>> void apart(
      Dimension<T> dimension, Search<T> search, String method) {
    if (mayOverlap(dimension) && search.in(figures.candidates(dimension)).isPresent()) {
      first(figures.meeting(dimension), search).ifPresent(pair -> refuse(dimension, pair, method));
    }
  }

  /**
   * Membership is dated, so economies hold each other only in their period; where that is not known
   * they may always do so.
   */
  private void economiesApart(Dimension<Economy> dimension, String method) {
    if (!figures.has(Dimension.PERIOD)) {
      apart(dimension, economies -> firstMember(economies, EVER), method);
      return;
    }
    if (!mayOverlap(dimension)) {
      return;
    }
    Collection<Economy> candidates = figures.candidates(dimension);
    if (candidates.stream().noneMatch(Economy::isAggregate)
        || figures.candidates(Dimension.PERIOD).stream()
            .allMatch(period -> firstMember(candidates, period).isEmpty())) {
      return;
    }
    figures.meetingInPeriods(dimension).entrySet().stream()
        .flatMap(met -> first(met.getValue(), values -> firstMember(values, met.getKey())).stream())
        .min(Pair.order())
        .ifPresent(pair -> refuse(dimension, pair, method));
  }

  private boolean mayOverlap(Dimension<?> dimension) {
    return figures.has(dimension) && !isKeptAsItStands(dimension);
  }

  private static <T> boolean areSame(Collection<T> values, Function<T, ?> aspect) {
    Object last = null;
    for (T value : values) {
      Object ofValue = aspect.apply(value);
      if (last != null && !ofValue.equals(last)) {
        return false;
      }
      last = ofValue;
    }
    return true;
  }

  private void refuse(Dimension<?> dimension, Pair<?> pair, String method) {
    throw new OverlapException(
        dimension.toString(),
        pair.one(),
        pair.other(),
        "the first includes the second, so trade would count twice",
        "pick the one or the others with "
            + query.wording().pick(method)
            + orKeep(dimension, query.wording()));
  }

  /** What may be done besides. */
  private String orKeep(Dimension<?> dimension, Wording words) {
    return mayKeep(dimension) ? ", or " + words.keep(dimension) : "";
  }

  /** Whether figures would be apart by a dimension if they were kept so. */
  private boolean mayKeep(Dimension<?> dimension) {
    return !isKept(dimension) && !query.isRolledUp(dimension) && !query.isAddedUpOver(dimension);
  }

  /** Refuses groups that hold one flow with several values of a dimension. */
  private <T extends Comparable<? super T>> void toldOnce(Dimension<T> dimension, String method) {
    if (!mayMeet(dimension)) {
      return;
    }
    first(figures.meetingInFlows(dimension, flow()), Additivity::firstTwo)
        .ifPresent(
            pair -> {
              throw OverlapException.ofOneFlow(
                  dimension.toString(), pair.one(), pair.other(), pickOne(dimension, method));
            });
  }

  private String pickOne(Dimension<?> dimension, String method) {
    boolean areTold = figures.tell(dimension) || areOwnSums();
    Wording words = areTold ? query.wording() : Wording.QUERY;
    String pick =
        "pick one with " + words.pick(method) + orLatest(dimension) + orKeep(dimension, words);
    return areTold
        ? pick
        : "these are sums that do not tell it; " + pick + ", when figures are first added up";
  }

  /**
   * Whether whoever asks added the figures up first, and can still ask for what they do not tell.
   */
  private boolean areOwnSums() {
    return query.wording() == Wording.INDICATOR_OF_OWN_SUMS;
  }

  /** What a table helps with where the same trade was published more than once. */
  private String orLatest(Dimension<?> dimension) {
    boolean helps =
        dimension == Dimension.PUBLICATION && !figures.areSums() && !areDirectionsBesideOthers();
    return helps ? ", in a table the last with latest()" : "";
  }

  /** Whether a flow may be told as several exports, or several imports, such as re-exports. */
  private boolean areDirectionsBesideOthers() {
    if (turns()) {
      Collection<FlowDirection> told = figures.directionsTold();
      return Stream.of(true, false)
          .anyMatch(way -> told.stream().filter(d -> d.isImport() == way).distinct().count() > 1);
    }
    return first(figures.meetingInFlows(Dimension.DIRECTION, flow()), Additivity::firstTwo)
        .isPresent();
  }

  private boolean turns() {
    return query.viewpoint().isPresent() || query.isReconciledOnBothSides();
  }

  private boolean mayDiffer(Dimension<?> dimension) {
    return figures.has(dimension)
        && !isKeptAsItStands(dimension)
        && figures.candidates(dimension).size() > 1;
  }

  /** Exports and imports of one flow are trade of different economies unless they are turned. */
  private boolean isToldFromOneSide() {
    if (figures.areTurned()) {
      return false;
    }
    if (!figures.has(Dimension.ECONOMY) || !figures.has(Dimension.DIRECTION)) {
      return true;
    }
    return turns()
        ? areOneWay(figures.directionsTold())
        : isKeptAsItStands(Dimension.ECONOMY)
            || isKeptAsItStands(Dimension.DIRECTION)
            || areOneWay(figures.candidates(Dimension.DIRECTION));
  }

  private boolean isKeptAsItStands(Dimension<?> dimension) {
    return isKept(dimension) && !query.isRolledUp(dimension);
  }

  /** Whether all directions are those of exports, or all those of imports. */
  static boolean areOneWay(Collection<FlowDirection> directions) {
    return areSame(directions, FlowDirection::isImport);
  }

  /** Of what goes one way, whose trade it is and with whom tell exporters and importers apart. */
  private List<Dimension<?>> flow() {
    boolean isKnown = figures.has(Dimension.EXPORTER) && figures.has(Dimension.IMPORTER);
    boolean isOneWay =
        figures.areOfOneWay()
            || (figures.has(Dimension.DIRECTION) && !query.isRolledUp(Dimension.DIRECTION));
    List<Dimension<?>> flow = new ArrayList<>(FLOW);
    if (isOneWay && !isKnown) {
      flow.addAll(List.of(Dimension.ECONOMY, Dimension.PARTNER));
    }
    return flow.stream().filter(figures::has).toList();
  }

  /** Whether only exporters report, or only importers: then no flow has two of them. */
  private boolean isOneSide() {
    return figures.has(Dimension.DIRECTION)
        && figures.has(Dimension.ECONOMY)
        && areOneWay(figures.candidates(Dimension.DIRECTION))
        && figures.isOwnReport();
  }

  private boolean isKept(Dimension<?> dimension) {
    return query.kept().contains(dimension);
  }

  /** A fiscal year is as long as a calendar year, and yet not the same. */
  private static List<Object> length(Period period) {
    return List.of(period.frequency(), period.length());
  }

  private MixedFiguresException mixed(Period one, Period other) {
    Wording words = query.wording();
    String pick = words.pick("periods(…)");
    return MixedFiguresException.ofPeriods(
        one,
        other,
        "pick one with "
            + (one.frequency() == other.frequency()
                ? pick
                : words.pick("frequency(…)") + " or " + pick)
            + orKeep(Dimension.PERIOD, words));
  }

  private static boolean holds(Period whole, Period part) {
    return !whole.equals(part) && whole.overlaps(part);
  }

  /** The first of all pairs that are found in the sets, whatever order those come in. */
  private static <T extends Comparable<? super T>> Optional<Pair<T>> first(
      Collection<Set<T>> sets, Search<T> search) {
    return sets.stream()
        .filter(set -> set.size() > 1)
        .flatMap(set -> search.in(set.stream().sorted().toList()).stream())
        .min(Pair.order());
  }

  private static <T extends Comparable<? super T>> Optional<Pair<T>> firstDifferent(
      Collection<T> values, Function<T, ?> aspect) {
    T one = values.iterator().next();
    Object ofOne = aspect.apply(one);
    return values.stream()
        .filter(other -> !aspect.apply(other).equals(ofOne))
        .findFirst()
        .map(other -> new Pair<>(one, other));
  }

  private static <T extends Comparable<? super T>> Optional<Pair<T>> firstTwo(
      Collection<T> values) {
    return firstPair(values, (one, other) -> !one.equals(other));
  }

  private static <T extends Comparable<? super T>> Optional<Pair<T>> firstPair(
      Collection<T> values, BiPredicate<T, T> includes) {
    for (T whole : values) {
      for (T part : values) {
        if (includes.test(whole, part)) {
          return Optional.of(new Pair<>(whole, part));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A commodity whose heading, chapter or total is among the others: few steps up for each instead
   * of all pairs.
   */
  private static Optional<Pair<Commodity>> firstNested(Collection<Commodity> values) {
    if (areSame(values, Commodity::level)) {
      return Optional.empty();
    }
    Set<Commodity> all = new HashSet<>(values);
    for (Commodity part : values) {
      Optional<Commodity> whole = part.parent();
      while (whole.isPresent()) {
        if (all.contains(whole.get())) {
          return Optional.of(new Pair<>(whole.get(), part));
        }
        whole = whole.get().parent();
      }
    }
    return Optional.empty();
  }

  /** An aggregate with an economy that is part of it in a period. */
  private static Optional<Pair<Economy>> firstMember(Collection<Economy> values, Period period) {
    for (Economy whole : values) {
      if (whole.isAggregate()) {
        for (Economy part : values) {
          if (!part.equals(whole) && whole.includes(part, period)) {
            return Optional.of(new Pair<>(whole, part));
          }
        }
      }
    }
    return Optional.empty();
  }

  private record Pair<T extends Comparable<? super T>>(T one, T other) {

    static <T extends Comparable<? super T>> Comparator<Pair<T>> order() {
      return Comparator.<Pair<T>, T>comparing(Pair::one).thenComparing(Pair::other);
    }
  }

  private interface Search<T extends Comparable<? super T>> {
    Optional<Pair<T>> in(Collection<T> values);
  }
}
