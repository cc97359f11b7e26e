package org.tradefigures.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

/**
 * The answer to a query worked out record by record and pair by pair, as slowly and plainly as its
 * definition reads.
 */
final class PlainAnswer {

  private final TradeQuery query;

  private PlainAnswer(TradeQuery query) {
    this.query = query;
  }

  /** The rows of the answer, in the form of {@link Outcome}. */
  static List<String> to(TradeQuery query, List<TradeFlow> flows, Coverage coverage) {
    PlainAnswer answer = new PlainAnswer(query);
    Map<List<Object>, List<TradeFlow>> groups = new TreeMap<>(answer.keyOrder());
    for (TradeFlow flow : answer.seen(flows)) {
      if (answer.picks(flow)) {
        groups.computeIfAbsent(answer.key(flow), k -> new ArrayList<>()).add(flow);
      }
    }
    answer.requireAdditive(groups.values());
    List<Dimension<?>> told = new ArrayList<>(query.kept());
    Stream.<Dimension<?>>of(Dimension.CURRENCY, Dimension.VALUATION)
        .filter(d -> !told.contains(d))
        .forEach(told::add);
    List<Dimension<?>> shown =
        Dimension.all().stream()
            .filter(d -> told.contains(d) || (isSide(d) && told.containsAll(SIDES)))
            .toList();
    List<String> rows = new ArrayList<>();
    rows.add(coverage + " " + shown);
    groups.forEach((key, group) -> rows.add(answer.row(shown, key, group)));
    return rows;
  }

  private static final List<Dimension<?>> SIDES =
      List.of(Dimension.ECONOMY, Dimension.PARTNER, Dimension.DIRECTION);

  private static boolean isSide(Dimension<?> dimension) {
    return dimension == Dimension.EXPORTER || dimension == Dimension.IMPORTER;
  }

  /** Whose trade figures are that were turned to the other side. */
  private final IdentityHashMap<TradeFlow, Economy> declarants = new IdentityHashMap<>();

  private TradeFlow turned(TradeFlow flow) {
    TradeFlow turned = flow.mirror();
    declarants.put(turned, flow.economy());
    return turned;
  }

  private List<TradeFlow> seen(List<TradeFlow> flows) {
    List<TradeFlow> all = new ArrayList<>(flows);
    if (query.isReconciledOnBothSides()) {
      flows.stream()
          .filter(f -> f.reporter().equals(Reporter.RECONCILED))
          .map(this::turned)
          .forEach(all::add);
    }
    return query
        .viewpoint()
        .map(v -> all.stream().map(f -> f.economy().equals(v) ? f : turned(f)).toList())
        .orElse(all);
  }

  private boolean picks(TradeFlow flow) {
    return query.viewpoint().map(flow.economy()::equals).orElse(true)
        && query.conditioned().stream().allMatch(d -> accepts(d, flow))
        && query.groups().entrySet().stream()
            .allMatch(g -> g.getValue().membersIn(flow.period()).contains(value(g.getKey(), flow)));
  }

  private <T extends Comparable<? super T>> boolean accepts(Dimension<T> dimension, TradeFlow f) {
    return query.accepts(dimension, value(dimension, f));
  }

  private List<Object> key(TradeFlow flow) {
    List<Object> key = new ArrayList<>();
    query.kept().forEach(d -> key.add(rolledUp(d, flow)));
    return key;
  }

  private <T extends Comparable<? super T>> Object rolledUp(Dimension<T> dimension, TradeFlow f) {
    return query.rolledUp(dimension, value(dimension, f));
  }

  @SuppressWarnings("unchecked")
  private Comparator<List<Object>> keyOrder() {
    Comparator<List<Object>> order = Comparator.comparing(key -> 0);
    for (int i = 0; i < query.kept().size(); i++) {
      int at = i;
      order = order.thenComparing(key -> (Comparable<Object>) key.get(at));
    }
    return order;
  }

  @SuppressWarnings("unchecked")
  private <T extends Comparable<? super T>> T value(Dimension<T> dimension, TradeFlow f) {
    Object value =
        switch (dimension.toString()) {
          case "period" -> f.period();
          case "economy" -> f.economy();
          case "partner" -> f.partner();
          case "reporter" -> f.reporter();
          case "direction" -> f.direction();
          case "commodity" -> f.commodity();
          case "valuation" -> f.valuation();
          case "currency" -> f.currency().getCurrencyCode();
          case "second_partner" -> f.breakdown().secondPartner();
          case "customs" -> f.breakdown().customs();
          case "transport" -> f.breakdown().transport();
          case "source" -> f.provenance().source();
          case "publication" -> f.provenance().publication();
          case "declarant" -> declarants.getOrDefault(f, f.economy());
          case "exporter" -> f.exporter();
          case "importer" -> f.importer();
          default -> throw new AssertionError(dimension);
        };
    return (T) value;
  }

  // ------------------------------------------------------------------------------------ refusals

  private void requireAdditive(Collection<List<TradeFlow>> groups) {
    if (anyPair(groups, (a, b) -> tellSameFlow(a, b) && !areOneReport(a, b))
        || anyPair(
            groups,
            (a, b) ->
                tellSameFlow(a, b)
                    && !value(Dimension.DECLARANT, a).equals(value(Dimension.DECLARANT, b)))) {
      throw new OverlapException("", "", "", "", "");
    }
    if (anyPair(groups, this::isMixed) || anyPair(compared(groups), this::isIncomparable)) {
      throw new MixedFiguresException("", List.of("", ""), "");
    }
    if (anyPair(groups, (a, b) -> tellSameFlow(a, b) && isValuedTwice(a, b))
        || anyPair(groups, this::overlap)) {
      throw new OverlapException("", "", "", "", "");
    }
  }

  private static boolean anyPair(
      Collection<List<TradeFlow>> groups, BiPredicate<TradeFlow, TradeFlow> condition) {
    return groups.stream()
        .anyMatch(
            group ->
                group.stream().anyMatch(a -> group.stream().anyMatch(b -> condition.test(a, b))));
  }

  /** The groups that are set against each other as one. */
  private Collection<List<TradeFlow>> compared(Collection<List<TradeFlow>> groups) {
    Map<List<Object>, List<TradeFlow>> together = new HashMap<>();
    for (List<TradeFlow> group : groups) {
      List<Object> key = new ArrayList<>();
      query.kept().stream()
          .filter(d -> !query.compared().contains(d))
          .forEach(d -> key.add(rolledUp(d, group.get(0))));
      together.computeIfAbsent(key, k -> new ArrayList<>()).addAll(group);
    }
    return query.compared().isEmpty() ? List.of() : together.values();
  }

  private boolean isIncomparable(TradeFlow one, TradeFlow other) {
    return !one.commodity().isTotal()
        && !other.commodity().isTotal()
        && differ(Dimension.COMMODITY, one, other, f -> f.commodity().classification());
  }

  private static boolean tellSameFlow(TradeFlow one, TradeFlow other) {
    return one.period().equals(other.period())
        && one.exporter().equals(other.exporter())
        && one.importer().equals(other.importer())
        && one.commodity().equals(other.commodity())
        && one.breakdown().equals(other.breakdown());
  }

  private static boolean areOneReport(TradeFlow one, TradeFlow other) {
    return one.reporter().equals(other.reporter())
        && one.provenance().publication().equals(other.provenance().publication());
  }

  private boolean isValuedTwice(TradeFlow one, TradeFlow other) {
    return mayOverlap(Dimension.VALUATION) && one.valuation() != other.valuation();
  }

  private boolean isMixed(TradeFlow one, TradeFlow other) {
    boolean keepsWay =
        query.kept().contains(Dimension.EXPORTER) && query.kept().contains(Dimension.IMPORTER);
    return differ(Dimension.CURRENCY, one, other, TradeFlow::currency)
        || (!keepsWay && differ(Dimension.DIRECTION, one, other, f -> f.direction().isImport()))
        || differ(Dimension.VALUATION, one, other, f -> f.valuation().valuationClass())
        || differ(Dimension.PERIOD, one, other, f -> f.period().frequency())
        || differ(Dimension.COMMODITY, one, other, f -> f.commodity().classification());
  }

  private boolean differ(
      Dimension<?> dimension, TradeFlow one, TradeFlow other, Function<TradeFlow, ?> aspect) {
    return !query.kept().contains(dimension) && !aspect.apply(one).equals(aspect.apply(other));
  }

  private boolean overlap(TradeFlow one, TradeFlow other) {
    Breakdown of = one.breakdown();
    Breakdown with = other.breakdown();
    return (mayOverlap(Dimension.DIRECTION) && one.direction().includes(other.direction()))
        || (mayOverlap(Dimension.PERIOD)
            && !one.period().equals(other.period())
            && one.period().overlaps(other.period()))
        || (mayOverlap(Dimension.CUSTOMS) && of.customs().includes(with.customs()))
        || (mayOverlap(Dimension.TRANSPORT) && of.transport().includes(with.transport()))
        || (mayOverlap(Dimension.COMMODITY) && isAbove(one.commodity(), other.commodity()))
        || holds(Dimension.ECONOMY, one, other)
        || holds(Dimension.PARTNER, one, other)
        || holds(Dimension.SECOND_PARTNER, one, other);
  }

  private boolean mayOverlap(Dimension<?> dimension) {
    return !query.kept().contains(dimension) || query.isRolledUp(dimension);
  }

  private static boolean isAbove(Commodity whole, Commodity part) {
    return Stream.iterate(part.parent(), Optional::isPresent, c -> c.flatMap(Commodity::parent))
        .anyMatch(c -> c.equals(Optional.of(whole)));
  }

  private boolean holds(Dimension<Economy> dimension, TradeFlow one, TradeFlow other) {
    Economy whole = value(dimension, one);
    Economy part = value(dimension, other);
    return mayOverlap(dimension)
        && one.period().equals(other.period())
        && whole.isAggregate()
        && !whole.equals(part)
        && whole.includes(part, one.period());
  }

  // ---------------------------------------------------------------------------------------- rows

  private String row(List<Dimension<?>> shown, List<Object> key, List<TradeFlow> group) {
    List<Object> cells = new ArrayList<>();
    for (Dimension<?> dimension : shown) {
      int at = query.kept().indexOf(dimension);
      if (at >= 0) {
        cells.add(key.get(at));
      } else if (dimension == Dimension.VALUATION) {
        cells.add(valuation(group));
      } else if (isSide(dimension)) {
        cells.add(side(dimension, key));
      } else {
        cells.add(value(dimension, group.get(0)));
      }
    }
    ObservationStatus status = status(group);
    cells.add(status.hasValue() ? sum(group, TradeFlow::value) : "-");
    cells.add(status);
    boolean more = !query.isValuesOnly();
    cells.add(
        more && all(group, f -> f.netWeightKg() != null)
            ? sum(group, TradeFlow::netWeightKg)
            : "-");
    cells.add(
        more && all(group, f -> unit(f) != null && Objects.equals(unit(f), unit(group.get(0))))
            ? sum(group, f -> Objects.requireNonNull(f.quantity()).amount())
                + " "
                + unit(group.get(0))
            : "-");
    cells.add(group.stream().map(TradeFlow::provenance).distinct().sorted().toList());
    Stream.of(
            ObservationStatus.MISSING,
            ObservationStatus.SUPPRESSED,
            ObservationStatus.NOT_YET_REPORTED)
        .forEach(why -> cells.add(group.stream().filter(f -> f.status() == why).count()));
    return cells.toString();
  }

  /** Exporter or importer, where economy, partner and direction are kept, rolled up or not. */
  private Object side(Dimension<?> side, List<Object> key) {
    FlowDirection direction = (FlowDirection) key.get(query.kept().indexOf(Dimension.DIRECTION));
    boolean economy = direction.isExport() == (side == Dimension.EXPORTER);
    return key.get(query.kept().indexOf(economy ? Dimension.ECONOMY : Dimension.PARTNER));
  }

  private static Valuation valuation(List<TradeFlow> group) {
    Valuation first = group.get(0).valuation();
    return all(group, f -> f.valuation() == first) ? first : first.asClass();
  }

  private static ObservationStatus status(List<TradeFlow> group) {
    for (ObservationStatus status :
        List.of(
            ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED, ObservationStatus.NORMAL)) {
      if (group.stream().anyMatch(f -> f.status() == status)) {
        return status;
      }
    }
    ObservationStatus first = group.get(0).status();
    return all(group, f -> f.status() == first) ? first : ObservationStatus.MISSING;
  }

  private static @Nullable Object unit(TradeFlow flow) {
    Quantity quantity = flow.quantity();
    return quantity == null ? null : quantity.unit();
  }

  private static boolean all(Collection<TradeFlow> group, Predicate<TradeFlow> condition) {
    return group.stream().allMatch(condition);
  }

  private static String sum(
      List<TradeFlow> group, Function<TradeFlow, @Nullable BigDecimal> number) {
    BigDecimal sum =
        group.stream()
            .map(number)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal stripped = sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
    if (stripped.precision() > 38) {
      throw new ArithmeticException();
    }
    return stripped.toPlainString();
  }
}
