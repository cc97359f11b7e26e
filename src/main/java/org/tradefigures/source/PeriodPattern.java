package org.tradefigures.source;

import java.io.Serial;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/** How a file writes its periods: as SDMX does, or in the letters of a pattern. */
final class PeriodPattern implements Serializable {

  static final PeriodPattern SDMX = new PeriodPattern(null, null);

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String pattern;

  /** Made again wherever the pattern is sent. */
  private transient @Nullable DateTimeFormatter format;

  private PeriodPattern(@Nullable String pattern, @Nullable DateTimeFormatter format) {
    this.pattern = pattern;
    this.format = format;
  }

  /**
   * Days, months or years in the letters of a pattern.
   *
   * @throws IllegalArgumentException if it is no pattern
   */
  static PeriodPattern of(String pattern) {
    return new PeriodPattern(pattern, format(pattern));
  }

  /**
   * Days and months in the letters of a pattern; a year is a year, whichever letter it has outside
   * of quotes.
   */
  static DateTimeFormatter format(String pattern) {
    String years = pattern.replaceAll("y(?=(?:[^']*'[^']*')*[^']*$)", "u");
    return DateTimeFormatter.ofPattern(years, Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  Period parse(String text) {
    if (pattern == null) {
      return Period.parse(text);
    }
    TemporalAccessor time;
    try {
      time = formatOf(pattern).parseBest(text, LocalDate::from, YearMonth::from, Year::from);
    } catch (DateTimeException e) {
      throw new TradeParseException(
          "Malformed period",
          text,
          "expected is the pattern " + Messages.quote(pattern) + " that was told with periods",
          null,
          e);
    }
    if (time instanceof LocalDate day) {
      return Period.day(day);
    }
    return time instanceof YearMonth month
        ? Period.month(month.getYear(), month.getMonthValue())
        : Period.year(Year.from(time).getValue());
  }

  private DateTimeFormatter formatOf(String told) {
    DateTimeFormatter known = format;
    if (known == null) {
      known = format(told);
      format = known;
    }
    return known;
  }

  /** The period that a text tells; empty where it tells none. */
  Optional<Period> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (TradeParseException e) {
      return Optional.empty();
    }
  }

  /** A month that is told apart from its year, by number or English name. */
  static Period month(String year, String month) {
    if (!year.matches("\\d{4}")) {
      throw new TradeParseException("Malformed year", year, "expected is a year such as '2024'");
    }
    String capitals = month.toUpperCase(Locale.ROOT);
    int number =
        month.matches("\\d{1,2}")
            ? Integer.parseInt(month)
            : Arrays.stream(Month.values())
                .filter(m -> capitals.length() > 2 && m.name().startsWith(capitals))
                .findFirst()
                .map(Month::getValue)
                .orElse(0);
    if (number < 1 || number > 12) {
      throw new TradeParseException(
          "Malformed month", month, "expected is 1 to 12, or an English name such as 'March'");
    }
    return Period.month(Integer.parseInt(year), number);
  }
}
