package org.tradefigures.money;

import java.time.LocalDate;
import java.util.Objects;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import javax.money.convert.ConversionContext;
import javax.money.convert.ConversionContextBuilder;
import javax.money.convert.ConversionQuery;
import javax.money.convert.CurrencyConversion;
import javax.money.convert.CurrencyConversionException;
import javax.money.convert.ExchangeRate;
import javax.money.convert.ExchangeRateProvider;
import javax.money.convert.ProviderContext;
import javax.money.convert.ProviderContextBuilder;
import javax.money.convert.RateType;
import org.javamoney.moneta.convert.ExchangeRateBuilder;
import org.javamoney.moneta.spi.DefaultNumberValue;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;

/** A rate table behind the interfaces of the standard money API. */
record RateTableProvider(RateTable rates, RateKind kind, Frequency frequency)
    implements ExchangeRateProvider {

  private static final String NAME = "tradefigures";

  RateTableProvider {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(frequency, "frequency");
    if ((kind == RateKind.DAILY) != (frequency == Frequency.DAY) || frequency == Frequency.SPAN) {
      throw new IllegalArgumentException(
          "Provider of "
              + kind
              + " rates by "
              + frequency
              + ": daily rates go with DAY, the other kinds with YEAR, HALF_YEAR, QUARTER or MONTH");
    }
  }

  @Override
  public ProviderContext getContext() {
    return ProviderContextBuilder.of(NAME, RateType.HISTORIC).set(kind).set(frequency).build();
  }

  @Override
  public ExchangeRate getExchangeRate(ConversionQuery query) {
    CurrencyUnit base = query.getBaseCurrency();
    if (base == null) {
      throw new IllegalArgumentException(
          "No base currency in the query: name it with setBaseCurrency");
    }
    return rate(factor(base, query), query);
  }

  @Override
  public CurrencyConversion getCurrencyConversion(ConversionQuery query) {
    Objects.requireNonNull(query.getCurrency(), "query.currency");
    return new DatedConversion(this, query);
  }

  @Override
  public boolean isAvailable(ConversionQuery query) {
    try {
      getExchangeRate(query);
      return true;
    } catch (CurrencyConversionException | CurrencyNotInUseException e) {
      return false;
    }
  }

  private ConversionFactor factor(CurrencyUnit base, ConversionQuery query) {
    return Conversion.to(query.getCurrency()).at(kind, rates).factor(base, period(base, query));
  }

  private Period period(CurrencyUnit base, ConversionQuery query) {
    Period period = query.get(Period.class);
    if (period != null) {
      return period;
    }
    LocalDate date = query.get(LocalDate.class);
    if (date == null) {
      throw new CurrencyConversionException(
          base,
          query.getCurrency(),
          context(null),
          "the query has no date; set(LocalDate) on its builder, and ask the provider itself, because MonetaryConversions drops the date");
    }
    Period day = Period.day(date);
    return frequency == Frequency.DAY ? day : day.within(frequency);
  }

  private ExchangeRate rate(ConversionFactor factor, ConversionQuery query) {
    return new ExchangeRateBuilder(context(period(factor.base(), query)))
        .setBase(factor.base())
        .setTerm(factor.term())
        .setFactor(DefaultNumberValue.of(factor.value()))
        .build();
  }

  private ConversionContext context(@Nullable Period period) {
    ConversionContextBuilder context =
        ConversionContextBuilder.create(getContext(), RateType.HISTORIC);
    if (period != null) {
      context.set(period).set(period.end());
    }
    return context.build();
  }

  /** The conversion that a query asks for, which keeps the date of the query. */
  private record DatedConversion(RateTableProvider provider, ConversionQuery query)
      implements CurrencyConversion {

    @Override
    public CurrencyUnit getCurrency() {
      return query.getCurrency();
    }

    @Override
    public ConversionContext getContext() {
      Period period = query.get(Period.class);
      LocalDate date = query.get(LocalDate.class);
      ConversionContextBuilder context =
          ConversionContextBuilder.create(provider.getContext(), RateType.HISTORIC);
      if (period != null) {
        context.set(period);
      }
      if (date != null) {
        context.set(date);
      }
      return context.build();
    }

    @Override
    public ExchangeRate getExchangeRate(MonetaryAmount amount) {
      return provider.rate(provider.factor(amount.getCurrency(), query), query);
    }

    @Override
    public ExchangeRateProvider getExchangeRateProvider() {
      return provider;
    }

    @Override
    public MonetaryAmount apply(MonetaryAmount amount) {
      ConversionFactor factor = provider.factor(amount.getCurrency(), query);
      return Amounts.of(getCurrency(), factor.apply(Amounts.number(amount), Rounding.unrounded()));
    }
  }
}
