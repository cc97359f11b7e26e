package org.tradefigures.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.agreement.KnownAgreements.DATA_SHARING;
import static org.tradefigures.agreement.KnownAgreements.KENYA;
import static org.tradefigures.agreement.KnownAgreements.SOURCE;
import static org.tradefigures.agreement.KnownAgreements.day;
import static org.tradefigures.agreement.KnownAgreements.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Period;

class StatusTest {

  private static Agreement agreement(AgreementEvent... events) {
    var builder =
        Agreement.builder("x", "X", AgreementKind.TRADE_AGREEMENT, SOURCE)
            .party(Party.of(KENYA, PartyRole.PARTY));
    List.of(events).forEach(builder::event);
    return builder.build();
  }

  @Test
  void aVagueEndMayOrMayNotBindWhatEntersIntoForceMeanwhile() {
    AgreementEvent enacted =
        AgreementEvent.parse("type=enacted date=2020-01-01 until=2020-01-01/P2D source=test");
    AgreementEvent entered =
        AgreementEvent.parse("type=entered-into-force date=2020-01-02 source=test");
    Standing standing = agreement(enacted, entered).standingOn(day("2020-01-05"));
    assertThat(standing.possible())
        .containsExactlyInAnyOrder(AgreementStatus.IN_FORCE, AgreementStatus.LAPSED);
    assertThat(standing.grounds()).containsExactly(enacted, entered);
    AgreementEvent endsBefore =
        AgreementEvent.parse("type=enacted date=2020-01-01 until=2020-01-01 source=test");
    assertThat(agreement(endsBefore, entered).statusOn(day("2020-01-05")))
        .isEqualTo(AgreementStatus.IN_FORCE);
    AgreementEvent endsAfter =
        AgreementEvent.parse("type=enacted date=2020-01-01 until=2020-01-02 source=test");
    assertThat(agreement(endsAfter, entered).statusOn(day("2020-01-05")))
        .isEqualTo(AgreementStatus.LAPSED);
  }

  @Nested
  class Agoa {

    private final Agreement agoa = KnownAgreements.agoa();

    @ParameterizedTest
    @CsvSource({
      "2000-05-17, not-started",
      "2000-05-18, in-force",
      "2004-07-12, in-force",
      "2009-01-01, in-force",
      "2015-09-30, in-force",
      "2025-09-30, in-force",
      "2025-10-01, in-force",
      "2026-01-15, in-force",
      "2026-12-31, in-force",
      "2027-01-01, lapsed",
      "2028-06-30, lapsed"
    })
    void byAllEvents(LocalDate day, String status) {
      assertThat(agoa.statusOn(day)).hasToString(status);
    }

    @ParameterizedTest
    @CsvSource({
      // it had lapsed, and the bill one chamber had passed changed nothing
      "2026-01-15, 2026-01-15, lapsed",
      "2026-01-15, 2026-02-02, lapsed",
      "2026-01-15, 2026-02-03, in-force",
      "2026-01-15, 2026-11-24, in-force",
      "2025-09-30, 2025-09-30, in-force",
      "2025-10-01, 2025-10-01, lapsed",
      // what the law of the day says about days to come
      "2027-01-01, 2026-03-01, lapsed",
      "2026-06-30, 2026-03-01, in-force",
      "2020-01-01, 2004-01-01, lapsed",
      "2020-01-01, 2004-12-31, lapsed",
      "2020-01-01, 2015-06-29, in-force",
      "2012-01-01, 2004-07-11, lapsed",
      "2012-01-01, 2004-07-12, uncertain",
      "2012-01-01, 2004-07-13, in-force",
      "2007-12-31, 2001-01-01, in-force",
      "2008-01-01, 2001-01-01, in-force",
      "2008-06-30, 2001-01-01, uncertain",
      "2008-12-31, 2001-01-01, uncertain",
      "2009-01-01, 2001-01-01, lapsed"
    })
    void asKnownOnADay(LocalDate day, LocalDate asKnownOn, String status) {
      assertThat(agoa.statusOn(day, asKnownOn)).hasToString(status);
    }

    @Test
    void saysWhy() {
      assertThat(agoa.standingOn(day("2026-01-15"), day("2026-01-15")))
          .hasToString("lapsed on 2026-01-15 as known on 2026-01-15: 2025-09-30 lapsed");
      assertThat(agoa.standingOn(day("2026-01-15")))
          .hasToString(
              "in force on 2026-01-15: 2026-02-03 renewed with effect from 2025-09-30 until 2026-12-31");
      assertThat(agoa.standingOn(day("2027-01-01")))
          .hasToString(
              "lapsed on 2027-01-01: 2026-02-03 renewed with effect from 2025-09-30 until 2026-12-31");
      assertThat(agoa.standingOn(day("2008-06-30"), day("2001-01-01")))
          .hasToString(
              "in force or lapsed on 2008-06-30 as known on 2001-01-01: 2000-05-18 enacted until 2008 by P.L. 106-200");
      assertThat(agoa.standingOn(day("1999-12-31"))).hasToString("not started on 1999-12-31");
    }

    @Test
    void aBillOfOneChamberIsPendingAndNoMore() {
      assertThat(agoa.pendingOn(day("2025-12-08"))).isEmpty();
      assertThat(agoa.pendingOn(day("2025-12-09")))
          .extracting(AgreementEvent::describe)
          .containsExactly("2025-12-09 proposed: H.R. 6500, which would run until 2028-12-31");
      assertThat(agoa.pendingOn(day("2026-06-30")))
          .extracting(AgreementEvent::describe)
          .containsExactly(
              "2026-01-12 passed one chamber: H.R. 6500, which would run until 2028-12-31");
      assertThat(agoa.pendingOn(day("2026-06-30"), day("2026-01-11")))
          .extracting(AgreementEvent::type)
          .containsExactly(EventType.PROPOSED);
      assertThat(agoa.pendingOn(day("2026-06-30"), day("2025-01-01"))).isEmpty();
    }
  }

  @Nested
  class HealthFramework {

    private final Agreement health = KnownAgreements.healthFramework();

    @ParameterizedTest
    @CsvSource({
      "2025-12-03, not-started",
      "2025-12-04, signed",
      "2025-12-09, signed",
      "2025-12-10, suspended-in-part",
      "2025-12-19, suspended",
      "2026-01-29, suspended",
      "2026-02-12, suspended",
      "2026-02-13, uncertain",
      "2026-05-21, uncertain",
      "2026-05-22, suspended-in-part"
    })
    void byAllEvents(LocalDate day, String status) {
      assertThat(health.statusOn(day)).hasToString(status);
    }

    @Test
    void tellsWhatIsPossibleWhereADayIsNotKnown() {
      Standing standing = health.standingOn(day("2026-03-01"));

      assertThat(standing.possible())
          .containsExactly(AgreementStatus.SUSPENDED, AgreementStatus.SUSPENDED_IN_PART);
      assertThat(standing.grounds())
          .extracting(AgreementEvent::scope)
          .containsExactly(DATA_SHARING, null, null);
      assertThat(standing)
          .hasToString(
              "suspended or suspended in part on 2026-03-01: 2025-12-10 suspended (health data); 2025-12-19 suspended;"
                  + " 2026-02-13/P99D resumed");
    }

    @Test
    void whatBecamePublicLaterIsNotKnownBefore() {
      assertThat(health.statusOn(day("2026-05-22"), day("2026-05-21")))
          .isEqualTo(AgreementStatus.SUSPENDED);
      assertThat(health.statusOn(day("2026-05-22"), day("2026-05-22")))
          .isEqualTo(AgreementStatus.SUSPENDED_IN_PART);
    }
  }

  @Test
  void talksRunThroughTheirStages() {
    Agreement talks =
        agreement(
            event(EventType.TALKS_ANNOUNCED, "2020-02").build(),
            event(EventType.TALKS_LAUNCHED, "2020-07-08").build(),
            event(EventType.TALKS_PAUSED, "2020-11").build(),
            event(EventType.ROUND_HELD, "2021-03-01").build(),
            event(EventType.TALKS_CONCLUDED, "2021-06-01").build(),
            event(EventType.SIGNED, "2021-09-01").scope("one party only").build(),
            event(EventType.SIGNED, "2022-01-01").build(),
            event(EventType.RATIFIED, "2022-02-01").build(),
            event(EventType.ENTERED_INTO_FORCE, "2022-07-01").build(),
            event(EventType.TALKS_LAUNCHED, "2023-01-01").build(),
            event(EventType.PROPOSED, "2023-01-02").instrument("a bill").build(),
            event(EventType.REPLACED, "2024-01-01").build());

    assertThat(talks.statusOn(day("2020-01-31"))).isEqualTo(AgreementStatus.NOT_STARTED);
    assertThat(talks.standingOn(day("2020-02-28")).possible())
        .isEqualTo(Set.of(AgreementStatus.NOT_STARTED, AgreementStatus.ANNOUNCED));
    assertThat(talks.statusOn(day("2020-02-29"))).isEqualTo(AgreementStatus.ANNOUNCED);
    assertThat(talks.statusOn(day("2020-07-08"))).isEqualTo(AgreementStatus.UNDER_NEGOTIATION);
    assertThat(talks.statusOn(day("2020-11-30"))).isEqualTo(AgreementStatus.PAUSED);
    assertThat(talks.statusOn(day("2021-03-01"))).isEqualTo(AgreementStatus.UNDER_NEGOTIATION);
    assertThat(talks.statusOn(day("2021-06-01"))).isEqualTo(AgreementStatus.CONCLUDED);
    assertThat(talks.statusOn(day("2021-12-31"))).isEqualTo(AgreementStatus.CONCLUDED);
    assertThat(talks.statusOn(day("2022-01-01"))).isEqualTo(AgreementStatus.SIGNED);
    assertThat(talks.statusOn(day("2022-02-01"))).isEqualTo(AgreementStatus.SIGNED);
    assertThat(talks.statusOn(day("2022-07-01"))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(talks.statusOn(day("2023-06-01"))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(talks.statusOn(day("2024-01-01"))).isEqualTo(AgreementStatus.REPLACED);
  }

  @Test
  void aBillRunsThroughItsStages() {
    Agreement law =
        agreement(
            event(EventType.PROPOSED, "2020-01-01").instrument("H.R. 1").build(),
            event(EventType.PASSED_ONE_CHAMBER, "2020-02-01").instrument("H.R. 1").build(),
            event(EventType.DROPPED, "2020-12-31").instrument("H.R. 1").build(),
            event(EventType.PROPOSED, "2021-01-01").instrument("H.R. 2").build(),
            event(EventType.ENACTED, "2021-03-01")
                .instrument("H.R. 2")
                .effective(Period.parse("2021-04-01"))
                .build(),
            event(EventType.TERMINATED, "2022-01-01")
                .effective(Period.parse("2022-07-01"))
                .build());

    assertThat(law.statusOn(day("2020-01-01"))).isEqualTo(AgreementStatus.PROPOSED);
    assertThat(law.statusOn(day("2020-02-01"))).isEqualTo(AgreementStatus.PASSED_ONE_CHAMBER);
    assertThat(law.pendingOn(day("2020-12-30"))).hasSize(1);
    assertThat(law.statusOn(day("2020-12-31"))).isEqualTo(AgreementStatus.TERMINATED);
    assertThat(law.pendingOn(day("2020-12-31"))).isEmpty();
    assertThat(law.statusOn(day("2021-01-01"))).isEqualTo(AgreementStatus.PROPOSED);
    assertThat(law.statusOn(day("2021-03-31"))).isEqualTo(AgreementStatus.ENACTED);
    assertThat(law.pendingOn(day("2021-03-01"))).isEmpty();
    assertThat(law.statusOn(day("2021-04-01"))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(law.statusOn(day("2022-06-30"))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(law.statusOn(day("2022-07-01"))).isEqualTo(AgreementStatus.TERMINATED);
  }

  @Test
  void aLawMayWaitForItsDayWhereTheDaysAreVague() {
    Agreement law =
        agreement(
            event(EventType.ENACTED, "2020-03-02/P2D").effective(Period.parse("2020-03")).build());

    assertThat(law.standingOn(day("2020-03-01")).possible())
        .containsExactly(AgreementStatus.NOT_STARTED, AgreementStatus.IN_FORCE);
    assertThat(law.standingOn(day("2020-03-03")).possible())
        .containsExactly(AgreementStatus.ENACTED, AgreementStatus.IN_FORCE);
    assertThat(law.statusOn(day("2020-03-31"))).isEqualTo(AgreementStatus.IN_FORCE);
  }

  @Test
  void aBillAboutASignedAgreementLeavesItSigned() {
    Agreement signed =
        agreement(
            event(EventType.SIGNED, "2020-01-01").build(),
            event(EventType.PROPOSED, "2020-02-01").instrument("a bill").build(),
            event(EventType.DROPPED, "2020-03-01").instrument("a bill").build());

    assertThat(signed.statusOn(day("2020-02-01"))).isEqualTo(AgreementStatus.SIGNED);
    assertThat(signed.statusOn(day("2020-03-01"))).isEqualTo(AgreementStatus.SIGNED);
  }

  @Test
  void theEndOfOneBillLeavesAnother() {
    Agreement law =
        agreement(
            event(EventType.PROPOSED, "2020-01-01").instrument("H.R. 1").build(),
            event(EventType.PROPOSED, "2020-02-01").instrument("H.R. 2").build(),
            event(EventType.DROPPED, "2020-03-01").instrument("H.R. 1").build());

    assertThat(law.statusOn(day("2020-03-01"))).isEqualTo(AgreementStatus.PROPOSED);
    assertThat(law.pendingOn(day("2020-03-01")))
        .extracting(AgreementEvent::instrument)
        .containsExactly("H.R. 2");
  }

  @Test
  void talksGivenUpCanBeginAgainAndWhatEndedCanBeRenewed() {
    Agreement talks =
        agreement(
            event(EventType.TALKS_LAUNCHED, "2020-01-01").build(),
            event(EventType.TERMINATED, "2020-02-01").build(),
            event(EventType.TALKS_LAUNCHED, "2020-03-01").build(),
            event(EventType.ENTERED_INTO_FORCE, "2020-04-01").build(),
            event(EventType.TERMINATED, "2020-05-01").build(),
            event(EventType.TALKS_LAUNCHED, "2020-06-01").build(),
            event(EventType.RENEWED, "2020-07-01").build());

    assertThat(talks.statusOn(day("2020-02-01"))).isEqualTo(AgreementStatus.TERMINATED);
    assertThat(talks.statusOn(day("2020-03-01"))).isEqualTo(AgreementStatus.UNDER_NEGOTIATION);
    assertThat(talks.statusOn(day("2020-05-01"))).isEqualTo(AgreementStatus.TERMINATED);
    assertThat(talks.statusOn(day("2020-06-01"))).isEqualTo(AgreementStatus.TERMINATED);
    assertThat(talks.statusOn(day("2020-07-01"))).isEqualTo(AgreementStatus.IN_FORCE);
  }

  @Test
  void aSuspensionEndsWithItsTimeOrWhenItIsLifted() {
    Agreement suspended =
        agreement(
            event(EventType.ENTERED_INTO_FORCE, "2020-01-01").build(),
            event(EventType.SUSPENDED, "2020-02-01").until(Period.parse("2020-02-29")).build(),
            event(EventType.SUSPENDED, "2020-04-01").scope("a").build(),
            event(EventType.SUSPENDED, "2020-04-02").scope("b").build(),
            event(EventType.RESUMED, "2020-05-01").scope("a").build(),
            event(EventType.RESUMED, "2020-06-01").scope("b").build(),
            event(EventType.SUSPENDED, "2020-07-01").until(Period.parse("2020-08")).build());

    assertThat(suspended.statusOn(day("2020-02-29"))).isEqualTo(AgreementStatus.SUSPENDED);
    assertThat(suspended.statusOn(day("2020-03-01"))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(suspended.statusOn(day("2020-05-31"))).isEqualTo(AgreementStatus.SUSPENDED_IN_PART);
    assertThat(suspended.statusOn(day("2020-06-01"))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(suspended.statusOn(day("2020-08-01"))).isEqualTo(AgreementStatus.SUSPENDED);
    assertThat(suspended.standingOn(day("2020-08-15")).possible())
        .containsExactly(AgreementStatus.IN_FORCE, AgreementStatus.SUSPENDED);
    assertThat(suspended.statusOn(day("2020-09-01"))).isEqualTo(AgreementStatus.IN_FORCE);
  }

  @Test
  void aLapseWinsOverASuspensionAndALaterEnding() {
    Agreement lapsed =
        agreement(
            event(EventType.ENTERED_INTO_FORCE, "2020-01-01")
                .until(Period.parse("2020-12-31"))
                .build(),
            event(EventType.SUSPENDED, "2020-06-01").build());

    assertThat(lapsed.statusOn(day("2020-12-31"))).isEqualTo(AgreementStatus.SUSPENDED);
    assertThat(lapsed.statusOn(day("2021-01-01"))).isEqualTo(AgreementStatus.LAPSED);
  }

  @Test
  void anEntryIntoForceAnnouncedBeforeIsKnownBefore() {
    Agreement agreement =
        agreement(
            event(EventType.SIGNED, "2023-12-18").build(),
            event(EventType.ENTERED_INTO_FORCE, "2024-07-01")
                .knownOn(Period.parse("2024-06-24"))
                .build());

    assertThat(agreement.statusOn(day("2024-07-01"), day("2024-06-23")))
        .isEqualTo(AgreementStatus.SIGNED);
    assertThat(agreement.statusOn(day("2024-07-01"), day("2024-06-24")))
        .isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(agreement.statusOn(day("2024-06-30"), day("2024-06-24")))
        .isEqualTo(AgreementStatus.SIGNED);
  }

  @Test
  void whatIsLawUntilADayLastsNoLongerByEnteringIntoForce() {
    AgreementEvent enacted =
        event(EventType.ENACTED, "2000-05-18")
            .effective(Period.parse("2000-10-01"))
            .until(Period.parse("2008-09-30"))
            .build();
    Agreement agreement =
        agreement(enacted, event(EventType.ENTERED_INTO_FORCE, "2000-10-01").build());

    assertThat(agreement.statusOn(day("2000-09-30"))).isEqualTo(AgreementStatus.ENACTED);
    assertThat(agreement.statusOn(day("2008-09-30"))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(agreement.standingOn(day("2008-10-01")))
        .hasToString(
            "lapsed on 2008-10-01: 2000-05-18 enacted with effect from 2000-10-01 until 2008-09-30");

    Agreement again = agreement(enacted, event(EventType.ENTERED_INTO_FORCE, "2010-01-01").build());
    assertThat(again.statusOn(day("2009-01-01"))).isEqualTo(AgreementStatus.LAPSED);
    assertThat(again.statusOn(day("2011-01-01"))).isEqualTo(AgreementStatus.IN_FORCE);

    Agreement renewed = agreement(enacted, event(EventType.RENEWED, "2005-01-01").build());
    assertThat(renewed.statusOn(day("2009-01-01"))).isEqualTo(AgreementStatus.IN_FORCE);
  }

  @Test
  void theFurthestDaysHaveAnAnswer() {
    Agreement agoa = KnownAgreements.agoa();

    assertThat(agoa.statusOn(LocalDate.MIN)).isEqualTo(AgreementStatus.NOT_STARTED);
    assertThat(agoa.statusOn(LocalDate.MAX)).isEqualTo(AgreementStatus.LAPSED);
    assertThat(agoa.statusOn(LocalDate.MAX, LocalDate.MIN)).isEqualTo(AgreementStatus.NOT_STARTED);
  }

  @Test
  void anEventThatChangesNothingIsNoGroundForDoubt() {
    Agreement inForce =
        agreement(
            event(EventType.ENTERED_INTO_FORCE, "2019-12-22").build(),
            event(EventType.PROPOSED, "2020-01-01/P3D").instrument("H.R. 1").build(),
            event(EventType.EXTENDED, "2020-01-01/P2D")
                .until(Period.parse("2020-01-01/P2D"))
                .build());

    assertThat(inForce.standingOn(day("2020-01-02")))
        .hasToString(
            "in force or lapsed on 2020-01-02: 2020-01-01/P2D extended until 2020-01-01/P2D");
  }

  @Test
  void onlyALawIsSomethingBeforeItHasEffect() {
    Agreement signed =
        agreement(
            AgreementEvent.parse("type=signed date=2023-01-01 source=test"),
            AgreementEvent.parse(
                "type=entered-into-force date=2024-01-01 effective=2024-07-01 source=test"));
    assertThat(signed.statusOn(day("2024-03-01"))).isEqualTo(AgreementStatus.SIGNED);
    assertThat(signed.statusOn(day("2024-07-01"))).isEqualTo(AgreementStatus.IN_FORCE);

    Agreement law =
        agreement(
            AgreementEvent.parse("type=enacted date=2024-01-01 effective=2024-07-01 source=test"));
    assertThat(law.statusOn(day("2024-03-01"))).isEqualTo(AgreementStatus.ENACTED);
    assertThat(law.statusOn(day("2024-07-01"))).isEqualTo(AgreementStatus.IN_FORCE);

    Agreement atOnce = agreement(AgreementEvent.parse("type=enacted date=2024 source=test"));
    assertThat(atOnce.standingOn(day("2024-03-01")).possible())
        .containsExactlyInAnyOrder(AgreementStatus.NOT_STARTED, AgreementStatus.IN_FORCE);
  }

  @Test
  void whatIsOverIsNoGround() {
    AgreementEvent entered =
        AgreementEvent.parse("type=entered-into-force date=2023-01-01 source=test");
    AgreementEvent forAWhile =
        AgreementEvent.parse("type=suspended date=2024-01-01 until=2024-03-31 source=test");
    assertThat(agreement(entered, forAWhile).standingOn(day("2024-05-01")).grounds())
        .containsExactly(entered);

    AgreementEvent sometime = AgreementEvent.parse("type=suspended date=2024 source=test");
    AgreementEvent resumed = AgreementEvent.parse("type=resumed date=2024-06-01 source=test");
    Standing standing = agreement(entered, sometime, resumed).standingOn(day("2024-07-01"));
    assertThat(standing.status()).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(standing.grounds()).containsExactly(entered);
  }

  @Test
  void aStandingHasAStatus() {
    assertThatThrownBy(() -> new Standing(day("2020-01-01"), null, Set.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Possible statuses []: give one, or several where it is not certain which");
    assertThatThrownBy(
            () ->
                new Standing(day("2020-01-01"), null, Set.of(AgreementStatus.UNCERTAIN), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Possible statuses [uncertain]: give one, or several where it is not certain which");
  }
}
