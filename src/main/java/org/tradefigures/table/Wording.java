package org.tradefigures.table;

import java.util.Locale;

/**
 * In whose words a refusal of sums gives advice: the methods that help are those of whoever asked.
 */
public enum Wording {
  /** Methods of a {@link TradeQuery}. */
  QUERY,

  /** Methods of an indicator, which hands conditions on to a query. */
  INDICATOR,

  /**
   * Methods of an indicator that adds its own sums up further: what these do not tell, it can still
   * ask of the figures.
   */
  INDICATOR_OF_OWN_SUMS;

  /** How figures are picked with a method of a query. */
  String pick(String method) {
    return switch (this) {
      case QUERY -> method;
      case INDICATOR, INDICATOR_OF_OWN_SUMS ->
          method.equals("periods(…)") ? "in(…)" : "where(q -> q." + method + ")";
    };
  }

  /** How figures are kept apart. */
  String keep(Dimension<?> dimension) {
    String constant = dimension.toString().toUpperCase(Locale.ROOT);
    return "keep them apart with "
        + switch (this) {
          case QUERY -> "keep(" + constant + ")";
          case INDICATOR, INDICATOR_OF_OWN_SUMS -> "by(" + constant + ", …)";
        };
  }
}
