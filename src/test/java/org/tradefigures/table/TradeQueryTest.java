package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;

class TradeQueryTest {

  private static final EconomyGroup EAC = EconomyGroup.of("EAC");

  @Test
  void itPrintsWhatItAsks() {
    assertThat(TradeQuery.all()).hasToString("everything");
    assertThat(TradeQuery.reporter("KEN").years(2000, 2024).keep(Dimension.PERIOD))
        .hasToString("reporter KEN; years 2000 to 2024; keep period");
  }

  @Test
  void aChangedCopyLeavesTheQueryAsItIs() {
    TradeQuery query = TradeQuery.economy("KEN").keep(Dimension.PERIOD).partnersIn(EAC);
    TradeQuery changed =
        query
            .keep(Dimension.PARTNER)
            .compare(Dimension.PARTNER)
            .economiesIn(EAC)
            .atCommodityLevel(2)
            .seenFrom(Economy.of("UGA"))
            .valuesOnly();
    assertThat(changed)
        .hasToString(
            "economy KEN; keep period; partner in EAC; keep period, partner; compare partner; economy in EAC; commodities"
                + " at level 2; seen from UGA; values only");
    assertThat(changed.groups()).hasSize(2);
    assertThat(query).hasToString("economy KEN; keep period; partner in EAC");
    assertThat(query.kept()).containsExactly(Dimension.PERIOD);
    assertThat(query.compared()).isEmpty();
    assertThat(query.groups()).containsOnlyKeys(Dimension.PARTNER);
    assertThat(query.isRolledUp(Dimension.COMMODITY)).isFalse();
    assertThat(query.viewpoint()).isEmpty();
    assertThat(query.isValuesOnly()).isFalse();
  }

  @Test
  void itsConditionsAcceptWhatTheySay() {
    TradeQuery years = TradeQuery.all().years(2000, 2002);
    assertThat(
            Stream.of("1999", "2000", "2002", "2003", "2001-03", "2000-07-01/P1Y")
                .filter(p -> years.accepts(Dimension.PERIOD, Period.parse(p))))
        .containsExactly("2000", "2002");
    TradeQuery months = TradeQuery.all().frequency(Frequency.MONTH);
    assertThat(
            Stream.of("2001", "2001-03", "2001-Q1")
                .filter(p -> months.accepts(Dimension.PERIOD, Period.parse(p))))
        .containsExactly("2001-03");
    TradeQuery within = TradeQuery.all().within(Period.year(2001));
    assertThat(within).hasToString("within 2001");
    assertThat(
            Stream.of("2000-12", "2001", "2001-03", "2001-Q4", "2001-07-01/P1Y", "2002-01")
                .filter(p -> within.accepts(Dimension.PERIOD, Period.parse(p))))
        .containsExactly("2001", "2001-03", "2001-Q4");
    TradeQuery period = TradeQuery.all().periods(Period.year(2001));
    assertThat(
            Stream.of("2001", "2001-03", "2002")
                .filter(p -> period.accepts(Dimension.PERIOD, Period.parse(p))))
        .containsExactly("2001");
    TradeQuery headings = TradeQuery.all().commodityLevel(4);
    assertThat(
            Stream.of("HS:TOTAL", "H6:09", "H6:0902", "H6:090210")
                .filter(c -> headings.accepts(Dimension.COMMODITY, Commodity.parse(c))))
        .containsExactly("H6:0902");
    assertThat(TradeQuery.all().accepts(Dimension.PERIOD, Period.year(2001))).isTrue();
    assertThat(TradeQuery.all().conditioned()).isEmpty();
    assertThat(years.commodityLevel(4).conditioned())
        .containsExactlyInAnyOrder(Dimension.PERIOD, Dimension.COMMODITY);
  }

  @Test
  void aLevelThatNoClassificationHasIsRefused() {
    assertThat(TradeQuery.all().commodityLevel(0)).hasToString("commodity level 0");
    assertThat(TradeQuery.all().commodityLevel(6)).hasToString("commodity level 6");
    for (int level : new int[] {-1, 7}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TradeQuery.all().commodityLevel(level))
          .withMessage(
              "Unknown level " + level + ": accepted are 0 for totals to 6 for the finest codes");
    }
  }

  @Test
  void rollUpsOfADimensionFollowEachOther() {
    TradeQuery query = TradeQuery.all().per(Frequency.QUARTER).per(Frequency.YEAR);
    assertThat(query.rolledUp(Dimension.PERIOD, Period.parse("2024-05"))).hasToString("2024");
    assertThat(query.asItStands(Dimension.PERIOD).isRolledUp(Dimension.PERIOD)).isFalse();
    TradeQuery other = TradeQuery.all().per(Frequency.YEAR).per(Frequency.QUARTER);
    Period month = Period.parse("2024-05");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.rolledUp(Dimension.PERIOD, month))
        .withMessageContaining("2024");
  }

  @Test
  void aDimensionIsKeptOnce() {
    assertThat(
            TradeQuery.all()
                .keep(Dimension.PERIOD)
                .keep(Dimension.PARTNER, Dimension.PERIOD)
                .kept())
        .containsExactly(Dimension.PERIOD, Dimension.PARTNER);
  }

  @Test
  void aDimensionTakesOneGroup() {
    TradeQuery query = TradeQuery.all().partnersIn(EAC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> query.partnersIn(EconomyGroup.of("EU")))
        .withMessage("Two groups for partner: name one group, and narrow it with a condition");
    assertThat(query.economiesIn(EAC).groups()).hasSize(2);
  }
}
