package org.tradefigures.store.spark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.money.CurrencyUnit;
import org.apache.spark.sql.api.java.UDF3;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.ConversionFactor;
import org.tradefigures.money.Rounding;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.store.Repetition;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlEngine;
import org.tradefigures.trade.TradeField;

/**
 * Figures in another currency: the factor of every currency and period that occurs is looked up
 * once, on the driver, and goes to the figures as a small table.
 */
final class RateBroadcast {

  private static final List<String> COLUMNS =
      List.of("base", "at", "numerator", "denominator", "said");

  private final SparkEngine engine;
  private final Supplier<Sql> usual;
  private final Conversion conversion;

  /**
   * A conversion of all figures.
   *
   * @param usual gives figures in which equal values are equal texts, after a look at all of them
   */
  RateBroadcast(SparkEngine engine, Supplier<Sql> usual, Conversion conversion) {
    this.engine = engine;
    this.usual = usual;
    this.conversion = conversion;
  }

  /** The figures in the currency of the conversion, until it is closed. */
  SparkEngine apply() {
    SqlEngine.SmallTable rates = engine.smallTable(COLUMNS, rates());
    String function = "tradefigures_convert_" + rates.name();
    engine.define(
        function,
        new Converting(conversion.rounding().toString(), conversion.currency().getCurrencyCode()));
    List<Sql> columns = new ArrayList<>();
    for (TradeField field : TradeField.values()) {
      columns.add(column(field, function).plus(" AS " + field.key()));
    }
    Sql converted = Sql.of("(SELECT ");
    for (int i = 0; i < columns.size(); i++) {
      converted = converted.plus(i == 0 ? "" : ", ").plus(columns.get(i));
    }
    return engine.with(
        converted
            .plus(" FROM ")
            .plus(engine.trade())
            .plus(
                " LEFT JOIN "
                    + rates.name()
                    + " ON value IS NOT NULL AND currency = base AND period = at) trade"),
        rates::close);
  }

  private Sql column(TradeField field, String function) {
    return switch (field) {
      case VALUE ->
          Sql.of(
              "CASE WHEN numerator IS NULL THEN CAST(value AS STRING) ELSE "
                  + function
                  + "(CAST(value AS STRING), numerator, denominator) END");
      case CURRENCY -> Sql.value(conversion.currency().getCurrencyCode());
      case NOTE ->
          Sql.of(
              "CASE WHEN said IS NULL THEN note WHEN note IS NULL THEN said ELSE CONCAT(note, '; ', said) END");
      default -> Sql.of(field.key());
    };
  }

  /** What an amount of each currency and period is multiplied with and divided by, and why. */
  private List<List<String>> rates() {
    List<List<String>> rates = new ArrayList<>();
    Set<String> currencies = new HashSet<>();
    engine.query(
        Sql.of("SELECT DISTINCT currency, period FROM ")
            .plus(engine.trade())
            .plus(" WHERE value IS NOT NULL ORDER BY currency, period"),
        row -> {
          String currency = Objects.requireNonNull(row.text(0));
          String period = Objects.requireNonNull(row.text(1));
          currencies.add(currency);
          ConversionFactor factor =
              conversion.factor(Currencies.of(currency), Period.parse(period));
          if (!factor.steps().isEmpty()) {
            rates.add(
                List.of(
                    currency,
                    period,
                    factor.numerator().toPlainString(),
                    factor.denominator().toPlainString(),
                    "converted at " + factor.describe() + ", rounded to " + conversion.rounding()));
          }
        });
    if (currencies.size() > 1) {
      Repetition.refuseInSeveralCurrencies(engine, usual.get());
    }
    return rates;
  }

  /** What every executor does with an amount. */
  private static final class Converting implements UDF3<String, String, String, String> {

    private static final long serialVersionUID = 1;

    private final String rounding;
    private final String currency;

    // an executor reads them once
    private transient @Nullable Rounding parsed;
    private transient @Nullable CurrencyUnit term;

    Converting(String rounding, String currency) {
      this.rounding = rounding;
      this.currency = currency;
    }

    @Override
    @SuppressWarnings("NullAway") // Spark gives null where the column is null
    public @Nullable String call(
        @Nullable String amount, @Nullable String numerator, @Nullable String denominator) {
      if (amount == null || numerator == null || denominator == null) {
        return null;
      }
      if (parsed == null || term == null) {
        parsed = Rounding.parse(rounding);
        term = Currencies.of(currency);
      }
      BigDecimal dividend = new BigDecimal(amount).multiply(new BigDecimal(numerator));
      return Decimals.normal(parsed.quotient(dividend, new BigDecimal(denominator), term))
          .toPlainString();
    }
  }
}
