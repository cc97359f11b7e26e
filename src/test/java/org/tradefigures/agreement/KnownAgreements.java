package org.tradefigures.agreement;

import java.time.LocalDate;
import javax.money.MonetaryAmount;
import org.tradefigures.money.Amounts;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

/** Real agreements whose answers are known, as far as the tests need them. */
final class KnownAgreements {

  static final Economy KENYA = Economy.of("KEN");
  static final Economy UNITED_STATES = Economy.of("USA");
  static final Economy UGANDA = Economy.of("UGA");
  static final Provenance SOURCE = Provenance.of("test");
  static final String DATA_SHARING = "health data";

  private KnownAgreements() {}

  static Agreement agoa() {
    return Agreement.builder(
            "agoa",
            "African Growth and Opportunity Act",
            AgreementKind.UNILATERAL_PREFERENCE,
            SOURCE)
        .party(Party.of(UNITED_STATES, PartyRole.GRANTOR))
        .party(Party.of(EconomyGroup.of("AGOA"), PartyRole.BENEFICIARY))
        .event(
            event(EventType.ENACTED, "2000-05-18")
                .until(Period.parse("2008"))
                .instrument("P.L. 106-200")
                .build())
        .event(event(EventType.AMENDED, "2002-08-06").instrument("P.L. 107-210").build())
        .event(
            event(EventType.EXTENDED, "2004-07-12/P2D")
                .until(Period.parse("2015-09-30"))
                .instrument("P.L. 108-274")
                .build())
        .event(
            event(EventType.EXTENDED, "2004-07-12/P2D")
                .scope("third-country fabric")
                .until(Period.parse("2007-09"))
                .instrument("P.L. 108-274")
                .build())
        .event(
            event(EventType.EXTENDED, "2015-06-29")
                .until(Period.parse("2025-09-30"))
                .instrument("P.L. 114-27")
                .build())
        .event(event(EventType.LAPSED, "2025-09-30").build())
        .event(
            event(EventType.PROPOSED, "2025-12-09")
                .until(Period.parse("2028-12-31"))
                .instrument("H.R. 6500")
                .build())
        .event(
            event(EventType.PASSED_ONE_CHAMBER, "2026-01-12")
                .until(Period.parse("2028-12-31"))
                .instrument("H.R. 6500")
                .build())
        .event(
            event(EventType.RENEWED, "2026-02-03")
                .effective(Period.parse("2025-09-30"))
                .until(Period.parse("2026-12-31"))
                .build())
        .build();
  }

  static Agreement healthFramework() {
    return Agreement.builder(
            "kenya-us-health",
            "Kenya-United States Health Cooperation Framework",
            AgreementKind.COOPERATION_FRAMEWORK,
            SOURCE)
        .party(Party.of(UNITED_STATES, PartyRole.PARTY))
        .party(Party.of(KENYA, PartyRole.PARTY))
        .event(event(EventType.SIGNED, "2025-12-04").build())
        .event(event(EventType.SUSPENDED, "2025-12-10").scope(DATA_SHARING).build())
        .event(event(EventType.SUSPENDED, "2025-12-19").build())
        .event(
            event(EventType.RESUMED, "2026-02-13/P99D").knownOn(Period.parse("2026-05-22")).build())
        .value(
            CommittedValue.builder("total", "the framework", usd("2500000000"), SOURCE)
                .term(Period.parse("2026-01-01/P5Y"))
                .build())
        .value(
            CommittedValue.builder("us-share", "support", usd("1600000000"), SOURCE)
                .contributor(UNITED_STATES)
                .qualifier(AmountQualifier.UP_TO)
                .link(ValueLink.partOf("total"))
                .build())
        .value(
            CommittedValue.builder("kenya-share", "added health spending", usd("850000000"), SOURCE)
                .contributor(KENYA)
                .link(ValueLink.partOf("total"))
                .build())
        .value(
            CommittedValue.builder("us-share-kes", "support", kes("208000000000"), SOURCE)
                .contributor(UNITED_STATES)
                .link(ValueLink.restates("us-share"))
                .build())
        .value(
            CommittedValue.builder("us-share-kes-207", "support", kes("207000000000"), SOURCE)
                .contributor(UNITED_STATES)
                .link(ValueLink.restates("us-share"))
                .build())
        .value(
            CommittedValue.builder(
                    "kenya-schedule", "added health spending", kes("115000000000"), SOURCE)
                .contributor(KENYA)
                .term(Period.parse("2026-07-01/P4Y"))
                .instalment(Period.parse("2026-07-01/P1Y"), kes("10000000000"))
                .instalment(Period.parse("2027-07-01/P1Y"), kes("20000000000"))
                .instalment(Period.parse("2028-07-01/P1Y"), kes("35000000000"))
                .instalment(Period.parse("2029-07-01/P1Y"), kes("50000000000"))
                .link(ValueLink.overlaps("kenya-share"))
                .build())
        .build();
  }

  static AgreementEvent.Builder event(EventType type, String date) {
    return AgreementEvent.builder(type, Period.parse(date), SOURCE);
  }

  static MonetaryAmount usd(String number) {
    return Amounts.of("USD", new java.math.BigDecimal(number));
  }

  static MonetaryAmount kes(String number) {
    return Amounts.of("KES", new java.math.BigDecimal(number));
  }

  static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
