package org.tradefigures.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.money.MonetaryAmount;

/** Amounts as people write them, in English: {@code USD -34 million}. */
public final class AmountFormat {

  private static final String[] SCALES = {"", " thousand", " million", " billion", " trillion"};
  private static final int DECIMALS = 3;

  private AmountFormat() {}

  /**
   * Currency code and short number, such as {@code USD 737 million}.
   *
   * @param amount the amount
   * @return the text; it starts with {@code about} where digits had to be dropped
   */
  public static String shortForm(MonetaryAmount amount) {
    BigDecimal number = amount.getNumber().numberValueExact(BigDecimal.class);
    String code = amount.getCurrency().getCurrencyCode();
    return isShort(number) ? code + " " + digits(number) : "about " + code + " " + digits(number);
  }

  /**
   * A number in the largest unit of thousands that leaves a whole part, with at most three
   * decimals.
   *
   * @param number the number
   * @return such as {@code 737 million}; it starts with {@code about} where digits had to be
   *     dropped
   */
  public static String shortForm(BigDecimal number) {
    return isShort(number) ? digits(number) : "about " + digits(number);
  }

  /**
   * Currency code and number with all its digits, in groups of three.
   *
   * @param amount the amount
   * @return such as {@code KES 99,364,170,176.87}
   */
  public static String fullForm(MonetaryAmount amount) {
    return amount.getCurrency().getCurrencyCode()
        + " "
        + fullForm(amount.getNumber().numberValueExact(BigDecimal.class));
  }

  /**
   * A number with all its digits, in groups of three.
   *
   * @param number the number
   * @return such as {@code 99,364,170,176.87}
   */
  public static String fullForm(BigDecimal number) {
    String plain = number.toPlainString();
    int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    StringBuilder text = new StringBuilder(plain);
    for (int i = end - 3; i > (number.signum() < 0 ? 1 : 0); i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  private static boolean isShort(BigDecimal number) {
    return inUnit(number).compareTo(number.scaleByPowerOfTen(-3 * unit(number))) == 0;
  }

  private static String digits(BigDecimal number) {
    BigDecimal short3 = inUnit(number).stripTrailingZeros();
    return (short3.scale() < 0 ? short3.setScale(0) : short3).toPlainString()
        + SCALES[unit(number)];
  }

  private static BigDecimal inUnit(BigDecimal number) {
    return number.scaleByPowerOfTen(-3 * unit(number)).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** How many groups of three digits the unit stands for; thousands are written out. */
  private static int unit(BigDecimal number) {
    int digits = number.precision() - number.scale();
    int groups = Math.min((digits - 1) / 3, SCALES.length - 1);
    return number.signum() == 0 || groups < 2 ? 0 : groups;
  }
}
