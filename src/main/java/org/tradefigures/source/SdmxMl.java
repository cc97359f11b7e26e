package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/**
 * SDMX-ML data messages, read element by element. External entities and document types are not
 * followed.
 */
final class SdmxMl {

  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_DECLARATION = 200;
  private static final Pattern ENCODING =
      Pattern.compile("^\\W*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)");

  private final XMLStreamReader xml;
  private final String source;
  private final SdmxMessage.Observations observations;
  private final Map<String, Structure> structures = new HashMap<>();
  private final Map<String, String> dataSet = new HashMap<>();
  private final Map<String, String> group = new HashMap<>();
  private final Groups groups = new Groups();
  private final Map<String, String> series = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder footer = new StringBuilder();
  private Structure structure = new Structure();
  private @Nullable Map<String, String> observation;
  private Location place;
  private boolean inHeader;
  private boolean inGroup;
  private boolean inSeries;
  private boolean inFooter;
  private boolean observed;

  /** What the header tells of a structure. */
  private static final class Structure {
    private String dimensionAtObservation = SdmxMessage.TIME;
    private @Nullable String dataflow;
  }

  private SdmxMl(XMLStreamReader xml, String source, SdmxMessage.Observations observations) {
    this.xml = xml;
    this.source = source;
    this.observations = observations;
    place = Location.of(source, 0);
  }

  static void read(SourceText in, SdmxMessage.Observations observations) throws IOException {
    String source = in.name();
    try {
      new SdmxMl(reader(in), source, observations).read();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io
          && !(io instanceof CharacterCodingException)) {
        throw io;
      }
      throw new TradeParseException(
          "Malformed XML in",
          source,
          Objects.requireNonNullElse(e.getMessage(), "").replaceAll("\\s*\\R\\s*", " "),
          Location.of(source, line(e)),
          e);
    }
  }

  private static int line(XMLStreamException e) {
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
  }

  private static XMLStreamReader reader(SourceText in) throws XMLStreamException, IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // the parser writes to the standard error stream when it meets malformed bytes itself
    InputStream bytes = in.bytes();
    return factory.createXMLStreamReader(
        in.isCharsetStated()
            ? in.text()
            : new InputStreamReader(bytes, charset(bytes).newDecoder()));
  }

  /** What the declaration names, UTF-8 where it names nothing; a byte-order mark is passed over. */
  private static Charset charset(InputStream bytes) throws XMLStreamException, IOException {
    bytes.mark(LONGEST_DECLARATION);
    String start = new String(bytes.readNBytes(LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
    bytes.reset();
    if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
      return StandardCharsets.UTF_16;
    }
    if (start.startsWith("\u00EF\u00BB\u00BF")) {
      bytes.skipNBytes(3);
    }
    Matcher encoding = ENCODING.matcher(start);
    if (!encoding.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(encoding.group(1));
    } catch (IllegalArgumentException e) {
      throw new XMLStreamException("unknown encoding " + Messages.quote(encoding.group(1)), e);
    }
  }

  private void read() throws XMLStreamException {
    boolean root = true;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (root) {
          requireData(xml.getLocalName());
          root = false;
        }
        text.setLength(0);
        start(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(xml.getLocalName());
        text.setLength(0);
      } else if (event == XMLStreamConstants.CHARACTERS) {
        addText(inFooter ? footer : text);
      }
    }
    String why = footer.toString().strip().replaceAll("\\s+", " ");
    if (!observed && !why.isEmpty()) {
      throw SdmxMessage.withoutData(source, "its footer says: " + why);
    }
  }

  private void addText(StringBuilder target) {
    target.append(xml.getText(), 0, Math.min(xml.getTextLength(), LONGEST_TEXT));
    target.setLength(Math.min(target.length(), LONGEST_TEXT));
  }

  private void requireData(String root) {
    if (!root.matches("(?:Generic|StructureSpecific)(?:TimeSeries)?Data|CompactData")) {
      throw new TradeParseException(
          "No data message in",
          source,
          "its root is " + root + "; expected are GenericData and StructureSpecificData");
    }
  }

  private void start(String element) {
    switch (element) {
      case "Header" -> inHeader = true;
      case "Footer" -> inFooter = true;
      case "Structure" -> declare();
      case "Ref" -> refer();
      case "DataSet" -> startDataSet();
      case "Group" -> {
        inGroup = true;
        group.clear();
        addAttributes(group);
        group.remove("type");
      }
      case "Series" -> {
        inSeries = true;
        addAttributes(series);
      }
      case "Obs" -> {
        observed = true;
        place = Location.of(source, xml.getLocation().getLineNumber());
        observation = new HashMap<>(dataSet);
        observation.putAll(series);
        addAttributes(observation);
      }
      case "Value" ->
          put(attribute(attribute("id") == null ? "concept" : "id"), attribute("value"));
      case "ObsDimension" ->
          put(
              Objects.requireNonNullElse(attribute("id"), structure.dimensionAtObservation),
              attribute("value"));
      case "ObsValue" -> put(SdmxMessage.VALUE, attribute("value"));
      default -> {
        // what surrounds the data
      }
    }
  }

  private void end(String element) {
    switch (element) {
      case "Header" -> inHeader = false;
      case "Footer" -> inFooter = false;
      case "StructureUsage", "URN" -> referTo(text.toString().strip());
      case "Time" -> put(SdmxMessage.TIME, text.toString().strip());
      case "Group" -> {
        inGroup = false;
        groups.add(new HashMap<>(group));
      }
      case "Series" -> {
        inSeries = false;
        series.clear();
      }
      case "Obs" -> endObservation();
      default -> {
        // what surrounds the data
      }
    }
  }

  private void declare() {
    String id = attribute("structureID");
    if (inHeader && id != null) {
      structure = structures.computeIfAbsent(id, i -> new Structure());
      structure.dimensionAtObservation =
          Objects.requireNonNullElse(
              attribute("dimensionAtObservation"), structure.dimensionAtObservation);
    }
  }

  private void refer() {
    String agency = attribute("agencyID");
    String id = attribute("id");
    if (inHeader && agency != null && id != null) {
      String version = attribute("version");
      structure.dataflow = agency + ":" + id + (version == null ? "" : "(" + version + ")");
    }
  }

  private void referTo(String urn) {
    if (inHeader && urn.startsWith("urn:sdmx:")) {
      structure.dataflow = urn.substring(urn.indexOf('=') + 1);
    }
  }

  private void startDataSet() {
    dataSet.clear();
    groups.clear();
    addAttributes(dataSet);
    String reference = null;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("structureRef")) {
        reference = xml.getAttributeValue(i);
      }
    }
    structure = reference == null ? structure : structures.getOrDefault(reference, structure);
    if (structure.dataflow != null) {
      dataSet.putIfAbsent(SdmxMessage.DATAFLOW, structure.dataflow);
    }
  }

  private void endObservation() {
    Map<String, String> told = observation;
    observation = null;
    if (told == null) {
      return;
    }
    groups.complete(told);
    String action = told.getOrDefault("action", "");
    if (action.equals("Delete")) {
      observations.reject(SdmxMessage.deletes(action), place);
    } else {
      observations.add(told, place);
    }
  }

  private void put(@Nullable String id, @Nullable String value) {
    if (id == null || value == null || inHeader) {
      return;
    }
    if (inGroup) {
      group.put(id, value);
    } else if (observation != null) {
      observation.put(id, value);
    } else {
      (inSeries ? series : dataSet).put(id, value);
    }
  }

  /** The attributes of the element that are of the data, which have no name space. */
  private void addAttributes(Map<String, String> target) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String space = xml.getAttributeNamespace(i);
      if (space == null || space.isEmpty()) {
        target.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
      }
    }
  }

  private @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /**
   * What is told for groups of series: where all that a group tells of the key is told of an
   * observation, too, the rest is told of it as well.
   */
  private static final class Groups {

    private final List<Map<String, String>> unsorted = new ArrayList<>();
    private final Map<Set<String>, Map<Map<String, String>, Map<String, String>>> byKey =
        new LinkedHashMap<>();

    void clear() {
      unsorted.clear();
      byKey.clear();
    }

    void add(Map<String, String> told) {
      unsorted.add(told);
    }

    /** The first observation after a group shows which of its members are of the key. */
    private void sort(Map<String, String> observation) {
      for (Map<String, String> told : unsorted) {
        Map<String, String> key = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        told.forEach((id, v) -> (observation.containsKey(id) ? key : attributes).put(id, v));
        byKey
            .computeIfAbsent(new TreeSet<>(key.keySet()), ids -> new HashMap<>())
            .merge(
                key,
                attributes,
                (one, other) -> {
                  one.putAll(other);
                  return one;
                });
      }
      unsorted.clear();
    }

    void complete(Map<String, String> observation) {
      if (!unsorted.isEmpty()) {
        sort(observation);
      }
      byKey.forEach(
          (ids, attributes) -> {
            Map<String, String> key = new HashMap<>();
            ids.forEach(
                id -> {
                  String value = observation.get(id);
                  if (value != null) {
                    key.put(id, value);
                  }
                });
            attributes.getOrDefault(key, Map.of()).forEach(observation::putIfAbsent);
          });
    }
  }
}
