package org.tradefigures.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

/**
 * Descriptions of commodities, read from a list that the user has: none are bundled, since the
 * legal texts of the nomenclatures are not ours to give.
 *
 * <p>Read are comma-separated files with a header, plain or gzipped, in two layouts: the one of
 * datasets/harmonized-system, with the columns {@code hscode} and {@code description}, and the one
 * of UN Comtrade's lists, with the columns {@code id} and {@code text}, where each text begins with
 * its code. Other columns don't matter.
 *
 * @param byCommodity the description of each commodity, in the order of the list
 */
public record CommodityDescriptions(Map<Commodity, String> byCommodity) {

  /** Copies the map. */
  public CommodityDescriptions {
    byCommodity = Collections.unmodifiableMap(new LinkedHashMap<>(byCommodity));
  }

  /**
   * Reads a file, which may be compressed; its encoding is found as {@link SourceText} says.
   *
   * @param file the list
   * @param classification what its codes are codes of, which no layout says
   * @return the descriptions
   * @throws IOException if the file can't be read
   * @throws TradeParseException if the header has neither layout, or a row is malformed or holds a
   *     code given before
   * @throws UnknownCodeException if a code is not in the classification
   */
  public static CommodityDescriptions read(Path file, Classification classification)
      throws IOException {
    Objects.requireNonNull(classification, "classification");
    try (SourceText in = SourceText.of(file)) {
      return read(in.text(), in.name(), classification);
    }
  }

  /**
   * Reads a text.
   *
   * @param text the list; left open
   * @param source what errors call it
   * @param classification what its codes are codes of
   * @return the descriptions
   * @throws IOException if the text can't be read
   * @throws TradeParseException as for a file
   * @throws UnknownCodeException as for a file
   */
  public static CommodityDescriptions read(
      Reader text, String source, Classification classification) throws IOException {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(classification, "classification");
    DelimitedText rows = DelimitedText.of(text, ',');
    Columns layout = Columns.of(source, rows.next() ? rows.fields() : List.of());
    Map<Commodity, String> found = new LinkedHashMap<>();
    while (rows.next()) {
      if (!rows.isBlank()) {
        layout.read(source, rows, classification, found);
      }
    }
    return new CommodityDescriptions(found);
  }

  /**
   * The description of a commodity, if the list has one.
   *
   * @param commodity the commodity
   * @return its description, or empty
   */
  public Optional<String> find(Commodity commodity) {
    return Optional.ofNullable(byCommodity.get(Objects.requireNonNull(commodity, "commodity")));
  }

  /**
   * The description of a commodity.
   *
   * @param commodity the commodity
   * @return its description
   * @throws UnknownCodeException if the list has none
   */
  public String get(Commodity commodity) {
    return find(commodity)
        .orElseThrow(
            () ->
                new UnknownCodeException(
                    "description",
                    commodity.toString(),
                    Suggestions.nearest(
                        commodity.toString(),
                        byCommodity.keySet().stream().map(Commodity::toString).toList()),
                    "among the " + byCommodity.size() + " commodities described in the list"));
  }

  /**
   * Where code and description stand in a row.
   *
   * @param size the number of columns
   * @param code index of the code's column
   * @param description index of the description's column
   * @param codeColumn name of the code's column
   * @param repeatsCode whether the description begins with the code
   */
  private record Columns(
      int size, int code, int description, String codeColumn, boolean repeatsCode) {

    static Columns of(String source, List<String> header) {
      if (header.contains("hscode") && header.contains("description")) {
        return of(header, "hscode", "description", false);
      }
      if (header.contains("id") && header.contains("text")) {
        return of(header, "id", "text", true);
      }
      throw new TradeParseException(
          "Unknown layout of commodity descriptions",
          String.join(",", header),
          "accepted are lists with the columns 'hscode' and 'description', or 'id' and 'text'",
          Location.of(source, 1),
          null);
    }

    private static Columns of(
        List<String> header, String code, String description, boolean repeatsCode) {
      return new Columns(
          header.size(), header.indexOf(code), header.indexOf(description), code, repeatsCode);
    }

    void read(
        String source,
        DelimitedText row,
        Classification classification,
        Map<Commodity, String> target) {
      Location place = Location.of(source, row.line());
      if (row.fault().isPresent()) {
        throw malformed(row, row.fault().get(), place);
      }
      if (row.size() != size) {
        throw malformed(row, "it has " + row.size() + " fields, the header " + size, place);
      }
      Commodity commodity;
      try {
        commodity = Commodity.of(classification, row.get(code));
      } catch (TradeParseException e) {
        throw e.at(Location.of(source, row.line(), codeColumn));
      }
      if (target.putIfAbsent(commodity, description(row)) != null) {
        throw malformed(row, commodity + " was described before", place);
      }
    }

    private String description(DelimitedText row) {
      String text = row.get(description).strip();
      String repeated = row.get(code) + " - ";
      return repeatsCode && text.startsWith(repeated)
          ? text.substring(repeated.length()).strip()
          : text;
    }

    private static TradeParseException malformed(DelimitedText row, String reason, Location place) {
      return new TradeParseException(
          "Malformed row", String.join(",", row.fields()), reason, place, null);
    }
  }
}
