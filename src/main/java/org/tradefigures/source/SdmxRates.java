package org.tradefigures.source;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * Exchange rates as SDMX data of the structure {@code ECB_EXR}, as the European Central Bank's data
 * portal gives them: 1 {@code CURRENCY_DENOM} = {@code OBS_VALUE} {@code CURRENCY}. Read are
 * SDMX-ML 2.1 and 3.0, generic and structure-specific, with whichever dimension at the observation,
 * and SDMX-CSV; which it is shows in the first character.
 *
 * <p>Origin: <a href="https://data.ecb.europa.eu/data/datasets/EXR">ECB Data Portal, EXR</a>; free
 * to use where the ECB is named as the source. Formats: <a
 * href="https://sdmx.org/standards-2/">SDMX technical specifications</a>.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>An observation without a value, or with the value {@code NaN}, says that there is no rate.
 *   <li>The kind: a day's rate is a daily one; over longer periods {@code EXR_SUFFIX} tells {@code
 *       A} for the average and {@code E} for the end of the period. Where the structure has no such
 *       dimension, {@code COLL_METHOD} has to say that it is an average. Any other kind is a
 *       problem.
 *   <li>Only spot rates ({@code EXR_TYPE} {@code SP00}) are rates of two currencies; effective
 *       rates and forward rates are problems.
 *   <li>{@code UNIT_MULT} is the power of ten that the value is multiplied by.
 *   <li>Averages are printed with all digits of binary floating point; the European Central Bank's
 *       monthly averages are the mean of its daily rates.
 *   <li>A message may be without data and tell in its footer why; that is an error with the
 *       footer's text.
 *   <li>Columns of SDMX-CSV come with or without labels: {@code CURRENCY}, or {@code CURRENCY:
 *       Currency} with cells such as {@code USD: US dollar}. Rows whose {@code ACTION} is to delete
 *       are problems.
 *   <li>External entities and document types are not followed.
 * </ol>
 */
public final class SdmxRates implements RateReader {

  private static final String VALUE = "OBS_VALUE";
  private static final String TIME = "TIME_PERIOD";
  private static final SdmxRates READER = new SdmxRates();

  private SdmxRates() {}

  /**
   * The reader.
   *
   * @return the reader
   */
  public static SdmxRates reader() {
    return READER;
  }

  @Override
  public String name() {
    return "sdmx exchange rates";
  }

  @Override
  public RateTable read(InputStream in, String source) throws IOException {
    RateCollector rates = RateCollector.strict(source);
    collect(in, source, rates);
    return rates.table();
  }

  @Override
  public RateReadResult readLenient(InputStream in, String source) throws IOException {
    RateCollector rates = RateCollector.lenient(source);
    collect(in, source, rates);
    return rates.result();
  }

  private static void collect(InputStream in, String source, RateCollector rates)
      throws IOException {
    Provenance provenance = Provenance.of("ecb-exr").withPage(source);
    InputStream bytes = new BufferedInputStream(in);
    if (!startsAsXml(bytes)) {
      csv(new CsvRows(bytes, ',', source), provenance, rates);
      return;
    }
    try {
      new Message(xml(bytes), source, provenance, rates).read();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io
          && !(io instanceof CharConversionException)
          && !(io instanceof UnsupportedEncodingException)) {
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

  private static boolean startsAsXml(InputStream bytes) throws IOException {
    bytes.mark(1 << 10);
    int c = bytes.read();
    for (int i = 1; i < 1 << 10 && (c > 0x7f || Character.isWhitespace(c)); i++) {
      c = bytes.read();
    }
    bytes.reset();
    return c == '<';
  }

  private static XMLStreamReader xml(InputStream bytes) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(bytes);
  }

  /** Reads the elements of a message one after the other. */
  private static final class Message {

    private static final int LONGEST_FOOTER = 1000;

    private final XMLStreamReader xml;
    private final String source;
    private final Provenance provenance;
    private final RateCollector rates;
    private final Map<String, String> series = new HashMap<>();
    private final StringBuilder footer = new StringBuilder();
    private @Nullable Map<String, String> observation;
    private String dimensionAtObservation = TIME;
    private boolean inGroup;
    private boolean inFooter;
    private boolean observed;

    Message(XMLStreamReader xml, String source, Provenance provenance, RateCollector rates) {
      this.xml = xml;
      this.source = source;
      this.provenance = provenance;
      this.rates = rates;
    }

    void read() throws XMLStreamException {
      boolean root = true;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (root) {
            requireData(xml.getLocalName());
            root = false;
          }
          start(xml.getLocalName());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          end(xml.getLocalName());
        } else if (inFooter && event == XMLStreamConstants.CHARACTERS) {
          footer.append(xml.getText(), 0, Math.min(xml.getTextLength(), LONGEST_FOOTER));
          footer.setLength(Math.min(footer.length(), LONGEST_FOOTER));
        }
      }
      String text = footer.toString().strip().replaceAll("\\s+", " ");
      if (!observed && !text.isEmpty()) {
        throw new TradeParseException(
            "Message without data in", source, "its footer says: " + text);
      }
    }

    private void requireData(String root) {
      if (!root.matches("(?:Generic|StructureSpecific)(?:TimeSeries)?Data")) {
        throw new TradeParseException(
            "No data message in",
            source,
            "its root is " + root + "; expected are GenericData and StructureSpecificData");
      }
    }

    private void start(String element) {
      switch (element) {
        case "Footer" -> inFooter = true;
        case "Group" -> inGroup = true;
        case "Structure" ->
            dimensionAtObservation =
                Objects.requireNonNullElse(
                    attribute("dimensionAtObservation"), dimensionAtObservation);
        case "Series" -> {
          series.clear();
          addAttributes(series);
        }
        case "Obs" -> {
          observed = true;
          observation = new HashMap<>(series);
          addAttributes(observation);
        }
        case "Value" -> put(attribute("id"), attribute("value"));
        case "ObsDimension" ->
            put(
                Objects.requireNonNullElse(attribute("id"), dimensionAtObservation),
                attribute("value"));
        case "ObsValue" -> put(VALUE, attribute("value"));
        default -> {
          // what surrounds the data
        }
      }
    }

    private void end(String element) {
      switch (element) {
        case "Footer" -> inFooter = false;
        case "Group" -> inGroup = false;
        case "Series" -> series.clear();
        case "Obs" -> {
          if (observation != null) {
            Location place = Location.of(source, xml.getLocation().getLineNumber());
            add(observation, place, provenance, rates);
          }
          observation = null;
        }
        default -> {
          // what surrounds the data
        }
      }
    }

    private void put(@Nullable String id, @Nullable String value) {
      if (id != null && value != null && !inGroup) {
        (observation == null ? series : observation).put(id, value);
      }
    }

    private void addAttributes(Map<String, String> target) {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        target.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
      }
    }

    private @Nullable String attribute(String name) {
      return xml.getAttributeValue(null, name);
    }
  }

  private static void csv(CsvRows rows, Provenance provenance, RateCollector rates)
      throws IOException {
    rows.header(
        "SDMX-ML, or a line with the columns CURRENCY, CURRENCY_DENOM, TIME_PERIOD and OBS_VALUE",
        cells -> cells.stream().map(SdmxRates::id).anyMatch("CURRENCY_DENOM"::equals));
    List<String> columns = rows.header().stream().map(SdmxRates::id).toList();
    while (rows.next()) {
      try {
        rows.requireSound();
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          boolean labelled = rows.header().get(i).contains(": ");
          row.put(columns.get(i), labelled ? id(rows.get(i)) : rows.get(i));
        }
        String action = row.getOrDefault("ACTION", "I");
        if (action.equals("D")) {
          throw new TradeParseException(
              "Action", action, "the row deletes rates and tells none", rows.location(), null);
        }
        add(row, rows.location(), provenance, rates);
      } catch (TradeParseException e) {
        rates.reject(e, rows.location());
      }
    }
  }

  private static String id(String cell) {
    int label = cell.indexOf(": ");
    return label < 0 ? cell : cell.substring(0, label);
  }

  /** Takes one observation with all that its series tells of it. */
  private static void add(
      Map<String, String> told, Location row, Provenance provenance, RateCollector rates) {
    String text = told.getOrDefault(VALUE, "");
    if (!text.isEmpty() && !text.equals("NaN")) {
      Location cell = Location.of(row.source(), row.line(), VALUE);
      rates.add(cell, text, () -> rate(told, row, text, provenance));
    }
  }

  private static Rate rate(
      Map<String, String> told, Location row, String text, Provenance provenance) {
    String type = told.getOrDefault("EXR_TYPE", "SP00");
    if (!type.equals("SP00")) {
      throw new TradeParseException(
          "Other type of exchange rate",
          type,
          "read are spot rates, SP00",
          Location.of(row.source(), row.line(), "EXR_TYPE"),
          null);
    }
    String currency = taken(told, "CURRENCY", row);
    String denominator = taken(told, "CURRENCY_DENOM", row);
    Period period = Period.parse(taken(told, TIME, row));
    return new Rate(
        Currencies.of(denominator),
        Currencies.of(currency),
        period,
        kind(told, period, row),
        scaled(RateCollector.factor(text), told.getOrDefault("UNIT_MULT", "0"), row),
        false,
        provenance);
  }

  private static RateKind kind(Map<String, String> told, Period period, Location row) {
    if (period.frequency() == Frequency.DAY) {
      return RateKind.DAILY;
    }
    String suffix = told.getOrDefault("EXR_SUFFIX", "");
    String method = told.getOrDefault("COLL_METHOD", "");
    if (suffix.equals("A") || (suffix.isEmpty() && method.startsWith("Average"))) {
      return RateKind.PERIOD_AVERAGE;
    }
    if (suffix.equals("E")) {
      return RateKind.END_OF_PERIOD;
    }
    throw new TradeParseException(
        "Unknown kind of rate",
        suffix,
        "accepted are A for the average and E for the end of the period",
        Location.of(row.source(), row.line(), "EXR_SUFFIX"),
        null);
  }

  private static BigDecimal scaled(BigDecimal factor, String power, Location row) {
    if (!power.matches("-?\\d{1,2}")) {
      throw new TradeParseException(
          "Malformed power of ten",
          power,
          "expected is a whole number such as '0' or '2'",
          Location.of(row.source(), row.line(), "UNIT_MULT"),
          null);
    }
    return factor.scaleByPowerOfTen(Integer.parseInt(power));
  }

  private static String taken(Map<String, String> told, String dimension, Location row) {
    String value = told.getOrDefault(dimension, "");
    if (value.isEmpty()) {
      throw new TradeParseException(
          "Missing dimension",
          dimension,
          "an exchange rate has CURRENCY, CURRENCY_DENOM and TIME_PERIOD",
          row,
          null);
    }
    return value;
  }
}
