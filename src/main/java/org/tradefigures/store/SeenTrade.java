package org.tradefigures.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tradefigures.reference.Economy;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.trade.FlowDirection;

/** All figures as a query sees them, as SQL: turned to its viewpoint, or to both sides. */
final class SeenTrade {

  /** Whose trade a figure is before it is turned. */
  private static final String DECLARED = "economy AS " + Dimension.DECLARANT;

  private static final List<Dimension<Economy>> SIDES =
      List.of(Dimension.ECONOMY, Dimension.PARTNER);

  /** The codes of all kinds of exports, which are letters. */
  private static final String EXPORTS =
      Arrays.stream(FlowDirection.values())
          .filter(FlowDirection::isExport)
          .map(direction -> "'" + direction + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private final Sql trade;
  private final Catalogue catalogue;
  private final TradeQuery query;

  SeenTrade(SqlEngine engine, Catalogue catalogue, TradeQuery query) {
    this.trade = catalogue.usual(engine.trade());
    this.catalogue = catalogue;
    this.query = query;
  }

  /** A subquery of all figures, with the columns of what is derived from them. */
  Sql rows() {
    Sql turned =
        query
            .viewpoint()
            .map(this::turnedTo)
            .orElseGet(query.isReconciledOnBothSides() ? this::onBothSides : this::asTold);
    return Sql.of(
            "SELECT t.*, "
                + Catalogue.PUBLICATION
                + " AS "
                + Dimension.PUBLICATION
                + ", CASE WHEN direction IN "
                + EXPORTS
                + " THEN economy ELSE partner END AS exporter, CASE WHEN direction IN "
                + EXPORTS
                + " THEN partner ELSE economy END AS importer FROM (")
        .plus(turned)
        .plus(") t");
  }

  /** The values of a dimension once figures are turned. */
  @SuppressWarnings("unchecked")
  <T extends Comparable<? super T>> Map<String, T> values(Dimension<T> dimension) {
    boolean turns = query.viewpoint().isPresent() || query.isReconciledOnBothSides();
    boolean derived = dimension == Dimension.EXPORTER || dimension == Dimension.IMPORTER;
    if (derived || (turns && SIDES.stream().anyMatch(side -> side == dimension))) {
      Map<String, Economy> both = new TreeMap<>();
      SIDES.forEach(side -> both.putAll(catalogue.values(side)));
      query
          .viewpoint()
          .filter(v -> dimension == Dimension.ECONOMY)
          .ifPresent(v -> both.values().retainAll(Set.of(v)));
      return (Map<String, T>) both;
    }
    if (turns && dimension == Dimension.DIRECTION) {
      Map<String, FlowDirection> both = new TreeMap<>(catalogue.values(Dimension.DIRECTION));
      catalogue
          .values(Dimension.DIRECTION)
          .values()
          .forEach(d -> both.put(d.mirror().toString(), d.mirror()));
      return (Map<String, T>) both;
    }
    return catalogue.values(dimension);
  }

  private Sql asTold() {
    return Sql.of("SELECT *, " + DECLARED + " FROM ").plus(trade);
  }

  private Sql onBothSides() {
    return asTold()
        .plus(" UNION ALL SELECT " + columns("partner", "economy", mirrored()))
        .plus(", " + DECLARED + " FROM ")
        .plus(trade)
        .plus(" WHERE reporter = 'reconciled'");
  }

  private Sql turnedTo(Economy viewpoint) {
    Sql own = Sql.of("economy = ").plus(Sql.value(viewpoint.toString()));
    Sql marked =
        Sql.of("(SELECT *, ")
            .plus(own)
            .plus(" AS own FROM ")
            .plus(trade)
            .plus(" WHERE ")
            .plus(own)
            .plus(" OR partner = ")
            .plus(Sql.value(viewpoint.toString()))
            .plus(") m");
    return Sql.of(
            "SELECT "
                + columns(
                    "CASE WHEN own THEN economy ELSE partner END",
                    "CASE WHEN own THEN partner ELSE economy END",
                    "CASE WHEN own THEN direction ELSE " + mirrored() + " END")
                + ", "
                + DECLARED
                + " FROM ")
        .plus(marked);
  }

  private static String columns(String economy, String partner, String direction) {
    return TradeRelation.names().stream()
        .map(
            name ->
                switch (name) {
                  case "economy" -> economy + " AS economy";
                  case "partner" -> partner + " AS partner";
                  case "direction" -> direction + " AS direction";
                  default -> name;
                })
        .collect(Collectors.joining(", "));
  }

  private static String mirrored() {
    return "CASE WHEN direction IN "
        + EXPORTS
        + " THEN '"
        + FlowDirection.IMPORT
        + "' ELSE '"
        + FlowDirection.EXPORT
        + "' END";
  }
}
