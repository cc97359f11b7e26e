package org.tradefigures.reference;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time a figure belongs to, written as SDMX writes it: {@code 2024}, {@code 2024-S1}, {@code
 * 2024-Q3}, {@code 2024-03}, {@code 2024-03-15}, and any other span as start and length: {@code
 * 2026-07-01/P1Y} is a fiscal year, {@code 2024-01-01/P10M} are the first ten months.
 *
 * <p>A period carries its frequency: a year never equals a month or a span. A span that is a
 * calendar year, half-year, quarter, month or day is that calendar period, so that each stretch of
 * time has one form only. Periods are ordered by their start; where that is the same, the longer
 * comes first.
 *
 * @param frequency how long it is
 * @param start its first day
 * @param end its last day, included
 */
public record Period(Frequency frequency, LocalDate start, LocalDate end)
    implements Comparable<Period>, Serializable {

  private static final String ACCEPTED =
      "accepted are a year '2024', a half-year '2024-S1', a quarter '2024-Q1', a month '2024-03', a day '2024-03-15' and a"
          + " span of start and length '2024-07-01/P1Y'";

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(?:-S([12])|-Q([1-4])|-(\\d\\d)(?:-(\\d\\d)(?:/P(\\d{1,7})([YMD]))?)?)?");

  /** Checks that the days are those of the frequency. */
  public Period {
    Objects.requireNonNull(frequency, "frequency");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "Period ends on " + end + " before it starts on " + start + ": swap the two days");
    }
    if (start.getYear() < 0 || end.getYear() > 9999) {
      throw new IllegalArgumentException(
          "Period " + start + " to " + end + ": accepted are the years 0000 to 9999");
    }
    if (frequencyOf(start, end) != frequency) {
      throw new IllegalArgumentException(
          "Days "
              + start
              + " to "
              + end
              + " are no "
              + frequency
              + ": use Period.span(start, end), which finds the frequency");
    }
  }

  /**
   * A calendar year.
   *
   * @param year 0 to 9999
   * @return for instance {@code 2024}
   */
  public static Period year(int year) {
    return months(Frequency.YEAR, year, 1);
  }

  /**
   * A half of a calendar year.
   *
   * @param year 0 to 9999
   * @param half 1 or 2
   * @return for instance {@code 2024-S1}, January to June
   */
  public static Period halfYear(int year, int half) {
    return months(Frequency.HALF_YEAR, year, within("half-year", half, 2));
  }

  /**
   * A quarter.
   *
   * @param year 0 to 9999
   * @param quarter 1 to 4
   * @return for instance {@code 2024-Q1}
   */
  public static Period quarter(int year, int quarter) {
    return months(Frequency.QUARTER, year, within("quarter", quarter, 4));
  }

  /**
   * A month.
   *
   * @param year 0 to 9999
   * @param month 1 to 12
   * @return for instance {@code 2024-03}
   */
  public static Period month(int year, int month) {
    return months(Frequency.MONTH, year, within("month", month, 12));
  }

  /**
   * A day.
   *
   * @param day the day
   * @return for instance {@code 2024-03-15}
   */
  public static Period day(LocalDate day) {
    return new Period(Frequency.DAY, day, day);
  }

  /**
   * The stretch from one day to another, both included; the calendar period where it is one.
   *
   * @param start the first day
   * @param end the last day
   * @return for instance {@code 2024-01-01/P10M} for 1 January to 31 October 2024
   */
  public static Period span(LocalDate start, LocalDate end) {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    return new Period(end.isBefore(start) ? Frequency.SPAN : frequencyOf(start, end), start, end);
  }

  /**
   * Reads the SDMX form, the inverse of {@link #toString()}.
   *
   * @param text the period
   * @return the period
   * @throws TradeParseException if the text is no period
   */
  public static Period parse(CharSequence text) {
    Matcher form = FORM.matcher(Objects.requireNonNull(text, "text"));
    if (!form.matches()) {
      throw malformed(text, null);
    }
    int year = Integer.parseInt(form.group(1));
    if (form.group(2) != null) {
      return halfYear(year, Integer.parseInt(form.group(2)));
    }
    if (form.group(3) != null) {
      return quarter(year, Integer.parseInt(form.group(3)));
    }
    if (form.group(4) == null) {
      return year(year);
    }
    try {
      int month = Integer.parseInt(form.group(4));
      if (form.group(5) == null) {
        return month(year, month);
      }
      LocalDate start = LocalDate.of(year, month, Integer.parseInt(form.group(5)));
      if (form.group(6) == null) {
        return day(start);
      }
      int length = Integer.parseInt(form.group(6));
      return span(start, plus(start, length, form.group(7)).minusDays(1));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw malformed(text, e);
    }
  }

  /**
   * The year, for a period that lies in one.
   *
   * @return the calendar year, empty for a span that reaches into another
   */
  public Optional<Integer> calendarYear() {
    return start.getYear() == end.getYear() ? Optional.of(start.getYear()) : Optional.empty();
  }

  /**
   * The period of the same length that follows.
   *
   * @return for instance {@code 2025} after {@code 2024}; for a span of whole months as many months
   */
  public Period next() {
    return shift(1);
  }

  /**
   * The period of the same length that comes before.
   *
   * @return for instance {@code 2024-02} before {@code 2024-03}; it ends the day before this one
   *     starts
   */
  public Period previous() {
    return shift(-1);
  }

  /**
   * The same part of the year before: March 2023 for March 2024, 2023 for 2024.
   *
   * @return the period twelve months earlier
   */
  public Period yearEarlier() {
    int months = wholeMonths();
    return months > 0
        ? ofMonths(start.minusYears(1), months)
        : span(start.minusYears(1), end.minusYears(1));
  }

  /**
   * Whether the other period lies wholly in this one; a period contains itself.
   *
   * @param other another period
   * @return whether no day of it is outside
   */
  public boolean contains(Period other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  /**
   * Whether the day lies in this period.
   *
   * @param day a day
   * @return whether it is one of the days from start to end
   */
  public boolean contains(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }

  /**
   * Whether the two have a day in common.
   *
   * @param other another period
   * @return whether they overlap
   */
  public boolean overlaps(Period other) {
    return !other.start.isAfter(end) && !other.end.isBefore(start);
  }

  /**
   * The calendar period of the given frequency that holds this one, such as the year of a month.
   *
   * @param wanted a calendar frequency of at least a month
   * @return the period
   * @throws IllegalArgumentException if this period is not wholly in one, or the frequency has no
   *     fixed months
   */
  public Period within(Frequency wanted) {
    if (wanted.months() == 0) {
      throw new IllegalArgumentException(
          "Period "
              + this
              + " can't be put into a "
              + wanted
              + ": name YEAR, HALF_YEAR, QUARTER or MONTH");
    }
    int first = (start.getMonthValue() - 1) / wanted.months() * wanted.months() + 1;
    Period holder = ofMonths(LocalDate.of(start.getYear(), first, 1), wanted.months());
    if (!holder.contains(this)) {
      throw new IllegalArgumentException(
          "Period "
              + this
              + " reaches beyond the "
              + wanted
              + " "
              + holder
              + ": use a longer frequency");
    }
    return holder;
  }

  // written out: a record binds its own at the first call, which takes a cold process milliseconds
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Period that && start.equals(that.start) && end.equals(that.end);
  }

  @Override
  public int hashCode() {
    return 31 * start.hashCode() + end.hashCode();
  }

  @Override
  public int compareTo(Period other) {
    int order = start.compareTo(other.start);
    return order != 0 ? order : other.end.compareTo(end);
  }

  /** The SDMX form; {@link #parse} reads it back. */
  @Override
  public String toString() {
    String year = twoDigits(start.getYear() / 100) + twoDigits(start.getYear() % 100);
    int month = start.getMonthValue();
    return switch (frequency) {
      case YEAR -> year;
      case HALF_YEAR -> year + "-S" + (month / 6 + 1);
      case QUARTER -> year + "-Q" + (month / 3 + 1);
      case MONTH -> year + "-" + twoDigits(month);
      case DAY -> start.toString();
      case SPAN -> start + "/" + length();
    };
  }

  private static String twoDigits(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  /**
   * How long it is, in the form of ISO 8601; whole months and years where it is as long as some.
   *
   * @return for instance {@code P1Y}, {@code P10M} or {@code P45D}
   */
  public String length() {
    int months = wholeMonths();
    if (months == 0) {
      return "P" + days() + "D";
    }
    return months % 12 == 0 ? "P" + months / 12 + "Y" : "P" + months + "M";
  }

  private long days() {
    return ChronoUnit.DAYS.between(start, end) + 1;
  }

  /**
   * The length in months where the period is as long as a whole number of them counted from its
   * start, else 0.
   */
  private int wholeMonths() {
    LocalDate after = end.plusDays(1);
    int months = (int) ChronoUnit.MONTHS.between(start, after);
    return months > 0 && start.plusMonths(months).equals(after) ? months : 0;
  }

  private Period shift(int steps) {
    if (frequency == Frequency.DAY) {
      return day(start.plusDays(steps));
    }
    int months = wholeMonths();
    LocalDate moved = start.plusMonths((long) steps * months);
    // not every month has a 31st: a start that moves to another day would leave days out
    return months > 0 && moved.plusMonths((long) -steps * months).equals(start)
        ? ofMonths(moved, months)
        : span(start.plusDays(steps * days()), end.plusDays(steps * days()));
  }

  private static Period ofMonths(LocalDate start, int months) {
    return span(start, start.plusMonths(months).minusDays(1));
  }

  private static Period months(Frequency frequency, int year, int ordinal) {
    if (year < 0 || year > 9999) {
      throw new IllegalArgumentException("Year " + year + ": accepted are 0 to 9999");
    }
    LocalDate start = LocalDate.of(year, (ordinal - 1) * frequency.months() + 1, 1);
    return new Period(frequency, start, start.plusMonths(frequency.months()).minusDays(1));
  }

  private static int within(String what, int ordinal, int most) {
    if (ordinal < 1 || ordinal > most) {
      throw new IllegalArgumentException(
          "Unknown " + what + " " + ordinal + ": accepted are 1 to " + most);
    }
    return ordinal;
  }

  private static LocalDate plus(LocalDate start, int length, String unit) {
    return switch (unit) {
      case "Y" -> start.plusYears(length);
      case "M" -> start.plusMonths(length);
      default -> start.plusDays(length);
    };
  }

  private static Frequency frequencyOf(LocalDate start, LocalDate end) {
    if (start.equals(end)) {
      return Frequency.DAY;
    }
    YearMonth first = YearMonth.from(start);
    YearMonth last = YearMonth.from(end);
    if (start.getDayOfMonth() != 1 || !end.equals(last.atEndOfMonth())) {
      return Frequency.SPAN;
    }
    long months = ChronoUnit.MONTHS.between(first, last) + 1;
    for (Frequency calendar : Frequency.values()) {
      boolean aligned =
          calendar.months() == months && (first.getMonthValue() - 1) % calendar.months() == 0;
      if (calendar.months() > 0 && aligned) {
        return calendar;
      }
    }
    return Frequency.SPAN;
  }

  private static TradeParseException malformed(CharSequence text, @Nullable Exception cause) {
    return new TradeParseException("Malformed period", text.toString(), ACCEPTED, null, cause);
  }
}
