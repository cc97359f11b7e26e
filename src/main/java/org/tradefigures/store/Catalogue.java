package org.tradefigures.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.TradeField;

/**
 * What a store holds, found out once in one pass: the distinct values of every dimension and the
 * sizes of its numbers. What is not valid is refused here, before anything is added up. Values that
 * are told in several texts, such as {@code 2024} and {@code 2024-01-01/P12M}, get their usual one:
 * databases compare texts.
 */
final class Catalogue {

  /** What makes a publication another one. */
  private static final List<TradeField> PARTS =
      List.of(TradeField.SOURCE, TradeField.VINTAGE, TradeField.PUBLISHED);

  /** The dimensions that are columns. */
  private static final List<Dimension<?>> DIMENSIONS =
      Dimension.all().stream().filter(d -> TradeRelation.names().contains(d.toString())).toList();

  /** The text of a publication: another one where source, vintage or time differ. */
  static final String PUBLICATION =
      "CONCAT_WS(' ', CAST(LENGTH(source) AS STRING), source, CAST(LENGTH(vintage) AS STRING), vintage, published)";

  private final Map<Dimension<?>, Map<String, ?>> values = new LinkedHashMap<>();
  private final Map<TradeField, Map<String, String>> unusual = new EnumMap<>(TradeField.class);
  private final Set<ObservationStatus> statuses = EnumSet.noneOf(ObservationStatus.class);
  private final Map<TradeField, NumberSize> numbers = new EnumMap<>(TradeField.class);
  private final Map<TradeField, String> constants = new EnumMap<>(TradeField.class);
  private final Set<TradeField> varying = EnumSet.noneOf(TradeField.class);

  private long rows;

  private Catalogue() {}

  static Catalogue of(SqlEngine engine) {
    Catalogue catalogue = new Catalogue();
    Map<TradeField, Integer> scales = NumberSize.scales(engine);
    List<String> list = new ArrayList<>();
    list.add("COUNT(*)");
    DIMENSIONS.forEach(d -> list.add(engine.distinctTexts(d.toString())));
    DIMENSIONS.forEach(d -> list.add("COUNT(" + d + ")"));
    list.add(engine.distinctTexts("status"));
    list.add(engine.distinctTexts(TradeField.PUBLISHED.key()));
    TradeRelation.NUMBERS.forEach(
        field -> list.addAll(NumberSize.measures(field, scales.get(field))));
    list.add(engine.distinctTexts(NumberSize.UNIT));
    TradeField.PROVENANCE.forEach(
        f -> Stream.of("COUNT(", "MIN(", "MAX(").forEach(of -> list.add(of + f.key() + ")")));
    list.add(
        "COUNT(CASE WHEN (value IS NULL) = (status IN ('normal', 'estimated', 'provisional'))"
            + " THEN 1 END)");
    list.add("COUNT(CASE WHEN CAST(net_weight_kg AS STRING) LIKE '-%' THEN 1 END)");
    Sql query = Sql.of("SELECT " + String.join(", ", list) + " FROM ").plus(engine.trade());
    engine.query(query, row -> catalogue.read(row, scales, engine.place()));
    catalogue.values.put(Dimension.DECLARANT, catalogue.values(Dimension.ECONOMY));
    catalogue.values.put(Dimension.PUBLICATION, catalogue.publications(engine));
    return catalogue;
  }

  private Map<String, Provenance> publications(SqlEngine engine) {
    boolean areSeveral = PARTS.stream().anyMatch(varying::contains);
    Map<String, Provenance> publications = new TreeMap<>();
    engine.query(
        Sql.of("SELECT " + (areSeveral ? "DISTINCT " : "") + PUBLICATION + ", ")
            .plus(PARTS.stream().map(TradeField::key).collect(Collectors.joining(", ")) + " FROM ")
            .plus(usual(engine.trade()))
            .plus(areSeveral ? "" : " LIMIT 1"),
        row ->
            publications.put(
                Objects.requireNonNull(row.text(0)),
                Publications.of(this, row.fields(PARTS, 1)).publication()));
    return publications;
  }

  /** The distinct texts of a stored dimension with what they mean. */
  @SuppressWarnings("unchecked")
  <T extends Comparable<? super T>> Map<String, T> values(Dimension<T> dimension) {
    return (Map<String, T>) Objects.requireNonNull(values.get(dimension));
  }

  long rows() {
    return rows;
  }

  Set<ObservationStatus> statuses() {
    return statuses;
  }

  NumberSize number(TradeField field) {
    return Objects.requireNonNull(numbers.get(field));
  }

  /** The fields of provenance that are not the same in all rows. */
  Set<TradeField> varyingProvenance() {
    return varying;
  }

  /** What all rows have in a field of provenance that does not vary; null where no row tells it. */
  @Nullable String constantProvenance(TradeField field) {
    return constants.get(field);
  }

  /**
   * Figures in which equal values are equal texts.
   *
   * @param relation what stands after FROM, with all columns of {@link TradeRelation}
   * @return the same figures, to stand there
   */
  Sql usual(Sql relation) {
    if (unusual.isEmpty()) {
      return relation;
    }
    List<Sql> columns = new ArrayList<>();
    for (TradeField field : TradeField.values()) {
      Sql column = Sql.of(field.key());
      Map<String, String> texts = unusual.get(field);
      if (texts != null) {
        Sql cases = Sql.of("CASE " + field.key());
        List<Sql> each = new ArrayList<>(List.of(cases));
        texts.forEach(
            (text, usual) ->
                each.add(
                    Sql.of(" WHEN ").plus(Sql.value(text)).plus(" THEN ").plus(Sql.value(usual))));
        column = Sql.join("", each).plus(" ELSE " + field.key() + " END AS " + field.key());
      }
      columns.add(column);
    }
    return Sql.of("(SELECT ")
        .plus(Sql.join(", ", columns))
        .plus(" FROM ")
        .plus(relation)
        .plus(") usual");
  }

  private void read(SqlRow row, Map<TradeField, Integer> scales, String place) {
    int column = 0;
    rows = count(row, column++);
    for (Dimension<?> dimension : DIMENSIONS) {
      values.put(
          dimension,
          usual(
              TradeField.of(dimension.toString()),
              parsed(dimension.toString(), dimension::valueOf, row.texts(column++), place)));
    }
    for (Dimension<?> dimension : DIMENSIONS) {
      if (count(row, column++) < rows) {
        throw new TradeParseException(
            "Empty cell",
            "",
            "every figure has to tell its " + dimension,
            new Location(place, 0, dimension.toString()),
            null);
      }
    }
    statuses.addAll(
        parsed("status", ObservationStatus::parse, row.texts(column++), place).values());
    String published = TradeField.PUBLISHED.key();
    usual(TradeField.PUBLISHED, parsed(published, Period::parse, row.texts(column++), place));
    for (TradeField field : TradeRelation.NUMBERS) {
      numbers.put(field, NumberSize.read(field, row, column, scales.get(field), rows, place));
      column += NumberSize.MEASURES;
    }
    parsed(TradeField.QUANTITY.key(), QuantityUnit::parse, row.texts(column++), place);
    for (TradeField field : TradeField.PROVENANCE) {
      long told = count(row, column++);
      String first = row.text(column++);
      String last = row.text(column++);
      if (told > 0 && (told < rows || !Objects.equals(first, last))) {
        varying.add(field);
      } else if (first != null) {
        constants.put(field, first);
      }
    }
    refuse(row, column++, "value", "a figure has a value, or a status that says why not", place);
    refuse(row, column, "net_weight_kg", "a weight is zero or more", place);
  }

  private static void refuse(SqlRow row, int column, String name, String rule, String place) {
    long wrong = count(row, column);
    if (wrong > 0) {
      throw new TradeParseException(
          "Invalid rows", Long.toString(wrong), rule, new Location(place, 0, name), null);
    }
  }

  private static <T> Map<String, T> parsed(
      String column, Function<String, T> parser, List<String> texts, String place) {
    Map<String, T> values = new TreeMap<>();
    for (String text : texts) {
      try {
        values.put(text, parser.apply(text));
      } catch (TradeParseException e) {
        throw e.at(new Location(place, 0, column));
      }
    }
    return values;
  }

  /** The values by their usual texts, the others noted. */
  private <T> Map<String, T> usual(TradeField field, Map<String, T> values) {
    Map<String, T> byUsual = new TreeMap<>();
    values.forEach(
        (text, value) -> {
          String usual = value.toString();
          byUsual.put(usual, value);
          if (!usual.equals(text)) {
            unusual.computeIfAbsent(field, f -> new TreeMap<>()).put(text, usual);
          }
        });
    return byUsual;
  }

  static long count(SqlRow row, int column) {
    BigDecimal count = row.number(column);
    return count == null ? 0 : count.longValueExact();
  }
}
