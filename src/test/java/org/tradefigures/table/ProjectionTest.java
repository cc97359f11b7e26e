package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.CURRENCY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.TradeTableTest.table;

import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Frequency;

class ProjectionTest {

  private static final String KENYA = "reporter=KEN direction=X ";
  private static final TradeTable FLOWS =
      table(
          KENYA + "partner=USA value=1 period=2023",
          KENYA + "partner=UGA value=2 period=2024",
          KENYA + "partner=USA value=3 period=2024");
  private static final TradeTable ANSWER = FLOWS.aggregate(TradeQuery.all().keep(PERIOD, PARTNER));

  @Test
  void everyRowOfAnAnswerCanStandForItself() {
    assertThat(Projection.of(ANSWER, TradeQuery.all().keep(PERIOD, PARTNER))).isPresent();
  }

  @Test
  void flowsAreAddedUp() {
    assertThat(Projection.of(FLOWS, TradeQuery.all().keep(PERIOD, PARTNER))).isEmpty();
  }

  @Test
  void rowsThatComeTogetherAreAddedUp() {
    assertThat(Projection.of(ANSWER, TradeQuery.all().keep(PERIOD))).isEmpty();
    assertThat(Projection.of(ANSWER, TradeQuery.all())).isEmpty();
  }

  @Test
  void rowsInAnotherOrderAreSorted() {
    assertThat(Projection.of(ANSWER, TradeQuery.all().keep(PARTNER, PERIOD))).isEmpty();
    assertThat(Projection.of(ANSWER.sortedByValue(), TradeQuery.all().keep(PERIOD, PARTNER)))
        .isEmpty();
  }

  @Test
  void rowsThatAreNotPickedAreLeftOut() {
    TradeQuery some = TradeQuery.all().partners("USA").keep(PERIOD, PARTNER);
    assertThat(Projection.of(ANSWER, some)).isEmpty();
    assertThat(ANSWER.aggregate(some).size()).isEqualTo(2);
  }

  @Test
  void whatIsRolledUpIsAddedUp() {
    TradeQuery perYear = TradeQuery.all().keep(PARTNER).per(Frequency.YEAR);
    assertThat(Projection.of(ANSWER, perYear)).isEmpty();
  }

  @Test
  void groupsThatBecameTheSameAreAddedUp() {
    TradeTable apart =
        table(KENYA + "partner=USA value=1 currency=EUR", KENYA + "partner=UGA value=2")
            .aggregate(TradeQuery.all().keep(PARTNER, CURRENCY));
    TradeQuery byCurrency = TradeQuery.all().keep(CURRENCY);
    assertThat(Projection.of(apart, TradeQuery.all().keep(PARTNER))).isPresent();
    assertThat(Projection.of(apart.sortedBy(CURRENCY), byCurrency)).isPresent();
    TradeTable same =
        table(KENYA + "partner=USA value=1", KENYA + "partner=UGA value=2")
            .aggregate(TradeQuery.all().keep(PARTNER, CURRENCY));
    assertThat(Projection.of(same, byCurrency)).isEmpty();
  }
}
