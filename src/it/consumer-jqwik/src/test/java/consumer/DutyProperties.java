package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.jqwik.TradeArbitraries;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.TradeFlow;

class DutyProperties {

  private final Duty tea = new Duty(Commodity.hs2022("0902"), new BigDecimal(25));

  @Property
  void anExportPaysNothing(@ForAll TradeFlow flow) {
    if (flow.direction().isExport()) {
      tea.on(flow).ifPresent(due -> assertTrue(due.isZero(), due::toString));
    }
  }

  @Property
  void whatIsNotKnownStaysUnknown(@ForAll TradeFlow flow) {
    assertEquals(flow.status().hasValue(), tea.on(flow).isPresent());
  }

  @Property
  void aQuarterOfTheValueIsDueOnTea(@ForAll("importsOfTea") TradeFlow flow) {
    MonetaryAmount due = tea.on(flow).orElseThrow();
    assertTrue(due.multiply(4).isEqualTo(flow.amount().orElseThrow()), due::toString);
  }

  @Property
  void aDutyInShillingsIsThatOfTheValueInShillings(
      @ForAll("importsOfTea") TradeFlow flow, @ForAll("dollarRates") RateTable rates) {
    var toShillings = Conversion.to("KES").atPeriodAverage(rates).unrounded().in(flow.period());
    MonetaryAmount converted = tea.on(flow).orElseThrow().with(toShillings);
    MonetaryAmount ofConverted =
        tea.on(flow.toBuilder().amount(flow.amount().orElseThrow().with(toShillings)).build())
            .orElseThrow();
    assertTrue(converted.isEqualTo(ofConverted), () -> converted + " and " + ofConverted);
  }

  @Property
  void everyTypeIsFoundWithoutAnArbitrary(
      @ForAll Economy economy,
      @ForAll Period period,
      @ForAll Commodity commodity,
      @ForAll MonetaryAmount amount,
      @ForAll Rate rate,
      @ForAll RateTable rates) {
    assertEquals(economy, Economy.parse(economy.toString()));
    assertEquals(period, Period.parse(period.toString()));
    assertEquals(commodity, Commodity.parse(commodity.toString()));
    assertEquals(amount.getCurrency(), amount.negate().getCurrency());
    assertEquals(rate, Rate.parse(rate.toString()));
    assertEquals(rates, RateTable.of(rates.rates()));
  }

  @Property
  void agreementsAndTablesAreFoundToo(@ForAll Agreement agreement, @ForAll TradeTable table) {
    assertTrue(agreement.parties().size() > 0);
    assertEquals(table.size(), table.flows().size());
  }

  @Provide
  Arbitrary<TradeFlow> importsOfTea() {
    return TradeArbitraries.flows()
        .economies("KEN")
        .currencies("USD")
        .years(2020, 2024)
        .directions(FlowDirection.IMPORT)
        .commodities(Arbitraries.of(Commodity.hs2022("0902").children()))
        .values(
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("1e12")).ofScale(2))
        .withoutAbsent();
  }

  @Provide
  Arbitrary<RateTable> dollarRates() {
    return TradeArbitraries.completeRateTables(2020, 2024, "USD", "KES");
  }
}
