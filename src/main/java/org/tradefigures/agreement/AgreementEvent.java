package org.tradefigures.agreement;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * Something that happened to an agreement. Every date is a period, as long as what is known of it:
 * a day, a month, a year, or a span such as {@code 2004-07-12/P2D}, the 12th or the 13th of July.
 *
 * @param type what happened
 * @param date when it happened; longer than a day where the day is not known, or where it took
 *     longer
 * @param effective from when it has effect, which may be before it happened; the date where nothing
 *     else is told
 * @param until the last day of what it brings, where it sets one; for a proposal the day it would
 *     set
 * @param scope the part of the agreement or the single party it concerns; absent for the whole
 * @param instrument the law, bill or decision, such as {@code P.L. 114-27}
 * @param knownOn when it became public, which is before the date of an event that was set for a day
 *     to come; the date where nothing else is told
 * @param provenance who says so
 * @param detail what else is to know about it
 */
public record AgreementEvent(
    EventType type,
    Period date,
    Period effective,
    @Nullable Period until,
    @Nullable String scope,
    @Nullable String instrument,
    Period knownOn,
    Provenance provenance,
    @Nullable String detail)
    implements Serializable {

  private static final String EXPECTED =
      "expected is type=TYPE date=PERIOD source=NAME and any of effective, until, scope, instrument, known_on, detail"
          + " and the other fields of a provenance";

  /** Checks that the dates and the parts go with the type. */
  public AgreementEvent {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(effective, "effective");
    Objects.requireNonNull(knownOn, "knownOn");
    Objects.requireNonNull(provenance, "provenance");
    Texts.checkedIfTold("scope", scope);
    Texts.checkedIfTold("instrument", instrument);
    Texts.checkedIfTold("detail", detail);
    String event = "Event '" + type + "' of " + date;
    if (!type.takesEffect() && !effective.equals(date)) {
      throw new IllegalArgumentException(
          event + " with effect from " + effective + ": it has effect when it happens");
    }
    if (!type.setsEnd() && until != null) {
      throw new IllegalArgumentException(
          event + " until " + until + ": an event of this type sets no last day");
    }
    if (type == EventType.EXTENDED && until == null) {
      throw new IllegalArgumentException(
          event + " does not say until when: give the last day, or take 'renewed'");
    }
    if (until != null && until.end().isBefore(effective.start())) {
      throw new IllegalArgumentException(
          event + " ends on " + until + " before it has effect on " + effective);
    }
    boolean proposal = type.effect() == EventType.Effect.PROPOSAL;
    if ((proposal || type == EventType.DROPPED) && instrument == null) {
      throw new IllegalArgumentException(
          event + " names no instrument: give the bill, so that what became of it can be told");
    }
  }

  /**
   * An event of which no more is told.
   *
   * @param type what happened
   * @param date when
   * @param provenance who says so
   * @return the event
   */
  public static AgreementEvent of(EventType type, Period date, Provenance provenance) {
    return builder(type, date, provenance).build();
  }

  /**
   * A builder; what it is not told is absent, and effect and publicity are on the date.
   *
   * @param type what happened
   * @param date when
   * @param provenance who says so
   * @return the builder
   */
  public static Builder builder(EventType type, Period date, Provenance provenance) {
    return new Builder(type, date, provenance);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text pairs of name and value
   * @return the event
   * @throws TradeParseException if the text is not of that form
   */
  public static AgreementEvent parse(CharSequence text) {
    return Texts.parse(
        "event",
        text,
        EXPECTED,
        fields -> {
          EventType type = EventType.parse(Texts.taken(fields, "type"));
          Period date = Period.parse(Texts.taken(fields, "date"));
          String effective = fields.remove("effective");
          String until = fields.remove("until");
          String scope = fields.remove("scope");
          String instrument = fields.remove("instrument");
          String knownOn = fields.remove("known_on");
          String detail = fields.remove("detail");
          return new AgreementEvent(
              type,
              date,
              effective == null ? date : Period.parse(effective),
              until == null ? null : Period.parse(until),
              scope,
              instrument,
              knownOn == null ? date : Period.parse(knownOn),
              Texts.provenance(fields),
              detail);
        });
  }

  /**
   * The event for people.
   *
   * @return for instance {@code 2015-06-29 extended until 2025-09-30 by P.L. 114-27}
   */
  public String describe() {
    String what = date + " " + Texts.words(type) + (scope == null ? "" : " (" + scope + ")");
    if (type.effect() == EventType.Effect.PROPOSAL) {
      return what + ": " + instrument + (until == null ? "" : ", which would run until " + until);
    }
    return what
        + (effective.equals(date) ? "" : " with effect from " + effective)
        + (until == null ? "" : " until " + until)
        + (instrument == null ? "" : " by " + instrument);
  }

  /** Pairs of name and value; {@link #parse} reads them back. */
  @Override
  public String toString() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("type", type.toString());
    fields.put("date", date.toString());
    if (!effective.equals(date)) {
      fields.put("effective", effective.toString());
    }
    if (until != null) {
      fields.put("until", until.toString());
    }
    if (scope != null) {
      fields.put("scope", scope);
    }
    if (instrument != null) {
      fields.put("instrument", instrument);
    }
    if (!knownOn.equals(date)) {
      fields.put("known_on", knownOn.toString());
    }
    if (detail != null) {
      fields.put("detail", detail);
    }
    return Texts.withProvenance(fields, provenance);
  }

  /** Builds an {@link AgreementEvent}. */
  public static final class Builder {

    private final EventType type;
    private final Period date;
    private final Provenance provenance;
    private Period effective;
    private Period knownOn;
    private @Nullable Period until;
    private @Nullable String scope;
    private @Nullable String instrument;
    private @Nullable String detail;

    private Builder(EventType type, Period date, Provenance provenance) {
      this.type = Objects.requireNonNull(type, "type");
      this.date = Objects.requireNonNull(date, "date");
      this.provenance = Objects.requireNonNull(provenance, "provenance");
      this.effective = date;
      this.knownOn = date;
    }

    /**
     * Sets from when it has effect.
     *
     * @param value the day, as well as it is known
     * @return this builder
     */
    public Builder effective(Period value) {
      effective = Objects.requireNonNull(value, "effective");
      return this;
    }

    /**
     * Sets the last day of what it brings.
     *
     * @param value the day, as well as it is known, or null for none
     * @return this builder
     */
    public Builder until(@Nullable Period value) {
      until = value;
      return this;
    }

    /**
     * Sets the part or the single party it concerns.
     *
     * @param value the part, or null for the whole
     * @return this builder
     */
    public Builder scope(@Nullable String value) {
      scope = value;
      return this;
    }

    /**
     * Sets the law, bill or decision.
     *
     * @param value its name or number, or null
     * @return this builder
     */
    public Builder instrument(@Nullable String value) {
      instrument = value;
      return this;
    }

    /**
     * Sets when it became public.
     *
     * @param value the day, as well as it is known
     * @return this builder
     */
    public Builder knownOn(Period value) {
      knownOn = Objects.requireNonNull(value, "knownOn");
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
     * Builds the event.
     *
     * @return the event
     * @throws IllegalArgumentException if the parts don't go together
     */
    public AgreementEvent build() {
      return new AgreementEvent(
          type, date, effective, until, scope, instrument, knownOn, provenance, detail);
    }
  }
}
