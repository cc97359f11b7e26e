package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.ObservationStatus;

/**
 * A cell of money as text: {@code USD 737,000,000} for people, {@code USD 737000000} for files, and
 * {@code USD :suppressed} where there is no amount. What is written is read back.
 *
 * @param currency null where it is not known
 * @param amount null where it is absent
 * @param absence why it is absent; null where there is an amount
 */
record MoneyText(
    @Nullable CurrencyUnit currency,
    @Nullable BigDecimal amount,
    @Nullable ObservationStatus absence) {

  private static final Pattern CELL =
      Pattern.compile("(?:(?<currency>[A-Z]{3}) )?(?<rest>:[a-z ]+|[+-]?[0-9].*)");
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?");

  /** The form for files. */
  String plain() {
    return written(amount == null ? "" : amount.toPlainString());
  }

  /** The form for people. */
  String grouped() {
    return written(amount == null ? "" : grouped(amount));
  }

  /**
   * Reads either form.
   *
   * @throws TradeParseException if the text is neither
   */
  static MoneyText parse(String text) {
    Matcher cell = CELL.matcher(text);
    if (!cell.matches()) {
      throw malformed(text);
    }
    String code = cell.group("currency");
    String rest = cell.group("rest");
    CurrencyUnit currency = code == null ? null : Currencies.of(code);
    if (rest.startsWith(":")) {
      return new MoneyText(currency, null, absence(text, rest));
    }
    String digits = GROUPED.matcher(rest).matches() ? rest.replace(",", "") : rest;
    Optional<BigDecimal> amount = currency == null ? Optional.empty() : Decimals.find(digits);
    return new MoneyText(currency, amount.orElseThrow(() -> malformed(text)), null);
  }

  /** A number with commas between the thousands. */
  static String grouped(BigDecimal number) {
    String digits = number.abs().toPlainString();
    int point = digits.indexOf('.');
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = (point < 0 ? digits.length() : point) - 3; i > 0; i -= 3) {
      grouped.insert(i, ',');
    }
    return (number.signum() < 0 ? "-" : "") + grouped;
  }

  /** Why there is no figure, in words. */
  static String words(ObservationStatus absence) {
    return absence.toString().replace('-', ' ');
  }

  private String written(String number) {
    String value = absence == null ? number : ":" + words(absence);
    return currency == null ? value : currency.getCurrencyCode() + " " + value;
  }

  private static ObservationStatus absence(String text, String rest) {
    for (ObservationStatus status : ObservationStatus.values()) {
      if (!status.hasValue() && rest.equals(":" + words(status))) {
        return status;
      }
    }
    throw malformed(text);
  }

  private static TradeParseException malformed(String text) {
    return new TradeParseException(
        "Malformed amount",
        text,
        "accepted are a currency and a number, such as 'USD 737000000' or 'USD 737,000,000',"
            + " and ':missing', ':suppressed' or ':not yet reported' where there is none");
  }
}
