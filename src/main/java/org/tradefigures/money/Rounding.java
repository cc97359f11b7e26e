package org.tradefigures.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Constants;
import org.tradefigures.reference.TradeParseException;

/**
 * The one rounding at the end of a conversion. The exact result is rounded directly, never an
 * already rounded one.
 *
 * @param to what the digits are counted in
 * @param digits how many digits are kept; 0 for {@link To#MINOR_UNIT}, whose number of digits the
 *     currency gives
 * @param mode what happens to the rest
 */
public record Rounding(To to, int digits, RoundingMode mode) {

  private static final int MOST_DECIMALS = 38;
  private static final int MOST_SIGNIFICANT = MathContext.DECIMAL128.getPrecision();
  private static final Pattern FORM =
      Pattern.compile("(?:(minor unit)|(\\d{1,2}) (decimals|significant digits)), ([a-z-]+)");

  /** What the digits are counted in. */
  public enum To {
    /** Decimals, as many as the currency has: 2 for KES, 0 for JPY, 3 for KWD. */
    MINOR_UNIT,
    /** Digits after the decimal point. */
    DECIMALS,
    /** Digits from the first that is not zero. */
    SIGNIFICANT_DIGITS
  }

  /** Checks that the number of digits fits. */
  public Rounding {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(mode, "mode");
    int least = to == To.SIGNIFICANT_DIGITS ? 1 : 0;
    int most =
        switch (to) {
          case MINOR_UNIT -> 0;
          case DECIMALS -> MOST_DECIMALS;
          case SIGNIFICANT_DIGITS -> MOST_SIGNIFICANT;
        };
    if (digits < least || digits > most) {
      throw new IllegalArgumentException(
          "Rounding to "
              + digits
              + " digits: accepted are 0 to "
              + MOST_DECIMALS
              + " decimals, 1 to "
              + MOST_SIGNIFICANT
              + " significant digits, and 0 for the minor unit of the currency");
    }
  }

  /**
   * Half-even to the minor unit of the currency, the rounding that holds unless another is named.
   *
   * @return the rounding
   */
  public static Rounding minorUnit() {
    return minorUnit(RoundingMode.HALF_EVEN);
  }

  /**
   * To the minor unit of the currency.
   *
   * @param mode what happens to the rest
   * @return the rounding
   */
  public static Rounding minorUnit(RoundingMode mode) {
    return new Rounding(To.MINOR_UNIT, 0, mode);
  }

  /**
   * Half-even to a number of decimals.
   *
   * @param decimals 0 to 38
   * @return the rounding
   */
  public static Rounding decimals(int decimals) {
    return new Rounding(To.DECIMALS, decimals, RoundingMode.HALF_EVEN);
  }

  /**
   * Half-even to a number of significant digits.
   *
   * @param digits 1 to 34
   * @return the rounding
   */
  public static Rounding significantDigits(int digits) {
    return new Rounding(To.SIGNIFICANT_DIGITS, digits, RoundingMode.HALF_EVEN);
  }

  /**
   * As good as none: all of the 34 significant digits that a quotient is kept with.
   *
   * @return the rounding
   */
  public static Rounding unrounded() {
    return significantDigits(MOST_SIGNIFICANT);
  }

  /**
   * A copy with another mode.
   *
   * @param value what happens to the rest
   * @return the copy
   */
  public Rounding withMode(RoundingMode value) {
    return new Rounding(to, digits, value);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code 2 decimals, half-even}
   * @return the rounding
   * @throws TradeParseException if the text is no rounding
   */
  public static Rounding parse(CharSequence text) {
    Matcher form = FORM.matcher(Objects.requireNonNull(text, "text"));
    if (!form.matches()) {
      throw malformed(text, null);
    }
    try {
      RoundingMode mode =
          RoundingMode.valueOf(form.group(4).toUpperCase(Locale.ROOT).replace('-', '_'));
      if (form.group(1) != null) {
        return minorUnit(mode);
      }
      To to = form.group(3).equals("decimals") ? To.DECIMALS : To.SIGNIFICANT_DIGITS;
      return new Rounding(to, Integer.parseInt(form.group(2)), mode);
    } catch (IllegalArgumentException e) {
      throw malformed(text, e);
    }
  }

  /**
   * The quotient of two exact numbers, rounded once.
   *
   * @param dividend the number to divide
   * @param divisor what it is divided by
   * @param currency the currency of the result
   * @return the rounded quotient
   * @throws IllegalArgumentException if it is to be rounded to the minor unit of a currency that
   *     has none
   * @throws ArithmeticException if the mode is {@link RoundingMode#UNNECESSARY} and it is not
   */
  public BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, CurrencyUnit currency) {
    return switch (to) {
      case MINOR_UNIT -> dividend.divide(divisor, minorDigits(currency), mode);
      case DECIMALS -> dividend.divide(divisor, digits, mode);
      case SIGNIFICANT_DIGITS -> dividend.divide(divisor, new MathContext(digits, mode));
    };
  }

  /** For instance {@code minor unit, half-even}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    String what =
        switch (to) {
          case MINOR_UNIT -> "minor unit";
          case DECIMALS -> digits + " decimals";
          case SIGNIFICANT_DIGITS -> digits + " significant digits";
        };
    return what + ", " + Constants.name(mode);
  }

  private static int minorDigits(CurrencyUnit currency) {
    int decimals = currency.getDefaultFractionDigits();
    if (decimals < 0) {
      throw new IllegalArgumentException(
          "Currency "
              + currency
              + " has no minor unit to round to: name the rounding, such as Rounding.decimals(2) or Rounding.unrounded()");
    }
    return decimals;
  }

  private static TradeParseException malformed(CharSequence text, @Nullable Exception cause) {
    return new TradeParseException(
        "Malformed rounding",
        text.toString(),
        "accepted are such as 'minor unit, half-even', '2 decimals, half-up' and '34 significant digits, half-even'",
        null,
        cause);
  }
}
