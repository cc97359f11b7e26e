package org.tradefigures.table;

import java.util.List;
import org.tradefigures.trade.FlowDirection;

/** What figures must have in common to be added up, and what to do where they don't. */
enum Mixture {
  CURRENCIES(
      "currencies",
      "convert them, pick one with currencies(…), or keep them apart with keep(CURRENCY)"),
  VALUATIONS(
      "valuations", "pick one kind with valuations(…), or keep them apart with keep(VALUATION)"),
  DIRECTIONS(
      "directions",
      "pick imports or exports with directions(…), keep them apart with keep(DIRECTION), or ask TotalTrade for their sum"),
  CLASSIFICATIONS(
      "classifications",
      "pick one with commodities(…) or convert them, or keep them apart with keep(COMMODITY)");

  private final String what;
  private final String remedy;

  Mixture(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  MixedFiguresException compared(Object one, Object other) {
    return new MixedFiguresException("compare", what, List.of(one, other), remedy);
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

  MixedFiguresException of(Object one, Object other) {
    return new MixedFiguresException(what, List.of(one, other), remedy);
  }
}
