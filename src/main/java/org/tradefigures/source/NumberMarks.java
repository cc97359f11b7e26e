package org.tradefigures.source;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.TradeParseException;

/** The characters that a file writes numbers with. */
final class NumberMarks implements Serializable {

  /** What a rate has to be. */
  static final String RATE = "a number greater than zero";

  static final NumberMarks POINT = new NumberMarks('.', null);

  private static final long serialVersionUID = 1;
  private static final int LONGEST = 100;

  private final char decimal;
  private final @Nullable Character thousands;
  private final Pattern form;

  /**
   * Marks.
   *
   * @param decimal what stands before the decimals
   * @param thousands what may stand between thousands
   */
  NumberMarks(char decimal, @Nullable Character thousands) {
    if (thousands != null && thousands == decimal) {
      throw new IllegalArgumentException(
          "Numbers with "
              + Messages.quote(decimal)
              + " both before the decimals and between thousands can't be told apart");
    }
    this.decimal = decimal;
    this.thousands = thousands;
    this.form = form(decimal, thousands);
  }

  /**
   * The number with a point before the decimals and nothing between thousands.
   *
   * @param what what the error calls it
   * @param expected what the error says it has to be
   * @throws TradeParseException if the marks stand elsewhere than they may
   */
  String plain(String text, String what, String expected) {
    if (decimal == '.' && thousands == null) {
      return text;
    }
    if (text.length() > LONGEST || !form.matcher(text).matches()) {
      throw new TradeParseException(
          "Malformed " + what,
          text,
          "expected is "
              + expected
              + " with "
              + Messages.quote(decimal)
              + " before the decimals and "
              + (thousands == null ? "nothing" : Messages.quote(thousands))
              + " between thousands");
    }
    String digits = thousands == null ? text : text.replace(thousands.toString(), "");
    return digits.replace(decimal, '.');
  }

  private static Pattern form(char decimal, @Nullable Character thousands) {
    String decimals = "(?:" + Pattern.quote(String.valueOf(decimal)) + "\\d+)?";
    String groups =
        thousands == null ? "" : "|\\d{1,3}(?:" + Pattern.quote(thousands.toString()) + "\\d{3})+";
    return Pattern.compile("[+-]?(?:\\d+" + groups + ")" + decimals);
  }
}
