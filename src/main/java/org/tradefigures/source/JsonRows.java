package org.tradefigures.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of a JSON array of arrays. A row that is malformed is delivered with its {@link
 * #fault()}; where the text is no JSON any more, it is the last.
 */
final class JsonRows {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;
  private final String source;
  private List<@Nullable String> cells = List.of();
  private @Nullable TradeParseException fault;
  private Location place;
  private boolean begun;
  private boolean ended;

  JsonRows(SourceText in) throws IOException {
    json = JSON.createParser(ObjectReadContext.empty(), in.text());
    source = in.name();
    place = Location.of(source, 0);
  }

  /** Moves to the next row. */
  boolean next() throws IOException {
    cells = new ArrayList<>();
    fault = null;
    if (ended) {
      return false;
    }
    try {
      if (!begun) {
        begun = true;
        if (json.nextToken() != JsonToken.START_ARRAY) {
          throw malformed("row", "expected is an array of rows, each an array");
        }
      }
      JsonToken token = json.nextToken();
      place = Location.of(source, json.currentTokenLocation().getLineNr());
      if (token == JsonToken.END_ARRAY) {
        ended = true;
        return json.nextToken() != null && fail(malformed("end", "expected is nothing more"));
      }
      if (token != JsonToken.START_ARRAY) {
        String shown = shown();
        json.skipChildren();
        return fail(malformed("row", shown, "expected is an array of texts, numbers and null"));
      }
      readCells();
      return true;
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      ended = true;
      return fail(JsonText.malformed(source, e));
    }
  }

  private void readCells() {
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      if (t == JsonToken.START_ARRAY || t == JsonToken.START_OBJECT) {
        fault = malformed("cell", "expected is a text, a number or null");
        json.skipChildren();
      } else {
        cells.add(t == JsonToken.VALUE_NULL ? null : json.getString().strip());
      }
    }
  }

  private boolean fail(TradeParseException why) {
    fault = why;
    return true;
  }

  /** The cells of the row. */
  List<@Nullable String> cells() {
    return cells;
  }

  /** What is wrong with the row; null for a sound one. */
  @Nullable TradeParseException fault() {
    return fault;
  }

  Location place() {
    return place;
  }

  private TradeParseException malformed(String what, String remedy) {
    return malformed(what, shown(), remedy);
  }

  private TradeParseException malformed(String what, String value, String remedy) {
    return new TradeParseException("Malformed " + what, value, remedy, place, null);
  }

  private String shown() {
    JsonToken token = json.currentToken();
    return token == null ? "" : json.getString();
  }
}
