package org.tradefigures.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.tradefigures.agreement.EventType.Effect;
import org.tradefigures.money.Amounts;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

class AgreementProperties {

  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 20;
  private static final Provenance SOURCE = Provenance.of("test");
  private static final Economy KENYA = Economy.of("KEN");
  private static final Economy UNITED_STATES = Economy.of("USA");

  @Property
  void whatIsNotKnownYetChangesNothing(
      @ForAll("timelines") List<AgreementEvent> timeline,
      @ForAll("days") LocalDate day,
      @ForAll("days") LocalDate asKnownOn) {
    List<AgreementEvent> known =
        timeline.stream().filter(e -> !e.knownOn().start().isAfter(asKnownOn)).toList();

    assertThat(History.standing(timeline, day, asKnownOn))
        .isEqualTo(History.standing(known, day, asKnownOn));
    assertThat(History.pending(timeline, day, asKnownOn))
        .isEqualTo(History.pending(known, day, asKnownOn));
  }

  @Property
  void whatIsAllKnownIsTheStatusByAllEvents(
      @ForAll("timelines") List<AgreementEvent> timeline, @ForAll("days") LocalDate day) {
    LocalDate later = FIRST.plusYears(10);

    assertThat(agreement(timeline).statusOn(day, later))
        .isEqualTo(agreement(timeline).statusOn(day));
    assertThat(agreement(timeline).pendingOn(day, later))
        .isEqualTo(agreement(timeline).pendingOn(day));
  }

  @Property
  void exactDatesLeaveNoDoubtAndVagueOnesNeverExcludeTheTruth(
      @ForAll("timelines") List<AgreementEvent> timeline,
      @ForAll("days") LocalDate asKnownOn,
      @ForAll Random random) {
    Agreement vague = agreement(timeline);
    Agreement exact = agreement(onDays(timeline, random));

    for (LocalDate day : everyDay()) {
      assertThat(exact.statusOn(day)).isNotEqualTo(AgreementStatus.UNCERTAIN);
      assertThat(vague.standingOn(day).possible()).contains(exact.statusOn(day));
      assertThat(vague.standingOn(day, asKnownOn).possible())
          .contains(exact.statusOn(day, asKnownOn));
    }
  }

  @Property
  void proposalsNeverChangeWhatIsOrWasInForce(
      @ForAll("timelines") List<AgreementEvent> timeline, @ForAll("days") LocalDate day) {
    List<AgreementEvent> inForce = new ArrayList<>();
    inForce.add(
        AgreementEvent.of(EventType.ENTERED_INTO_FORCE, Period.day(FIRST.minusDays(10)), SOURCE));
    inForce.addAll(timeline);
    List<AgreementEvent> withoutBills =
        inForce.stream()
            .filter(e -> e.type().effect() != Effect.PROPOSAL && e.type() != EventType.DROPPED)
            .toList();

    assertThat(agreement(inForce).standingOn(day))
        .isEqualTo(agreement(withoutBills).standingOn(day));
  }

  @Property
  void eventsAreReadBack(@ForAll("events") AgreementEvent event) {
    assertThat(AgreementEvent.parse(event.toString())).isEqualTo(event);
  }

  @Property
  void valuesAreReadBack(@ForAll("values") List<CommittedValue> values) {
    assertThat(values).allSatisfy(v -> assertThat(CommittedValue.parse(v.toString())).isEqualTo(v));
  }

  @Property
  void totalsDoNotDependOnTheOrder(
      @ForAll("values") List<CommittedValue> values, @ForAll Random random) {
    List<CommittedValue> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    Agreement one = promising(values);
    Agreement other = promising(shuffled);

    assertThat(other.total().amount()).isEqualTo(one.total().amount());
    assertThat(other.committedBy(KENYA).amount()).isEqualTo(one.committedBy(KENYA).amount());
    assertThat(one.total().counted().size() + one.total().left().size()).isEqualTo(values.size());
  }

  @Property
  void sayingItAgainPromisesNothingMore(
      @ForAll("values") List<CommittedValue> values,
      @ForAll("amounts") MonetaryAmount amount,
      @ForAll Random random) {
    List<CommittedValue> more = new ArrayList<>(values);
    if (!values.isEmpty()) {
      CommittedValue said = values.get(random.nextInt(values.size()));
      more.add(
          CommittedValue.builder("again", "said again", amount, SOURCE)
              .contributor(said.contributor())
              .link(ValueLink.restates(said.id()))
              .build());
    }

    assertThat(promising(more).total().amount()).isEqualTo(promising(values).total().amount());
    for (Economy economy : List.of(KENYA, UNITED_STATES)) {
      assertThat(promising(more).committedBy(economy).amount())
          .isEqualTo(promising(values).committedBy(economy).amount());
    }
  }

  @Property
  void aContributorsValueIsCountedOrInOneThatIsOrLinkedToAnother(
      @ForAll("values") List<CommittedValue> values) {
    CommittedTotal total = promising(values).committedBy(KENYA);

    assertThat(total.counted()).allSatisfy(v -> assertThat(v.contributor()).hasToString("KEN"));
    assertThat(total.left()).allSatisfy(v -> assertThat(v.link()).isNotNull());
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(-5, DAYS + 5).map(FIRST::plusDays);
  }

  @Provide
  Arbitrary<List<AgreementEvent>> timelines() {
    return events().list().ofMaxSize(8).map(AgreementProperties::inOrder);
  }

  @Provide
  Arbitrary<AgreementEvent> events() {
    return Combinators.combine(
            Arbitraries.of(EventType.values()),
            dates(),
            dates().injectNull(0.6),
            Combinators.combine(
                    Arbitraries.integers().between(0, DAYS), Arbitraries.integers().between(1, 10))
                .as(Tuple::of)
                .injectNull(0.5),
            Arbitraries.of("a", "b = \"c\"").injectNull(0.7),
            Arbitraries.of("H.R. 1", "H.R. 2"),
            dates().injectNull(0.6))
        .as(
            (type, date, effective, until, scope, instrument, knownOn) -> {
              Period effect = type.takesEffect() && effective != null ? effective : date;
              boolean ends = type.setsEnd() && (until != null || type == EventType.EXTENDED);
              return AgreementEvent.builder(type, date, SOURCE)
                  .effective(effect)
                  .until(
                      !ends
                          ? null
                          : until == null
                              ? effect
                              : span(effect.start().plusDays(until.get1()), until.get2()))
                  .scope(scope)
                  .instrument(instrument)
                  .knownOn(knownOn == null ? date : knownOn)
                  .build();
            });
  }

  @Provide
  Arbitrary<MonetaryAmount> amounts() {
    return Combinators.combine(
            Arbitraries.of("USD", "KES", "JPY"), Arbitraries.longs().between(1, 1_000_000_000_000L))
        .as(Amounts::of);
  }

  @Provide
  Arbitrary<List<CommittedValue>> values() {
    Arbitrary<Tuple.Tuple5<MonetaryAmount, Economy, ValueLink.Kind, Integer, AmountQualifier>>
        parts =
            Combinators.combine(
                    amounts(),
                    Arbitraries.of(KENYA, UNITED_STATES).injectNull(0.3),
                    Arbitraries.of(ValueLink.Kind.class).injectNull(0.4),
                    Arbitraries.integers().between(0, 100),
                    Arbitraries.of(AmountQualifier.class))
                .as(Tuple::of);
    return parts
        .list()
        .ofMaxSize(8)
        .map(
            all -> {
              List<CommittedValue> values = new ArrayList<>();
              all.forEach(
                  t -> values.add(value(values, t.get1(), t.get2(), t.get3(), t.get4(), t.get5())));
              return values;
            });
  }

  private static CommittedValue value(
      List<CommittedValue> before,
      MonetaryAmount amount,
      @Nullable Economy contributor,
      ValueLink.@Nullable Kind kind,
      int choice,
      AmountQualifier qualifier) {
    var value =
        CommittedValue.builder("v" + before.size(), "a purpose", amount, SOURCE)
            .qualifier(qualifier)
            .contributor(contributor == null ? null : Participant.of(contributor));
    if (kind != null && !before.isEmpty()) {
      CommittedValue target = before.get(choice % before.size());
      value.link(new ValueLink(kind, target.id()));
      if (kind == ValueLink.Kind.RESTATES) {
        value.contributor(target.contributor());
      }
    } else if (choice % 2 == 0) {
      value.term(Period.year(2026)).instalment(Period.month(2026, 1 + choice % 12), amount);
    }
    return value.build();
  }

  private static List<LocalDate> everyDay() {
    return FIRST.minusDays(2).datesUntil(FIRST.plusDays(DAYS + 5)).toList();
  }

  private static Arbitrary<Period> dates() {
    Arbitrary<Integer> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(1)), Tuple.of(1, Arbitraries.integers().between(2, 15)));
    return Combinators.combine(Arbitraries.integers().between(0, DAYS), lengths)
        .as((start, length) -> span(FIRST.plusDays(start), length));
  }

  private static Period span(LocalDate start, int length) {
    return Period.span(start, start.plusDays(length - 1L));
  }

  private static List<AgreementEvent> inOrder(List<AgreementEvent> events) {
    Set<String> suspended = new HashSet<>();
    return events.stream()
        .sorted(Comparator.comparing(e -> e.date().start()))
        .filter(
            e -> {
              String scope = String.valueOf(e.scope());
              if (e.type() == EventType.SUSPENDED) {
                suspended.add(scope);
              }
              return e.type() != EventType.RESUMED || suspended.contains(scope);
            })
        .toList();
  }

  /** The same events on days that the periods allow, in the same order. */
  private static List<AgreementEvent> onDays(List<AgreementEvent> timeline, Random random) {
    List<AgreementEvent> exact = new ArrayList<>();
    LocalDate before = LocalDate.MIN;
    for (int i = 0; i < timeline.size(); i++) {
      AgreementEvent event = timeline.get(i);
      LocalDate date =
          between(
              later(before, event.date().start()),
              timeline.subList(i, timeline.size()).stream()
                  .map(AgreementProperties::latest)
                  .min(Comparator.naturalOrder())
                  .orElseThrow(),
              random);
      Period until = event.until();
      LocalDate effective =
          event.effective().equals(event.date())
              ? date
              : between(
                  event.effective().start(),
                  until == null
                      ? event.effective().end()
                      : earlier(event.effective().end(), until.end()),
                  random);
      exact.add(
          AgreementEvent.builder(event.type(), Period.day(date), SOURCE)
              .effective(Period.day(effective))
              .until(
                  until == null
                      ? null
                      : Period.day(between(later(until.start(), effective), until.end(), random)))
              .scope(event.scope())
              .instrument(event.instrument())
              .knownOn(
                  Period.day(
                      event.knownOn().equals(event.date())
                          ? date
                          : between(event.knownOn().start(), event.knownOn().end(), random)))
              .build());
      before = date;
    }
    return exact;
  }

  /** The last day on which the event can have happened, so that it has effect before it ends. */
  private static LocalDate latest(AgreementEvent event) {
    Period until = event.until();
    return until != null && event.effective().equals(event.date())
        ? earlier(event.date().end(), until.end())
        : event.date().end();
  }

  private static LocalDate between(LocalDate first, LocalDate last, Random random) {
    return first.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(first, last) + 1));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static Agreement agreement(List<AgreementEvent> timeline) {
    var builder =
        Agreement.builder("x", "X", AgreementKind.TRADE_AGREEMENT, SOURCE)
            .party(Party.of(KENYA, PartyRole.PARTY));
    timeline.forEach(builder::event);
    return builder.build();
  }

  private static Agreement promising(List<CommittedValue> values) {
    var builder =
        Agreement.builder("x", "X", AgreementKind.COOPERATION_FRAMEWORK, SOURCE)
            .party(Party.of(KENYA, PartyRole.PARTY))
            .party(Party.of(UNITED_STATES, PartyRole.PARTY));
    values.forEach(builder::value);
    return builder.build();
  }
}
