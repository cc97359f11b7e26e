package org.tradefigures.money;

import java.util.List;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;
import org.tradefigures.reference.TradeParseException;

/** An amount whose sign stands for several currencies, where nothing tells which is meant. */
public final class AmbiguousCurrencyException extends TradeParseException {

  private static final long serialVersionUID = 1L;

  private final String sign;
  private final List<CurrencyUnit> candidates;

  /** The country is empty where none is known. */
  AmbiguousCurrencyException(
      String text, String sign, List<CurrencyUnit> candidates, String country) {
    super("Ambiguous amount", text, remedy(sign, candidates, country));
    this.sign = sign;
    this.candidates = List.copyOf(candidates);
  }

  /**
   * The sign or name that does not tell the currency.
   *
   * @return such as {@code $}
   */
  public String sign() {
    return sign;
  }

  /**
   * The currencies it may stand for.
   *
   * @return ordered by code
   */
  public List<CurrencyUnit> candidates() {
    return candidates;
  }

  private static String remedy(String sign, List<CurrencyUnit> candidates, String country) {
    String codes =
        candidates.stream().map(CurrencyUnit::getCurrencyCode).collect(Collectors.joining(", "));
    String unknown =
        country.isEmpty()
            ? "name the country it was written in, as in AmountFormat.of(Locale.US), or write the code"
            : "which of them is meant in " + country + " is not known; write the code";
    return "'" + sign + "' stands for " + codes + " in one country or another; " + unknown;
  }
}
