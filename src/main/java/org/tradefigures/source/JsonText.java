package org.tradefigures.source;

import java.io.IOException;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Text in JSON, as far as its layout does not matter. */
final class JsonText {

  /** A member that is told twice would hide the first. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /**
   * A text that is small as a tree.
   *
   * @throws TradeParseException if it is no JSON
   */
  static JsonNode tree(SourceText in) throws IOException {
    try {
      return MAPPER.readTree(in.text());
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw malformed(in.name(), e);
    }
  }

  /** The error for a text that is no JSON. */
  static TradeParseException malformed(String source, JacksonException e) {
    long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
    return new TradeParseException(
        "Malformed JSON in",
        source,
        String.valueOf(e.getOriginalMessage()).replaceAll("\\s*\\R\\s*", " "),
        Location.of(source, line),
        e);
  }
}
