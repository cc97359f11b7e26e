package org.tradefigures.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.money.CurrencyMismatchException;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.Provenance;

/**
 * An agreement between economies, or a preference that one grants to others: who takes part, what
 * happened to it, what it is about and what money it promises.
 *
 * <p>An agreement is known in two times: what holds on a day, and what was known on a day. {@link
 * #statusOn(LocalDate)} answers by all events that are recorded, {@link #statusOn(LocalDate,
 * LocalDate)} by those that were public on a day. So a preference that was renewed in February with
 * effect from the September before had lapsed in January as known then, and was in force in January
 * as known since. A status on a day to come is the one that follows from the events so far.
 *
 * <pre>{@code
 * Agreement agoa = Bundled.agreement("agoa");
 * LocalDate day = LocalDate.of(2026, 1, 15);
 * AgreementStatus now = agoa.statusOn(day);         // in force, by all that is recorded
 * AgreementStatus then = agoa.statusOn(day, day);   // lapsed, by what was known that day
 * }</pre>
 *
 * <p>Agreements are ordered by id, so that two records of one agreement, which need not be equal,
 * have the same place. The text form of a whole agreement is JSON.
 *
 * @param id short name in small letters, such as {@code agoa}
 * @param name the full name
 * @param kind what sort of agreement it is
 * @param parties who takes part; at least one
 * @param timeline what happened, in that order; where dates are too vague to tell, the order given
 *     here holds
 * @param provisions its topics with their stage at some date
 * @param values the money it promises
 * @param provenance where the record as a whole comes from
 * @param detail what else is to know about it
 */
public record Agreement(
    String id,
    String name,
    AgreementKind kind,
    List<Party> parties,
    List<AgreementEvent> timeline,
    List<Provision> provisions,
    List<CommittedValue> values,
    Provenance provenance,
    @Nullable String detail)
    implements Comparable<Agreement> {

  /**
   * Checks that parties, events and values go together.
   *
   * @throws InconsistentAgreementException if one does not go together with the others
   */
  public Agreement {
    Texts.checkedId("agreement", id);
    Texts.checked("name", name);
    Objects.requireNonNull(kind, "kind");
    parties = List.copyOf(parties);
    timeline = List.copyOf(timeline);
    provisions = List.copyOf(provisions);
    values = List.copyOf(values);
    Objects.requireNonNull(provenance, "provenance");
    Texts.checkedIfTold("detail", detail);
    checkParties(id, parties);
    checkTimeline(id, timeline);
    checkValues(id, parties, values);
  }

  /**
   * A builder.
   *
   * @param id short name in small letters
   * @param name the full name
   * @param kind what sort of agreement it is
   * @param provenance where the record as a whole comes from
   * @return the builder
   */
  public static Builder builder(String id, String name, AgreementKind kind, Provenance provenance) {
    return new Builder(id, name, kind, provenance);
  }

  /**
   * The status on a day, by all events that are recorded.
   *
   * @param day the day
   * @return the status; {@link AgreementStatus#UNCERTAIN} where a date that matters is not known
   *     well enough
   */
  public AgreementStatus statusOn(LocalDate day) {
    return standingOn(day).status();
  }

  /**
   * The status on a day, by the events that were public on a day.
   *
   * @param day the day
   * @param asKnownOn the day whose knowledge is used
   * @return the status; {@link AgreementStatus#UNCERTAIN} where a date that matters is not known
   *     well enough
   */
  public AgreementStatus statusOn(LocalDate day, LocalDate asKnownOn) {
    return standingOn(day, asKnownOn).status();
  }

  /**
   * The status on a day and the events that decide it, by all events that are recorded.
   *
   * @param day the day
   * @return how things stand
   */
  public Standing standingOn(LocalDate day) {
    return History.standing(timeline, day, null);
  }

  /**
   * The status on a day and the events that decide it, by the events that were public on a day.
   *
   * @param day the day
   * @param asKnownOn the day whose knowledge is used
   * @return how things stand
   */
  public Standing standingOn(LocalDate day, LocalDate asKnownOn) {
    return History.standing(timeline, day, Objects.requireNonNull(asKnownOn, "asKnownOn"));
  }

  /**
   * The bills that are open on a day, by all events that are recorded. They change nothing until
   * they are law.
   *
   * @param day the day
   * @return the last event of each bill that surely was introduced by then and had not become law
   *     nor been dropped
   */
  public List<AgreementEvent> pendingOn(LocalDate day) {
    return History.pending(timeline, day, null);
  }

  /**
   * The bills that are open on a day, by the events that were public on a day.
   *
   * @param day the day
   * @param asKnownOn the day whose knowledge is used
   * @return as in {@link #pendingOn(LocalDate)}
   */
  public List<AgreementEvent> pendingOn(LocalDate day, LocalDate asKnownOn) {
    return History.pending(timeline, day, Objects.requireNonNull(asKnownOn, "asKnownOn"));
  }

  /**
   * Whether an economy takes part on a day, itself or as member of a group.
   *
   * @param economy the economy
   * @param day the day
   * @return whether it does
   */
  public boolean involves(Economy economy, LocalDate day) {
    return parties.stream().anyMatch(p -> p.participant().includes(economy, day));
  }

  /**
   * Whether the agreement is one between two economies on a day: they belong to different parties,
   * of which one at least is no beneficiary, or both to the only party.
   *
   * @param one an economy
   * @param other another economy
   * @param day the day
   * @return whether it is
   */
  public boolean isBetween(Economy one, Economy other, LocalDate day) {
    Objects.requireNonNull(one, "one");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(day, "day");
    if (one.equals(other)) {
      return false;
    }
    if (parties.size() == 1) {
      return involves(one, day) && involves(other, day);
    }
    for (Party p : parties) {
      for (Party q : parties) {
        boolean bothBenefit =
            p.role() == PartyRole.BENEFICIARY && q.role() == PartyRole.BENEFICIARY;
        if (!p.equals(q)
            && !bothBenefit
            && p.participant().includes(one, day)
            && q.participant().includes(other, day)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The topics as they were last reported by a day.
   *
   * @param day the day
   * @return for each topic the latest report whose date had surely come, in the order in which the
   *     topics first appear
   */
  public List<Provision> provisionsOn(LocalDate day) {
    Map<String, Provision> latest = new LinkedHashMap<>();
    for (Provision provision : provisions) {
      if (!provision.asOf().end().isAfter(day)) {
        latest.merge(
            provision.topic(),
            provision,
            (a, b) -> b.asOf().end().isBefore(a.asOf().end()) ? a : b);
      }
    }
    return List.copyOf(latest.values());
  }

  /**
   * The value of an id.
   *
   * @param valueId the id
   * @return the value
   * @throws UnknownCodeException if there is none
   */
  public CommittedValue getValue(String valueId) {
    return findValue(valueId)
        .orElseThrow(
            () -> {
              List<String> ids = values.stream().map(CommittedValue::id).toList();
              return new UnknownCodeException(
                  "committed value of '" + id + "'",
                  valueId,
                  Suggestions.nearest(valueId, ids),
                  ids.isEmpty() ? "one, as it has none" : "one of " + String.join(", ", ids));
            });
  }

  /**
   * The value of an id.
   *
   * @param valueId the id
   * @return the value, if there is one
   */
  public Optional<CommittedValue> findValue(String valueId) {
    Objects.requireNonNull(valueId, "valueId");
    return values.stream().filter(v -> v.id().equals(valueId)).findFirst();
  }

  /**
   * The values of an amount, to tell what a figure that somebody quotes is.
   *
   * @param amount the amount
   * @return the values that are exactly that much; may be empty
   */
  public List<CommittedValue> findValues(MonetaryAmount amount) {
    MultiCurrencyAmount wanted = MultiCurrencyAmount.of(amount);
    return values.stream().filter(v -> MultiCurrencyAmount.of(v.amount()).equals(wanted)).toList();
  }

  /**
   * All that is promised, each commitment once: values that are a part of another one, restate it
   * or may overlap with it are left out.
   *
   * @return the sum per currency, and what is in it
   */
  public CommittedTotal total() {
    return total(values, v -> v.link() == null);
  }

  /**
   * What an economy or a group promises, each commitment once. A share in a common sum counts; what
   * is a part of another value of the same contributor does not, nor what restates a value or may
   * overlap with it.
   *
   * @param contributor the economy or group
   * @return the sum per currency, and what is in it
   */
  public CommittedTotal committedBy(Participant contributor) {
    Objects.requireNonNull(contributor, "contributor");
    List<CommittedValue> own =
        values.stream().filter(v -> contributor.equals(v.contributor())).toList();
    return total(
        own,
        v ->
            wholes(v).allMatch(Agreement::isOriginal)
                && wholes(v).skip(1).noneMatch(own::contains));
  }

  /**
   * What an economy promises.
   *
   * @param contributor the economy
   * @return as in {@link #committedBy(Participant)}
   */
  public CommittedTotal committedBy(Economy contributor) {
    return committedBy(Participant.of(contributor));
  }

  /**
   * The value that another one restates, such as the dollars of an amount that is quoted in
   * shillings.
   *
   * @param valueId the id of the restatement
   * @return the original; the value itself where it restates none
   * @throws UnknownCodeException if there is no such value
   */
  public CommittedValue originalOf(String valueId) {
    CommittedValue value = getValue(valueId);
    ValueLink link = value.link();
    return link != null && link.kind() == ValueLink.Kind.RESTATES
        ? originalOf(link.value())
        : value;
  }

  /**
   * The exchange rate that lies in a restatement.
   *
   * @param valueId the id of the restatement
   * @return 1 unit of the original's currency in the restatement's
   * @throws UnknownCodeException if there is no such value
   * @throws IllegalArgumentException if it restates none, or one in the same currency
   */
  public ImpliedRate impliedRate(String valueId) {
    CommittedValue restated = getValue(valueId);
    CommittedValue original = originalOf(valueId);
    if (original.equals(restated)) {
      throw new IllegalArgumentException(
          "No rate in '"
              + valueId
              + "' of '"
              + id
              + "': it restates no other value"
              + (values.stream().noneMatch(v -> v.is(ValueLink.Kind.RESTATES))
                  ? ", nor does any other"
                  : values.stream()
                      .filter(v -> v.is(ValueLink.Kind.RESTATES))
                      .map(v -> "'" + v.id() + "'")
                      .collect(Collectors.joining(", ", "; those that do are ", ""))));
    }
    return new ImpliedRate(original.amount(), restated.amount());
  }

  /**
   * The parts of a value.
   *
   * @param valueId the id of the whole
   * @return the values that are directly part of it, in their order; may be empty
   * @throws UnknownCodeException if there is no such value
   */
  public List<CommittedValue> partsOf(String valueId) {
    ValueLink link = ValueLink.partOf(getValue(valueId).id());
    return values.stream().filter(v -> link.equals(v.link())).toList();
  }

  /**
   * What the parts of a value leave of it, taking every amount as it is stated: greater than zero
   * where the parts don't make up the whole, less where they exceed it.
   *
   * @param valueId the id of the whole
   * @return the whole without its parts
   * @throws UnknownCodeException if there is no such value
   * @throws CurrencyMismatchException if a part is in another currency
   * @throws IllegalArgumentException if it has no parts
   */
  public MonetaryAmount residual(String valueId) {
    CommittedValue whole = getValue(valueId);
    List<CommittedValue> parts = partsOf(valueId);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "No residual of '" + valueId + "' of '" + id + "': no value is part of it");
    }
    MultiCurrencyAmount rest = MultiCurrencyAmount.of(whole.amount());
    for (CommittedValue part : parts) {
      rest = rest.minus(part.amount());
    }
    if (rest.currencies().size() > 1) {
      throw new CurrencyMismatchException(
          "Can't subtract the parts of '" + valueId + "' in", rest.currencies());
    }
    return rest.single();
  }

  /**
   * The agreement for people: name, parties, events and values.
   *
   * @return several lines
   */
  public String describe() {
    StringBuilder text = new StringBuilder(toString());
    text.append("\n  parties: ")
        .append(parties.stream().map(Party::toString).collect(Collectors.joining(", ")));
    timeline.forEach(e -> text.append("\n  ").append(e.describe()));
    values.forEach(v -> text.append("\n  ").append(v.id()).append(": ").append(v.describe()));
    return text.toString();
  }

  @Override
  public int compareTo(Agreement other) {
    return id.compareTo(other.id);
  }

  /** For instance {@code agoa: African Growth and Opportunity Act (unilateral preference)}. */
  @Override
  public String toString() {
    return id + ": " + name + " (" + Texts.words(kind) + ")";
  }

  private static CommittedTotal total(List<CommittedValue> of, Predicate<CommittedValue> counts) {
    Map<Boolean, List<CommittedValue>> split =
        of.stream().collect(Collectors.partitioningBy(counts));
    return new CommittedTotal(
        split.getOrDefault(true, List.of()), split.getOrDefault(false, List.of()));
  }

  /** The value, what it is a part of, what that is a part of, and so on. */
  private Stream<CommittedValue> wholes(CommittedValue value) {
    ValueLink link = value.link();
    return link != null && link.kind() == ValueLink.Kind.PART_OF
        ? Stream.concat(Stream.of(value), wholes(getValue(link.value())))
        : Stream.of(value);
  }

  private static boolean isOriginal(CommittedValue value) {
    return value.link() == null || value.is(ValueLink.Kind.PART_OF);
  }

  private static void checkParties(String id, List<Party> parties) {
    if (parties.isEmpty()) {
      throw new IllegalArgumentException("Agreement '" + id + "' has no party: name at least one");
    }
    Set<Participant> seen = new HashSet<>();
    for (Party party : parties) {
      if (!seen.add(party.participant())) {
        throw new InconsistentAgreementException(
            party,
            "Agreement '" + id + "' names party " + party.participant() + " twice: name it once");
      }
    }
  }

  private static void checkTimeline(String id, List<AgreementEvent> timeline) {
    Set<Optional<String>> suspended = new HashSet<>();
    AgreementEvent latest = null;
    for (AgreementEvent event : timeline) {
      if (latest != null && latest.date().start().isAfter(event.date().end())) {
        throw new InconsistentAgreementException(
            event,
            "Timeline of '"
                + id
                + "' has '"
                + event.describe()
                + "' after '"
                + latest.describe()
                + "': give the events in the order in which they happened");
      }
      if (latest == null || event.date().start().isAfter(latest.date().start())) {
        latest = event;
      }
      if (event.type() == EventType.SUSPENDED) {
        suspended.add(Optional.ofNullable(event.scope()));
      }
      if (event.type() == EventType.RESUMED
          && !suspended.contains(Optional.ofNullable(event.scope()))) {
        throw new InconsistentAgreementException(
            event,
            "Timeline of '"
                + id
                + "' has '"
                + event.describe()
                + "' without a suspension of the same scope before it: name the scope that was suspended");
      }
    }
  }

  private static void checkValues(String id, List<Party> parties, List<CommittedValue> values) {
    Map<String, CommittedValue> byId = new LinkedHashMap<>();
    for (CommittedValue value : values) {
      Participant contributor = value.contributor();
      if (contributor != null
          && parties.stream().noneMatch(p -> p.participant().covers(contributor))) {
        throw new InconsistentAgreementException(
            value,
            "Committed value '"
                + value.id()
                + "' of '"
                + id
                + "' comes from "
                + contributor
                + ", which is no party: expected is one of "
                + parties.stream()
                    .map(p -> p.participant().toString())
                    .collect(Collectors.joining(", ")));
      }
      if (byId.put(value.id(), value) != null) {
        throw new InconsistentAgreementException(
            value,
            "Agreement '"
                + id
                + "' has two committed values '"
                + value.id()
                + "': give each its own id");
      }
    }
    for (CommittedValue value : values) {
      checkLink(id, value, byId);
    }
  }

  private static void checkLink(String id, CommittedValue value, Map<String, CommittedValue> byId) {
    List<String> path = new ArrayList<>(List.of(value.id()));
    ValueLink link = value.link();
    while (link != null) {
      CommittedValue target = byId.get(link.value());
      if (target == null) {
        throw new InconsistentAgreementException(
            Objects.requireNonNull(byId.get(path.get(path.size() - 1))),
            "Committed value '"
                + path.get(path.size() - 1)
                + "' of '"
                + id
                + "' is linked to '"
                + link.value()
                + "', which is not there: expected is one of "
                + String.join(", ", byId.keySet()));
      }
      if (path.contains(target.id())) {
        throw new InconsistentAgreementException(
            value,
            "Committed values of '"
                + id
                + "' are linked in a circle: "
                + String.join(" to ", path)
                + " to "
                + target.id());
      }
      path.add(target.id());
      link = target.link();
    }
    if (value.is(ValueLink.Kind.RESTATES)) {
      CommittedValue original = Objects.requireNonNull(byId.get(path.get(1)));
      if (!Objects.equals(value.contributor(), original.contributor())) {
        throw new InconsistentAgreementException(
            value,
            "Committed value '"
                + value.id()
                + "' of '"
                + id
                + "' restates '"
                + original.id()
                + "' with contributor "
                + value.contributor()
                + " instead of "
                + original.contributor()
                + ": the same commitment has the same contributor");
      }
    }
  }

  /** Builds an {@link Agreement}. */
  public static final class Builder {

    private final String id;
    private final String name;
    private final AgreementKind kind;
    private final Provenance provenance;
    private final List<Party> parties = new ArrayList<>();
    private final List<AgreementEvent> timeline = new ArrayList<>();
    private final List<Provision> provisions = new ArrayList<>();
    private final List<CommittedValue> values = new ArrayList<>();
    private @Nullable String detail;

    private Builder(String id, String name, AgreementKind kind, Provenance provenance) {
      this.id = Objects.requireNonNull(id, "id");
      this.name = Objects.requireNonNull(name, "name");
      this.kind = Objects.requireNonNull(kind, "kind");
      this.provenance = Objects.requireNonNull(provenance, "provenance");
    }

    /**
     * Adds a party.
     *
     * @param value who takes part
     * @return this builder
     */
    public Builder party(Party value) {
      parties.add(value);
      return this;
    }

    /**
     * Adds an event after those that are there.
     *
     * @param value what happened next
     * @return this builder
     */
    public Builder event(AgreementEvent value) {
      timeline.add(value);
      return this;
    }

    /**
     * Adds a topic.
     *
     * @param value the topic with its stage
     * @return this builder
     */
    public Builder provision(Provision value) {
      provisions.add(value);
      return this;
    }

    /**
     * Adds promised money.
     *
     * @param value the value
     * @return this builder
     */
    public Builder value(CommittedValue value) {
      values.add(value);
      return this;
    }

    /**
     * Sets what else is to know.
     *
     * @param value one line of text, or null
     * @return this builder
     */
    public Builder detail(@Nullable String value) {
      detail = value;
      return this;
    }

    /**
     * Builds the agreement.
     *
     * @return the agreement
     * @throws IllegalArgumentException if the parts don't go together
     */
    public Agreement build() {
      return new Agreement(
          id, name, kind, parties, timeline, provisions, values, provenance, detail);
    }
  }
}
