package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  private static final String ACCEPTED =
      "accepted are a year '2024', a half-year '2024-S1', a quarter '2024-Q1', a month '2024-03', a day '2024-03-15' and a"
          + " span of start and length '2024-07-01/P1Y'";

  @ParameterizedTest
  @CsvSource({
    "2024, YEAR, 2024-01-01, 2024-12-31",
    "0000, YEAR, 0000-01-01, 0000-12-31",
    "0090, YEAR, 0090-01-01, 0090-12-31",
    "9999, YEAR, 9999-01-01, 9999-12-31",
    "2024-S1, HALF_YEAR, 2024-01-01, 2024-06-30",
    "2024-S2, HALF_YEAR, 2024-07-01, 2024-12-31",
    "2024-Q1, QUARTER, 2024-01-01, 2024-03-31",
    "2024-Q4, QUARTER, 2024-10-01, 2024-12-31",
    "2024-02, MONTH, 2024-02-01, 2024-02-29",
    "1900-02, MONTH, 1900-02-01, 1900-02-28",
    "2024-02-29, DAY, 2024-02-29, 2024-02-29",
    "2026-07-01/P1Y, SPAN, 2026-07-01, 2027-06-30",
    "2024-01-01/P2Y, SPAN, 2024-01-01, 2025-12-31",
    "2024-01-01/P10M, SPAN, 2024-01-01, 2024-10-31",
    "2024-02-01/P3M, SPAN, 2024-02-01, 2024-04-30",
    "2024-01-15/P1M, SPAN, 2024-01-15, 2024-02-14",
    "2004-07-12/P2D, SPAN, 2004-07-12, 2004-07-13",
    "2024-01-31/P29D, SPAN, 2024-01-31, 2024-02-28",
    "2024-12-31/P1Y, SPAN, 2024-12-31, 2025-12-30",
    "1990-01-15/P11004D, SPAN, 1990-01-15, 2020-03-01",
    "0001-02-01/P11999M, SPAN, 0001-02-01, 1000-12-31",
    "0000-01-02/P3652424D, SPAN, 0000-01-02, 9999-12-31"
  })
  void isWrittenAsSdmxWritesIt(String text, Frequency frequency, LocalDate start, LocalDate end) {
    Period period = Period.parse(text);
    assertThat(period).isEqualTo(new Period(frequency, start, end)).hasToString(text);
    assertThat(Period.span(start, end)).isEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01/P1Y, 2024",
    "2024-01-01/P12M, 2024",
    "2024-01-01/P366D, 2024",
    "2024-07-01/P6M, 2024-S2",
    "2024-04-01/P3M, 2024-Q2",
    "2024-02-01/P1M, 2024-02",
    "2024-02-01/P29D, 2024-02",
    "2024-02-29/P1D, 2024-02-29",
    "2026-07-01/P12M, 2026-07-01/P1Y",
    "2026-07-01/P365D, 2026-07-01/P1Y",
    "2024-01-31/P1M, 2024-01-31/P29D"
  })
  void aStretchOfTimeHasOneForm(String text, String form) {
    assertThat(Period.parse(text)).isEqualTo(Period.parse(form)).hasToString(form);
  }

  @Test
  void isMadeOfNumbersAndDays() {
    assertThat(Period.year(2024)).hasToString("2024");
    assertThat(Period.halfYear(2024, 2)).hasToString("2024-S2");
    assertThat(Period.quarter(2024, 3)).hasToString("2024-Q3");
    assertThat(Period.month(2024, 9)).hasToString("2024-09");
    assertThat(Period.day(LocalDate.of(2024, 9, 5))).hasToString("2024-09-05");
    assertThat(Period.year(5)).hasToString("0005");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "24",
        "202",
        "20245",
        "2024 ",
        " 2024",
        "-2024",
        "2024-",
        "2024-1",
        "2024-13",
        "2024-00",
        "2024-S3",
        "2024-S0",
        "2024-Q5",
        "2024-q1",
        "2024-W01",
        "2024-02-30",
        "2023-02-29",
        "2024-03-15T00:00",
        "2024/03",
        "202403",
        "2024-07-01/P0M",
        "2024-07-01/P0D",
        "2024-07-01/P1W",
        "2024-07-01/1Y",
        "2024-07/P1Y",
        "2024/P1Y",
        "2024-07-01/P123456M",
        "2024-07-01/P9999Y",
        "2024-07-01/P9999999D",
        "2024-07-01/P10000000D",
        "2024-07-01/P-1M",
        "2024-07-01/P1Y6M",
        "2024\n",
        "٢٠٢٤",
        "FY2024"
      })
  void everythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Malformed period '" + text.replace("\n", "\\u000a") + "': " + ACCEPTED);
  }

  @Test
  void aTextOfTenThousandDigitsIsQuotedShortly() {
    assertThatThrownBy(() -> Period.parse("2".repeat(10_000)))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Malformed period '" + "2".repeat(60) + "…' (10000 characters): " + ACCEPTED);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Period.year(10_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Year 10000: accepted are 0 to 9999");
    assertThatThrownBy(() -> Period.month(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Year -1: accepted are 0 to 9999");
    assertThatThrownBy(() -> Period.halfYear(2024, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown half-year 3: accepted are 1 to 2");
    assertThatThrownBy(() -> Period.quarter(2024, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown quarter 0: accepted are 1 to 4");
    assertThatThrownBy(() -> Period.month(2024, 13))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown month 13: accepted are 1 to 12");
  }

  @Test
  void daysThatDoNotGoTogetherAreRefused() {
    LocalDate first = LocalDate.of(2024, 1, 1);
    LocalDate last = LocalDate.of(2024, 12, 31);
    String swapped = "Period ends on 2024-01-01 before it starts on 2024-12-31: swap the two days";
    assertThatThrownBy(() -> Period.span(last, first))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(swapped);
    assertThatThrownBy(() -> new Period(Frequency.YEAR, last, first))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(swapped);
    assertThatThrownBy(() -> new Period(Frequency.SPAN, first, last))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Days 2024-01-01 to 2024-12-31 are no SPAN: use Period.span(start, end), which finds the frequency");
    assertThatThrownBy(() -> Period.day(LocalDate.of(10_000, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Period +10000-01-01 to +10000-01-01: accepted are the years 0000 to 9999");
    assertThatThrownBy(() -> Period.year(9999).next())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Period +10000-01-01 to +10000-12-31: accepted are the years 0000 to 9999");
    assertThatThrownBy(() -> Period.year(0).previous())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Period -0001-01-01 to -0001-12-31: accepted are the years 0000 to 9999");
  }

  @Test
  void nothingIsNull() {
    LocalDate day = LocalDate.of(2024, 1, 1);
    assertThatThrownBy(() -> Period.parse(null)).hasMessage("text");
    assertThatThrownBy(() -> Period.span(null, day)).hasMessage("start");
    assertThatThrownBy(() -> Period.span(day, null)).hasMessage("end");
    assertThatThrownBy(() -> new Period(null, day, day)).hasMessage("frequency");
  }

  @ParameterizedTest
  @CsvSource({
    "2023, 2024, 2025",
    "2023-S2, 2024-S1, 2024-S2",
    "2023-Q4, 2024-Q1, 2024-Q2",
    "2024-02, 2024-03, 2024-04",
    "2024-02-29, 2024-03-01, 2024-03-02",
    "2025-07-01/P1Y, 2026-07-01/P1Y, 2027-07-01/P1Y",
    "2023-03-01/P10M, 2024-01-01/P10M, 2024-11-01/P10M",
    "2004-07-10/P2D, 2004-07-12/P2D, 2004-07-14/P2D",
    "2023-12-29/P2M, 2024-02-29/P2M, 2024-04-29/P2M",
    "2024-02-29/P92D, 2024-05-31/P3M, 2024-08-31/P91D"
  })
  void nextAndPreviousAreAsLongAndLeaveNoGap(String previous, String period, String next) {
    assertThat(Period.parse(period).previous()).hasToString(previous);
    assertThat(Period.parse(period).next()).hasToString(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2024, 2023",
    "2024-S1, 2023-S1",
    "2024-Q3, 2023-Q3",
    "2024-02, 2023-02",
    "2025-02, 2024-02",
    "2024-02-29, 2023-02-28",
    "2024-03-15, 2023-03-15",
    "2026-07-01/P1Y, 2025-07-01/P1Y",
    "2024-01-01/P10M, 2023-01-01/P10M",
    "2024-01-01/P2M, 2023-01-01/P2M",
    "2004-07-12/P2D, 2003-07-12/P2D"
  })
  void aYearEarlierIsTheSamePartOfTheYear(String period, String earlier) {
    assertThat(Period.parse(period).yearEarlier()).hasToString(earlier);
  }

  @Test
  void knowsItsCalendarYear() {
    assertThat(Period.parse("2024-03").calendarYear()).hasValue(2024);
    assertThat(Period.parse("2024-01-01/P10M").calendarYear()).hasValue(2024);
    assertThat(Period.parse("2026-07-01/P1Y").calendarYear()).isEmpty();
  }

  @Test
  void knowsWhatLiesInIt() {
    Period year = Period.year(2024);
    assertThat(year.contains(year)).isTrue();
    assertThat(year.contains(Period.parse("2024-Q4"))).isTrue();
    assertThat(year.contains(Period.parse("2024-07-01/P1Y"))).isFalse();
    assertThat(Period.parse("2024-Q4").contains(year)).isFalse();
    assertThat(year.contains(LocalDate.of(2024, 1, 1))).isTrue();
    assertThat(year.contains(LocalDate.of(2024, 12, 31))).isTrue();
    assertThat(year.contains(LocalDate.of(2025, 1, 1))).isFalse();
    assertThat(year.contains(LocalDate.of(2023, 12, 31))).isFalse();
    assertThat(year.overlaps(Period.parse("2024-07-01/P1Y"))).isTrue();
    assertThat(Period.parse("2024-07-01/P1Y").overlaps(year)).isTrue();
    assertThat(year.overlaps(Period.year(2025))).isFalse();
    assertThat(year.overlaps(Period.year(2023))).isFalse();
  }

  @Test
  void isPutIntoALongerOne() {
    Period month = Period.parse("2024-08");
    assertThat(month.within(Frequency.MONTH)).isEqualTo(month);
    assertThat(month.within(Frequency.QUARTER)).hasToString("2024-Q3");
    assertThat(month.within(Frequency.HALF_YEAR)).hasToString("2024-S2");
    assertThat(month.within(Frequency.YEAR)).hasToString("2024");
    assertThat(Period.parse("2024-08-15").within(Frequency.MONTH)).isEqualTo(month);
    assertThatThrownBy(() -> Period.year(2024).within(Frequency.MONTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Period 2024 reaches beyond the MONTH 2024-01: use a longer frequency");
    assertThatThrownBy(() -> Period.parse("2026-07-01/P1Y").within(Frequency.YEAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Period 2026-07-01/P1Y reaches beyond the YEAR 2026: use a longer frequency");
    for (Frequency none : List.of(Frequency.DAY, Frequency.SPAN)) {
      assertThatThrownBy(() -> month.within(none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Period 2024-08 can't be put into a "
                  + none
                  + ": name YEAR, HALF_YEAR, QUARTER or MONTH");
    }
  }

  @Test
  void aYearIsNoMonthAndTheLongerComesFirst() {
    assertThat(
            Stream.of(
                    "2024-01-01", "2025", "2024-01", "2024-Q1", "2024", "2024-01-01/P2Y", "2024-S1")
                .map(Period::parse)
                .sorted()
                .map(Period::toString))
        .containsExactly(
            "2024-01-01/P2Y", "2024", "2024-S1", "2024-Q1", "2024-01", "2024-01-01", "2025");
    assertThat(Period.parse("2024")).isNotEqualTo(Period.parse("2024-01"));
  }

  @Test
  void theLengthIsThatOfIso8601() {
    for (String[] told :
        new String[][] {
          {"2024", "P1Y"},
          {"2024-S2", "P6M"},
          {"2024-Q1", "P3M"},
          {"2024-02", "P1M"},
          {"2024-02-29", "P1D"},
          {"2023-07-01/P1Y", "P1Y"},
          {"2024-01-01/P10M", "P10M"},
          {"2024-01-15/P45D", "P45D"}
        }) {
      assertThat(Period.parse(told[0]).length()).isEqualTo(told[1]);
    }
  }
}
