package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Messages;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Valuation;

/**
 * Puts the answer to a query together from groups that a store has summed, in one way for all
 * stores: which sums it refuses, what the status of a sum is, which valuation it has, how many
 * digits it may have. For implementers of {@link TradeStore}.
 *
 * <p>Groups come in any order; the answer is in the order of the kept dimensions.
 */
public final class AnswerBuilder {

  private static final List<ObservationStatus> WORST_FIRST =
      List.of(ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED, ObservationStatus.NORMAL);

  private final List<Dimension<?>> kept;
  private final Coverage coverage;
  private final TradeTable.Kind kind;
  private final Map<Dimension<?>, Coded.Builder<Object>> keys = new LinkedHashMap<>();
  private final DecimalVector values = new DecimalVector();
  private final Coded.Builder<ObservationStatus> statuses = new Coded.Builder<>();
  private final DecimalVector netWeights = new DecimalVector();
  private final DecimalVector quantities = new DecimalVector();
  private final Coded.Builder<QuantityUnit> units = new Coded.Builder<>();
  private final Coded.Builder<List<Provenance>> provenance = new Coded.Builder<>();
  private final IntStream.Builder missing = IntStream.builder();
  private final IntStream.Builder suppressed = IntStream.builder();
  private final IntStream.Builder notYetReported = IntStream.builder();

  /**
   * An answer without rows, if the figures of every group may be added up.
   *
   * @param query what was asked
   * @param coverage what it means in the store that there is no figure
   * @param figures tells what the query picks
   * @throws MixedFiguresException if figures of different currencies, valuation classes,
   *     directions, lengths or starts of period or classifications would be added up, or of
   *     different classifications {@linkplain TradeQuery#compare compared}
   * @throws OverlapException if figures that hold each other, or several reports of one flow, would
   *     be added up
   */
  public AnswerBuilder(TradeQuery query, Coverage coverage, PickedFigures figures) {
    this.kept = query.kept();
    this.coverage = Objects.requireNonNull(coverage, "coverage");
    this.kind = TradeTable.Kind.ofSums(Additivity.check(query, figures));
    kept.forEach(dimension -> keys.put(dimension, new Coded.Builder<>()));
    keys.putIfAbsent(Dimension.CURRENCY, new Coded.Builder<>());
    keys.putIfAbsent(Dimension.VALUATION, new Coded.Builder<>());
  }

  /**
   * Adds a row.
   *
   * @param group the group
   * @return this
   * @throws ArithmeticException if a sum has more than 38 digits
   */
  public AnswerBuilder add(SummedGroup group) {
    kept.forEach(dimension -> put(dimension, group.key(dimension)));
    if (!kept.contains(Dimension.CURRENCY)) {
      put(Dimension.CURRENCY, group.currency());
    }
    if (!kept.contains(Dimension.VALUATION)) {
      put(Dimension.VALUATION, valuation(group.valuations()));
    }
    ObservationStatus status = status(group.statuses());
    statuses.add(status);
    add(values, status.hasValue() ? group.value() : null, status);
    add(netWeights, group.netWeightKg(), ObservationStatus.MISSING);
    BigDecimal quantity = group.quantity();
    add(quantities, quantity, ObservationStatus.MISSING);
    units.add(quantity == null ? QuantityUnit.NONE : group.quantityUnit());
    provenance.add(sorted(group.provenance()));
    missing.add(group.absent(ObservationStatus.MISSING));
    suppressed.add(group.absent(ObservationStatus.SUPPRESSED));
    notYetReported.add(group.absent(ObservationStatus.NOT_YET_REPORTED));
    return this;
  }

  /**
   * The answer.
   *
   * @return one row a group, in the order of the kept dimensions
   */
  public TradeTable build() {
    Map<Dimension<?>, Coded<?>> columns = new LinkedHashMap<>();
    keys.forEach((dimension, column) -> columns.put(dimension, column.build()));
    TradeTable answer =
        new TradeTable(
            new TradeTable.Columns(
                columns,
                values,
                statuses.build(),
                netWeights,
                quantities,
                units.build(),
                provenance.build(),
                new TradeTable.Absences(
                    missing.build().toArray(),
                    suppressed.build().toArray(),
                    notYetReported.build().toArray())),
            coverage,
            kind);
    return isSorted(answer) ? answer : answer.sortedBy(kept.toArray(Dimension<?>[]::new));
  }

  private boolean isSorted(TradeTable answer) {
    for (int row = 1; row < answer.size(); row++) {
      if (compare(answer, row - 1, row) > 0) {
        return false;
      }
    }
    return true;
  }

  private int compare(TradeTable answer, int one, int other) {
    for (Dimension<?> dimension : kept) {
      int order = compare(answer.column(dimension), one, other);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static <T extends Comparable<? super T>> int compare(
      Coded<T> column, int one, int other) {
    return column.codes().get(one) == column.codes().get(other)
        ? 0
        : column.get(one).compareTo(column.get(other));
  }

  /** The one valuation there is, or that which stands for the class of several. */
  static Valuation valuation(Set<Valuation> met) {
    Valuation any = met.iterator().next();
    return met.size() == 1 ? any : any.asClass();
  }

  /**
   * The status of a sum: provisional before estimated before normal; without any figure why that is
   * so, if there is one reason.
   */
  static ObservationStatus status(Set<ObservationStatus> met) {
    return WORST_FIRST.stream()
        .filter(met::contains)
        .findFirst()
        .orElseGet(() -> met.size() == 1 ? met.iterator().next() : ObservationStatus.MISSING);
  }

  /** The publications of several groups of figures, each once. */
  static List<Provenance> provenance(Set<List<Provenance>> met) {
    return sorted(met.stream().flatMap(List::stream).toList());
  }

  private static List<Provenance> sorted(Collection<Provenance> met) {
    return met.stream().distinct().sorted().toList();
  }

  private void put(Dimension<?> dimension, Object value) {
    Objects.requireNonNull(keys.get(dimension)).add(value);
  }

  private static void add(DecimalVector sums, @Nullable BigDecimal sum, ObservationStatus why) {
    if (sum == null) {
      sums.addAbsent(why);
    } else {
      sums.add(checked(sum));
    }
  }

  static BigDecimal checked(BigDecimal sum) {
    BigDecimal shortest = sum.stripTrailingZeros();
    if (shortest.precision() > Decimals.MOST_DIGITS) {
      throw new ArithmeticException(
          "Sum "
              + Messages.quote(shortest.toPlainString())
              + " has more than "
              + Decimals.MOST_DIGITS
              + " digits: add up fewer figures, or figures with fewer decimals");
    }
    return sum;
  }
}
