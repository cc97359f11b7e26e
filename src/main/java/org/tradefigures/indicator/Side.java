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
import java.util.stream.IntStream;
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

  Side(
      String name,
      FlowDirection direction,
      Sums sums,
      int[] starts,
      @Nullable BigDecimal cifFactor) {
    this.name = name;
    this.sums = sums;
    this.cifFactor = cifFactor;
    int[] codes = sums.keys().codes(Dimension.DIRECTION);
    List<?> directions = sums.keys().values(Dimension.DIRECTION);
    of = find(directions.indexOf(direction), codes, starts);
    for (int code = 0; code < directions.size(); code++) {
      FlowDirection kind = (FlowDirection) directions.get(code);
      if (direction.includes(kind)) {
        int[] ofKind = find(code, codes, starts);
        IntStream.range(0, ofKind.length)
            .filter(pair -> ofKind[pair] >= 0)
            .forEach(pair -> addKind(pair, kind));
      }
    }
  }

  /** For every pair its sum in a direction, -1 where there is none. */
  private static int[] find(int direction, int[] directions, int[] starts) {
    int[] found = new int[starts.length];
    Arrays.fill(found, -1);
    for (int pair = 0; pair < starts.length; pair++) {
      int end = pair + 1 < starts.length ? starts[pair + 1] : directions.length;
      for (int i = starts[pair]; i < end; i++) {
        found[pair] = directions[i] == direction ? i : found[pair];
      }
    }
    return found;
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

  private void addKind(int pair, FlowDirection kind) {
    kinds.computeIfAbsent(pair, p -> EnumSet.noneOf(FlowDirection.class)).add(kind);
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
        Ratios.of(value, factor),
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

  private boolean isOnFob(int pair) {
    Valuation valuation = cifFactor == null ? null : sums.valuation(of[pair]);
    return valuation != null && valuation.valuationClass() == ValuationClass.CIF_TYPE;
  }

  private boolean isPartial(int pair) {
    return of[pair] < 0 && !kinds.isEmpty() && kinds.containsKey(pair);
  }
}
