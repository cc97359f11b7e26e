package org.tradefigures.table;

import java.util.List;
import java.util.stream.Stream;
import org.tradefigures.trade.FlowDirection;

/** What figures must have in common to be added up, and what to do where they don't. */
enum Mixture {
  CURRENCIES("currencies", "convert them", "pick one with currencies(…)", keep("CURRENCY")),
  VALUATIONS("valuations", "pick one kind with valuations(…)", keep("VALUATION")),
  DIRECTIONS(
      "directions",
      "pick imports or exports with directions(…)",
      keep("DIRECTION"),
      "ask TotalTrade for their sum"),
  CLASSIFICATIONS(
      "classifications", "pick one with commodities(…) or convert them", keep("COMMODITY"));

  private static final String KEEP = "keep them apart with keep(";

  private final String what;
  private final String remedy;

  /** What to do where figures can't be kept apart by what differs. */
  private final String otherRemedy;

  Mixture(String what, String... remedies) {
    this.what = what;
    this.remedy = oneOf(List.of(remedies));
    this.otherRemedy = oneOf(Stream.of(remedies).filter(r -> !r.startsWith(KEEP)).toList());
  }

  private static String keep(String dimension) {
    return KEEP + dimension + ")";
  }

  private static String oneOf(List<String> remedies) {
    int last = remedies.size() - 1;
    return last == 0
        ? remedies.get(0)
        : String.join(", ", remedies.subList(0, last)) + ", or " + remedies.get(last);
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

  /**
   * @param mayKeep whether the figures can be kept apart by what differs
   */
  MixedFiguresException of(Object one, Object other, boolean mayKeep) {
    return new MixedFiguresException(what, List.of(one, other), mayKeep ? remedy : otherRemedy);
  }
}
