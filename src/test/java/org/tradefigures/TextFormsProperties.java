package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.AgreementStatus;
import org.tradefigures.agreement.AmountQualifier;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.EventType;
import org.tradefigures.agreement.Instalment;
import org.tradefigures.agreement.Participant;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.PartyRole;
import org.tradefigures.agreement.Provision;
import org.tradefigures.agreement.ProvisionStage;
import org.tradefigures.agreement.ValueLink;
import org.tradefigures.jqwik.TradeArbitraries;
import org.tradefigures.money.GapRule;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.Rounding;
import org.tradefigures.money.WrittenAmount;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.HsSection;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.RelationKind;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
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

/**
 * Whatever has a text form reads every text as a value that is written as one that reads the same,
 * or refuses it with the one exception for texts.
 */
class TextFormsProperties {

  private record Form(Function<String, ?> parse, Arbitrary<?> values) {}

  /** An edit of a text, which damages it or not. */
  private record Edit(int place, int kind, char character) {

    void apply(StringBuilder text) {
      int at = place % (text.length() + 1);
      if (kind == 0 || at == text.length()) {
        text.insert(at, character);
      } else if (kind == 1) {
        text.deleteCharAt(at);
      } else if (kind == 2) {
        text.setCharAt(at, character);
      } else {
        text.insert(place / 7 % (text.length() + 1), text.substring(at));
      }
    }
  }

  private record Damaged(String type, String text) {}

  private static final Map<String, Form> FORMS = new TreeMap<>();

  static {
    put(Period.class, Period::parse, TradeArbitraries.periods());
    put(Economy.class, Economy::parse, TradeArbitraries.economies());
    put(EconomyGroup.class, EconomyGroup::parse, Arbitraries.of(EconomyGroup.all()));
    put(Classification.class, Classification::parse, Arbitraries.of(Classification.values()));
    put(Commodity.class, Commodity::parse, TradeArbitraries.commodities());
    put(HsSection.class, HsSection::parse, Arbitraries.of(HsSection.all()));
    put(RelationKind.class, RelationKind::parse, Arbitraries.of(RelationKind.values()));
    put(Reporter.class, Reporter::parse, TradeArbitraries.reporters());
    put(FlowDirection.class, FlowDirection::parse, Arbitraries.of(FlowDirection.values()));
    put(Valuation.class, Valuation::parse, Arbitraries.of(Valuation.values()));
    put(
        ObservationStatus.class,
        ObservationStatus::parse,
        Arbitraries.of(ObservationStatus.values()));
    put(CustomsProcedure.class, CustomsProcedure::parse, Arbitraries.of(CustomsProcedure.values()));
    put(TransportMode.class, TransportMode::parse, Arbitraries.of(TransportMode.values()));
    put(QuantityUnit.class, QuantityUnit::parse, Arbitraries.of(QuantityUnit.values()));
    put(Quantity.class, Quantity::parse, TradeArbitraries.quantities());
    put(Provenance.class, Provenance::parse, TradeArbitraries.provenances());
    put(TradeFlow.class, TradeFlow::parse, TradeArbitraries.flows());
    put(RateKind.class, RateKind::parse, Arbitraries.of(RateKind.values()));
    put(Rate.class, Rate::parse, TradeArbitraries.rates());
    put(
        GapRule.class,
        GapRule::parse,
        Arbitraries.of(GapRule.none(), GapRule.previous(3), GapRule.interpolate(10_000)));
    put(
        Rounding.class,
        Rounding::parse,
        Arbitraries.of(Rounding.minorUnit(), Rounding.decimals(2), Rounding.unrounded()));
    put(
        MultiCurrencyAmount.class,
        MultiCurrencyAmount::parse,
        TradeArbitraries.multiCurrencyAmounts());
    put(
        WrittenAmount.class,
        WrittenAmount::parse,
        Arbitraries.of("USD 737 million", "KES -34 ± 1 billion").map(WrittenAmount::parse));
    put(AgreementKind.class, AgreementKind::parse, Arbitraries.of(AgreementKind.values()));
    put(AgreementStatus.class, AgreementStatus::parse, Arbitraries.of(AgreementStatus.values()));
    put(AmountQualifier.class, AmountQualifier::parse, Arbitraries.of(AmountQualifier.values()));
    put(EventType.class, EventType::parse, Arbitraries.of(EventType.values()));
    put(PartyRole.class, PartyRole::parse, Arbitraries.of(PartyRole.values()));
    put(ProvisionStage.class, ProvisionStage::parse, Arbitraries.of(ProvisionStage.values()));
    put(ValueLink.Kind.class, ValueLink.Kind::parse, Arbitraries.of(ValueLink.Kind.values()));
    put(
        ValueLink.class,
        ValueLink::parse,
        Arbitraries.of(ValueLink.partOf("total"), ValueLink.restates("us-share")));
    put(Party.class, Party::parse, TradeArbitraries.parties());
    put(Participant.class, Participant::parse, TradeArbitraries.parties().map(Party::participant));
    put(AgreementEvent.class, AgreementEvent::parse, TradeArbitraries.agreementEvents());
    put(Provision.class, Provision::parse, TradeArbitraries.provisions());
    put(CommittedValue.class, CommittedValue::parse, TradeArbitraries.committedValues());
    put(
        Instalment.class,
        Instalment::parse,
        TradeArbitraries.committedValues()
            .map(value -> new Instalment(Period.year(2024), value.amount())));
    FORMS.put(
        Dimension.class.getName(),
        new Form(Dimension::parse, Arbitraries.of(Dimension.PERIOD, Dimension.COMMODITY)));
  }

  private static <T> void put(Class<T> type, Function<String, T> parse, Arbitrary<T> values) {
    FORMS.put(type.getName(), new Form(parse, values));
  }

  @Example
  void everyTextFormIsTriedOut() {
    assertThat(
            Architecture.LIBRARY.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().equals("org.tradefigures.internal"))
                .filter(TextFormsProperties::hasTextForm)
                .map(JavaClass::getName))
        .containsExactlyInAnyOrderElementsOf(FORMS.keySet());
  }

  private static boolean hasTextForm(JavaClass type) {
    return type.tryGetMethod("parse", CharSequence.class)
        .filter(method -> method.getModifiers().contains(JavaModifier.STATIC))
        .isPresent();
  }

  @Property(tries = 10_000)
  void aTextIsAValueOrRefused(@ForAll("damaged") Damaged damaged) {
    Function<String, ?> parse = FORMS.get(damaged.type).parse;
    Throwable refused = catchThrowable(() -> parse.apply(damaged.text));
    if (refused == null) {
      Object value = parse.apply(damaged.text);
      assertThat(parse.apply(value.toString())).isEqualTo(value);
    } else {
      assertThat(refused).isInstanceOf(TradeParseException.class);
    }
  }

  @Provide
  Arbitrary<Damaged> damaged() {
    Arbitrary<Edit> edits =
        Combinators.combine(
                Arbitraries.integers().between(0, 2000),
                Arbitraries.integers().between(0, 3),
                Arbitraries.chars()
                    .with("0123456789-/PQSMYDXckg+.,:= \"\\%±\u0000\n٢é".toCharArray()))
            .as(Edit::new);
    return Arbitraries.of(FORMS.keySet())
        .flatMap(
            type ->
                Combinators.combine(FORMS.get(type).values, edits.list().ofMaxSize(3))
                    .as(
                        (value, damage) -> {
                          StringBuilder text = new StringBuilder(value.toString());
                          damage.forEach(edit -> edit.apply(text));
                          return new Damaged(type, text.toString());
                        }));
  }
}
