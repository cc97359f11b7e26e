package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Trade in goods as the interface of UN Comtrade answers it in JSON ({@code data/v1/get} and {@code
 * public/v1/preview}), compact or indented: the body of an answer as it is. Values are US dollars.
 * The figures are a selection: what is not there is unknown.
 *
 * <p>Origin: <a href="https://comtradedeveloper.un.org">UN Comtrade</a>.
 *
 * <p>What holds for the columns of {@link ComtradeCsv} holds for the members of the records here.
 * What the layout has of its own besides:
 *
 * <ol>
 *   <li>{@code null} is what is not told; all records have the same members.
 *   <li>An answer without records is an empty table.
 *   <li>An answer with an error is refused with what it says, and so is a list of bulk files.
 *   <li>{@code count} has to be the number of records; otherwise the body is not whole. An answer
 *       of exactly 500 records ({@code preview}) or 250,000 ({@code get}) may have been cut off at
 *       the limit of the interface, which it does not say.
 *   <li>Where the text is no JSON any more, lenient reading ends with a problem.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class ComtradeJson implements TradeReader {

  /** A body has three levels; more would be something else, or meant to fill the memory. */
  private static final int MOST_LEVELS = 10;

  private static final int LONGEST_TEXT = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_LEVELS)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(LONGEST_TEXT)
                  .build())
          .build();

  @Override
  public String name() {
    return "un comtrade json";
  }

  @Override
  public Optional<String> recognise(String start) {
    if (!start.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    if (start.contains("\"elapsedTime\"") && start.contains("\"data\"")) {
      return Optional.of("the body has elapsedTime and data");
    }
    return start.contains("\"statusCode\"") && start.contains("\"message\"")
        ? Optional.of("the body has statusCode and message, as those of errors")
        : Optional.empty();
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    try {
      new Body(FACTORY.createParser(ObjectReadContext.empty(), in.text()), in.name(), sink).read();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  /** The body of an answer. */
  private static final class Body {

    private final JsonParser parser;
    private final String source;
    private final FlowSink sink;
    private String last = "";
    private boolean begun;
    private long records;

    Body(JsonParser parser, String source, FlowSink sink) {
      this.parser = parser;
      this.source = source;
      this.sink = sink;
    }

    void read() {
      try {
        readMembers();
      } catch (JacksonIOException e) {
        throw e;
      } catch (JacksonException e) {
        TradeParseException malformed =
            new TradeParseException(
                "Malformed JSON after",
                last,
                "it is no JSON from there on, where "
                    + records
                    + (records == 1 ? " record has" : " records have")
                    + " begun; save the answer again",
                Location.of(source, line()),
                e);
        if (!begun) {
          throw malformed;
        }
        sink.problem(malformed, Location.of(source, 0));
      }
    }

    private void readMembers() {
      if (next() != JsonToken.START_OBJECT) {
        throw noAnswer("No answer of UN Comtrade in");
      }
      String count = "";
      String error = "";
      while (next() == JsonToken.PROPERTY_NAME) {
        String member = parser.currentName();
        next();
        switch (member) {
          case "data" -> readRecords();
          case "count" -> count = scalar();
          case "error", "message" -> error += scalar();
          default -> parser.skipChildren();
        }
      }
      if (!error.isBlank()) {
        throw new TradeParseException(
            "Error of UN Comtrade",
            error,
            "the answer holds no figures; ask again as it says",
            Location.of(source, 0),
            null);
      }
      if (!begun) {
        throw noAnswer("No data in the answer");
      }
      if (!count.isEmpty() && !count.equals(Long.toString(records))) {
        problem(
            "Contradicting count", count, records + " records are there; save the answer again");
      }
      if (next() != null) {
        problem("More text after the answer", last, "each answer needs a file of its own");
      }
    }

    private void readRecords() {
      begun = true;
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw noAnswer("No records in the answer");
      }
      List<String> members = List.of();
      LayoutRows rows = null;
      while (next() != JsonToken.END_ARRAY) {
        Location place = new Location(source, line(), "data[" + records + "]");
        records++;
        Map<String, String> record = new LinkedHashMap<>();
        TradeParseException fault = readRecord(record);
        if (rows == null && fault == null) {
          refuseList(record);
          members = List.copyOf(record.keySet());
          rows = new LayoutRows(ComtradeColumns.layout(members, place, false, null), sink);
        }
        if (fault == null) {
          fault = difference(members, record);
        }
        if (fault != null || rows == null) {
          sink.problem(Objects.requireNonNull(fault), place);
        } else {
          rows.add(members.stream().map(record::get).toList(), place);
        }
      }
    }

    private void refuseList(Map<String, String> record) {
      if (record.containsKey("fileUrl")) {
        throw new TradeParseException(
            "No trade figures in",
            source,
            "it lists bulk files; download what fileUrl names, and read that");
      }
    }

    /** Reads a record to its end, and says what is wrong with it, if anything. */
    private @Nullable TradeParseException readRecord(Map<String, String> record) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return new TradeParseException("Malformed record", last, "expected is an object in braces");
      }
      TradeParseException fault = null;
      while (next() == JsonToken.PROPERTY_NAME) {
        String member = parser.currentName();
        JsonToken value = next();
        if (record.containsKey(member)) {
          fault = new TradeParseException("Duplicate member", member, "give each member once");
        } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
          fault =
              new TradeParseException(
                  "Malformed member", member, "expected is a text, a number, true, false or null");
        }
        record.put(member, scalar());
      }
      return fault;
    }

    private static @Nullable TradeParseException difference(
        List<String> members, Map<String, String> record) {
      String remedy = "all records have the members of the first";
      for (String member : members) {
        if (!record.containsKey(member)) {
          return new TradeParseException("Missing member", member, remedy);
        }
      }
      for (String member : record.keySet()) {
        if (!members.contains(member)) {
          return new TradeParseException("Unknown member", member, remedy);
        }
      }
      return null;
    }

    private void problem(String what, String value, String remedy) {
      Location place = Location.of(source, 0);
      sink.problem(new TradeParseException(what, value, remedy, place, null), place);
    }

    private TradeParseException noAnswer(String what) {
      return new TradeParseException(
          what,
          source,
          "expected is the body of an answer, such as {\"count\": 1, \"data\": [{…}], \"error\": \"\"}");
    }

    /** The text of the value at the token, empty for null; what has parts is passed over. */
    private String scalar() {
      parser.skipChildren();
      return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    private @Nullable JsonToken next() {
      JsonToken token = parser.nextToken();
      if (token != null) {
        last = parser.getString();
      }
      return token;
    }

    private int line() {
      return Math.max(0, parser.currentTokenLocation().getLineNr());
    }
  }
}
