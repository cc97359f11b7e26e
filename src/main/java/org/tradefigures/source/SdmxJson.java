package org.tradefigures.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SDMX-JSON data messages: 1.0, 2.0 and the drafts before them, which have data sets and structure
 * at the top. The structure may follow the data, so observations are kept, as what they are made
 * of, until the end.
 *
 * <ol>
 *   <li>Keys such as {@code 0:0:3} are places in the lists of values of the dimensions, in the
 *       order in which the structure lists those of the level.
 *   <li>The values of an observation are those of its measures (one, where none are listed), then
 *       the places of the values of its attributes, or these values themselves as texts.
 *   <li>Annotations are passed over.
 * </ol>
 */
final class SdmxJson {

  private static final int LONGEST_NUMBER = 1_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      // long numbers are refused with our own words
                      StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).build())
                  .build())
          // a tree is read from the middle of a message
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern PLACE = Pattern.compile("\\d{1,9}");
  private static final Pattern URN = Pattern.compile(".*[.]Dataflow=(\\S+)");
  private static final Pattern HREF =
      Pattern.compile(".*/dataflow/([^/]+)/([^/]+)(?:/([^/?]+))?.*");

  /** A value as it stands in an array: a number is a place in a list, a text is itself. */
  private record Cell(@Nullable String text, boolean number) {}

  /** A dimension, attribute or measure with the list of its values. */
  private record Component(String id, List<String> values) {}

  private record Observation(String key, List<Cell> cells, Location place) {}

  private static final class Series {
    private final String key;
    private List<Cell> attributes = List.of();
    private final List<Observation> observations = new ArrayList<>();

    Series(String key) {
      this.key = key;
    }
  }

  private static final class DataSet {
    private int structure;
    private String action = "";
    private List<Cell> attributes = List.of();
    private final List<Series> series = new ArrayList<>();
  }

  private final JsonParser parser;
  private final String source;
  private final List<JsonNode> structures = new ArrayList<>();
  private final List<DataSet> dataSets = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private SdmxJson(JsonParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  static void read(SourceText in, SdmxMessage.Observations observations) throws IOException {
    String source = in.name();
    SdmxJson message = new SdmxJson(MAPPER.createParser(in.text()), source);
    try {
      message.read();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw JsonText.malformed(source, e);
    }
    message.tell(observations);
  }

  private void read() {
    parser.nextToken();
    members(SdmxJson::member);
    if (parser.nextToken() != null) {
      throw malformed("expected is one message, and nothing after it");
    }
  }

  private void member(String name) {
    switch (name) {
      case "data" -> members(SdmxJson::member);
      case "structure" -> structures.add(MAPPER.readTree(parser));
      case "structures" -> elements(m -> m.structures.add(MAPPER.readTree(m.parser)));
      case "dataSets" -> elements(SdmxJson::dataSet);
      case "errors" -> elements(m -> m.errors.add(error(MAPPER.readTree(m.parser))));
      default -> parser.skipChildren();
    }
  }

  private static String error(JsonNode error) {
    List<String> parts = new ArrayList<>();
    for (String name : List.of("title", "message", "detail")) {
      String part = error.path(name).asString("");
      if (!part.isBlank()) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? error.toString() : String.join(": ", parts);
  }

  private void dataSet() {
    DataSet set = new DataSet();
    dataSets.add(set);
    members(
        (m, name) -> {
          switch (name) {
            case "structure" -> set.structure = m.index();
            case "action" -> set.action = m.text();
            case "attributes" -> set.attributes = m.cells();
            case "series" ->
                m.members(
                    (n, key) -> {
                      Series series = new Series(key);
                      set.series.add(series);
                      n.series(series);
                    });
            case "observations" -> {
              Series all = new Series("");
              set.series.add(all);
              m.observations(all);
            }
            default -> m.parser.skipChildren();
          }
        });
  }

  private void series(Series series) {
    members(
        (m, name) -> {
          switch (name) {
            case "attributes" -> series.attributes = m.cells();
            case "observations" -> m.observations(series);
            default -> m.parser.skipChildren();
          }
        });
  }

  private void observations(Series series) {
    members((m, key) -> series.observations.add(new Observation(key, m.cells(), m.place())));
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    elements(
        m -> {
          JsonToken token = m.parser.currentToken();
          boolean scalar = token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL;
          cells.add(
              new Cell(scalar ? m.parser.getString() : null, token != null && token.isNumeric()));
          m.parser.skipChildren();
        });
    return cells;
  }

  private int index() {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getString().length() > 9
        || parser.getIntValue() < 0) {
      throw malformed("expected is the place of a structure in the list");
    }
    return parser.getIntValue();
  }

  private String text() {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw malformed("expected is a text in double quotes");
    }
    return parser.getString();
  }

  private interface Member {
    void read(SdmxJson message, String name);
  }

  private interface Element {
    void read(SdmxJson message);
  }

  /** Reads the members of the object at the current token, each at its value. */
  private void members(Member member) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw malformed("expected is an object in braces");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      member.read(this, name);
    }
  }

  /** Reads the elements of the array at the current token. */
  private void elements(Element element) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw malformed("expected is an array in brackets");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.read(this);
    }
  }

  private Location place() {
    return Location.of(source, Math.max(0, parser.currentTokenLocation().getLineNr()));
  }

  private TradeParseException malformed(String expected) {
    JsonToken token = parser.currentToken();
    return new TradeParseException(
        "Malformed SDMX-JSON at", token == null ? "" : parser.getString(), expected, place(), null);
  }

  /** Puts together what was read. */
  private void tell(SdmxMessage.Observations observations) {
    if (!errors.isEmpty() && dataSets.isEmpty()) {
      throw SdmxMessage.withoutData(source, "it says: " + String.join("; ", errors));
    }
    if (structures.isEmpty() || dataSets.isEmpty()) {
      throw new TradeParseException(
          "No data message in",
          source,
          structures.isEmpty() ? "it has no structure" : "it has no dataSets");
    }
    for (DataSet set : dataSets) {
      if (set.structure >= structures.size()) {
        throw new TradeParseException(
            "Unknown structure in",
            source,
            "a data set has the structure " + set.structure + " of a list of " + structures.size());
      }
      new Resolver(structures.get(set.structure)).tell(set, observations);
    }
  }

  /** Finds what keys and places stand for. */
  private static final class Resolver {

    private final @Nullable String dataflow;
    private final List<Component> setDimensions;
    private final List<Component> seriesDimensions;
    private final List<Component> dimensions;
    private final List<Component> setAttributes;
    private final List<Component> seriesAttributes;
    private final List<Component> attributes;
    private final List<Component> measures;

    Resolver(JsonNode structure) {
      dataflow = dataflow(structure.path("links"));
      setDimensions = components(structure, "dimensions", "dataSet", "dataset");
      seriesDimensions = components(structure, "dimensions", "series");
      dimensions = components(structure, "dimensions", "observation");
      setAttributes = components(structure, "attributes", "dataSet", "dataset");
      seriesAttributes = components(structure, "attributes", "series");
      attributes = components(structure, "attributes", "observation");
      List<Component> listed = components(structure, "measures", "observation");
      measures = listed.isEmpty() ? List.of(new Component(SdmxMessage.VALUE, List.of())) : listed;
    }

    void tell(DataSet set, SdmxMessage.Observations observations) {
      Map<String, String> ofSet = new HashMap<>();
      if (dataflow != null) {
        ofSet.put(SdmxMessage.DATAFLOW, dataflow);
      }
      for (Component dimension : setDimensions) {
        if (dimension.values.size() == 1) {
          ofSet.put(dimension.id, dimension.values.get(0));
        }
      }
      for (Series series : set.series) {
        for (Observation observation : series.observations) {
          try {
            if (set.action.equals("Delete")) {
              throw SdmxMessage.deletes(set.action);
            }
            Map<String, String> told = new HashMap<>(ofSet);
            putKey(series.key, series.key.isEmpty() ? List.of() : seriesDimensions, told);
            putKey(observation.key, dimensions, told);
            putAll(set.attributes, setAttributes, told);
            putAll(series.attributes, seriesAttributes, told);
            putCells(observation.cells, told);
            observations.add(told, observation.place);
          } catch (TradeParseException e) {
            observations.reject(e, observation.place);
          }
        }
      }
    }

    private void putCells(List<Cell> cells, Map<String, String> told) {
      for (int i = 0; i < Math.min(cells.size(), measures.size()); i++) {
        String text = cells.get(i).text;
        told.put(measures.get(i).id, text == null ? "" : text);
      }
      if (cells.size() > measures.size()) {
        putAll(cells.subList(measures.size(), cells.size()), attributes, told);
      }
    }

    private static void putAll(
        List<Cell> cells, List<Component> components, Map<String, String> told) {
      for (int i = 0; i < Math.min(cells.size(), components.size()); i++) {
        Cell cell = cells.get(i);
        Component component = components.get(i);
        if (cell.text != null) {
          told.put(
              component.id,
              cell.number && !component.values.isEmpty() ? value(component, cell.text) : cell.text);
        }
      }
    }

    private static void putKey(String key, List<Component> dimensions, Map<String, String> told) {
      String[] places = key.isEmpty() ? new String[0] : key.split(":", -1);
      if (places.length != dimensions.size()) {
        throw new TradeParseException(
            "Malformed key",
            key,
            "expected are " + dimensions.size() + " places in the lists of the dimensions");
      }
      for (int i = 0; i < places.length; i++) {
        Component dimension = dimensions.get(i);
        told.put(dimension.id, value(dimension, places[i]));
      }
    }

    private static String value(Component component, String place) {
      boolean listed =
          PLACE.matcher(place).matches() && Integer.parseInt(place) < component.values.size();
      if (!listed) {
        throw new TradeParseException(
            "Unknown place",
            place,
            component.id + " has a list of " + component.values.size() + " values");
      }
      return component.values.get(Integer.parseInt(place));
    }

    private static List<Component> components(JsonNode structure, String kind, String... levels) {
      List<Component> components = new ArrayList<>();
      for (String level : levels) {
        for (JsonNode node : structure.path(kind).path(level)) {
          List<String> values = new ArrayList<>();
          for (JsonNode value : node.path("values")) {
            values.add(text(value));
          }
          components.add(new Component(node.path("id").asString(""), values));
        }
      }
      return components;
    }

    private static String text(JsonNode value) {
      for (String name : List.of("id", "value", "name")) {
        String text = value.path(name).asString("");
        if (!text.isEmpty()) {
          return text;
        }
      }
      return value.isValueNode() ? value.asString("") : "";
    }

    private static @Nullable String dataflow(JsonNode links) {
      for (JsonNode link : links) {
        Matcher urn = URN.matcher(link.path("urn").asString(""));
        if (urn.matches()) {
          return urn.group(1);
        }
        Matcher href = HREF.matcher(link.path("href").asString(""));
        if (href.matches()) {
          String version = href.group(3);
          return href.group(1) + ":" + href.group(2) + (version == null ? "" : "(" + version + ")");
        }
      }
      return null;
    }
  }
}
