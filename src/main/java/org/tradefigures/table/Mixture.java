package org.tradefigures.table;

import java.util.ArrayList;
import java.util.List;
import org.tradefigures.trade.FlowDirection;

/** What figures must have in common to be added up, and what to do where they don't. */
enum Mixture {
  CURRENCIES("currencies"),
  VALUATIONS("valuations"),
  DIRECTIONS("directions"),
  CLASSIFICATIONS("classifications");

  private final String what;

  Mixture(String what) {
    this.what = what;
  }

  /** What to do, for one of these or the other. */
  private String remedy(Wording words, boolean mayKeep) {
    List<String> remedies = new ArrayList<>();
    if (this == CURRENCIES) {
      remedies.add("convert them");
    }
    remedies.add(pick(words));
    if (mayKeep) {
      remedies.add(words.keep(dimension()));
    }
    if (this == DIRECTIONS && words == Wording.QUERY) {
      remedies.add("ask TotalTrade for their sum");
    }
    int last = remedies.size() - 1;
    return last == 0
        ? remedies.get(0)
        : String.join(", ", remedies.subList(0, last)) + ", or " + remedies.get(last);
  }

  private Dimension<?> dimension() {
    return switch (this) {
      case CURRENCIES -> Dimension.CURRENCY;
      case VALUATIONS -> Dimension.VALUATION;
      case DIRECTIONS -> Dimension.DIRECTION;
      case CLASSIFICATIONS -> Dimension.COMMODITY;
    };
  }

  private String pick(Wording words) {
    return switch (this) {
      case CURRENCIES -> "pick one with " + words.pick("currencies(…)");
      case VALUATIONS -> "pick one kind with " + words.pick("valuations(…)");
      case DIRECTIONS -> "pick imports or exports with " + words.pick("directions(…)");
      case CLASSIFICATIONS -> "pick one with " + words.pick("commodities(…)") + " or convert them";
    };
  }

  MixedFiguresException compared(Object one, Object other, Wording words) {
    return new MixedFiguresException("compare", what, List.of(one, other), remedy(words, true));
  }

  /** Of sums some of which are exports, and others imports. */
  static MixedFiguresException ofUntoldDirections() {
    return new MixedFiguresException(
        DIRECTIONS.what,
        List.of(FlowDirection.EXPORT, FlowDirection.IMPORT),
        "these are sums that do not tell which they are; pick imports or exports with directions(…), or keep them apart"
            + " with keep(DIRECTION), when figures are first added up");
  }

  /** Of sums that were kept apart by currency, in rows counted from 1. */
  static MixedFiguresException ofConvertedSums(String one, String other, int row, int second) {
    return new MixedFiguresException(
        "convert",
        CURRENCIES.what,
        List.of(one, other),
        "rows "
            + row
            + " and "
            + second
            + " are sums that differ in nothing else and may tell the same trade; convert the figures before they are"
            + " added up, pick one currency with currencies(…), or keep apart besides what they differ in");
  }

  /**
   * Of two that meet.
   *
   * @param mayKeep whether the figures can be kept apart by what differs
   */
  MixedFiguresException of(Object one, Object other, Wording words, boolean mayKeep) {
    return new MixedFiguresException(what, List.of(one, other), remedy(words, mayKeep));
  }
}
