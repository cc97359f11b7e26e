package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EconomyGroupTest {

  private static final EconomyGroup EU = EconomyGroup.of("EU");
  private static final EconomyGroup EAC = EconomyGroup.of("EAC");
  private static final EconomyGroup AGOA = EconomyGroup.of("AGOA");
  private static final EconomyGroup WORLD = EconomyGroup.of("WORLD");
  private static final Economy KENYA = Economy.of("KEN");

  private static List<Economy> economies(String codes) {
    return List.of(codes.split(" ")).stream().map(Economy::of).toList();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void theEuropeanUnionGrewAndShrank() {
    assertThat(EU.membersOn(day("1957-12-31"))).isEmpty();
    assertThat(EU.membersOn(day("1958-01-01"))).isEqualTo(economies("BEL DEU FRA ITA LUX NLD"));
    assertThat(EU.membersOn(day("1973-01-01"))).hasSize(9);
    assertThat(EU.membersOn(day("1981-01-01"))).hasSize(10);
    assertThat(EU.membersOn(day("1986-01-01"))).hasSize(12);
    assertThat(EU.membersOn(day("1995-01-01"))).hasSize(15);
    assertThat(EU.membersOn(day("2004-05-01"))).hasSize(25);
    assertThat(EU.membersOn(day("2007-01-01"))).hasSize(27);
    assertThat(EU.membersOn(day("2013-07-01"))).hasSize(28);
    assertThat(EU.membersOn(day("2020-02-01"))).hasSize(27);
  }

  @Test
  void theUnitedKingdomLeftOnTheLastDayOfJanuary() {
    Economy britain = Economy.of("GBR");
    assertThat(EU.contains(britain, day("2020-01-31"))).isTrue();
    assertThat(EU.contains(britain, day("2020-02-01"))).isFalse();
    assertThat(EU.contains(britain, Period.year(2019))).isTrue();
    assertThat(EU.contains(britain, Period.year(2020))).isFalse();
    assertThat(EU.membersIn(Period.year(2020))).hasSize(27).doesNotContain(britain);
  }

  @Test
  void aMemberOfAPeriodIsOneThroughoutIt() {
    assertThat(EU.membersIn(Period.year(2004))).hasSize(15);
    assertThat(EU.membersIn(Period.year(2005))).hasSize(25);
    assertThat(EU.membersIn(Period.parse("2004-05"))).hasSize(25);
  }

  @Test
  void theEastAfricanCommunityGrew() {
    assertThat(EAC.membersOn(day("2000-07-06"))).isEmpty();
    assertThat(EAC.membersOn(day("2000-07-07"))).isEqualTo(economies("KEN TZA UGA"));
    assertThat(EAC.membersOn(day("2007-07-01"))).isEqualTo(economies("BDI KEN RWA TZA UGA"));
    assertThat(EAC.membersOn(day("2024-03-04")))
        .isEqualTo(economies("BDI COD KEN RWA SOM SSD TZA UGA"));
    assertThat(EAC.memberships())
        .extracting(m -> m.economy() + " " + m.from())
        .endsWith("SSD 2016-09-05", "COD 2022-07-11", "SOM 2024-03-04");
  }

  @Test
  void kenyaHasBeenABeneficiarySinceTheFirstDesignations() {
    assertThat(AGOA.contains(KENYA, day("2000-10-01"))).isFalse();
    assertThat(AGOA.contains(KENYA, day("2000-10-02"))).isTrue();
    assertThat(AGOA.contains(KENYA, Period.year(2024))).isTrue();
    assertThat(AGOA.membersOn(day("2000-10-02"))).hasSize(33);
    assertThat(AGOA.note())
        .hasValue(
            "Partial: only sourced designations by the President of the United States, to the end of"
                + " 2024. A designation outlasts a lapse of the programme itself.");
  }

  @Test
  void theBeneficiariesAgreeWithPublishedLists() {
    // https://presidency.ucsb.edu/documents/statement-the-press-secretary-agoa
    assertThat(AGOA.membersOn(day("2003-12-29"))).hasSize(38).contains(Economy.of("ERI"));
    // https://2009-2017.state.gov/r/pa/prs/ps/2011/10/176226.htm
    assertThat(AGOA.membersOn(day("2011-10-25"))).hasSize(40);
    // https://www.strtrade.com/trade-news-resources/str-trade-report/trade-report/annual-review-of-eligibility-for-agoa-duty-preferences-en
    assertThat(AGOA.membersIn(Period.year(2015)))
        .isEqualTo(
            economies(
                "AGO BDI BEN BFA BWA CIV CMR COG COM CPV DJI ETH GAB GHA GIN GNB KEN LBR LSO MDG MLI"
                    + " MOZ MRT MUS MWI NAM NER NGA RWA SEN SLE STP SYC TCD TGO TZA UGA ZAF ZMB"));
  }

  /** The proclamation of October 2000 names Sierra Leone too; the notice came two years later. */
  @Test
  void aDesignationCountsFromTheDayOfItsEffect() {
    assertThat(AGOA.memberships())
        .extracting(m -> m.economy() + " " + m.from())
        .contains(
            "SWZ 2001-01-17",
            "SLE 2002-10-23",
            "GMB 2003-03-28",
            "COD 2003-10-31",
            "AGO 2003-12-30")
        .doesNotContain("SLE 2000-10-02");
  }

  @Test
  void theWorldContainsEveryEconomy() {
    assertThat(Economy.all())
        .allSatisfy(e -> assertThat(WORLD.contains(e, day("2024-01-01"))).isTrue());
    assertThat(WORLD.membersOn(day("2024-01-01")))
        .contains(KENYA, Economy.of("_X"))
        .doesNotContain(Economy.WORLD, Economy.of("EUR"), Economy.of("SUN"));
    assertThat(WORLD.membersIn(Period.year(1985))).contains(Economy.of("SUN"));
    assertThat(WORLD.memberships()).isEmpty();
    assertThat(WORLD.area()).hasValue(Economy.WORLD);
    assertThat(WORLD.note()).isEmpty();
  }

  @Test
  void anAggregateIncludesThoseWhoWereMembersOnSomeDay() {
    Economy union = Economy.of("EUR");
    Economy britain = Economy.of("GBR");
    assertThat(union.includes(britain, Period.year(2020))).isTrue();
    assertThat(union.includes(britain, Period.year(2021))).isFalse();
    assertThat(union.includes(KENYA, Period.year(2020))).isFalse();
    assertThat(Economy.WORLD.includes(union, Period.year(2020))).isTrue();
    assertThat(Economy.WORLD.includes(KENYA, Period.year(2020))).isTrue();
    assertThat(KENYA.includes(KENYA, Period.year(2020))).isTrue();
    assertThat(KENYA.includes(Economy.WORLD, Period.year(2020))).isFalse();
    assertThat(Economy.of("R4").includes(Economy.of("VNM"), Period.year(1995))).isTrue();
    assertThat(Economy.of("R4").includes(Economy.of("VNM"), Period.year(1994))).isFalse();
  }

  @Test
  void whoIsOutsideOfAGroupDependsOnTheDay() {
    EconomyGroup outside = EconomyGroup.of("EU_EXTRA");
    Economy britain = Economy.of("GBR");
    assertThat(outside.contains(britain, day("2020-01-31"))).isFalse();
    assertThat(outside.contains(britain, day("2020-02-01"))).isTrue();
    assertThat(outside.contains(britain, Period.year(2020))).isFalse();
    assertThat(outside.contains(britain, Period.year(2021))).isTrue();
    assertThat(outside.membersOn(day("2024-01-01")))
        .contains(KENYA, britain, Economy.of("_X"))
        .doesNotContain(Economy.of("FRA"), Economy.WORLD, Economy.of("SUN"));
    assertThat(outside.memberships()).isEmpty();
    assertThat(EconomyGroup.of("EU_INTRA").memberships()).isEqualTo(EU.memberships());
    assertThat(EconomyGroup.of("EU27_2020").membersOn(day("1960-01-01")))
        .isEqualTo(EU.membersOn(day("2020-02-01")));
  }

  @Test
  void aggregatesThatHaveMembersInCommonAreNotAddedUp() {
    Economy outside = Economy.of("EU_EXTRA");
    Economy within = Economy.of("EU_INTRA");
    Economy union = Economy.of("EUR");
    Period year = Period.year(2020);
    assertThat(outside.includes(KENYA, year)).isTrue();
    assertThat(outside.includes(Economy.of("GBR"), year)).isTrue();
    assertThat(outside.includes(Economy.of("GBR"), Period.year(2019))).isFalse();
    assertThat(outside.includes(within, year)).isFalse();
    assertThat(within.includes(outside, year)).isFalse();
    assertThat(within.includes(Economy.of("FRA"), year)).isTrue();
    assertThat(union.includes(within, year)).isTrue();
    assertThat(union.includes(Economy.of("EU27_2020"), Period.year(2019))).isTrue();
    assertThat(Economy.of("EU27_2020").includes(union, Period.year(2019))).isFalse();
    assertThat(Economy.of("EU27_2020_EXTRA").includes(outside, Period.year(2019))).isTrue();
    assertThat(outside.includes(Economy.of("R4"), year)).isTrue();
  }

  @Test
  void everyAggregateIsTheAreaOfAGroupUnlessItsMembersAreNotKnown() {
    assertThat(EconomyGroup.all().stream().flatMap(g -> g.area().stream()))
        .containsExactlyInAnyOrderElementsOf(
            Economy.all().stream()
                .filter(
                    e ->
                        e.isAggregate()
                            && !e.name().matches(".* \\((?:US Census Bureau|World Bank)\\)"))
                .toList());
  }

  @Test
  void anAggregateOfUnknownMembersMayHoldAnybody() {
    Economy oecd = Economy.ofCensus("0022");
    assertThat(oecd.includes(KENYA, Period.year(2020))).isTrue();
    assertThat(oecd.includes(Economy.of("C7XXX"), Period.year(2020))).isTrue();
    assertThat(KENYA.includes(oecd, Period.year(2020))).isFalse();
  }

  @Test
  void aTypoIsAnErrorThatSuggestsACode() {
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> EconomyGroup.of("EAU"))
        .withMessage(
            "Unknown group of economies 'EAU': not one of AGOA, ASEAN, EAC, EU, EU27_2020,"
                + " EU27_2020_EXTRA, EU27_2020_INTRA, EU_EXTRA, EU_INTRA, WORLD; did you mean 'EAC' or"
                + " 'EU'?");
    assertThat(EconomyGroup.find("EAU")).isEmpty();
    assertThat(EconomyGroup.find("EU")).hasValue(EU);
  }

  @Test
  void parseIsTheInverseOfToString() {
    assertThat(EconomyGroup.all())
        .isSorted()
        .hasSize(10)
        .allSatisfy(g -> assertThat(EconomyGroup.parse(g.toString())).isEqualTo(g));
    assertThat(EAC).hasToString("EAC");
    assertThat(EAC.name()).isEqualTo("East African Community");
  }
}
