package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Concordance;
import org.tradefigures.reference.Concordance.Target;

/** Where the figures of every commodity of a table go, worked out once a commodity. */
final class CommodityPlacement {

  /** Where the figures of one commodity go. */
  static final class Place {
    private final int[] targets;
    private final @Nullable Apportionment shares;
    private final boolean converted;

    private Place(int[] targets, @Nullable Apportionment shares, boolean converted) {
      this.targets = targets;
      this.shares = shares;
      this.converted = converted;
    }

    /** The numbers of the targets; none if the figures can't be placed. */
    int[] targets() {
      return targets;
    }

    /** How figures are divided; null where there is one target, which gets all. */
    @Nullable Apportionment shares() {
      return shares;
    }

    /** Whether the figures come from the classification that is converted. */
    boolean converted() {
      return converted;
    }
  }

  private final CommodityConversion conversion;
  private final Concordance concordance;
  private final Coded.Dictionary<Commodity> targets = new Coded.Dictionary<>();
  private final Map<Commodity, String> reasons = new TreeMap<>();
  private final List<Optional<Place>> places = new ArrayList<>();
  private @Nullable Set<Commodity> coarser;

  /**
   * Works the places out.
   *
   * @param commodities the commodities
   * @param met which of them occur; the others have no place
   */
  CommodityPlacement(CommodityConversion conversion, List<Commodity> commodities, boolean[] met) {
    this.conversion = conversion;
    this.concordance = conversion.concordance();
    Set<Commodity> reached = new LinkedHashSet<>();
    for (int code = 0; code < met.length; code++) {
      places.add(met[code] ? Optional.of(place(commodities.get(code), reached)) : Optional.empty());
    }
    requireApart(reached);
  }

  /** Where the figures of the commodity of a number go. */
  Place of(int commodity) {
    return places.get(commodity).orElseThrow();
  }

  /** All commodities that figures go to, by their number. */
  List<Commodity> targets() {
    return targets.values();
  }

  /** Why commodities have no target. */
  Map<Commodity, String> reasons() {
    return reasons;
  }

  /** For every target whether it gets figures of more than one commodity. */
  boolean[] shared() {
    boolean[] shared = new boolean[targets.values().size()];
    boolean[] reached = new boolean[shared.length];
    for (Optional<Place> place : places) {
      for (int target : place.map(Place::targets).orElse(new int[0])) {
        shared[target] |= reached[target];
        reached[target] = true;
      }
    }
    return shared;
  }

  /** Whether figures of both classifications are there. */
  boolean isOfBoth() {
    return places.stream().flatMap(Optional::stream).anyMatch(Place::converted)
        && places.stream().flatMap(Optional::stream).anyMatch(p -> !p.converted());
  }

  private Place place(Commodity commodity, Set<Commodity> reached) {
    if (commodity.classification() == concordance.to()) {
      return new Place(new int[] {targets.code(commodity)}, null, false);
    }
    if (commodity.classification() != concordance.from()) {
      throw new IllegalArgumentException(
          "Can't convert commodity "
              + Messages.quote(commodity)
              + " by a concordance from "
              + concordance.from()
              + " ("
              + concordance.from().label()
              + "): pick figures of that classification with where(COMMODITY, …), or take a concordance from "
              + commodity.classification());
    }
    if (commodity.isTotal()) {
      return new Place(new int[] {targets.code(Commodity.total(concordance.to()))}, null, true);
    }
    List<Target> found = concordance.find(commodity);
    if (found.isEmpty()) {
      requireFine(commodity);
      return unplaced(commodity, "is not in the concordance");
    }
    List<BigDecimal> weights = List.of(BigDecimal.ONE);
    if (found.size() > 1) {
      DividingRule.Weights known = conversion.rule().weights(found);
      if (known.values().isEmpty()) {
        return unplaced(commodity, known.reason());
      }
      weights = known.values();
    }
    List<BigDecimal> shares = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (weights.get(i).signum() > 0) {
        shares.add(weights.get(i));
        reached.add(found.get(i).commodity());
        numbers.add(targets.code(found.get(i).commodity()));
      }
    }
    return new Place(
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        shares.size() == 1 ? null : Apportionment.by(shares),
        true);
  }

  private Place unplaced(Commodity commodity, String reason) {
    reasons.put(commodity, reason);
    return new Place(new int[0], null, true);
  }

  /** Refuses a heading where the concordance tells its subheadings. */
  private void requireFine(Commodity commodity) {
    if (coarser == null) {
      coarser = new HashSet<>();
      concordance.byCommodity().keySet().forEach(c -> addHolders(c, coarser));
    }
    if (coarser.contains(commodity)) {
      throw new IllegalArgumentException(
          "Can't convert commodity "
              + Messages.quote(commodity)
              + ": "
              + concordance.name()
              + " tells the finer codes that it holds; convert figures at their level, picked with commodityLevel(…), and roll them up afterwards with atCommodityLevel(…)");
    }
  }

  /** Refuses targets that hold each other: what one gets would be taken for the whole. */
  private static void requireApart(Set<Commodity> reached) {
    for (Commodity part : reached) {
      Set<Commodity> holders = new HashSet<>();
      addHolders(part, holders);
      for (Commodity whole : reached) {
        if (holders.contains(whole)) {
          throw new IllegalArgumentException(
              "Can't convert to commodity "
                  + Messages.quote(whole)
                  + " beside "
                  + Messages.quote(part)
                  + ": the first includes the second, but would get only what can't be told apart; bring the concordance to one level with atTargetLevel("
                  + whole.level()
                  + "), or take one that tells all pairs, with a rule");
        }
      }
    }
  }

  private static void addHolders(Commodity commodity, Set<Commodity> holders) {
    Optional<Commodity> parent = commodity.parent().filter(c -> !c.isTotal());
    while (parent.isPresent()) {
      holders.add(parent.get());
      parent = parent.get().parent().filter(c -> !c.isTotal());
    }
  }
}
