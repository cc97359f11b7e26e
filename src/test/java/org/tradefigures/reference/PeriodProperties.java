package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.jqwik.TradeArbitraries;

class PeriodProperties {

  @Property
  void parseIsTheInverseOfToString(@ForAll("anyTime") Period period) {
    assertThat(Period.parse(period.toString())).isEqualTo(period);
  }

  @Property
  void aStretchOfTimeHasOneForm(@ForAll("anyTime") Period period) {
    assertThat(Period.span(period.start(), period.end())).isEqualTo(period);
  }

  @Property
  void theOrderGoesWithEquality(@ForAll Period one, @ForAll Period other) {
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(-Integer.signum(other.compareTo(one)));
    assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    if (one.end().isBefore(other.start())) {
      assertThat(one).isLessThan(other);
    }
  }

  @Property
  void neighboursLeaveNoGapAndDoNotOverlap(@ForAll Period period) {
    assertThat(period.next().start()).isEqualTo(period.end().plusDays(1));
    assertThat(period.previous().end()).isEqualTo(period.start().minusDays(1));
  }

  @Property
  void theWayBackFromTheNextIsThePrevious(@ForAll("calendar") Period period) {
    assertThat(period.next().previous()).isEqualTo(period);
    assertThat(period.previous().next()).isEqualTo(period);
    assertThat(period.next().frequency()).isEqualTo(period.frequency());
    assertThat(period.next().yearEarlier()).isEqualTo(period.yearEarlier().next());
  }

  @Property
  void aYearHasSoManyParts(@ForAll("calendar") Period period) {
    Period part = period;
    for (int i = 0; i < 12 / period.frequency().months(); i++) {
      part = part.previous();
    }
    assertThat(part).isEqualTo(period.yearEarlier());
  }

  @Property
  void containingIsReflexiveAndGoesWithTheDays(@ForAll Period one, @ForAll Period other) {
    assertThat(one.contains(one)).isTrue();
    assertThat(one.contains(other))
        .isEqualTo(one.contains(other.start()) && one.contains(other.end()));
    assertThat(one.contains(other) && other.contains(one)).isEqualTo(one.equals(other));
  }

  @Property
  void overlappingIsMutual(@ForAll Period one, @ForAll Period other) {
    assertThat(one.overlaps(other)).isEqualTo(other.overlaps(one));
    LocalDate later = one.start().isAfter(other.start()) ? one.start() : other.start();
    assertThat(one.overlaps(other)).isEqualTo(one.contains(later) && other.contains(later));
  }

  @Property
  void whatItIsPutIntoContainsIt(@ForAll Period period, @ForAll("frequencies") Frequency wanted) {
    Throwable refused = catchThrowable(() -> period.within(wanted));
    if (refused == null) {
      assertThat(period.within(wanted).contains(period)).isTrue();
      assertThat(period.within(wanted).frequency()).isEqualTo(wanted);
    } else {
      Period first = Period.day(period.start()).within(wanted);
      assertThat(first.contains(period)).isFalse();
      assertThat(refused)
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Period "
                  + period
                  + " reaches beyond the "
                  + wanted
                  + " "
                  + first
                  + ": use a longer frequency");
    }
  }

  @Property
  void anyTextIsAPeriodOrAnErrorThatQuotesIt(@ForAll("texts") String text) {
    Throwable refused = catchThrowable(() -> Period.parse(text));
    if (refused == null) {
      assertThat(Period.parse(Period.parse(text).toString())).isEqualTo(Period.parse(text));
    } else {
      assertThat(refused)
          .isInstanceOfSatisfying(
              TradeParseException.class, e -> assertThat(e.value()).isEqualTo(text));
    }
  }

  @Provide
  Arbitrary<Period> anyTime() {
    return TradeArbitraries.periods().startingIn(0, 9999);
  }

  @Provide
  Arbitrary<Period> calendar() {
    return TradeArbitraries.periods()
        .ofFrequency(Frequency.YEAR, Frequency.HALF_YEAR, Frequency.QUARTER, Frequency.MONTH);
  }

  @Provide
  Arbitrary<Frequency> frequencies() {
    return Arbitraries.of(Frequency.YEAR, Frequency.HALF_YEAR, Frequency.QUARTER, Frequency.MONTH);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars("0123456789-/PYMDQS").ofMaxLength(16),
        TradeArbitraries.periods().map(p -> p.toString().replace('1', '3')));
  }
}
