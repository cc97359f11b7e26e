package org.tradefigures.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.agreement.KnownAgreements.KENYA;
import static org.tradefigures.agreement.KnownAgreements.SOURCE;
import static org.tradefigures.agreement.KnownAgreements.UGANDA;
import static org.tradefigures.agreement.KnownAgreements.UNITED_STATES;
import static org.tradefigures.agreement.KnownAgreements.kes;
import static org.tradefigures.agreement.KnownAgreements.usd;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.CurrencyMismatchException;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

class CommittedValueTest {

  private final Agreement health = KnownAgreements.healthFramework();

  @Test
  void theWholeCountsOnceAndNeitherItsPartsNorWhatRestatesThem() {
    CommittedTotal total = health.total();

    assertThat(total.amount()).hasToString("USD 2500000000");
    assertThat(total.qualifier()).isEqualTo(AmountQualifier.EXACT);
    assertThat(total.counted()).extracting(CommittedValue::id).containsExactly("total");
    assertThat(total.left())
        .extracting(CommittedValue::id)
        .containsExactly(
            "us-share", "kenya-share", "us-share-kes", "us-share-kes-207", "kenya-schedule");
  }

  @Test
  void aContributorsShareCountsOnceAndKeepsItsQualifier() {
    assertThat(health.committedBy(UNITED_STATES)).hasToString("up to USD 1600000000");
    assertThat(health.committedBy(KENYA)).hasToString("USD 850000000");
    assertThat(health.committedBy(KENYA).left())
        .extracting(CommittedValue::id)
        .containsExactly("kenya-schedule");
    assertThat(health.committedBy(UGANDA)).hasToString("nothing");
  }

  @Test
  void whatIsConvertedKeepsItsQualifier() {
    Conversion toShillings =
        Conversion.to("KES")
            .atPeriodAverage(
                RateTable.of(
                    Rate.parse("1 USD = 129.4 KES period=2026 kind=period-average source=test")));
    ConvertedCommitment converted =
        health.committedBy(UNITED_STATES).convert(toShillings, Period.year(2026));
    assertThat(converted).hasToString("up to KES 207040000000");
    assertThat(converted.amount()).isEqualTo(Amounts.of("KES", 207_040_000_000L));
    assertThat(converted.qualifier()).isEqualTo(AmountQualifier.UP_TO);
    assertThat(converted.explain())
        .isEqualTo(
            """
            up to USD 1600000000 of 2026 = KES 207,040,000,000, rounded to minor unit, half-even
            USD 1,600,000,000 of 2026 = KES 207,040,000,000
              rate      1 USD = 129.4 KES, average of 2026, from test
              factor    129.4
              rounding  34 significant digits, half-even""");
    assertThat(health.committedBy(UGANDA).convert(toShillings, Period.year(2026)))
        .hasToString("KES 0");
    assertThatThrownBy(
            () -> new ConvertedCommitment(health.committedBy(KENYA), converted.conversion()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Conversion of USD 1600000000 is not one of USD 850000000: convert the amount of the total");
  }

  @Test
  void thePartsLeaveWhatTheyLeave() {
    assertThat(health.partsOf("total"))
        .extracting(CommittedValue::id)
        .containsExactly("us-share", "kenya-share");
    assertThat(health.residual("total")).isEqualTo(usd("50000000"));
    assertThatThrownBy(() -> health.residual("us-share"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No residual of 'us-share' of 'kenya-us-health': no value is part of it");
  }

  @Test
  void partsInOtherCurrenciesLeaveNoResidual() {
    Agreement mixed =
        agreement(
            value("whole", usd("10")).build(),
            value("part", kes("5")).link(ValueLink.partOf("whole")).build());

    assertThatThrownBy(() -> mixed.residual("whole"))
        .isInstanceOf(CurrencyMismatchException.class)
        .hasMessage(
            "Can't subtract the parts of 'whole' in KES, USD: convert them to one currency (Conversion), pick one, or"
                + " keep them apart (MultiCurrencyAmount)");
  }

  @Test
  void shillingsThatAreQuotedAreRecognised() {
    assertThat(health.findValues(Amounts.of("KES", new BigDecimal("208000000000.00"))))
        .containsExactly(health.getValue("us-share-kes"));
    assertThat(health.originalOf("us-share-kes")).isEqualTo(health.getValue("us-share"));
    assertThat(health.originalOf("total")).isEqualTo(health.getValue("total"));
    assertThat(health.findValues(kes("1"))).isEmpty();
  }

  @Test
  void aRestatementHasAnImpliedRate() {
    assertThat(health.impliedRate("us-share-kes")).hasToString("1 USD = 130 KES");
    assertThat(health.impliedRate("us-share-kes").factor()).isEqualTo(new BigDecimal("130"));
    assertThat(health.impliedRate("us-share-kes-207")).hasToString("1 USD = 129.375 KES");
    assertThatThrownBy(() -> health.impliedRate("total"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No rate in 'total' of 'kenya-us-health': it restates no other value; those that do are 'us-share-kes',"
                + " 'us-share-kes-207'");
    assertThatThrownBy(() -> agreement(value("a", usd("1")).build()).impliedRate("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No rate in 'a' of 'x': it restates no other value, nor does any other");
    Agreement quoted =
        agreement(
            value("a", usd("16")).build(),
            value("b", usd("17")).link(ValueLink.restates("a")).build());
    assertThatThrownBy(() -> quoted.impliedRate("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No rate between USD 16 and USD 17: a restatement in the same currency has none; compare the amounts");
    assertThat(new ImpliedRate(usd("3"), kes("100")))
        .hasToString("1 USD = 33.33333333333333333333333333333333 KES");
  }

  @Test
  void restatementsOfRestatementsLeadToTheOriginal() {
    Agreement chain =
        agreement(
            value("a", usd("1")).build(),
            value("b", kes("130")).link(ValueLink.restates("a")).build(),
            value("c", Amounts.of("UGX", 3600)).link(ValueLink.restates("b")).build());

    assertThat(chain.originalOf("c").id()).isEqualTo("a");
    assertThat(chain.impliedRate("c")).hasToString("1 USD = 3600 UGX");
    assertThat(chain.total()).hasToString("USD 1");
  }

  @Test
  void currenciesStayApartUntilTheyAreConverted() {
    Agreement two =
        agreement(
            value("a", usd("100")).qualifier(AmountQualifier.ABOUT).build(),
            value("b", kes("1300")).qualifier(AmountQualifier.UP_TO).build());
    RateTable rates =
        RateTable.of(
            List.of(Rate.parse("1 USD = 130 KES period=2025 kind=period-average source=test")));

    assertThat(two.total()).hasToString("about KES 1300, USD 100");
    assertThat(
            two.total()
                .amount()
                .convert(Conversion.to("USD").atPeriodAverage(rates), Period.year(2025))
                .result())
        .isEqualTo(usd("110"));
  }

  @Test
  void aPartOfARestatementIsNotCounted() {
    Agreement restated =
        agreement(
            value("total", usd("10")).build(),
            value("share", usd("6")).contributor(KENYA).link(ValueLink.partOf("total")).build(),
            value("total-kes", kes("1300")).link(ValueLink.restates("total")).build(),
            value("share-kes", kes("780"))
                .contributor(KENYA)
                .link(ValueLink.partOf("total-kes"))
                .build());

    assertThat(restated.committedBy(KENYA)).hasToString("USD 6");
    assertThat(restated.total()).hasToString("USD 10");
  }

  @Test
  void unknownValuesAreNamedWithWhatThereIs() {
    assertThatThrownBy(() -> health.getValue("us-shares"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown committed value of 'kenya-us-health' 'us-shares': not one of total, us-share, kenya-share,"
                + " us-share-kes, us-share-kes-207, kenya-schedule; did you mean 'us-share'?");
    assertThatThrownBy(() -> KnownAgreements.agoa().getValue("total"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage("Unknown committed value of 'agoa' 'total': not one, as it has none");
    assertThat(health.findValue("us-shares")).isEmpty();
  }

  @Test
  void readsWhatItWrites() {
    assertThat(health.getValue("us-share"))
        .hasToString(
            "id=us-share purpose=support contributor=USA amount=\"USD 1600000000\" qualifier=up-to"
                + " link=\"part-of total\" source=test");
    assertThat(health.getValue("kenya-schedule").toString())
        .contains(
            "term=2026-07-01/P4Y instalments=\"2026-07-01/P1Y KES 10000000000; 2027-07-01/P1Y KES 20000000000;");
    assertThat(health.values())
        .allSatisfy(v -> assertThat(CommittedValue.parse(v.toString())).isEqualTo(v));
    assertThatThrownBy(() -> CommittedValue.parse("id=a purpose=b amount=nothing source=c"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed committed value 'id=a purpose=b amount=nothing source=c': Malformed amount 'nothing': expected is"
                + " one currency and its number in digits, such as 'USD 1600000000'; expected is id=ID purpose=TEXT amount=\"USD 1600000000\" source=NAME and"
                + " any of contributor, qualifier, term, instalments, link, detail and the other fields of a provenance");
  }

  @Test
  void equalAmountsAreEqualWhateverTheirScale() {
    assertThat(value("a", usd("1.50")).build()).isEqualTo(value("a", usd("1.5")).build());
  }

  @Test
  void instalmentsAddUpToTheAmount() {
    var schedule =
        value("a", usd("30"))
            .instalment(Period.year(2026), usd("10"))
            .instalment(Period.year(2027), usd("19"));
    assertThatThrownBy(schedule::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Instalments of 'a' add up to USD 29, not to USD 30: give all of them, or give those that are known as"
                + " values that are part of this one");
    assertThat(schedule.instalment(Period.year(2028), usd("1")).build().instalments()).hasSize(3);
    assertThatThrownBy(() -> value("a", usd("10")).instalment(Period.year(2026), kes("10")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Instalments of 'a' add up to KES 10, not to USD 10: give all of them, or give those that are known as"
                + " values that are part of this one");
  }

  @Test
  void instalmentsAreInOrderAndInTheTerm() {
    assertThatThrownBy(
            () ->
                value("a", usd("20"))
                    .instalment(Period.year(2027), usd("10"))
                    .instalment(Period.parse("2027-Q4"), usd("10"))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Instalment of 2027-Q4 of 'a' does not come after that of 2027: give them in order, without overlap");
    assertThatThrownBy(
            () ->
                value("a", usd("20"))
                    .term(Period.year(2026))
                    .instalment(Period.year(2027), usd("20"))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Instalment of 2027 of 'a' is outside of its term 2026: correct one of them");
  }

  @Test
  void whatIsPromisedIsGreaterThanZero() {
    assertThatThrownBy(() -> value("a", usd("0.00")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Committed value 'a' of USD 0: what is promised is greater than zero");
    assertThatThrownBy(() -> new Instalment(Period.year(2026), usd("-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Instalment of 2026 of USD -1: what is promised is greater than zero");
    assertThatThrownBy(() -> Instalment.parse("2026 USD -1"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed instalment '2026 USD -1': Instalment of 2026 of USD -1: what is promised is greater than zero");
    assertThatThrownBy(() -> ValueLink.parse("part-of Total"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed link between values 'part-of Total': Malformed id 'Total' of committed value: expected are small"
                + " letters and digits in words joined by hyphens, such as 'us-share'");
  }

  @Test
  void linksLeadToOtherValuesOfTheAgreement() {
    assertThatThrownBy(() -> value("a", usd("1")).link(ValueLink.partOf("a")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Committed value 'a' is linked to itself: link it to another one");
    assertThatThrownBy(() -> agreement(value("a", usd("1")).link(ValueLink.partOf("b")).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Committed value 'a' of 'x' is linked to 'b', which is not there: expected is one of a");
    assertThatThrownBy(
            () ->
                agreement(
                    value("a", usd("1")).link(ValueLink.partOf("b")).build(),
                    value("b", usd("1")).link(ValueLink.restates("c")).build(),
                    value("c", usd("1")).link(ValueLink.overlaps("a")).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Committed values of 'x' are linked in a circle: a to b to c to a");
    assertThatThrownBy(() -> agreement(value("a", usd("1")).build(), value("a", usd("2")).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Agreement 'x' has two committed values 'a': give each its own id");
  }

  @Test
  void contributorsArePartiesAndKeepTheirCommitments() {
    assertThatThrownBy(() -> agreement(value("a", usd("1")).contributor(UGANDA).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Committed value 'a' of 'x' comes from UGA, which is no party: expected is one of KEN, USA");
    assertThatThrownBy(
            () ->
                agreement(
                    value("a", usd("1")).contributor(KENYA).build(),
                    value("b", kes("1")).link(ValueLink.restates("a")).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Committed value 'b' of 'x' restates 'a' with contributor null instead of KEN: the same commitment has the"
                + " same contributor");
    Agreement group =
        Agreement.builder("x", "X", AgreementKind.COOPERATION_FRAMEWORK, SOURCE)
            .party(Party.of(EconomyGroup.of("EAC"), PartyRole.PARTY))
            .value(value("a", usd("1")).contributor(UGANDA).build())
            .value(value("b", usd("2")).contributor(Participant.of(EconomyGroup.of("EAC"))).build())
            .build();
    assertThat(group.committedBy(UGANDA)).hasToString("USD 1");
    assertThat(group.committedBy(Participant.of(EconomyGroup.of("EAC")))).hasToString("USD 2");
    assertThat(group.total().amount()).isEqualTo(MultiCurrencyAmount.of(usd("3")));
  }

  @Test
  void qualifiersAddUp() {
    assertThat(AmountQualifier.EXACT.plus(AmountQualifier.UP_TO)).isEqualTo(AmountQualifier.UP_TO);
    assertThat(AmountQualifier.UP_TO.plus(AmountQualifier.EXACT)).isEqualTo(AmountQualifier.UP_TO);
    assertThat(AmountQualifier.UP_TO.plus(AmountQualifier.UP_TO)).isEqualTo(AmountQualifier.UP_TO);
    assertThat(AmountQualifier.UP_TO.plus(AmountQualifier.AT_LEAST))
        .isEqualTo(AmountQualifier.ABOUT);
  }

  private static CommittedValue.Builder value(String id, javax.money.MonetaryAmount amount) {
    return CommittedValue.builder(id, "purpose", amount, SOURCE);
  }

  private static Agreement agreement(CommittedValue... values) {
    var builder =
        Agreement.builder("x", "X", AgreementKind.COOPERATION_FRAMEWORK, SOURCE)
            .party(Party.of(KENYA, PartyRole.PARTY))
            .party(Party.of(UNITED_STATES, PartyRole.PARTY));
    List.of(values).forEach(builder::value);
    return builder.build();
  }
}
