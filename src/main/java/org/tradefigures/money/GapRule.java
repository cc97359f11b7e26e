package org.tradefigures.money;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern FORM = Pattern.compile("([a-z]+) within (\\d{1,5})");

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
      return name().toLowerCase(Locale.ROOT);
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
      for (Method method : Method.values()) {
        int within = Integer.parseInt(form.group(2));
        boolean fits = method != Method.NONE && within >= 1 && within <= MOST;
        if (fits && method.toString().equals(form.group(1))) {
          return new GapRule(method, within);
        }
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
}
