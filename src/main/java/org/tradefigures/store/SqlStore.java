package org.tradefigures.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.AnswerBuilder;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.SummedGroup;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.Valuation;

/**
 * Answers queries with SQL: the database filters, groups and adds up; what comes back are the sums.
 * Values are bound, never written into the SQL.
 *
 * <p>The first query reads all data once to find their distinct values and to check them; what the
 * store knows from that it keeps, so data that change need another store.
 */
public final class SqlStore implements TradeStore {

  /** An answer rests on so many at most, on average. */
  private static final long PROVENANCES_OF_A_ROW = 8;

  private final SqlEngine engine;
  private final Coverage coverage;
  private final int mostRows;
  private final Consumer<UnaryOperator<Sql>> check;
  private boolean checked;
  private @Nullable Catalogue catalogue;

  /**
   * A store over a database.
   *
   * @param engine the database
   * @param coverage what it means that there is no figure
   * @param mostRows how many rows an answer may have, and eight provenances for each
   * @param check looks at the data once, before the first answer, and throws if it may not be
   *     given; it gets what makes equal values equal texts in a relation with all columns of {@link
   *     TradeRelation}
   */
  public SqlStore(
      SqlEngine engine, Coverage coverage, int mostRows, Consumer<UnaryOperator<Sql>> check) {
    this.engine = Objects.requireNonNull(engine, "engine");
    this.coverage = Objects.requireNonNull(coverage, "coverage");
    this.mostRows = mostRows;
    this.check = Objects.requireNonNull(check, "check");
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  /**
   * Adds up the figures the query picks, as {@link TradeStore#aggregate} says.
   *
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   * @throws IllegalArgumentException besides, if the answer would have more rows than it may
   */
  @Override
  public TradeTable aggregate(TradeQuery query) {
    Objects.requireNonNull(query, "query");
    Catalogue known = catalogue();
    query.requireToldAs(side -> known.values(side).values());
    if (known.rows() == 0) {
      return TradeTable.of(List.of()).withCoverage(coverage).aggregate(query);
    }
    try (PickedTrade picked = new PickedTrade(engine, known, query)) {
      return new Summing(known, picked, query).run();
    }
  }

  /**
   * All figures, in memory.
   *
   * @return one row a figure, in the order in which the database gives them
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   * @throws IllegalArgumentException if there are more rows than an answer may have
   */
  public TradeTable table() {
    TradeTable.Builder table = TradeTable.builder();
    new FlowReader(engine, trade(), mostRows).read(table::add);
    return table.build().withCoverage(coverage);
  }

  /**
   * All figures in the form in which they are kept best: numbers as decimals where one type of them
   * holds all exactly, else as text; days as dates.
   *
   * @return a query with all columns of {@link TradeRelation}
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   */
  public Sql storedForm() {
    Catalogue known = catalogue();
    String columns =
        Stream.of(TradeField.values())
            .map(
                field ->
                    switch (field) {
                          case VALUE, NET_WEIGHT_KG -> known.number(field).stored();
                          case RETRIEVED -> "CAST(retrieved AS DATE)";
                          default -> field.key();
                        }
                        + " AS "
                        + field.key())
            .collect(Collectors.joining(", "));
    return Sql.of("SELECT " + columns + " FROM ").plus(trade());
  }

  /**
   * What stands after FROM for the figures once they are checked: equal values are equal texts.
   *
   * @return a table or subquery with all columns of {@link TradeRelation}
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   */
  public Sql trade() {
    return catalogue().usual(engine.trade());
  }

  /**
   * How many figures there are.
   *
   * @return the rows of the relation
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   */
  public long size() {
    return catalogue().rows();
  }

  private synchronized Catalogue catalogue() {
    Catalogue known = catalogue == null ? Catalogue.of(engine) : catalogue;
    catalogue = known;
    if (!checked) {
      check.accept(known::usual);
      checked = true;
    }
    return known;
  }

  /** One question to the database, and a cursor over the groups it answers with. */
  private final class Summing implements SummedGroup {

    private final Catalogue known;
    private final PickedTrade picked;
    private final TradeQuery query;
    private final List<String> columns = new ArrayList<>();
    private final Map<Valuation, Integer> valuationCounts = new EnumMap<>(Valuation.class);
    private final Map<ObservationStatus, Integer> statusCounts =
        new EnumMap<>(ObservationStatus.class);
    private final Map<TradeField, Integer> sums = new EnumMap<>(TradeField.class);
    private final Map<TradeField, Integer> counts = new EnumMap<>(TradeField.class);
    private final int currency;
    private final int figures;
    private final int units;
    private final Map<List<String>, List<Provenance>> provenance = new HashMap<>();
    private @Nullable SqlRow row;

    Summing(Catalogue known, PickedTrade picked, TradeQuery query) {
      this.known = known;
      this.picked = picked;
      this.query = query;
      columns.addAll(picked.keys());
      currency = column("MIN(currency)");
      figures = column("COUNT(*)");
      for (Valuation valuation : picked.accepted(Dimension.VALUATION).values()) {
        valuationCounts.computeIfAbsent(valuation, v -> countOf("valuation", v));
      }
      for (ObservationStatus status : known.statuses()) {
        statusCounts.put(status, countOf("status", status));
      }
      add(TradeField.VALUE);
      if (!query.isValuesOnly()) {
        add(TradeField.NET_WEIGHT_KG);
        add(TradeField.QUANTITY);
      }
      units = column("MIN(" + NumberSize.UNIT + ")");
      column("MAX(" + NumberSize.UNIT + ")");
    }

    TradeTable run() {
      AnswerBuilder answer =
          new AnswerBuilder(query, coverage, new PickedSql(engine, known, picked));
      readProvenance();
      int[] size = {0};
      engine.query(
          Sql.of("SELECT " + String.join(", ", columns) + " FROM ")
              .plus(picked.rows())
              .plus(grouping() + " HAVING COUNT(*) > 0 LIMIT " + (mostRows + 1L)),
          each -> {
            if (++size[0] > mostRows) {
              throw tooLarge(mostRows, "rows");
            }
            row = each;
            answer.add(this);
          });
      return answer.build();
    }

    private String grouping() {
      return picked.keys().isEmpty() ? "" : " GROUP BY " + String.join(", ", picked.keys());
    }

    private IllegalArgumentException tooLarge(long most, String what) {
      return new IllegalArgumentException(
          "The answer to '"
              + query
              + "' has more than "
              + most
              + " "
              + what
              + ": keep fewer dimensions, pick fewer figures, or open the store with a higher limit");
    }

    private int column(String expression) {
      columns.add(expression);
      return columns.size() - 1;
    }

    /** A count of the figures with a code, which is made of small letters and dashes. */
    private int countOf(String name, Object code) {
      return column("COUNT(CASE WHEN " + name + " = '" + code + "' THEN 1 END)");
    }

    private void add(TradeField field) {
      NumberSize size = known.number(field);
      if (size.isTold()) {
        counts.put(field, column("COUNT(" + field.key() + ")"));
        sums.put(field, columns.size());
        columns.addAll(size.sums());
      }
    }

    private SqlRow row() {
      return Objects.requireNonNull(row, "row");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Comparable<? super T>> T key(Dimension<T> dimension) {
      int index = query.kept().indexOf(dimension);
      return (T) picked.key(index, row().text(index));
    }

    @Override
    public String currency() {
      return Objects.requireNonNull(row().text(currency));
    }

    @Override
    public Set<Valuation> valuations() {
      Set<Valuation> met = EnumSet.noneOf(Valuation.class);
      valuationCounts.forEach(
          (valuation, column) -> {
            if (Catalogue.count(row(), column) > 0) {
              met.add(valuation);
            }
          });
      return met;
    }

    @Override
    public Set<ObservationStatus> statuses() {
      Set<ObservationStatus> met = EnumSet.noneOf(ObservationStatus.class);
      statusCounts.forEach(
          (status, column) -> {
            if (Catalogue.count(row(), column) > 0) {
              met.add(status);
            }
          });
      return met;
    }

    @Override
    public BigDecimal value() {
      return sum(TradeField.VALUE);
    }

    @Override
    public int absent(ObservationStatus why) {
      Integer column = statusCounts.get(why);
      return column == null ? 0 : Math.toIntExact(Catalogue.count(row(), column));
    }

    @Override
    public @Nullable BigDecimal netWeightKg() {
      return whole(TradeField.NET_WEIGHT_KG);
    }

    @Override
    public @Nullable BigDecimal quantity() {
      return Objects.equals(row().text(units), row().text(units + 1))
          ? whole(TradeField.QUANTITY)
          : null;
    }

    @Override
    public QuantityUnit quantityUnit() {
      return QuantityUnit.parse(Objects.requireNonNull(row().text(units)));
    }

    @Override
    public Collection<Provenance> provenance() {
      List<String> key = new ArrayList<>();
      if (!known.varyingProvenance().isEmpty()) {
        for (int i = 0; i < picked.keys().size(); i++) {
          key.add(Objects.requireNonNull(row().text(i)));
        }
      }
      return Objects.requireNonNull(provenance.get(key), "provenance");
    }

    private @Nullable BigDecimal whole(TradeField field) {
      Integer count = counts.get(field);
      return count == null || Catalogue.count(row(), count) < Catalogue.count(row(), figures)
          ? null
          : sum(field);
    }

    private BigDecimal sum(TradeField field) {
      return known.number(field).sum(row(), Objects.requireNonNull(sums.get(field), "sum"));
    }

    /** The publications of every group, in a question of their own where there are several. */
    private void readProvenance() {
      List<TradeField> varying = List.copyOf(known.varyingProvenance());
      if (varying.isEmpty()) {
        provenance.put(List.of(), List.of(Publications.of(known, Map.of())));
        return;
      }
      long most = PROVENANCES_OF_A_ROW * mostRows;
      long[] size = {0};
      int first = picked.keys().size();
      List<String> wanted = new ArrayList<>(picked.keys());
      varying.forEach(field -> wanted.add(field.key()));
      engine.query(
          Sql.of("SELECT DISTINCT " + String.join(", ", wanted) + " FROM ")
              .plus(picked.rows())
              .plus(" LIMIT " + (most + 1)),
          each -> {
            if (++size[0] > most) {
              throw tooLarge(most, "provenances");
            }
            List<String> key = new ArrayList<>();
            for (int i = 0; i < first; i++) {
              key.add(Objects.requireNonNull(each.text(i)));
            }
            provenance
                .computeIfAbsent(key, k -> new ArrayList<>())
                .add(Publications.of(known, each.fields(varying, first)));
          });
    }
  }
}
