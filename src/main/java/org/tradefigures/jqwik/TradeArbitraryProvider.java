package org.tradefigures.jqwik;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.Provision;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;

/**
 * Lets jqwik find the {@link TradeArbitraries} by the type of a parameter. It finds this class
 * itself; an own provider of a higher priority takes precedence.
 */
public final class TradeArbitraryProvider implements ArbitraryProvider {

  private static final Map<Class<?>, Supplier<Arbitrary<?>>> ARBITRARIES =
      Map.ofEntries(
          Map.entry(Economy.class, TradeArbitraries::economies),
          Map.entry(Period.class, TradeArbitraries::periods),
          Map.entry(Commodity.class, TradeArbitraries::commodities),
          Map.entry(MonetaryAmount.class, TradeArbitraries::amounts),
          Map.entry(MultiCurrencyAmount.class, TradeArbitraries::multiCurrencyAmounts),
          Map.entry(CurrencyUnit.class, TradeArbitraries::currencies),
          Map.entry(Quantity.class, TradeArbitraries::quantities),
          Map.entry(Reporter.class, TradeArbitraries::reporters),
          Map.entry(Breakdown.class, TradeArbitraries::breakdowns),
          Map.entry(Provenance.class, TradeArbitraries::provenances),
          Map.entry(TradeFlow.class, TradeArbitraries::flows),
          Map.entry(Rate.class, TradeArbitraries::rates),
          Map.entry(RateTable.class, TradeArbitraries::rateTables),
          Map.entry(TradeTable.class, TradeArbitraries::smallTradeTables),
          Map.entry(Agreement.class, TradeArbitraries::agreements),
          Map.entry(Party.class, TradeArbitraries::parties),
          Map.entry(AgreementEvent.class, TradeArbitraries::agreementEvents),
          Map.entry(Provision.class, TradeArbitraries::provisions),
          Map.entry(CommittedValue.class, TradeArbitraries::committedValues));

  /** For jqwik, which makes it. */
  public TradeArbitraryProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage targetType) {
    return ARBITRARIES.containsKey(targetType.getRawType());
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
    return Set.of(Objects.requireNonNull(ARBITRARIES.get(targetType.getRawType())).get());
  }
}
