package org.tradefigures.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.TradeParseException;

/**
 * What the columns of a concordance are, by the names that are in use for them.
 *
 * @param columns the names of all columns, as they stand in the file
 * @param source where the codes are that are looked up
 * @param target where the codes are that they correspond to
 * @param from the classification of the former
 * @param to the classification of the latter
 * @param relationship where the kind of relation is told; -1 for nowhere
 * @param weight where the weight is told; -1 for nowhere
 */
record ConcordanceHeader(
    List<String> columns,
    int source,
    int target,
    Classification from,
    Classification to,
    int relationship,
    int weight) {

  private static final Pattern NAME =
      Pattern.compile(
          "(?:from |to )?(?:(hs|h|sitc|s|bec|b) ?(?:r|rev|revision)? ?(\\d+))(?: product)?(?: codes?)?");

  /** The columns by a row, if it names two classifications. */
  static Optional<ConcordanceHeader> find(List<String> cells) {
    int[] codes =
        IntStream.range(0, cells.size())
            .filter(i -> classification(cells.get(i)).isPresent())
            .toArray();
    if (codes.length != 2) {
      return Optional.empty();
    }
    return of(
        cells,
        codes[0],
        codes[1],
        classification(cells.get(codes[0])).orElseThrow(),
        classification(cells.get(codes[1])).orElseThrow());
  }

  /**
   * The columns by a row that names them from and to, or names the two classifications.
   *
   * @throws TradeParseException if it names others
   */
  static Optional<ConcordanceHeader> find(
      List<String> cells, Classification from, Classification to) {
    int source = indexOf(cells, "from");
    int target = indexOf(cells, "to");
    return source < 0 || target < 0
        ? find(cells).map(named -> named.between(from, to))
        : of(cells, source, target, from, to);
  }

  private ConcordanceHeader between(Classification wantedFrom, Classification wantedTo) {
    if (from != wantedFrom || to != wantedTo) {
      throw new TradeParseException(
          "Other classifications in",
          String.join(",", columns),
          "asked for is "
              + wantedFrom.label()
              + " to "
              + wantedTo.label()
              + ", the file has "
              + from.label()
              + " to "
              + to.label()
              + "; ask for these, and turn the concordance round with inverse()");
    }
    return this;
  }

  private static Optional<ConcordanceHeader> of(
      List<String> cells, int source, int target, Classification from, Classification to) {
    return Optional.of(
        new ConcordanceHeader(
            cells,
            source,
            target,
            from,
            to,
            indexOf(cells, "relationship"),
            indexOf(cells, "weight")));
  }

  /** The classification that a column is named after, if it is. */
  private static Optional<Classification> classification(String name) {
    Matcher matcher =
        NAME.matcher(name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s._-]+", " "));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String family = matcher.group(1);
    String number = matcher.group(2);
    return family.equals("hs")
        ? Optional.ofNullable(HsEditions.BY_YEAR.get(number.replaceFirst("^(?:19|20)(?=..$)", "")))
        : Classification.find(family.substring(0, 1).toUpperCase(Locale.ROOT) + number);
  }

  private static int indexOf(List<String> cells, String name) {
    return IntStream.range(0, cells.size())
        .filter(i -> cells.get(i).strip().equalsIgnoreCase(name))
        .findFirst()
        .orElse(-1);
  }
}
