package org.tradefigures.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.agreement.KnownAgreements.KENYA;
import static org.tradefigures.agreement.KnownAgreements.SOURCE;
import static org.tradefigures.agreement.KnownAgreements.UGANDA;
import static org.tradefigures.agreement.KnownAgreements.UNITED_STATES;
import static org.tradefigures.agreement.KnownAgreements.day;
import static org.tradefigures.agreement.KnownAgreements.event;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;

class AgreementTest {

  private final Agreement agoa = KnownAgreements.agoa();
  private final Agreement health = KnownAgreements.healthFramework();

  @Test
  void aUnilateralPreferenceIsBetweenItsGrantorAndEachBeneficiary() {
    assertThat(agoa.isBetween(KENYA, UNITED_STATES, day("2024-01-01"))).isTrue();
    assertThat(agoa.isBetween(UNITED_STATES, KENYA, day("2024-01-01"))).isTrue();
    assertThat(agoa.isBetween(KENYA, UGANDA, day("2023-01-01"))).isFalse();
    assertThat(agoa.isBetween(KENYA, KENYA, day("2024-01-01"))).isFalse();
    assertThat(agoa.isBetween(UNITED_STATES, Economy.of("FRA"), day("2024-01-01"))).isFalse();
  }

  @Test
  void membershipIsThatOfTheDay() {
    assertThat(agoa.involves(KENYA, day("2000-10-02"))).isTrue();
    assertThat(agoa.involves(KENYA, day("2000-10-01"))).isFalse();
    assertThat(agoa.isBetween(KENYA, UNITED_STATES, day("2000-10-01"))).isFalse();
    assertThat(agoa.isBetween(Economy.of("ETH"), UNITED_STATES, day("2021-12-31"))).isTrue();
    assertThat(agoa.isBetween(Economy.of("ETH"), UNITED_STATES, day("2022-01-01"))).isFalse();
  }

  @Test
  void twoBeneficiariesOfTwoPartiesHaveNoAgreementWithEachOther() {
    Agreement preference =
        Agreement.builder("gsp", "A preference", AgreementKind.UNILATERAL_PREFERENCE, SOURCE)
            .party(Party.of(UNITED_STATES, PartyRole.GRANTOR))
            .party(Party.of(KENYA, PartyRole.BENEFICIARY))
            .party(Party.of(UGANDA, PartyRole.BENEFICIARY))
            .build();

    assertThat(preference.isBetween(KENYA, UGANDA, day("2024-01-01"))).isFalse();
    assertThat(preference.isBetween(UGANDA, UNITED_STATES, day("2024-01-01"))).isTrue();
  }

  @Test
  void theMembersOfTheOnlyPartyHaveTheAgreementWithEachOther() {
    Agreement union =
        Agreement.builder("eac", "East African customs union", AgreementKind.CUSTOMS_UNION, SOURCE)
            .party(Party.of(EconomyGroup.of("EAC"), PartyRole.PARTY))
            .build();

    assertThat(union.isBetween(KENYA, UGANDA, day("2024-01-01"))).isTrue();
    assertThat(union.isBetween(KENYA, UNITED_STATES, day("2024-01-01"))).isFalse();
    assertThat(union.isBetween(UNITED_STATES, KENYA, day("2024-01-01"))).isFalse();
    assertThat(union.isBetween(KENYA, KENYA, day("2024-01-01"))).isFalse();
  }

  @Test
  void theMembersOfOnePartyOfTwoHaveNoAgreementWithEachOther() {
    Agreement partnership =
        Agreement.builder("eac-us", "A partnership", AgreementKind.TRADE_AGREEMENT, SOURCE)
            .party(Party.of(EconomyGroup.of("EAC"), PartyRole.PARTY))
            .party(Party.of(UNITED_STATES, PartyRole.PARTY))
            .build();

    assertThat(partnership.isBetween(KENYA, UNITED_STATES, day("2024-01-01"))).isTrue();
    assertThat(partnership.isBetween(KENYA, UGANDA, day("2024-01-01"))).isFalse();
  }

  @Test
  void topicsAreThoseLastReportedByADay() {
    Provision proposed = provision("agriculture", ProvisionStage.PROPOSED, "2022-07-14");
    Provision digital = provision("digital trade", ProvisionStage.PROPOSED, "2022-07-14");
    Provision progress = provision("agriculture", ProvisionStage.PROGRESS_REPORTED, "2024-05");
    Provision agreed = provision("digital trade", ProvisionStage.PROGRESS_REPORTED, "2024-06");
    Agreement talks =
        Agreement.builder("talks", "Talks", AgreementKind.TRADE_AGREEMENT, SOURCE)
            .party(Party.of(KENYA, PartyRole.PARTY))
            .party(Party.of(UNITED_STATES, PartyRole.PARTY))
            .provision(progress)
            .provision(proposed)
            .provision(digital)
            .provision(agreed)
            .build();

    assertThat(talks.provisionsOn(day("2022-07-13"))).isEmpty();
    assertThat(talks.provisionsOn(day("2022-07-14"))).containsExactly(proposed, digital);
    assertThat(talks.provisionsOn(day("2024-05-30"))).containsExactly(proposed, digital);
    assertThat(talks.provisionsOn(day("2024-05-31"))).containsExactly(progress, digital);
    assertThat(talks.provisionsOn(day("2024-06-30"))).containsExactly(progress, agreed);
  }

  @Test
  void agreementsAreOrderedById() {
    assertThat(List.of(health, agoa).stream().sorted()).containsExactly(agoa, health);
  }

  @Test
  void describesItselfInShortAndInFull() {
    assertThat(agoa)
        .hasToString("agoa: African Growth and Opportunity Act (unilateral preference)");
    assertThat(health.describe())
        .isEqualTo(
            """
            kenya-us-health: Kenya-United States Health Cooperation Framework (cooperation framework)
              parties: USA as party, KEN as party
              2025-12-04 signed
              2025-12-10 suspended (health data)
              2025-12-19 suspended
              2026-02-13/P99D resumed
              total: USD 2.5 billion, the framework
              us-share: up to USD 1.6 billion, support (part of total)
              kenya-share: USD 850 million, added health spending (part of total)
              us-share-kes: KES 208 billion, support (restates us-share)
              us-share-kes-207: KES 207 billion, support (restates us-share)
              kenya-schedule: KES 115 billion, added health spending (overlaps kenya-share)""");
  }

  @Test
  void anAgreementNeedsAGoodIdANameAndParties() {
    assertThatThrownBy(() -> with("Kenya US"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Malformed id 'Kenya US' of agreement: expected are small letters and digits in words joined by hyphens,"
                + " such as 'us-share'");
    assertThatThrownBy(
            () -> Agreement.builder("x", " ", AgreementKind.TRADE_AGREEMENT, SOURCE).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed name ' ': expected is one line of text");
    assertThatThrownBy(
            () -> Agreement.builder("x", "X\nY", AgreementKind.TRADE_AGREEMENT, SOURCE).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed name 'X\\u000aY': expected is one line of text");
    assertThatThrownBy(
            () -> Agreement.builder("x", "X", AgreementKind.TRADE_AGREEMENT, SOURCE).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Agreement 'x' has no party: name at least one");
    assertThatThrownBy(
            () ->
                Agreement.builder("x", "X", AgreementKind.TRADE_AGREEMENT, SOURCE)
                    .party(Party.of(KENYA, PartyRole.PARTY))
                    .party(Party.of(KENYA, PartyRole.GRANTOR))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Agreement 'x' names party KEN twice: name it once");
  }

  @Test
  void eventsStandInTheirOrder() {
    assertThatThrownBy(
            () ->
                builder()
                    .event(event(EventType.SIGNED, "2024-03").build())
                    .event(event(EventType.TALKS_LAUNCHED, "2023").build())
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Timeline of 'x' has '2023 talks launched' after '2024-03 signed': give the events in the order in which"
                + " they happened");
    assertThatThrownBy(
            () ->
                builder()
                    .event(event(EventType.TALKS_LAUNCHED, "2023").build())
                    .event(event(EventType.SIGNED, "2024-03").build())
                    .event(event(EventType.ENTERED_INTO_FORCE, "2024").build())
                    .event(event(EventType.TERMINATED, "2024-02").build())
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Timeline of 'x' has '2024-02 terminated' after '2024-03 signed': give the events in the order in which"
                + " they happened");
    assertThat(
            builder()
                .event(event(EventType.SIGNED, "2024-03").build())
                .event(event(EventType.ENTERED_INTO_FORCE, "2024").build())
                .build()
                .timeline())
        .hasSize(2);
  }

  @Test
  void onlyWhatIsSuspendedCanBeResumed() {
    assertThatThrownBy(
            () ->
                builder()
                    .event(event(EventType.SUSPENDED, "2024-03-01").scope("data").build())
                    .event(event(EventType.RESUMED, "2024-03-02").build())
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Timeline of 'x' has '2024-03-02 resumed' without a suspension of the same scope before it: name the scope"
                + " that was suspended");
  }

  private static Agreement with(String id) {
    return Agreement.builder(id, "X", AgreementKind.TRADE_AGREEMENT, SOURCE).build();
  }

  private static Agreement.Builder builder() {
    return Agreement.builder("x", "X", AgreementKind.TRADE_AGREEMENT, SOURCE)
        .party(Party.of(KENYA, PartyRole.PARTY));
  }

  private static Provision provision(String topic, ProvisionStage stage, String asOf) {
    return Provision.of(topic, stage, Period.parse(asOf), SOURCE);
  }
}
