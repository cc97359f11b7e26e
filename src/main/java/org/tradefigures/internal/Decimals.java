package org.tradefigures.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one form that exact numbers have here, and the one way to read them. */
public final class Decimals {

  /** How many digits a number may have: what an exact sum holds on every store. */
  public static final int MOST_DIGITS = 38;

  private static final Pattern FORM =
      Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?");
  private static final int LONGEST_TEXT = 100;
  private static final int LONGEST_SCALE = 100_000;

  private Decimals() {}

  /**
   * The number without zeros at the end of its decimals and with a scale of at least zero, so that
   * equal numbers are equal objects.
   *
   * @param number any number
   * @return the same number
   * @throws IllegalArgumentException if it has more than 38 digits, or a scale of more than a
   *     hundred thousand
   */
  public static BigDecimal normal(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    // compared before anything is written out: 1E+1000000000 has a short form, and a thousand
    // million digits
    if ((long) number.precision() - number.scale() > MOST_DIGITS
        || number.scale() > LONGEST_SCALE) {
      throw tooLong(number);
    }
    BigDecimal stripped = shortened(number).stripTrailingZeros();
    BigDecimal normal = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    if (Math.max(normal.precision(), normal.scale()) > MOST_DIGITS) {
      throw tooLong(number);
    }
    return normal;
  }

  /**
   * Reads a decimal number: digits with a point before the decimals, a sign, an exponent of ten.
   *
   * @param text the number
   * @return its {@link #normal} form; empty if the text is no number or has more than 38 digits
   */
  public static Optional<BigDecimal> find(String text) {
    if (text.length() > LONGEST_TEXT || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(normal(new BigDecimal(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Cut to 38 decimals at once, since stripping zeros one by one takes long. */
  private static BigDecimal shortened(BigDecimal number) {
    try {
      return number.scale() > MOST_DIGITS
          ? number.setScale(MOST_DIGITS, RoundingMode.UNNECESSARY)
          : number;
    } catch (ArithmeticException e) {
      throw tooLong(number);
    }
  }

  private static IllegalArgumentException tooLong(BigDecimal number) {
    return new IllegalArgumentException(
        "Number "
            + Messages.quote(number.toString())
            + " is too long: accepted are at most "
            + MOST_DIGITS
            + " digits");
  }
}
