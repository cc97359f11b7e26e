package org.tradefigures.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tradefigures.internal.Constants;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/**
 * What to do where there is no rate for a period. Without a rule named by the caller a gap is an
 * error.
 *
 * @param method how the gap is filled
 * @param within how many periods of the same length may be bridged to either side, at least 1; 0
 *     for {@link Method#NONE} only. With daily rates these are calendar days
 */
public record GapRule(Method method, int within) {

  private static final int MOST = 10_000;
  private static final Pattern FORM =
      Pattern.compile("(previous|nearest|interpolate) within (\\d{1,5})");

  /** How a gap is filled. */
  public enum Method {
    /** Not at all. */
    NONE,
    /** With the last rate before. */
    PREVIOUS,
    /** With the nearest rate; of two equally near ones with the earlier. */
    NEAREST,
    /** On the straight line between the last rate before and the first after. */
    INTERPOLATE;

    /** The name in small letters. */
    @Override
    public String toString() {
      return Constants.name(this);
    }
  }

  /** Checks that the reach fits the method. */
  public GapRule {
    Objects.requireNonNull(method, "method");
    if (method == Method.NONE ? within != 0 : within < 1 || within > MOST) {
      throw new IllegalArgumentException(
          "Gap rule '"
              + method
              + "' within "
              + within
              + " periods: accepted are 1 to "
              + MOST
              + " periods, and 0 for 'none'");
    }
  }

  /**
   * A gap is an error.
   *
   * @return the rule that holds unless another is named
   */
  public static GapRule none() {
    return new GapRule(Method.NONE, 0);
  }

  /**
   * The last rate before the gap.
   *
   * @param within how many periods back at most
   * @return the rule
   */
  public static GapRule previous(int within) {
    return new GapRule(Method.PREVIOUS, within);
  }

  /**
   * The nearest rate on either side of the gap, the earlier where two are equally near.
   *
   * @param within how many periods off at most
   * @return the rule
   */
  public static GapRule nearest(int within) {
    return new GapRule(Method.NEAREST, within);
  }

  /**
   * The straight line between the rates on both sides of the gap.
   *
   * @param within how many periods off each of the two may be
   * @return the rule
   */
  public static GapRule interpolate(int within) {
    return new GapRule(Method.INTERPOLATE, within);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code previous within 3}
   * @return the rule
   * @throws TradeParseException if the text is no gap rule
   */
  public static GapRule parse(CharSequence text) {
    if (none().toString().contentEquals(Objects.requireNonNull(text, "text"))) {
      return none();
    }
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      int within = Integer.parseInt(form.group(2));
      if (within >= 1 && within <= MOST) {
        return new GapRule(Method.valueOf(form.group(1).toUpperCase(Locale.ROOT)), within);
      }
    }
    throw new TradeParseException(
        "Malformed gap rule",
        text.toString(),
        "accepted are 'none' and such as 'previous within 3', 'nearest within 3', 'interpolate within 3'");
  }

  /** For instance {@code previous within 3}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return method == Method.NONE ? "none" : method + " within " + within;
  }

  /** The rate for a period that has none in a series, as far as this rule gives one. */
  Optional<Rate> fill(NavigableMap<Period, Rate> rates, Period gap) {
    Optional<Neighbour> before = Neighbour.before(rates, gap, within);
    Optional<Neighbour> after = Neighbour.after(rates, gap, within);
    return switch (method) {
      case NONE -> Optional.empty();
      case PREVIOUS -> before.map(Neighbour::rate);
      case NEAREST ->
          Stream.of(before, after)
              .flatMap(Optional::stream)
              .min(Comparator.comparingInt(Neighbour::distance))
              .map(Neighbour::rate);
      case INTERPOLATE -> before.flatMap(b -> after.map(a -> Neighbour.between(b, a, gap)));
    };
  }

  /** The nearest rate to one side of a gap, and how many periods off it is. */
  private record Neighbour(Rate rate, int distance) {

    static Optional<Neighbour> before(NavigableMap<Period, Rate> rates, Period gap, int within) {
      LocalDate first = rates.firstKey().start();
      return walk(rates, gap, within, Period::previous, p -> p.start().isAfter(first));
    }

    static Optional<Neighbour> after(NavigableMap<Period, Rate> rates, Period gap, int within) {
      LocalDate last = rates.lastKey().start();
      return walk(rates, gap, within, Period::next, p -> p.start().isBefore(last));
    }

    private static Optional<Neighbour> walk(
        NavigableMap<Period, Rate> rates,
        Period gap,
        int within,
        UnaryOperator<Period> step,
        Predicate<Period> more) {
      Period period = gap;
      for (int distance = 1; distance <= within && more.test(period); distance++) {
        period = step.apply(period);
        Rate rate = rates.get(period);
        if (rate != null) {
          return Optional.of(new Neighbour(rate, distance));
        }
      }
      return Optional.empty();
    }

    static Rate between(Neighbour before, Neighbour after, Period gap) {
      BigDecimal weighted =
          before
              .rate
              .factor()
              .multiply(BigDecimal.valueOf(after.distance))
              .add(after.rate.factor().multiply(BigDecimal.valueOf(before.distance)));
      BigDecimal factor =
          weighted.divide(
              BigDecimal.valueOf((long) before.distance + after.distance), MathContext.DECIMAL128);
      String note =
          "interpolated between "
              + before.rate.factor().toPlainString()
              + " of "
              + before.rate.period()
              + " and "
              + after.rate.factor().toPlainString()
              + " of "
              + after.rate.period();
      return new Rate(
          before.rate.base(),
          before.rate.term(),
          gap,
          before.rate.kind(),
          RateAverages.storable(factor),
          false,
          RateAverages.source(List.of(before.rate, after.rate)).withNote(note));
    }
  }
}
