package org.tradefigures.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradefigures.internal.Messages;
import org.tradefigures.money.Rate;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeTable;

/**
 * Reads trade figures of whichever layout a file has. The layout is told by the start of the file,
 * and refused where that leaves a doubt.
 *
 * <pre>{@code
 * Path file = Path.of("country.csv");
 * String layout = TradeReaders.detect(file).toString();    // and what shows it
 * TradeTable trade = TradeReaders.read(file);              // or the first mistake
 * TradeReadResult sound = TradeReaders.readLenient(file);  // what is sound, and all mistakes
 * }</pre>
 */
public final class TradeReaders {

  /** So many lines of titles are looked behind at most. */
  private static final int TITLES = 30;

  private static final Pattern PAGE = Pattern.compile("(?is)\\s*<(!doctype )?html\\b.*");

  private TradeReaders() {}

  /**
   * Which layout a file has.
   *
   * @param reader reads it
   * @param why what shows that
   */
  public record Detection(TradeReader reader, String why) {

    /** Checks that both are there. */
    public Detection {
      Objects.requireNonNull(reader, "reader");
      Objects.requireNonNull(why, "why");
    }

    /** For instance {@code us census api json: the first row has ALL_VAL_MO}. */
    @Override
    public String toString() {
      return reader.name() + ": " + why;
    }
  }

  /**
   * All readers on the class path.
   *
   * @return the readers, by name
   */
  public static List<TradeReader> all() {
    return ServiceLoader.load(TradeReader.class, TradeReaders.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(TradeReader::name))
        .toList();
  }

  /**
   * Tells which layout a file has.
   *
   * @param file the file, which may be compressed
   * @return the reader and what shows that it is the right one
   * @throws TradeParseException if the start of the file is of no layout that is known here, or of
   *     several
   * @throws IOException if the file can't be read
   */
  public static Detection detect(Path file) throws IOException {
    try (SourceText in = SourceText.of(file)) {
      return detect(in);
    }
  }

  /**
   * Tells which layout a text has.
   *
   * @param in the text, which stays to be read
   * @return the reader and what shows that it is the right one
   * @throws TradeParseException if the start of the text is of no layout that is known here, or of
   *     several
   * @throws IOException if the text can't be read
   */
  public static Detection detect(SourceText in) throws IOException {
    String start = in.start();
    List<Detection> found = recognised(start);
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw unknown(in.name(), start);
    }
    throw new TradeParseException(
        "Ambiguous layout of",
        in.name(),
        found.stream().map(Detection::toString).collect(Collectors.joining("; "))
            + "; use one of these readers itself");
  }

  /** All layouts that the start of a text may be of, by name. */
  private static List<Detection> recognised(String start) {
    List<Detection> found = new ArrayList<>();
    for (TradeReader reader : all()) {
      reader.recognise(start).ifPresent(why -> found.add(new Detection(reader, why)));
    }
    return found;
  }

  private static TradeParseException unknown(String name, String start) {
    if (start.isBlank()) {
      return new TradeParseException(
          "Empty file",
          name,
          "there is nothing in it; was its download or copy cut short, or was it read before?");
    }
    Optional<String> other = otherwise(start);
    if (other.isPresent()) {
      return new TradeParseException("Unknown layout of", name, other.get());
    }
    if (start.indexOf('\0') >= 0) {
      return new TradeParseException(
          "Unknown encoding of",
          name,
          "it has NUL characters; where it is text, tell its encoding, as in SourceText.of(file).withCharset(StandardCharsets.UTF_16LE)");
    }
    String told =
        sdmx(start)
            .or(() -> rates(name, start))
            .or(() -> concordance(name, start))
            .or(() -> below(start))
            .or(() -> almostOwn(start))
            .orElseGet(() -> startOf(start));
    return new TradeParseException("Unknown layout of", name, told);
  }

  /** What is no table at all, whatever its name ends with. */
  private static Optional<String> otherwise(String start) {
    return PAGE.matcher(start).matches()
        ? Optional.of(
            "it is a page of HTML, such as a login or a notice, in place of the file; open it in a browser to see what it says, and download the file itself")
        : start.startsWith("%PDF-")
            ? Optional.of("it is a PDF document; look for the figures as CSV, JSON or SDMX")
            : Optional.empty();
  }

  /** A layout that starts further down. */
  private static Optional<String> below(String start) {
    int from = 0;
    for (int line = 1; line <= TITLES; line++) {
      from = start.indexOf('\n', from) + 1;
      if (from == 0) {
        break;
      }
      List<Detection> found = recognised(start.substring(from));
      if (!found.isEmpty()) {
        return Optional.of(
            "line "
                + (line + 1)
                + " starts what reads as "
                + found.get(0)
                + "; delete "
                + (line == 1 ? "line 1" : "lines 1 to " + line)
                + " above it");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> sdmx(String start) {
    return SdmxMessage.form(start)
        .map(
            form ->
                "it is "
                    + form
                    + " of none of the dataflows that are known here; say what its components mean with an SdmxMapping, or read exchange rates with SdmxRates");
  }

  private static Optional<String> rates(String name, String start) {
    return ratesReader(name, start)
        .map(reader -> readAs("exchange rates (" + reader.name() + ")", reader));
  }

  private static Optional<RateReader> ratesReader(String name, String start) {
    Stream<RateReader> services =
        ServiceLoader.load(RateReader.class, TradeReaders.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get);
    // whichever release it is, the columns are the same
    Stream<RateReader> toBeTold = Stream.of(new PennWorldTableRates("any", Year.MAX_VALUE));
    return Stream.concat(services, toBeTold)
        .filter(reader -> readsAny(() -> rates(reader, start, name)))
        .min(Comparator.comparing(RateReader::name));
  }

  /** What a reader reads, without asking who else would. */
  private static List<Rate> rates(RateReader reader, String start, String name) {
    SourceText in = SourceText.of(start, name);
    RateSink sink = RateSink.lenient(in);
    try {
      reader.read(in, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.table().rates();
  }

  /**
   * What to tell of a text that is not of the layout of a reader of rates, because it is trade or
   * of another reader.
   *
   * @param fault what the reader says of it
   */
  static TradeParseException notOf(
      RateReader reader, String name, String start, TradeParseException fault) {
    List<Detection> trade = recognised(start);
    Optional<String> other =
        trade.isEmpty()
            ? ratesReader(name, start)
                .filter(rates -> rates.getClass() != reader.getClass())
                .map(
                    rates ->
                        "it reads as exchange rates ("
                            + rates.name()
                            + "); read it with "
                            + rates.getClass().getSimpleName())
            : Optional.of(
                "it is trade ("
                    + trade.get(0)
                    + "); read it with TradeReaders, and rates from a file of rates");
    return other
        .map(told -> new TradeParseException("Other layout of", name, told, null, fault))
        .orElse(fault);
  }

  private static Optional<String> concordance(String name, String start) {
    ConcordanceReader reader = new ConcordanceReader();
    return readsAny(() -> reader.readLenient(start, name).concordance().relations())
        ? Optional.of(readAs("a concordance of classifications", reader))
        : Optional.empty();
  }

  private static boolean readsAny(Supplier<Collection<?>> read) {
    try {
      return !read.get().isEmpty();
    } catch (TradeParseException e) {
      return false;
    }
  }

  private static String readAs(String what, Object reader) {
    return "it reads as "
        + what
        + " and not as trade; read it with "
        + reader.getClass().getSimpleName()
        + ", or, where it is trade after all, say what its columns mean with a MappedTrade";
  }

  private static Optional<String> almostOwn(String start) {
    return TradeCsv.almost(start)
        .map(
            others ->
                "it has columns of tradefigures csv beside "
                    + others
                    + "; rename these or leave them out, or say what they mean with a MappedTrade");
  }

  private static String startOf(String start) {
    return "it starts with "
        + Messages.quote(start.strip().lines().findFirst().orElseThrow())
        + "; known are "
        + all().stream().map(TradeReader::name).collect(Collectors.joining(", "))
        + "; say what the columns of another mean with a MappedTrade";
  }

  /**
   * Reads a file of whichever layout it has, or fails at the first row that is not valid.
   *
   * @param file the file, which may be compressed
   * @return one row a figure
   * @throws TradeParseException if its layout is in doubt or a row is not valid
   * @throws IOException if the file can't be read
   */
  public static TradeTable read(Path file) throws IOException {
    try (SourceText in = SourceText.of(file)) {
      return read(in);
    }
  }

  /**
   * Reads a text of whichever layout it has, or fails at the first row that is not valid.
   *
   * @param in the text; not closed
   * @return one row a figure
   * @throws TradeParseException if its layout is in doubt or a row is not valid
   * @throws IOException if the text can't be read
   */
  public static TradeTable read(SourceText in) throws IOException {
    return detect(in).reader().read(in);
  }

  /**
   * Reads the rows that are valid of a file of whichever layout it has, and tells the problems with
   * the others.
   *
   * @param file the file, which may be compressed
   * @return rows and problems
   * @throws TradeParseException if its layout is in doubt
   * @throws IOException if the file can't be read
   */
  public static TradeReadResult readLenient(Path file) throws IOException {
    try (SourceText in = SourceText.of(file)) {
      return readLenient(in);
    }
  }

  /**
   * Reads the rows that are valid of a text of whichever layout it has, and tells the problems with
   * the others.
   *
   * @param in the text; not closed
   * @return rows and problems
   * @throws TradeParseException if its layout is in doubt
   * @throws IOException if the text can't be read
   */
  public static TradeReadResult readLenient(SourceText in) throws IOException {
    return detect(in).reader().readLenient(in);
  }
}
