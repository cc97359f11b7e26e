package org.tradefigures.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.agreement.EventType.Effect;
import org.tradefigures.reference.Period;

/**
 * Works out where a timeline has led by a day. A date that is a longer period leaves open whether
 * the day comes before or after it; then both courses are followed, and the answer is all statuses
 * that one of them ends in.
 */
final class History {

  private final LocalDate day;
  private final @Nullable LocalDate asKnownOn;

  private History(LocalDate day, @Nullable LocalDate asKnownOn) {
    this.day = day;
    this.asKnownOn = asKnownOn;
  }

  static Standing standing(
      List<AgreementEvent> timeline, LocalDate day, @Nullable LocalDate asKnownOn) {
    Objects.requireNonNull(day, "day");
    return new History(day, asKnownOn).follow(timeline);
  }

  /** The proposals that are open on a day, for each bill the latest. */
  static List<AgreementEvent> pending(
      List<AgreementEvent> timeline, LocalDate day, @Nullable LocalDate asKnownOn) {
    Objects.requireNonNull(day, "day");
    History history = new History(day, asKnownOn);
    List<AgreementEvent> pending = new ArrayList<>();
    for (AgreementEvent event : timeline) {
      if (history.known(event) == Truth.YES && history.reached(event.date()) == Truth.YES) {
        pending.removeIf(e -> Objects.equals(e.instrument(), event.instrument()));
        if (event.type().effect() == Effect.PROPOSAL) {
          pending.add(event);
        }
      }
    }
    return List.copyOf(pending);
  }

  private Standing follow(List<AgreementEvent> timeline) {
    Set<State> states = Set.of(State.START);
    Set<AgreementEvent> doubtful = new LinkedHashSet<>();
    for (AgreementEvent event : timeline) {
      Effect effect = event.type().effect();
      if (event.scope() != null && effect != Effect.SUSPENSION && effect != Effect.RESUMPTION) {
        continue;
      }
      boolean mayWait =
          !event.effective().equals(event.date())
              && event.effective().end().isAfter(event.date().start());
      if (event.type() == EventType.ENACTED && mayWait) {
        states = step(states, event, event.date(), Effect.STAGE, doubtful);
      }
      states = step(states, event, event.effective(), effect, doubtful);
    }
    Set<AgreementStatus> possible = EnumSet.noneOf(AgreementStatus.class);
    Set<AgreementEvent> grounds = new LinkedHashSet<>();
    states.forEach(state -> conclude(state, possible, grounds));
    if (possible.size() > 1) {
      grounds.addAll(doubtful);
    }
    return new Standing(
        day, asKnownOn, possible, timeline.stream().filter(grounds::contains).distinct().toList());
  }

  private Set<State> step(
      Set<State> states,
      AgreementEvent event,
      Period when,
      Effect effect,
      Collection<AgreementEvent> doubtful) {
    Truth happened = known(event).and(reached(when));
    if (happened == Truth.NO) {
      return states;
    }
    Set<State> next = new LinkedHashSet<>();
    for (State state : states) {
      Set<State> after = new LinkedHashSet<>(state.after(event, effect));
      if (happened == Truth.MAYBE) {
        after.add(state);
      }
      if (after.size() > 1) {
        doubtful.add(event);
      }
      next.addAll(after);
    }
    return next;
  }

  private void conclude(
      State state, Set<AgreementStatus> possible, Collection<AgreementEvent> grounds) {
    if (state.end != null) {
      possible.add(state.end.type().status());
      grounds.add(state.end);
      return;
    }
    if (state.limit != null) {
      Truth over = passed(Objects.requireNonNull(lastDay(state.limit)));
      if (over != Truth.NO) {
        possible.add(AgreementStatus.LAPSED);
        grounds.add(state.limit);
      }
      if (over == Truth.YES) {
        return;
      }
    }
    for (boolean whole : new boolean[] {true, false}) {
      Truth suspended = Truth.NO;
      for (AgreementEvent suspension : state.suspensions) {
        if ((suspension.scope() == null) == whole) {
          Period until = suspension.until();
          Truth active = until == null ? Truth.YES : passed(until).not();
          if (active != Truth.NO) {
            grounds.add(suspension);
          }
          suspended = suspended.or(active);
        }
      }
      if (suspended != Truth.NO) {
        possible.add(whole ? AgreementStatus.SUSPENDED : AgreementStatus.SUSPENDED_IN_PART);
      }
      if (suspended == Truth.YES) {
        return;
      }
    }
    if (state.force != null) {
      possible.add(AgreementStatus.IN_FORCE);
      grounds.add(state.force);
    } else if (state.stage != null) {
      possible.add(state.stage.type().status());
      grounds.add(state.stage);
    } else {
      possible.add(AgreementStatus.NOT_STARTED);
    }
  }

  private Truth known(AgreementEvent event) {
    return asKnownOn == null ? Truth.YES : Truth.notBefore(asKnownOn, event.knownOn());
  }

  private Truth reached(Period when) {
    return Truth.notBefore(day, when);
  }

  private Truth passed(Period lastDay) {
    return Truth.after(day, lastDay);
  }

  private static @Nullable Period lastDay(AgreementEvent limit) {
    return limit.type().effect() == Effect.EXPIRY ? limit.effective() : limit.until();
  }

  /** Yes, no, or not certain. */
  private enum Truth {
    NO,
    MAYBE,
    YES;

    /** Whether a day is not before another one, of which is known that it lies in a period. */
    static Truth notBefore(LocalDate day, Period when) {
      if (day.isBefore(when.start())) {
        return NO;
      }
      return day.isBefore(when.end()) ? MAYBE : YES;
    }

    /** Whether a day is after another one, of which is known that it lies in a period. */
    static Truth after(LocalDate day, Period when) {
      if (day.isAfter(when.end())) {
        return YES;
      }
      return day.isAfter(when.start()) ? MAYBE : NO;
    }

    Truth and(Truth other) {
      return compareTo(other) < 0 ? this : other;
    }

    Truth or(Truth other) {
      return compareTo(other) > 0 ? this : other;
    }

    Truth not() {
      return switch (this) {
        case NO -> YES;
        case MAYBE -> MAYBE;
        case YES -> NO;
      };
    }
  }

  /**
   * Where the events so far have led.
   *
   * @param stage the last event of talks or of a bill
   * @param force the event by which it is in force
   * @param limit the event that says when that ends
   * @param suspensions the suspensions that nothing has lifted
   * @param end the event that ended it
   */
  private record State(
      @Nullable AgreementEvent stage,
      @Nullable AgreementEvent force,
      @Nullable AgreementEvent limit,
      List<AgreementEvent> suspensions,
      @Nullable AgreementEvent end) {

    static final State START = new State(null, null, null, List.of(), null);

    /** All states that an event may lead to. */
    Set<State> after(AgreementEvent event, Effect effect) {
      State after = changed(event, effect);
      Truth kept = effect == Effect.FORCE && event.until() == null ? kept(event) : Truth.NO;
      State limited = new State(stage, event, limit, suspensions, null);
      return switch (kept) {
        case NO -> Set.of(after);
        case MAYBE -> Set.of(after, limited);
        case YES -> Set.of(limited);
      };
    }

    private State changed(AgreementEvent event, Effect effect) {
      return switch (effect) {
        case NONE -> this;
        // what has been in force once is not put back by talks and bills about it
        case STAGE -> force == null ? new State(event, null, null, suspensions, null) : this;
        case PROPOSAL ->
            force == null && (stage == null || isProposal(stage))
                ? new State(event, null, null, suspensions, null)
                : this;
        case DROP ->
            force == null
                    && stage != null
                    && isProposal(stage)
                    && Objects.equals(stage.instrument(), event.instrument())
                ? new State(stage, null, limit, suspensions, event)
                : this;
        case FORCE ->
            new State(stage, event, event.until() == null ? null : event, suspensions, null);
        case EXPIRY -> new State(stage, force, event, suspensions, end);
        case SUSPENSION -> new State(stage, force, limit, with(event), end);
        case RESUMPTION -> new State(stage, force, limit, without(event.scope()), end);
        case END -> new State(stage, force, limit, suspensions, event);
      };
    }

    /** What was made law until a day does not last longer by entering into force. */
    private Truth kept(AgreementEvent event) {
      Period until = limit == null ? null : limit.until();
      if (until == null
          || event.type() != EventType.ENTERED_INTO_FORCE
          || until.end().isBefore(event.effective().start())) {
        return Truth.NO;
      }
      return until.start().isBefore(event.effective().end()) ? Truth.MAYBE : Truth.YES;
    }

    private static boolean isProposal(AgreementEvent event) {
      return event.type().effect() == Effect.PROPOSAL;
    }

    private List<AgreementEvent> with(AgreementEvent suspension) {
      return Stream.concat(suspensions.stream(), Stream.of(suspension)).toList();
    }

    private List<AgreementEvent> without(@Nullable String scope) {
      return suspensions.stream().filter(s -> !Objects.equals(s.scope(), scope)).toList();
    }
  }
}
