package org.tradefigures.json;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.internal.OutputFiles;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.Table;
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
 * JSON Schema of the same name in {@code data/schema}. The tables that answers are shown as are
 * written too, for others to read.
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
          " \\((?:start marker at|for \\w+ starting at|not recognized as one since) .*|[:,] enable `.*|, from `[^`]*`",
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
   * @param file the file, which may be compressed with gzip
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
   * Reads trade flows one by one, and goes on after those that are not valid.
   *
   * @param text an array of trade flows; not closed
   * @param source what the text is called in errors
   * @param flows takes each flow, with the place where it begins
   * @param problems takes what is wrong with a record that is no flow, or with the text from some
   *     place on, and the place where the record begins
   * @throws IOException if the text can't be read
   * @throws TradeParseException if it is no array of records at all
   */
  public static void readFlows(
      Reader text,
      String source,
      BiConsumer<TradeFlow, Location> flows,
      BiConsumer<TradeParseException, Location> problems)
      throws IOException {
    try {
      read(input(text, source), source, TradeFlow.class, flows, problems);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
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
   * @param file the file, which is replaced, and compressed with gzip if its name ends in {@code
   *     .gz}
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
   * @param file the file, which may be compressed with gzip
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
   * @param file the file, which is replaced, and compressed with gzip if its name ends in {@code
   *     .gz}
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

  /**
   * Writes a table for others to read, such as the answer to a query or to an indicator, as {@link
   * #writeTable(Table, Writer)} does.
   *
   * @param table the table
   * @param file the file, which is replaced, and compressed with gzip if its name ends in {@code
   *     .gz}
   * @throws IOException if the file can't be written
   */
  public static void writeTable(Table table, Path file) throws IOException {
    OutputFiles.write(file, out -> writeTable(table, out));
  }

  /**
   * Writes a table for others to read, such as the answer to a query or to an indicator: an array
   * of objects, one a row and each on a line of its own, with a member for each column. Money is
   * {@code {"amount": 737000000, "currency": "USD"}}, or {@code {"absent": "suppressed",
   * "currency": "USD"}} where there is no amount, with the word of {@link ObservationStatus} for
   * why; numbers and truth values are as JSON has them, everything else is a text, and what is
   * missing is {@code null}.
   *
   * @param table the table
   * @param out gets the text; flushed, not closed
   * @throws IOException if the text can't be written
   */
  public static void writeTable(Table table, Writer out) throws IOException {
    write(new TableRows(table)::write, out, lines());
  }

  private static <T> List<T> read(Path file, Class<T> type) throws IOException {
    String source = Objects.requireNonNull(file.getFileName(), "file name").toString();
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = isCompressed(stored) ? new GZIPInputStream(stored) : stored;
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      return read(new JsonInput(parser, source), source, type);
    } catch (JacksonIOException e) {
      throw damaged(Objects.requireNonNull(e.getCause()), source);
    } catch (EOFException | ZipException e) {
      throw damaged(e, source);
    }
  }

  private static boolean isCompressed(InputStream in) throws IOException {
    in.mark(2);
    boolean found = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return found;
  }

  private static IOException damaged(IOException e, String source) {
    if (e instanceof EOFException || e instanceof ZipException) {
      throw new TradeParseException(
          "Damaged compressed file", source, "was its download or copy cut short?", null, e);
    }
    return e;
  }

  private static <T> List<T> read(Reader text, String source, Class<T> type) throws IOException {
    try {
      return read(input(text, source), source, type);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static JsonInput input(Reader text, String source) throws IOException {
    Objects.requireNonNull(source, "source");
    return new JsonInput(
        FACTORY.createParser(ObjectReadContext.empty(), withoutMark(text)), source);
  }

  private static <T> List<T> parse(String text, Class<T> type) {
    try {
      return read(new StringReader(text), TEXT, type);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read a string", e);
    }
  }

  private static <T> List<T> read(JsonInput in, String source, Class<T> type) {
    List<T> records = new ArrayList<>();
    Map<Object, Integer> known = new HashMap<>();
    read(
        in,
        source,
        type,
        (record, place) -> {
          requireNew(record, place, known);
          records.add(record);
        },
        (problem, place) -> {
          throw problem;
        });
    return List.copyOf(records);
  }

  private static <T> void read(
      JsonInput in,
      String source,
      Class<T> type,
      BiConsumer<? super T, Location> records,
      BiConsumer<TradeParseException, Location> problems) {
    Form<T> form = Forms.ALL.of(type);
    boolean begun = false;
    try {
      if (in.next() == null) {
        throw new TradeParseException(
            "Empty file", source, "expected is an array of records, [] where there are none");
      }
      in.startArray("file");
      begun = true;
      int line = in.line();
      for (int index = 0; in.next() != JsonToken.END_ARRAY; index++) {
        // the line tells which record it is, unless there are several on it
        boolean named = in.line() == line;
        if (named) {
          in.enterElement(index);
        }
        line = in.line();
        Location place = Location.of(source, line);
        T record;
        try {
          record = form.read(in);
        } catch (TradeParseException e) {
          problems.accept(e, place);
          in.skipRecord();
          continue;
        }
        records.accept(record, place);
        if (named) {
          in.leave();
        }
      }
      if (in.next() != null) {
        problems.accept(
            in.malformed("file", "nothing may follow the array of records"), in.place());
      }
    } catch (JacksonIOException e) {
      throw e;
    } catch (JacksonException e) {
      // without a location where a limit of the parser is exceeded
      Location place =
          Location.of(source, e.getLocation() == null ? in.line() : e.getLocation().getLineNr());
      TradeParseException malformed =
          new TradeParseException(
              "Malformed JSON after",
              in.last(),
              ASIDE.matcher(e.getOriginalMessage()).replaceFirst(""),
              place,
              e);
      if (!begun) {
        throw malformed;
      }
      problems.accept(malformed, place);
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
    OutputFiles.write(file, out -> write(records, type, out, layout));
  }

  private static <T> void write(
      Collection<T> records, Class<T> type, Writer out, PrettyPrinter layout) throws IOException {
    Form<T> form = Forms.ALL.of(type);
    write(json -> records.forEach(r -> form.write(r, json)), out, layout);
  }

  private static void write(Consumer<JsonGenerator> elements, Writer out, PrettyPrinter layout)
      throws IOException {
    try {
      JsonGenerator json = FACTORY.createGenerator(context(layout), out);
      json.writeStartArray();
      elements.accept(json);
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
