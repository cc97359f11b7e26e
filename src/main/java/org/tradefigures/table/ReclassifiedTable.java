package org.tradefigures.table;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tradefigures.reference.Commodity;

/**
 * What a conversion to another commodity classification gives. Nothing gets lost in between: what
 * was converted is in {@link #placed()}, the rest as it was in {@link #residue()}.
 *
 * @param placed the figures of the other classification. It is complete only if the table that was
 *     converted was, and nothing is left
 * @param residue the figures that could not be placed, as they were; {@code
 *     residue().aggregate(TradeQuery.all().keep(COMMODITY))} adds up how much that is
 * @param reasons why the commodities of the residue could not be placed, in the order of their
 *     codes
 * @param how by which concordance and rule
 */
public record ReclassifiedTable(
    TradeTable placed, TradeTable residue, Map<Commodity, String> reasons, String how) {

  private static final int MOST_SHOWN = 10;

  /** Copies the map. */
  public ReclassifiedTable {
    Objects.requireNonNull(placed, "placed");
    Objects.requireNonNull(residue, "residue");
    Objects.requireNonNull(how, "how");
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
  }

  /**
   * The converted figures, where all could be placed.
   *
   * @return the figures of the other classification
   * @throws IllegalArgumentException if there is a residue; the message names its commodities and
   *     why they could not be placed
   */
  public TradeTable allPlaced() {
    if (residue.size() > 0) {
      throw new IllegalArgumentException(
          "Can't place "
              + count(residue.size(), "figure")
              + " ("
              + how
              + "): "
              + String.join("; ", unplaced())
              + "; take placed() and residue() where a part is enough");
    }
    return placed;
  }

  /** How it was converted, what was placed, and what was not. */
  @Override
  public String toString() {
    String summary = how + ": " + count(placed.size(), "figure") + " placed, ";
    return residue.size() == 0
        ? summary + "no residue"
        : summary
            + "residue of "
            + count(residue.size(), "figure")
            + "\n  "
            + String.join("\n  ", unplaced());
  }

  private List<String> unplaced() {
    Coded<Commodity> commodities = residue.column(Dimension.COMMODITY);
    Map<Commodity, Long> figures =
        IntStream.range(0, residue.size())
            .mapToObj(commodities::get)
            .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
    List<String> lines =
        figures.entrySet().stream()
            .limit(MOST_SHOWN)
            .map(
                e ->
                    e.getKey()
                        + " ("
                        + count(e.getValue(), "figure")
                        + ") "
                        + reasons.get(e.getKey()))
            .collect(Collectors.toList());
    if (figures.size() > MOST_SHOWN) {
      lines.add("and " + (figures.size() - MOST_SHOWN) + " commodities more");
    }
    return lines;
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
