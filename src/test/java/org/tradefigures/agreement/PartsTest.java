package org.tradefigures.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.agreement.KnownAgreements.KENYA;
import static org.tradefigures.agreement.KnownAgreements.SOURCE;
import static org.tradefigures.agreement.KnownAgreements.UNITED_STATES;
import static org.tradefigures.agreement.KnownAgreements.day;
import static org.tradefigures.agreement.KnownAgreements.kes;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

/** The small records and names of which agreements are made. */
class PartsTest {

  private static final EconomyGroup EAC = EconomyGroup.of("EAC");

  static Stream<Arguments> names() {
    return Stream.of(
        names(AgreementKind.values(), AgreementKind::parse),
        names(AgreementStatus.values(), AgreementStatus::parse),
        names(EventType.values(), EventType::parse),
        names(PartyRole.values(), PartyRole::parse),
        names(ProvisionStage.values(), ProvisionStage::parse),
        names(AmountQualifier.values(), AmountQualifier::parse),
        names(ValueLink.Kind.values(), ValueLink.Kind::parse));
  }

  private static Arguments names(Enum<?>[] constants, Function<CharSequence, Enum<?>> parse) {
    return Arguments.of(constants, parse);
  }

  @ParameterizedTest
  @MethodSource("names")
  void namesAreReadBack(Enum<?>[] constants, Function<CharSequence, Enum<?>> parse) {
    assertThat(Arrays.stream(constants))
        .isNotEmpty()
        .allSatisfy(c -> assertThat(parse.apply(c.toString())).isEqualTo(c))
        .allSatisfy(c -> assertThat(c.toString()).matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void unknownNamesAreRefusedWithTheNearest() {
    assertThatThrownBy(() -> PartyRole.parse("granter"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown role 'granter': not one of party, grantor, beneficiary; did you mean 'grantor'?");
    assertThatThrownBy(() -> AmountQualifier.parse("roughly"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown qualifier of an amount 'roughly': not one of exact, at-least, up-to, about");
    assertThatThrownBy(() -> ProvisionStage.parse("agreeed"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown stage of a provision 'agreeed': not one of proposed, under-negotiation, progress-reported, agreed,"
                + " in-force, suspended, ended; did you mean 'agreed'?");
    assertThatThrownBy(() -> AgreementKind.parse("treaty"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown kind of agreement 'treaty': not one of free-trade-agreement, customs-union,"
                + " economic-partnership-agreement, trade-agreement, unilateral-preference,"
                + " trade-and-investment-partnership, cooperation-framework");
    assertThatThrownBy(() -> AgreementStatus.parse("IN_FORCE"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown status of an agreement 'IN_FORCE': not one of not-started, announced, under-negotiation, paused,"
                + " concluded, signed, proposed, passed-one-chamber, enacted, in-force, suspended, suspended-in-part, lapsed,"
                + " terminated, replaced, uncertain; did you mean 'in-force'?");
  }

  @Test
  void aParticipantIsAnEconomyOrAGroup() {
    Participant kenya = Participant.of(KENYA);
    Participant group = Participant.of(EAC);

    assertThat(kenya).hasToString("KEN").isEqualTo(Participant.parse("KEN"));
    assertThat(group).hasToString("group EAC").isEqualTo(Participant.parse("group EAC"));
    assertThat(kenya).isLessThan(group);
    assertThat(kenya.membersOn(day("2024-01-01"))).containsExactly(KENYA);
    assertThat(group.membersOn(day("2024-01-01"))).contains(KENYA).doesNotContain(UNITED_STATES);
    assertThat(group.includes(KENYA, day("2024-01-01"))).isTrue();
    assertThat(kenya.includes(UNITED_STATES, day("2024-01-01"))).isFalse();
    assertThatThrownBy(() -> new Participant(KENYA, EAC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Participant with economy KEN and group EAC: name exactly one of them");
    assertThatThrownBy(() -> new Participant(null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Participant with economy null and group null: name exactly one of them");
  }

  @Test
  void theWorldCoversEverybody() {
    Participant world = Participant.of(EconomyGroup.of("WORLD"));

    assertThat(world.covers(Participant.of(KENYA))).isTrue();
    assertThat(world.covers(Participant.of(EAC))).isFalse();
    assertThat(Participant.of(EAC).covers(Participant.of(UNITED_STATES))).isFalse();
  }

  @Test
  void aPartyIsReadBack() {
    Party party = Party.of(EAC, PartyRole.PARTY);

    assertThat(party)
        .hasToString("group EAC as party")
        .isEqualTo(Party.parse("group EAC as party"));
    assertThat(Party.parse("USA as grantor")).isEqualTo(Party.of(UNITED_STATES, PartyRole.GRANTOR));
    assertThatThrownBy(() -> Party.parse("KEN"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed party 'KEN': expected is such as 'KEN as party' or 'group EAC as party'");
    assertThatThrownBy(() -> Party.parse("nowhere as party"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage("Unknown economy 'nowhere': not an ISO 3166-1 alpha-3 code");
  }

  @Test
  void aLinkIsReadBack() {
    assertThat(ValueLink.parse("part-of total")).isEqualTo(ValueLink.partOf("total"));
    assertThat(ValueLink.restates("us-share")).hasToString("restates us-share");
    assertThat(ValueLink.overlaps("us-share")).hasToString("overlaps us-share");
    assertThatThrownBy(() -> ValueLink.parse("total"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed link between values 'total': expected is such as 'part-of total' or 'restates us-share'");
    assertThatThrownBy(() -> ValueLink.partOf("the total"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Malformed id 'the total' of committed value: expected are small letters and digits in words joined by"
                + " hyphens, such as 'us-share'");
  }

  @Test
  void anInstalmentIsReadBack() {
    Instalment instalment = new Instalment(Period.parse("2026-07-01/P1Y"), kes("10000000000.00"));

    assertThat(instalment)
        .hasToString("2026-07-01/P1Y KES 10000000000")
        .isEqualTo(Instalment.parse("2026-07-01/P1Y KES 10000000000"));
    assertThatThrownBy(() -> Instalment.parse("2026"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed instalment '2026': expected is such as '2026-07-01/P1Y KES 10000000000'");
  }

  @Test
  void aProvisionIsReadBack() {
    Provision provision =
        Provision.of(
            "digital trade",
            ProvisionStage.PROGRESS_REPORTED,
            Period.parse("2026-01"),
            SOURCE.withNote("a note"));

    assertThat(provision)
        .hasToString(
            "topic=\"digital trade\" stage=progress-reported as_of=2026-01 source=test note=\"a note\"");
    assertThat(Provision.parse(provision.toString())).isEqualTo(provision);
    Provision detailed = provision.withDetail("a detail");
    assertThat(Provision.parse(detailed.toString())).isEqualTo(detailed);
    assertThatThrownBy(() -> Provision.parse("topic=x stage=agreed source=y"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed provision 'topic=x stage=agreed source=y': field 'as_of' is missing; expected is topic=TEXT"
                + " stage=STAGE as_of=PERIOD source=NAME and any of detail and the other fields of a provenance");
  }
}
