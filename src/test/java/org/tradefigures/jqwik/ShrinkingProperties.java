package org.tradefigures.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyKind;
import org.tradefigures.reference.Frequency;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;

/** Wherever shrinking begins, it ends at the simplest value that still shows the failure. */
class ShrinkingProperties {

  @Property(tries = 10)
  void partsEndAtTheSimplest(@ForAll Random random) {
    assertThat(shrunk(TradeArbitraries.economies(), random, e -> true)).hasToString("KEN");
    assertThat(shrunk(TradeArbitraries.periods(), random, p -> true)).hasToString("2024");
    assertThat(shrunk(TradeArbitraries.commodities(), random, c -> true)).hasToString("H6:TOTAL");
    assertThat(shrunk(TradeArbitraries.amounts(), random, a -> true)).hasToString("USD 0");
    assertThat(shrunk(TradeArbitraries.currencies(), random, c -> true)).hasToString("USD");
    assertThat(shrunk(TradeArbitraries.multiCurrencyAmounts(), random, s -> true))
        .hasToString("nothing");
    assertThat(shrunk(TradeArbitraries.quantities(), random, q -> true)).hasToString("0 kg");
    assertThat(shrunk(TradeArbitraries.reporters(), random, r -> true)).hasToString("KEN");
    assertThat(shrunk(TradeArbitraries.provenances(), random, p -> true))
        .hasToString("source=source");
    assertThat(shrunk(TradeArbitraries.rates(), random, r -> true))
        .hasToString("1 USD = 1 KES period=2024 kind=period-average source=source");
    assertThat(shrunk(TradeArbitraries.rateTables(), random, t -> true)).hasToString("no rates");
  }

  @Property(tries = 10)
  void partsOfAgreementsEndAtTheSimplest(@ForAll Random random) {
    assertThat(shrunk(TradeArbitraries.parties(), random, p -> true)).hasToString("KEN as party");
    assertThat(shrunk(TradeArbitraries.agreementEvents(), random, e -> true))
        .hasToString("type=talks-announced date=2024 source=source");
    assertThat(shrunk(TradeArbitraries.provisions(), random, p -> true))
        .hasToString("topic=\"digital trade\" stage=proposed as_of=2024 source=source");
    assertThat(shrunk(TradeArbitraries.committedValues(), random, v -> true))
        .hasToString("id=value purpose=purpose amount=\"USD 1\" source=source");
    Agreement agreement = shrunk(TradeArbitraries.agreements(), random, a -> true);
    assertThat(agreement.describe())
        .isEqualTo("agreement: Agreement (free trade agreement)\n  parties: KEN as party");
    assertThat(agreement.provisions()).isEmpty();
  }

  @Property(tries = 3)
  void tablesEndAtTheSimplest(@ForAll Random random) {
    assertThat(shrunk(TradeArbitraries.smallTradeTables(), random, t -> true).size()).isZero();
    TradeTable negative =
        shrunk(
            TradeArbitraries.smallTradeTables(),
            random,
            t -> t.flows().stream().anyMatch(f -> f.value() != null && f.value().signum() < 0));
    assertThat(negative.flows())
        .singleElement()
        .hasToString(
            "period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=H6:TOTAL valuation=fob"
                + " currency=USD value=-1 status=normal source=source");
  }

  @Property(tries = 10)
  void flowsEndAtTheSimplest(@ForAll Random random) {
    assertThat(shrunk(TradeArbitraries.flows(), random, f -> true))
        .hasToString(
            "period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=H6:TOTAL valuation=fob"
                + " currency=USD value=0 status=normal source=source");
  }

  @Property(tries = 10)
  void whatMattersForTheFailureStays(@ForAll Random random) {
    assertThat(shrunk(TradeArbitraries.economies(), random, e -> e.kind() != EconomyKind.ECONOMY))
        .isEqualTo(Economy.WORLD);
    assertThat(shrunk(TradeArbitraries.periods(), random, p -> p.start().getDayOfMonth() > 1))
        .hasToString("2024-01-02");
    assertThat(shrunk(TradeArbitraries.periods(), random, p -> p.frequency() == Frequency.MONTH))
        .hasToString("2024-01");
    assertThat(shrunk(TradeArbitraries.commodities(), random, c -> c.level() == 6))
        .hasToString("H6:010121");
    assertThat(shrunk(TradeArbitraries.amounts(), random, a -> a.isNegative()))
        .hasToString("USD -1");
    assertThat(
            shrunk(
                TradeArbitraries.flows(), random, f -> f.status() == ObservationStatus.SUPPRESSED))
        .hasToString(
            "period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=H6:TOTAL valuation=fob"
                + " currency=USD status=suppressed source=source");
  }

  /** The last of the simpler and simpler values that meet the condition. */
  private static <T> T shrunk(Arbitrary<T> arbitrary, Random random, Predicate<T> condition) {
    RandomGenerator<T> generator = arbitrary.generator(1000, true);
    Optional<Shrinkable<T>> simpler =
        Stream.generate(() -> generator.next(random))
            .filter(s -> condition.test(s.value()))
            .findFirst();
    T simplest = simpler.orElseThrow().value();
    while (simpler.isPresent()) {
      simplest = simpler.get().value();
      simpler = simpler.get().shrink().filter(s -> condition.test(s.value())).findFirst();
    }
    return simplest;
  }
}
