package org.tradefigures.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import net.jqwik.api.SampleReportingFormat;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.PartyRole;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Economy;
import org.tradefigures.trade.Provenance;

class TradeSampleFormatTest {

  private final SampleReportingFormat format = new TradeSampleFormat();

  @Test
  void jqwikFindsIt() {
    assertThat(ServiceLoader.load(SampleReportingFormat.class))
        .hasAtLeastOneElementOfType(TradeSampleFormat.class);
  }

  @Test
  void aTableShowsAllItsRates() {
    Rate rate = Rate.parse("1 USD = 134.82 KES period=2024 kind=period-average source=s");
    assertThat(format.appliesTo(RateTable.of(rate))).isTrue();
    assertThat(format.report(RateTable.of(rate))).isEqualTo(List.of(rate));
  }

  @Test
  void anAgreementShowsAllItsParts() {
    Party kenya = Party.of(Economy.of("KEN"), PartyRole.PARTY);
    Provenance source = Provenance.of("s");
    Agreement.Builder builder =
        Agreement.builder("a", "A", AgreementKind.CUSTOMS_UNION, source).party(kenya);
    assertThat(format.appliesTo(builder.build())).isTrue();
    Map<String, Object> parts =
        Map.of(
            "agreement",
            "a: A (customs union)",
            "parties",
            List.of(kenya),
            "timeline",
            List.of(),
            "provisions",
            List.of(),
            "values",
            List.of(),
            "provenance",
            source);
    assertThat(format.report(builder.build())).isEqualTo(parts);
    assertThat(format.report(builder.detail("d").build()))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsAllEntriesOf(parts)
        .containsEntry("detail", "d");
  }

  @Test
  void whatPrintsWholeIsLeftToItself() {
    assertThat(format.appliesTo(Economy.of("KEN"))).isFalse();
  }
}
