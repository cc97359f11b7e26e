package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Valuation;
import org.tradefigures.trade.ValuationClass;

/** The exports, or the imports, of every combination. */
final class Side {

  private final String name;
  private final Sums sums;
  private final @Nullable BigDecimal cifFactor;

  /** Which sum; -1 for none. */
  private final int[] of;

  /** Which kinds of them there are sums of; they may not be all. */
  private final Map<Integer, Set<FlowDirection>> kinds = new HashMap<>();

  /** Why a figure is not known, or not whole, though the other side has one. */
  private final Map<Integer, String> lacking = new HashMap<>();

  private Side(String name, Sums sums, int[] of, @Nullable BigDecimal cifFactor) {
    this.name = name;
    this.sums = sums;
    this.of = of;
    this.cifFactor = cifFactor;
  }

  /**
   * The exports and the imports.
   *
   * @param starts where the sums of each pair start, which are kept apart by direction last
   * @param cifFactor what imports on CIF are divided by; null for nothing
   */
  static List<Side> both(Sums sums, int[] starts, @Nullable BigDecimal cifFactor) {
    Map<Object, int[]> sumOf = sums.keys().rowsByValue(Dimension.DIRECTION, starts);
    int[] none = new int[starts.length];
    Arrays.fill(none, -1);
    int[] ofExports = Objects.requireNonNullElse(sumOf.remove(FlowDirection.EXPORT), none);
    int[] ofImports = Objects.requireNonNullElse(sumOf.remove(FlowDirection.IMPORT), none);
    Side exports = new Side("exports", sums, ofExports, null);
    Side imports = new Side("imports", sums, ofImports, cifFactor);
    sumOf.forEach(
        (direction, ofPairs) -> {
          FlowDirection kind = (FlowDirection) direction;
          (kind.isImport() ? imports : exports).addKind(kind, ofPairs);
        });
    return List.of(exports, imports);
  }

  /** How many pairs there are. */
  int size() {
    return of.length;
  }

  Sums sums() {
    return sums;
  }

  String name() {
    return name;
  }

  /** Which sum a pair has on this side; -1 for none. */
  int sum(int pair) {
    return of[pair];
  }

  private void addKind(FlowDirection kind, int[] sumOf) {
    for (int pair = 0; pair < sumOf.length; pair++) {
      if (sumOf[pair] >= 0) {
        kinds.computeIfAbsent(pair, p -> EnumSet.noneOf(FlowDirection.class)).add(kind);
      }
    }
  }

  void lack(int pair, List<Object> absent) {
    if (!absent.isEmpty()) {
      lacking.put(
          pair,
          "no figure of "
              + absent.stream().map(Object::toString).collect(Collectors.joining(", "))
              + " in a selection of figures");
    }
  }

  /** What is told of parts of a period only is not the trade of the period. */
  void lack(int pair, String partsOfPeriod) {
    if (!partsOfPeriod.isEmpty()) {
      lacking.put(pair, "no figures of " + partsOfPeriod);
    }
  }

  /** What is not there by a classification that the side is never told by is not zero. */
  void lackClassifications(int[] starts) {
    List<Classification> byCode =
        sums.keys().values(Dimension.COMMODITY).stream()
            .map(commodity -> ((Commodity) commodity).classification())
            .toList();
    if (byCode.stream().distinct().count() < 2) {
      return;
    }
    int[] codes = sums.keys().codes(Dimension.COMMODITY);
    Set<Classification> told = new HashSet<>();
    for (int pair = 0; pair < of.length; pair++) {
      if (of[pair] >= 0) {
        told.add(byCode.get(codes[starts[pair]]));
      }
    }
    for (int pair = 0; pair < of.length; pair++) {
      Classification classification = byCode.get(codes[starts[pair]]);
      if (of[pair] < 0 && !told.contains(classification)) {
        lacking.put(pair, "no figures by " + classification.label());
      }
    }
  }

  @Nullable Undefined undefined(int pair) {
    return isPartial(pair) || (!lacking.isEmpty() && lacking.containsKey(pair))
        ? Undefined.MISSING_INPUT
        : sums.undefined(of[pair]);
  }

  BigDecimal value(int pair) {
    return isOnFob(pair) ? Objects.requireNonNull(input(pair).value()) : sums.value(of[pair]);
  }

  long unscaledValue(int pair) {
    return isOnFob(pair) ? Long.MIN_VALUE : sums.unscaledValue(of[pair]);
  }

  boolean isNegative(int pair) {
    long unscaled = unscaledValue(pair);
    return unscaled == Long.MIN_VALUE ? value(pair).signum() < 0 : unscaled < 0;
  }

  @Nullable CurrencyUnit currency(int pair) {
    return sums.currency(of[pair]);
  }

  boolean hasCurrency(int pair) {
    return sums.hasCurrency(of[pair]);
  }

  @Nullable Valuation valuation(int pair) {
    return undefined(pair) != null ? null : input(pair).valuation();
  }

  Input input(int pair) {
    if (isPartial(pair)) {
      return Input.undefined(
          name,
          Undefined.MISSING_INPUT,
          List.of(),
          "the data have only "
              + kinds.getOrDefault(pair, Set.of()).stream()
                  .map(FlowDirection::label)
                  .collect(Collectors.joining(", "))
              + ", not all "
              + name);
    }
    Input input = sums.input(name, of[pair]);
    String absent = lacking.get(pair);
    if (absent != null) {
      return Input.undefined(name, Undefined.MISSING_INPUT, input.provenance(), absent);
    }
    BigDecimal value = input.value();
    if (value == null || !isOnFob(pair)) {
      return input;
    }
    BigDecimal factor = Objects.requireNonNull(cifFactor);
    return input.withValue(
        Ratios.amount(value, factor),
        Valuation.FOB_TYPE,
        "CIF " + value.toPlainString() + " / " + factor.toPlainString());
  }

  InputColumn column() {
    boolean isAsSummed = cifFactor == null && lacking.isEmpty() && kinds.isEmpty();
    return new InputColumn(
        name,
        this::input,
        pair -> undefined(pair) == null ? value(pair) : null,
        isAsSummed ? new InputColumn.Summed(sums, RowMap.of(of)) : null);
  }

  /** Whether the figure is put on FOB, which leaves it right to 34 digits only. */
  boolean isOnFob(int pair) {
    Valuation valuation = cifFactor == null ? null : sums.valuation(of[pair]);
    return valuation != null && valuation.valuationClass() == ValuationClass.CIF_TYPE;
  }

  private boolean isPartial(int pair) {
    return of[pair] < 0 && !kinds.isEmpty() && kinds.containsKey(pair);
  }
}
