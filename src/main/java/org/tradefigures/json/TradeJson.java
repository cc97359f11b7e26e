package org.tradefigures.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes records as JSON. A file holds one array of records; its form is described by the
 * JSON Schema of the same name in {@code data/schema}.
 *
 * <p>Reading is strict: unknown, repeated or missing fields, values of the wrong type, unknown
 * codes and anything that is no JSON end it with a {@link TradeParseException} that names file,
 * line and field. {@link IOException} means that the file could not be read.
 *
 * <p>For single records, and for types of the user's that hold some, there is {@link #mapper()}.
 */
public final class TradeJson {

  private static final int LONGEST_NUMBER = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              // long numbers are refused with our own words
              StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).build())
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /** What Jackson adds to its messages for programmers. */
  private static final Pattern ASIDE =
      Pattern.compile(
          " \\((?:start marker at|for \\w+ starting at) .*|[:,] enable `.*|, from `[^`]*`",
          Pattern.DOTALL);

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);

  private static final String TEXT = "JSON text";

  private TradeJson() {}

  /**
   * A mapper that knows the records of this library and the amounts of the money API. It is as
   * strict with the types of the user's as with ours: unknown and repeated fields, trailing text
   * and absent primitives are refused, nesting and the length of numbers are limited, and decimal
   * numbers of no declared type become {@code BigDecimal}, not {@code double}.
   *
   * @return a mapper, which may be changed with {@code rebuild()}
   */
  public static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModule(new TradeFiguresModule())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }

  /**
   * Reads a file of trade flows.
   *
   * @param file the file
   * @return the flows in their order
   * @throws IOException if the file can't be read
   * @throws TradeParseException if it is no array of trade flows, or if a flow is told twice by the
   *     same source
   */
  public static List<TradeFlow> readFlows(Path file) throws IOException {
    return read(file, TradeFlow.class);
  }

  /**
   * Reads trade flows.
   *
   * @param text an array of trade flows; not closed
   * @param source what the text is called in errors
   * @return the flows in their order
   * @throws IOException if the text can't be read
   * @throws TradeParseException if it is no array of trade flows, or if a flow is told twice by the
   *     same source
   */
  public static List<TradeFlow> readFlows(Reader text, String source) throws IOException {
    return read(text, source, TradeFlow.class);
  }

  /**
   * Reads trade flows.
   *
   * @param text an array of trade flows
   * @return the flows in their order
   * @throws TradeParseException if it is no array of trade flows, or if a flow is told twice by the
   *     same source
   */
  public static List<TradeFlow> parseFlows(String text) {
    return parse(text, TradeFlow.class);
  }

  /**
   * Writes trade flows, each on a line of its own.
   *
   * @param flows the flows
   * @param file the file, which is replaced
   * @throws IOException if the file can't be written
   */
  public static void writeFlows(Collection<TradeFlow> flows, Path file) throws IOException {
    write(flows, TradeFlow.class, file, lines());
  }

  /**
   * Writes trade flows, each on a line of its own.
   *
   * @param flows the flows
   * @param out gets the text; flushed, not closed
   * @throws IOException if the text can't be written
   */
  public static void writeFlows(Collection<TradeFlow> flows, Writer out) throws IOException {
    write(flows, TradeFlow.class, out, lines());
  }

  /**
   * Reads a file of agreements.
   *
   * @param file the file
   * @return the agreements in their order
   * @throws IOException if the file can't be read
   * @throws TradeParseException if it is no array of agreements
   */
  public static List<Agreement> readAgreements(Path file) throws IOException {
    return read(file, Agreement.class);
  }

  /**
   * Reads agreements.
   *
   * @param text an array of agreements; not closed
   * @param source what the text is called in errors
   * @return the agreements in their order
   * @throws IOException if the text can't be read
   * @throws TradeParseException if it is no array of agreements
   */
  public static List<Agreement> readAgreements(Reader text, String source) throws IOException {
    return read(text, source, Agreement.class);
  }

  /**
   * Reads agreements.
   *
   * @param text an array of agreements
   * @return the agreements in their order
   * @throws TradeParseException if it is no array of agreements
   */
  public static List<Agreement> parseAgreements(String text) {
    return parse(text, Agreement.class);
  }

  /**
   * Writes agreements, indented.
   *
   * @param agreements the agreements
   * @param file the file, which is replaced
   * @throws IOException if the file can't be written
   */
  public static void writeAgreements(Collection<Agreement> agreements, Path file)
      throws IOException {
    write(agreements, Agreement.class, file, indented());
  }

  /**
   * Writes agreements, indented.
   *
   * @param agreements the agreements
   * @param out gets the text; flushed, not closed
   * @throws IOException if the text can't be written
   */
  public static void writeAgreements(Collection<Agreement> agreements, Writer out)
      throws IOException {
    write(agreements, Agreement.class, out, indented());
  }

  private static <T> List<T> read(Path file, Class<T> type) throws IOException {
    String source = Objects.requireNonNull(file.getFileName(), "file name").toString();
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      return read(new JsonInput(parser, source), source, type);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static <T> List<T> read(Reader text, String source, Class<T> type) throws IOException {
    Objects.requireNonNull(source, "source");
    try {
      JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), withoutMark(text));
      return read(new JsonInput(parser, source), source, type);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static <T> List<T> parse(String text, Class<T> type) {
    try {
      return read(new StringReader(text), TEXT, type);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read a string", e);
    }
  }

  private static <T> List<T> read(JsonInput in, String source, Class<T> type) {
    Form<T> form = Forms.ALL.of(type);
    try {
      if (in.next() == null) {
        throw new TradeParseException(
            "Empty file", source, "expected is an array of records, [] where there are none");
      }
      in.startArray("file");
      List<T> records = new ArrayList<>();
      Map<Object, Integer> known = new HashMap<>();
      int line = in.line();
      while (in.next() != JsonToken.END_ARRAY) {
        // the line tells which record it is, unless there are several on it
        boolean named = in.line() == line;
        if (named) {
          in.enterElement(records.size());
        }
        line = in.line();
        T record = form.read(in);
        requireNew(record, Location.of(source, line), known);
        records.add(record);
        if (named) {
          in.leave();
        }
      }
      if (in.next() != null) {
        throw in.malformed("file", "nothing may follow the array of records");
      }
      return List.copyOf(records);
    } catch (JacksonIOException e) {
      throw e;
    } catch (JacksonException e) {
      throw new TradeParseException(
          "Malformed JSON after",
          in.last(),
          ASIDE.matcher(e.getOriginalMessage()).replaceFirst(""),
          // without a location where a limit of the parser is exceeded
          Location.of(source, e.getLocation() == null ? in.line() : e.getLocation().getLineNr()),
          e);
    }
  }

  private static void requireNew(Object record, Location place, Map<Object, Integer> known) {
    if (record instanceof Agreement agreement) {
      Integer first = known.putIfAbsent(agreement.id(), (int) place.line());
      if (first != null) {
        throw new TradeParseException(
            "Second agreement of id",
            agreement.id(),
            "the first is at line " + first + "; give each agreement once, with an id of its own",
            place,
            null);
      }
    }
    if (record instanceof TradeFlow flow) {
      Integer first = known.putIfAbsent(flow.identity(), (int) place.line());
      if (first != null) {
        throw SecondFigureException.of(flow, "line " + first + " tells", place);
      }
    }
  }

  private static <T> void write(
      Collection<T> records, Class<T> type, Path file, PrettyPrinter layout) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(records, type, out, layout);
    }
  }

  private static <T> void write(
      Collection<T> records, Class<T> type, Writer out, PrettyPrinter layout) throws IOException {
    Form<T> form = Forms.ALL.of(type);
    try {
      JsonGenerator json = FACTORY.createGenerator(context(layout), out);
      json.writeStartArray();
      records.forEach(r -> form.write(r, json));
      json.writeEndArray();
      json.writeRaw('\n');
      json.flush();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static ObjectWriteContext context(PrettyPrinter layout) {
    return new ObjectWriteContext.Base() {
      @Override
      public PrettyPrinter getPrettyPrinter() {
        return layout;
      }
    };
  }

  private static PrettyPrinter lines() {
    return new DefaultPrettyPrinter(SEPARATORS.withObjectEntrySpacing(Separators.Spacing.AFTER))
        .withArrayIndenter(new DefaultIndenter("", "\n"))
        .withObjectIndenter(DefaultPrettyPrinter.NopIndenter.instance());
  }

  private static PrettyPrinter indented() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(SEPARATORS)
        .withArrayIndenter(indenter)
        .withObjectIndenter(indenter);
  }

  /** The text without the byte-order mark it may start with. */
  private static Reader withoutMark(Reader text) throws IOException {
    PushbackReader in = new PushbackReader(text);
    int first = in.read();
    if (first >= 0 && first != '\uFEFF') {
      in.unread(first);
    }
    return in;
  }
}
