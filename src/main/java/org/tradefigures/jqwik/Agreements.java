package org.tradefigures.jqwik;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.AmountQualifier;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.EventType;
import org.tradefigures.agreement.Participant;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.PartyRole;
import org.tradefigures.agreement.Provision;
import org.tradefigures.agreement.ProvisionStage;
import org.tradefigures.agreement.ValueLink;
import org.tradefigures.money.Amounts;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

/** How agreements and their parts are put together, so that the parts go with each other. */
final class Agreements {

  private static final Set<EventType> NAMING_AN_INSTRUMENT =
      EnumSet.of(EventType.PROPOSED, EventType.PASSED_ONE_CHAMBER, EventType.DROPPED);

  private Agreements() {}

  static Arbitrary<Agreement> agreements() {
    return Combinators.combine(
            ids("agreement"),
            Texts.line("Agreement"),
            Arbitraries.of(AgreementKind.class),
            parties().list().ofMinSize(1).ofMaxSize(4).uniqueElements(Party::participant),
            events().list().ofMaxSize(8),
            provisions().list().ofMaxSize(3),
            promises().list().ofMaxSize(5),
            told())
        .as(
            (id, name, kind, parties, events, provisions, promises, told) ->
                new Agreement(
                    id,
                    name,
                    kind,
                    parties,
                    timeline(events),
                    provisions,
                    values(promises, parties),
                    told.provenance,
                    told.detail))
        .withoutEdgeCases();
  }

  static Arbitrary<Party> parties() {
    return Combinators.combine(participants(), Arbitraries.of(PartyRole.class)).as(Party::new);
  }

  static Arbitrary<AgreementEvent> events() {
    return Combinators.combine(
            Arbitraries.of(EventType.class),
            dates(),
            dates().optional(0.3),
            Arbitraries.integers().between(0, 3).optional(0.5),
            Texts.line("digital trade").optional(0.2),
            Texts.line("H.R. 1").optional(0.3),
            dates().optional(0.3),
            told())
        .as(
            (type, date, effective, years, scope, instrument, knownOn, told) -> {
              Period effect = type.takesEffect() ? effective.orElse(date) : date;
              return AgreementEvent.builder(type, date, told.provenance)
                  .effective(effect)
                  .until(until(type, effect, years))
                  .scope(scope.orElse(null))
                  .instrument(
                      instrument.orElse(NAMING_AN_INSTRUMENT.contains(type) ? "H.R. 1" : null))
                  .knownOn(knownOn.orElse(date))
                  .detail(told.detail)
                  .build();
            })
        .withoutEdgeCases();
  }

  static Arbitrary<Provision> provisions() {
    return Combinators.combine(
            Texts.line("digital trade"), Arbitraries.of(ProvisionStage.class), dates(), told())
        .as(
            (topic, stage, asOf, told) ->
                new Provision(topic, stage, asOf, told.provenance, told.detail))
        .withoutEdgeCases();
  }

  static Arbitrary<CommittedValue> values() {
    return Combinators.combine(
            promises(),
            ids("value"),
            participants().optional(0.7),
            Combinators.combine(Arbitraries.of(ValueLink.Kind.class), ids("whole"))
                .as(ValueLink::new)
                .optional(0.3))
        .as(
            (promise, id, contributor, link) ->
                promise.value(
                    id,
                    contributor.orElse(null),
                    link.filter(l -> !l.value().equals(id)).orElse(null)))
        .withoutEdgeCases();
  }

  /**
   * A committed value that has no name yet, nor a place among others.
   *
   * @param numbers one for a single sum, several for instalments
   * @param choice what decides on the contributor and the link, once there are some to choose from
   */
  private record Promise(
      String purpose,
      CurrencyUnit currency,
      List<BigDecimal> numbers,
      Period first,
      boolean hasTerm,
      AmountQualifier qualifier,
      Told told,
      int choice) {

    CommittedValue value(String id, @Nullable Participant contributor, @Nullable ValueLink link) {
      BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      var builder =
          CommittedValue.builder(id, purpose, Amounts.of(currency, sum), told.provenance)
              .contributor(contributor)
              .qualifier(qualifier)
              .link(link)
              .detail(told.detail);
      List<Period> periods = Stream.iterate(first, Period::next).limit(numbers.size()).toList();
      for (int i = 0; i < numbers.size() && numbers.size() > 1; i++) {
        builder.instalment(periods.get(i), Amounts.of(currency, numbers.get(i)));
      }
      Period last = periods.get(periods.size() - 1);
      return builder.term(hasTerm ? Period.span(first.start(), last.end()) : null).build();
    }

    @Nullable Participant contributor(List<Party> parties) {
      int index = choice % (parties.size() + 1);
      return index < parties.size() ? parties.get(index).participant() : null;
    }

    @Nullable ValueLink link(List<CommittedValue> before) {
      ValueLink.Kind[] kinds = ValueLink.Kind.values();
      int kind = choice / 10 % (2 * kinds.length) - kinds.length;
      return kind < 0 || before.isEmpty()
          ? null
          : new ValueLink(kinds[kind], before.get(choice / 100 % before.size()).id());
    }
  }

  /** What every part of an agreement has besides. */
  private record Told(Provenance provenance, @Nullable String detail) {}

  private static Arbitrary<Told> told() {
    return Combinators.combine(TradeArbitraries.provenances(), Texts.line("detail").optional(0.2))
        .as((provenance, detail) -> new Told(provenance, detail.orElse(null)));
  }

  /** The end of what an event brings, some years later, where it sets or has to set one. */
  private static @Nullable Period until(EventType type, Period effect, Optional<Integer> years) {
    if (!type.setsEnd() || (years.isEmpty() && type != EventType.EXTENDED)) {
      return null;
    }
    return Period.day(effect.end().plusYears(years.orElse(1)));
  }

  private static Arbitrary<Promise> promises() {
    return Combinators.combine(
            Texts.line("purpose"),
            AmountArbitrary.anyCurrency(),
            Numbers.positive().list().ofMinSize(1).ofMaxSize(3),
            dates(),
            Arbitraries.of(false, true),
            Arbitraries.of(AmountQualifier.class),
            told(),
            Arbitraries.integers().between(0, 999).withDistribution(RandomDistribution.uniform()))
        .as(Promise::new);
  }

  private static Arbitrary<Participant> participants() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, TradeArbitraries.economies().map(Participant::of)),
        Tuple.of(1, Arbitraries.of(EconomyGroup.all()).map(Participant::of)));
  }

  private static PeriodArbitrary dates() {
    return TradeArbitraries.periods().startingIn(1990, 2035);
  }

  /** Small letters and digits in words joined by hyphens. */
  private static Arbitrary<String> ids(String simplest) {
    Arbitrary<String> words =
        Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(8);
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(simplest)),
        Tuple.of(1, words.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("-", parts))));
  }

  /** In the order of their start, and with nothing resumed that was not suspended. */
  private static List<AgreementEvent> timeline(List<AgreementEvent> events) {
    Set<Optional<String>> suspended = new HashSet<>();
    List<AgreementEvent> timeline = new ArrayList<>(events);
    timeline.sort(Comparator.comparing(event -> event.date().start()));
    timeline.removeIf(
        event -> {
          Optional<String> scope = Optional.ofNullable(event.scope());
          if (event.type() == EventType.SUSPENDED) {
            suspended.add(scope);
          }
          return event.type() == EventType.RESUMED && !suspended.contains(scope);
        });
    return timeline;
  }

  private static List<CommittedValue> values(List<Promise> promises, List<Party> parties) {
    List<CommittedValue> values = new ArrayList<>();
    for (Promise promise : promises) {
      ValueLink link = promise.link(values);
      Participant contributor = promise.contributor(parties);
      if (link != null && link.kind() == ValueLink.Kind.RESTATES) {
        contributor = contributorOf(link.value(), values);
      }
      values.add(promise.value("value-" + (values.size() + 1), contributor, link));
    }
    return values;
  }

  private static @Nullable Participant contributorOf(String id, List<CommittedValue> values) {
    for (CommittedValue value : values) {
      if (value.id().equals(id)) {
        return value.contributor();
      }
    }
    return null;
  }
}
