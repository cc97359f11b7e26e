package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MembershipTest {

  private static final LocalDate FIRST = LocalDate.of(2000, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2001, 2, 28);

  private final Membership membership = new Membership(Economy.of("KEN"), FIRST, LAST, "treaty");

  @Test
  void holdsFromTheFirstDayToTheLast() {
    assertThat(membership.holdsOn(FIRST.minusDays(1))).isFalse();
    assertThat(membership.holdsOn(FIRST)).isTrue();
    assertThat(membership.holdsOn(LAST)).isTrue();
    assertThat(membership.holdsOn(LAST.plusDays(1))).isFalse();
  }

  @Test
  void coversOrTouchesAPeriod() {
    assertThat(membership.holdsThroughout(Period.year(2000))).isFalse();
    assertThat(membership.overlaps(Period.year(2000))).isTrue();
    assertThat(membership.holdsThroughout(Period.quarter(2000, 2))).isTrue();
    assertThat(membership.overlaps(Period.year(2002))).isFalse();
    assertThat(membership.overlaps(Period.year(1999))).isFalse();
  }

  @Test
  void refusesAnEndBeforeTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Membership(Economy.of("KEN"), LAST, FIRST, "treaty"))
        .withMessage("Membership of KEN ends on 2000-03-01 before it starts on 2001-02-28");
  }
}
