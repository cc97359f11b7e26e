package org.tradefigures.jqwik;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;

/**
 * Periods of every frequency that start in the years 1900 to 2100: years, half-years, quarters,
 * months, days, and spans of months or days that need not begin with a month. They shrink to the
 * year {@code 2024}.
 */
public final class PeriodArbitrary extends ArbitraryDecorator<Period> {

  private static final int SIMPLEST_YEAR = 2024;

  /** 31 December of one year in four, and of no other. */
  private static final int LONGEST_YEAR = 366;

  private List<Frequency> frequencies = List.of(Frequency.values());
  private int firstYear = 1900;
  private int lastYear = 2100;

  PeriodArbitrary() {}

  /**
   * Only periods of some frequencies.
   *
   * @param wanted the frequencies; the first is the one to shrink to
   * @return the arbitrary
   */
  public PeriodArbitrary ofFrequency(Frequency... wanted) {
    PeriodArbitrary copy = typedClone();
    copy.frequencies = List.of(wanted);
    return copy;
  }

  /**
   * Only periods that start in some years. A span may end after the last of them.
   *
   * @param first the first year, 0 or later
   * @param last the last year, 9999 at the latest; spans are cut at its end then
   * @return the arbitrary
   */
  public PeriodArbitrary startingIn(int first, int last) {
    PeriodArbitrary copy = typedClone();
    copy.firstYear = first;
    copy.lastYear = last;
    return copy;
  }

  @Override
  protected Arbitrary<Period> arbitrary() {
    return Combinators.combine(
            frequencies(),
            Arbitraries.integers()
                .between(firstYear, lastYear)
                .shrinkTowards(Math.max(firstYear, Math.min(SIMPLEST_YEAR, lastYear))),
            Arbitraries.integers().between(1, LONGEST_YEAR),
            lengths())
        .as(PeriodArbitrary::period)
        .filter(period -> frequencies.contains(period.frequency()));
  }

  /** The lengths of spans: most are short, some are decades of days. */
  private static Arbitrary<Integer> lengths() {
    return Arbitraries.frequencyOf(
        Tuple.of(19, Arbitraries.integers().between(2, 40)),
        Tuple.of(1, Arbitraries.integers().between(5_000, 10_000).map(half -> 2 * half)));
  }

  private Arbitrary<Frequency> frequencies() {
    Choices<Frequency> choices = new Choices<>();
    frequencies.forEach(f -> choices.add(f == Frequency.YEAR ? 3 : 1, List.of(f)));
    return choices.arbitrary("frequency");
  }

  private static Period period(Frequency frequency, int year, int dayOfYear, int length) {
    LocalDate day = LocalDate.ofYearDay(year, Math.min(dayOfYear, Year.of(year).length()));
    return switch (frequency) {
      case YEAR, HALF_YEAR, QUARTER, MONTH -> Period.day(day).within(frequency);
      case DAY -> Period.day(day);
      case SPAN -> span(day, length);
    };
  }

  /** Of an odd length so many months from the start of a month, of an even one so many days. */
  private static Period span(LocalDate day, int length) {
    LocalDate start = length % 2 == 1 ? day.withDayOfMonth(1) : day;
    LocalDate end = (length % 2 == 1 ? start.plusMonths(length) : start.plusDays(length));
    LocalDate last = LocalDate.of(9999, 12, 31);
    return Period.span(start, end.isAfter(last) ? last : end.minusDays(1));
  }
}
