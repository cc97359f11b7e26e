package org.tradefigures.source;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/**
 * SDMX data messages, whatever they are about, as observations: maps of the ids of dimensions,
 * attributes and measures to their codes. Read are SDMX-ML 2.1 and 3.0, generic and
 * structure-specific, with whichever dimension at the observation, and the compact and generic
 * messages of 2.0; SDMX-JSON 1.0, 2.0 and the drafts before them; SDMX-CSV 1.0 and 2.0. Which it is
 * shows in the first character.
 *
 * <p>What is told for a data set, a series or a group of series is told for each of their
 * observations.
 */
final class SdmxMessage {

  /** What an observation tells its dataflow as, where the message names it. */
  static final String DATAFLOW = "DATAFLOW";

  /** The time of an observation. */
  static final String TIME = "TIME_PERIOD";

  /** The value of an observation, where the structure has a single measure. */
  static final String VALUE = "OBS_VALUE";

  /** The power of ten that the value is multiplied by. */
  static final String UNIT_MULT = "UNIT_MULT";

  private static final Pattern REPORTING_PERIOD = Pattern.compile("(\\d{4})-(?:M(\\d{2})|A1)");
  private static final Pattern ROOT =
      Pattern.compile(
          "<(?:[\\w.-]+:)?((?:Generic|StructureSpecific)(?:TimeSeries)?Data|CompactData)[\\s>]");
  private static final Pattern JSON =
      Pattern.compile("\\A\\s*\\{.*\"(?:dataSets|structures?)\"\\s*:", Pattern.DOTALL);

  /** Takes what a message tells. */
  interface Observations {

    /**
     * Takes an observation.
     *
     * @param told what is told of it, by the ids of the structure
     * @param place where it stands
     */
    void add(Map<String, String> told, Location place);

    /** Takes the reason why a row or an observation tells nothing. */
    void reject(TradeParseException problem, Location place);
  }

  private SdmxMessage() {}

  /**
   * Reads a message.
   *
   * @throws TradeParseException if it is no data message, or tells that there is no data
   * @throws IOException if the text can't be read
   */
  static void read(SourceText in, Observations observations) throws IOException {
    switch (firstCharacter(in.start())) {
      case '<' -> SdmxMl.read(in, observations);
      case '{' -> SdmxJson.read(in, observations);
      default -> SdmxCsv.read(in, observations);
    }
  }

  /**
   * The form of a message, by its start: {@code SDMX-ML}, {@code SDMX-JSON} or {@code SDMX-CSV}.
   *
   * @return empty where it is none
   */
  static Optional<String> form(String start) {
    if (ROOT.matcher(start).find()) {
      return Optional.of("SDMX-ML");
    }
    if (JSON.matcher(start).find()) {
      return Optional.of("SDMX-JSON");
    }
    boolean csv =
        start
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .filter(header -> header.contains(TIME) && header.contains("OBS_"))
            .isPresent();
    return csv ? Optional.of("SDMX-CSV") : Optional.empty();
  }

  /**
   * The form of a message that has all of the given words in its start, as they stand there for
   * themselves.
   */
  static Optional<String> form(String start, String... words) {
    return form(start)
        .filter(
            form ->
                Stream.of(words)
                    .allMatch(
                        word ->
                            Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                                .matcher(start)
                                .find()));
  }

  /**
   * Reads a time as SDMX writes it: as {@link Period#parse} does, and reporting months and years
   * such as {@code 2024-M03} and {@code 2024-A1}.
   */
  static Period period(String text) {
    var reporting = REPORTING_PERIOD.matcher(text);
    if (!reporting.matches()) {
      return Period.parse(text);
    }
    String month = reporting.group(2);
    return Period.parse(reporting.group(1) + (month == null ? "" : "-" + month));
  }

  /**
   * Reads a power of ten.
   *
   * @throws TradeParseException if it is no whole number of at most two digits
   */
  static int power(String text, Location place) {
    if (!text.matches("-?\\d{1,2}")) {
      throw new TradeParseException(
          "Malformed power of ten",
          text,
          "expected is a whole number such as '0' or '2'",
          Location.of(place.source(), place.line(), UNIT_MULT),
          null);
    }
    return Integer.parseInt(text);
  }

  /** The error for a row that tells no figures but takes some back. */
  static TradeParseException deletes(String action) {
    return new TradeParseException("Action", action, "it deletes figures and tells none");
  }

  /** The error for a message that says itself why there is no data. */
  static TradeParseException withoutData(String source, String why) {
    return new TradeParseException("Message without data in", source, why);
  }

  private static int firstCharacter(String start) {
    return start.chars().filter(c -> !Character.isWhitespace(c)).findFirst().orElse(-1);
  }
}
