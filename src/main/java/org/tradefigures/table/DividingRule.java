package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Concordance.Target;
import org.tradefigures.reference.Period;

/** By which weights a figure of one commodity is divided among several. */
interface DividingRule {

  /** The weights of the targets, or why there are none. */
  Weights weights(List<Target> targets);

  /** As it stands in notes, such as {@code one-to-many in equal shares}. */
  String describe();

  /**
   * What a rule knows about some targets.
   *
   * @param values one weight a target, zero or more and not all zero; empty where they are not
   *     known
   * @param reason why they are not known; empty where they are
   */
  record Weights(List<BigDecimal> values, String reason) {

    static Weights of(List<BigDecimal> values) {
      return new Weights(values, "");
    }

    static Weights unknown(String reason) {
      return new Weights(List.of(), reason);
    }
  }

  /** No rule: what has several targets stays where it is. */
  static DividingRule none() {
    return new Rule(
        "only to single targets",
        targets ->
            Weights.unknown(
                "has "
                    + targets.size()
                    + " targets; name a rule: inEqualShares(), byGivenWeights() or byTradeShares(…)"));
  }

  static DividingRule equalShares() {
    return new Rule(
        "one-to-many in equal shares",
        targets -> Weights.of(targets.stream().map(t -> BigDecimal.ONE).toList()));
  }

  static DividingRule givenWeights() {
    return new Rule(
        "one-to-many by the weights it gives",
        targets -> {
          List<BigDecimal> weights =
              targets.stream().flatMap(t -> Optional.ofNullable(t.weight()).stream()).toList();
          return weights.isEmpty()
              ? Weights.unknown("has " + targets.size() + " targets without weights")
              : Weights.of(weights);
        });
  }

  /** Shares of the trade in a table whose commodities are of the classification converted to. */
  static DividingRule tradeShares(TradeTable reference, Classification to) {
    List<Commodity> others =
        reference.distinct(Dimension.COMMODITY).stream()
            .filter(c -> c.classification() != to)
            .toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "Trade shares from a table with "
              + others.get(0)
              + ": accepted are figures of "
              + to
              + " ("
              + to.label()
              + "), to which the conversion leads");
    }
    TradeTable sums = reference.aggregate(TradeQuery.all().keep(Dimension.COMMODITY));
    Map<Commodity, BigDecimal> trade = new HashMap<>();
    Set<Commodity> incomplete = new HashSet<>();
    for (int row = 0; row < sums.size(); row++) {
      Commodity commodity = sums.get(Dimension.COMMODITY, row);
      BigDecimal sum = sums.value(row).orElse(BigDecimal.ZERO);
      trade.put(commodity, sum);
      if (sums.isIncomplete(row)) {
        incomplete.add(commodity);
      }
      if (sum.signum() < 0) {
        throw new IllegalArgumentException(
            "Trade shares from a table in which trade in "
                + commodity
                + " is "
                + sum.toPlainString()
                + ": accepted are sums of zero or more");
      }
    }
    boolean complete = reference.coverage() == Coverage.COMPLETE;
    return new Rule(
        "one-to-many in the shares of trade " + origin(reference),
        targets -> {
          List<BigDecimal> weights = new ArrayList<>();
          List<Commodity> unknown = new ArrayList<>();
          for (Target target : targets) {
            Commodity commodity = target.commodity();
            weights.add(trade.getOrDefault(commodity, BigDecimal.ZERO));
            boolean known = trade.containsKey(commodity) || complete;
            if (!known || incomplete.contains(commodity)) {
              unknown.add(commodity);
            }
          }
          if (!unknown.isEmpty()) {
            return Weights.unknown(
                "has targets whose trade the shares don't tell: "
                    + Messages.quoteAll(unknown)
                    + "; where an absent row means zero, say withCoverage(COMPLETE)");
          }
          return weights.stream().allMatch(w -> w.signum() == 0)
              ? Weights.unknown("has " + targets.size() + " targets without any trade")
              : Weights.of(weights);
        });
  }

  /** The time and the publications of a table, as far as it has them. */
  private static String origin(TradeTable reference) {
    List<String> parts = new ArrayList<>();
    if (reference.has(Dimension.PERIOD) && reference.size() > 0) {
      TreeSet<Period> periods = new TreeSet<>(reference.distinct(Dimension.PERIOD));
      parts.add("in " + periods.first() + (periods.size() > 1 ? " to " + periods.last() : ""));
    }
    parts.add(
        "of "
            + reference.provenances().values().stream()
                .flatMap(List::stream)
                .map(p -> p.source())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")));
    return String.join(" ", parts);
  }

  /** A rule by its description and what it does. */
  record Rule(String describe, Function<List<Target>, Weights> how) implements DividingRule {
    @Override
    public Weights weights(List<Target> targets) {
      return how.apply(targets);
    }
  }
}
