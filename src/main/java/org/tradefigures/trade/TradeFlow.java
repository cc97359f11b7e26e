package org.tradefigures.trade;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Fields;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/**
 * One trade figure, with everything that says what it is.
 *
 * <p>{@code economy} is the one whose trade it is (SDMX: reference area), {@code partner} the one
 * it trades with (counterpart area), {@code direction} is seen from the economy. {@code reporter}
 * says whose office published the figure, which need not be the economy: Kenya's exports to the
 * United States can be told by Kenya's office, by that of the United States, or by a speaker who
 * names neither. Flows are equal when all their parts are.
 *
 * <pre>{@code
 * TradeFlow tea =
 *     TradeFlow.builder()
 *         .year(2024)
 *         .economy("KEN")
 *         .partner("USA")
 *         .reporter("KEN")
 *         .direction(FlowDirection.EXPORT)
 *         .commodity(Commodity.parse("H6:0902"))
 *         .valuation(Valuation.FOB)
 *         .amount(Amounts.of("USD", 1_500_000))
 *         .source("my own")
 *         .build();
 * }</pre>
 *
 * @param period the time
 * @param economy whose trade it is
 * @param partner with whom
 * @param reporter whose office published the figure
 * @param direction which way, seen from the economy
 * @param commodity which goods
 * @param valuation at which point of their way they were valued
 * @param currency the currency of the value, known even where the value is not
 * @param value the exact value in the currency's main unit, at most 38 digits; absent exactly where
 *     the status says why
 * @param status what kind of figure it is, or why there is none
 * @param netWeightKg net weight in kilograms, where it is told
 * @param quantity the quantity in its own unit, where it is told
 * @param breakdown the part of a finer breakdown; {@link Breakdown#TOTAL} for a total
 * @param provenance where the figure comes from
 */
public record TradeFlow(
    Period period,
    Economy economy,
    Economy partner,
    Reporter reporter,
    FlowDirection direction,
    Commodity commodity,
    Valuation valuation,
    CurrencyUnit currency,
    @Nullable BigDecimal value,
    ObservationStatus status,
    @Nullable BigDecimal netWeightKg,
    @Nullable Quantity quantity,
    Breakdown breakdown,
    Provenance provenance)
    implements Comparable<TradeFlow> {

  private static final Comparator<TradeFlow> ORDER =
      Comparator.comparing(TradeFlow::period)
          .thenComparing(TradeFlow::economy)
          .thenComparing(TradeFlow::partner)
          .thenComparing(TradeFlow::direction)
          .thenComparing(TradeFlow::commodity)
          .thenComparing(TradeFlow::reporter)
          .thenComparing(TradeFlow::toString);

  /**
   * Checks that a value is there exactly where the status has one, and brings numbers into their
   * normal form.
   */
  public TradeFlow {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(economy, "economy");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(reporter, "reporter");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(commodity, "commodity");
    Objects.requireNonNull(valuation, "valuation");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(breakdown, "breakdown");
    Objects.requireNonNull(provenance, "provenance");
    value = value == null ? null : Decimals.normal(value);
    if (status.hasValue() != (value != null)) {
      throw new IllegalArgumentException(
          value == null
              ? "No value in a flow of status "
                  + status
                  + ": give the value, or say missing, suppressed or not-yet-reported"
              : "Value "
                  + value.toPlainString()
                  + " in a flow of status "
                  + status
                  + ": leave the value out, or say normal, estimated or provisional");
    }
    netWeightKg = netWeightKg == null ? null : Decimals.normal(netWeightKg);
    if (netWeightKg != null && netWeightKg.signum() < 0) {
      throw new IllegalArgumentException(
          "Negative net weight " + netWeightKg.toPlainString() + " kg: a weight is zero or more");
    }
  }

  /**
   * A builder with nothing set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text pairs of name and value, with the names of {@link TradeField}
   * @return the flow
   * @throws TradeParseException if the text is not of that form or one of the values is not valid
   */
  public static TradeFlow parse(CharSequence text) {
    Objects.requireNonNull(text, "text");
    try {
      Map<TradeField, String> fields = new EnumMap<>(TradeField.class);
      Fields.parse(text).forEach((key, value) -> fields.put(TradeField.of(key), value));
      Builder builder = builder();
      fields.forEach(builder::set);
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed trade flow", text.toString(), String.valueOf(e.getMessage()), null, e);
    }
  }

  /**
   * The flow of the texts of its fields as they stand in a file, the inverse of {@link #fields()}.
   *
   * @param fields the texts; a field that is not there is not told
   * @param record where the whole flow stands
   * @param place where a field stands
   * @return the flow
   * @throws TradeParseException if a text is not valid for its field or the fields make no flow;
   *     the message says where
   */
  public static TradeFlow from(
      Map<TradeField, String> fields, Location record, Function<TradeField, Location> place) {
    Builder builder = builder();
    // without a source there is no provenance to set, and build() says what is missing
    EnumSet<TradeField> told =
        fields.containsKey(TradeField.SOURCE)
            ? EnumSet.allOf(TradeField.class)
            : EnumSet.complementOf(EnumSet.copyOf(TradeField.PROVENANCE));
    for (TradeField field : told) {
      String text = fields.get(field);
      if (text != null) {
        try {
          builder.set(field, text);
        } catch (TradeParseException e) {
          throw e.at(place.apply(field));
        } catch (IllegalArgumentException e) {
          throw new TradeParseException(
              "Malformed " + field.key(),
              text,
              String.valueOf(e.getMessage()),
              place.apply(field),
              e);
        }
      }
    }
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed trade flow", format(fields), String.valueOf(e.getMessage()), record, e);
    }
  }

  /**
   * The value as money.
   *
   * @return the amount, empty where the status says why there is none
   */
  public Optional<MonetaryAmount> amount() {
    return Optional.ofNullable(value).map(v -> Currencies.amount(v, currency));
  }

  /**
   * The economy the goods leave.
   *
   * @return the economy of an export, the partner of an import
   */
  public Economy exporter() {
    return direction.isExport() ? economy : partner;
  }

  /**
   * The economy the goods reach.
   *
   * @return the partner of an export, the economy of an import
   */
  public Economy importer() {
    return direction.isExport() ? partner : economy;
  }

  /**
   * The same figure seen from the other side: economy and partner change places, the direction
   * turns round; who reported it, how it was valued and the value itself stay. An export of a kind
   * (a re-export, say) is plain import for the partner.
   *
   * @return the flow as the partner's trade
   */
  public TradeFlow mirror() {
    return toBuilder().economy(partner).partner(economy).direction(direction.mirror()).build();
  }

  /**
   * What makes it this flow and no other: the parts that the fields of {@link TradeField#IDENTITY}
   * tell. Two flows of the same identity are two figures for the same thing.
   *
   * @return the parts, those with few different values first; lists of two flows are equal where
   *     the flows differ in nothing but their figures and what else is told of where they come from
   */
  public List<Object> identity() {
    return List.of(
        provenance.publication(),
        currency.getCurrencyCode(),
        valuation,
        breakdown,
        direction,
        reporter,
        period,
        economy,
        partner,
        commodity);
  }

  /**
   * A copy with another value, of the same currency.
   *
   * @param newValue the value
   * @return the copy; where there was no value, its status is normal
   */
  public TradeFlow withValue(BigDecimal newValue) {
    return toBuilder()
        .value(newValue)
        .status(status.hasValue() ? status : ObservationStatus.NORMAL)
        .build();
  }

  /**
   * A copy from another source.
   *
   * @param newProvenance where the figure comes from
   * @return the copy
   */
  public TradeFlow withProvenance(Provenance newProvenance) {
    return toBuilder().provenance(newProvenance).build();
  }

  /**
   * A builder with everything set as in this flow.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.period = period;
    builder.economy = economy;
    builder.partner = partner;
    builder.reporter = reporter;
    builder.direction = direction;
    builder.commodity = commodity;
    builder.valuation = valuation;
    builder.currency = currency;
    builder.value = value;
    builder.status = status;
    builder.netWeightKg = netWeightKg;
    builder.quantity = quantity;
    builder.breakdown = breakdown;
    builder.provenance = provenance;
    return builder;
  }

  /**
   * The text of a field, as it stands in files and tables.
   *
   * @param field the field
   * @return its text; null where the flow does not have it
   */
  public @Nullable String get(TradeField field) {
    return switch (field) {
      case PERIOD -> period.toString();
      case ECONOMY -> economy.toString();
      case PARTNER -> partner.toString();
      case REPORTER -> reporter.toString();
      case DIRECTION -> direction.toString();
      case COMMODITY -> commodity.toString();
      case VALUATION -> valuation.toString();
      case CURRENCY -> currency.getCurrencyCode();
      case VALUE -> value == null ? null : value.toPlainString();
      case STATUS -> status.toString();
      case NET_WEIGHT_KG -> netWeightKg == null ? null : netWeightKg.toPlainString();
      case QUANTITY -> quantity == null ? null : quantity.toString();
      case SECOND_PARTNER -> breakdown.secondPartner().toString();
      case CUSTOMS -> breakdown.customs().toString();
      case TRANSPORT -> breakdown.transport().toString();
      default -> provenance.get(field);
    };
  }

  @Override
  public int compareTo(TradeFlow other) {
    return ORDER.compare(this, other);
  }

  /**
   * The texts of the fields that a written form of the flow has to tell: those that the flow has,
   * without the parts of a breakdown that are totals.
   *
   * @return the texts in the order of the fields
   */
  public Map<TradeField, String> fields() {
    Map<TradeField, String> fields = new EnumMap<>(TradeField.class);
    for (TradeField field : TradeField.values()) {
      String text = get(field);
      if (text != null && !isDefault(field)) {
        fields.put(field, text);
      }
    }
    return fields;
  }

  /** Pairs of name and value for every field that is told; {@link #parse} reads them back. */
  @Override
  public String toString() {
    return format(fields());
  }

  static String format(Map<TradeField, String> fields) {
    Map<String, String> named = new LinkedHashMap<>();
    fields.forEach((field, text) -> named.put(field.key(), text));
    return Fields.format(named);
  }

  private boolean isDefault(TradeField field) {
    return switch (field) {
      case SECOND_PARTNER -> breakdown.secondPartner().equals(Breakdown.TOTAL.secondPartner());
      case CUSTOMS -> breakdown.customs() == Breakdown.TOTAL.customs();
      case TRANSPORT -> breakdown.transport() == Breakdown.TOTAL.transport();
      default -> false;
    };
  }

  /**
   * Collects the parts of a flow. What is not set: the economy is that of the reporter, the
   * reporter and the valuation are unknown, the status is normal, the breakdown is the total;
   * everything else has to be set but for weight and quantity.
   */
  public static final class Builder {

    private @Nullable Period period;
    private @Nullable Economy economy;
    private @Nullable Economy partner;
    private Reporter reporter = Reporter.UNKNOWN;
    private @Nullable FlowDirection direction;
    private @Nullable Commodity commodity;
    private Valuation valuation = Valuation.UNKNOWN;
    private @Nullable CurrencyUnit currency;
    private @Nullable BigDecimal value;
    private ObservationStatus status = ObservationStatus.NORMAL;
    private @Nullable BigDecimal netWeightKg;
    private @Nullable Quantity quantity;
    private Breakdown breakdown = Breakdown.TOTAL;
    private @Nullable Provenance provenance;

    private Builder() {}

    /**
     * Sets the time.
     *
     * @param newPeriod the period
     * @return this
     */
    public Builder period(Period newPeriod) {
      period = newPeriod;
      return this;
    }

    /**
     * Sets the time to a calendar year.
     *
     * @param year the year
     * @return this
     */
    public Builder year(int year) {
      return period(Period.year(year));
    }

    /**
     * Sets whose trade it is.
     *
     * @param newEconomy the economy
     * @return this
     */
    public Builder economy(Economy newEconomy) {
      economy = newEconomy;
      return this;
    }

    /**
     * Sets whose trade it is, by its code.
     *
     * @param code ISO 3166-1 alpha-3
     * @return this
     */
    public Builder economy(String code) {
      return economy(Economy.of(code));
    }

    /**
     * Sets with whom.
     *
     * @param newPartner the economy
     * @return this
     */
    public Builder partner(Economy newPartner) {
      partner = newPartner;
      return this;
    }

    /**
     * Sets with whom, by its code.
     *
     * @param code ISO 3166-1 alpha-3
     * @return this
     */
    public Builder partner(String code) {
      return partner(Economy.of(code));
    }

    /**
     * Sets whose office published the figure.
     *
     * @param newReporter the reporter
     * @return this
     */
    public Builder reporter(Reporter newReporter) {
      reporter = newReporter;
      return this;
    }

    /**
     * Sets whose office published the figure.
     *
     * @param text the code of an economy, {@code reconciled} or {@code unknown}
     * @return this
     */
    public Builder reporter(String text) {
      return reporter(Reporter.parse(text));
    }

    /**
     * Sets which way the goods go, seen from the economy.
     *
     * @param newDirection the direction
     * @return this
     */
    public Builder direction(FlowDirection newDirection) {
      direction = newDirection;
      return this;
    }

    /**
     * Sets the goods.
     *
     * @param newCommodity the commodity
     * @return this
     */
    public Builder commodity(Commodity newCommodity) {
      commodity = newCommodity;
      return this;
    }

    /**
     * Sets at which point the goods were valued.
     *
     * @param newValuation the valuation
     * @return this
     */
    public Builder valuation(Valuation newValuation) {
      valuation = newValuation;
      return this;
    }

    /**
     * Sets the currency of the value.
     *
     * @param newCurrency the currency
     * @return this
     */
    public Builder currency(CurrencyUnit newCurrency) {
      currency = newCurrency;
      return this;
    }

    /**
     * Sets the currency of the value, by its code.
     *
     * @param code ISO 4217 alphabetic
     * @return this
     */
    public Builder currency(String code) {
      return currency(Currencies.of(code));
    }

    /**
     * Sets the value in the currency's main unit.
     *
     * @param newValue the exact value, or null where the status says why there is none
     * @return this
     */
    public Builder value(@Nullable BigDecimal newValue) {
      value = newValue;
      return this;
    }

    /**
     * Sets the value in the currency's main unit.
     *
     * @param newValue a plain decimal number
     * @return this
     */
    public Builder value(String newValue) {
      return value(Quantity.decimal(newValue));
    }

    /**
     * Sets value and currency.
     *
     * @param newAmount the amount
     * @return this
     */
    public Builder amount(MonetaryAmount newAmount) {
      return currency(newAmount.getCurrency())
          .value(newAmount.getNumber().numberValueExact(BigDecimal.class));
    }

    /**
     * Sets what kind of figure it is, or why there is none.
     *
     * @param newStatus the status
     * @return this
     */
    public Builder status(ObservationStatus newStatus) {
      status = newStatus;
      return this;
    }

    /**
     * Sets the net weight.
     *
     * @param newWeight kilograms, or null where it is not told
     * @return this
     */
    public Builder netWeightKg(@Nullable BigDecimal newWeight) {
      netWeightKg = newWeight;
      return this;
    }

    /**
     * Sets the quantity in its own unit.
     *
     * @param newQuantity the quantity, or null where it is not told
     * @return this
     */
    public Builder quantity(@Nullable Quantity newQuantity) {
      quantity = newQuantity;
      return this;
    }

    /**
     * Sets the part of a finer breakdown.
     *
     * @param newBreakdown the breakdown
     * @return this
     */
    public Builder breakdown(Breakdown newBreakdown) {
      breakdown = newBreakdown;
      return this;
    }

    /**
     * Sets where the figure comes from.
     *
     * @param newProvenance the provenance
     * @return this
     */
    public Builder provenance(Provenance newProvenance) {
      provenance = newProvenance;
      return this;
    }

    /**
     * Sets the source, by its short name, and drops what else was told of the provenance.
     *
     * @param source the short name
     * @return this
     */
    public Builder source(String source) {
      return provenance(Provenance.of(source));
    }

    /**
     * Sets a field from its text, as it stands in files. The source has to be set before the other
     * fields of provenance, so set fields in their order.
     *
     * @param field the field
     * @param text its text
     * @return this
     * @throws TradeParseException if the text is not valid for the field
     */
    public Builder set(TradeField field, String text) {
      return switch (field) {
        case PERIOD -> period(Period.parse(text));
        case ECONOMY -> economy(text);
        case PARTNER -> partner(text);
        case REPORTER -> reporter(text);
        case DIRECTION -> direction(FlowDirection.of(text));
        case COMMODITY -> commodity(Commodity.parse(text));
        case VALUATION -> valuation(Valuation.parse(text));
        case CURRENCY -> currency(text);
        case VALUE -> value(text);
        case STATUS -> status(ObservationStatus.parse(text));
        case NET_WEIGHT_KG -> netWeightKg(Quantity.decimal(text));
        case QUANTITY -> quantity(Quantity.parse(text));
        case SECOND_PARTNER -> breakdown(breakdown.withSecondPartner(Economy.of(text)));
        case CUSTOMS -> breakdown(breakdown.withCustoms(CustomsProcedure.parse(text)));
        case TRANSPORT -> breakdown(breakdown.withTransport(TransportMode.parse(text)));
        case SOURCE ->
            provenance(provenance == null ? Provenance.of(text) : provenance.with(field, text));
        default -> provenance(require(provenance, TradeField.SOURCE).with(field, text));
      };
    }

    /**
     * The flow.
     *
     * @return the flow
     * @throws IllegalArgumentException if something required is not set, or value and status
     *     contradict each other
     */
    public TradeFlow build() {
      return new TradeFlow(
          require(period, TradeField.PERIOD),
          economy == null ? require(reporter.economy(), TradeField.ECONOMY) : economy,
          require(partner, TradeField.PARTNER),
          reporter,
          require(direction, TradeField.DIRECTION),
          require(commodity, TradeField.COMMODITY),
          valuation,
          require(currency, TradeField.CURRENCY),
          value,
          status,
          netWeightKg,
          quantity,
          breakdown,
          require(provenance, TradeField.SOURCE));
    }

    private static <T> T require(@Nullable T value, TradeField field) {
      if (value == null) {
        throw new IllegalArgumentException(
            "No " + field.key() + " in a trade flow: every figure has to tell it");
      }
      return value;
    }
  }
}
