package org.tradefigures.source;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Classification.Family;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Concordance;
import org.tradefigures.reference.Concordance.Relation;
import org.tradefigures.reference.Concordance.Target;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.RelationKind;
import org.tradefigures.reference.TradeParseException;

/** The rows of one concordance while they are read. */
final class ConcordanceRows {

  /** Codes are the same in all encodings that are met, and nothing else is kept. */
  static final Charset ENCODING = StandardCharsets.ISO_8859_1;

  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
  private static final Pattern DOTTED = Pattern.compile("\\d{3,4}\\.\\d{1,2}");

  /** The chapter of meat, which corresponds to division 01 of every SITC. */
  private static final String MEAT = "02";

  private record Pair(Commodity source, Commodity target) {}

  private record Row(
      Pair pair, @Nullable BigDecimal weight, @Nullable RelationKind told, Location place) {

    Relation relation() {
      return new Relation(pair.source, new Target(pair.target, weight));
    }
  }

  private final String source;
  private final boolean strict;
  private final Map<Pair, Row> rows = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable ConcordanceHeader header;
  private long repetitions;
  private long inputRows;

  ConcordanceRows(String source, boolean strict) {
    this.source = Objects.requireNonNull(source, "source");
    this.strict = strict;
  }

  void read(Reader text, Function<List<String>, Optional<ConcordanceHeader>> find)
      throws IOException {
    DelimitedText cursor = DelimitedText.of(text, ',');
    ConcordanceHeader found = header(cursor, find);
    header = found;
    while (cursor.next()) {
      if (isEmpty(cursor)) {
        continue;
      }
      inputRows++;
      Location place = Location.of(source, cursor.line());
      try {
        add(row(cursor, found, place));
      } catch (TradeParseException e) {
        reject(e.at(place));
      }
    }
  }

  ConcordanceReadResult result() {
    ConcordanceHeader found = Objects.requireNonNull(header, "header");
    requireLeadingZeros(found);
    rejectWeights();
    if (problems.isEmpty()) {
      rejectKinds(found);
    }
    return new ConcordanceReadResult(concordance(found), repetitions, problems, inputRows);
  }

  private ConcordanceHeader header(
      DelimitedText cursor, Function<List<String>, Optional<ConcordanceHeader>> find)
      throws IOException {
    boolean first = true;
    while (cursor.next()) {
      List<String> cells = new ArrayList<>(cursor.fields());
      if (first && cells.get(0).startsWith(BYTE_ORDER_MARK)) {
        cells.set(0, cells.get(0).substring(BYTE_ORDER_MARK.length()));
      }
      first = false;
      try {
        Optional<ConcordanceHeader> found =
            cursor.fault().isPresent() ? Optional.empty() : find.apply(cells);
        if (found.isPresent()) {
          return checked(found.get(), cells, cursor.line());
        }
      } catch (TradeParseException e) {
        throw e.at(Location.of(source, cursor.line()));
      }
    }
    throw new TradeParseException(
        "No concordance in",
        source,
        "expected is a line that names two classifications, such as 'HS2022,HS2017' or 'HS 2002 Product Code,…,SITC Revision 3 Product Code,…', or the columns 'from' and 'to' where the reader is told what they are");
  }

  private ConcordanceHeader checked(ConcordanceHeader found, List<String> cells, long line) {
    if (found.from() == found.to()) {
      throw new TradeParseException(
          "One classification in both columns of",
          String.join(",", cells),
          "expected are two",
          Location.of(source, line),
          null);
    }
    return found;
  }

  private Row row(DelimitedText cursor, ConcordanceHeader columns, Location place) {
    if (cursor.fault().isPresent()) {
      throw new TradeParseException(
          "Malformed row", String.join(",", cursor.fields()), cursor.fault().get());
    }
    if (cursor.size() != columns.columns().size()) {
      throw new TradeParseException(
          "Malformed row",
          String.join(",", cursor.fields()),
          "it has "
              + cursor.size()
              + (cursor.size() == 1 ? " cell" : " cells")
              + " where the header has "
              + columns.columns().size()
              + (cursor.size() > columns.columns().size()
                  ? "; is a comma inside a cell not quoted?"
                  : ""));
    }
    Commodity from =
        cell(cursor, columns, columns.source(), text -> commodity(columns.from(), text));
    Commodity to = cell(cursor, columns, columns.target(), text -> commodity(columns.to(), text));
    return new Row(
        new Pair(from, to),
        columns.weight() < 0
            ? null
            : cell(cursor, columns, columns.weight(), ConcordanceRows::weight).orElse(null),
        columns.relationship() < 0
            ? null
            : cell(cursor, columns, columns.relationship(), RelationKind::parse),
        place);
  }

  private <T> T cell(
      DelimitedText cursor, ConcordanceHeader columns, int column, Function<String, T> read) {
    try {
      return read.apply(cursor.get(column).strip());
    } catch (TradeParseException e) {
      throw e.at(Location.of(source, cursor.line(), columns.columns().get(column).strip()));
    }
  }

  private static Commodity commodity(Classification classification, String text) {
    if (text.isEmpty()) {
      throw new TradeParseException(
          "No code in a column of",
          classification.label(),
          "a code without counterpart has no row");
    }
    String code = DOTTED.matcher(text).matches() ? text.replace(".", "") : text;
    boolean odd = code.length() % 2 == 1 && code.chars().allMatch(c -> c >= '0' && c <= '9');
    Commodity commodity =
        Commodity.of(
            classification, classification.family() == Family.HS && odd ? "0" + code : code);
    if (commodity.isTotal()) {
      throw new TradeParseException(
          "Total in a concordance", text, "leave it out, a total always corresponds to the total");
    }
    return commodity;
  }

  private static Optional<BigDecimal> weight(String text) {
    Optional<BigDecimal> weight = Decimals.find(text).filter(w -> w.signum() >= 0);
    if (weight.isEmpty() && !text.isEmpty()) {
      throw new TradeParseException(
          "Malformed weight",
          text,
          "accepted is a number of zero or more with a point before the decimals, such as '0.25'");
    }
    return weight;
  }

  private void add(Row row) {
    Row before = rows.putIfAbsent(row.pair, row);
    if (before == null) {
      return;
    }
    if (!before.relation().equals(row.relation()) || before.told != row.told) {
      throw new TradeParseException(
          "Contradictory row for",
          row.pair.source + " to " + row.pair.target,
          "line " + before.place.line() + " tells the relation otherwise; delete one of them");
    }
    repetitions++;
  }

  private void reject(TradeParseException problem) {
    if (strict) {
      throw problem;
    }
    problems.add(Problem.of(problem, problem.location().orElseThrow()));
  }

  private void reject(Row row, String what, String value, String remedy) {
    reject(new TradeParseException(what, value, remedy, row.place, null));
    rows.remove(row.pair);
  }

  private void requireLeadingZeros(ConcordanceHeader columns) {
    boolean lost =
        lostZeros(columns.from(), columns.to(), Pair::source, Pair::target)
            || lostZeros(columns.to(), columns.from(), Pair::target, Pair::source);
    if (lost) {
      throw new TradeParseException(
          "No leading zeros in",
          source,
          "meat (HS chapter 02) corresponds to codes of the SITC that begin with 0; save the sheet with its codes as text");
    }
  }

  private boolean lostZeros(
      Classification harmonised,
      Classification sitc,
      Function<Pair, Commodity> hs,
      Function<Pair, Commodity> other) {
    return harmonised.family() == Family.HS
        && sitc.family() == Family.SITC
        && rows.keySet().stream().anyMatch(pair -> hs.apply(pair).code().startsWith(MEAT))
        && rows.keySet().stream()
            .filter(pair -> hs.apply(pair).code().startsWith(MEAT))
            .noneMatch(pair -> other.apply(pair).code().startsWith("0"));
  }

  /** Rejects rows whose weights are of no use beside those of the same source. */
  private void rejectWeights() {
    Map<Commodity, List<Row>> bySource = new LinkedHashMap<>();
    rows.values()
        .forEach(row -> bySource.computeIfAbsent(row.pair.source, s -> new ArrayList<>()).add(row));
    bySource.forEach(
        (commodity, all) -> {
          List<Row> weighted = all.stream().filter(row -> row.weight != null).toList();
          boolean zero =
              !weighted.isEmpty()
                  && weighted.stream().allMatch(r -> r.weight != null && r.weight.signum() == 0);
          String pattern = commodity + " to ";
          if (!weighted.isEmpty() && weighted.size() < all.size()) {
            all.stream()
                .filter(row -> row.weight == null)
                .forEach(
                    row ->
                        reject(
                            row,
                            "No weight of",
                            pattern + row.pair.target,
                            "other targets of the code have one; tell all or none"));
          }
          if (zero) {
            weighted.forEach(
                row ->
                    reject(
                        row,
                        "Useless weight of",
                        pattern + row.pair.target,
                        "all weights of the code are zero; leave it out, or tell where it goes"));
          }
        });
  }

  /** Rejects rows that tell another kind of relation than the table as a whole. */
  private void rejectKinds(ConcordanceHeader columns) {
    if (columns.relationship() < 0) {
      return;
    }
    Map<Pair, RelationKind> kinds = new HashMap<>();
    concordance(columns)
        .kinds()
        .forEach(
            (relation, kind) ->
                kinds.put(new Pair(relation.source(), relation.target().commodity()), kind));
    for (Row row : List.copyOf(rows.values())) {
      RelationKind kind = Objects.requireNonNull(kinds.get(row.pair));
      RelationKind told = Objects.requireNonNull(row.told);
      if (kind != told) {
        reject(
            row,
            "Untrue relationship",
            told.toString(),
            "over the whole table "
                + row.pair.source
                + " to "
                + row.pair.target
                + " is "
                + kind
                + "; were rows lost or added?");
      }
    }
  }

  private Concordance concordance(ConcordanceHeader columns) {
    return Concordance.of(
        source, columns.from(), columns.to(), rows.values().stream().map(Row::relation).toList());
  }

  private static boolean isEmpty(DelimitedText cursor) {
    return cursor.fault().isEmpty() && cursor.fields().stream().allMatch(String::isBlank);
  }
}
