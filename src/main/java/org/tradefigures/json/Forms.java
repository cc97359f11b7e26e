package org.tradefigures.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.AgreementStatus;
import org.tradefigures.agreement.AmountQualifier;
import org.tradefigures.agreement.CommittedTotal;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.ConvertedCommitment;
import org.tradefigures.agreement.EventType;
import org.tradefigures.agreement.ImpliedRate;
import org.tradefigures.agreement.Instalment;
import org.tradefigures.agreement.Participant;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.PartyRole;
import org.tradefigures.agreement.Provision;
import org.tradefigures.agreement.ProvisionStage;
import org.tradefigures.agreement.Standing;
import org.tradefigures.agreement.ValueLink;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.ConversionFactor;
import org.tradefigures.money.ConvertedAmount;
import org.tradefigures.money.ConvertedTotal;
import org.tradefigures.money.CurrencyUse;
import org.tradefigures.money.GapRule;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateStep;
import org.tradefigures.money.Redenomination;
import org.tradefigures.money.Rounding;
import org.tradefigures.money.WrittenAmount;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.HsSection;
import org.tradefigures.reference.Membership;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

/** The one list of what has a JSON form. */
final class Forms {

  static final Forms ALL = new Forms();

  private final Map<Class<?>, Form<?>> byType = new LinkedHashMap<>();

  private Forms() {
    text(Period.class, "period", Period::parse);
    text(Economy.class, "economy", Economy::parse);
    text(EconomyGroup.class, "group", EconomyGroup::parse);
    text(Classification.class, "classification", Classification::parse);
    text(Commodity.class, "commodity", Commodity::parse);
    text(HsSection.class, "section", HsSection::parse);
    text(Reporter.class, "reporter", Reporter::parse);
    text(FlowDirection.class, "direction", FlowDirection::parse);
    text(Valuation.class, "valuation", Valuation::parse);
    text(ObservationStatus.class, "status", ObservationStatus::parse);
    text(CustomsProcedure.class, "customs procedure", CustomsProcedure::parse);
    text(TransportMode.class, "mode of transport", TransportMode::parse);
    text(QuantityUnit.class, "unit of quantity", QuantityUnit::parse);
    text(Quantity.class, "quantity", Quantity::parse);
    text(RateKind.class, "rate kind", RateKind::parse);
    text(GapRule.class, "gap rule", GapRule::parse);
    text(Rounding.class, "rounding", Rounding::parse);
    text(WrittenAmount.class, "written amount", WrittenAmount::parse);
    object(Membership.class);
    object(Provenance.class);
    object(Breakdown.class);
    byType.put(TradeFlow.class, new FlowForm());
    text(MultiCurrencyAmount.class, "sum of amounts", MultiCurrencyAmount::parse);
    object(Rate.class, Map.of("rebased", told -> false));
    object(RateStep.class, Map.of("inverted", told -> false, "gap_rule", told -> GapRule.none()));
    object(Redenomination.class);
    object(CurrencyUse.class);
    object(ConversionFactor.class);
    object(ConvertedAmount.class);
    object(ConvertedTotal.class);
    text(AgreementKind.class, "kind", AgreementKind::parse);
    text(AgreementStatus.class, "status", AgreementStatus::parse);
    text(AmountQualifier.class, "qualifier", AmountQualifier::parse);
    text(EventType.class, "type", EventType::parse);
    text(PartyRole.class, "role", PartyRole::parse);
    text(ProvisionStage.class, "stage", ProvisionStage::parse);
    text(ValueLink.Kind.class, "kind", ValueLink.Kind::parse);
    text(Participant.class, "participant", Participant::parse);
    object(Party.class);
    object(
        AgreementEvent.class,
        Map.of("effective", told -> told.get("date"), "known_on", told -> told.get("date")));
    object(Provision.class);
    object(Instalment.class);
    object(ValueLink.class);
    object(CommittedValue.class, Map.of("qualifier", told -> AmountQualifier.EXACT));
    object(Agreement.class);
    object(Standing.class);
    object(CommittedTotal.class);
    object(ConvertedCommitment.class);
    object(ImpliedRate.class);
  }

  /** What has a form of its own, by type, the simplest first. */
  Map<Class<?>, Form<?>> byType() {
    return byType;
  }

  @SuppressWarnings("unchecked")
  <T> Form<T> of(Class<T> type) {
    return (Form<T>) of(type, type.getSimpleName());
  }

  /** The form of a component of a record; what it is called is for errors. */
  @SuppressWarnings("unchecked")
  Form<Object> of(Type type, String what) {
    return (Form<Object>) find(type, what);
  }

  private Form<?> find(Type type, String what) {
    if (type instanceof ParameterizedType list) {
      Form<Object> element = of(list.getActualTypeArguments()[0], what);
      return list.getRawType() == Set.class
          ? new Form.Array<>(what, element, Set::copyOf)
          : new Form.Array<>(what, element, List::copyOf);
    }
    if (type == String.class) {
      return Form.Text.of(what, Function.identity());
    }
    if (type == BigDecimal.class) {
      return new Form.Decimal(what);
    }
    if (type == boolean.class) {
      return new Form.Flag(what);
    }
    if (type == LocalDate.class) {
      return Form.Text.of(what, Forms::date);
    }
    if (type == CurrencyUnit.class) {
      return currency();
    }
    if (type == MonetaryAmount.class) {
      return amount();
    }
    return Objects.requireNonNull(byType.get(type), () -> type + " has no form");
  }

  private <T> void put(Class<T> type, Form<T> form) {
    byType.put(type, form);
  }

  private <T> void text(Class<T> type, String what, Function<String, T> parse) {
    put(type, Form.Text.of(what, parse));
  }

  private <T extends Record> void object(Class<T> type) {
    object(type, Map.of());
  }

  private <T extends Record> void object(
      Class<T> type, Map<String, Function<Map<String, Object>, @Nullable Object>> fallbacks) {
    put(type, ObjectForm.of(type, this, fallbacks));
  }

  static Form<CurrencyUnit> currency() {
    return new Form.Text<>("currency", Currencies::of, CurrencyUnit::getCurrencyCode);
  }

  /** The form that Jackson's module for the money API writes too. */
  private static Form<MonetaryAmount> amount() {
    return new ObjectForm<>(
        "amount",
        List.of(
            member("amount", new Form.Decimal("amount"), Amounts::number),
            member("currency", currency(), MonetaryAmount::getCurrency)),
        told ->
            Amounts.of(
                (CurrencyUnit) Objects.requireNonNull(told.get("currency")),
                (BigDecimal) Objects.requireNonNull(told.get("amount"))));
  }

  @SuppressWarnings("unchecked")
  private static <P> ObjectForm.Member<MonetaryAmount> member(
      String name, Form<P> form, Function<MonetaryAmount, P> get) {
    return new ObjectForm.Member<>(name, (Form<Object>) form, get::apply, true, told -> null);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TradeParseException(
          "Malformed date", text, "expected is year, month and day such as '2024-03-15'", null, e);
    }
  }
}
