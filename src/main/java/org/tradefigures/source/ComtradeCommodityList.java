package org.tradefigures.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import tools.jackson.databind.JsonNode;

/**
 * Descriptions of commodities from UN Comtrade's reference files in JSON, such as {@code HS.json}
 * or {@code H6.json}: an object whose {@code results} have an {@code id} and a {@code text} that
 * begins with it. {@link CommodityDescriptions#read} reads the same lists as CSV.
 *
 * <p>Origin: <a href="https://comtradeapi.un.org/files/v1/app/reference/ListofReferences.json">UN
 * Comtrade, list of references</a>. What the file {@code HS.json} lists, "Combined HS", are the
 * codes of all editions: {@link Classification#HS}.
 */
public final class ComtradeCommodityList {

  private ComtradeCommodityList() {}

  /**
   * Reads a file, which may be compressed with gzip.
   *
   * @param file the list
   * @param classification what its codes are codes of
   * @return the descriptions
   * @throws TradeParseException if the file is no such list, or an entry is not valid or stands
   *     twice; the message names file and entry
   * @throws IOException if the file can't be read
   */
  public static CommodityDescriptions read(Path file, Classification classification)
      throws IOException {
    try (SourceText in = SourceText.of(file)) {
      return read(in, classification);
    }
  }

  /**
   * Reads a text.
   *
   * @param in the text; not closed
   * @param classification what the codes are codes of
   * @return the descriptions
   * @throws TradeParseException as for a file
   * @throws IOException if the text can't be read
   */
  public static CommodityDescriptions read(SourceText in, Classification classification)
      throws IOException {
    Objects.requireNonNull(classification, "classification");
    String source = in.name();
    JsonNode results = JsonText.tree(in).path("results");
    if (!results.isArray()) {
      throw new TradeParseException(
          "No list of commodities in",
          source,
          "expected is an object whose 'results' have an 'id' and a 'text'");
    }
    Map<Commodity, String> found = new LinkedHashMap<>();
    int index = 0;
    for (JsonNode entry : results) {
      String place = "results[" + index++ + "]";
      String id = text(entry, "id", source, place);
      String text = text(entry, "text", source, place);
      Location location = new Location(source, 0, place + ".id");
      Commodity commodity;
      try {
        commodity = Commodity.of(classification, id);
      } catch (TradeParseException e) {
        throw e.at(location);
      }
      String repeated = id + " - ";
      String description = text.startsWith(repeated) ? text.substring(repeated.length()) : text;
      if (found.putIfAbsent(commodity, description.strip()) != null) {
        throw new TradeParseException(
            "Duplicate commodity", id, "an entry before describes it", location, null);
      }
    }
    return new CommodityDescriptions(found);
  }

  private static String text(JsonNode entry, String member, String source, String place) {
    JsonNode value = entry.path(member);
    if (!value.isString()) {
      throw new TradeParseException(
          "Malformed entry",
          entry.toString(),
          "expected is an object with the texts 'id' and 'text'",
          new Location(source, 0, place + "." + member),
          null);
    }
    return value.stringValue();
  }
}
